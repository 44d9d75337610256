"""Two countries, fields, actors or years side by side: figures, and what both or only one of them has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.answers import Answers, AskedCell
from analysis.cells import Record as Whose
from analysis.cells import Strength
from analysis.facts import Facts, Record
from graph.errors import SilkgraphError, UnknownName


class Kind(StrEnum):
    """What is compared."""

    COUNTRY = "country"
    FIELD = "field"
    ACTOR = "actor"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of both sides.

    Parameters
    ----------
    key
        Its name; a key of `comparison_words.FIGURES`.
    a, b
        Its value; None where there is none.
    """

    key: str
    a: int | None
    b: int | None

    @property
    def difference(self) -> int | None:
        """How much more the first has."""
        return None if self.a is None or self.b is None else self.a - self.b


@dataclass(frozen=True, slots=True)
class Parts:
    """What only the first, only the second, or both have, as ids in order.

    Parameters
    ----------
    key
        fields, countries, actors or records.
    """

    key: str
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides.

    Parameters
    ----------
    kind, a, b
        What is compared: ids, or years as text.
    lines, parts
        Figures; what is shared and what is not.
    records_a, records_b
        Ids of the records behind each side.
    """

    kind: Kind
    a: str
    b: str
    lines: tuple[Line, ...]
    parts: tuple[Parts, ...]
    records_a: tuple[str, ...]
    records_b: tuple[str, ...]

    def line(self, key: str) -> Line:
        """The figure of that name."""
        return next(line for line in self.lines if line.key == key)


def kind_of(facts: Facts, key: str) -> Kind:
    """What an id means.

    Raises
    ------
    UnknownName
        Where it is no country, field, actor or year.
    """
    if key in facts.places and facts.places[key].label == "Country":
        return Kind.COUNTRY
    if key in facts.fields:
        return Kind.FIELD
    if key in facts.actors:
        return Kind.ACTOR
    if len(key) == 4 and key.isdigit():
        return Kind.YEAR
    known = [place.id for place in facts.places.values() if place.label == "Country"]
    raise UnknownName("country, field, actor or year", key, [*known, *facts.fields, *facts.actors])


def compare(answers: Answers, a: str, b: str) -> Comparison:
    """Compare two of a kind.

    Raises
    ------
    UnknownName
        Where an id is not known.
    SilkgraphError
        Where the two are not of a kind.
    """
    facts = answers.facts
    kinds = kind_of(facts, a), kind_of(facts, b)
    if kinds[0] is not kinds[1]:
        raise SilkgraphError(
            f"'{a}' is a {kinds[0]} and '{b}' a {kinds[1]}; compare two countries, fields, actors or years"
        )
    sides = [records_of(facts, kinds[0], key) for key in (a, b)]
    figures = [_figures(answers, kinds[0], key, side) for key, side in zip((a, b), sides, strict=True)]
    lines = tuple(Line(key, figures[0][key], figures[1][key]) for key in figures[0])
    parts = tuple(
        _parts(key, *(_having(facts, key, one, side) for one, side in zip((a, b), sides, strict=True)))
        for key in _PARTS[kinds[0]]
    )
    ids = [tuple(record.id for record in side) for side in sides]
    return Comparison(kinds[0], a, b, lines, parts, ids[0], ids[1])


_PARTS = {
    Kind.COUNTRY: ("fields", "actors", "records"),
    Kind.FIELD: ("countries", "actors", "records"),
    Kind.ACTOR: ("countries", "fields", "actors", "records"),
    Kind.YEAR: ("countries", "fields", "actors"),
}


def records_of(facts: Facts, kind: Kind, key: str) -> tuple[Record, ...]:
    """Cooperations and laboratories of a side, in order of id."""
    below = facts.fields.below(key) if kind is Kind.FIELD else frozenset()

    def has(record: Record) -> bool:
        if kind is Kind.COUNTRY:
            return key in record.country_ids
        if kind is Kind.FIELD:
            return not below.isdisjoint(record.field_ids)
        return key in record.actor_ids if kind is Kind.ACTOR else str(record.year) == key

    return tuple(record for _, record in sorted(facts.records.items()) if has(record))


def _figures(answers: Answers, kind: Kind, key: str, side: tuple[Record, ...]) -> dict[str, int | None]:
    facts = answers.facts
    years = [record.year for record in side if record.year is not None]
    sources = {source for record in side for source in record.source_ids}
    kinds = [facts.sources[source].kind for source in sources if source in facts.sources]
    found: dict[str, int | None] = {
        "records": len(side),
        "cooperations": sum(record.label == "Cooperation" for record in side),
        "laboratories": sum(record.label == "Lab" for record in side),
        "home": sum(bool(record.home_actor_ids) for record in side),
    }
    if kind is not Kind.YEAR:
        found["in_plan"] = sum(year in answers.years for year in years)
        found["undated"] = len(side) - len(years)
        found["first_year"] = min(years, default=None)
        found["latest_year"] = max(years, default=None)
    if kind in (Kind.COUNTRY, Kind.FIELD):
        cells = [cell for cell in answers.cells() if _is_of(cell, kind, key)]
        found["asked"] = len(cells)
        found["answered"] = sum(cell.counts.of(Whose.HOME) > 0 for cell in cells)
        found["missing"] = len(cells) - sum(cell.counts.of(Whose.HOME) > 0 for cell in cells)
    for name in ("fields", "countries", "actors"):
        if name in _PARTS[kind]:
            found[name] = len(_having(facts, name, key, side))
    found["sources"] = len(sources)
    found["official"] = sum(one in ("official", "party") for one in kinds)
    return found


def _is_of(cell: AskedCell, kind: Kind, key: str) -> bool:
    return cell.strength is not Strength.GENERAL and key == (
        cell.row_id if kind is Kind.COUNTRY else cell.column_id
    )


def _having(facts: Facts, name: str, key: str, side: Iterable[Record]) -> frozenset[str]:
    home = facts.setting.home_country
    if name == "records":
        return frozenset(record.id for record in side)
    values = {"fields": "field_ids", "countries": "country_ids", "actors": "actor_ids"}[name]
    found = {value for record in side for value in getattr(record, values)}
    return frozenset(value for value in found if value not in (home, key))


def _parts(name: str, a: frozenset[str], b: frozenset[str]) -> Parts:
    return Parts(name, tuple(sorted(a - b)), tuple(sorted(b - a)), tuple(sorted(a & b)))
