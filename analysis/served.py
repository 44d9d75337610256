"""Measures that Neo4j's Graph Data Science computes by the same definition, and which engine to take.

Not among them: the weighted betweenness, since ways of equal distance are told apart there by the last
digits of their sums; weighted closeness and weighted harmonic centrality and Burt's constraint, which it
lacks; the eigenvector centrality, which it spreads over all parts of a disconnected network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.engine import to_igraph
from graph.errors import SilkgraphError

if TYPE_CHECKING:
    from analysis.networks import ActorGraph

Ties = list[tuple[int, int, dict[str, float]]]

SERVED_FROM = 10_000
"""Nodes from which `Engine.AUTO` takes the server; below, carrying the network there costs more."""


class Engine(StrEnum):
    """What computes a measure."""

    AUTO = "auto"
    IGRAPH = "igraph"
    GDS = "gds"


@dataclass(frozen=True, slots=True)
class Served:
    """How the server computes a measure.

    Parameters
    ----------
    algorithm
        As Neo4j's client names it.
    scale
        From its scores to those of `analysis.centrality`.
    options
        As the client names them.
    """

    algorithm: str
    scale: Callable[[Sequence[float]], list[float]]
    options: Mapping[str, object] = field(default_factory=dict)


def _same(found: Sequence[float]) -> list[float]:
    return list(found)


def _others(found: Sequence[float]) -> list[float]:
    """A mean over all others, which the server leaves undefined where there are none."""
    return list(found) if len(found) > 1 else [0.0 for _ in found]


def _per_other(found: Sequence[float]) -> list[float]:
    return [value / max(len(found) - 1, 1) for value in found]


def _per_pair(found: Sequence[float]) -> list[float]:
    pairs = (len(found) - 1) * (len(found) - 2) / 2
    return [value / pairs if pairs > 0 else 0.0 for value in found]


def _share(found: Sequence[float]) -> list[float]:
    """Scores that add up to 1: the server lets go what flows into nodes without ties."""
    return [value / sum(found) for value in found]


_STRENGTH: Mapping[str, object] = {"relationship_weight_property": "strength"}
# What is left after 200 steps is below 0.85 ** 200, 1e-14.
_EXACT: Mapping[str, object] = {"damping_factor": 0.85, "max_iterations": 200, "tolerance": 1e-14}

SERVED: Mapping[str, Served] = {
    "degree": Served("degree", _per_other),
    "strength": Served("degree", _same, _STRENGTH),
    "betweenness": Served("betweenness", _per_pair),
    "closeness": Served("closeness", _same, {"use_wasserman_faust": True}),
    "harmonic": Served("harmonic", _others),
    "pagerank": Served("page_rank", _share, {**_STRENGTH, **_EXACT}),
    "core": Served("kcore", _same),
}


def served(measure: str) -> Served:
    """How the server computes a measure.

    Raises
    ------
    SilkgraphError
        Where it does not, or by another definition.
    """
    if measure not in SERVED:
        raise SilkgraphError(
            f"Graph Data Science does not compute {measure} as it is defined here, only {', '.join(SERVED)}; "
            "use --engine igraph"
        )
    return SERVED[measure]


def numbered(graph: ActorGraph) -> tuple[list[str], Ties]:
    """Ids in order, and ties between their numbers with strength and distance."""
    made, ids = to_igraph(graph)
    return ids, [
        (*edge.tuple, {"strength": edge["strength"], "distance": edge["distance"]}) for edge in made.es
    ]
