"""GEXF for Gephi: colours, sizes, positions and, where years are known, time spells; written by networkx."""

from __future__ import annotations

from xml.etree import ElementTree

from networkx.readwrite.gexf import GEXFWriter

from diagrams import palette, words
from diagrams.data import edge_row, empty, flattened, node_row
from diagrams.layout import Layout, positions
from diagrams.vis import radius
from graph.network import Network, NetworkEdge, NetworkNode

_FIRST = ("start_year", "established_year", "founded_year", "since")
_OWN = ("start", "end", "type", "label", "id", "viz", "pid", "key", "source", "target", "weight")
"""Names that mean something to the format itself."""


def gexf(network: Network, language: words.Language = "zh", layout: Layout | str = Layout.FORCE) -> bytes:
    """The network as GEXF 1.2.

    A node's or edge's spell begins with its first year and ends with its last, where these are known;
    attributes whose names mean something to GEXF have ``_`` after them.
    """
    graph = empty(network)
    graph.graph["name"] = words.xml_text(words.title(network, language))
    top = max((node.score or 0.0 for node in network.nodes), default=0.0)
    placed = positions(network, layout)
    for node in network.nodes:
        look = {
            "color": _colour(node.label),
            "size": radius(node.score, top),
            "position": {"x": placed[node.id][0], "y": -placed[node.id][1], "z": 0.0},
        }
        label = words.xml_text(words.name(node, language).replace("\n", " "))
        graph.add_node(words.xml_text(node.id), label=label, viz=look, **_spell(node), **_own(node_row(node)))
    for edge in network.edges:
        graph.add_edge(
            words.xml_text(edge.source),
            words.xml_text(edge.target),
            key=words.xml_text(edge.id),
            id=words.xml_text(edge.id),
            label=words.pair(words.type_names(edge.type), language),
            weight=edge.weight,
            **_spell(edge),
            **_own(edge_row(edge)),
        )
    writer = GEXFWriter(graph, prettyprint=True)
    meta = writer.xml.find("meta")
    if meta is not None:  # the day of the data, not of the writing: equal networks give equal files
        meta.attrib.pop("lastmodifieddate", None)
        if network.as_of:
            meta.set("lastmodifieddate", network.as_of)
    writer.indent(writer.xml)
    text: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return text


def _own(row: dict[str, object]) -> dict[str, str | int | float | bool]:
    kept = {f"{key}_" if key in _OWN else key: value for key, value in row.items()}
    kept.pop("id_", None)
    return flattened(kept)


def _spell(item: NetworkNode | NetworkEdge) -> dict[str, str]:
    first = next((item.properties[key] for key in _FIRST if item.properties.get(key)), None)
    last = item.properties.get("end_year")
    spell = {}
    if isinstance(first, int):
        spell["start"] = f"{first:04}-01-01"
    if isinstance(last, int):
        spell["end"] = f"{last:04}-12-31"
    return spell


def _colour(kind: str) -> dict[str, int | float]:
    colour = palette.kind_colour(kind)
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
