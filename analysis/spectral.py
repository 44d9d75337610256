"""Measures by which a tie to a central actor counts for more: eigenvector centrality, PageRank.

References
----------
Bonacich, P. (1972). Factoring and weighting approaches to status scores. *Journal of Mathematical
Sociology*, 2, 113-120.
Brin, S., Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. *Computer Networks*,
30, 107-117.
"""

from __future__ import annotations

import math

import igraph as ig

from analysis.ties import Scores

DAMPING = 0.85
"""PageRank's chance of following a tie rather than starting anew, as in Brin and Page."""


def eigenvector(graph: ig.Graph) -> Scores:
    """Leading eigenvector of the matrix of strengths, of Euclidean length 1.

    Range 0 to 1. Weights: strength. Disconnected parts: the leading eigenvector lies in the part with the
    largest eigenvalue, the densest and strongest; everyone outside it has 0. Where several parts share that
    eigenvalue, each of their ``m`` actors out of ``M`` in all gets a vector of length ``sqrt(m / M)``.
    """
    scores: Scores = [0.0] * graph.vcount()
    parts = []
    for members in graph.connected_components():
        if len(members) > 1:
            part = graph.induced_subgraph(members)
            vector, value = part.eigenvector_centrality(
                scale=False, weights="strength", return_eigenvalue=True
            )
            parts.append((float(value), members, vector))
    top = max((value for value, *_ in parts), default=0.0)
    leading = [(members, vector) for value, members, vector in parts if math.isclose(value, top)]
    size = sum(len(members) for members, _ in leading)
    for members, vector in leading:
        unit = math.hypot(*vector) / math.sqrt(len(members) / size)
        for member, value in zip(members, vector, strict=True):
            # The iterative solver starts at random: the last digits differ from run to run.
            scores[member] = round(float(value) / unit, 12)
    return scores


def pagerank(graph: ig.Graph) -> Scores:
    """Share of time that a walker spends at the actor.

    It follows ties in proportion to strength and starts anew anywhere in 15 of 100 steps. Range 0 to 1, all
    scores add up to 1. Disconnected parts: reached by starting anew.
    """
    if not graph.vcount():
        return []
    weights = "strength" if graph.ecount() else None
    return [float(found) for found in graph.pagerank(directed=False, damping=DAMPING, weights=weights)]
