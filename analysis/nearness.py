"""How close home actors stand to a country in a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.facts import Facts, Record


@dataclass(frozen=True, slots=True)
class Near:
    """A home actor that could answer, and how close it stands.

    Parameters
    ----------
    actor_id
        Located in the home city.
    how
        ``in_country``, ``in_region``, ``abroad`` or ``at_home`` (see ``scoring.toml``).
    record_ids
        The records that say so, in order; for ``at_home`` empty where only its own fields say so.
    """

    actor_id: str
    how: str
    record_ids: tuple[str, ...]


HOW = ("in_country", "in_region", "abroad", "at_home")


class Neighbourhood:
    """Countries that are near one another: they share a region.

    Regions that hold a third of all countries or more (the Global South, partner countries at large) say
    nothing about nearness and are passed over.
    """

    def __init__(self, facts: Facts) -> None:
        countries = facts.countries()
        members: dict[str, set[str]] = {}
        for place in countries:
            for region in place.region_ids:
                members.setdefault(region, set()).add(place.id)
        close = {key: found for key, found in members.items() if 3 * len(found) < len(countries)}
        self._near = {
            place.id: frozenset().union(*(close[key] for key in place.region_ids if key in close))
            - {place.id}
            for place in countries
        }

    def of(self, country_id: str) -> frozenset[str]:
        """Countries near a country, without itself."""
        return self._near.get(country_id, frozenset())


class Nearness:
    """Capable home actors by field, and the nearest to a country.

    An actor is capable in a field if it is about it or one below it (its own ``field_ids``), or takes part
    in a record that stands in it or one below it.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._neighbourhood = Neighbourhood(facts)

    @cached_property
    def _records(self) -> Mapping[str, tuple[Record, ...]]:
        """Standing records of each home actor, without those that rest on a policy text alone."""
        found: dict[str, list[Record]] = {}
        for record in self.facts.records.values():
            if self.facts.proven(record):
                for actor in record.home_actor_ids:
                    found.setdefault(actor, []).append(record)
        return {actor: tuple(records) for actor, records in found.items()}

    def capable(self, field_id: str) -> tuple[str, ...]:
        """Home actors that are capable in a field, in the order of ids."""
        below = self.facts.fields.below(field_id)
        about = {
            actor.id
            for actor in self.facts.actors.values()
            if actor.home and not below.isdisjoint(actor.field_ids)
        }
        doing = {
            actor
            for actor, records in self._records.items()
            if any(not below.isdisjoint(record.field_ids) for record in records)
        }
        return tuple(sorted(about | doing))

    def near(self, country_id: str, field_id: str) -> tuple[Near, ...]:
        """Capable home actors, the nearest first, among equals those with more records, then by id."""
        found = [self._near(actor, country_id, field_id) for actor in self.capable(field_id)]
        return tuple(
            sorted(found, key=lambda near: (HOW.index(near.how), -len(near.record_ids), near.actor_id))
        )

    def _near(self, actor: str, country_id: str, field_id: str) -> Near:
        below = self.facts.fields.below(field_id)
        records = self._records.get(actor, ())
        there = _ids(record for record in records if country_id in record.country_ids)
        if there:
            return Near(actor, "in_country", there)
        doing = [record for record in records if not below.isdisjoint(record.field_ids)]
        neighbours = self._neighbourhood.of(country_id)
        close = _ids(record for record in doing if not neighbours.isdisjoint(record.country_ids))
        if close:
            return Near(actor, "in_region", close)
        abroad = _ids(
            record
            for record in doing
            if any(key in self.facts.places and self.facts.places[key].counts for key in record.country_ids)
        )
        return Near(actor, "abroad", abroad) if abroad else Near(actor, "at_home", _ids(doing))


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted(record.id for record in records))
