"""Rows of the tables that join entities: participations, sister parks, answers to demands, progress."""

from __future__ import annotations

from collections.abc import Iterable

from graph.records import Edge, Node, Ref, Value
from graph.schema import ACTOR_LABELS, LABEL_BY_NAME, TYPE_BY_NAME, Property
from loaders import cells
from loaders.index import Index
from loaders.policy import TargetRule
from loaders.table import Problems, Row

MENTIONABLE = ("Country", "Region", "Field", "Instrument", *ACTOR_LABELS, "Cooperation")
"""Labels of what a text can name."""


def participations(rows: Iterable[Row], index: Index, problems: Problems) -> list[Edge]:
    """Who takes part in which cooperation or laboratory, and as what."""
    role = _property(TYPE_BY_NAME["TAKES_PART_IN"].properties, "role")
    found: dict[str, tuple[Edge, Row]] = {}
    for row in rows:
        who = _one(row, "entity_id", ACTOR_LABELS, index, problems)
        what = _one(row, "in_id", ("Cooperation", "Lab"), index, problems)
        sources = _sources(row, index, problems)
        part = _value(row, role, problems)
        if who is None or what is None or not sources or part is None:
            continue
        if who == what:
            problems.append(row.problem(f"'{who.id}' takes part in itself", "in_id"))
            continue
        edge = Edge("TAKES_PART_IN", who, what, {"role": part}, sources, key=str(part))
        _once(edge, row, found, problems)
    return [edge for edge, _ in found.values()]


def sisters(rows: Iterable[Row], index: Index, problems: Problems) -> list[Edge]:
    """Which parks are, or should become, sisters."""
    known = TYPE_BY_NAME["SISTER_OF"].properties
    status, since = _property(known, "status"), _property(known, "since")
    found: dict[str, tuple[Edge, Row]] = {}
    for row in rows:
        park = _one(row, "park_id", ("Park",), index, problems)
        other = _one(row, "counterpart_id", ("Park",), index, problems)
        sources = _sources(row, index, problems)
        properties: dict[str, Value] = {
            "status": _value(row, status, problems),
            "since": _value(row, since, problems),
        }
        if park is None or other is None or not sources or properties["status"] is None:
            continue
        if park == other:
            problems.append(row.problem(f"'{park.id}' is its own sister", "counterpart_id"))
            continue
        _once(Edge("SISTER_OF", park, other, properties, sources), row, found, problems)
    return [edge for edge, _ in found.values()]


def addresses(rows: Iterable[Row], index: Index, problems: Problems) -> list[Edge]:
    """What answers a demand, as a person or a source states."""
    found: dict[str, tuple[Edge, Row]] = {}
    for row in rows:
        what = _one(row, "entity_id", ("Technology", "ServicePlatform", "Cooperation"), index, problems)
        demand = _one(row, "demand_id", ("Demand",), index, problems)
        sources = _sources(row, index, problems)
        if what is not None and demand is not None and sources:
            _once(Edge("ADDRESSES", what, demand, {}, sources), row, found, problems)
    return [edge for edge, _ in found.values()]


def progress(rows: Iterable[Row], index: Index, problems: Problems) -> tuple[list[Node], list[Edge]]:
    """How far measures have come, as their owners report it; one note per measure and day."""
    nodes: list[Node] = []
    found: dict[str, tuple[Edge, Row]] = {}
    for row in rows:
        measure = _one(row, "measure_id", ("Measure",), index, problems)
        sources = _sources(row, index, problems)
        before = len(problems)
        properties = {
            item.name: _value(row, item, problems)
            for item in LABEL_BY_NAME["Progress"].properties
            if item.name in row.cells and item.name not in ("id", "source_ids")
        }
        if measure is None or not sources or len(problems) > before:
            continue
        node = Node("Progress", f"progress-{measure.id}-{properties['on']}", properties, sources)
        nodes.append(node)
        _once(Edge("CONCERNS", node.ref, measure, {}, sources), row, found, problems)
    return nodes, [edge for edge, _ in found.values()]


def target_rules(rows: Iterable[Row], index: Index, problems: Problems) -> tuple[TargetRule, ...]:
    """How targets are counted."""
    rules: list[TargetRule] = []
    counts = _property(LABEL_BY_NAME["Target"].properties, "counts")
    for row in rows:
        before = len(problems)
        try:
            cells.identifier(row.cells["id"], "Target")
        except cells.BadCell as error:
            problems.append(row.problem(str(error), "id"))
        if any(rule.id == row.cells["id"] for rule in rules):
            problems.append(row.problem(f"duplicate id '{row.cells['id']}'", "id"))
        if not row.cells["noun_zh"] and not row.cells["noun_en"]:
            problems.append(row.problem("noun_zh and noun_en are both empty; give one", "noun_zh"))
        if not row.cells["counts"]:
            problems.append(row.problem(f"counts is empty; accepted: {', '.join(counts.values)}", "counts"))
        what = _value(row, counts, problems)
        instruments = index.refer(row, "instrument_ids", ("Instrument",), problems)
        _sources(row, index, problems)
        if len(problems) == before:
            ids = tuple(ref.id for ref in instruments)
            nouns = row.cells["noun_zh"], row.cells["noun_en"]
            rules.append(TargetRule(row.cells["id"], *nouns, str(what), ids))
    return tuple(rules)


def aliases(rows: Iterable[Row], index: Index, problems: Problems) -> tuple[dict[str, list[str]], list[str]]:
    """How a text may write an entity: surfaces by entity id, and the traps (surfaces without one)."""
    surfaces: dict[str, list[str]] = {}
    traps: list[str] = []
    for row in rows:
        surface, entity = row.cells["surface"], row.cells["entity_id"]
        if not surface:
            problems.append(row.problem("surface is empty", "surface"))
        elif not entity:
            traps.append(surface)
        elif entity not in index:
            problems.append(row.problem(str(index.resolve(entity, MENTIONABLE)), "entity_id"))
        else:
            surfaces.setdefault(entity, []).append(surface)
    return surfaces, traps


def _one(row: Row, column: str, labels: tuple[str, ...], index: Index, problems: Problems) -> Ref | None:
    text = row.cells[column]
    if not text:
        problems.append(row.problem(f"{column} is empty", column))
        return None
    answer = index.resolve(text, labels)
    if isinstance(answer, Ref):
        return answer
    problems.append(row.problem(answer, column))
    return None


def _sources(row: Row, index: Index, problems: Problems) -> tuple[str, ...]:
    if not row.many("source_ids"):
        problems.append(row.problem("source_ids is empty; every fact needs a source", "source_ids"))
    return tuple(ref.id for ref in index.refer(row, "source_ids", ("Source",), problems))


def _value(row: Row, item: Property, problems: Problems) -> Value:
    try:
        return cells.value(row.cells[item.name], item)
    except cells.BadCell as error:
        problems.append(row.problem(str(error), item.name))
        return None


def _property(properties: tuple[Property, ...], name: str) -> Property:
    return next(item for item in properties if item.name == name)


def _once(edge: Edge, row: Row, found: dict[str, tuple[Edge, Row]], problems: Problems) -> None:
    if edge.id in found:
        problems.append(row.problem(f"states the same as line {found[edge.id][1].line}"))
    else:
        found[edge.id] = edge, row
