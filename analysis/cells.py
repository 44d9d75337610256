"""Cells of country and field: what is asked beside what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Strength(StrEnum):
    """How a policy asks of a country."""

    NAMED = "named"
    REGIONAL = "regional"
    GENERAL = "general"


class Record(StrEnum):
    """Whose records count as an answer."""

    ANY = "any"
    HOME = "home"
    HOME_SINCE_PLAN = "home-since-plan"


class State(StrEnum):
    """What a cell is, by the records that count."""

    GAP = "gap"
    ANSWERED = "answered"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Cell:
    """One country and one field.

    Parameters
    ----------
    country_id, country_zh, country_en, field_id, field_zh, field_en
        Which country and field.
    strength, strengths
        The strongest way in which the policy asks, and all of them; None and empty where it does not ask.
    inferred
        Whether every ask was reasoned rather than read.
    state
        By the records that were chosen to count.
    any, home, home_since_plan, undated
        Number of records that answer: anyone's; with a home participant; of these, begun within the
        plan; of the home ones, those without a year.
    latest_year
        Year in which the newest record began, or None.
    official
        Number of official or party sources behind the records.
    measures, quotes
        Ids and sentences of the measures that ask, the strongest first.
    record_ids
        Ids of all records that answer.
    """

    country_id: str
    country_zh: str
    country_en: str
    field_id: str
    field_zh: str
    field_en: str
    strength: Strength | None
    strengths: tuple[Strength, ...]
    inferred: bool
    state: State
    any: int
    home: int
    home_since_plan: int
    undated: int
    latest_year: int | None
    official: int
    measures: tuple[str, ...]
    quotes: tuple[str, ...]
    record_ids: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return its values by name, as the command line prints them."""
        return asdict(self)


def from_rows(
    rows: Iterable[Mapping[str, Any]], record: Record = Record.HOME, strength: Strength | None = None
) -> tuple[Cell, ...]:
    """Turn rows of ``gaps/cells`` into cells.

    Parameters
    ----------
    rows
        As ``queries/gaps/cells.cypher`` returns them.
    record
        Whose records count as an answer.
    strength
        Keep cells with exactly this strongest strength. Without it: named and regional ones, and those
        that are answered though not asked.

    Returns
    -------
    tuple of Cell
        In the order of the rows.
    """
    cells = (_cell(row, record) for row in rows)
    if strength is not None:
        return tuple(cell for cell in cells if cell.strength == strength)
    return tuple(
        cell
        for cell in cells
        if cell.strength in (Strength.NAMED, Strength.REGIONAL)
        or (cell.strength is None and _count(cell, record) > 0)
    )


def _cell(row: Mapping[str, Any], record: Record) -> Cell:
    strength = Strength(row["strength"]) if row["strength"] else None
    counts = {
        Record.ANY: row["any"],
        Record.HOME: row["home"],
        Record.HOME_SINCE_PLAN: row["home_since_plan"],
    }
    state = State.UNASKED if strength is None else State.ANSWERED if counts[record] else State.GAP
    many: dict[str, tuple[str, ...]] = {
        name: tuple(row[name]) for name in ("measures", "quotes", "record_ids")
    }
    strengths = tuple(Strength(name) for name in row["strengths"])
    values = {**row, **many, "strength": strength, "strengths": strengths, "state": state}
    return Cell(**values)


def _count(cell: Cell, record: Record) -> int:
    return {Record.ANY: cell.any, Record.HOME: cell.home, Record.HOME_SINCE_PLAN: cell.home_since_plan}[
        record
    ]
