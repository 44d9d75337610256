"""The command line is a contract: forms, figures on the seeds, exit statuses."""

import csv
import io
import shutil
from pathlib import Path

import networkx as nx
import pytest

from graph.settings import SEEDS
from silkgraph import Atlas
from tests.commands.conftest import Run


def test_status(run: Run) -> None:
    found = run("status", "--json").json
    assert found["backend"] == "embedded"
    nodes = found["nodes"]
    with (SEEDS / "parks.csv").open(encoding="utf-8-sig") as file:
        assert nodes["Park"] == sum(1 for _ in csv.DictReader(file))
    assert (nodes["PolicyTask"], nodes["Measure"], nodes["Target"]) == (12, 52, 3)
    assert nodes["Country"] == 200
    assert found["relationships"]["TAKES_PART_IN"] == 960
    assert found["last_load"]["state"] == "complete"


def test_loading_twice_changes_nothing(run: Run) -> None:
    before = run("status", "--json").json
    done = run("load", "--json")
    assert done.status == 0, done.err
    assert done.json["changed"] is False
    assert run("status", "--json").json == before


def test_check_only_reads(run: Run, tmp_path: Path) -> None:
    before = run("status", "--json").json
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    text = (folder / "parks.csv").read_text(encoding="utf-8").splitlines()
    (folder / "parks.csv").write_text("\n".join(text[:-3]), encoding="utf-8")
    done = run("load", "--check", "--seeds", SEEDS, "--json")
    assert done.status == 0, done.err
    assert run("status", "--json").json == before


def test_bad_input_changes_nothing(run: Run, tmp_path: Path) -> None:
    before = run("status", "--json").json
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    path = folder / "parks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",SRB,", ",SBR,", 1), encoding="utf-8")
    done = run("load", "--seeds", folder)
    assert done.status == 1
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("parks.csv:")
    assert lines[0].endswith("unknown country 'SBR'; did you mean 'SRB'?")
    assert run("status", "--json").json == before


def test_mauritius_is_asked_for_and_not_answered(run: Run) -> None:
    found = run("gaps", "--country", "MUS", "--strength", "named", "--record", "any", "--format", "json").json
    (row,) = found
    assert (row["country_id"], row["field_id"], row["state"]) == ("MUS", "laboratory-animals", "gap")
    assert row["quotes"] == ["推动在毛里求斯等国家建设非人灵长类实验动物基地。"]


@pytest.mark.parametrize(
    ("record", "state"), [("any", "answered"), ("home", "answered"), ("home-since-plan", "gap")]
)
def test_finance_with_the_emirates(run: Run, record: str, state: str) -> None:
    arguments = ("--country", "ARE", "--field", "sci-tech-finance", "--record", record, "--format", "json")
    (row,) = run("gaps", *arguments).json
    assert row["state"] == state


@pytest.mark.parametrize(("record", "state"), [("any", "answered"), ("home", "gap")])
def test_park_development_with_cuba(run: Run, record: str, state: str) -> None:
    arguments = ("--country", "CUB", "--field", "park-development", "--record", record, "--format", "json")
    (row,) = run("gaps", *arguments).json
    assert row["state"] == state


def test_gaps_hold_only_countries_and_the_default_strengths(run: Run) -> None:
    found = run("gaps", "--format", "json").json
    assert not {row["country_id"] for row in found} & {"CHN", "HKG", "MAC", "TWN"}
    assert {row["strength"] for row in found} == {"named", "regional", None}
    assert all(row["home"] > 0 and row["state"] == "unasked" for row in found if row["strength"] is None)
    general = run("gaps", "--strength", "general", "--format", "json").json
    assert {row["strength"] for row in general} == {"general"}


def test_betweenness_is_that_of_networkx(run: Run, atlas: Atlas) -> None:
    found = run("centrality", "--top", "10", "--format", "json").json
    assert list(found[0]) == ["id", "label", "name_zh", "name_en", "score", "rank"]
    expected = nx.betweenness_centrality(atlas.graph("partners"), normalized=True)
    best = sorted(expected.values(), reverse=True)[:10]
    assert [row["score"] for row in found] == pytest.approx(best, abs=1e-9)
    assert all(row["score"] == pytest.approx(expected[row["id"]], abs=1e-9) for row in found)


def test_scope_keeps_ranks_of_the_whole_network(run: Run) -> None:
    whole = {row["id"]: row["rank"] for row in run("centrality", "--format", "json").json}
    foreign = run("centrality", "--scope", "foreign", "--top", "5", "--format", "json").json
    assert len(foreign) == 5
    assert all(whole[row["id"]] == row["rank"] for row in foreign)


def test_csv_opens_right_in_a_spreadsheet(run: Run) -> None:
    done = run("query", "profile/sister_parks", "--format", "csv")
    assert done.out.startswith("\ufeffpark_id,park_zh")
    assert len(list(csv.DictReader(io.StringIO(done.out)))) == 4


def test_catalogue(run: Run) -> None:
    found = run("queries", "--json").json
    names = {item["name"] for item in found}
    assert {"gaps/cells", "profile/sister_parks", "explore/links_without_source"} <= names
    assert all(item["title"] and item["title_zh"] and item["answers"] and item["returns"] for item in found)


def test_cypher_from_standard_input(run: Run) -> None:
    done = run(
        "cypher",
        "-",
        "-p",
        "id=SRB",
        "--format",
        "json",
        text="MATCH (c:Country {id: $id}) RETURN c.name_zh AS n",
    )
    assert done.json == [{"n": "塞尔维亚"}]


def test_limit_is_said(run: Run) -> None:
    done = run(
        "cypher", "MATCH (c:Country) RETURN c.id AS id ORDER BY id", "--limit", "2", "--format", "json"
    )
    assert [row["id"] for row in done.json] == ["AFG", "AGO"]
    assert "only the first 2 rows" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "gaps/cels"], "unknown query 'gaps/cels'; did you mean 'gaps/cells'?"),
        (
            ["query", "profile/country"],
            "query profile/country needs country (id of the country); give it with -p country=…",
        ),
        (
            ["query", "gaps/cells", "-p", "contry=SRB"],
            "query gaps/cells has no parameter 'contry'; did you mean 'country'?",
        ),
        (["query", "gaps/cells", "-p", "country"], "-p country: write it as key=value"),
        (
            ["centrality", "--measure", "betweeness"],
            "unknown measure 'betweeness'; did you mean 'betweenness'?",
        ),
        (["load", "--seeds", "/dev/null/seeds"], "/dev/null/seeds: no such folder"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[0] == message
    assert "Traceback" not in done.err


def test_wrong_usage_ends_with_two(run: Run) -> None:
    assert run("gaps", "--strength", "strong").status == 2
    assert run("nonsense").status == 2


def test_a_server_that_is_not_there(run: Run) -> None:
    done = run("status", env={"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "x"})
    assert done.status == 1
    assert len(done.err.splitlines()) == 1
    assert "bolt://127.0.0.1:9" in done.err


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    done = run("status", env={"SILKGRAPH_HOME": str(file / "below")})
    assert done.status == 1
    assert len(done.err.splitlines()) == 1
    assert str(file) in done.err


def test_an_address_that_is_none(run: Run) -> None:
    done = run("status", env={"NEO4J_URI": "localhost:7687"})
    assert done.status == 1
    assert done.err.startswith("NEO4J_URI: 'localhost:7687' is not a Bolt address")
