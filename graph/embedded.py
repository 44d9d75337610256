"""The embedded engine's life: many clients of one data folder share one ArcadeDB process.

The first client starts a supervisor (`graph.supervisor`), which owns the engine; every client holds
a shared lock, which the operating system frees when it dies in whatever way, and the engine ends
some seconds after the last one. Nothing that a killed process leaves behind blocks a start.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

import portalocker
import psutil

from graph.errors import EngineError, SettingsError
from graph.settings import PROJECT, Server
from graph.supervisor import ADMIN, DATABASE, READER, Files, Running, passwords, try_lock

_WAIT_SECONDS = 90.0
_POLL_SECONDS = 0.05
_END_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What is known about the engine of a data folder.

    Parameters
    ----------
    folder
        The engine's folder.
    running
        Whether it runs.
    uri
        Its Bolt address, or the empty string.
    kept
        Whether it stays when nobody uses it (``silkgraph db start``).
    supervisor, engine
        Process ids, or None.
    """

    folder: Path
    running: bool
    uri: str = ""
    kept: bool = False
    supervisor: int | None = None
    engine: int | None = None


class Engine:
    """One client's share in the engine; closing it may end the engine some seconds later."""

    def __init__(self, running: Running, secret: dict[str, str], lock: IO[bytes]) -> None:
        uri = _uri(running)
        self.server = Server(uri, ADMIN, secret[ADMIN], DATABASE)
        """May do everything."""
        self.reader = Server(uri, READER, secret[READER], DATABASE)
        """May only read."""
        self.version = running.version
        self._lock = lock

    def close(self) -> None:
        """Give the share back."""
        self._lock.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def acquire(home: Path) -> Engine:
    """Start the engine of a data folder, or share it where it runs.

    Raises
    ------
    SettingsError
        Where the folder cannot be written.
    EngineError
        Where the engine does not start.
    """
    files = _files(home)
    lock = _lock(files.clients, portalocker.LockFlags.SHARED)
    try:
        with _lock(files.start, portalocker.LockFlags.EXCLUSIVE):
            running = _running(files) or _begin(files)
            return Engine(running, passwords(files), lock)
    except BaseException:
        lock.close()
        raise


def keep(home: Path) -> Server:
    """Start the engine and let it stay without clients until `stop`; the user who may only read."""
    files = _files(home)
    with acquire(home) as engine:
        running = _running(files)
        if running is None:
            raise EngineError(_gone(files))
        files.keep.write_text(str(running.supervisor))
        return engine.reader


def status(home: Path) -> EngineStatus:
    """Whether the engine of a data folder runs, and where; starts nothing."""
    files = Files(_folder(home))
    running = _running(files) if files.folder.is_dir() else None
    if running is None:
        return EngineStatus(files.folder, running=False)
    kept = False
    with contextlib.suppress(OSError):
        kept = files.keep.read_text() == str(running.supervisor)
    return EngineStatus(
        files.folder, True, _uri(running), kept, supervisor=running.supervisor, engine=running.engine
    )


def stop(home: Path) -> bool:
    """End the engine, also under the eyes of its clients; whether there was one.

    A client that still wants it starts it again with its next question.
    """
    files = Files(_folder(home))
    if not files.folder.is_dir():
        return False
    running = _running(files)
    if running is None:
        return False
    files.keep.unlink(missing_ok=True)
    with contextlib.suppress(psutil.NoSuchProcess):
        supervisor = psutil.Process(running.supervisor)
        supervisor.terminate()
        with contextlib.suppress(psutil.TimeoutExpired):
            supervisor.wait(_END_SECONDS + 5)
    _end_leftover(files, running)
    return True


def _uri(running: Running) -> str:
    return f"bolt://127.0.0.1:{running.port}"


def _folder(home: Path) -> Path:
    return home.expanduser().absolute() / "engine"


def _files(home: Path) -> Files:
    folder = _folder(home)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "clients.lock").open("ab").close()
    except OSError as error:
        raise SettingsError(
            f"{home}: the data folder cannot be written ({error.strerror}); name another in SILKGRAPH_HOME"
        ) from None
    return Files(folder)


def _lock(path: Path, flags: portalocker.LockFlags) -> IO[bytes]:
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        file = try_lock(path, flags)
        if file is not None:
            return file
        if time.monotonic() > deadline:
            raise EngineError(
                f"{path}: locked for {_WAIT_SECONDS:.0f} seconds by another program; end it and try again"
            )
        time.sleep(_POLL_SECONDS)


def _running(files: Files) -> Running | None:
    """The engine that runs; None where its supervisor has gone, whatever the files say."""
    free = try_lock(files.supervisor, portalocker.LockFlags.SHARED)
    if free is not None:
        free.close()
        return None
    running = _noted(files)
    if running is None:
        return None
    try:
        socket.create_connection(("127.0.0.1", running.port), timeout=5).close()
    except ConnectionRefusedError:
        return None  # it has just been killed, and its supervisor will see that in a moment
    return running


def _noted(files: Files) -> Running | None:
    try:
        return Running(**json.loads(files.running.read_text()))
    except (OSError, ValueError, TypeError):
        return None


class _Detached(subprocess.Popen[bytes]):
    """A child that outlives this program on purpose."""

    def __del__(self, *_: object) -> None:
        """Give no warning of a child that still runs."""


def _begin(files: Files) -> Running:
    """Start a supervisor and wait until its engine answers; the start lock is held."""
    _wait_for_supervisor(files)
    _end_leftover(files, _noted(files))
    files.running.unlink(missing_ok=True)
    paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    with (files.folder / "supervisor.log").open("wb") as log:
        supervisor = _Detached(
            [sys.executable, "-P", "-m", "graph.supervisor", files.folder],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            cwd=files.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < deadline:
        running = _noted(files)
        if running is not None and running.supervisor == supervisor.pid:
            return running
        if supervisor.poll() is not None:
            break
        time.sleep(_POLL_SECONDS)
    else:
        supervisor.terminate()
    raise EngineError(_gone(files))


def _wait_for_supervisor(files: Files) -> None:
    """Wait for a supervisor that is just ending; one whose engine has been killed ends too."""
    _lock(files.supervisor, portalocker.LockFlags.SHARED).close()


def _end_leftover(files: Files, running: Running | None) -> None:
    """End an engine whose supervisor was killed; it would hold the database's files."""
    if running is None:
        return
    with contextlib.suppress(psutil.NoSuchProcess):
        engine = psutil.Process(running.engine)
        if f"@{files.arguments}" not in engine.cmdline():
            return  # the number has been given to another program since
        engine.terminate()
        try:
            engine.wait(_END_SECONDS)
        except psutil.TimeoutExpired:
            engine.kill()
            engine.wait(_END_SECONDS)


def _gone(files: Files) -> str:
    lines: list[str] = []
    for log in (files.log, files.folder / "supervisor.log"):
        with contextlib.suppress(OSError):
            lines += [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    worst = [line for line in lines if "SEVER" in line or "rror" in line or "xception" in line]
    said = (worst or lines or ["it said nothing"])[-1]
    return f"the embedded engine did not start: {said[:300]} (more in {files.log})"
