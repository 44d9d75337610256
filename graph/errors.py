"""Every error that a person can meet, in one tree.

::

    SilkgraphError                 a person can mend it; str() is one plain line
    ├── InputError                 files that cannot be used: all problems at once
    ├── RecordError                a node or an edge that the schema does not allow
    ├── SettingsError              an environment variable or a folder that cannot be used
    ├── UnknownName                no such query, node, measure, network …
    ├── ExportError                a file that cannot be written
    └── StoreError                 the database said no
        ├── EngineError            the embedded engine does not start or has gone
        ├── ServerUnreachable      nothing answers at the address
        ├── WrongPassword          the server refuses user or password
        ├── QueryRefused           the read-only console does not run such a statement
        ├── QueryFailed            the statement is wrong
        └── QueryTimeout           the statement ran out of its time

The command line prints ``str(error)`` and ends with status 1; pages show it in a box.
Nothing else is caught, so a programming error stays loud.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel


class SilkgraphError(Exception):
    """The base of all errors that a person can mend."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file.

    Parameters
    ----------
    file
        The file's name as the person gave it, e.g. ``parks.csv``.
    line
        1-based line (or row) number; 0 when the whole file is meant.
    message
        What is wrong, what is accepted, what to do.
    column
        A spreadsheet column letter, e.g. ``C``; empty for text files.
    """

    file: str
    line: int
    message: str
    column: str = ""

    def __str__(self) -> str:
        if self.column:
            return f"{self.file}!{self.column}{self.line}: {self.message}"
        if self.line:
            return f"{self.file}:{self.line}: {self.message}"
        return f"{self.file}: {self.message}"


class InputError(SilkgraphError):
    """Files that cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RecordError(SilkgraphError):
    """A node or an edge that the schema does not allow."""


class SettingsError(SilkgraphError):
    """An environment variable or a folder that cannot be used."""


class UnknownName(SilkgraphError):
    """A name that is not among the known ones; says which is nearest."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f"unknown {kind} '{name}'{did_you_mean(name, known)}")


class ExportError(SilkgraphError):
    """A file that cannot be written."""


class StoreError(SilkgraphError):
    """The database said no."""


class EngineError(StoreError):
    """The embedded engine does not start or has gone."""


class ServerUnreachable(StoreError):
    """Nothing answers at the address."""


class WrongPassword(StoreError):
    """The server refuses the user or the password."""


class QueryRefused(StoreError):
    """The read-only console does not run such a statement."""


class QueryFailed(StoreError):
    """The statement is wrong."""


class QueryTimeout(StoreError):
    """The statement ran out of its time."""


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """Return ``; did you mean 'X'?`` for the nearest known name, or the empty string."""
    best = nearest(name, known)
    return f"; did you mean '{best}'?" if best else ""


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that `name` most likely stands for, or None.

    Nearest by optimal string alignment (a swap of neighbours is one error); among equals the one of
    the same letters, since ``SBR`` is rather a swapped ``SRB`` than a mistyped ``GBR``. A name that
    only ends one of the known ones (``cells`` of ``gaps/cells``) is taken when nothing is near.
    """
    wanted = name.strip().casefold()
    if not wanted:
        return None
    limit = max(1, round(len(wanted) * 0.4))
    near = process.extract(
        wanted, known, scorer=OSA.distance, processor=str.casefold, score_cutoff=limit, limit=10
    )
    if near:
        letters = "".join(sorted(wanted))
        return min(
            near, key=lambda hit: (hit[1], Indel.distance(letters, "".join(sorted(hit[0].casefold()))))
        )[0]
    return next((other for other in known if other.casefold().endswith(wanted)), None)
