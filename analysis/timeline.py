"""Records by the year in which they began and ended, shared out among fields, countries or kinds.

A record is one unit, whatever it touches: where it lies in k fields (or with k countries) each of them
gets 1/k of it (fractional counting: Waltman, L., van Eck, N. J. (2015). Field-normalized citation impact
indicators and the choice of an appropriate counting method. *Journal of Informetrics*, 9, 872-894). So the
parts of a year add up to its number of records, exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from analysis.facts import Named
from analysis.fields import FieldTree

REST, NONE = "~rest", "~none"
"""Bands of what is too small to be shown apart, and of records that have no such thing."""
LAB = "Lab"
MOST_BANDS = 8


class By(StrEnum):
    """What the records of a year are shared out among."""

    KIND = "kind"
    FIELD = "field"
    COUNTRY = "country"


class What(StrEnum):
    """Which records count."""

    ALL = "all"
    COOPERATION = "cooperation"
    LAB = "lab"


@dataclass(frozen=True, slots=True)
class TimedRecord(Named):
    """A record with its years, as ``time/records`` returns it.

    Parameters
    ----------
    label, kind, status
        ``Cooperation`` or ``Lab``; kind and state of a cooperation, empty for a laboratory.
    start_year, end_year
        Year in which it began (a laboratory was set up) and in which it ended, None where unknown.
    country_ids, field_ids, actor_ids, home
        Its countries and fields, who takes part, and whether one of them is located in the home city.
    """

    label: str = "Cooperation"
    kind: str = ""
    status: str = ""
    start_year: int | None = None
    end_year: int | None = None
    country_ids: tuple[str, ...] = ()
    field_ids: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()
    home: bool = False
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """The records of one year, or those without a year.

    Parameters
    ----------
    year
        None: no year is recorded.
    started, ended
        How many began and how many ended.
    shares
        What each band has of those that began; they add up to `started`.
    in_plan
        Whether the year lies within the plan's period.
    """

    year: int | None
    started: int
    ended: int
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Records by year.

    Parameters
    ----------
    by
        What the bands are.
    columns
        One for every year from the first to the last, years without a record too.
    undated
        Those without a year; its `ended` is always 0.
    bands
        Ids of the bands, the largest first; `REST` and `NONE` last.
    plan
        First and last year of the plan, None where no document states a period.
    """

    by: By
    columns: tuple[Column, ...]
    undated: Column
    bands: tuple[str, ...]
    plan: tuple[int, int] | None = None

    @property
    def records(self) -> int:
        """How many records it rests on."""
        return sum(column.started for column in self.columns) + self.undated.started

    @property
    def years(self) -> range:
        """From the first year to the last."""
        return (
            range(self.columns[0].year or 0, (self.columns[-1].year or 0) + 1) if self.columns else range(0)
        )

    def between(self, first: int, last: int) -> int:
        """How many records began from `first` to `last`."""
        return sum(column.started for column in self.columns if first <= (column.year or 0) <= last)


Grouping = Callable[[TimedRecord], Sequence[str]]


def grouping(by: By, fields: FieldTree, home_country: str) -> Grouping:
    """What a record is shared out among: its kind, its topmost fields, its partner countries."""

    def group(record: TimedRecord) -> Sequence[str]:
        if by is By.KIND:
            return (LAB if record.label == LAB else record.kind,)
        if by is By.FIELD:
            return sorted({fields.above(key)[-1] for key in record.field_ids if key in fields})
        return sorted({key for key in record.country_ids if key != home_country})

    return group


def counted(
    records: Iterable[TimedRecord], what: What = What.ALL, *, home: bool = False
) -> list[TimedRecord]:
    """The records that count; with `home` only those with a participant from the home city."""
    return [
        record
        for record in records
        if (what is What.ALL or (record.label == LAB) == (what is What.LAB)) and (record.home or not home)
    ]


def timeline(
    records: Iterable[TimedRecord],
    by: By,
    group: Grouping,
    plan: tuple[int, int] | None = None,
    most: int = MOST_BANDS,
) -> Timeline:
    """Lay records out by year.

    Parameters
    ----------
    records
        Those that count.
    group
        Ids among which a record is shared out; see `grouping`.
    plan
        First and last year of the plan.
    most
        How many bands are shown apart; smaller ones go together.
    """
    kept = sorted(records, key=lambda record: record.id)
    parts = {record.id: tuple(dict.fromkeys(group(record))) or (NONE,) for record in kept}
    whole: dict[str, Fraction] = {}
    for keys in parts.values():
        for key in keys:
            whole[key] = whole.get(key, Fraction()) + Fraction(1, len(keys))
    ranked = sorted((key for key in whole if key != NONE), key=lambda key: (-whole[key], key))
    own = ranked if len(ranked) <= most + 1 else ranked[:most]
    tail = ([REST] if len(own) < len(ranked) else []) + ([NONE] if NONE in whole else [])
    seen = {year for record in kept for year in (record.start_year, record.end_year) if year is not None}
    seen |= set(plan or ())
    years = range(min(seen), max(seen) + 1) if seen else range(0)

    def column(year: int | None) -> Column:
        begun = [record for record in kept if record.start_year == year]
        shares = dict.fromkeys([*own, *tail], Fraction())
        for record in begun:
            for key in parts[record.id]:
                shares[key if key in shares else REST] += Fraction(1, len(parts[record.id]))
        ended = 0 if year is None else sum(record.end_year == year for record in kept)
        within = plan is not None and year is not None and plan[0] <= year <= plan[1]
        return Column(year, len(begun), ended, shares, within)

    return Timeline(by, tuple(map(column, years)), column(None), (*own, *tail), plan)
