"""Who and what could answer a demand: actors of the home country, technologies, platforms, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.facts import Actor, Facts, Offer, Record


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could answer a demand.

    Parameters
    ----------
    id, label, kind
        A node of the graph.
    field_ids
        Its fields: its own and those of the records that it takes part in.
    own_field_ids
        Its own fields alone.
    actor_ids
        Who stands behind it: the actor itself, who offers it, who takes part.
    record_ids
        Standing records of these (of a result: the result itself).
    country_ids
        Countries in which it is present itself, by these records or by what it states.
    home
        1.0 for the home city, 0.5 for the home country, 0.0 for none of those behind it.
    text
        Names and summary in both languages.
    source_ids
        Its sources.
    """

    id: str
    label: str
    kind: str
    field_ids: frozenset[str]
    own_field_ids: frozenset[str]
    actor_ids: tuple[str, ...]
    record_ids: tuple[str, ...]
    country_ids: frozenset[str]
    home: float
    text: str
    source_ids: tuple[str, ...]


def candidates(facts: Facts) -> tuple[Candidate, ...]:
    """All candidates in the order of ids.

    Actors are those of the home country (laboratories: those of the tables); a cooperation is a candidate
    as a result when it stands on a source of its own and is no event.
    """
    by_actor: dict[str, list[Record]] = {}
    for record in facts.records.values():
        if facts.proven(record) and record.kind != "event":
            for actor in record.actor_ids:
                by_actor.setdefault(actor, []).append(record)
    found = [
        _actor(facts, actor, by_actor.get(actor.id, []))
        for actor in facts.actors.values()
        if actor.country_id == facts.setting.home_country
    ]
    found += [_offer(facts, offer, by_actor) for offer in facts.offers.values()]
    found += [
        _result(facts, record)
        for record in facts.records.values()
        if record.stands and record.kind != "event"
    ]
    return tuple(sorted(found, key=lambda candidate: candidate.id))


def _actor(facts: Facts, actor: Actor, records: list[Record]) -> Candidate:
    return Candidate(
        actor.id,
        actor.label,
        actor.kind,
        frozenset(actor.field_ids).union(*(record.field_ids for record in records)),
        frozenset(actor.field_ids),
        (actor.id,),
        tuple(sorted(record.id for record in records)),
        _abroad(facts, {country for record in records for country in record.country_ids}),
        _home(facts, (actor.id,)),
        _text(actor.name_zh, actor.name_en, *(record.name_zh + " " + record.name_en for record in records)),
        actor.source_ids,
    )


def _offer(facts: Facts, offer: Offer, by_actor: Mapping[str, list[Record]]) -> Candidate:
    fields = frozenset(offer.field_ids)
    records = {
        record.id: record
        for actor in offer.offered_by
        for record in by_actor.get(actor, ())
        # What the offerer has done in the field of the offer speaks for the offer, the rest does not.
        if not fields.isdisjoint(record.field_ids)
    }
    countries = {country for record in records.values() for country in record.country_ids}
    return Candidate(
        offer.id,
        offer.label,
        offer.kind,
        fields,
        fields,
        offer.offered_by,
        tuple(sorted(records)),
        _abroad(facts, countries | set(offer.country_ids)),
        _home(facts, offer.offered_by),
        _text(offer.name_zh, offer.name_en, offer.summary_en),
        offer.source_ids,
    )


def _result(facts: Facts, record: Record) -> Candidate:
    return Candidate(
        record.id,
        record.label,
        record.kind,
        frozenset(record.field_ids),
        frozenset(record.field_ids),
        record.actor_ids,
        (record.id,),
        _abroad(facts, set(record.country_ids)),
        _home(facts, record.actor_ids),
        _text(record.name_zh, record.name_en, record.summary_en),
        record.source_ids,
    )


def _abroad(facts: Facts, countries: set[str]) -> frozenset[str]:
    return frozenset(key for key in countries if key in facts.places and facts.places[key].counts)


def _home(facts: Facts, actors: tuple[str, ...]) -> float:
    known = [facts.actors[key] for key in actors if key in facts.actors]
    if any(actor.home for actor in known):
        return 1.0
    return 0.5 if any(actor.country_id == facts.setting.home_country for actor in known) else 0.0


def _text(*parts: str) -> str:
    return " ".join(part for part in parts if part)
