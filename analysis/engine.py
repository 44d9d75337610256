"""NetworkX graphs handed to igraph, which computes the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import igraph as ig
import networkx as nx

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


def to_igraph(graph: ActorGraph) -> tuple[ig.Graph, list[str]]:
    """The undirected simple graph in igraph's form.

    Nodes and edges are put in the order of their ids, so that the same network gives the same numbers
    whatever order it was built in. Self-loops are dropped: a measure of ties between different nodes has
    no use for them.

    Returns
    -------
    (graph, ids)
        igraph's graph with the edge attributes ``strength`` and ``distance`` (1.0 where the edge states
        none) and the id of each vertex.

    Raises
    ------
    TypeError
        For a directed graph or a multigraph.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise TypeError(f"measures take an undirected simple graph, not a {type(graph).__name__}")
    ids = sorted(graph)
    number = {node: index for index, node in enumerate(ids)}
    edges = sorted(
        (min(number[a], number[b]), max(number[a], number[b]), float(data.get("weight", 1.0)))
        for a, b, data in graph.edges(data=True)
        if a != b
    )
    made = ig.Graph(n=len(ids), edges=[(a, b) for a, b, _ in edges])
    made.es["strength"] = [weight for _, _, weight in edges]
    made.es["distance"] = [1.0 / weight for _, _, weight in edges]
    return made, ids


def components(graph: ActorGraph) -> tuple[tuple[str, ...], ...]:
    """Connected parts, each sorted, the largest first, among equals the one with the first id."""
    parts = [tuple(sorted(part)) for part in nx.connected_components(graph)]
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))
