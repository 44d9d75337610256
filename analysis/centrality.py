"""Scores and ranks of a network's nodes by a named measure.

Each measure is defined in the module of its family: `analysis.ties`, `analysis.paths`, `analysis.spectral`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import igraph as ig

from analysis import paths, spectral, ties
from analysis.engine import to_igraph
from analysis.ties import Scores
from graph.errors import UnknownName

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of centrality.

    Parameters
    ----------
    name
        As on the command line.
    name_zh, name_en
        As people read it.
    compute
        Scores of an igraph graph's vertices, in their order.
    weighted
        Whether strength enters.
    low_first
        Whether the lowest score ranks first (Burt's constraint).
    """

    name: str
    name_zh: str
    name_en: str
    compute: Callable[[ig.Graph], Scores]
    weighted: bool = False
    low_first: bool = False

    @property
    def definition(self) -> str:
        """Definition, range, weights and disconnected parts, in English."""
        return " ".join((self.compute.__doc__ or "").split())


MEASURES: Mapping[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("degree", "度中心性", "Degree", ties.degree),
        Measure("strength", "强度", "Strength", ties.strength, weighted=True),
        Measure("betweenness", "中介中心性", "Betweenness", paths.betweenness),
        Measure(
            "weighted-betweenness",
            "加权中介中心性",
            "Weighted betweenness",
            paths.weighted_betweenness,
            weighted=True,
        ),
        Measure("closeness", "接近中心性", "Closeness", paths.closeness),
        Measure(
            "weighted-closeness",
            "加权接近中心性",
            "Weighted closeness",
            paths.weighted_closeness,
            weighted=True,
        ),
        Measure("harmonic", "调和中心性", "Harmonic centrality", paths.harmonic),
        Measure(
            "weighted-harmonic",
            "加权调和中心性",
            "Weighted harmonic centrality",
            paths.weighted_harmonic,
            weighted=True,
        ),
        Measure(
            "eigenvector", "特征向量中心性", "Eigenvector centrality", spectral.eigenvector, weighted=True
        ),
        Measure("pagerank", "PageRank", "PageRank", spectral.pagerank, weighted=True),
        Measure("constraint", "伯特约束系数", "Burt's constraint", ties.constraint, True, low_first=True),
        Measure("core", "k核", "Core number", ties.core),
    )
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A node's place.

    Parameters
    ----------
    id
        The node.
    score
        In the measure's unit; None where the measure has no value for it.
    rank
        From 1; equal scores share the best of their places ("1, 2, 2, 4"); None where there is no score.
    """

    id: str
    score: float | None
    rank: int | None


def measure(name: str) -> Measure:
    """The measure of that name.

    Raises
    ------
    UnknownName
        Where there is none; says which is nearest.
    """
    if name not in MEASURES:
        raise UnknownName("measure", name, list(MEASURES))
    return MEASURES[name]


def scores(graph: ActorGraph, name: str) -> dict[str, float | None]:
    """Each node's score by the measure of that name, in the order of ids."""
    chosen = measure(name)
    made, ids = to_igraph(graph)
    return dict(zip(ids, chosen.compute(made), strict=True)) if ids else {}


def rank(graph: ActorGraph, name: str) -> tuple[Ranked, ...]:
    """Rank all nodes of a network.

    Parameters
    ----------
    graph
        An undirected network whose edges may state ``weight`` (strength).
    name
        A key of `MEASURES`.

    Returns
    -------
    tuple of Ranked
        Best first, equal scores in the order of ids, nodes without a score last. Scores count as equal where
        their first ten digits are: igraph adds up in an order that depends on the numbering, so that equal
        values may differ in the last digits.

    Raises
    ------
    UnknownName
        Where there is no such measure.
    """
    return ranked(scores(graph, name), low_first=measure(name).low_first)


def ranked(values: Mapping[str, float | None], *, low_first: bool = False) -> tuple[Ranked, ...]:
    """Order scores as `rank` does."""
    known = [(key, value) for key, value in values.items() if value is not None]
    known.sort(key=lambda item: (_digits(item[1]) if low_first else -_digits(item[1]), item[0]))
    found: list[Ranked] = []
    for place, (key, value) in enumerate(known, start=1):
        tied = bool(found) and found[-1].score is not None and _digits(found[-1].score) == _digits(value)
        found.append(Ranked(key, value, found[-1].rank if tied else place))
    unknown = sorted(key for key, value in values.items() if value is None)
    return (*found, *(Ranked(key, None, None) for key in unknown))


def _digits(value: float) -> float:
    return 0.0 if abs(value) < 1e-12 else float(f"{value:.10g}")
