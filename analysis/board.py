"""The plan's tasks and measures, and what answers each since the plan began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.answers import Answers, Counts
from analysis.facts import Ask, MeasureText, Record


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure on the board.

    Parameters
    ----------
    measure
        Its text and place.
    places, fields, instruments
        Ids of what its clauses ask for.
    asks
        Number of asks; one that names no field and no instrument cannot be answered by a record.
    answerable
        Number of asks that name a field or an instrument.
    counts
        Records that answer any of them.
    actor_ids
        Actors of the home city in those begun since the plan, those with most records first.
    last
        The newest year of a home record begun since the plan, None where there is none.
    """

    measure: MeasureText
    places: tuple[str, ...]
    fields: tuple[str, ...]
    instruments: tuple[str, ...]
    asks: int
    answerable: int
    counts: Counts
    actor_ids: tuple[str, ...]
    last: int | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task on the board.

    Parameters
    ----------
    task_id, label, name_zh, name_en
        Which task; its number as printed.
    measures
        In the order of the text.
    counts
        Records that answer any of its measures.
    actor_ids
        Actors of the home city in those begun since the plan, those with most records first.
    last
        The newest year of a home record begun since the plan, None where there is none.
    """

    task_id: str
    label: str
    name_zh: str
    name_en: str
    measures: tuple[MeasureRow, ...]
    counts: Counts
    actor_ids: tuple[str, ...]
    last: int | None


def board(answers: Answers) -> tuple[TaskRow, ...]:
    """All tasks with their measures, in the order of the text."""
    asks: dict[str, list[Ask]] = {}
    for ask in answers.facts.asks:
        asks.setdefault(ask.measure_id, []).append(ask)
    tasks: dict[str, list[tuple[MeasureText, list[Ask], list[Record]]]] = {}
    for measure in sorted(
        answers.facts.measures, key=lambda item: (item.document_id, item.task_order, item.order)
    ):
        mine = asks.get(measure.id, [])
        records = [
            record for ask in mine for key in answers.reached(ask) for record in answers.records(ask, key)
        ]
        tasks.setdefault(measure.task_id, []).append((measure, mine, records))
    return tuple(_task(answers, key, rows) for key, rows in tasks.items())


def _task(answers: Answers, task_id: str, rows: list[tuple[MeasureText, list[Ask], list[Record]]]) -> TaskRow:
    first = rows[0][0]
    measures = tuple(_measure(answers, measure, asks, records) for measure, asks, records in rows)
    counts = answers.count(record for _, _, records in rows for record in records)
    return TaskRow(
        task_id,
        first.task_label,
        first.task_zh,
        first.task_en,
        measures,
        counts,
        _actors(answers, counts.home_since_plan_ids),
        _last(answers, counts.home_since_plan_ids),
    )


def _measure(answers: Answers, measure: MeasureText, asks: list[Ask], records: list[Record]) -> MeasureRow:
    counts = answers.count(records)
    return MeasureRow(
        measure,
        _sorted(ask.place_id for ask in asks),
        _sorted(ask.field_id for ask in asks if ask.field_id),
        _sorted(ask.instrument_id for ask in asks if ask.instrument_id),
        len(asks),
        sum(bool(ask.field_id or ask.instrument_id) for ask in asks),
        counts,
        _actors(answers, counts.home_since_plan_ids),
        _last(answers, counts.home_since_plan_ids),
    )


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _actors(answers: Answers, record_ids: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for key in record_ids:
        for actor in answers.facts.records[key].home_actor_ids:
            found[actor] = found.get(actor, 0) + 1
    return tuple(sorted(found, key=lambda actor: (-found[actor], actor)))


def _last(answers: Answers, record_ids: tuple[str, ...]) -> int | None:
    return max((answers.facts.records[key].year or 0 for key in record_ids), default=None)
