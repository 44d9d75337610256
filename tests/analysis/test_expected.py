"""Predictors on matrices worked by hand, and an evaluation that cannot flatter."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation import evaluate, index, matrix
from analysis.expected import expected
from analysis.insight import Insight
from analysis.links import Link, LinkKind, links
from analysis.predictors import (
    BASELINE,
    PREDICTORS,
    adamic_adar,
    personalised_pagerank,
    popularity,
    resource_allocation,
)
from graph.errors import UnknownName

# Rows u, w; columns a, b: u knows a, w knows a and b.
TWO_SIDES = np.array([[1.0, 0.0], [1.0, 1.0]])


def test_ways_of_three_steps_by_hand() -> None:
    # u - a - w - b: a has two links, w has two.
    assert resource_allocation(TWO_SIDES)[0, 1] == pytest.approx(1 / 2 * 1 / 2)
    assert adamic_adar(TWO_SIDES)[0, 1] == pytest.approx(1 / math.log(2) ** 2)
    assert popularity(TWO_SIDES)[0, 1] == 1 * 1


def test_one_side_agrees_with_networkx() -> None:
    graph = nx.karate_club_graph()
    plain = (nx.to_numpy_array(graph) > 0).astype(float)
    pairs = list(nx.non_edges(graph))
    for predictor, theirs in (
        (adamic_adar, nx.adamic_adar_index),
        (resource_allocation, nx.resource_allocation_index),
        (popularity, nx.preferential_attachment),
    ):
        found = predictor(plain)
        assert all(found[u, v] == pytest.approx(value) for u, v, value in theirs(graph, pairs))


def test_personalised_pagerank_agrees_with_networkx() -> None:
    graph = nx.karate_club_graph()
    found = personalised_pagerank((nx.to_numpy_array(graph) > 0).astype(float))
    theirs = [
        nx.pagerank(graph, alpha=0.85, personalization={node: 1.0}, weight=None, tol=1e-12, max_iter=500)
        for node in (0, 5)
    ]
    assert found[0, 5] == pytest.approx((theirs[0][5] + theirs[1][0]) / 2, abs=1e-8)


@given(st.lists(st.lists(st.integers(0, 1), min_size=4, max_size=4), min_size=3, max_size=6))
@settings(deadline=None)
def test_predictors_are_finite_and_never_negative(rows: list[list[int]]) -> None:
    known = np.array(rows, dtype=float)
    for predictor in PREDICTORS.values():
        found = predictor(known)
        assert found.shape == known.shape
        assert np.isfinite(found).all()
        assert (found >= -1e-12).all()


def blocks(size: int, years: tuple[int, int] = (2000, 2010)) -> list[Link]:
    """Two circles of actors, each working with its own countries: near ways foretell, popularity does not."""
    made = []
    for group in "xy":
        for actor in range(size):
            for country in range(size):
                year = years[(actor + country) % 4 == 0]
                made.append(
                    Link(f"{group}{actor}", f"{group}c{country}", year, (f"{group}{actor}{country}",))
                )
    return made


def test_ways_beat_popularity_where_there_are_circles() -> None:
    found = evaluate(blocks(9), LinkKind.ACTOR_COUNTRY)
    assert found.chosen in ("adamic-adar", "resource-allocation", "personalised-pagerank", "mean-rank")
    by = {(score.test, score.predictor): score for score in found.scores}
    assert by["later", "resource-allocation"].auc > by["later", BASELINE].auc
    assert {score.test for score in found.scores} == {"later", "hidden", "hidden-records"}
    assert by["later", BASELINE].true_cases == sum(link.first_year == 2010 for link in blocks(9))


def test_links_at_random_are_foretold_by_nobody() -> None:
    generator = np.random.default_rng(3)
    made = [
        Link(f"a{one}", f"c{other}", int(generator.integers(2000, 2020)), (f"r{one}-{other}",))
        for one in range(40)
        for other in range(30)
        if generator.random() < 0.2
    ]
    found = evaluate(made, LinkKind.ACTOR_COUNTRY)
    for score in found.scores:
        if score.predictor != BASELINE:
            assert abs(score.auc - 0.5) < 0.1


def test_few_records_decide_nothing() -> None:
    found = evaluate(blocks(2), LinkKind.ACTOR_COUNTRY)
    assert (found.scores, found.chosen, found.decided) == ((), None, False)
    assert evaluate([], LinkKind.PARK_PARK).chosen is None


def test_undated_links_are_no_case_of_the_later_test() -> None:
    dated = blocks(9)
    undated = [Link("x0", "yc0", None, ("u",)), Link("y0", "xc0", None, ("v",))]
    found = evaluate([*dated, *undated], LinkKind.ACTOR_COUNTRY)
    assert found.undated == 2
    later = next(score for score in found.scores if score.test == "later")
    assert later == next(s for s in evaluate(dated, LinkKind.ACTOR_COUNTRY).scores if s.test == "later")


def test_one_big_record_cannot_give_its_own_links_away() -> None:
    # A record of 20 parks makes 190 links: hiding some is easy to undo, hiding the record is not.
    clique = [
        Link(f"p{one:02}", f"p{other:02}", 2012, ("big",))
        for one in range(20)
        for other in range(one + 1, 20)
    ]
    outside = [Link("p00", f"q{other}", 2012, (f"small{other}",)) for other in range(5)]
    found = evaluate([*clique, *outside], LinkKind.PARK_PARK)
    assert {score.test for score in found.scores} == {"hidden"}
    assert (found.chosen, found.decided) == (None, False)


def test_the_matrix_of_parks_is_symmetric() -> None:
    known = [Link("a", "b", 2000, ("r",)), Link("b", "c", 2001, ("s",))]
    rows, columns = index(known, LinkKind.PARK_PARK)
    made = matrix(known, rows, columns, LinkKind.PARK_PARK)
    assert (rows, columns) == (["a", "b", "c"], ["a", "b", "c"])
    assert (made == made.T).all()
    assert made.sum() == 4


def test_links_of_the_small_set_by_hand(small: Insight) -> None:
    found = {(link.one, link.other): link.first_year for link in links(small.facts, LinkKind.ACTOR_COUNTRY)}
    assert found == {
        ("firm-home", "ARE"): 2020,
        ("org-home", "ARE"): 2026,  # the fair is an event, the undated agreement has no year
        ("org-home", "ITA"): 2026,
        ("org-elsewhere", "ARE"): 2025,
        ("org-namesake", "ARE"): 2025,
        ("org-elsewhere", "SRB"): 2019,
    }
    assert ("SRB", "ai") not in {
        (link.one, link.other) for link in links(small.facts, LinkKind.COUNTRY_FIELD)
    }


@pytest.mark.parametrize("kind", LinkKind)
def test_what_is_expected_is_missing_and_says_why(insight: Insight, kind: LinkKind) -> None:
    known = {(link.one, link.other) for link in links(insight.facts, kind)}
    found = expected(insight.facts, kind, predictor="resource-allocation", top=15)
    assert found.links
    for link in found.links:
        assert link.predicted
        assert (link.one, link.other) not in known
        assert 0 < len(link.ways) <= link.ways_in_all
        for way in link.ways:
            assert set(way.record_ids) <= insight.facts.records.keys()
    if kind is not LinkKind.COUNTRY_FIELD:
        home = [insight.facts.actors[link.one].country_id == "CHN" for link in found.links]
        assert all(home) or kind is LinkKind.PARK_PARK


def test_the_verdict_on_the_seeds_is_what_the_docs_say(insight: Insight) -> None:
    verdict = {kind: insight.expected(kind).evaluation for kind in LinkKind}
    assert {kind: found.chosen for kind, found in verdict.items()} == {
        LinkKind.ACTOR_COUNTRY: None,
        LinkKind.COUNTRY_FIELD: "mean-rank",
        LinkKind.PARK_PARK: None,
    }
    assert insight.expected(LinkKind.ACTOR_COUNTRY).links == ()
    assert not verdict[LinkKind.PARK_PARK].decided


def test_an_unknown_predictor_says_which_is_near(insight: Insight) -> None:
    with pytest.raises(UnknownName, match="unknown predictor 'adamic-adr'; did you mean 'adamic-adar'"):
        insight.expected(LinkKind.PARK_PARK, predictor="adamic-adr")
