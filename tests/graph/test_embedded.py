"""The embedded engine: one for all clients of a data folder, and nothing left behind by the killed."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j
import psutil
import pytest

from graph import embedded
from graph.embedded import EngineStatus
from graph.errors import SettingsError
from graph.settings import PROJECT, Settings
from graph.store import Store
from graph.supervisor import Files

CLIENT = """
import sys
from pathlib import Path
from graph import embedded
with embedded.acquire(Path(sys.argv[1])) as engine:
    print(engine.server.uri, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "数据 folder"
    yield folder
    embedded.stop(folder)


def client(home: Path) -> subprocess.Popen[str]:
    """Another program that uses the engine until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT, home],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate("")


def until(condition: Callable[[], bool], seconds: float = 40) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def pids(status: EngineStatus) -> tuple[int, int]:
    assert status.supervisor is not None
    assert status.engine is not None
    return status.supervisor, status.engine


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def remember(home: Path, value: int) -> None:
    with embedded.acquire(home) as engine, driver(engine) as admin:
        admin.execute_query("MERGE (n:Memory {id: 'x'}) SET n.value = $v", v=value, database_="coop")


def remembered(home: Path) -> int:
    with embedded.acquire(home) as engine, driver(engine) as admin:
        [record] = admin.execute_query("MATCH (n:Memory) RETURN n.value AS v", database_="coop").records
        return int(record["v"])


def driver(engine: embedded.Engine) -> neo4j.Driver:
    server = engine.server
    return neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password))


def test_clients_that_start_at_the_same_instant_share_one_engine(home: Path) -> None:
    clients = [client(home) for _ in range(4)]
    addresses = {said(each) for each in clients}
    status = embedded.status(home)
    assert addresses == {status.uri}
    _, engine = pids(status)
    for each in clients[:-1]:
        leave(each)
    assert not until(lambda: gone(engine), seconds=6), "the engine left while it had a client"
    leave(clients[-1])
    assert until(lambda: gone(engine))
    assert not embedded.status(home).running


def test_the_engine_ends_after_its_last_client_was_killed(home: Path) -> None:
    process = client(home)
    said(process)
    supervisor, engine = pids(embedded.status(home))
    process.kill()
    process.communicate()
    assert until(lambda: gone(engine) and gone(supervisor))


def test_a_killed_supervisor_takes_the_engine_along_and_the_next_client_starts_anew(home: Path) -> None:
    remember(home, 1)
    with embedded.acquire(home):
        supervisor, engine = pids(embedded.status(home))
        os.kill(supervisor, signal.SIGKILL)
        assert until(lambda: gone(engine))
        assert remembered(home) == 1
        assert pids(embedded.status(home))[1] != engine


def test_a_client_that_comes_while_a_killed_supervisors_engine_still_runs_waits_for_its_end(
    home: Path,
) -> None:
    remember(home, 5)
    with embedded.acquire(home):
        supervisor, engine = pids(embedded.status(home))
        os.kill(engine, signal.SIGSTOP)  # it cannot hear that its parent has died
        os.kill(supervisor, signal.SIGKILL)
        assert until(lambda: gone(supervisor))
        os.kill(engine, signal.SIGCONT)
        assert remembered(home) == 5


def test_a_killed_engine_is_started_again_by_the_next_question(home: Path) -> None:
    remember(home, 2)
    with Store.connect(Settings(home)) as store:
        _, engine = pids(embedded.status(home))
        os.kill(engine, signal.SIGKILL)
        assert store.read("MATCH (n:Memory) RETURN n.value AS v") == [{"v": 2}]
        assert pids(embedded.status(home))[1] != engine


def test_acknowledged_writes_outlive_kill_9(home: Path) -> None:
    with embedded.acquire(home) as engine:
        with driver(engine) as admin:
            for value in range(50):
                admin.execute_query("CREATE (:Count {id: $v})", v=value, database_="coop")
        os.kill(pids(embedded.status(home))[1], signal.SIGKILL)
    with Store.connect(Settings(home)) as store:
        assert store.read("MATCH (n:Count) RETURN count(n) AS n") == [{"n": 50}]


def test_stale_files_block_no_start(home: Path) -> None:
    remember(home, 3)
    assert embedded.stop(home)
    files = Files(home / "engine")
    stale = {"port": 1, "supervisor": os.getpid(), "engine": os.getpid(), "version": "0"}
    for content in (json.dumps(stale), "{", ""):
        files.running.write_text(content)
        files.keep.write_text(str(os.getpid()))
        files.port.write_text("no number")
        files.arguments.write_text("@")
        (files.root / "databases" / "coop" / "database.lck").touch()
        assert not embedded.status(home).running
        assert remembered(home) == 3
        assert embedded.stop(home)
    files.passwords.write_text("lost")
    assert remembered(home) == 3


def test_nothing_listens_beyond_this_machine_and_no_password_shows(home: Path) -> None:
    with embedded.acquire(home) as engine:
        _, pid = pids(embedded.status(home))
        process = psutil.Process(pid)
        listening = {
            each.laddr.ip
            for each in process.net_connections(kind="inet")
            if each.status == psutil.CONN_LISTEN
        }
        assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"}
        assert listening
        shown = " ".join([*process.cmdline(), *process.environ().values()])
        assert engine.server.password not in shown
        assert engine.reader.password not in shown
        files = Files(home / "engine")
        for file in (files.passwords, files.arguments, files.running):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(files.folder.stat().st_mode) == 0o700


def test_the_reader_may_only_read(home: Path) -> None:
    remember(home, 4)
    with embedded.acquire(home) as engine:
        reader = engine.reader
        with neo4j.GraphDatabase.driver(reader.uri, auth=(reader.username, reader.password)) as driver:
            assert driver.execute_query("MATCH (n:Memory) RETURN n.value AS v").records[0]["v"] == 4
            for text in (
                "CREATE (:Memory {id: 'y'})",
                "CREATE (:Other)",
                "MATCH (n) SET n.value = 0",
                "MATCH (n) DELETE n",
                "CREATE INDEX i FOR (n:Memory) ON (n.value)",
            ):
                with pytest.raises(neo4j.exceptions.Forbidden):
                    driver.execute_query(text)
    assert remembered(home) == 4


def test_an_engine_that_is_kept_stays_without_clients_until_it_is_stopped(home: Path) -> None:
    reader = embedded.keep(home)
    status = embedded.status(home)
    assert (status.running, status.kept, status.uri) == (True, True, reader.uri)
    _, engine = pids(status)
    assert not until(lambda: gone(engine), seconds=6)
    assert embedded.stop(home)
    assert gone(engine)
    assert not embedded.stop(home)
    assert embedded.status(home) == EngineStatus(home / "engine", running=False)
    again = embedded.keep(home)
    assert (again.uri, again.password) == (reader.uri, reader.password), "an address noted down stays right"


def test_a_folder_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(SettingsError, match=r"cannot be written.*SILKGRAPH_HOME") as caught:
        embedded.acquire(file)
    assert "\n" not in str(caught.value)
    assert not embedded.stop(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()
