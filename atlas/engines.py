"""Which engine computes a measure of a network: igraph here, or Graph Data Science on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import igraph

from analysis import centrality, served
from analysis.served import Engine
from graph.store import Store

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


def scores(
    store: Store, graph: ActorGraph, measure: str, engine: Engine
) -> tuple[dict[str, float | None], str]:
    """Each node's score in the order of ids, and what computed it.

    Parameters
    ----------
    store
        Whose server may compute.
    graph
        The network.
    measure
        A key of `analysis.centrality.MEASURES`.
    engine
        ``auto`` takes the server for a measure that it has, from `served.SERVED_FROM` nodes on, and only
        where it and the client are there.

    Raises
    ------
    SilkgraphError
        Where ``gds`` is asked for and cannot compute it.
    """
    centrality.measure(measure)
    if engine is Engine.AUTO:
        large = measure in served.SERVED and len(graph) >= served.SERVED_FROM
        engine = Engine.GDS if large and store.has_algorithms() else Engine.IGRAPH
    if engine is Engine.IGRAPH:
        return centrality.scores(graph, measure), f"igraph {igraph.__version__}"
    how = served.served(measure)
    algorithms = store.algorithms()
    by = f"Graph Data Science {algorithms.version()} on {store.server_name}"
    ids, ties = served.numbered(graph)
    found = how.scale(algorithms.stream(how.algorithm, how.options, len(ids), ties)) if ids else []
    return dict(zip(ids, found, strict=True)), by
