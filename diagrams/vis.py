"""A network as vis-network draws it: nodes, edges and options as plain data, kept in pyvis's Network.

Its lists are filled directly: `add_edge` compares every edge with all before it. Positions are given and
physics is off, so nothing moves. Texts stay texts: no field of these dictionaries is read as HTML.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from pyvis.network import Network as PyvisNetwork

from diagrams import labels, palette, words
from diagrams.drawing import LEADING, Box
from diagrams.extract import most_central
from diagrams.fonts import fonts
from diagrams.layout import ROOM, Layout, Positions, positions
from diagrams.spread import Grid
from diagrams.wrap import wrap
from graph.network import Network, NetworkNode

FONT = (
    '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", '
    '"WenQuanYi Micro Hei", system-ui, sans-serif'
)
"""CSS font families: the exports' own first, then each system's."""
FULL_LABELS = 120
"""Above so many nodes only the most central ones are named from afar."""

_SMALL, _LARGE = 9.0, 26.0
_TRIED = 120
_VIEW = (1000.0, 680.0)  # a usual window, in pixels
_LETTERS = 14.0
_WIDE = 10.0  # longest line of a name, in ems
_WIDE_COLUMN = 22.0


@dataclass(frozen=True, slots=True)
class VisGraph:
    """What vis-network takes.

    Parameters
    ----------
    nodes, edges, options
        JSON-able; the arguments of ``new vis.DataSet`` and ``new vis.Network``.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def vis_graph(
    network: Network,
    *,
    language: words.Language = "zh",
    dark: bool = False,
    placed: Mapping[str, tuple[float, float]] | None = None,
    layout: Layout | str = Layout.FORCE,
) -> VisGraph:
    """Turn a network into vis-network's nodes, edges and options.

    Parameters
    ----------
    language
        Of the labels; ``both`` writes two lines.
    placed
        Positions to keep; nodes without one are laid out by `layout`.
    """
    known: Positions = dict(placed or {})
    if any(node.id not in known for node in network.nodes):
        known = roomy(network, positions(network, layout), layout) | known
    top = max((node.score or 0.0 for node in network.nodes), default=0.0)
    large = len(network.nodes) > FULL_LABELS
    far, size = _named_from_afar(network, known, language) if large else ({}, _LETTERS)
    shown = {node.id: label(node, language, layout) for node in network.nodes} if not large else far
    look = cache(partial(_look, dark=dark))
    line = cache(partial(_line, dark=dark))
    net = PyvisNetwork(directed=True)
    net.nodes.extend(
        _node(
            node,
            known[node.id],
            radius(node.score, top),
            size if node.id in far else _LETTERS,
            shown.get(node.id) or words.visible(words.name(node, language)),
            look(node.label),
        )
        for node in network.nodes
    )
    strong = words.strong_sources(network)
    net.edges.extend(
        {
            "id": edge.id,
            "from": edge.source,
            "to": edge.target,
            "kind": edge.type,
            **line(
                not strong.isdisjoint(edge.source_ids),
                edge.directed,
                palette.line_state(edge.inferred, edge.predicted, edge.properties.get("status")),
            ),
        }
        for edge in network.edges
    )
    net.options = options(dark=dark, large=large)
    nodes, edges, _, _, _, chosen = net.get_network_data()
    return VisGraph(nodes, edges, json.loads(chosen))


def label(node: NetworkNode, language: str, layout: Layout | str = Layout.FORCE) -> str:
    """The node's name in ``zh``, ``en`` or ``both``, broken into lines; longer ones in columns."""
    text, boxed = words.visible(words.name(node, language)), palette.mark(node.label).shape == "box"
    widest = _wide(layout) * (1.6 if boxed else 1.0)
    lines, _ = wrap(text, 1.0, widest, fonts(), 4 if language != "both" else 6)
    return "\n".join(lines)


def _wide(layout: Layout | str) -> float:
    return _WIDE_COLUMN if layout == Layout.LAYERED else _WIDE


def roomy(network: Network, at: Positions, layout: Layout | str = Layout.FORCE) -> Positions:
    """Move nodes apart until names have room in any language, up to `labels.ALL` nodes."""
    if not at or len(network.nodes) > labels.ALL:
        return at
    top = max((node.score or 0.0 for node in network.nodes), default=0.0)
    nodes = [
        labels.Named(
            node.id,
            max((words.visible(words.name(node, language)) for language in ("zh", "en")), key=len),
            radius(node.score, top) * palette.mark(node.label).scale,
            palette.mark(node.label).shape,
        )
        for node in most_central(network)
    ]
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    width, height = max(xs) - min(xs) + 2 * ROOM, max(ys) - min(ys) + ROOM
    for _ in range(12):
        frame = Box(-width / 2, -height / 2, width / 2, height / 2)
        found = labels.all_named(nodes, at, frame, fonts(), _LETTERS, _wide(layout))
        if found is not None:
            return {key: (round(found[key].x, 1), round(found[key].y, 1)) for key in at}
        width, height = width * 1.15, height * 1.15
    return at


def radius(score: float | None, top: float) -> float:
    """Radius in pixels; the area grows in proportion to the score.

    Parameters
    ----------
    score, top
        The node's and the highest score of the network; without a score a middling size.
    """
    if score is None or top <= 0:
        return 14.0
    share = min(max(score / top, 0.0), 1.0)
    return round(math.sqrt(_SMALL**2 + (_LARGE**2 - _SMALL**2) * share), 2)


def options(*, dark: bool = False, large: bool = False) -> dict[str, Any]:
    """vis-network's options: nothing moves by itself, labels vanish where they would be too small."""
    ground = palette.theme(dark=dark)
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": True,
            "tooltipDelay": 150,
            "multiselect": False,
            "keyboard": {"enabled": False},
            "hideEdgesOnDrag": False,
            "hideEdgesOnZoom": False,
        },
        "nodes": {
            "font": {"face": FONT, "color": ground.text, "strokeWidth": 3, "strokeColor": ground.background},
            "scaling": {
                "label": {"enabled": True, "min": 8, "max": 200, "drawThreshold": 6, "maxVisible": 22}
            },
            "borderWidthSelected": 3,
            # A large network's names are broken into lines in the browser, when they are first seen.
            "widthConstraint": {"maximum": round(_LETTERS * _WIDE * 1.3) if large else 600},
        },
        "edges": {
            "smooth": False,
            "selectionWidth": 1.5,
            "hoverWidth": 0.8,
            "arrows": {"to": {"enabled": False, "scaleFactor": 0.45}},
        },
    }


@cache
def vis_network_js() -> str:
    """The text of the vis-network file that pyvis ships (9.1.2, Apache-2.0 or MIT)."""
    path = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].rstrip() + "\n"  # a map is asked from a server


def _node(
    node: NetworkNode,
    at: tuple[float, float],
    size: float,
    font: float,
    name: str,
    look: Mapping[str, Any],
) -> dict[str, Any]:
    scale = look["scale"]
    item = {
        "id": node.id,
        "label": name,
        "x": at[0],
        "y": at[1],
        "kind": node.label,
        "size": round(size * scale, 2),
        **look["own"],
    }
    if look["font"]:
        item["font"] = {"size": round(font * scale, 1), **look["font"]}
    elif font != _LETTERS:
        item["font"] = {"size": font}
    if font != _LETTERS:
        item["widthConstraint"] = {"maximum": round(font * 40)}
    return item


def _look(kind: str, *, dark: bool) -> dict[str, Any]:
    """What all nodes of a kind share."""
    drawn, ground = palette.mark(kind), palette.theme(dark=dark)
    colour = palette.kind_colour(kind, dark=dark)
    boxed, filled = drawn.shape == "box", not drawn.hollow
    lit = palette.mix(colour, ground.background, 0.8 if filled else 0.15)
    own: dict[str, Any] = {
        "shape": drawn.shape,
        "borderWidth": 1.5 if filled else 2.5,
        "color": {
            "background": colour if filled else ground.background,
            "border": ground.background if filled and not boxed else colour,
            "highlight": {"background": lit, "border": ground.text},
            "hover": {"background": lit, "border": ground.text},
        },
    }
    font: dict[str, Any] = {}
    if boxed:
        own |= {"margin": 8, "shapeProperties": {"borderRadius": 4}}
        font = {"color": ground.background if filled else ground.text, "strokeWidth": 0}
    return {"scale": drawn.scale, "own": own, "font": font}


def _line(strong: bool, directed: bool, state: palette.State | None, *, dark: bool) -> dict[str, Any]:
    """What all edges that are known alike share."""
    ground = palette.theme(dark=dark)
    colour = ground.edge if strong else ground.edge_thin
    item: dict[str, Any] = {"width": 1.8 if strong else 0.8}
    if directed:
        item["arrows"] = {"to": {"enabled": True}}
    if state:
        mark = palette.state_mark(state, dark=dark)
        item["dashes"] = list(mark.dash)
        colour = mark.colour or colour
    item["color"] = {"color": colour, "highlight": ground.accent, "hover": ground.accent}
    return item


def _named_from_afar(
    network: Network, known: Mapping[str, tuple[float, float]], language: words.Language
) -> tuple[dict[str, str], float]:
    """Names that can be read while a large network is in view as a whole, and their size in its pixels.

    They are those of the most central nodes, as many as have room beside each other.
    """
    xs, ys = [known[node.id][0] for node in network.nodes], [known[node.id][1] for node in network.nodes]
    far = max(1.0, (max(xs) - min(xs)) / _VIEW[0], (max(ys) - min(ys)) / _VIEW[1])
    size, taken, named = round(12.0 * far, 1), Grid(40.0 * far), {}
    found = fonts()
    for node in most_central(network)[:_TRIED]:
        text = label(node, language)
        lines = text.split("\n")
        half = max(found.width(line, size) for line in lines) / 2
        x, y = known[node.id]
        box = Box(x - half, y, x + half, y + _LARGE + len(lines) * size * LEADING)
        if taken.free(box):
            taken.add(box)
            named[node.id] = text
    return named, size
