"""How far the plan's measures have come, as their owners report it, beside what is recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.board import MeasureRow, TaskRow

OVER = frozenset({"done", "dropped"})
"""States after which nothing is due any more."""


@dataclass(frozen=True, slots=True)
class Note:
    """A row of ``progress.csv``.

    Parameters
    ----------
    measure_id
        The measure.
    on
        The day of the report, ISO 8601.
    state
        ``not-started``, ``under-way``, ``done``, ``delayed`` or ``dropped``.
    due
        When it is due, as exact as stated, or empty.
    owner, text
        Who answers for it; what they say.
    """

    measure_id: str
    on: str
    state: str
    due: str = ""
    owner: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure on a day.

    Parameters
    ----------
    task, row
        The measure, what it asks and what is recorded.
    state, on
        What the latest report says, and its day; empty where there is none.
    due, owner, text
        The latest that was stated; a later report that leaves them out does not take them back.
    overdue
        Whether it was due before the day and is neither done nor dropped.
    reports
        All reports, the first one first.
    """

    task: TaskRow
    row: MeasureRow
    state: str
    on: str
    due: str
    owner: str
    text: str
    overdue: bool
    reports: tuple[Note, ...]


def note_of(properties: Mapping[str, object]) -> Note:
    """Read the properties of a Progress node."""
    names = ("measure_id", "on", "state", "due", "owner", "note")
    return Note(*(str(properties.get(name) or "") for name in names))


def standings(tasks: Sequence[TaskRow], notes: Iterable[Note], today: str) -> tuple[Standing, ...]:
    """All measures with their latest report, in the order of the text.

    Parameters
    ----------
    tasks
        As `analysis.board.board` returns them.
    notes
        All reports; those of a later day than `today` are left out.
    today
        ISO 8601.
    """
    by_measure: dict[str, list[Note]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: note.on):
        if note.on[: len(today)] <= today:
            by_measure[note.measure_id].append(note)
    return tuple(
        _standing(task, row, by_measure.get(row.measure.id, []), today)
        for task in tasks
        for row in task.measures
    )


def is_past(due: str, today: str) -> bool:
    """Whether a date, as exact as stated, is wholly before a day: ``2026`` is past from 2027 on."""
    return bool(due) and due < today[: len(due)]


def _standing(task: TaskRow, row: MeasureRow, reports: Sequence[Note], today: str) -> Standing:
    def latest(name: str) -> str:
        return next((value for note in reversed(reports) if (value := str(getattr(note, name)))), "")

    state, due = latest("state"), latest("due")
    return Standing(
        task,
        row,
        state,
        latest("on"),
        due,
        latest("owner"),
        latest("text"),
        is_past(due, today) and state not in OVER,
        tuple(reports),
    )
