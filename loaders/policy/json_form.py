"""A reading as ``silkgraph policy FILE --json`` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.policy.model import Mention, PolicyReading, Target, Task


def as_json(reading: PolicyReading) -> dict[str, object]:
    """The contract of the command: everything that was read, with its places."""
    about = reading.document
    return {
        "document": {
            "title": about.title,
            "number": about.number,
            "issuer": "、".join(about.issuers) or None,
            "published_on": about.published_on,
            "period": list(about.period) if about.period else None,
            "task_rule": about.task_rule,
        },
        "sections": [
            {
                "id": section.id,
                "label": section.label,
                "title": section.title,
                "parent": section.parent,
                "start": section.start,
                "end": section.end,
            }
            for section in reading.sections
        ],
        "tasks": [_task(task) for task in reading.tasks],
        "targets": [_target(target) for target in reading.targets],
        "asks": [
            {
                "measure": ask.measure,
                "clause": ask.clause,
                "country_or_region": ask.country_or_region,
                "field": ask.field,
                "instrument": ask.instrument,
                "strength": ask.strength,
                "inferred": ask.inferred,
            }
            for ask in reading.asks
        ],
        "warnings": [{"line": item.line, "message": item.message} for item in reading.warnings],
        "candidates": [
            {
                "text": item.text,
                "kind": item.kind,
                "line": item.line,
                "start": item.start,
                "end": item.end,
            }
            for item in reading.candidates
        ],
    }


def _task(task: Task) -> Mapping[str, object]:
    return {
        "id": task.id,
        "label": task.label,
        "title": task.title,
        "section": task.section,
        "start": task.start,
        "end": task.end,
        "names": [_mention(name, None) for name in task.names],
        "measures": [
            {
                "id": measure.id,
                "text": measure.text,
                "start": measure.start,
                "end": measure.end,
                "names": [
                    _mention(name, number)
                    for number, clause in enumerate(measure.clauses, 1)
                    for name in clause.names
                ],
            }
            for measure in task.measures
        ],
    }


def _target(target: Target) -> Mapping[str, object]:
    whole = int(target.number) if float(target.number).is_integer() else target.number
    return {
        "id": target.id,
        "text": target.text,
        "number": whole,
        "unit": target.unit,
        "comparison": target.comparison,
        "by": target.by,
        "start": target.start,
        "end": target.end,
        "names": [_mention(name, None) for name in target.names],
    }


def _mention(name: Mention, clause: int | None) -> Mapping[str, object]:
    return {
        "label": name.label,
        "id": name.id,
        "text": name.text,
        "start": name.start,
        "end": name.end,
        "clause": clause,
        "inferred": name.inferred,
    }
