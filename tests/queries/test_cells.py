"""``gaps/cells`` against a second reckoning in plain Python over the records, and on a made data set."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import silkgraph
from graph.records import RecordSet
from graph.settings import SEEDS, Settings
from loaders import pipeline
from silkgraph import Atlas
from tests.loaders.conftest import TABLES, Damage, data_set

__all__ = ["data_set"]

RANK = {"named": 1, "regional": 2, "general": 3}


def reckon(records: RecordSet) -> dict[tuple[str, str], dict[str, Any]]:
    """Cells from records alone: sets and loops, no query language."""
    nodes = {node.id: node for node in records.nodes}
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    into: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in records.edges:
        out[edge.type, edge.start.id].add(edge.end.id)
        into[edge.type, edge.end.id].add(edge.start.id)
    network = records.network
    country_ids = {n.id for n in records.nodes if n.label == "Country" and n.properties["kind"] == "country"}
    documents = [n for n in records.nodes if n.label == "PolicyDocument" and "text" in n.properties]
    start = min(int(str(n.properties["period_start"])) for n in documents)
    end = max(int(str(n.properties["period_end"])) for n in documents)
    dependent: dict[str, set[str]] = {}
    for document in documents:
        own = set(document.source_ids)
        while more := {s for o in own for s in into["RESTATES", o]} - own:
            own |= more
        dependent[document.id] = own

    cells: dict[tuple[str, str], dict[str, Any]] = defaultdict(
        lambda: {"strengths": set(), "measures": set(), "documents": set(), "records": set()}
    )
    for clause in (n for n in records.nodes if n.label == "Clause"):
        named = [nodes[i] for i in out["NAMES", clause.id]]
        for place in (n for n in named if n.label in ("Country", "Region")):
            if place.label == "Country":
                strength, members = "named", {place.id}
            else:
                strength = "general" if place.id == network["at_large_region"] else "regional"
                members = into["IN_REGION", place.id]
            for country in members & country_ids:
                for field in (n for n in named if n.label == "Field"):
                    cell = cells[country, field.id]
                    cell["strengths"].add(strength)
                    cell["measures"] |= {m for m in out["PART_OF", clause.id] if nodes[m].label == "Measure"}
                    cell["documents"].add(str(clause.properties["document_id"]))

    def above(field: str) -> set[str]:
        found = {field}
        for parent in out["SUBFIELD_OF", field]:
            found |= above(parent)
        return found

    for record in (n for n in records.nodes if n.label in ("Lab", "Cooperation")):
        if record.label == "Cooperation" and record.properties["status"] not in (
            "signed",
            "active",
            "completed",
        ):
            continue
        fields = {top for direct in out["IN_FIELD", record.id] for top in above(direct)}
        for partner in out["WITH_COUNTRY", record.id] & country_ids:
            for top in fields:
                asked = cells[partner, top]["documents"] if (partner, top) in cells else set()
                if not asked or any(set(record.source_ids) - dependent[d] for d in asked):
                    cells[partner, top]["records"].add(record.id)

    def is_home(record: str) -> bool:
        people = (nodes[i].properties for i in into["TAKES_PART_IN", record])
        return any(
            p.get("city") == network["home_city"] and p.get("country_id") == network["home_country"]
            for p in people
        )

    def year(record: str) -> int | None:
        facts = nodes[record].properties
        found = facts.get("start_year", facts.get("established_year"))
        return None if found is None else int(str(found))

    answer = {}
    for key, cell in cells.items():
        home = {record for record in cell["records"] if is_home(record)}
        sources = {source for record in cell["records"] for source in nodes[record].source_ids}
        years = [found for record in cell["records"] if (found := year(record))]
        answer[key] = {
            "strengths": sorted(cell["strengths"], key=RANK.__getitem__),
            "measures": cell["measures"],
            "record_ids": sorted(cell["records"]),
            "home": len(home),
            "home_since_plan": sum(1 for r in home if start <= (year(r) or 0) <= end),
            "undated": sum(1 for r in home if year(r) is None),
            "latest_year": max(years, default=None),
            "official": sum(1 for s in sources if nodes[s].properties["kind"] in ("official", "party")),
        }
    return answer


def queried(atlas: Atlas) -> dict[tuple[str, str], dict[str, Any]]:
    keys = ("strengths", "record_ids", "home", "home_since_plan", "undated", "latest_year", "official")
    return {
        (row["country_id"], row["field_id"]): {key: row[key] for key in keys}
        | {"measures": set(row["measures"])}
        for row in atlas.query("gaps/cells").dicts()
    }


def test_every_cell_of_the_seeds(atlas: Atlas) -> None:
    expected = reckon(pipeline.read([SEEDS]).records)
    found = queried(atlas)
    assert len(expected) > 3000
    assert set(found) == set(expected)
    assert {key: cell for key, cell in found.items() if cell != expected[key]} == {}


def test_strongest_strength_comes_first(atlas: Atlas) -> None:
    for row in atlas.query("gaps/cells").dicts():
        assert row["strength"] == (row["strengths"][0] if row["strengths"] else None)
        assert row["any"] == len(row["record_ids"]) >= row["home"] >= row["home_since_plan"] + row["undated"]
        assert len(row["measures"]) == len(set(row["measures"])) == len(row["quotes"])


PLAN = """关于印发《小网行动计划(2025-2027年)》的通知
小网行动计划(2025-2027年)
一、重点任务
1.加强信息技术合作。推动与塞尔维亚、英国、中国香港在人工智能领域合作。深化与共建国家在信息技术领域合作。
2.加强联合实验室建设。支持在塞尔维亚共建联合实验室。
"""


@pytest.fixture
def made(data_set: Damage, tmp_path: Path) -> Iterator[Atlas]:
    """Records that must not answer, each for a reason of its own, beside one that does."""
    folder = data_set(
        countries_csv=("GBR,GB", "HKG,HK,中国香港,Hong Kong,territory,,,22.3,114.2,,none,src-a\nGBR,GB"),
        cooperations_csv=(
            "coop-a,",
            "coop-plan,计划自述,Says the plan,project,,ai,SRB,2025,,active,Only the plan says so.,src-plan\n"
            "coop-told,解读转述,Retold,project,,ai,SRB,2025,,active,Retold only.,src-told\n"
            "coop-ended,已终止,Ended,project,,ai,SRB,2025,,ended,Over.,src-a\n"
            "coop-announced,已宣布,Announced,project,,ai,SRB,2025,,announced,Only announced.,src-a\n"
            "coop-unknown,不明,Unknown,project,,ai,SRB,2025,,unknown,Not known.,src-a\n"
            "coop-home,在港在京,At home,project,,ai,CHN;HKG,2025,,active,With home and a territory.,src-a\n"
            "coop-both,另有出处,Both,project,,ai,GBR,,,active,Plan and another.,src-plan;src-b\n"
            "coop-a,",
        ),
        participations_csv=("park-a,coop-a", "park-a,coop-both,lead,src-a\npark-a,coop-a"),
        sources_csv=(
            "src-b,",
            "src-plan,The plan,Ministry,official,,2024,zh,\n"
            "src-told,A retelling,Paper,press,,2024,zh,src-plan\nsrc-b,",
        ),
    )
    (folder / "policies.csv").write_text("file,source_id,version_of\nplan.txt,src-plan,\n", encoding="utf-8")
    (folder / "policy").mkdir()
    (folder / "policy" / "plan.txt").write_text(PLAN, encoding="utf-8")
    with silkgraph.connect(Settings(tmp_path / "home")) as atlas:
        atlas.load([folder])
        yield atlas
    shutil.rmtree(folder)


def test_what_answers_nothing(made: Atlas) -> None:
    assert TABLES  # the tables that the made data set is laid over
    found = queried(made)
    serbia = found["SRB", "ai"]
    # of the seven records with Serbia in the field only coop-a (2021) and the laboratory answer: the others
    # rest on the plan or its retelling alone, are over, announced only, or unknown
    assert serbia["record_ids"] == ["coop-a", "lab-a"]
    assert (serbia["home"], serbia["home_since_plan"]) == (1, 0)
    britain = found["GBR", "ai"]
    assert britain["record_ids"] == ["coop-both"]
    assert (britain["home"], britain["undated"], britain["home_since_plan"]) == (1, 1, 0)


def test_no_row_of_home_or_a_territory(made: Atlas) -> None:
    countries = {country for country, _ in queried(made)}
    assert countries == {"SRB", "GBR"}


def test_a_record_below_a_field_answers_the_field(made: Atlas) -> None:
    found = queried(made)
    assert found["SRB", "ict"]["strengths"] == ["general"]
    assert found["SRB", "ict"]["record_ids"] == ["coop-a", "lab-a"]
