"""Ranking of gaps: its parts, their weights, and who stands near."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise

import pytest

from analysis.cells import Record, Strength
from analysis.gaps import Ranker
from analysis.insight import Insight
from analysis.nearness import Near, Nearness, Neighbourhood
from analysis.weights import read, weights
from graph.errors import InputError
from graph.settings import SEEDS


def test_the_parts_of_a_score_by_hand(small: Insight) -> None:
    first, second = small.gaps()
    assert (first.cell.row_id, first.cell.column_id) == ("SRB", "ai")
    # Named: 1; one clause: 1/2; the nearest of Beijing has a laboratory of the field with Italy, of the same
    # region: 0.6. The company is about AI and has no record of it.
    assert (first.score.strength, first.score.clauses, first.score.nearest) == (1.0, 0.5, 0.6)
    assert first.score.total == pytest.approx((4 * 1 + 2 * 0.5 + 4 * 0.6) / 10)
    assert first.near == (
        Near("org-home", "in_region", ("lab-italy",)),
        Near("firm-home", "at_home", ()),
    )
    # Regional: 0.5; the nearest has hydrogen in the UAE, of the same region: 0.6.
    assert (second.cell.row_id, second.score.strength, second.score.nearest) == ("QAT", 0.5, 0.6)
    assert second.near[0] == Near("org-home", "in_region", ("r-2026", "r-fair", "r-undated"))


def test_a_record_that_rests_on_the_plan_makes_nobody_near(small: Insight) -> None:
    # The university has two active records with Serbia, known from the plan and its explanation alone.
    near = {near.actor_id: near for near in Nearness(small.facts).near("SRB", "ai")}
    assert near["org-home"].how == "in_region"


def test_a_record_with_the_country_in_any_field_is_nearest(small: Insight) -> None:
    near = Nearness(small.facts).near("ARE", "ai")
    assert near == (
        Near("org-home", "in_country", ("r-2026", "r-fair", "r-undated")),
        Near("firm-home", "in_country", ("r-2020", "r-2026")),
    )


def test_the_region_at_large_makes_no_neighbours(insight: Insight) -> None:
    neighbourhood = Neighbourhood(insight.facts)
    assert "MUS" in neighbourhood.of("KEN")
    assert "CUB" not in neighbourhood.of("KEN")  # both are of the Global South and partner countries
    assert "KEN" not in neighbourhood.of("KEN")


def test_gaps_are_exactly_the_asked_cells_without_a_record_that_counts(insight: Insight) -> None:
    for whose in Record:
        found = {(gap.cell.row_id, gap.cell.column_id) for gap in insight.gaps(whose)}
        wanted = {
            (cell.row_id, cell.column_id)
            for cell in insight.answers.cells()
            if cell.strength is not Strength.GENERAL and cell.counts.of(whose) == 0
        }
        assert found == wanted


def test_the_ranking_orders_and_shares_places(insight: Insight) -> None:
    gaps = insight.gaps()
    assert (gaps[0].cell.row_id, gaps[0].cell.column_id) == ("CUB", "park-development")
    for one, other in pairwise(gaps):
        assert one.score.total >= other.score.total
        assert (one.rank == other.rank) == (one.score.total == other.score.total)


def test_other_weights_give_another_order(small: Insight) -> None:
    only_near = replace(small.weights.gaps, strength=0.0, clauses=0.0)
    gaps = Ranker(small.answers, only_near).gaps()
    assert [gap.cell.row_id for gap in gaps] == ["QAT", "SRB"]
    none = replace(only_near, nearest=0.0)
    assert {gap.score.total for gap in Ranker(small.answers, none).gaps()} == {0.0}


def test_weights_are_checked() -> None:
    values = tomllib.loads((SEEDS / "scoring.toml").read_text(encoding="utf-8"))
    assert weights(values).gaps.strength == 4.0
    del values["gaps"]["nearest"]
    values["gaps"]["strenght"] = 1
    values["matching"]["text"] = -1
    values["extra"] = {}
    with pytest.raises(InputError) as caught:
        weights(values)
    assert str(caught.value).splitlines() == [
        "scoring.toml: [gaps] unknown weight 'strenght'; did you mean 'strength'?",
        "scoring.toml: [gaps] nearest must be a number of 0 or more",
        "scoring.toml: [matching] text must be a number of 0 or more",
        "scoring.toml: unknown part [extra]",
    ]
    with pytest.raises(InputError, match="not TOML"):
        read("[gaps")
    with pytest.raises(InputError, match=r"\[gaps\] is missing"):
        weights({"matching": values["matching"]})
