"""Rows that are known, and the person's own rows with an upload laid over them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from graph.errors import Problem
from graph.records import Node, RecordSet, Value
from loaders.columns import SOURCE_IDS, TableInfo, tables
from loaders.table import Row
from loaders.upload import Uploaded

Key = tuple[str, ...]
_JOINS = {
    "participations.csv": ("TAKES_PART_IN", "entity_id", "in_id"),
    "sisters.csv": ("SISTER_OF", "park_id", "counterpart_id"),
    "addresses.csv": ("ADDRESSES", "entity_id", "demand_id"),
}


def known_rows(records: RecordSet, table: TableInfo) -> list[dict[str, str]]:
    """What is known, as rows of a table."""
    if table.label:
        return [_row(node, table) for node in records.nodes if node.label == table.label]
    if table.file == "progress.csv":
        return [_row(node, table) for node in records.nodes if node.label == "Progress"]
    if table.file == "aliases.csv":
        return [
            {"surface": str(alias), "entity_id": node.id, "note": ""}
            for node in records.nodes
            for alias in _many(node.properties.get("aliases"))
        ]
    kind, start, end = _JOINS[table.file]
    return [
        {
            start: edge.start.id,
            end: edge.end.id,
            **{
                name: written(edge.properties.get(name))
                for name in ("role", "status", "since")
                if _has(table, name)
            },
            SOURCE_IDS: ";".join(edge.source_ids),
        }
        for edge in records.edges
        if edge.type == kind
    ]


def written(value: Value) -> str:
    """A value as a cell holds it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def key_of(cells: Mapping[str, str], table: TableInfo) -> Key:
    """What names a row in its table."""
    return tuple(cells.get(name, "") for name in table.key)


def only_new(
    uploads: Sequence[Uploaded], before: RecordSet, kept: Mapping[str, Sequence[Row]]
) -> tuple[list[Uploaded], int, list[Problem]]:
    """Leave out the rows that state only what is known without the person's own data set.

    Returns
    -------
    (uploads, unchanged, notes)
        What is left, how many rows were left out, and cells that were emptied although other data sets
        state them (what they state stays).
    """
    left = []
    unchanged = 0
    notes: list[Problem] = []
    for item in uploads:
        known = {key_of(cells, item.table): cells for cells in known_rows(before, item.table)}
        own = {key_of(row.cells, item.table) for row in kept.get(item.table.file, ())}
        rows = []
        for row in item.rows:
            key = key_of(row.cells, item.table)
            there = known.get(key)
            if there is None or key in own:
                rows.append(row)
                continue
            emptied = [
                name for name in item.present if there[name] and not row.cells[name] and name != "note"
            ]
            notes += [
                row.problem(
                    f"{name} is empty here, but other data sets state '{there[name][:60]}'; it stays", name
                )
                for name in emptied
                if name != SOURCE_IDS
            ]
            if all(_same(row.cells[name], there[name], item.table, name) for name in item.present):
                unchanged += 1
            else:
                rows.append(row)
        left.append(Uploaded(item.table, item.present, rows))
    return left, unchanged, notes


def laid_over(
    kept: Mapping[str, Sequence[Row]], uploads: Sequence[Uploaded], *, replace: bool
) -> dict[str, list[Row]]:
    """The person's rows with an upload laid over them, by table file.

    Parameters
    ----------
    kept
        Rows so far.
    uploads
        What is new; a row with the key of one so far takes its place.
    replace
        Whether rows so far that an uploaded table does not hold go.
    """
    result = {file: list(rows) for file, rows in kept.items()}
    fresh: dict[str, list[Row]] = {}
    for item in uploads:
        before = {key_of(row.cells, item.table): row for row in kept.get(item.table.file, ())}
        for row in item.rows:
            under = before.get(key_of(row.cells, item.table))
            cells = (
                row.cells
                if under is None
                else {**under.cells, **{name: row.cells[name] for name in item.present}}
            )
            if under is not None and not cells.get(SOURCE_IDS, "x"):
                cells[SOURCE_IDS] = under.cells[SOURCE_IDS]
            fresh.setdefault(item.table.file, []).append(Row(row.file, row.line, cells, row.letters))
    for item in uploads:
        file = item.table.file
        new = fresh.get(file, [])
        named = {key_of(row.cells, item.table) for row in new}
        stay = (
            []
            if replace
            else [row for row in kept.get(file, ()) if key_of(row.cells, item.table) not in named]
        )
        result[file] = [*stay, *new]
    return {file: rows for file, rows in result.items() if rows}


def text_of(table: TableInfo, rows: Sequence[Row]) -> str:
    """A table as CSV, its rows in the order of their keys."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    for cells in sorted((row.cells for row in rows), key=lambda cells: key_of(cells, table)):
        writer.writerow([cells.get(name, "") for name in names])
    return buffer.getvalue()


def texts_of(rows: Mapping[str, Sequence[Row]]) -> dict[str, str]:
    """All tables as CSV by file name."""
    return {table.file: text_of(table, rows[table.file]) for table in tables() if rows.get(table.file)}


def rows_of(text: str, table: TableInfo, shown: str) -> list[Row]:
    """Rows of a table that was kept."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = [column.name for column in table.columns]
    return [
        Row(shown, reader.line_num, {name: cells.get(name) or "" for name in columns}, {}) for cells in reader
    ]


def _row(node: Node, table: TableInfo) -> dict[str, str]:
    found = {column.name: written(node.properties.get(column.name)) for column in table.columns}
    if _has(table, "id"):
        found["id"] = node.id
    if _has(table, SOURCE_IDS):
        found[SOURCE_IDS] = ";".join(node.source_ids)
    return found


def _has(table: TableInfo, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _many(value: Value) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple) else ()


def _same(new: str, there: str, table: TableInfo, name: str) -> bool:
    """Whether a cell states nothing beyond what is known; an empty one never does."""
    if not new or new == there:
        return True
    column = table.column(name)
    if name == SOURCE_IDS:  # sources are never taken away, only added
        return set(new.split(";")) <= set(there.split(";"))
    if column.many:
        return set(new.split(";")) == set(there.split(";"))
    return column.kind == "number" and _number(new) == _number(there)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
