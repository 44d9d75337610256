"""The Policy page: the text as it is cut for showing, what stands behind it, files of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.settings import PROJECT, SEEDS
from loaders import pipeline
from loaders.policy import PolicyReading, read
from silkgraph import Atlas
from tests.app.conftest import Open, written
from views.sheet import Sheet, from_graph, from_reading, lines

PLAN = PROJECT / "tests" / "policy" / "plans" / "yunlan-2024-2026.txt"
SEED = "beijing-bri-2025-2027"


@pytest.fixture(scope="module")
def reading() -> PolicyReading:
    words = pipeline.vocabulary([SEEDS])
    return read(
        SEEDS / "policy" / f"{SEED}.txt",
        words.gazetteer,
        target_rules=words.target_rules,
        network=words.network.as_dict(),
    )


def test_the_lines_are_the_text(reading: PolicyReading) -> None:
    sheet = from_reading(reading)
    shown, whole = lines(sheet, 10**9)
    assert whole
    words = ["".join(run["t"] for run in line["runs"]) for line in shown]
    assert words == [line for line in reading.text.split("\n") if line.strip()]
    for line in shown:
        for run in line["runs"]:
            for mark in run.get("k", []):
                assert run["t"] in reading.text[sheet.marks[mark].start : sheet.marks[mark].end]
    ended = [mark for line in shown for run in line["runs"] for mark in run.get("e", [])]
    assert sorted(ended) == list(range(len(sheet.marks)))
    assert [line["kind"] for line in shown].count("task") == 12


def test_a_long_text_is_cut_and_says_so(reading: PolicyReading) -> None:
    shown, whole = lines(from_reading(reading), 1000)
    assert not whole
    assert sum(len(run["t"]) for line in shown for run in line["runs"]) < 2000


def test_the_graph_gives_the_same_sheet(atlas: Atlas, reading: PolicyReading) -> None:
    def nodes(*labels: str) -> list[object]:
        from views.reading import node_of

        return [node_of(row) for row in atlas.query("explore/all_nodes", labels=list(labels)).dicts()]

    parts = nodes("PolicySection", "PolicyTask", "Measure", "Clause")
    document = next(node for node in nodes("PolicyDocument") if node.id == SEED)  # type: ignore[attr-defined]
    named = nodes(
        "Country", "Region", "Field", "Instrument", "Park", "Organization", "Enterprise", "Lab", "Cooperation"
    )
    naming = [part.id for part in parts if part.label in ("Clause", "PolicyTask")]  # type: ignore[attr-defined]
    rows = atlas.query("explore/links_of", ids=naming, types=["NAMES"]).dicts()
    kinds = {node.id: node.label for node in named}  # type: ignore[attr-defined]
    got: Sheet = from_graph(document, parts, rows, kinds, ())  # type: ignore[arg-type]
    want = from_reading(reading)
    assert got.text == want.text
    assert got.chapters == want.chapters
    assert got.marks == want.marks
    assert (got.title, got.facts) == (want.title, want.facts)


def said(app: AppTest) -> str:
    shown = [*app.subheader, *app.markdown]
    return "\n".join([written(app), *(str(item.value) for item in shown)])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_answers_first(open_page: Open, lang: str) -> None:
    words = said(open_page("policy", lang=lang))
    assert ("共12项任务、52条措施" if lang == "zh" else "12 tasks, 52 measures") in words
    assert ("8个国家" if lang == "zh" else "8 countries") in words


def test_a_sentence_shows_what_it_asks_and_what_is_missing(open_page: Open) -> None:
    words = said(open_page("policy", pick=f"measure:{SEED}-t1-m4", lang="en"))
    assert "Italy × Advanced manufacturing" in words
    assert "Italy × Rail transit" not in words
    assert "Africa × Rail transit" in words


def test_a_sentence_without_places_says_so(open_page: Open) -> None:
    assert "names no place" in said(open_page("policy", pick=f"measure:{SEED}-t2-m1", lang="en"))


def test_a_name_shows_who_it_is_and_where_it_stands(open_page: Open) -> None:
    words = said(open_page("policy", pick="name:park-havana-3ce", lang="en"))
    assert "Havana Science and Technology Park" in words
    assert "缔结“姊妹园”伙伴关系" in words


@pytest.mark.parametrize("pick", ["measure:none", "name:nobody", "name:FRA", "nonsense", ":"])
def test_an_address_that_means_nothing_shows_what_to_do(open_page: Open, pick: str) -> None:
    assert "Click a sentence" in said(open_page("policy", pick=pick, lang="en"))


def test_a_file_is_read_and_stays_out_of_the_graph(open_page: Open, atlas: Atlas) -> None:
    before = atlas.status().nodes
    app = open_page("policy", lang="en")
    app.file_uploader[0].upload(PLAN.name, PLAN.read_bytes(), "text/plain").run()
    assert not app.exception
    words = said(app)
    assert "5 tasks, 9 measures" in words
    assert "云澜国际科技合作大会" in words
    assert any("only read" in item.value for item in app.info)
    assert atlas.status().nodes == before


def test_a_file_without_tasks_is_refused_in_words(open_page: Open, tmp_path: Path) -> None:
    app = open_page("policy", lang="en")
    app.file_uploader[0].upload("letter.txt", "没有编号的信。".encode(), "text/plain").run()
    assert not app.exception
    assert app.error
    assert "no task found" in said(app)
