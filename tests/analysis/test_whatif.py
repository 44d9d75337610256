"""What-if: nothing changes nothing, add then remove is the same, and what a person can mend is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.cells import Record
from analysis.centrality import MEASURES
from analysis.changes import apply
from analysis.facts import Facts
from analysis.insight import Insight
from analysis.scenario import Change, Scenario, read
from analysis.whatif import CountChange, Outcome, compare
from graph.errors import InputError


def what_if(insight: Insight, *changes: object) -> Outcome:
    text = json.dumps({"name": "test", "changes": changes}, ensure_ascii=False)
    return insight.whatif(insight.scenario(text, "test.json"))


def test_nothing_changes_nothing(insight: Insight) -> None:
    assert what_if(insight).changes_nothing
    assert apply(insight.facts, Scenario("", ())) is insight.facts


def test_a_new_cooperation_closes_a_gap_and_counts(small: Insight) -> None:
    found = what_if(
        small,
        {
            "add_cooperation": {
                "id": "new",
                "actor_ids": ["firm-home", "org-namesake"],
                "country_ids": ["SRB"],
                "field_ids": ["ai"],
                "instrument_ids": ["office"],
                "year": 2026,
            }
        },
    )
    assert found.gaps_closed == (("SRB", "ai"),)
    assert found.gaps_opened == ()
    assert found.targets == (CountChange("plan-platforms", 2, 3),)
    assert found.countries_gained == ()  # the plan-only record already stands as a link
    assert found.after.ties == found.before.ties + 1
    assert not found.changes_nothing


def test_who_leaves_takes_the_answers_along(small: Insight) -> None:
    found = what_if(small, {"remove_actor": "org-home"})
    # Hydrogen with the UAE still has the company's two records; the laboratory with Italy is nobody's.
    assert found.gaps_opened == ()
    assert found.targets == (CountChange("plan-platforms", 2, 1),)
    assert "ITA" in found.countries_lost
    assert found.sole_gained == ("ARE",)
    gone = next(change for change in found.ranks if change.id == "org-home")
    assert (gone.rank_after, gone.score_after) == (None, None)


def test_a_country_that_withdraws_is_no_partner_any_more(insight: Insight) -> None:
    found = what_if(insight, {"withdraw_country": "ITA"})
    assert found.countries_lost == ("ITA",)
    assert {country for country, _ in found.gaps_opened} == {"ITA"}
    after = apply(insight.facts, found.scenario)
    assert not [actor for actor in after.actors.values() if actor.country_id == "ITA"]
    assert not [record for record in after.records.values() if "ITA" in record.country_ids]


def test_the_facts_themselves_stay_as_they_are(small: Insight) -> None:
    before = dict(small.facts.records)
    actors, rows = dict(small.facts.actors), small.facts.participations
    what_if(small, {"remove_actor": "org-home"}, {"withdraw_country": "ARE"})
    assert (small.facts.records, small.facts.actors, small.facts.participations) == (before, actors, rows)


def test_a_laboratory_leaves_as_actor_and_as_record(small: Insight) -> None:
    scenario = small.scenario('{"changes": [{"remove_cooperation": "lab-italy"}]}', "x")
    after = apply(small.facts, scenario)
    assert "lab-italy" not in after.actors
    assert "lab-italy" not in after.records
    assert not [row for row in after.participations if "lab-italy" in (row.record_id, row.actor_id)]


def same(one: Facts, other: Facts) -> bool:
    return (
        one.actors == other.actors
        and one.records == other.records
        and sorted(one.participations, key=repr) == sorted(other.participations, key=repr)
    )


additions = st.sampled_from(["actor", "cooperation", "link"])


@given(additions, st.sets(st.sampled_from(["org-home", "firm-home", "org-dubai"]), min_size=1))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_add_then_remove_is_the_same(small: Insight, kind: str, actors: set[str]) -> None:
    changes: list[object]
    if kind == "actor":
        new = {"id": "new", "label": "Park", "country_id": "SRB", "field_ids": ["ai"]}
        changes = [{"add_actor": new}, {"remove_actor": "new"}]
    elif kind == "cooperation":
        record = {"id": "new", "actor_ids": sorted(actors), "country_ids": ["QAT"], "field_ids": ["hydrogen"]}
        changes = [{"add_cooperation": record}, {"remove_cooperation": "new"}]
    else:
        free = [actor for actor in sorted(actors) if actor not in small.facts.records["lab-old"].actor_ids]
        ties = [{"actor": actor, "record": "lab-old"} for actor in free]
        changes = [{"add_link": tie} for tie in ties]
        changes += [{"remove_link": tie} for tie in reversed(ties)]
    scenario = small.scenario(json.dumps({"changes": changes}), "x")
    assert same(apply(small.facts, scenario), small.facts)
    assert compare(small.facts, scenario).changes_nothing


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_can_be_compared(small: Insight, measure: str) -> None:
    scenario = small.scenario('{"changes": [{"remove_actor": "firm-home"}]}', "x")
    found = small.whatif(scenario, measure=measure, whose=Record.ANY)
    assert found.measure == measure


def test_a_scenario_comes_back_from_its_file(small: Insight) -> None:
    text = """
name: 试验
changes:
  - add_actor: {id: new-park, label: Park, name_zh: 新园, country_id: CHN, city: Beijing, field_ids: [ai]}
  - add_cooperation: {id: new, actor_ids: [new-park, org-dubai], country_ids: [ARE], year: 2026}
  - add_link: {actor: firm-home, record: new}
  - remove_link: {actor: org-home, record: r-2026}
  - withdraw_country: QAT
"""
    scenario = small.scenario(text, "s.yaml")
    again = read(json.dumps(scenario.as_json()), "s.json", small.facts)
    assert again.as_json() == scenario.as_json()
    assert apply(small.facts, again) == apply(small.facts, scenario)
    after = apply(small.facts, scenario)
    assert after.actors["new-park"].home
    assert after.records["new"].home_actor_ids == ("firm-home", "new-park")
    assert [change.line for change in scenario.changes] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["s.yaml:1: a scenario has a 'name' and a list of 'changes'"]),
        ("a: b: c", ["s.yaml:1: not YAML or JSON: mapping values are not allowed here"]),
        ("changes: []\nnam: x", ["s.yaml:1: unknown key 'nam'; did you mean 'name'?"]),
        (
            "changes:\n- remove_actor: org-hom\n- withdraw_country: SBR\n- remove_cooperation: [1]",
            [
                "s.yaml:2: unknown actor 'org-hom'; did you mean 'org-home'?",
                "s.yaml:3: unknown country 'SBR'; did you mean 'SRB'?",
                "s.yaml:4: unknown cooperation '[1]'",
            ],
        ),
        ("changes:\n- withdraw_country: HKG", ["s.yaml:2: unknown country 'HKG'"]),
        (
            "changes:\n- remove_actr: org-home",
            ["s.yaml:2: unknown change 'remove_actr'; did you mean 'remove_actor'?"],
        ),
        (
            "changes:\n- add_actor: {id: x, label: Prk, colour: red}",
            ["s.yaml:2: add_actor: unknown key 'colour'"],
        ),
        (
            "changes:\n- add_actor: {id: x, label: Prk}",
            ["s.yaml:2: label is 'Prk', not one of Park, Organization, Enterprise, Lab"],
        ),
        ("changes:\n- add_actor: {id: org-home, label: Park}", ["s.yaml:2: 'org-home' is already there"]),
        (
            "changes:\n- add_cooperation: {id: x, actor_ids: [nobody], country_ids: [XYZ], year: soon}",
            ["s.yaml:2: add_cooperation: year must be a whole number"],
        ),
        (
            "changes:\n- add_cooperation: {id: x, actor_ids: [org-home, org-dubay], field_ids: [aj]}",
            [
                "s.yaml:2: unknown actor 'org-dubay'; did you mean 'org-dubai'?",
                "s.yaml:2: unknown field 'aj'; did you mean 'ai'?",
            ],
        ),
        (
            "changes:\n- add_link: {actor: org-home, record: r-2026}",
            ["s.yaml:2: 'org-home' already takes part in 'r-2026'"],
        ),
        (
            "changes:\n- remove_actor: org-home\n- remove_link: {actor: org-home, record: r-2026}",
            ["s.yaml:3: unknown actor 'org-home'"],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(small: Insight, text: str, messages: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        small.scenario(text, "s.yaml")
    found = str(caught.value).splitlines()
    assert len(found) == len(messages)
    for line, message in zip(found, messages, strict=True):
        assert line.startswith(message)


def test_a_change_made_elsewhere_needs_no_line() -> None:
    assert Change("remove_actor", "x", {}).line == 0
