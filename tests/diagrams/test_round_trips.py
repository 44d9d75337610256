"""What is written is read back by an independent reader with nothing lost."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import networkx as nx
import openpyxl
import pandas as pd
import pytest

from diagrams import words
from diagrams.asks import asks
from diagrams.data import edge_row, flattened, node_row, source_row
from diagrams.tables import xlsx
from diagrams.write import render
from graph.network import Network, NetworkNode
from tests.diagrams.cells import CELLS
from tests.diagrams.nasty import nasty
from tests.diagrams.networks import network

NETWORKS = {"usual": network(60), "nasty": nasty()}
each = pytest.mark.parametrize("name", sorted(NETWORKS))


def rows(found: Network) -> tuple[dict[str, Any], dict[str, Any]]:
    return {n.id: node_row(n) for n in found.nodes}, {e.id: edge_row(e) for e in found.edges}


@each
def test_json(name: str) -> None:
    given = NETWORKS[name]
    graph: Any = nx.node_link_graph(json.loads(render(given, ".json").content), edges="links")
    nodes, edges = rows(given)
    assert {key: {"id": key, **data} for key, data in graph.nodes(data=True)} == nodes
    read = {
        key: {"id": key, "source": a, "target": b, **d} for a, b, key, d in graph.edges(keys=True, data=True)
    }
    assert read == edges
    assert graph.graph["sources"] == [source_row(s) for _, s in sorted(given.sources.items())]
    assert graph.graph["title_zh"] == given.title_zh
    assert graph.graph["notes"] == [list(note) for note in given.notes]


def test_graphml() -> None:
    for given in NETWORKS.values():
        graph: Any = nx.read_graphml(io.BytesIO(render(given, ".graphml").content), force_multigraph=True)
        for node in given.nodes:
            expected = flattened({k: v for k, v in node_row(node).items() if k != "id"})
            assert as_written(graph.nodes[node.id]) == as_written(expected)
        for edge in given.edges:
            expected = flattened(
                {k: v for k, v in edge_row(edge).items() if k not in ("id", "source", "target")}
            )
            assert as_written(graph.edges[edge.source, edge.target, edge.id]) == as_written(expected)
        assert json.loads(graph.graph["sources"]) == [
            {k: words.xml_text(v) for k, v in source_row(s).items()} for _, s in sorted(given.sources.items())
        ]


def as_written(values: Mapping[str, Any]) -> dict[str, Any]:
    """Empty texts are no text in XML, and a line feed is all that is left of other line ends."""
    return {
        key: value.replace("\r\n", "\n") if isinstance(value, str) else value
        for key, value in values.items()
        if value != ""
    }


@each
def test_gexf(name: str) -> None:
    given = NETWORKS[name]
    graph: Any = nx.read_gexf(io.BytesIO(render(given, ".gexf").content))
    for node in given.nodes:
        read = graph.nodes[node.id]
        assert (read.get("name_zh") or "", read.get("name_en") or "") == (
            words.xml_text(node.name_zh),
            words.xml_text(node.name_en),
        )
        assert json.loads(str(read["source_ids"])) == list(node.source_ids)
    quotes = {data["id"]: data.get("quote") or "" for *_, data in graph.edges(data=True)}
    assert quotes == {edge.id: words.xml_text(edge.quote) for edge in given.edges}


def test_gexf_has_spells_where_years_are_known() -> None:
    node = NetworkNode("c", "Cooperation", "合作", properties={"start_year": 2019, "end_year": 2023})
    text = render(Network("t", "t", (node,), ()), ".gexf").content.decode()
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert 'start="2019-01-01" end="2023-12-31"' in text


@each
def test_csv(name: str) -> None:
    given = NETWORKS[name]
    tables = {}
    with zipfile.ZipFile(io.BytesIO(render(given, ".zip").content)) as archive:
        for file in ("nodes.csv", "edges.csv", "sources.csv"):
            content = archive.read(file)
            assert content.startswith(b"\xef\xbb\xbf")
            tables[file] = pd.read_csv(
                io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig"
            )
    expected: dict[str, list[dict[str, Any]]] = {
        "nodes.csv": [node_row(node) for node in given.nodes],
        "edges.csv": [edge_row(edge) for edge in given.edges],
        "sources.csv": [source_row(source) for _, source in sorted(given.sources.items())],
    }
    for file, wanted in expected.items():
        read = [{key: plain(value) for key, value in row.items()} for row in tables[file].to_dict("records")]
        assert read == [{str(key): told(value) for key, value in row.items()} for row in wanted]
        cells = [str(value) for row in tables[file].to_dict("records") for value in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def plain(cell: str) -> str:
    return cell.removeprefix("'")


def told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False)
    return words.xml_text(str(value))


@each
def test_workbook(name: str) -> None:
    given = NETWORKS[name]
    book: Any = openpyxl.load_workbook(io.BytesIO(render(given, ".xlsx").content))
    read = {}
    for sheet in book.worksheets[1:-2]:
        lines: list[Any] = list(sheet.iter_rows())
        head, body = lines[0], lines[1:]
        names = [cell.value for cell in head]
        for line in body:
            assert all(cell.data_type != "f" for cell in line)
            values = {
                key: cell.value for key, cell in zip(names, line, strict=True) if cell.value is not None
            }
            read[values["id"]] = values
    assert set(read) == {node.id for node in given.nodes}
    for node in given.nodes:
        assert read[node.id].get("name_zh", "") == words.xml_text(node.name_zh)
        assert json.loads(str(read[node.id]["source_ids"])) == list(node.source_ids)


def test_workbook_has_the_gap_matrix() -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(xlsx(network(12), "zh", CELLS)))
    sheet = book["空白矩阵"]
    found = {
        (sheet.cell(row, 1).value, sheet.cell(3, column).value): sheet.cell(row, column).value
        for row in range(4, sheet.max_row + 1)
        for column in range(2, sheet.max_column + 1)
        if sheet.cell(row, column).value
    }
    assert found == {
        ("意大利", "先进制造"): "● 1/1",
        ("意大利", "轨道交通"): "· 0/2",
        ("毛里求斯", "实验动物"): "○ 0/0",
    }


def test_asks_are_nodes_with_their_state() -> None:
    known = {
        "ITA": NetworkNode("ITA", "Country", "意大利"),
        "MUS": NetworkNode("MUS", "Country", "毛里求斯"),
        "m1": NetworkNode("m1", "Measure", source_ids=("src",)),
        "r1": NetworkNode("r1", "Cooperation", "中意技术转移中心", source_ids=("other",)),
        "r2": NetworkNode("r2", "Cooperation", "未计入"),
    }
    nodes, edges = asks(CELLS, known, {"r1"})
    assert [(node.id, node.label) for node in nodes] == [
        ("ITA", "Country"),
        ("MUS", "Country"),
        ("ask:ITA:advanced-manufacturing", "answered"),
        ("ask:MUS:laboratory-animals", "gap"),
        ("r1", "Cooperation"),
    ]
    assert [(edge.source, edge.target) for edge in edges] == [
        ("r1", "ask:ITA:advanced-manufacturing"),
        ("ITA", "ask:ITA:advanced-manufacturing"),
        ("MUS", "ask:MUS:laboratory-animals"),
    ]
    assert all(edge.source_ids for edge in edges)
