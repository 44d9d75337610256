"""vis-network's data: plain, complete, and told apart by more than colour."""

from __future__ import annotations

import json
from dataclasses import replace

from diagrams import palette, words
from diagrams.lines import line_legend
from diagrams.vis import vis_graph, vis_network_js
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo
from tests.diagrams.nasty import nasty
from tests.diagrams.networks import network


def test_it_is_plain_data_and_complete() -> None:
    for found in (network(60), nasty(), Network("", "", (), ())):
        drawn = vis_graph(found)
        assert json.loads(json.dumps([drawn.nodes, drawn.edges, drawn.options]))
        assert [node["id"] for node in drawn.nodes] == [node.id for node in found.nodes]
        assert [edge["id"] for edge in drawn.edges] == [edge.id for edge in found.edges]
        assert drawn.options["physics"] == {"enabled": False}


def test_labels_are_in_the_language_and_have_no_markup() -> None:
    found = network(12)
    for language in ("zh", "en"):
        labels = ["".join(node["label"].split()) for node in vis_graph(found, language=language).nodes]
        assert labels == ["".join(words.name(node, language).split()) for node in found.nodes]
    assert not any("multi" in node.get("font", {}) or "title" in node for node in vis_graph(nasty()).nodes)


def test_lines_tell_how_they_are_known() -> None:
    sources = {"o": SourceInfo("o", "官方", kind="official"), "p": SourceInfo("p", "报道", kind="press")}
    nodes = (NetworkNode("a", "Park"), NetworkNode("b", "Park"))
    plain = NetworkEdge("e", "SISTER_OF", "a", "b", source_ids=("o",))
    edges = (
        plain,
        replace(plain, id="f", source_ids=("p",), directed=False),
        replace(plain, id="g", inferred=True),
        replace(plain, id="h", predicted=True, inferred=True),
        replace(plain, id="i", properties={"status": "called-for"}),
    )
    found = Network("", "", nodes, edges, sources)
    official, press, inferred, predicted, called = vis_graph(found).edges
    assert official["width"] > press["width"]
    assert "arrows" in official
    assert "arrows" not in press
    dashes = [edge.get("dashes") for edge in (official, inferred, predicted, called)]
    assert dashes[0] is None
    assert len({tuple(dash) for dash in dashes[1:] if dash}) == 3
    gap = palette.state_mark(palette.State.GAP).colour
    assert called["color"]["color"] == gap
    assert len(line_legend(found)) == 5


def test_a_box_holds_its_text_and_dark_is_another_ground() -> None:
    found = Network(
        "", "", (NetworkNode("m", "Measure", "推动合作" * 30), NetworkNode("c", "Country", "塞尔维亚")), ()
    )
    box, dot = vis_graph(found, dark=True).nodes
    assert (box["shape"], dot["shape"]) == ("box", "dot")
    assert box["label"].count("\n") == 3
    assert box["label"].endswith("…")
    assert dot["color"]["background"] == palette.kind_colour("Country", dark=True)


def test_vis_network_asks_for_no_map() -> None:
    script = vis_network_js()
    assert "vis-network" in script[:200]
    assert "sourceMappingURL" not in script
    assert "</script" not in script.lower()
