"""Networks for other programs: GraphML and node-link JSON, written by networkx.

Both carry ids, kinds, names in both languages, scores,
sources and quotes. GraphML has no lists: lists and other structures stand in it as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO

import networkx as nx

from diagrams import words
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo


def to_networkx(network: Network) -> nx.MultiGraph[str]:
    """The network as a multigraph.

    Returns
    -------
    networkx.MultiDiGraph, or networkx.MultiGraph where no edge is directed
        Node and edge attributes as `node_row` and `edge_row` give them, edge keys are edge ids; graph
        attributes: title_zh, title_en, measure, as_of, notes, sources.
    """
    graph = empty(network)
    graph.graph.update(
        title_zh=network.title_zh,
        title_en=network.title_en,
        measure=network.measure,
        as_of=network.as_of,
        notes=[list(note) for note in network.notes],
        sources=[source_row(source) for _, source in sorted(network.sources.items())],
    )
    for node in network.nodes:
        graph.add_node(node.id, **{key: value for key, value in node_row(node).items() if key != "id"})
    for edge in network.edges:
        row = {key: v for key, v in edge_row(edge).items() if key not in ("id", "source", "target")}
        graph.add_edge(edge.source, edge.target, key=edge.id, **row)
    return graph


def empty(network: Network) -> nx.MultiGraph[str]:
    """A graph of the network's kind with nothing in it."""
    directed = any(edge.directed for edge in network.edges) or not network.edges
    return nx.MultiDiGraph() if directed else nx.MultiGraph()


def node_row(node: NetworkNode) -> dict[str, object]:
    """All that is known of a node: id, kind, names, score, community, sources and its properties."""
    own = {
        "id": node.id,
        "kind": node.label,
        "name_zh": node.name_zh,
        "name_en": node.name_en,
        "score": node.score,
        "community": node.community,
        "waiting": node.waiting,
        "source_ids": list(node.source_ids),
    }
    return own | _others(node.properties, own)


def edge_row(edge: NetworkEdge) -> dict[str, object]:
    """All that is known of an edge: id, type, ends, weight, quote, sources and its properties."""
    own = {
        "id": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "directed": edge.directed,
        "weight": edge.weight,
        "quote": edge.quote,
        "inferred": edge.inferred,
        "predicted": edge.predicted,
        "source_ids": list(edge.source_ids),
    }
    return own | _others(edge.properties, own)


def source_row(source: SourceInfo) -> dict[str, str]:
    """A source's id, title, publisher, kind, address and date."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "url": source.url,
        "published_on": source.published_on,
    }


def node_link_json(network: Network) -> bytes:
    """Node-link JSON as `networkx.node_link_graph(data, edges="links")` reads it."""
    data = nx.node_link_data(to_networkx(network), edges="links")
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    return text.encode("utf-8", "surrogatepass" if _whole(text) else "backslashreplace") + b"\n"


def graphml(network: Network) -> bytes:
    """GraphML for Gephi, yEd, Cytoscape and igraph; unknown values are left out."""
    rich = to_networkx(network)
    flat = empty(network)
    flat.graph.update(flattened(rich.graph))
    for node, values in rich.nodes(data=True):
        flat.add_node(words.xml_text(node), **flattened(values))
    for start, end, key, values in rich.edges(keys=True, data=True):
        flat.add_edge(
            words.xml_text(start), words.xml_text(end), key=words.xml_text(key), **flattened(values)
        )
    out = BytesIO()
    nx.write_graphml(flat, out, named_key_ids=True, edge_id_from_attribute=None)
    return out.getvalue()


def flat_value(value: object) -> str | int | float | bool:
    """A value as a plain one: lists and structures as JSON, everything else that is no number as text."""
    if isinstance(value, (bool, int, float, str)):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def flattened(values: Mapping[str, object]) -> dict[str, str | int | float | bool]:
    """Attributes as plain values fit for XML; unknown ones are left out."""
    flat = {key: flat_value(value) for key, value in values.items() if value is not None}
    return {key: words.xml_text(value) if isinstance(value, str) else value for key, value in flat.items()}


def _others(properties: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Properties under their names; one that is called like a field of the row gets `property_` before it."""
    return {
        f"property_{key}" if key in own else key: list(value) if isinstance(value, tuple) else value
        for key, value in properties.items()
    }


def _whole(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)
