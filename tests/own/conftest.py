"""People's own data over the seeds, checked without a database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from atlas.own import OwnData
from graph.records import RecordSet
from loaders.columns import TableInfo


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnData:
    """Nothing of one's own is kept yet; tests that keep something take a folder of their own."""
    return OwnData(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def seeds(own: OwnData) -> RecordSet:
    return own.read().records


def as_csv(table: TableInfo, rows: Iterable[Mapping[str, object]], encoding: str = "utf-8") -> bytes:
    """Rows as a CSV file with all columns of a table."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, [column.name for column in table.columns])
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(encoding)


def facts(records: RecordSet) -> tuple[frozenset[object], frozenset[object]]:
    """All that records state, whatever their order."""
    nodes = frozenset(
        (node.label, node.id, frozenset(node.properties.items()), frozenset(node.source_ids))
        for node in records.nodes
    )
    edges = frozenset(
        (edge.type, edge.id, edge.start, edge.end, frozenset(edge.properties.items()),
         frozenset(edge.source_ids))
        for edge in records.edges
    )  # fmt: skip
    return nodes, edges


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
