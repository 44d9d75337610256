from __future__ import annotations

import re

import pytest

from analysis.cells import State
from silkgraph import Atlas
from tests.app.conftest import PAGES, Open, written
from views import gaps, reading


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_before_it_asks(open_page: Open, page: str, language: str) -> None:
    app = open_page(page, lang=language, q="srb")
    assert len(app.title) == 1
    texts = [element.proto.body for element in app.get("html")]
    answers = [at for at, text in enumerate(texts) if "sg-answer" in text]
    questions = [at for at, text in enumerate(texts) if "sg-question" in text]
    assert questions and answers
    assert questions[0] < answers[0]


def test_the_overview_counts_what_the_atlas_counts(open_page: Open, atlas: Atlas) -> None:
    cells = atlas.gaps(strength="named", record="home")
    answered = sum(cell.state is State.ANSWERED for cell in cells)
    text = written(open_page("overview", lang="en"))
    assert f"{len(cells)} pairs in all; {answered} of them are answered" in text
    nodes = atlas.status().nodes
    for count, name in ((nodes["Measure"], "measures in the plan"), (nodes["Lab"], "joint laboratories")):
        assert f"<b>{count}</b><span>{name}</span>" in text


@pytest.mark.parametrize("record", ["any", "home", "home-since-plan"])
def test_the_cells_of_a_page_are_those_of_the_command(open_page: Open, atlas: Atlas, record: str) -> None:
    open_page("gaps", record=record)
    shown = {(c.country_id, c.field_id): c for c in reading.cells(record)}
    for country in ("MUS", "ARE", "CUB", "SRB"):
        for cell in atlas.gaps(country=country, record=record):
            mine = shown[cell.country_id, cell.field_id]
            assert (mine.state, mine.any, mine.home, mine.home_since_plan, mine.record_ids) == (
                cell.state,
                cell.any,
                cell.home,
                cell.home_since_plan,
                cell.record_ids,
            )


def test_a_gap_shows_its_sentence_with_both_mentions_marked(open_page: Open) -> None:
    text = written(open_page("gaps", cell="MUS.laboratory-animals"))
    assert '<mark class="sg">毛里求斯</mark>' in text
    assert re.search(r'<mark class="sg">[^<]*实验动物</mark>', text)
    assert "尚无合作记录" in text


def test_an_answered_cell_shows_its_records_and_their_sources(open_page: Open, atlas: Atlas) -> None:
    (cell,) = atlas.gaps(country="ARE", field="sci-tech-finance")
    app = open_page("gaps", cell="ARE.sci-tech-finance", lang="en")
    links = [element.proto.label for element in app.get("page_link")]
    known = reading.named()
    for record in cell.record_ids:
        name = known[record].name_en
        assert any(name.split()[0] in label for label in links), name
    assert 'class="sg-sources"' in written(app)


def test_a_switch_changes_the_answer_and_the_address(open_page: Open) -> None:
    app = open_page("gaps", lang="en")
    before = written(app)
    app.segmented_control(key="address:record").set_value("home-since-plan").run()
    assert app.query_params["record"] == "home-since-plan"
    assert written(app) != before
    again = open_page("gaps", lang="en", record="home-since-plan")
    assert written(again) == written(app)


def test_an_address_that_means_nothing_falls_back(open_page: Open) -> None:
    app = open_page("gaps", record="nonsense", region="nowhere", cell="XXX.nothing", view="?")
    assert app.segmented_control(key="address:record").value == "home"
    assert "record" not in app.query_params


def test_the_list_says_the_same_as_the_matrix(open_page: Open) -> None:
    app = open_page("gaps", view="list", strength="named")
    assert len(app.dataframe[0].value) == len(reading.cells("home", "named"))


def test_the_table_holds_what_the_cells_hold() -> None:
    cells = list(reading.cells("any", "named"))
    rows = gaps._frame(cells)
    assert list(rows.iloc[:, 4]) == [cell.any for cell in cells]


def test_partners_rank_as_the_atlas_ranks(open_page: Open, atlas: Atlas) -> None:
    app = open_page("partners", measure="degree", top="10", scope="foreign")
    wanted = atlas.centrality(measure="degree", scope="foreign", top=10).actors
    rows = app.dataframe[0].value
    assert list(rows.iloc[:, 0]) == [actor.rank for actor in wanted]
    assert list(rows.iloc[:, 4]) == pytest.approx([actor.score for actor in wanted])


def test_a_search_that_finds_nothing_says_what_to_do(open_page: Open) -> None:
    app = open_page("search", q="qqqqzzzzqqqq")
    assert "拼音" in app.info[0].value
