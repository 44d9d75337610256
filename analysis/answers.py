"""Which record answers which ask, and how many: the counts of a cell.

The same meaning as ``queries/gaps/cells.cypher``, over facts in memory: a what-if needs it without a
database, and a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from analysis.cells import Record as Whose
from analysis.cells import Strength
from analysis.facts import Ask, Document, Facts, Record


class View(StrEnum):
    """What the rows and columns of a table of cells are."""

    COUNTRY_FIELD = "country-field"
    COUNTRY_INSTRUMENT = "country-instrument"
    REGION_FIELD = "region-field"
    TASK_COUNTRY = "task-country"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records answer.

    Parameters
    ----------
    any, home, home_since_plan
        Anyone's; of these, with a participant of the home city; of these, begun in the plan's years.
    undated
        Records in `home` without a year: they may belong to `home_since_plan` or not.
    latest_year
        The newest year in which one of `any` began, None where none has a year.
    record_ids, home_ids, home_since_plan_ids, undated_ids
        The records behind the numbers, in order.
    source_kinds
        Number of sources behind `any` by kind of source.
    """

    any: int
    home: int
    home_since_plan: int
    undated: int
    latest_year: int | None
    record_ids: tuple[str, ...]
    home_ids: tuple[str, ...]
    home_since_plan_ids: tuple[str, ...]
    undated_ids: tuple[str, ...]
    source_kinds: Mapping[str, int]

    def of(self, whose: Whose) -> int:
        """The count by which a cell is a gap or answered."""
        return {Whose.ANY: self.any, Whose.HOME: self.home, Whose.HOME_SINCE_PLAN: self.home_since_plan}[
            whose
        ]

    @property
    def official(self) -> int:
        """Number of official and party sources."""
        return self.source_kinds.get("official", 0) + self.source_kinds.get("party", 0)


@dataclass(frozen=True, slots=True)
class AskedCell:
    """What is asked of one pair, and what answers it.

    Parameters
    ----------
    row_id, column_id
        By `View`: country and field, country and instrument, region and field, task and country.
    strength, strengths
        The strongest way in which it is asked, and all.
    clauses
        Number of clauses that ask.
    asks
        The asks, the strongest first.
    inferred
        Whether every ask was reasoned rather than read.
    counts
        The records that answer.
    """

    row_id: str
    column_id: str
    strength: Strength
    strengths: tuple[Strength, ...]
    clauses: int
    asks: tuple[Ask, ...]
    inferred: bool
    counts: Counts

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the measures that ask, the strongest first."""
        return tuple(dict.fromkeys(ask.measure_id for ask in self.asks))

    @property
    def quotes(self) -> tuple[str, ...]:
        """Sentences that ask, in the order of `measures`."""
        return tuple({ask.measure_id: ask.quote for ask in self.asks}[key] for key in self.measures)


_ORDER = {Strength.NAMED: 0, Strength.REGIONAL: 1, Strength.GENERAL: 2}


class Answers:
    """Asks and the records that answer them.

    Parameters
    ----------
    facts
        What the graph states.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _standing(self) -> Mapping[str, tuple[Record, ...]]:
        """Records that stand, by country."""
        found: dict[str, list[Record]] = {}
        for record in self.facts.records.values():
            if record.stands:
                for country in record.country_ids:
                    found.setdefault(country, []).append(record)
        return {country: tuple(records) for country, records in found.items()}

    def records(self, ask: Ask, country_id: str) -> tuple[Record, ...]:
        """Records that answer an ask of a country."""
        document = self.facts.documents.get(ask.document_id, Document(ask.document_id))
        fields = self.facts.fields.below(ask.field_id) if ask.field_id else frozenset()
        return tuple(
            record
            for record in self._standing.get(country_id, ())
            if (not fields.isdisjoint(record.field_ids) or ask.instrument_id in record.instrument_ids)
            and record.independent_of(document)
        )

    def strength(self, ask: Ask) -> Strength:
        """How an ask speaks of the countries that it reaches."""
        if ask.place_label == "Country":
            return Strength.NAMED
        return Strength.GENERAL if ask.place_id == self.facts.setting.at_large else Strength.REGIONAL

    def reached(self, ask: Ask) -> tuple[str, ...]:
        """Countries that an ask speaks of: the one that it names, or those of the region."""
        if ask.place_label == "Country":
            place = self.facts.places.get(ask.place_id)
            return (ask.place_id,) if place and place.counts else ()
        return tuple(place.id for place in self.facts.countries() if ask.place_id in place.region_ids)

    def count(self, records: Iterable[Record]) -> Counts:
        """Count records that answer."""
        years = self.years
        by_id = {record.id: record for record in records}
        kept = [by_id[key] for key in sorted(by_id)]
        home = [record for record in kept if record.home_actor_ids]
        since = [record for record in home if record.year is not None and record.year in years]
        undated = [record for record in home if record.year is None]
        sources = {source for record in kept for source in record.source_ids}
        kinds = Counter(self.facts.sources[key].kind for key in sources if key in self.facts.sources)
        return Counts(
            len(kept),
            len(home),
            len(since),
            len(undated),
            max((record.year for record in kept if record.year is not None), default=None),
            _ids(kept),
            _ids(home),
            _ids(since),
            _ids(undated),
            dict(sorted(kinds.items())),
        )

    @cached_property
    def years(self) -> range:
        """Years of the plan: from the first year of the earliest document to the last of the latest."""
        starts = [item.period_start for item in self.facts.documents.values() if item.period_start]
        ends = [item.period_end for item in self.facts.documents.values() if item.period_end]
        return range(min(starts), max(ends) + 1) if starts and ends else range(0)

    def cells(self, view: View = View.COUNTRY_FIELD) -> tuple[AskedCell, ...]:
        """Cells that the policy asks for, in the order of strength, row and column.

        A region's cell holds the asks that name the region itself, and the records with any of its
        countries. A task's cell holds the task's asks that reach the country.
        """
        asks: dict[tuple[str, str], list[tuple[Ask, tuple[str, ...]]]] = {}
        for ask in self.facts.asks:
            countries = self.reached(ask)
            for row, column, some in _places(view, ask, countries):
                if row and column:
                    asks.setdefault((row, column), []).append((ask, some))
        cells = [self._cell(row, column, found) for (row, column), found in asks.items()]
        return tuple(sorted(cells, key=lambda cell: (_ORDER[cell.strength], cell.row_id, cell.column_id)))

    def _cell(self, row: str, column: str, found: list[tuple[Ask, tuple[str, ...]]]) -> AskedCell:
        found = sorted(found, key=lambda item: _ORDER[self.strength(item[0])])
        strengths = tuple(dict.fromkeys(self.strength(ask) for ask, _ in found))
        records = [record for ask, some in found for key in some for record in self.records(ask, key)]
        return AskedCell(
            row,
            column,
            strengths[0],
            strengths,
            len({ask.clause_id for ask, _ in found}),
            tuple(ask for ask, _ in found),
            all(ask.inferred for ask, _ in found),
            self.count(records),
        )


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _places(view: View, ask: Ask, countries: tuple[str, ...]) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Row, column and countries of each cell that an ask belongs to."""
    if view is View.REGION_FIELD:
        return [(ask.place_id, ask.field_id, countries)] if ask.place_label == "Region" else []
    if view is View.TASK_COUNTRY:
        return [(ask.task_id, country, (country,)) for country in countries]
    column = ask.field_id if view is View.COUNTRY_FIELD else ask.instrument_id
    return [(country, column, (country,)) for country in countries]
