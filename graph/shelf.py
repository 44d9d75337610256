"""Small files that people keep in the data folder under ids of their own: saved views, stories.

A file is written beside its place and then renamed, so a reader sees the old one or the new one. Whoever
changes a file says which state was seen; where someone else was quicker, nothing is written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from graph.errors import SettingsError, SilkgraphError, UnknownName

_ID = re.compile(r"[0-9a-f]{12}\Z")
_WAIT = 20.0
MOST = 2_000


class StaleEntry(SilkgraphError):
    """Someone else has changed or deleted it in the meantime."""


class Shelf:
    """Texts by id.

    Parameters
    ----------
    folder
        Made when something is first kept.
    ending
        Of the files, with its dot.
    """

    def __init__(self, folder: Path, ending: str = ".json") -> None:
        self.folder = folder
        self.ending = ending

    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        if not self.folder.is_dir():
            return ()
        return tuple(
            sorted(
                path.stem
                for path in self.folder.iterdir()
                if path.suffix == self.ending and _ID.match(path.stem)
            )
        )

    def get(self, key: str) -> str:
        """The text of an id.

        Raises
        ------
        UnknownName
            Where it is not there (any more).
        SettingsError
            Where it cannot be read.
        """
        if not _ID.match(key):
            raise UnknownName("saved entry", key, self.ids())
        try:
            return self._path(key).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise UnknownName("saved entry", key, self.ids()) from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{self._path(key)}: cannot be read: {error}") from error

    def add(self, text: str) -> str:
        """Keep a text; returns its id."""
        with self._held():
            if len(self.ids()) >= MOST:
                raise SilkgraphError(f"{self.folder}: {MOST:,} are kept already; delete some first")
            key = secrets.token_hex(6)
            self._write(key, text)
        return key

    def change(self, key: str, text: str, seen: str) -> None:
        """Replace a text.

        Parameters
        ----------
        seen
            The text that the change was made from.

        Raises
        ------
        StaleEntry
            Where another text stands there by now.
        """
        with self._held():
            self._require(key, seen)
            self._write(key, text)

    def drop(self, key: str) -> None:
        """Delete a text; one that is gone already stays gone."""
        with self._held():
            if _ID.match(key):
                self._path(key).unlink(missing_ok=True)

    def _require(self, key: str, seen: str) -> None:
        try:
            now = self.get(key)
        except UnknownName:
            raise StaleEntry("someone else has deleted it in the meantime; nothing was written") from None
        if hashlib.sha256(now.encode()).digest() != hashlib.sha256(seen.encode()).digest():
            raise StaleEntry("someone else has changed it in the meantime; load it again, then change it")

    @contextmanager
    def _held(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with portalocker.Lock(self.folder / "lock", "a", timeout=_WAIT, fail_when_locked=False):
                yield
        except portalocker.LockException:
            raise SettingsError(f"{self.folder}: another program is writing there; try again") from None
        except OSError as error:
            raise SettingsError(f"{self.folder}: cannot be written: {error.strerror}") from error

    def _write(self, key: str, text: str) -> None:
        number, beside = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(self._path(key))
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{self.ending}"
