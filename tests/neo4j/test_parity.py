"""What runs on the embedded engine runs on a real Neo4j with the same answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from graph import console, differences
from graph.errors import QueryFailed
from graph.settings import PROJECT
from queries.catalogue import catalogue
from silkgraph import Atlas
from tests.statements import paragraphs

pytestmark = pytest.mark.neo4j
STATEMENTS = paragraphs(Path(__file__).with_name("differential.cypher"))
MARK = "// differs: "
PARAMETERS: dict[str, object] = {
    "skip": 2,
    "limit": 3,
    "ids": ["SRB", "HUN"],
    "kind": "territory",
    "rows": [{"id": "SRB", "note": "x"}, {"id": "HUN", "note": None}],
    "key": "name_zh",
    "status": "called-for",
}
NOTES = {
    "optional-count": differences.OPTIONAL_COUNT,
    "match-unwind-match": differences.MATCH_UNWIND_MATCH,
    "relationship-map": differences.RELATIONSHIP_MAP,
    "aggregate-property": differences.AGGREGATE_PROPERTY,
}


def known(text: str) -> str:
    """The name of the known difference, or the empty string."""
    return text.partition("\n")[0].removeprefix(MARK) if text.startswith(MARK) else ""


def answer(atlas: Atlas, text: str) -> object:
    """Rows as they can be compared: ids that only one server knows are left out."""
    try:
        rows = [comparable(row) for row in atlas.store.read(text, PARAMETERS)]
    except QueryFailed:
        return "failed"
    lines = [json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows]
    return lines if "ORDER BY" in text else sorted(lines)


def comparable(value: object) -> object:
    if isinstance(value, dict):
        own = ("_element_id", "_start", "_end")
        return {key: comparable(item) for key, item in value.items() if key not in own}
    return [comparable(item) for item in value] if isinstance(value, list) else value


def test_there_are_at_least_two_hundred() -> None:
    assert len(set(STATEMENTS)) >= 300


@pytest.mark.parametrize("text", [text for text in STATEMENTS if not known(text)])
def test_statements_answer_alike(atlas: Atlas, neo4j_atlas: Atlas, text: str) -> None:
    on_neo4j = answer(neo4j_atlas, text)
    assert on_neo4j != "failed"
    assert answer(atlas, text) == on_neo4j


@pytest.mark.parametrize("text", [text for text in STATEMENTS if known(text)])
def test_known_differences_are_as_described(atlas: Atlas, neo4j_atlas: Atlas, text: str) -> None:
    """One that has gone must leave the documentation; where rows differ silently the console warns."""
    assert answer(atlas, text) != answer(neo4j_atlas, text)
    name = known(text)
    assert f"`{name}`" in (PROJECT / "docs" / "cypher.md").read_text(encoding="utf-8")
    if name in NOTES:
        assert NOTES[name] in differences.differences(console.check(text))


def test_the_documented_differences_are_those_that_are_tested() -> None:
    page = (PROJECT / "docs" / "cypher.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M)) == {known(text) for text in STATEMENTS} - {""}


def test_the_console_warns_of_little_that_is_right() -> None:
    """Warnings on statements that answer alike are rare, or nobody reads them."""
    alike = [text for text in STATEMENTS if not known(text)]
    warned = Counter(note for text in alike for note in differences.differences(console.check(text)))
    assert sum(warned.values()) <= len(alike) * 0.04, warned


@pytest.mark.parametrize("name", catalogue())
def test_catalogued_questions_answer_alike(atlas: Atlas, neo4j_atlas: Atlas, name: str) -> None:
    given = dict(catalogue()[name].example.given)
    on_neo4j = neo4j_atlas.query(name, **given)
    here = atlas.query(name, **given)
    assert catalogue()[name].example.holds(len(on_neo4j.rows))
    assert [comparable(list(row)) for row in here.rows] == [comparable(list(row)) for row in on_neo4j.rows]
    assert list(on_neo4j.columns) == list(catalogue()[name].returns)


@pytest.mark.parametrize("name", catalogue())
def test_defaults_answer_alike(atlas: Atlas, neo4j_atlas: Atlas, name: str) -> None:
    if any(param.required for param in catalogue()[name].params):
        return
    here, there = atlas.query(name), neo4j_atlas.query(name)
    assert here.rows == there.rows


def test_both_hold_the_same(atlas: Atlas, neo4j_atlas: Atlas) -> None:
    here, there = atlas.status(), neo4j_atlas.status()
    assert (here.nodes, here.relationships) == (there.nodes, there.relationships)
    assert here.last_load is not None
    assert there.last_load is not None
    assert here.last_load["fingerprint"] == there.last_load["fingerprint"]
    assert (here.backend, there.backend) == ("embedded", "neo4j")


def test_answers_of_the_atlas_are_alike(atlas: Atlas, neo4j_atlas: Atlas) -> None:
    assert list(atlas.gaps()) == list(neo4j_atlas.gaps())
    assert atlas.centrality(top=50) == neo4j_atlas.centrality(top=50)
