"""Links that a predictor learns from and foretells: actor and country, country and field, park and park."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from analysis.facts import Facts, Record


class LinkKind(StrEnum):
    """What a link joins."""

    ACTOR_COUNTRY = "actor-country"
    COUNTRY_FIELD = "country-field"
    PARK_PARK = "park-park"


@dataclass(frozen=True, slots=True)
class Link:
    """A pair that at least one record joins.

    Parameters
    ----------
    one, other
        Actor and country, country and field, or two parks in order of id.
    first_year
        Year of the earliest record of the pair that has one, None where none has.
    record_ids
        The records, in order.
    """

    one: str
    other: str
    first_year: int | None
    record_ids: tuple[str, ...]


def links(facts: Facts, kind: LinkKind) -> tuple[Link, ...]:
    """All pairs of a kind, in order.

    Records that stand on a source of their own count, without events. Actors of a country are not linked to
    their own country; the home country and territories are no country here. A field is linked where a record
    stands in the field itself, not below it.
    """
    found: dict[tuple[str, str], list[Record]] = {}
    for record in facts.records.values():
        if facts.proven(record) and record.kind != "event":
            for pair in _pairs(facts, kind, record):
                found.setdefault(pair, []).append(record)
    return tuple(
        Link(
            *pair,
            min((record.year for record in found[pair] if record.year is not None), default=None),
            tuple(sorted(record.id for record in found[pair])),
        )
        for pair in sorted(found)
    )


def _pairs(facts: Facts, kind: LinkKind, record: Record) -> Iterable[tuple[str, str]]:
    countries = [key for key in record.country_ids if key in facts.places and facts.places[key].counts]
    if kind is LinkKind.COUNTRY_FIELD:
        return [(country, field) for country in countries for field in record.field_ids]
    actors = [facts.actors[key] for key in record.actor_ids if key in facts.actors]
    if kind is LinkKind.PARK_PARK:
        return combinations(sorted(actor.id for actor in actors if actor.label == "Park"), 2)
    return [
        (actor.id, country)
        for actor in actors
        for country in countries
        if actor.country_id not in ("", country)
    ]
