"""Measures along shortest paths: betweenness, closeness, harmonic centrality.

The unweighted forms count steps. The weighted forms add up distances, ``1 / strength`` of each tie, which
the network states on its edges: a strong tie is a short way.

References
----------
Freeman, L. C. (1977). A set of measures of centrality based on betweenness. *Sociometry*, 40, 35-41.
Brandes, U. (2001). A faster algorithm for betweenness centrality. *Journal of Mathematical Sociology*, 25,
163-177.
Wasserman, S., Faust, K. (1994). *Social Network Analysis*, formula 5.22. Cambridge University Press.
Marchiori, M., Latora, V. (2000). Harmony in the small-world. *Physica A*, 285, 539-546.
Boldi, P., Vigna, S. (2014). Axioms for centrality. *Internet Mathematics*, 10, 222-262.
"""

from __future__ import annotations

import math

import igraph as ig

from analysis.ties import Scores


def betweenness(graph: ig.Graph) -> Scores:
    """Share of all pairs of other actors whose shortest ways lead through the actor.

    Where a pair has several shortest ways each counts its part. Range 0 to 1 (divided by the
    ``(n - 1)(n - 2) / 2`` pairs). Weights are not used. Disconnected parts: a pair without a way adds
    nothing, the pairs are still counted. Fewer than three actors: 0.
    """
    return _betweenness(graph, None)


def weighted_betweenness(graph: ig.Graph) -> Scores:
    """`betweenness` where the shortest way is the one of least distance, ``1 / strength``."""
    return _betweenness(graph, "distance")


def closeness(graph: ig.Graph) -> Scores:
    """Reached actors per step, as a share of the network.

    With ``r`` actors reached at ``d`` steps in all: ``(r / d) * (r / (n - 1))``. Range 0 to 1. Weights are
    not used. Disconnected parts: the second factor (Wasserman and Faust) lowers the score of those who
    reach few; an actor without partners has 0.
    """
    return _closeness(graph, None)


def weighted_closeness(graph: ig.Graph) -> Scores:
    """`closeness` with distances ``1 / strength`` in place of steps; range 0 upwards."""
    return _closeness(graph, "distance")


def harmonic(graph: ig.Graph) -> Scores:
    """Mean of ``1 / steps`` to all others; who cannot be reached adds 0.

    Range 0 to 1. Weights are not used. Made for disconnected networks.
    """
    return _harmonic(graph, None)


def weighted_harmonic(graph: ig.Graph) -> Scores:
    """`harmonic` with distances ``1 / strength`` in place of steps; range 0 upwards."""
    return _harmonic(graph, "distance")


def _betweenness(graph: ig.Graph, weights: str | None) -> Scores:
    size = graph.vcount()
    pairs = (size - 1) * (size - 2) / 2
    if pairs <= 0:
        return [0.0] * size
    return [float(found) / pairs for found in graph.betweenness(directed=False, weights=weights)]


def _closeness(graph: ig.Graph, weights: str | None) -> Scores:
    size = graph.vcount()
    if size < 2 or not graph.ecount():
        return [0.0] * size
    part_sizes = graph.connected_components().sizes()
    part = graph.connected_components().membership
    found = graph.closeness(weights=weights, normalized=True)
    return [
        0.0 if math.isnan(value) else float(value) * (part_sizes[part[index]] - 1) / (size - 1)
        for index, value in enumerate(found)
    ]


def _harmonic(graph: ig.Graph, weights: str | None) -> Scores:
    if graph.vcount() < 2 or not graph.ecount():
        return [0.0] * graph.vcount()
    return [float(value) for value in graph.harmonic_centrality(weights=weights, normalized=True)]
