"""The changes of a scenario, each from facts to facts: the facts given stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis.facts import Actor, Facts, Record
from analysis.networks import Participation
from analysis.scenario import Change, Scenario


def apply(facts: Facts, scenario: Scenario) -> Facts:
    """The facts as they would be."""
    for change in scenario.changes:
        facts = _APPLY[change.action](facts, change)
    return facts


def _remove(facts: Facts, change: Change) -> Facts:
    """An actor or a cooperation goes, with its participations; a laboratory is both at once."""
    gone = change.target
    return replace(
        facts,
        actors={key: actor for key, actor in facts.actors.items() if key != gone},
        records={
            key: replace(
                record,
                actor_ids=_without(record.actor_ids, gone),
                home_actor_ids=_without(record.home_actor_ids, gone),
            )
            for key, record in facts.records.items()
            if key != gone
        },
        participations=tuple(
            row for row in facts.participations if gone not in (row.actor_id, row.record_id)
        ),
    )


def _add_actor(facts: Facts, change: Change) -> Facts:
    values = _values(change)
    setting = facts.setting
    home = values.get("country_id") == setting.home_country and values.get("city") == setting.home_city
    return replace(facts, actors={**facts.actors, change.target: Actor(**values, home=home)})


def _add_cooperation(facts: Facts, change: Change) -> Facts:
    values = {"status": "active", **_values(change)}
    actors = tuple(sorted(set(values.pop("actor_ids"))))
    record = Record(
        **values,
        actor_ids=actors,
        home_actor_ids=tuple(key for key in actors if facts.actors[key].home),
        source_ids=(SCENARIO,),
    )
    added = replace(facts, records={**facts.records, record.id: record})
    return replace(
        added, participations=(*facts.participations, *(_row(added, record.id, actor) for actor in actors))
    )


def _add_link(facts: Facts, change: Change) -> Facts:
    record = facts.records[change.values["record"]]
    actors = tuple(sorted({*record.actor_ids, change.target}))
    record = replace(
        record, actor_ids=actors, home_actor_ids=tuple(key for key in actors if facts.actors[key].home)
    )
    added = replace(facts, records={**facts.records, record.id: record})
    return replace(added, participations=(*facts.participations, _row(added, record.id, change.target)))


def _remove_link(facts: Facts, change: Change) -> Facts:
    record = facts.records[change.values["record"]]
    record = replace(
        record,
        actor_ids=_without(record.actor_ids, change.target),
        home_actor_ids=_without(record.home_actor_ids, change.target),
    )
    return replace(
        facts,
        records={**facts.records, record.id: record},
        participations=tuple(
            row for row in facts.participations if (row.record_id, row.actor_id) != (record.id, change.target)
        ),
    )


def _withdraw_country(facts: Facts, change: Change) -> Facts:
    """The country's actors leave, and it is no longer a partner in any record."""
    gone = change.target
    for actor in [actor.id for actor in facts.actors.values() if actor.country_id == gone]:
        facts = _remove(facts, Change("remove_actor", actor, {}))
    return replace(
        facts,
        records={
            key: replace(record, country_ids=_without(record.country_ids, gone))
            for key, record in facts.records.items()
        },
        participations=tuple(
            replace(row, record_country_ids=_without(row.record_country_ids, gone))
            for row in facts.participations
        ),
    )


SCENARIO = "scenario"
"""The source that an added cooperation rests on."""
_APPLY = {
    "remove_actor": _remove,
    "add_actor": _add_actor,
    "remove_cooperation": _remove,
    "add_cooperation": _add_cooperation,
    "remove_link": _remove_link,
    "add_link": _add_link,
    "withdraw_country": _withdraw_country,
}


def _row(facts: Facts, record_id: str, actor_id: str) -> Participation:
    record, actor = facts.records[record_id], facts.actors[actor_id]
    return Participation(
        record.id,
        actor.id,
        record.label,
        record.kind if record.label != "Lab" else "",
        record.status,
        actor.label,
        actor.name_zh,
        actor.name_en,
        actor.country_id,
        actor.home,
        record.country_ids,
        record.field_ids,
        record.year,
        record.source_ids,
    )


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(key for key in ids if key != gone)


def _values(change: Change) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in change.values.items()}
