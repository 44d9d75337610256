"""What people decided about probable duplicates, as data: a row for each pair."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a person's entity is one that is known.

    Parameters
    ----------
    label
        Kind of both.
    id, name
        The person's entity: the id that its row would have, and its name.
    known_id
        The known one.
    same
        ``yes`` or ``no``.
    who, when
        Who decided, and when (ISO 8601 in UTC).
    """

    label: str
    id: str
    name: str
    known_id: str
    same: str
    who: str
    when: str


def read(text: str) -> tuple[Decision, ...]:
    """Decisions from their table."""
    return tuple(Decision(**row) for row in csv.DictReader(io.StringIO(text, newline="")))


def write(decisions: Iterable[Decision]) -> str:
    """Decisions as a table; of two on the same pair the later one holds."""
    last = {(item.label, item.id, item.known_id): item for item in decisions}
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([item.name for item in fields(Decision)])
    writer.writerows(astuple(item) for _, item in sorted(last.items()))
    return buffer.getvalue() if last else ""


def same(decisions: Iterable[Decision]) -> dict[str, str]:
    """Known ids by the ids of rows that are the same."""
    return {item.id: item.known_id for item in decisions if item.same == "yes"}
