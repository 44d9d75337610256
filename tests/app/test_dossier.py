from __future__ import annotations

import re

import pytest

from analysis.dossier import dossier
from silkgraph import Atlas
from tests.app.conftest import Open, written

_COLUMN = re.compile(r"data-year='(\d*)' data-began='(\d+)' data-home='(\d+)'")


@pytest.mark.parametrize("key", ["SRB", "rail-transit", "sinovac"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_picture_table_and_analysis_say_the_same(
    open_page: Open, atlas: Atlas, key: str, language: str
) -> None:
    insight = atlas.insight()
    found = dossier(insight.answers, insight.gaps(), key)
    app = open_page("dossier", pick=key, lang=language)
    drawn = [(year, int(began), int(home)) for year, began, home in _COLUMN.findall(written(app))]
    assert drawn == [(str(item.year or ""), item.began, item.home) for item in found.years]
    table = app.dataframe[0].value
    assert [(int(a), int(b)) for a, b in zip(table.iloc[:, 1], table.iloc[:, 2], strict=True)] == [
        (began, home) for _, began, home in drawn if began
    ]
    assert str(len(found.records)) in written(app)


def test_sources_are_numbered_and_every_number_is_listed(open_page: Open) -> None:
    text = written(open_page("dossier", pick="SRB"))
    cited = {
        int(n) for marks in re.findall(r"<sup>(.*?)</sup>", text) for n in re.findall(r"\[(\d+)\]", marks)
    }
    listed = text.split("<ol class='sg-sources'>")[1].split("</ol>")[0].count("<li>")
    assert cited and max(cited) <= listed


def test_asks_are_shown_with_their_words_marked(open_page: Open) -> None:
    text = written(open_page("dossier", pick="MUS"))
    assert '<mark class="sg">毛里求斯</mark>' in text


def test_nothing_recorded_is_said(open_page: Open) -> None:
    text = written(open_page("dossier", pick="TWN", lang="en"))
    assert "Nothing is recorded about" in text
    assert "What is not recorded here may still exist." in text


def test_an_id_that_is_not_there_is_said_and_hidden_from_html(open_page: Open) -> None:
    app = open_page("dossier", pick="<b>gone</b>", lang="en")
    text = written(app)
    assert "These data hold nothing with the identifier “&lt;b&gt;gone&lt;/b&gt;”." in text
    assert app.selectbox(key="address:pick").value is None


def test_a_record_has_no_dossier_but_a_network(open_page: Open, atlas: Atlas) -> None:
    key = next(item.id for item in atlas.insight().facts.records.values() if item.label == "Cooperation")
    app = open_page("dossier", pick=key, lang="en")
    assert "dossiers are kept for countries, fields and actors" in written(app)


def test_a_choice_goes_into_the_address(open_page: Open) -> None:
    app = open_page("dossier")
    app.selectbox(key="address:pick").set_value("SRB").run()
    assert app.query_params["pick"] == "SRB"
