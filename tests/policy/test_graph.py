"""Readings as records, and several plans in one graph."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import silkgraph
from graph.records import Ref
from graph.settings import SEEDS, Settings
from loaders.policies import Vocabulary
from loaders.policy import PolicyReading, records
from silkgraph import Atlas
from tests.policy.conftest import PLANS

PLAN = PLANS / "yunlan-2024-2026.txt"


def stated(reading: PolicyReading, words: Vocabulary, **more: object) -> tuple[list, list]:  # type: ignore[type-arg]
    return records(
        reading,
        document_id=reading.id,
        source_id="src-x",
        target_rules=words.target_rules,
        **more,  # type: ignore[arg-type]
    )


def test_every_part_stands_under_its_whole(seed: PolicyReading, words: Vocabulary) -> None:
    nodes, edges = stated(seed, words)
    refs = {node.ref for node in nodes}
    assert len(refs) == len(nodes)
    assert len({edge.id for edge in edges}) == len(edges)
    above = {edge.start: edge.end for edge in edges if edge.type == "PART_OF"}
    root = Ref("PolicyDocument", seed.id)
    for node in nodes:
        if node.label == "PolicyDocument":
            continue
        at = node.ref
        while at != root:
            assert at in refs
            at = above[at]
    counts = Counter(node.label for node in nodes)
    assert (counts["PolicyTask"], counts["Measure"], counts["Target"], counts["PolicySection"]) == (
        12,
        52,
        3,
        12,
    )


def test_every_edge_has_its_evidence(seed: PolicyReading, words: Vocabulary) -> None:
    _, edges = stated(seed, words)
    for edge in edges:
        assert edge.source_ids == ("src-x",)
        start, end = edge.properties["start"], edge.properties["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        if "quote" in edge.properties:
            assert seed.text[start:end] == edge.properties["quote"]
    towards = {(edge.start.id, edge.end.id) for edge in edges if edge.type == "COUNTS_TOWARDS"}
    assert ("joint-laboratory", f"{seed.id}-platforms") in towards
    assert ("clinical-study", f"{seed.id}-joint-projects") in towards


def test_citations_lead_to_known_documents(seed: PolicyReading, words: Vocabulary) -> None:
    nodes, edges = stated(seed, words, known_titles={"北京国际科技创新中心建设条例": "ordinance"})
    cited = {edge.end.id for edge in edges if edge.type == "CITES"}
    assert "ordinance" in cited
    assert len(cited) == 3
    assert "ordinance" not in {node.id for node in nodes}


def test_ids_follow_the_document(seed: PolicyReading) -> None:
    nodes, edges = records(seed, document_id="other", source_id="src-x")
    own = [node for node in nodes if not node.id.startswith("cited-")]
    assert all(node.id == "other" or node.id.startswith("other-") for node in own)
    assert {edge.start.id for edge in edges if edge.type == "PART_OF"} <= {node.id for node in own}


@pytest.fixture(scope="module")
def two_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """The seeds and a city's plan in a graph of their own."""
    with silkgraph.connect(Settings(tmp_path_factory.mktemp("two"))) as opened:
        opened.load([SEEDS], [PLAN])
        yield opened


def test_two_plans_in_one_graph(two_plans: Atlas) -> None:
    rows = two_plans.query("policy/documents").dicts()
    assert [(row["document_id"], row["tasks"], row["measures"]) for row in rows] == [
        ("beijing-bri-2025-2027", 12, 52),
        ("yunlan-2024-2026", 5, 9),
    ]
    assert rows[1]["issuers"] == ["云澜市科学技术局", "云澜市商务局"]


def test_an_unlisted_text_brings_its_source(two_plans: Atlas) -> None:
    rows = two_plans.cypher(
        "MATCH (d:PolicyDocument {id: 'yunlan-2024-2026'}) MATCH (s:Source) WHERE s.id IN d.source_ids "
        "RETURN s.title AS title, s.publisher AS publisher, s.kind AS kind, s.published_on AS published_on"
    ).dicts()
    assert rows == [
        {
            "title": "云澜市推进“一带一路”科技创新合作三年行动计划（2024—2026年）",
            "publisher": "云澜市科学技术局、云澜市商务局",
            "kind": "official",
            "published_on": "2024-05-20",
        }
    ]


def test_questions_across_plans(two_plans: Atlas) -> None:
    def only(first: str, second: str) -> set[str]:
        rows = two_plans.query("policy/countries_only_in", first=first, second=second).dicts()
        return {row["country_id"] for row in rows}

    beijing, yunlan = "beijing-bri-2025-2027", "yunlan-2024-2026"
    assert only(beijing, yunlan) == {"ARE", "QAT", "ITA", "MUS", "BLR", "CUB", "SAU"}
    assert {"KAZ", "HUN", "POL", "FRA"} <= only(yunlan, beijing)
    by_country = {row["country_id"]: row for row in two_plans.query("policy/countries_by_document").dicts()}
    assert by_country["SRB"]["named_in"] == [beijing, yunlan]
    assert by_country["SRB"]["not_named_in"] == []
    assert by_country["HUN"]["not_named_in"] == [beijing]


def test_loading_a_plan_twice_changes_nothing(two_plans: Atlas) -> None:
    before = two_plans.status()
    report = two_plans.load([SEEDS], [PLAN])
    assert not report.changed
    assert two_plans.status().nodes == before.nodes


def test_a_reading_is_what_the_file_says(read_file: Callable[[Path], PolicyReading]) -> None:
    assert read_file(PLAN).text == PLAN.read_text(encoding="utf-8")


def test_a_text_of_the_folder_that_no_row_lists_brings_its_source(tmp_path: Path) -> None:
    data_set = tmp_path / "seeds"
    shutil.copytree(SEEDS, data_set)
    shutil.copy(PLAN, data_set / "policy")
    (data_set / "policy" / "README.md").write_text("what stands here", encoding="utf-8")
    before, after = silkgraph.read(), silkgraph.read((data_set,))
    assert not any(warning.file.startswith("policy/") for warning in before.warnings)
    assert [warning.file for warning in after.warnings if warning.file.startswith("policy/")] == [
        f"policy/{PLAN.name}"
    ]
    old, new = ({node.ref: node for node in loaded.records.nodes} for loaded in (before, after))
    [source] = [node for ref, node in new.items() if ref not in old and ref.label == "Source"]
    assert source.properties["title"].startswith("云澜市")  # type: ignore[union-attr]
    document = Ref("PolicyDocument", PLAN.stem)
    assert {edge.source_ids for edge in after.records.edges if edge.end == document} == {(source.id,)}
