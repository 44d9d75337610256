"""The ways to a server: routing, TLS with one's own authority, connections that break, a killed load."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import neo4j
import pytest

from graph import store as store_module
from graph.bolt import Connection
from graph.errors import ServerUnreachable, SettingsError
from graph.records import Edge, Node, RecordSet
from graph.settings import PROJECT, Settings, from_environment
from graph.store import Store
from tests import servers

HOME = Path("/nothing/is/kept/beside/a/server")
LARGE = 2_500


@pytest.fixture
def running() -> servers.Running:
    """The shared Neo4j, emptied."""
    found = servers.shared()
    servers.wipe(found.server)
    return found


def stated(size: int = LARGE) -> RecordSet:
    """Countries in a ring, far more than one batch."""
    nodes = tuple(
        Node("Country", f"C{number:04}", {"name_en": f"C{number}", "kind": "country"}, ("s1",), ("a",))
        for number in range(size)
    )
    edges = tuple(
        Edge("IN_REGION", node.ref, Node("Region", "r", {}, (), ()).ref, {}, ("s1",), datasets=("a",))
        for node in nodes
    )
    region = Node("Region", "r", {"name_en": "R"}, ("s1",), ("a",))
    return RecordSet(("a",), (*nodes, region), edges, {"id": "test"}, {"countries.csv": "00"})


def holds_all(store: Store, size: int = LARGE) -> bool:
    status = store.status()
    assert status.last_load is not None
    return (
        status.nodes == {"Country": size, "Region": 1, "Load": 1}
        and status.relationships == {"IN_REGION": size}
        and status.last_load["state"] == "complete"
    )


@pytest.mark.neo4j
def test_a_routing_address_reads_and_writes(running: servers.Running) -> None:
    server = replace(running.server, uri=running.server.uri.replace("bolt://", "neo4j://"))
    with Store.connect(Settings(HOME, server)) as store:
        store.write(stated(3))
        assert holds_all(store, 3)


@pytest.mark.neo4j
def test_the_default_database_is_used_where_none_is_named(running: servers.Running) -> None:
    with Store.connect(Settings(HOME, replace(running.server, database=None))) as store:
        store.write(stated(3))
    with Store.connect(Settings(HOME, running.server)) as store:
        assert holds_all(store, 3)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(running: servers.Running) -> None:
    with pytest.raises(ServerUnreachable, match="there is no database 'nowhere'; set NEO4J_DATABASE"):
        Store.connect(Settings(HOME, replace(running.server, database="nowhere")))


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_tls_with_an_authority_of_ones_own(running: servers.Running, scheme: str) -> None:
    environment = {
        "NEO4J_URI": running.server.uri.replace("bolt://", f"{scheme}://"),
        "NEO4J_PASSWORD": running.server.password,
        "NEO4J_AUTHORITY": str(running.authority),
    }
    with Store.connect(from_environment(environment)) as store:
        store.write(stated(3))
        assert holds_all(store, 3)
    del environment["NEO4J_AUTHORITY"]
    with pytest.raises(ServerUnreachable, match=f"^{scheme.replace('+', '.')}://127.0.0.1"):
        Store.connect(from_environment(environment))


@pytest.mark.neo4j
def test_tls_without_a_check_is_asked_for_by_name(running: servers.Running) -> None:
    server = replace(running.server, uri=running.server.uri.replace("bolt://", "bolt+ssc://"))
    with Store.connect(Settings(HOME, server)) as store:
        assert store.status().nodes == {}


@pytest.mark.parametrize(
    ("uri", "authority", "message"),
    [
        (
            "bolt://h",
            "x.pem",
            "NEO4J_AUTHORITY goes with bolt.s:// or neo4j.s://, and NEO4J_URI is 'bolt://h'",
        ),
        ("neo4j+ssc://h", "x.pem", "NEO4J_AUTHORITY goes with"),
        ("neo4j+s://h", "/not/there.pem", "NEO4J_AUTHORITY: no such file '/not/there.pem'"),
    ],
)
def test_an_authority_that_cannot_be_used_is_refused(uri: str, authority: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        from_environment({"NEO4J_URI": uri, "NEO4J_AUTHORITY": authority})


class Cable:
    """A proxy before a server that is cut after a number of bytes, for a while or for good."""

    def __init__(self, to: str, cut_after: int, *, for_good: bool) -> None:
        host, _, port = to.partition("://")[2].partition(":")
        self._target = (host, int(port))
        self._left = cut_after
        self._for_good = for_good
        self._open: list[socket.socket] = []
        self.cuts = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
            self._open += [client, server]
            threading.Thread(target=self._carry, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, False), daemon=True).start()

    def _carry(self, start: socket.socket, end: socket.socket, counted: bool) -> None:
        try:
            while data := start.recv(4096):
                if counted:
                    self._left -= len(data)
                    if self._left < 0 and (self._for_good or not self.cuts):
                        self.cut()
                        return
                end.sendall(data)
        except OSError:
            return
        finally:
            _end(start)
            _end(end)

    def cut(self) -> None:
        self.cuts += 1
        if self._for_good:
            _end(self._listener)
        for one in self._open:
            _end(one)
        self._open.clear()

    def close(self) -> None:
        self._for_good = True
        self.cut()


def _end(one: socket.socket) -> None:
    """Close it, also where another thread waits on it: closing alone would leave that one waiting."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@cache
def traffic(running: servers.Running, one_transaction: int) -> int:
    """Bytes that a client sends for the whole load, in one transaction up to so many rows."""
    assert one_transaction == store_module.ONE_TRANSACTION
    cable = Cable(running.server.uri, 10**9, for_good=False)
    with Store.connect(Settings(HOME, replace(running.server, uri=cable.uri))) as store:
        store.write(stated())
    cable.close()
    servers.wipe(running.server)
    return 10**9 - cable._left


def part(running: servers.Running, share: float) -> int:
    """Bytes of a share of the load."""
    return int(traffic(running, store_module.ONE_TRANSACTION) * share)


@pytest.fixture(params=[200_000, 700], ids=["one transaction", "parts"])
def parts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A load in one transaction, and one in parts."""
    monkeypatch.setattr(store_module, "ONE_TRANSACTION", request.param)
    yield


@pytest.mark.neo4j
@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("share", [0.6])
def test_a_load_goes_on_where_the_connection_breaks_once(running: servers.Running, share: float) -> None:
    """As when the leader of a cluster changes: the driver tries the transaction again."""
    cable = Cable(running.server.uri, part(running, share), for_good=False)
    with Store.connect(Settings(HOME, replace(running.server, uri=cable.uri))) as store:
        store.write(stated())
        assert cable.cuts == 1
        assert holds_all(store)
    cable.close()


@pytest.mark.neo4j
@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("share", [0.35, 0.9])
def test_a_load_whose_server_is_lost_says_so_and_the_next_run_finishes(
    running: servers.Running, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    cable = Cable(running.server.uri, part(running, share), for_good=True)
    server = replace(running.server, uri=cable.uri)
    monkeypatch.setattr(Connection.__init__, "__kwdefaults__", {"retry_seconds": 1.0})
    expected = pytest.raises(ServerUnreachable, match=f"^{cable.uri}: ")
    with Store.connect(Settings(HOME, server)) as store, expected:
        store.write(stated())
    assert cable.cuts
    with Store.connect(Settings(HOME, running.server)) as store:
        store.write(stated())
        assert holds_all(store)
        assert not store.write(stated()).changed


KILLED = """
import os, signal, sys
from graph import store as store_module
from graph.settings import from_environment
from graph.store import Store
from tests.neo4j.test_paths import stated

store_module.ONE_TRANSACTION = 700
steps = iter(range(100))


def progress(what, done, total):
    if next(steps) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)


with Store.connect(from_environment()) as store:
    store.write(stated(), progress)
print("whole")
"""


@pytest.mark.parametrize("step", range(6))
def test_a_load_that_is_killed_is_finished_by_the_next(
    settings: Settings, admin: neo4j.Driver, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """At each batch, on both backends, beside a node of another program."""
    database = settings.server.database if settings.server else "coop"
    admin.execute_query("CREATE (:Country {id: 'theirs', ours: false})", database_=database)
    monkeypatch.setenv("SILKGRAPH_HOME", str(settings.home))
    if settings.server:
        monkeypatch.setenv("NEO4J_URI", settings.server.uri)
        monkeypatch.setenv("NEO4J_PASSWORD", settings.server.password)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(step)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with Store.connect(settings) as store:
        store.write(stated())
        assert holds_all(store)
        assert not store.write(stated()).changed
    theirs, _, _ = admin.execute_query(
        "MATCH (c:Country {id: 'theirs'}) RETURN properties(c) AS own", database_=database
    )
    assert [record["own"] for record in theirs] == [{"id": "theirs", "ours": False}]
