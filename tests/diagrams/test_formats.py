"""Every format, in every language, at three sizes, is opened by a reader of its own."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import igraph
import networkx as nx
import openpyxl
import pandas as pd
import pytest
from lxml import etree, html  # type: ignore[import-untyped]
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from diagrams import words
from diagrams.write import FORMATS
from tests.diagrams.conftest import Made, sized

SIZES = (12, 60, 2000)
SVG = "{http://www.w3.org/2000/svg}"


def _html(content: bytes, language: str) -> tuple[int, int]:
    page = html.document_fromstring(content.decode("utf-8"))
    assert page.get("lang") == ("en" if language == "en" else "zh-CN")
    data = json.loads(page.get_element_by_id("data").text)
    assert data["language"] == language
    assert set(data["facts"]) == {node["id"] for node in data["nodes"]}
    return len(data["nodes"]), len(data["edges"])


def _svg(content: bytes, language: str) -> tuple[int, int]:
    root = etree.fromstring(content)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    nodes = [g for g in root.iter(f"{SVG}g") if g.get("class", "").startswith("node ")]
    edges = [g for g in root.iter(f"{SVG}g") if g.get("class", "").startswith("edge ")]
    assert all(group.find(f"{SVG}title").text for group in nodes + edges)
    return len(nodes), len(edges)


def _png(content: bytes, language: str) -> None:
    image = Image.open(io.BytesIO(content))
    image.load()
    assert image.size == (2246, 1588)
    colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50


def _pdf(content: bytes, language: str) -> None:
    reader = PdfReader(io.BytesIO(content))
    text = reader.pages[0].extract_text()
    assert ("Partners network" if language == "en" else "伙伴网络") in text
    assert float(reader.pages[0].mediabox.width) == pytest.approx(841.89, abs=0.1)


def _pptx(content: bytes, language: str) -> tuple[int, int]:
    slide = Presentation(io.BytesIO(content)).slides[0]
    ids = [int(found) for found in slide._element.xpath("//p:cNvPr/@id")]
    assert len(ids) == len(set(ids))
    glued = slide._element.xpath("//p:cxnSp[p:nvCxnSpPr/p:cNvCxnSpPr/a:stCxn and .//a:endCxn]")
    ends = {int(found) for found in slide._element.xpath("//a:stCxn/@id | //a:endCxn/@id")}
    nodes = slide._element.xpath("//p:sp[p:nvSpPr/p:cNvPr/@descr]")
    assert ends <= {int(node.nvSpPr.cNvPr.get("id")) for node in nodes}
    assert "Source" in slide.notes_slide.notes_text_frame.text or language == "zh"
    return len(nodes), len(glued)


def _graphml(content: bytes, language: str) -> tuple[int, int]:
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    return graph.number_of_nodes(), graph.number_of_edges()


def _gexf(content: bytes, language: str) -> tuple[int, int]:
    graph = nx.read_gexf(io.BytesIO(content))
    assert all("viz" in data for _, data in graph.nodes(data=True))
    return graph.number_of_nodes(), graph.number_of_edges()


def _json(content: bytes, language: str) -> tuple[int, int]:
    graph: Any = nx.node_link_graph(json.loads(content), edges="links")
    return graph.number_of_nodes(), graph.number_of_edges()


def _xlsx(content: bytes, language: str) -> tuple[int, int]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    names = book.sheetnames
    assert names[0] == {"zh": "说明", "en": "About", "both": "说明 About"}[language]
    counts = {name: sum(1 for _ in book[name].iter_rows()) - 1 for name in names}
    return sum(counts[name] for name in names[1:-2]), counts[names[-2]]


def _zip(content: bytes, language: str) -> tuple[int, int]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tables = {name: pd.read_csv(archive.open(name)) for name in ("nodes.csv", "edges.csv", "sources.csv")}
    assert len(tables["sources.csv"]) == 8
    return len(tables["nodes.csv"]), len(tables["edges.csv"])


def _cypher(content: bytes, language: str) -> tuple[int, int]:
    text = content.decode("utf-8")
    return len(re.findall(r"\{id: 'n\d+'", text)), len(re.findall(r"\{a: 'n\d+'", text))


READERS = {
    ".html": _html,
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".pptx": _pptx,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".xlsx": _xlsx,
    ".zip": _zip,
    ".cypher": _cypher,
}


def test_every_format_has_a_reader_here() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("ending", sorted(READERS))
def test_a_file_is_read_with_all_nodes_and_edges(made: Made, ending: str, language: str, size: int) -> None:
    found = READERS[ending](made(ending, size, language), language)
    if found is not None:
        assert found == (size, len(sized(size).edges))


def test_igraph_reads_the_graphml(made: Made, tmp_path: Any) -> None:
    path = tmp_path / "network.graphml"
    path.write_bytes(made(".graphml", 60, "zh"))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.vcount() == 60
    assert graph.ecount() == len(sized(60).edges)
    assert set(graph.vs["name_zh"]) == {node.name_zh for node in sized(60).nodes}
    assert set(graph.es["quote"]) == {edge.quote for edge in sized(60).edges}
