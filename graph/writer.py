"""What a load changes: the difference between what the records state and what the graph holds.

The graph is read, compared and only then written, so a load that states nothing new writes nothing,
a load that was cut off is finished by the next one, and a change by other hands is mended.
Only what carries a data set is read; the rest belongs to other programs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.bolt import Query, Transaction
from graph.errors import StoreError
from graph.records import Edge, Node, RecordSet
from graph.schema import LABEL_BY_NAME, LABELS, RELATIONSHIP_TYPES, TYPE_BY_NAME, Kind, Property

Properties = Mapping[str, object]
Row = dict[str, object]
Group = tuple[str, str, str]
"""Type, label of the start, label of the end of a relationship."""
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Held:
    """A relationship that the graph holds."""

    group: Group
    start: str
    end: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Graph:
    """What the graph holds of ours: nodes by label and id, relationships by type and id."""

    nodes: Mapping[tuple[str, str], Properties]
    relationships: Mapping[tuple[str, str], Held]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written.

    Parameters
    ----------
    nodes
        Rows ``{id, properties}`` by label, to be made or changed.
    relationships
        Rows ``{id, start, end, properties}`` by group.
    removed_nodes, removed_relationships
        Ids by label or type.
    """

    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    relationships: dict[Group, list[Row]] = field(default_factory=lambda: defaultdict(list))
    removed_nodes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    removed_relationships: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def size(self) -> int:
        """Number of rows."""
        return sum(
            sum(map(len, rows.values()))
            for rows in (self.nodes, self.relationships, self.removed_nodes, self.removed_relationships)
        )


def constraints() -> Iterator[tuple[str, str]]:
    """Names and statements that make ids unique, and so indexed, for every label and relationship type."""
    for what, pattern, names in (
        ("n", "(n:{})", [label.name for label in LABELS]),
        ("r", "()-[r:{}]-()", [kind.name for kind in RELATIONSHIP_TYPES]),
    ):
        for name in names:
            key = f"silkgraph_{name.lower()}_id"
            pattern_ = pattern.format(name)
            yield key, f"CREATE CONSTRAINT {key} IF NOT EXISTS FOR {pattern_} REQUIRE {what}.id IS UNIQUE"


def held_nodes(label: str) -> Query:
    """Nodes of a label that carry a data set."""
    return Query(
        f"MATCH (n:{label}) WHERE n.datasets IS NOT NULL RETURN n.id AS id, properties(n) AS properties"
    )


def held_relationships(kind: str) -> Query:
    """Relationships of a type that carry a data set."""
    return Query(
        f"MATCH (a)-[r:{kind}]->(b) WHERE r.datasets IS NOT NULL "
        "RETURN r.id AS id, properties(r) AS properties, a.id AS start, labels(a) AS start_labels, "
        "b.id AS end, labels(b) AS end_labels"
    )


def held(kind: str, row: Row) -> Held:
    """Read a row of `held_relationships`."""

    def label(name: str) -> str:
        # Another program may have given our node a label of its own beside ours.
        return next((each for each in _strings(row, name) if each in LABEL_BY_NAME), "")

    properties = row["properties"]
    return Held(
        (kind, label("start_labels"), label("end_labels")),
        str(row["start"]),
        str(row["end"]),
        properties if isinstance(properties, dict) else {},
    )


def others(label: str, ids: list[object]) -> Query:
    """Nodes of other programs that have a label and an id of ours."""
    return Query(
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE n.datasets IS NULL "
        "RETURN n.id AS id ORDER BY id",
        {"ids": ids},
    )


def run(transaction: Transaction, query: Query, rows: int) -> None:
    """Run one of the `queries`; what it wrote must be what it was given.

    Raises
    ------
    StoreError
        Where an end of a relationship is missing.
    """
    record = query.run(transaction).single(strict=True)
    if record["written"] != rows:
        raise StoreError(
            f"{record['written']} of {rows} rows could be written; an end of a relationship is missing, "
            "or another program changes the same nodes at this moment: load again"
        )


def finish(transaction: Transaction, load: Row, superseded: list[str]) -> None:
    """Write a Load and remove those that were cut off before it."""
    query = Query("MERGE (n:Load {id: $load.id}) SET n += $load", {"load": load})
    query.run(transaction).consume()
    Query("MATCH (n:Load) WHERE n.id IN $ids DELETE n", {"ids": superseded}).run(transaction).consume()


def compare(records: RecordSet, graph: Graph) -> Changes:
    """Find what differs between the records and the graph."""
    changes = Changes()
    own = frozenset(records.datasets)
    stated_nodes = {(node.label, node.id): node for node in records.nodes}
    stated_edges = {(edge.type, edge.id): edge for edge in records.edges}
    for (label, key), node in stated_nodes.items():
        before = graph.nodes.get((label, key))
        changed = _changed(_wanted(node, before, own), before, LABEL_BY_NAME[label].properties)
        if changed:
            changes.nodes[label].append({"id": key, "properties": changed})
    for (kind, key), edge in stated_edges.items():
        held = graph.relationships.get((kind, key))
        group = (kind, edge.start.label, edge.end.label)
        if held and (held.group, held.start, held.end) != (group, edge.start.id, edge.end.id):
            changes.removed_relationships[kind].append(key)
            held = None
        before = held.properties if held else None
        changed = _changed(_wanted(edge, before, own), before, TYPE_BY_NAME[kind].properties)
        if changed:
            row: Row = {"id": key, "start": edge.start.id, "end": edge.end.id, "properties": changed}
            changes.relationships[group].append(row)
    for (kind, key), held in graph.relationships.items():
        if (kind, key) in stated_edges:
            continue
        left = _left(held.properties, own)
        if left is None:
            changes.removed_relationships[kind].append(key)
        elif left != held.properties["datasets"]:
            row = {"id": key, "start": held.start, "end": held.end, "properties": {"datasets": left}}
            changes.relationships[held.group].append(row)
    for (label, key), properties in graph.nodes.items():
        if (label, key) in stated_nodes or label == "Load":
            continue
        left = _left(properties, own)
        if left is None:
            changes.removed_nodes[label].append(key)
        elif left != properties["datasets"]:
            changes.nodes[label].append({"id": key, "properties": {"datasets": left}})
    return changes


def queries(changes: Changes) -> Iterator[tuple[str, int, Query]]:
    """Statements in the order in which they must run: what is written, its rows, the statement.

    Each returns one row with ``written``, the number of nodes or relationships that it found or made.
    """
    for kind, gone in sorted(changes.removed_relationships.items()):
        text = f"""MATCH ()-[r:{kind}]->() WHERE r.id IN $rows
DELETE r RETURN count(*) AS written"""
        yield from _batches("relationships", text, gone)
    for label, rows in sorted(changes.nodes.items()):
        text = f"""UNWIND $rows AS row
MERGE (n:{label} {{id: row.id}})
SET n += row.properties RETURN count(n) AS written"""
        yield from _batches("nodes", text, rows)
    for (kind, start, end), rows in sorted(changes.relationships.items()):
        text = f"""UNWIND $rows AS row
MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})
MERGE (a)-[r:{kind} {{id: row.id}}]->(b)
SET r += row.properties RETURN count(r) AS written"""
        yield from _batches("relationships", text, rows)
    for label, gone in sorted(changes.removed_nodes.items()):
        text = f"""UNWIND $rows AS row
MATCH (n:{label} {{id: row}})
DETACH DELETE n RETURN count(*) AS written"""
        yield from _batches("nodes", text, gone)


def _batches(what: str, text: str, rows: list[Row] | list[str]) -> Iterator[tuple[str, int, Query]]:
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        yield what, len(batch), Query(text, {"rows": batch})


def _wanted(record: Node | Edge, before: Properties | None, own: frozenset[str]) -> dict[str, object]:
    """Properties that the record shall have, beside what other data sets say of it."""
    wanted = record.stored()
    others = [name for name in _strings(before, "datasets") if name not in own]
    if others:
        # Which of its sources those data sets gave is not known: none of them is lost.
        for name, kept in (("datasets", others), ("source_ids", _strings(before, "source_ids"))):
            wanted[name] = sorted({*kept, *_strings(wanted, name)})
    return wanted


def _changed(
    wanted: Properties, before: Properties | None, known: tuple[Property, ...]
) -> dict[str, object] | None:
    """Properties to set, None for those to remove; None where nothing differs."""
    kinds = {item.name: item.kind for item in known}
    wanted = {
        name: float(value) if kinds.get(name) is Kind.FLOAT and isinstance(value, int) else value
        for name, value in wanted.items()
    }
    if before is None:
        return dict(wanted)
    changed = {
        name: wanted.get(name)
        for name in kinds
        if _typed(wanted.get(name)) != _typed(before.get(name)) and name != "id"
    }
    return changed or None


def _typed(value: object) -> tuple[type, object]:
    return type(value), value


def _left(properties: Properties, own: frozenset[str]) -> list[str] | None:
    """The data sets that still state it; None where there are none."""
    return [name for name in _strings(properties, "datasets") if name not in own] or None


def _strings(properties: Properties | None, name: str) -> list[str]:
    value = (properties or {}).get(name)
    return [str(item) for item in value] if isinstance(value, list) else []
