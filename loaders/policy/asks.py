"""What every clause asks for."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.gazetteer import Gazetteer
from loaders.policy.mentions import is_partner
from loaders.policy.model import Ask, Clause, Mention, Task


def asks(tasks: Iterable[Task], gazetteer: Gazetteer, at_large: str) -> tuple[Ask, ...]:
    """All asks of the tasks' measures.

    A clause gives one ask for each place with each field, one for each place with each instrument, and
    one for each place alone where it names neither. An ask is inferred where either half of it is.

    Parameters
    ----------
    at_large
        Id of the region that stands for partner countries at large; asks of it are general.
    """
    found: list[Ask] = []
    for task in tasks:
        for measure in task.measures:
            for number, clause in enumerate(measure.clauses, 1):
                found += _of_clause(measure.id, number, clause, gazetteer, at_large)
    return tuple(found)


def _of_clause(measure: str, number: int, clause: Clause, gazetteer: Gazetteer, at_large: str) -> list[Ask]:
    places = _distinct(name for name in clause.names if is_partner(name, gazetteer))
    fields = _distinct(name for name in clause.names if name.label == "Field")
    instruments = _distinct(name for name in clause.names if name.label == "Instrument")
    found: list[Ask] = []
    for place in places:
        strength = "named" if place.label == "Country" else "general" if place.id == at_large else "regional"
        for field in fields:
            inferred = place.inferred or field.inferred
            found.append(Ask(measure, number, place.id, field.id, None, strength, inferred))
        for means in instruments:
            inferred = place.inferred or means.inferred
            found.append(Ask(measure, number, place.id, None, means.id, strength, inferred))
        if not fields and not instruments:
            found.append(Ask(measure, number, place.id, None, None, strength, place.inferred))
    return found


def _distinct(names: Iterable[Mention]) -> list[Mention]:
    """Each entity once; what the clause itself names goes before what is inferred."""
    kept: dict[str, Mention] = {}
    for name in names:
        if name.id not in kept or (kept[name.id].inferred and not name.inferred):
            kept[name.id] = name
    return list(kept.values())
