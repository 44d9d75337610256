"""People's own data sets, kept in the data folder version by version; nothing is ever overwritten.

A version is a folder that appears whole or not at all::

    own/0003/version.json   who, when, why, from which files, and whose state it is
    own/0003/files/         the files as they were given
    own/0003/sets/own/      the tables of the data set ``own``
    own/0003/decisions.csv  what people decided about probable duplicates

Going back makes a new version with the tables of an earlier one, so that going back can be undone too.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import portalocker

from graph.errors import SettingsError, SilkgraphError

OWN = "own"
"""Name of people's data set; further ones are called ``own-…``."""
_SET = re.compile(r"own(-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[0-9]{4,}\Z")
_WAIT = 60.0

Tables = Mapping[str, Mapping[str, str]]
"""Texts of tables by data set and file name."""


class StaleProposal(SilkgraphError):
    """Someone else has kept a version since the proposal was made."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of people's own data.

    Parameters
    ----------
    number
        From 1, without a gap.
    when
        ISO 8601 in UTC.
    who, why
        Who kept it and what for, in their words.
    state_of
        The version whose tables it holds: itself, or an earlier one that was gone back to (0: nothing).
    files
        Names and SHA-256 of the files that were given.
    summary
        What it changed, in numbers: ``added``, ``changed``, ``removed``.
    """

    number: int
    when: str
    who: str
    why: str
    state_of: int
    files: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """What a version holds."""

    number: int
    tables: Tables
    decisions: str = ""


class Workspace:
    """People's own data sets.

    Parameters
    ----------
    home
        The data folder.
    """

    def __init__(self, home: Path) -> None:
        self.folder = home / "own"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the data sets: whoever reads them to write the graph, or keeps a version, goes alone.

        Raises
        ------
        SettingsError
            Where another program holds them too long, or the data folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = portalocker.Lock(self.folder / "lock", "a", timeout=_WAIT, fail_when_locked=False)
            file = held.acquire()
        except portalocker.LockException:
            raise SettingsError(
                f"{self.folder}: another program is changing the data sets; try again in a minute"
            ) from None
        except OSError as error:
            raise SettingsError(f"{self.folder}: cannot be written: {error.strerror}") from error
        try:
            yield
        finally:
            held.release()
            file.close()

    def versions(self) -> tuple[Version, ...]:
        """All versions, the first one first."""
        if not self.folder.is_dir():
            return ()
        numbers = sorted(int(path.name) for path in self.folder.iterdir() if _NUMBER.match(path.name))
        return tuple(self._version(number) for number in numbers)

    def number(self) -> int:
        """Number of the newest version; 0 where nothing was ever kept."""
        if not self.folder.is_dir():
            return 0
        return max((int(path.name) for path in self.folder.iterdir() if _NUMBER.match(path.name)), default=0)

    def folders(self) -> tuple[Path, ...]:
        """Folders of the data sets of the newest version, by name."""
        return self._sets(self.number())

    def state(self, number: int | None = None) -> State:
        """Tables and decisions of a version; of the newest where not given."""
        wanted = self.number() if number is None else number
        tables = {
            folder.name: {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
            for folder in self._sets(wanted)
        }
        decisions = self._path(wanted) / "decisions.csv"
        return State(wanted, tables, decisions.read_text(encoding="utf-8") if decisions.is_file() else "")

    def keep(
        self,
        state: State,
        *,
        who: str,
        why: str = "",
        files: Mapping[str, bytes] | None = None,
        summary: Mapping[str, int] | None = None,
    ) -> Version:
        """Make `state` the newest version; the lock must be held.

        Parameters
        ----------
        state
            The tables, and the number of the version that they were made from.
        who, why
            Who keeps it and what for.
        files
            The files as they were given, by name.
        summary
            What it changes, in numbers.

        Raises
        ------
        StaleProposal
            Where a newer version than ``state.number`` is there.
        """
        return self._keep(state, who, why, None, files or {}, summary or {})

    def back(self, *, who: str, why: str = "", to: int | None = None) -> Version:
        """Make the tables of an earlier version the newest one; the lock must be held.

        Parameters
        ----------
        to
            Its number, 0 for none at all; where not given, the state before the present one.
        """
        found = self.versions()
        if not found:
            raise SilkgraphError("no data of your own is kept; nothing to undo")
        if to is None:
            now = found[-1].state_of
            if now == 0:
                raise SilkgraphError("the data sets are as they were before the first version already")
            to = found[now - 2].state_of if now > 1 else 0
        if not 0 <= to <= len(found):
            raise SilkgraphError(f"no version {to}; there are 1 to {len(found)}, and 0 for none at all")
        state_of = found[to - 1].state_of if to else 0
        state = State(len(found), self.state(to).tables, self.state(len(found)).decisions)
        return self._keep(state, who, why, state_of, {}, {})

    def given(self, number: int) -> dict[str, Path]:
        """The files that were given for a version, by name."""
        folder = self._path(number) / "files"
        return {path.name: path for path in sorted(folder.iterdir())} if folder.is_dir() else {}

    def _keep(
        self,
        state: State,
        who: str,
        why: str,
        state_of: int | None,
        files: Mapping[str, bytes],
        summary: Mapping[str, int],
    ) -> Version:
        if state.number != self.number():
            last = self.versions()[-1]
            raise StaleProposal(
                f"{last.who} kept version {last.number} at {last.when[:16].replace('T', ' ')} UTC, after "
                "these files were checked; look at the differences again, then keep them"
            )
        for name in state.tables:
            if not _SET.match(name):
                raise SilkgraphError(f"'{name}' cannot name a data set; use own or own-NAME (a-z, 0-9, -)")
        number = state.number + 1
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        version = Version(
            number,
            datetime.now(UTC).isoformat(timespec="seconds"),
            who.strip() or getpass.getuser(),
            why.strip(),
            number if state_of is None else state_of,
            digests,
            dict(summary),
        )
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        try:
            _fill(made, state, files, version)
            made.rename(self._path(number))
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return version

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:04}"

    def _sets(self, number: int) -> tuple[Path, ...]:
        folder = self._path(number) / "sets"
        return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()

    def _version(self, number: int) -> Version:
        try:
            return Version(**json.loads((self._path(number) / "version.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise SettingsError(f"{self._path(number) / 'version.json'}: cannot be read: {error}") from error


def data_set_name(name: str | None) -> str:
    """The data set that a person means by a name: ``own``, or ``own-NAME``."""
    wanted = (name or OWN).strip().lower()
    wanted = wanted if wanted == OWN or wanted.startswith("own-") else f"own-{wanted}"
    if not _SET.match(wanted):
        raise SilkgraphError(f"'{name}' cannot name a data set; use lower-case letters, digits and hyphens")
    return wanted


def _fill(folder: Path, state: State, files: Mapping[str, bytes], version: Version) -> None:
    for name, tables in state.tables.items():
        for file, text in tables.items():
            _write(folder / "sets" / name / file, text.encode())
    for name, content in files.items():
        _write(folder / "files" / Path(name).name, content)
    if state.decisions:
        _write(folder / "decisions.csv", state.decisions.encode())
    about = {name: getattr(version, name) for name in Version.__slots__}
    text = json.dumps(about, ensure_ascii=False, indent=1, default=dict)
    _write(folder / "version.json", text.encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there after a loss of power, too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
