"""Measures on known graphs, against NetworkX, and what must hold on any graph."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.centrality import MEASURES, rank, ranked, scores
from analysis.networks import Participation, add_tie, partners
from graph.errors import UnknownName

KNOWN = {
    "path": nx.path_graph(5),
    "star": nx.star_graph(5),
    "complete": nx.complete_graph(5),
    "kite": nx.krackhardt_kite_graph(),
    "karate": nx.karate_club_graph(),
    "florentine": nx.florentine_families_graph(),
    "miserables": nx.les_miserables_graph(),
    "two parts": nx.disjoint_union(nx.path_graph(4), nx.complete_graph(3)),
    "no edges": nx.empty_graph(4),
    "one node": nx.empty_graph(1),
    "nothing": nx.empty_graph(0),
}


def named(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """The graph with text for ids; a weight is kept as strength."""
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(str(node) for node in graph)
    for one, other, data in graph.edges(data=True):
        add_tie(made, str(one), str(other), Fraction(data.get("weight", 1)), ())
    return made


@pytest.fixture(params=KNOWN)
def known(request: pytest.FixtureRequest) -> nx.Graph[str]:
    return named(KNOWN[request.param])


def exact(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same with distances as exact fractions under ``d``."""
    for _, _, data in graph.edges(data=True):
        data["d"] = 1 / data["strength"]
    return graph


def leading_eigenvector(graph: nx.Graph[str]) -> dict[str, float]:
    """By a dense solver, in the parts with the largest eigenvalue."""
    found, tops = dict.fromkeys(graph, 0.0), []
    for part in nx.connected_components(graph):
        ids = sorted(part)
        values, vectors = np.linalg.eigh(nx.to_numpy_array(graph, nodelist=ids, weight="weight"))
        tops.append((float(values[-1]), ids, abs(vectors[:, -1])))
    top = max((value for value, *_ in tops), default=0.0)
    leading = [(ids, vector) for value, ids, vector in tops if 0 < top - 1e-9 < value]
    size = sum(len(ids) for ids, _ in leading)
    for ids, vector in leading:
        found |= {
            node: float(value) * (len(ids) / size) ** 0.5 for node, value in zip(ids, vector, strict=True)
        }
    return found


def reference(graph: nx.Graph[str], name: str) -> dict[str, float]:
    """NetworkX's own figures."""
    graph = exact(graph)
    if name == "degree":
        found = {node: count / max(len(graph) - 1, 1) for node, count in graph.degree()}
    elif name == "strength":
        found = dict(graph.degree(weight="weight"))
    elif name.endswith("betweenness"):
        found = nx.betweenness_centrality(graph, weight="d" if "weighted" in name else None)
    elif name.endswith("closeness"):
        found = nx.closeness_centrality(graph, distance="d" if "weighted" in name else None)
    elif name.endswith("harmonic"):
        raw = nx.harmonic_centrality(graph, distance="d" if "weighted" in name else None)
        found = {node: value / max(len(graph) - 1, 1) for node, value in raw.items()}
    elif name == "eigenvector":
        found = leading_eigenvector(graph)
    elif name == "pagerank":
        found = nx.pagerank(graph, weight="weight", tol=1e-15, max_iter=1000) if len(graph) else {}
    elif name == "constraint":
        found = nx.constraint(graph, weight="weight") if len(graph) else {}
    else:
        found = nx.core_number(graph)
    return {node: float(value) for node, value in found.items()}


@pytest.mark.parametrize("name", MEASURES)
def test_igraph_and_networkx_agree(known: nx.Graph[str], name: str) -> None:
    found = scores(known, name)
    wanted = reference(known, name)
    if name == "constraint":
        wanted = {node: value for node, value in wanted.items() if value == value}
        assert {node for node, value in found.items() if value is not None} == wanted.keys()
        found = {node: found[node] for node in wanted}
    assert found == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("name", MEASURES)
def test_igraph_and_networkx_agree_on_the_seeds(seed_rows: tuple[Participation, ...], name: str) -> None:
    graph = partners(seed_rows)
    assert scores(graph, name) == pytest.approx(reference(graph, name), abs=1e-9)


@pytest.mark.parametrize(
    ("graph", "name", "node", "value"),
    [
        ("path", "betweenness", 2, 4 / 6),
        ("star", "betweenness", 0, 1.0),
        ("star", "closeness", 1, 5 / 9),
        ("complete", "betweenness", 0, 0.0),
        ("complete", "degree", 0, 1.0),
        ("complete", "core", 0, 4.0),
        # Krackhardt (1990): Diane (3) has most ties, Fernando (5) is close, Heather (7) stands between.
        ("kite", "degree", 3, 6 / 9),
        ("kite", "closeness", 5, 9 / 14),
        ("kite", "betweenness", 7, 14 / 36),
        # Zachary's club: Mr Hi (0), the officer (33).
        ("karate", "degree", 33, 17 / 33),
        ("karate", "betweenness", 0, 231.0714285714286 / 528),
        ("karate", "betweenness", 33, 160.5515873015873 / 528),
        # Padgett and Ansell's marriages: the Medici stand between.
        ("florentine", "betweenness", "Medici", 47.5 / 91),
        ("florentine", "closeness", "Medici", 14 / 25),
        ("miserables", "betweenness", "Valjean", 0.5699890527836184),
        ("two parts", "closeness", 4, 2 / 6),
        ("two parts", "harmonic", 4, 2 / 6),
    ],
)
def test_published_values(graph: str, name: str, node: int | str, value: float) -> None:
    assert scores(named(KNOWN[graph]), name)[str(node)] == pytest.approx(value, abs=1e-9)


def test_equal_scores_share_a_rank() -> None:
    star = rank(named(nx.star_graph(3)), "degree")
    assert [(row.id, row.rank) for row in star] == [("0", 1), ("1", 2), ("2", 2), ("3", 2)]


def test_the_least_constrained_comes_first_and_who_has_no_score_last() -> None:
    graph = named(nx.star_graph(3))
    graph.add_node("9")
    rows = rank(graph, "constraint")
    assert (rows[0].id, rows[0].rank) == ("0", 1)
    assert (rows[-1].id, rows[-1].score, rows[-1].rank) == ("9", None, None)


def test_self_loops_change_nothing() -> None:
    plain, looped = named(nx.path_graph(4)), named(nx.path_graph(4))
    add_tie(looped, "1", "1", Fraction(3), ())
    for name in MEASURES:
        assert scores(plain, name) == scores(looped, name)


def test_an_unknown_measure_says_which_is_near() -> None:
    with pytest.raises(UnknownName, match="'betweeness'; did you mean 'betweenness'"):
        rank(named(nx.path_graph(3)), "betweeness")


def test_a_directed_graph_is_not_taken() -> None:
    with pytest.raises(TypeError, match="undirected"):
        scores(nx.DiGraph(), "degree")


graphs = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.fractions(Fraction(1, 6), 4, max_denominator=6)),
    max_size=20,
)


def built(ties: list[tuple[int, int, Fraction]], names: str = "abcdefghi") -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for one, other, strength in ties:
        if one != other:
            add_tie(graph, names[one], names[other], strength, ())
    return graph


@given(graphs, st.permutations("abcdefghi"), st.sampled_from(list(MEASURES)))
@settings(deadline=None)
def test_new_names_change_no_score(
    ties: list[tuple[int, int, Fraction]], names: list[str], name: str
) -> None:
    before = scores(built(ties), name)
    after = scores(built(ties, "".join(names)), name)
    renamed = {names["abcdefghi".index(node)]: value for node, value in before.items()}
    assert after == pytest.approx(renamed, abs=1e-9)


@given(graphs, st.sampled_from([name for name in MEASURES if name not in {"pagerank"}]))
@settings(deadline=None)
def test_an_isolated_node_changes_no_rank(ties: list[tuple[int, int, Fraction]], name: str) -> None:
    graph = built(ties)
    before = [(row.id, row.rank) for row in rank(graph, name)]
    graph.add_node("z")
    assert [(row.id, row.rank) for row in rank(graph, name) if row.id != "z"] == before


@given(graphs, st.sampled_from(list(MEASURES)))
@settings(deadline=None)
def test_scores_stay_in_their_range(ties: list[tuple[int, int, Fraction]], name: str) -> None:
    found = [value for value in scores(built(ties), name).values() if value is not None]
    assert all(value >= 0 for value in found)
    if not MEASURES[name].weighted and name != "core":
        assert all(value <= 1 + 1e-12 for value in found)


@given(st.dictionaries(st.text("abc", min_size=1), st.floats(0, 10) | st.none()))
def test_ranks_go_up_as_scores_go_down(values: dict[str, float | None]) -> None:
    rows = [row for row in ranked(values) if row.rank is not None]
    for one, other in pairwise(rows):
        assert one.score is not None
        assert other.score is not None
        assert one.rank is not None
        assert other.rank is not None
        assert one.rank <= other.rank
        assert one.score >= other.score - 1e-9
