"""The network on a page: what it is given, and the component that draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from diagrams import palette
from diagrams.vis import VisGraph, vis_graph, vis_network_js
from graph.network import Network, NetworkEdge, NetworkNode
from views import dossier_link, names
from views.words import language, number, t

PARTS = Path(__file__).resolve().parent / "parts"
_HTML = """
<div class="net">
  <div class="net-stage">
    <div class="net-canvas" role="application" tabindex="-1"></div>
    <div class="net-tools"></div>
  </div>
  <div class="net-panel" role="region" aria-live="polite" tabindex="0"></div>
</div>
"""
_SHORT_MARKS = {"zh": "〔英〕", "en": " [zh]"}
_LINES = 2
_STATES = {"lost": palette.State.GAP, "gained": palette.State.ANSWERED}
TEXTS_OF = ("Measure", "Clause", "Target")


@dataclass(frozen=True, slots=True)
class More:
    """Links of a node that wait to be shown."""

    type: str
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """How a network is to be shown.

    Parameters
    ----------
    placed
        Position of every node.
    token
        Changes when another view is meant, so that it is fitted to the frame again.
    layout
        Changes when the nodes are to move.
    more
        Links that wait, by node.
    opened, pinned
        Ids of nodes that were expanded or pinned.
    anchors
        Node beside which a newcomer is laid out.
    labels
        Names of ids that facts may hold.
    states
        ``lost`` or ``gained`` for nodes and edges that a scenario changes.
    """

    placed: Mapping[str, tuple[float, float]]
    token: str
    layout: str = ""
    more: Mapping[str, Sequence[More]] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    anchors: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


def draw(
    network: Network,
    picture: Picture,
    *,
    key: str,
    selected: str = "",
    acts: bool = False,
    captions: bool = False,
    height: int = 560,
    file: str = "network",
) -> dict[str, Any] | None:
    """Draw a network; returns what the reader asked of a node (expand, hide …), once.

    Clicks and the panel that they open are handled in the page; only what changes the network comes back.
    """
    data = payload(network, picture, selected=selected, acts=acts, captions=captions)
    data |= {"height": height, "file": file}
    _library()(key=f"{key}:library")
    result = _component()(key=key, data=data, on_action_change=lambda: None)
    action = getattr(result, "action", None)
    return dict(action) if isinstance(action, Mapping) else None


def payload(
    network: Network, picture: Picture, *, selected: str = "", acts: bool = False, captions: bool = False
) -> dict[str, Any]:
    """Everything that the page needs to draw the network and to answer a click by itself."""
    placed = dict(picture.placed)
    light = vis_graph(network, language=_language(), placed=placed, dark=False)
    dark = vis_graph(network, language=_language(), placed=placed, dark=True)
    by_id = {node.id: node for node in network.nodes}
    degree: dict[str, int] = dict.fromkeys(by_id, 0)
    for edge in network.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    looks, edge_looks = _pairs(light, dark)
    kinds = {node.label for node in network.nodes}
    return {
        "nodes": [_node(node, looks[node.id], picture, degree[node.id]) for node in network.nodes],
        "edges": [_edge(edge, edge_looks[edge.id], by_id, picture) for edge in network.edges],
        "options": {"light": light.options, "dark": dark.options},
        "sources": {
            source.id: {"title": source.title, "url": source.url, "note": names.source_note(source)}
            for source in network.sources.values()
        },
        "legend": _legend(kinds, network.edges, set(picture.states.values())),
        "token": picture.token,
        "layout": picture.layout,
        "select": selected,
        "acts": acts,
        "captions": captions,
        "words": _words(acts),
    }


def _language() -> Literal["zh", "en"]:
    return "zh" if language() == "zh" else "en"


def _pairs(
    light: VisGraph, dark: VisGraph
) -> tuple[
    dict[str, tuple[dict[str, Any], dict[str, Any]]], dict[str, tuple[dict[str, Any], dict[str, Any]]]
]:
    nodes = {item["id"]: (item, other) for item, other in zip(light.nodes, dark.nodes, strict=True)}
    edges = {item["id"]: (item, other) for item, other in zip(light.edges, dark.edges, strict=True)}
    return nodes, edges


def _node(
    node: NetworkNode, look: tuple[dict[str, Any], dict[str, Any]], picture: Picture, degree: int
) -> dict[str, Any]:
    day_look, night = look
    drawn = {
        name: value for name, value in day_look.items() if name not in ("x", "y", "color", "label", "title")
    }
    pairs = names.facts(node.label, node.properties, picture.labels)
    if node.score is not None:
        pairs.insert(0, (t("Score"), number(node.score, "0.0000")))
    text = str(node.properties.get("text") or "")
    return {
        "id": node.id,
        "name": names.node_name(node),
        "caption": _caption(node, str(day_look["label"])),
        "other": names.other_name(node),
        "kind": names.kind_name(node.label),
        "text": text if node.label in TEXTS_OF else "",
        "vis": drawn,
        "look": {
            "light": {"color": day_look["color"], "font": day_look.get("font", {})},
            "dark": {"color": night["color"], "font": night.get("font", {})},
        },
        "ink": {"light": palette.kind_colour(node.label), "dark": palette.kind_colour(node.label, dark=True)},
        "x": picture.placed[node.id][0],
        "y": picture.placed[node.id][1],
        "anchor": picture.anchors.get(node.id, ""),
        "pinned": node.id in picture.pinned,
        "opened": node.id in picture.opened,
        "more": [
            {"type": more.type, "label": names.type_name(more.type), "count": more.count}
            for more in picture.more.get(node.id, ())
        ],
        "facts": [list(pair) for pair in pairs],
        "sources": list(node.source_ids),
        "dossier": dossier_link.path(node.id, node.label),
        "rank": (node.score or 0.0) * 1e6 + degree,
    }


def _caption(node: NetworkNode, wrapped: str) -> str:
    """At most two lines under a mark; boxes keep all."""
    lines = wrapped.split("\n")
    text = wrapped if node.label in TEXTS_OF or len(lines) <= _LINES else "\n".join(lines[:_LINES]) + "…"
    return text + (_SHORT_MARKS[language()] if names.is_missing(node) else "")


def _edge(
    edge: NetworkEdge,
    look: tuple[dict[str, Any], dict[str, Any]],
    by_id: Mapping[str, NetworkNode],
    picture: Picture,
) -> dict[str, Any]:
    sentence, mark = sentence_of(edge, by_id[edge.source])
    notes = [t("inferred from")] if edge.inferred else [t("predicted, not a fact")] if edge.predicted else []
    facts = names.facts(edge.type, edge.properties, picture.labels)
    if not edge.directed:
        facts.insert(0, (t("Strength"), number(edge.weight, "0.##")))
    return {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "caption": names.type_name(edge.type),
        "note": notes[0] if notes else "",
        "arrow": edge.directed,
        "vis": {name: value for name, value in look[0].items() if name not in ("color", "title")},
        "look": {"light": {"color": look[0]["color"]}, "dark": {"color": look[1]["color"]}},
        "sentence": sentence,
        "mark": mark,
        "facts": [list(pair) for pair in facts],
        "sources": list(edge.source_ids),
    } | _changed(picture.states.get(edge.id, ""))


def _changed(state: str) -> dict[str, Any]:
    """How a tie that goes or comes is drawn."""
    if state not in _STATES:
        return {}
    ink = _ink(_STATES[state])
    return {
        "note": t("would go") if state == "lost" else t("would come"),
        "dashes": [6, 4] if state == "lost" else False,
        "look": {mode: {"color": {"color": colour, "highlight": colour}} for mode, colour in ink.items()},
    }


def _ink(state: palette.State) -> dict[str, str]:
    return {
        "light": palette.state_mark(state).colour,
        "dark": palette.state_mark(state, dark=True).colour,
    }


def sentence_of(edge: NetworkEdge, source: NetworkNode) -> tuple[str, list[int] | None]:
    """The sentence that an edge was read from and where in it the edge's own words stand."""
    text = str(source.properties.get("text") or "")
    if not edge.quote or not text or edge.quote == text:
        return edge.quote, None
    start, begin = edge.properties.get("start"), source.properties.get("start")
    at = start - begin if isinstance(start, int) and isinstance(begin, int) else text.find(edge.quote)
    if at < 0 or text[at : at + len(edge.quote)] != edge.quote:
        at = text.find(edge.quote)
    return (text, [at, at + len(edge.quote)]) if at >= 0 else (edge.quote, None)


def _legend(kinds: set[str], edges: Sequence[NetworkEdge], states: set[str]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = [
        {
            "name": names.kind_name(item.kind),
            "shape": item.shape,
            "hollow": item.hollow,
            "color": {"light": item.colour, "dark": palette.kind_colour(item.kind, dark=True)},
        }
        for item in palette.legend(kinds)
    ]
    if any(edge.inferred for edge in edges):
        entries.append({"name": t("inferred"), "line": True, "dashes": [4, 3]})
    if any(edge.predicted for edge in edges):
        entries.append({"name": t("predicted"), "line": True, "dashes": [1, 3]})
    if "lost" in states:
        gone = _ink(palette.State.GAP)
        entries.append({"name": t("would go"), "line": True, "dashes": [4, 3], "color": gone})
    if "gained" in states:
        entries.append({"name": t("would come"), "line": True, "color": _ink(palette.State.ANSWERED)})
    return entries


def _words(acts: bool) -> dict[str, str]:
    return {
        "picture": t("Network picture; the same nodes stand in the list beside it and in the table below"),
        "closer": t("Closer"),
        "farther": t("Farther"),
        "whole": t("Whole picture"),
        "full": t("Full screen"),
        "image": t("Save as picture"),
        "sources": t("Sources"),
        "nosource": t("No source recorded"),
        "links": t("Links"),
        "rest": t("and more; the table below has all"),
        "all": t("Show legend and list"),
        "hint": t("Click a node or a line for its facts. Double click on a node shows its links.")
        if acts
        else t("Click a node or a line for its facts."),
        "find": t("Find in this picture"),
        "within": t("In this picture"),
        "more": t("Show more"),
        "collapse": t("Collapse"),
        "hide": t("Hide"),
        "pin": t("Pin"),
        "unpin": t("Unpin"),
        "centre": t("Start from here"),
        "path": t("Path from here"),
        "dossier": t("Dossier"),
    }


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "silkgraph_network",
        html=_HTML,
        css=(PARTS / "network.css").read_text(encoding="utf-8"),
        js="".join((PARTS / name).read_text(encoding="utf-8") for name in ("el.js", "network.js")),
    )


@st.cache_resource
def _library() -> Any:
    """pyvis's own vis-network file; a component of its own, so that it is sent only once."""
    js = vis_network_js() + "\nexport default function () {}\n"
    return st.components.v2.component("silkgraph_vis_network", js=js)
