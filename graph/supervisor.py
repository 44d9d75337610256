"""The process that owns the embedded engine: starts it, watches it, ends it when nobody uses it.

Started by `graph.embedded` as a process of its own, so that the engine outlives the program that
needed it first and never the last one. Three files in the engine's folder are locks, which the
operating system frees when their holder dies; what they contain means nothing:

``clients.lock``
    shared by every client, taken whole by the supervisor when it ends the engine.
``supervisor.lock``
    held by the supervisor as long as it lives.
``start.lock``
    held by the client that starts a supervisor.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import IO

import portalocker

DATABASE = "coop"
ADMIN, READER = "root", "reader"
LINGER_SECONDS = 4.0
"""How long the engine waits for the next client after the last has gone."""

_POLL_SECONDS = 0.2
_START_SECONDS = 60.0
_STATEMENT_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1
_ATTEMPTS = 3

_GROUPS = {
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "types": {
                        "*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}
                    },
                },
                READER: {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": [],
                    "types": {"*": {"access": ["readRecord"]}},
                },
                "*": {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": [],
                    "types": {"*": {"access": []}},
                },
            }
        }
    },
    "version": 2,
}


@dataclass(frozen=True, slots=True)
class Running:
    """What the supervisor writes down about its engine, in ``engine.json``.

    Parameters
    ----------
    port
        Port of the Bolt listener on 127.0.0.1.
    supervisor, engine
        Process ids.
    version
        Version of the engine's package.
    """

    port: int
    supervisor: int
    engine: int
    version: str


@dataclass(frozen=True, slots=True)
class Files:
    """The files in the engine's folder."""

    folder: Path

    @property
    def clients(self) -> Path:
        """Lock that clients share."""
        return self.folder / "clients.lock"

    @property
    def supervisor(self) -> Path:
        """Lock of the supervisor."""
        return self.folder / "supervisor.lock"

    @property
    def start(self) -> Path:
        """Lock of the client that starts a supervisor."""
        return self.folder / "start.lock"

    @property
    def running(self) -> Path:
        """Where the engine listens, while it runs."""
        return self.folder / "engine.json"

    @property
    def keep(self) -> Path:
        """Id of the supervisor that is to stay without clients."""
        return self.folder / "keep"

    @property
    def port(self) -> Path:
        """The port of the last time, so that an address that somebody noted down stays right."""
        return self.folder / "port"

    @property
    def passwords(self) -> Path:
        """Passwords of the two database users."""
        return self.folder / "passwords.json"

    @property
    def arguments(self) -> Path:
        """Java's argument file; here so that no password shows in the list of processes."""
        return self.folder / "java.args"

    @property
    def log(self) -> Path:
        """What the engine prints."""
        return self.folder / "engine.log"

    @property
    def root(self) -> Path:
        """The engine's own folder."""
        return self.folder / "server"


def try_lock(path: Path, flags: portalocker.LockFlags) -> IO[bytes] | None:
    """Take a lock without waiting; None where somebody else holds it."""
    file = path.open("ab")
    try:
        portalocker.lock(file, flags | portalocker.LockFlags.NON_BLOCKING)
    except (portalocker.LockException, portalocker.AlreadyLocked):
        file.close()
        return None
    return file


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step; only its owner may read it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        beside.unlink()
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    beside.replace(path)


def passwords(files: Files) -> dict[str, str]:
    """Passwords by user name; made anew where the file is missing or damaged."""
    try:
        known = json.loads(files.passwords.read_text())
        return {ADMIN: str(known[ADMIN]), READER: str(known[READER])}
    except (OSError, ValueError, KeyError, TypeError):
        made = {ADMIN: token_hex(24), READER: token_hex(12)}
        write_private(files.passwords, json.dumps(made))
        return made


def supervise(folder: Path) -> int:
    """Run the engine until it ends or nobody uses it; the exit status."""
    files = Files(folder)
    own = try_lock(files.supervisor, portalocker.LockFlags.EXCLUSIVE)
    if own is None:
        return 0  # another supervisor owns the folder
    with own:
        ending = _Ending()
        with files.log.open("wb") as log:
            for _ in range(_ATTEMPTS):
                bolt, http = _free_ports(_last_port(files))
                engine = _start(files, bolt, http, log)
                if _ready(engine, http, ending):
                    break
                _end(engine)
            else:
                return 1
            running = Running(bolt, os.getpid(), engine.pid, version("arcadedb-embedded"))
            files.port.write_text(str(bolt))
            write_private(files.running, json.dumps(asdict(running)))
            held = None
            try:
                held = _wait(files, engine, ending)
            finally:
                # A new client waits until this process has gone: it finds no engine written down.
                for stale in (files.running, files.keep, files.arguments):
                    stale.unlink(missing_ok=True)
                _end(engine)
                if held is not None:
                    held.close()
    return 0


class _Ending:
    """Whether somebody asked the supervisor to end."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


def _wait(files: Files, engine: subprocess.Popen[bytes], ending: _Ending) -> IO[bytes] | None:
    """Wait for the end: the engine's, one that is asked for, or the last client's."""
    alone_since: float | None = None
    while engine.poll() is None and not ending.asked:
        held = try_lock(files.clients, portalocker.LockFlags.EXCLUSIVE)
        if held is None or _kept(files):
            alone_since = None
        elif alone_since is None:
            alone_since = time.monotonic()
        elif time.monotonic() - alone_since > LINGER_SECONDS:
            return held
        if held is not None:
            held.close()
        time.sleep(_POLL_SECONDS)
    return None


def _kept(files: Files) -> bool:
    try:
        return files.keep.read_text() == str(os.getpid())
    except OSError:
        return False


def _start(files: Files, bolt: int, http: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    secret = passwords(files)
    config = files.root / "config"
    config.mkdir(parents=True, exist_ok=True)
    # The engine makes its users from the arguments when this file is missing: passwords always fit.
    (config / "server-users.jsonl").unlink(missing_ok=True)
    write_private(config / "server-groups.json", json.dumps(_GROUPS))
    package = _package()
    settings = {
        "server.rootPath": files.root,
        "server.rootPassword": secret[ADMIN],
        "server.mode": "development",  # production hides the messages that analysts need
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,
        "server.defaultDatabases": f"{DATABASE}[{READER}:{secret[READER]}:{READER}]",
        "serverMetrics": "false",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt,
        "bolt.defaultDatabase": DATABASE,
        "command.timeout": round(1000 * _statement_seconds()),
        "txWalFlush": 2,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "polyglotEngineEnabled": "false",
    }
    arguments = [
        "-Xmx512m",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-modules jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        f"-cp {_quoted(f'{package}/jars/*')}",
        *(_quoted(f"-Darcadedb.{name}={value}") for name, value in settings.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    write_private(files.arguments, "\n".join(arguments) + "\n")
    java = package / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")
    return subprocess.Popen(
        [java, f"@{files.arguments}"],
        cwd=files.root,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        preexec_fn=_die_with_parent() if sys.platform == "linux" else None,
    )


def _statement_seconds() -> float:
    """The longest time that a statement may run; the engine knows no other way to end one."""
    try:
        return float(os.environ.get("SILKGRAPH_STATEMENT_SECONDS", ""))
    except ValueError:
        return _STATEMENT_SECONDS


def _package() -> Path:
    found = find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        raise SystemExit("the package arcadedb-embedded is not installed")
    return Path(found.origin).parent


def _quoted(text: str) -> str:
    """Return one argument of a Java argument file."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _die_with_parent() -> Callable[[], None]:
    library, parent = ctypes.CDLL(None), os.getpid()

    def prepare() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def _last_port(files: Files) -> int:
    try:
        return int(files.port.read_text())
    except (OSError, ValueError):
        return 0


def _free_ports(wanted: int) -> tuple[int, int]:
    with socket.socket() as bolt, socket.socket() as http:
        for each in (bolt, http):
            each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bolt.bind(("127.0.0.1", wanted))
        except OSError:
            bolt.bind(("127.0.0.1", 0))
        http.bind(("127.0.0.1", 0))
        return bolt.getsockname()[1], http.getsockname()[1]


def _ready(engine: subprocess.Popen[bytes], http: int, ending: _Ending) -> bool:
    """Wait until the database can be used; the Bolt listener opens before it exists."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and engine.poll() is None and not ending.asked:
        connection = HTTPConnection("127.0.0.1", http, timeout=5)
        try:
            connection.request("GET", "/api/v1/ready")
            if connection.getresponse().status == HTTPStatus.NO_CONTENT:
                return True
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    return False


def _end(engine: subprocess.Popen[bytes]) -> None:
    if engine.poll() is None:
        engine.terminate()
        try:
            engine.wait(20)
        except subprocess.TimeoutExpired:
            engine.kill()
    engine.wait()


if __name__ == "__main__":
    raise SystemExit(supervise(Path(sys.argv[1])))
