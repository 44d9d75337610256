"""Graph Data Science on a real Neo4j gives what igraph gives, and leaves nothing behind."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from analysis import centrality, served
from analysis.served import SERVED, Engine
from atlas import engines
from graph.errors import QueryFailed, QueryRefused, SilkgraphError, StoreError
from graph.settings import Server, Settings
from graph.store import Store
from silkgraph import Atlas
from tests import servers
from tests.commands.conftest import Run, run

if TYPE_CHECKING:
    from analysis.networks import ActorGraph

__all__ = ["run"]
pytestmark = pytest.mark.neo4j


def known() -> ActorGraph:
    """The chain a-b-c-d, the pair e-f, and z alone."""
    graph: ActorGraph = nx.Graph()
    graph.add_edge("a", "b", weight=1.0)
    graph.add_edge("b", "c", weight=0.5)
    graph.add_edge("c", "d", weight=2.0)
    graph.add_edge("e", "f", weight=1.0)
    graph.add_node("z")
    return graph


def bare(*nodes: str) -> ActorGraph:
    graph: ActorGraph = nx.Graph()
    graph.add_nodes_from(nodes)
    return graph


GRAPHS = {
    "known": known(),
    "nobody": bare(),
    "one": bare("a"),
    "two apart": bare("a", "b"),
    "a pair": nx.relabel_nodes(nx.path_graph(2), str),
    "a loop": nx.Graph([("a", "a"), ("a", "b"), ("b", "c")]),
    "a wheel": nx.relabel_nodes(nx.wheel_graph(9), str),
    "a grid": nx.relabel_nodes(nx.grid_2d_graph(4, 5), str),
}


def on_the_server(store: Store, graph: ActorGraph, measure: str) -> dict[str, float | None]:
    found, by = engines.scores(store, graph, measure, Engine.GDS)
    assert by.startswith("Graph Data Science 2.")
    assert by.endswith(store.server_name)
    return found


def projections(store: Store) -> list[dict[str, object]]:
    return store.read("CALL gds.graph.list() YIELD graphName RETURN graphName")


@pytest.mark.parametrize("measure", SERVED)
@pytest.mark.parametrize("name", GRAPHS)
def test_small_networks_agree_with_igraph(neo4j_atlas: Atlas, name: str, measure: str) -> None:
    graph = GRAPHS[name]
    found = on_the_server(neo4j_atlas.store, graph, measure)
    assert found == pytest.approx(centrality.scores(graph, measure), abs=1e-12)
    assert list(found) == sorted(graph)


@pytest.mark.parametrize(
    ("measure", "node", "score"),
    [
        ("degree", "b", Fraction(2, 6)),
        ("strength", "c", Fraction(5, 2)),
        ("betweenness", "b", Fraction(2, 15)),
        ("closeness", "a", Fraction(3, 6) * Fraction(3, 6)),
        ("harmonic", "a", (1 + Fraction(1, 2) + Fraction(1, 3)) / 6),
        ("core", "z", Fraction(0)),
    ],
)
def test_a_known_network_has_its_known_scores(
    neo4j_atlas: Atlas, measure: str, node: str, score: Fraction
) -> None:
    assert on_the_server(neo4j_atlas.store, known(), measure)[node] == pytest.approx(float(score), abs=1e-12)


@pytest.mark.parametrize("measure", SERVED)
@pytest.mark.parametrize("network", ["partners", "parks", "policy", "actors-countries"])
def test_the_seeds_agree_with_igraph(neo4j_atlas: Atlas, network: str, measure: str) -> None:
    graph = neo4j_atlas.graph(network)
    found = on_the_server(neo4j_atlas.store, graph, measure)
    assert len(found) > 30
    assert found == pytest.approx(centrality.scores(graph, measure), rel=1e-9, abs=1e-12)


def test_ranks_are_the_same(neo4j_atlas: Atlas) -> None:
    here = neo4j_atlas.centrality(measure="betweenness", engine="igraph")
    there = neo4j_atlas.centrality(measure="betweenness", engine="gds")
    assert [(actor.id, actor.rank) for actor in here.actors] == [
        (actor.id, actor.rank) for actor in there.actors
    ]
    assert here.computed_by.startswith("igraph ")
    assert there.computed_by.startswith("Graph Data Science ")


def test_projections_are_dropped_even_after_a_failure(neo4j_atlas: Atlas) -> None:
    store = neo4j_atlas.store
    before = neo4j_atlas.status()
    on_the_server(store, known(), "degree")
    with pytest.raises(QueryFailed, match="dampingFactor"):
        store.algorithms().stream("page_rank", {"damping_factor": 7.0}, 2, [(0, 1, {"strength": 1.0})])
    assert projections(store) == []
    assert neo4j_atlas.status() == before


def test_auto_goes_by_size_and_by_measure(neo4j_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    store, graph = neo4j_atlas.store, known()
    assert engines.scores(store, graph, "degree", Engine.AUTO)[1].startswith("igraph ")
    monkeypatch.setattr(served, "SERVED_FROM", len(graph))
    assert engines.scores(store, graph, "degree", Engine.AUTO)[1].startswith("Graph Data Science ")
    assert engines.scores(store, graph, "constraint", Engine.AUTO)[1].startswith("igraph ")


def test_without_it_auto_takes_igraph_and_gds_is_refused(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "SERVED_FROM", 0)
    assert engines.scores(atlas.store, known(), "degree", Engine.AUTO)[1].startswith("igraph ")
    with pytest.raises(StoreError, match="embedded engine has no Graph Data Science"):
        engines.scores(atlas.store, known(), "degree", Engine.GDS)
    with Store.connect(Settings(Path("/nowhere"), servers.shared().server)) as store:
        assert engines.scores(store, known(), "degree", Engine.AUTO)[1].startswith("igraph ")
        with pytest.raises(StoreError, match="the server has no Graph Data Science"):
            engines.scores(store, known(), "degree", Engine.GDS)


@pytest.mark.parametrize("measure", sorted(centrality.MEASURES.keys() - SERVED.keys()))
def test_what_it_defines_otherwise_is_refused(neo4j_atlas: Atlas, measure: str) -> None:
    with pytest.raises(SilkgraphError, match=f"does not compute {measure} as it is defined here"):
        engines.scores(neo4j_atlas.store, known(), measure, Engine.GDS)


def test_the_command_says_what_computed(neo4j_atlas: Atlas, neo4j_server: Server, run: Run) -> None:
    there = {
        "NEO4J_URI": neo4j_server.uri,
        "NEO4J_USERNAME": neo4j_server.username,
        "NEO4J_PASSWORD": neo4j_server.password,
    }
    words = ("centrality", "--measure", "pagerank", "--top", "5", "--format", "json", "--engine")
    served_, here = run(*words, "gds", env=there), run(*words, "igraph", env=there)
    assert "computed by Graph Data Science 2." in served_.err
    assert "computed by igraph " in here.err
    assert [row["id"] for row in served_.json] == [row["id"] for row in here.json]


def test_the_command_refuses_in_one_line(run: Run) -> None:
    done = run("centrality", "--engine", "gds")
    assert (done.status, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert done.err.startswith("the embedded engine has no Graph Data Science")
    done = run("centrality", "--engine", "gds", "--show", "cuts")
    assert (done.status, done.err) == (1, "--engine gds goes with --show ranks alone\n")


@pytest.mark.parametrize(
    "statement",
    [
        "CALL gds.graph.project('g', '*', '*')",
        "CALL gds.graph.list() YIELD graphName RETURN graphName",
        "CALL `gds`.`graph`.`drop`('g')",
        "CALL gds.run.cypher('MATCH (n) DETACH DELETE n')",
        "MATCH (a)-->(b) RETURN gds.graph.project('g', a, b)",
        "MATCH (a)-->(b) RETURN `gds`.graph . project('g', a, b)",
        "MATCH (a)-->(b) RETURN \\u0067ds.graph.project('g', a, b)",
        "RETURN gds.version()",
    ],
)
def test_people_may_not_call_it_from_the_console(neo4j_atlas: Atlas, statement: str) -> None:
    with pytest.raises(QueryRefused, match="does not run the"):
        neo4j_atlas.cypher(statement)
    assert projections(neo4j_atlas.store) == []
