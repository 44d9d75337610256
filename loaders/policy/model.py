"""What a policy text says, as it was read: frozen, with the place of every word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.policy.json_form import as_json


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a target is counted: a row of ``targets.csv``.

    Parameters
    ----------
    noun_zh, noun_en
        The noun that finds the target in a text.
    counts
        ``records`` or ``home-actors``.
    instrument_ids
        The instruments that count.
    """

    id: str
    noun_zh: str
    noun_en: str
    counts: str
    instrument_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    Parameters
    ----------
    label, id
        The entity that it stands for.
    text, start, end
        The words and their place; of an inferred mention the words that it was reasoned from.
    inferred
        Whether the clause itself does not say it.
    """

    label: str
    id: str
    text: str
    start: int
    end: int
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between commas and semicolons of a measure, outside quotes and brackets."""

    text: str
    start: int
    end: int
    names: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One sentence of a task."""

    id: str
    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above the tasks, with what stands below it."""

    id: str
    label: str
    title: str
    parent: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the plan."""

    id: str
    label: str
    title: str
    section: str | None
    start: int
    end: int
    names: tuple[Mention, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan wants to reach.

    Parameters
    ----------
    number, unit, comparison
        As in ``百家以上``: 100, 家, at-least. A growth by a factor has the unit 倍.
    by
        Last day of the time given, ISO 8601, or None.
    rule
        Id of the row of ``targets.csv`` that counts it, or None.
    """

    id: str
    text: str
    number: float
    unit: str
    comparison: str
    by: str | None
    start: int
    end: int
    names: tuple[Mention, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What one clause asks for: a place with a field, with an instrument, or with neither."""

    measure: str
    clause: int
    country_or_region: str
    field: str | None
    instrument: str | None
    strength: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that look like a name which the vocabulary does not have.

    Parameters
    ----------
    kind
        ``organization``, ``event``, ``programme`` or ``park``.
    """

    text: str
    kind: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the text cites by its title, in 《》."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that could not be read, or not for certain."""

    line: int
    message: str
    zh: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What the text says of itself; None is what it does not say."""

    title: str
    number: str | None = None
    issuers: tuple[str, ...] = ()
    published_on: str | None = None
    period: tuple[int, int] | None = None
    task_rule: str = ""
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """A policy text, read.

    Parameters
    ----------
    id
        Prefix of all ids in it: a slug of the file's name, or what the caller named.
    text
        The whole text that all offsets count in; of a text file exactly its characters.
    sha256
        Of the file's bytes.
    """

    id: str
    file: str
    text: str = field(repr=False)
    sha256: str
    document: Document
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    asks: tuple[Ask, ...]
    citations: tuple[Citation, ...]
    candidates: tuple[Candidate, ...]
    warnings: tuple[Warning, ...]

    def measures(self) -> Iterator[tuple[Task, Measure]]:
        """All measures in the order of the text, each with its task."""
        for task in self.tasks:
            for measure in task.measures:
                yield task, measure

    def as_json(self) -> dict[str, object]:
        """The reading as ``silkgraph policy FILE --json`` prints it."""
        return as_json(self)
