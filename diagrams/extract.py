"""Parts of a network that fit on a page."""

from __future__ import annotations

from dataclasses import replace

from graph.network import Network, NetworkNode


def most_central(network: Network) -> list[NetworkNode]:
    """Nodes by score, then by number of edges, then by id."""
    degree: dict[str, int] = {node.id: 0 for node in network.nodes}
    for edge in network.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    return sorted(network.nodes, key=lambda node: (-(node.score or 0.0), -degree[node.id], node.id))


def top(network: Network, number: int) -> Network:
    """The most central nodes and the edges among them; a note says how many were left out."""
    if len(network.nodes) <= number:
        return network
    kept = {node.id for node in most_central(network)[:number]}
    nodes = tuple(node for node in network.nodes if node.id in kept)
    edges = tuple(edge for edge in network.edges if edge.source in kept and edge.target in kept)
    used = {source for node in nodes for source in node.source_ids}
    used |= {source for edge in edges for source in edge.source_ids}
    left = len(network.nodes)
    note = (
        f"只显示最居中的 {number} 个节点，全网共 {left:,} 个。",
        f"Only the {number} most central of {left:,} nodes are shown.",
    )
    return replace(
        network,
        nodes=nodes,
        edges=edges,
        sources={key: source for key, source in network.sources.items() if key in used},
        notes=(*network.notes, note),
    )
