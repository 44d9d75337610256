"""The commands on the seeds: JSON with evidence, the same figures as the analyses, plain errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from analysis.insight import Insight
from analysis.links import LinkKind
from tests.commands.conftest import Run


def test_targets(run: Run, insight: Insight) -> None:
    rows = run("targets", "--format", "json").json
    assert [row["counted"] for row in rows] == [found.counted.count for found in insight.targets]
    first = rows[0]["evidence"]["counted"]["records"][0]
    assert first["sources"][0]["title"]
    assert first["home_actors"]


def test_board(run: Run, insight: Insight) -> None:
    rows = run("board", "--format", "json").json
    assert len(rows) == 52
    assert len({row["task_id"] for row in rows}) == 12
    wanted = [measure.counts.home_since_plan for task in insight.board for measure in task.measures]
    assert [row["home_since_plan"] for row in rows] == wanted
    assert all(len(row["records"]) == row["home_since_plan"] for row in rows)
    assert len(run("board", "--tasks", "--format", "json").json) == 12


def test_gaps_by_score_and_by_other_views(run: Run, insight: Insight) -> None:
    rows = run("gaps", "--ranked", "--format", "json").json
    assert len(rows) == len(insight.gaps())
    assert (rows[0]["country_id"], rows[0]["field_id"]) == ("CUB", "park-development")
    assert rows[0]["quotes"]
    assert rows[0]["near"][0]["record_ids"]
    (row,) = run("gaps", "--view", "country-instrument", "--country", "MUS", "--format", "json").json
    assert (row["column_id"], row["state"], len(row["quotes"])) == ("production", "gap", 1)


def test_centrality_with_ranges_and_what_breaks(run: Run) -> None:
    rows = run("centrality", "--top", "3", "--ranges", "--format", "json").json
    assert all(row["low"] <= row["high"] and row["present"] <= 1 for row in rows)
    held = run("centrality", "--show", "countries", "--format", "json").json
    assert held[0]["sole"] is True
    assert all(len(row["actors"]) == 1 for row in held if row["sole"])
    cuts = run("centrality", "--show", "cuts", "--top", "1", "--format", "json")
    assert cuts.json[0]["cut_off"] > 0
    assert "left out" in cuts.err


def test_match_both_ways(run: Run) -> None:
    rows = run("match", "--gap", "MUS:laboratory-animals", "--top", "3", "--format", "json").json
    best = next(row for row in rows if row["group"] == "technology")
    assert best["id"] == "tech-gene-edited-mice"
    assert best["reasons"][0]["part"] == "field"
    assert best["sources"]
    back = run("match", "--for", "biocytogen", "--top", "3", "--format", "json").json
    assert back[0]["need_id"] == "gap:MUS:laboratory-animals"


def test_expected_and_its_evaluation(run: Run) -> None:
    done = run("expected", "--top", "5", "--format", "json")
    assert all(row["predicted"] and row["ways"] for row in done.json)
    assert "predictions, not facts" in done.err
    rows = run("expected", "--evaluate", "--format", "json").json
    assert {row["kind"] for row in rows} == set(LinkKind)
    assert [row["predictor"] for row in rows if row["chosen"]] == ["mean-rank"] * 3
    assert all(0 <= row["auc"] <= 1 and row["true_cases"] >= 1 for row in rows)


def test_whatif(run: Run, tmp_path: Path) -> None:
    scenario = tmp_path / "s.yaml"
    scenario.write_text("name: 退出\nchanges:\n- withdraw_country: ITA\n", encoding="utf-8")
    found = run("whatif", scenario, "--json").json
    assert found["countries_lost"] == [{"id": "ITA", "zh": "意大利", "en": "Italy"}]
    assert found["network"]["after"]["actors"] < found["network"]["before"]["actors"]
    nothing = run("whatif", "-", "--json", text='{"changes": []}').json
    assert nothing["changes_nothing"] is True
    table = run("whatif", scenario)
    assert "countries no longer reached: 意大利 Italy" in table.out


def test_brief(run: Run, tmp_path: Path) -> None:
    found = run("brief", "--country", "SRB", "--lang", "en", "--json").json
    assert all(sentence["rows"] for section in found["sections"] for sentence in section["sentences"])
    assert run("brief").out.startswith("“一带一路”科技创新北京行动计划")
    path = tmp_path / "serbia.docx"
    assert run("brief", "--country", "SRB", "-o", path).status == 0
    assert Document(str(path)).paragraphs[0].text == "塞尔维亚：合作简报"
    assert [item.name for item in tmp_path.iterdir()] == ["serbia.docx"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["match"], "give one of --demand ID, --gap COUNTRY:FIELD, --for ID"),
        (["match", "--gap", "MUR:ai"], "unknown country 'MUR'"),
        (["expected", "--predictor", "magic"], "unknown predictor 'magic'"),
        (
            ["whatif", "/nowhere/s.yaml"],
            "/nowhere/s.yaml: cannot be read as text (No such file or directory)",
        ),
        (["whatif", "-"], "-:1: a scenario has a 'name' and a list of 'changes'"),
        (["brief", "--country", "SRB", "--field", "ai"], "give at most one of --country, --field"),
        (["brief", "-o", "x.odt"], "x.odt: a briefing is written as .docx or .html"),
        (["brief", "-o", "/dev/null/x.docx"], "/dev/null/x.docx: not a directory; nothing was written"),
        (["gaps", "--ranked", "--view", "region-field"], "--ranked goes with the view country-field alone"),
        (["centrality", "--network", "parks", "--ranges"], "--ranges goes with the partners network alone"),
        (["centrality", "--network", "fields"], "network fields is that of one country"),
    ],
)
def test_what_cannot_be_used_gets_one_plain_line(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments, text="")
    assert done.status == 1
    assert done.out == ""
    assert done.err.startswith(message)
    assert len(done.err.splitlines()) == 1
