"""Pages of time and place: the tables carry the same figures as the pictures."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from html import escape

import pytest

from analysis.cells import Record, Strength
from analysis.comparison_words import sentences
from analysis.timeline import By, What
from diagrams.figure import FORMATS, render
from silkgraph import Atlas
from tests.app.conftest import Open, written
from views import time_reading
from views.map_view import payload as map_payload
from views.timeline import count_table, within, year_table
from views.timeline_view import growth_payload, timeline_payload


@pytest.mark.parametrize("by", list(By))
def test_the_table_of_years_says_what_the_picture_draws(open_page: Open, by: By) -> None:
    app = open_page("timeline", by=by.value, lang="en")
    found = time_reading.timeline(by, What.ALL, home=False)
    figure = time_reading.timeline_figure(by, What.ALL, home=False)
    drawn = timeline_payload(found, figure, time_reading.timed(What.ALL, home=False), None)
    rows = next(item.value for item in app.dataframe if "Began" in item.value and len(item.value) == 34)
    columns = [*drawn["columns"], drawn["undated"]]
    assert list(rows["Began"]) == [column["started"] for column in columns]
    assert [str(n) for n in rows["Ended"]][:-1] == [str(column["ended"]) for column in columns[:-1]]
    for at in range(len(drawn["bands"])):
        assert list(rows.iloc[:, 3 + at]) == pytest.approx([c["parts"][at] for c in columns], abs=0.006)
    exported = list(csv.DictReader(io.StringIO(render(figure, ".csv").content.decode("utf-8-sig"))))
    assert [int(row["开始"]) for row in exported] == [column["started"] for column in columns]
    assert len(year_table(found, figure)) == len(exported)


def test_a_span_chooses_the_records_of_its_years(open_page: Open, atlas: Atlas) -> None:
    app = open_page("timeline", span="2018-2022", lang="en")
    records = time_reading.timed(What.ALL, home=False)
    chosen = within(records, (2018, 2022))
    assert len(chosen) == atlas.timeline().between(2018, 2022)
    assert f"2018–2022: {len(chosen)} of {len(records)} records began" in written(app)
    by_kind, by_place = count_table(chosen)
    assert sum(by_kind.iloc[:, 1]) == len(chosen)
    tables = [item.value for item in app.dataframe]
    assert any(
        len(one) == len(by_place) and list(one.iloc[:, 1]) == list(by_place.iloc[:, 1]) for one in tables
    )
    assert any(len(one) == len(chosen) and "Identifier" in one for one in tables)


@pytest.mark.parametrize("span", ["nonsense", "2022", "3000-4000", "-"])
def test_a_span_that_means_nothing_is_all_years(open_page: Open, span: str) -> None:
    assert "All 422 records" in written(open_page("timeline", span=span, lang="en"))


def test_the_animation_shows_what_the_stages_hold() -> None:
    stages = time_reading.stages("betweenness")
    data = growth_payload(stages, "betweenness", None, (2025, 2027))
    for at, stage in enumerate(stages):
        assert sum(node["since"] <= at for node in data["nodes"]) == len(stage.scores)
        assert sum(edge[2] <= at for edge in data["edges"]) == len(stage.ties)
        drawn = {n["id"]: n["scores"][at - n["since"]] for n in data["nodes"] if n["since"] <= at}
        assert drawn == pytest.approx(stage.scores, abs=1e-6)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_timeline_becomes_a_file(ending: str) -> None:
    figure = time_reading.timeline_figure(By.FIELD, What.ALL, home=False)
    made = render(figure, ending)
    assert not made.warnings
    signs = {".png": b"\x89PNG", ".pdf": b"%PDF", ".pptx": b"PK", ".xlsx": b"PK", ".html": b"<!doctype"}
    assert made.content.startswith(signs.get(ending, made.content[:1]))
    parts = sum(
        Fraction(str(cell)) for row in figure.rows for cell in row[3:] if isinstance(cell, (int, float))
    )
    assert float(parts) == pytest.approx(422, abs=2)


@pytest.mark.parametrize("strengths", [(Strength.NAMED,), (Strength.NAMED, Strength.REGIONAL)])
@pytest.mark.parametrize("view", ["map", "tiles"])
def test_the_table_of_countries_says_what_the_map_draws(
    open_page: Open, view: str, strengths: tuple[Strength, ...]
) -> None:
    app = open_page("map", view=view, strength="~".join(strengths), lang="en")
    found = {one.place.id: one for one in time_reading.place_figures(strengths, Record.HOME)}
    grouped = time_reading.by_region(strengths, Record.HOME)
    drawn = map_payload(time_reading.sketch(strengths, Record.HOME), grouped, view, "")
    rows = next(item.value for item in app.dataframe if "Missing" in item.value)
    assert len(rows) == len(drawn["spots"]) == len(found) == 199
    spots = {spot["id"]: spot for spot in drawn["spots"]}
    assert [key for group in drawn["groups"] for key in group["ids"]] == list(rows["Identifier"])
    for row in rows.to_dict("records"):
        spot = spots[row["Identifier"]]
        assert (row["Asked"], row["Answered"]) == (
            (str(spot["asked"]), str(spot["answered"])) if spot["asked"] else ("", "")
        )
        assert row["Records"] == spot["records"]
    if view == "map":
        lines = {arc["id"] for arc in drawn["arcs"]}
        assert lines == {
            key for key, one in spots.items() if one["asked"] or (one["records"] and not one["territory"])
        }
        assert {arc["id"] for arc in drawn["arcs"] if arc["part"] == "missing"} == {
            key for key, one in found.items() if one.missing
        }


def test_a_country_of_the_map_leads_to_its_dossier_and_network(open_page: Open) -> None:
    app = open_page("map", country="SRB", lang="en")
    links = [element.proto for element in app.get("page_link")]
    assert any(link.page == "dossier" and "SRB" in str(link) for link in links)
    assert [item.value for item in app.subheader][-1] == "Serbia"


@pytest.mark.parametrize("tiles", [False, True])
@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_map_becomes_a_file(ending: str, tiles: bool) -> None:
    figure = time_reading.map_figure((Strength.NAMED,), Record.HOME, tiles=tiles)
    made = render(figure, ending)
    assert not made.warnings and len(made.content) > 500
    if ending == ".svg":
        text = made.content.decode()
        assert all(f'data-id="{row[0]}"' in text or f'data-id="{row[0]}.' in text for row in figure.rows)


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [("country", "SRB", "RUS"), ("field", "health", "space"), ("year", "2018", "2025")],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_comparison_says_what_the_atlas_counts(
    open_page: Open, atlas: Atlas, kind: str, a: str, b: str, language: str
) -> None:
    app = open_page("compare", **{"kind": kind, f"a_{kind}": a, f"b_{kind}": b, "lang": language})
    found = atlas.compare(a, b)
    rows = app.dataframe[0].value
    assert [str(value).replace(",", "") for value in rows.iloc[:, 1]] == [
        "–" if line.a is None else str(line.a) for line in found.lines
    ]
    assert [str(value).replace(",", "") for value in rows.iloc[:, 2]] == [
        "–" if line.b is None else str(line.b) for line in found.lines
    ]
    text = written(app)
    for sentence in sentences(atlas.insight().facts, found, language):
        assert escape(sentence) in text
    assert len(app.dataframe[1].value) == sum(
        len(keys) for part in found.parts for keys in (part.only_a, part.only_b, part.both)
    )
