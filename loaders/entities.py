"""Rows of the entity tables to nodes, and their reference columns to edges."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from graph.records import Edge, Node, Ref, Value
from graph.schema import LABEL_BY_NAME
from loaders import cells
from loaders.index import Index
from loaders.table import Problems, Row
from loaders.tables import LAB_INSTRUMENT, EntityTable


@dataclass(frozen=True, slots=True)
class Stated:
    """A node with the row that states it, so that later checks can name the place."""

    node: Node
    row: Row
    table: EntityTable


def nodes(
    table: EntityTable, rows: Iterable[Row], problems: Problems, left_out: list[tuple[EntityTable, Row]]
) -> list[Stated]:
    """Turn rows into nodes; a row with a problem is noted and goes to `left_out`."""
    found = []
    for row in rows:
        before = len(problems)
        node_id = _identifier(row, table.label, problems)
        properties = _properties(row, table, problems)
        source_ids = row.many("source_ids")
        if "source_ids" in table.columns and not source_ids:
            problems.append(row.problem("source_ids is empty; every fact needs a source", "source_ids"))
        _cross_checks(row, table, properties, problems)
        if len(problems) == before:
            found.append(Stated(Node(table.label, node_id, properties, source_ids), row, table))
        else:
            left_out.append((table, row))
    return found


def edges(
    stated: Iterable[Stated],
    index: Index,
    at_large: str | None,
    problems: Problems,
    replaced: Container[tuple[Ref, str]] = (),
) -> list[Edge]:
    """Turn the reference columns of all entities into edges.

    Parameters
    ----------
    stated
        All nodes of a data set.
    index
        All entities of all data sets.
    at_large
        Id of the region whose members are the countries that take part in the Belt and Road.
    problems
        Takes unknown references.
    replaced
        Nodes and columns that a later data set states anew; these cells make no edges.
    """
    found = []
    for item in stated:
        for reference in item.table.references:
            if (item.node.ref, reference.column) in replaced:
                continue
            refs = index.refer(item.row, reference.column, reference.labels, problems)
            found += [_edge(reference.type, item.node, ref) for ref in refs]
        member = item.node.properties.get("bri_status") == "member"
        if member and at_large and (item.node.ref, "bri_status") not in replaced:
            found.append(_edge("IN_REGION", item.node, Ref("Region", at_large)))
        if item.node.label == "Lab" and LAB_INSTRUMENT in index:
            found.append(_edge("BY_MEANS_OF", item.node, Ref("Instrument", LAB_INSTRUMENT)))
    return found


def check_left_out(rows: Iterable[tuple[EntityTable, Row]], index: Index, problems: Problems) -> None:
    """Note unknown references of rows that were left out, so that all that is wrong is told at once."""
    for table, row in rows:
        for reference in table.references:
            index.refer(row, reference.column, reference.labels, problems)
        if "source_ids" in table.columns:
            index.refer(row, "source_ids", ("Source",), problems)


def check_sources(stated: Iterable[Stated], index: Index, problems: Problems) -> None:
    """Note every source id that no row of sources.csv states."""
    for item in stated:
        if item.node.label != "Source":
            index.refer(item.row, "source_ids", ("Source",), problems)


def check_trees(stated: Iterable[Stated], problems: Problems) -> None:
    """Note every cycle among parents (of fields, parks) and restated sources, once."""
    for column in ("parent_id", "restates"):
        items = [item for item in stated if item.node.properties.get(column)]
        above = {(item.node.label, item.node.id): str(item.node.properties[column]) for item in items}
        told: set[str] = set()
        for item in items:
            path = [item.node.id]
            while (up := above.get((item.node.label, path[-1]))) and up not in path:
                path.append(up)
            if up == item.node.id and up not in told:
                told.update(path)
                problems.append(
                    item.row.problem(f"{column} goes in a circle: {' → '.join([*path, up])}", column)
                )


def _edge(kind: str, node: Node, ref: Ref) -> Edge:
    sources = (node.id,) if node.label == "Source" else node.source_ids
    return Edge(kind, node.ref, ref, {}, sources)


def _identifier(row: Row, label: str, problems: Problems) -> str:
    try:
        return cells.identifier(row.cells["id"], label)
    except cells.BadCell as error:
        problems.append(row.problem(str(error), "id"))
        return ""


def _properties(row: Row, table: EntityTable, problems: Problems) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for item in LABEL_BY_NAME[table.label].properties:
        if item.name not in row.cells or item.name in ("id", "source_ids"):
            continue
        try:
            found[item.name] = cells.value(row.cells[item.name], item)
        except cells.BadCell as error:
            problems.append(row.problem(str(error), item.name))
    return found


def _cross_checks(row: Row, table: EntityTable, properties: Mapping[str, Value], problems: Problems) -> None:
    if "name_zh" in table.columns and not (properties.get("name_zh") or properties.get("name_en")):
        problems.append(row.problem("name_zh and name_en are both empty; give one", "name_zh"))
    start, end = properties.get("start_year"), properties.get("end_year")
    if isinstance(start, int) and isinstance(end, int) and end < start:
        problems.append(row.problem(f"end_year {end} is before start_year {start}", "end_year"))
    if properties.get("kind") in ("territory", "home") and properties.get("region_ids"):
        problems.append(row.problem("region_ids must be empty: only a country enters regions", "region_ids"))
