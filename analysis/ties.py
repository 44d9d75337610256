"""Measures of an actor's own ties: degree, strength, Burt's constraint, k-core.

References
----------
Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. *Social Networks*, 1, 215-239.
Barrat, A. et al. (2004). The architecture of complex weighted networks. *PNAS*, 101, 3747-3752.
Burt, R. S. (1992). *Structural Holes*. Harvard University Press.
Seidman, S. B. (1983). Network structure and minimum degree. *Social Networks*, 5, 269-287.
"""

from __future__ import annotations

import math

import igraph as ig

Scores = list[float | None]


def degree(graph: ig.Graph) -> Scores:
    """Number of partners divided by ``n - 1``.

    Range 0 to 1. Weights are not used. Disconnected parts: no effect. A network of one node gives 0.
    """
    others = graph.vcount() - 1
    return [float(found) / others if others else 0.0 for found in graph.degree(loops=False)]


def strength(graph: ig.Graph) -> Scores:
    """Sum of the strengths of an actor's ties.

    Range 0 upwards. In the partner network it is the number of the actor's shared records, since a record
    with ``k`` participants gives each of the ``k - 1`` ties of an actor ``1 / (k - 1)``. Disconnected
    parts: no effect.
    """
    return [float(found) for found in graph.strength(weights="strength", loops=False)]


def constraint(graph: ig.Graph) -> Scores:
    """Burt's constraint: how much an actor's partners are tied to one another.

    Range above 0, usually up to 1, for a small dense circle up to 1.125. Low means many partners who do not
    know each other, a broker's place; so the lowest score ranks first. Weights: strength. An actor without
    partners has no score. Disconnected parts: each actor's own circle alone counts.
    """
    found = graph.constraint(weights="strength")
    return [None if math.isnan(value) else float(value) for value in found]


def core(graph: ig.Graph) -> Scores:
    """Core number: the largest ``k`` such that the actor is in a part where all have ``k`` partners or more.

    Range 0 upwards, whole numbers. Weights are not used. Disconnected parts: each on its own.
    """
    return [float(found) for found in graph.coreness()]
