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
    """Leading eigenvector of the matrix of strengths, part by part.

    Range 0 to 1. Weights: strength. Disconnected parts: one leading eigenvector of the whole matrix would
    give 0 to every part but one, so each part of ``m`` of the ``n`` actors has its own, of Euclidean length
    ``sqrt(m / n)``; on a connected network this is the usual vector of length 1. An actor without partners
    has 0.
    """
    size = graph.vcount()
    scores: Scores = [0.0] * size
    for members in graph.connected_components():
        if len(members) < 2:
            continue
        part = graph.induced_subgraph(members)
        found = part.eigenvector_centrality(scale=False, weights="strength")
        length = math.hypot(*found)
        for member, value in zip(members, found, strict=True):
            # The iterative solver starts at random: the last digits differ from run to run.
            scores[member] = round(float(value) / length * math.sqrt(len(members) / size), 12)
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
