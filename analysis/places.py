"""What is asked of each country, answered and missing; and each country in one region, for a tile grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.answers import Answers
from analysis.cells import Record as Whose
from analysis.cells import Strength
from analysis.facts import Named


class Standing(StrEnum):
    """How a country stands."""

    ANSWERED = "answered"
    PARTLY = "partly"
    MISSING = "missing"
    UNASKED = "unasked"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MapPlace(Named):
    """A country or territory with its place on the map, as ``place/places`` returns it.

    Parameters
    ----------
    iso2, kind
        Two letters of ISO 3166-1; ``country``, ``territory`` or ``home``.
    lat, lon
        Of its capital, in degrees; None where unknown.
    region_ids
        Regions that hold it.
    """

    iso2: str = ""
    kind: str = "country"
    lat: float | None = None
    lon: float | None = None
    region_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What is asked of a country and what answers it.

    Parameters
    ----------
    place
        The country or territory.
    asked, answered
        Fields that the policy asks for with it; of these, those that a record answers. A territory is
        asked for nothing.
    records
        Records with it that count.
    """

    place: MapPlace
    asked: int = 0
    answered: int = 0
    records: int = 0

    @property
    def missing(self) -> int:
        """Fields that are asked for and that no record answers."""
        return self.asked - self.answered

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if not self.asked:
            return Standing.UNASKED if self.records else Standing.NOTHING
        if not self.missing:
            return Standing.ANSWERED
        return Standing.PARTLY if self.answered else Standing.MISSING


def figures(
    places: Iterable[MapPlace], answers: Answers, strengths: Container[Strength], whose: Whose
) -> tuple[PlaceFigures, ...]:
    """Reckon every country and territory but the home country, in the order of ids.

    Parameters
    ----------
    answers
        What is asked, and the records.
    strengths
        Strongest strengths of the asks that count.
    whose
        Which records count.
    """
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for cell in answers.cells():
        if cell.strength in strengths:
            asked[cell.row_id] += 1
            answered[cell.row_id] += cell.counts.of(whose) > 0
    with_place: Counter[str] = Counter()
    for record in answers.facts.records.values():
        if answers.count([record]).of(whose):
            with_place.update(set(record.country_ids))
    return tuple(
        PlaceFigures(place, asked[place.id], answered[place.id], with_place[place.id])
        if place.kind == "country"
        else PlaceFigures(place, records=with_place[place.id])
        for place in sorted(places, key=lambda place: place.id)
        if place.kind != "home"
    )


def by_region(
    found: Sequence[PlaceFigures], passed_over: Iterable[str] = ()
) -> tuple[tuple[str, tuple[PlaceFigures, ...]], ...]:
    """Each country in the smallest of its regions; the largest group first.

    Parameters
    ----------
    passed_over
        Regions that are none of the map's (partner countries at large).

    Returns
    -------
    tuple of (region id, countries)
        The id is empty for countries without a region, ``territory`` for territories; these stand last.
    """
    skipped = set(passed_over)
    sizes = Counter(region for one in found for region in one.place.region_ids if region not in skipped)
    groups: dict[str, list[PlaceFigures]] = {}
    for one in found:
        own = [region for region in one.place.region_ids if region not in skipped]
        region = min(own, key=lambda key: (sizes[key], key)) if own else ""
        groups.setdefault("territory" if one.place.kind == "territory" else region, []).append(one)
    last = {"": 1, "territory": 2}
    ordered = sorted(groups, key=lambda key: (last.get(key, 0), -len(groups[key]), key))
    return tuple(
        (key, tuple(sorted(groups[key], key=lambda one: (-one.asked, -one.records, one.place.id))))
        for key in ordered
    )


def totals(found: Iterable[PlaceFigures]) -> Mapping[Standing, int]:
    """How many countries stand how; territories are not counted."""
    counts = Counter(one.standing for one in found if one.place.kind == "country")
    return {standing: counts[standing] for standing in Standing}
