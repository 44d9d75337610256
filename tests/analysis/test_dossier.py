"""Dossiers hold what the facts hold, for every country, field and actor."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.briefing import Subject
from analysis.cells import Record as Whose
from analysis.dossier import Dossier, dossier, subject_of
from analysis.gaps import Gap
from analysis.insight import Insight
from graph.errors import UnknownName


@cache
def gaps(insight: Insight) -> tuple[Gap, ...]:
    return insight.gaps()


def of(insight: Insight, key: str) -> Dossier:
    return dossier(insight.answers, gaps(insight), key)


def test_the_years_add_up_to_the_records(insight: Insight) -> None:
    for key in [
        *list(insight.facts.fields)[::9],
        *list(insight.facts.actors)[::25],
        *list(insight.facts.places)[::12],
    ]:
        try:
            found = of(insight, key)
        except UnknownName:
            assert insight.facts.places[key].label == "Region"
            continue
        assert sum(item.began for item in found.years) == len(found.records)
        assert sum(item.home for item in found.years) == found.home
        dated = [item.year for item in found.years if item.year is not None]
        assert dated == list(range(dated[0], dated[-1] + 1)) if dated else True


def test_a_country_holds_its_records_and_its_gaps(insight: Insight) -> None:
    found = of(insight, "SRB")
    assert found.subject is Subject.COUNTRY
    assert {item.id for item in found.records} == {
        item.id for item in insight.facts.records.values() if "SRB" in item.country_ids
    }
    assert found.home == sum(bool(item.home_actor_ids) for item in found.records)
    wanted = {
        cell.column_id
        for cell in insight.answers.cells()
        if cell.row_id == "SRB" and cell.counts.of(Whose.HOME) == 0
    }
    assert {gap.cell.column_id for gap in found.gaps} <= wanted
    assert found.gaps
    assert all(item.id != "SRB" for item in found.countries)


def test_a_sentence_that_asks_names_what_it_wants(insight: Insight) -> None:
    found = of(insight, "MUS")
    named = [item for item in found.asks if item.strength == "named"]
    assert named and found.asks[0].strength == "named"
    assert any({"MUS", "laboratory-animals"} <= set(item.wanted) for item in named)


def test_an_actor_is_not_its_own_partner(insight: Insight) -> None:
    found = of(insight, "sinovac")
    assert found.records and found.actors
    assert "sinovac" not in {item.id for item in found.actors}
    partners = {actor for item in found.records for actor in item.actor_ids} - {"sinovac"}
    assert {item.id for item in found.actors} == partners


def test_a_laboratory_stands_in_its_own_dossier(insight: Insight) -> None:
    lab = next(item.id for item in insight.facts.records.values() if item.label == "Lab")
    assert lab in {item.id for item in of(insight, lab).records}


def test_an_entity_with_nothing_recorded_says_so(insight: Insight) -> None:
    assert of(insight, "TWN").is_empty
    assert not of(insight, "TUV").is_empty
    assert not of(insight, "TUV").records


def test_an_unknown_id_says_which_is_nearest(insight: Insight) -> None:
    with pytest.raises(UnknownName, match="did you mean 'SRB'"):
        subject_of(insight.facts, "SBR")


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_records_stand_home_first_then_newest(insight: Insight, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(insight.facts.fields)))
    order = [(not item.home_actor_ids, -(item.year or 0)) for item in of(insight, key).records]
    assert order == sorted(order)
