"""What the graph states is what the tables state."""

from __future__ import annotations

import pytest

from analysis.facts import Setting, from_rows
from analysis.fields import FieldTree
from analysis.insight import Insight
from analysis.rows import typed
from graph.errors import RecordError
from graph.network import SourceInfo
from tests.analysis.conftest import table


def ids(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def test_every_table_comes_back_row_by_row(insight: Insight) -> None:
    facts = insight.facts
    assert facts.actors.keys() == {
        row["id"] for name in ("parks", "labs", "organizations", "enterprises") for row in table(name)
    }
    for row in table("cooperations"):
        record = facts.records[row["id"]]
        assert (record.kind, record.status) == (row["kind"], row["status"])
        assert record.year == (int(row["start_year"]) if row["start_year"] else None)
        assert record.country_ids == ids(row["country_ids"])
        assert record.field_ids == ids(row["field_ids"])
        assert set(record.instrument_ids) == set(ids(row["instrument_ids"]))
        assert record.source_ids == ids(row["source_ids"])
    for row in table("labs"):
        lab = facts.records[row["id"]]
        assert (lab.label, lab.instrument_ids, lab.status) == ("Lab", ("joint-laboratory",), "")
    assert facts.demands.keys() == {row["id"] for row in table("demands")}
    assert facts.offers.keys() == {
        row["id"] for name in ("technologies", "service_platforms") for row in table(name)
    }
    assert facts.sources.keys() == {row["id"] for row in table("sources")}


def test_home_is_the_home_city_of_the_home_country(insight: Insight) -> None:
    rows = [row for name in ("parks", "organizations", "enterprises") for row in table(name)]
    home = {row["id"] for row in rows if (row["country_id"], row["city"]) == ("CHN", "Beijing")}
    assert {actor.id for actor in insight.facts.actors.values() if actor.home} == home


def test_a_namesake_of_the_home_city_abroad_is_not_home(small: Insight) -> None:
    assert not small.facts.actors["org-namesake"].home


def test_the_participants_of_a_record_are_those_of_the_table(insight: Insight) -> None:
    wanted: dict[str, set[str]] = {}
    for row in table("participations"):
        wanted.setdefault(row["in_id"], set()).add(row["entity_id"])
    found = {key: set(record.actor_ids) for key, record in insight.facts.records.items() if record.actor_ids}
    assert found == wanted


def test_members_of_the_region_at_large_are_the_partner_countries(insight: Insight) -> None:
    wanted = {row["id"] for row in table("countries") if row["bri_status"] == "member"}
    found = {place.id for place in insight.facts.countries() if "bri-countries" in place.region_ids}
    assert found == wanted


def test_names_fall_back_to_the_other_language_and_to_the_id(small: Insight) -> None:
    assert small.facts.name("org-dubai", "zh") == "University of Dubai"
    assert small.facts.name("SRB", "zh") == "塞尔维亚"
    assert small.facts.name("ai", "en") == "Artificial intelligence"
    assert small.facts.name("nobody", "en") == "nobody"


def test_a_missing_part_is_empty() -> None:
    facts = from_rows(Setting("CHN", "Beijing", "bri"), {})
    assert (facts.records, facts.asks, len(facts.fields)) == ({}, (), 0)


def test_unknown_values_take_the_default() -> None:
    row = {"id": "s", "title": "T", "publisher": None, "kind": "press", "extra": 1}
    assert typed(SourceInfo, [row]) == (SourceInfo("s", "T", kind="press"),)


def test_the_tree_of_fields() -> None:
    tree = FieldTree({"ict": None, "ai": "ict", "llm": "ai", "5g": "ict", "health": ""})
    assert tree.below("ict") == {"ict", "ai", "llm", "5g"}
    assert tree.above("llm") == ("llm", "ai", "ict")
    assert [tree.distance("llm", other) for other in ("llm", "ai", "5g", "health")] == [0, 1, 3, None]
    assert (tree.below("none"), tree.above("none"), tree.distance("none", "ai")) == (frozenset(), (), None)


def test_a_circle_of_fields_is_refused() -> None:
    with pytest.raises(RecordError, match="in a circle: a -> b -> c -> a"):
        FieldTree({"a": "b", "b": "c", "c": "a"})
    with pytest.raises(RecordError, match="field 'a' lies below 'z', which is no field"):
        FieldTree({"a": "z"})
