"""A dossier: all that is recorded about one country, field or actor, in numbers and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.answers import Answers, AskedCell, View
from analysis.briefing import Subject
from analysis.cells import Strength
from analysis.facts import Facts, Record
from analysis.gaps import Gap
from graph.errors import UnknownName

ACTORS = ("Park", "Lab", "Organization", "Enterprise")
"""Labels of the actors that have a dossier."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """Records that began in a year.

    Parameters
    ----------
    year
        None: no year is recorded.
    began, home
        How many; how many of them with a participant from the home city.
    """

    year: int | None
    began: int
    home: int


@dataclass(frozen=True, slots=True)
class Count:
    """Something and the number of records that it stands in."""

    id: str
    records: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence of the policy that asks.

    Parameters
    ----------
    measure_id
        The sentence.
    strength
        How it speaks of the country, the strongest way.
    wanted
        Ids of the places, fields and instruments whose words in it ask.
    """

    measure_id: str
    strength: Strength
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is recorded about one entity.

    Parameters
    ----------
    id, subject
        Which it is; country, field or actor.
    records
        Its cooperations and laboratories: those with a home participant first, then the newest.
    home, since_plan
        How many have a participant from the home city; of these, how many began within the plan.
    years
        One for every year from the first to the last; those without a year, if any, at the end.
    actors, countries, fields
        With whom, where and in what, by number of records; an entity is not its own partner.
    asks
        Sentences that ask of a country or for a field, the strongest first; empty for an actor.
    gaps
        Gaps of a country or field; of an actor those to which it is among the nearest.
    """

    id: str
    subject: Subject
    records: tuple[Record, ...]
    home: int
    since_plan: int
    years: tuple[YearCount, ...]
    actors: tuple[Count, ...]
    countries: tuple[Count, ...]
    fields: tuple[Count, ...]
    asks: tuple[Asked, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded and nothing is asked."""
        return not (self.records or self.asks)


def subject_of(facts: Facts, key: str) -> Subject:
    """What a dossier of this id is about.

    Raises
    ------
    UnknownName
        Where it is no country, field or actor; says which is nearest.
    """
    place = facts.places.get(key)
    if place is not None and place.label == "Country":
        return Subject.COUNTRY
    if key in facts.fields:
        return Subject.FIELD
    if key in facts.actors or (key in facts.records and facts.records[key].label == "Lab"):
        return Subject.ACTOR
    countries = [place.id for place in facts.places.values() if place.label == "Country"]
    raise UnknownName("country, field or actor", key, [*countries, *facts.fields, *facts.actors])


def dossier(answers: Answers, gaps: Sequence[Gap], key: str) -> Dossier:
    """Put a dossier together.

    Parameters
    ----------
    answers
        Asks and the records that answer them.
    gaps
        All gaps, the heaviest first.
    key
        Id of a country, field, park, laboratory, organisation or enterprise.

    Raises
    ------
    UnknownName
        Where there is none.
    """
    facts = answers.facts
    subject = subject_of(facts, key)
    records = sorted(
        _records(facts, subject, key),
        key=lambda item: (not item.home_actor_ids, -(item.year or 0), item.id),
    )
    home = [item for item in records if item.home_actor_ids]
    return Dossier(
        key,
        subject,
        tuple(records),
        len(home),
        sum(item.year is not None and item.year in answers.years for item in home),
        _years(records),
        _counts((actor for item in records for actor in set(item.actor_ids)), key),
        _counts((country for item in records for country in set(item.country_ids)), key),
        _counts((field for item in records for field in set(item.field_ids)), key),
        () if subject is Subject.ACTOR else _asked(answers, subject, key),
        tuple(gap for gap in gaps if _concerns(gap, subject, key)),
    )


def _records(facts: Facts, subject: Subject, key: str) -> Iterable[Record]:
    if subject is Subject.COUNTRY:
        return [item for item in facts.records.values() if key in item.country_ids]
    if subject is Subject.FIELD:
        below = facts.fields.below(key)
        return [item for item in facts.records.values() if not below.isdisjoint(item.field_ids)]
    return [item for item in facts.records.values() if key in item.actor_ids or key == item.id]


def _years(records: Sequence[Record]) -> tuple[YearCount, ...]:
    known = [item.year for item in records if item.year is not None]
    span: list[int | None] = list(range(min(known), max(known) + 1)) if known else []
    if len(known) < len(records):
        span.append(None)
    return tuple(
        YearCount(
            year,
            sum(item.year == year for item in records),
            sum(item.year == year and bool(item.home_actor_ids) for item in records),
        )
        for year in span
    )


def _counts(ids: Iterable[str], own: str) -> tuple[Count, ...]:
    found = Counter(key for key in ids if key != own)
    return tuple(Count(key, n) for key, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _asked(answers: Answers, subject: Subject, key: str) -> tuple[Asked, ...]:
    views = (
        (View.COUNTRY_FIELD, View.COUNTRY_INSTRUMENT) if subject is Subject.COUNTRY else (View.COUNTRY_FIELD,)
    )
    cells: list[AskedCell] = [
        cell
        for view in views
        for cell in answers.cells(view)
        if (cell.row_id if subject is Subject.COUNTRY else cell.column_id) == key
    ]
    order = list(Strength)
    strength: dict[str, Strength] = {}
    wanted: dict[str, list[str]] = {}
    for ask in (ask for cell in cells for ask in cell.asks):
        own = answers.strength(ask)
        known = strength.setdefault(ask.measure_id, own)
        if order.index(own) < order.index(known):
            strength[ask.measure_id] = own
        wanted.setdefault(ask.measure_id, []).extend(
            item for item in (ask.place_id, ask.field_id, ask.instrument_id) if item
        )
    return tuple(
        Asked(measure, strength[measure], tuple(sorted(set(wanted[measure]))))
        for measure in sorted(strength, key=lambda item: (order.index(strength[item]), item))
    )


def _concerns(gap: Gap, subject: Subject, key: str) -> bool:
    if subject is Subject.COUNTRY:
        return gap.cell.row_id == key
    if subject is Subject.FIELD:
        return gap.cell.column_id == key
    return any(near.actor_id == key for near in gap.near)
