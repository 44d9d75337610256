"""Brought in any order, form and language, data are the same; undone, they are gone; nothing is lost."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import silkgraph
from atlas.own import OwnData
from graph.records import RecordSet
from graph.settings import Settings
from graph.workspace import StaleProposal
from loaders import data_set, pipeline, templates
from loaders.columns import TableInfo, tables
from loaders.decisions import Decision
from loaders.marked import marked_copy
from loaders.upload_rows import known_rows
from silkgraph import Atlas
from tests.own.conftest import as_csv, facts, files_below
from tests.own.registers import DEMANDS, register, workbook

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BY_NAME = {table.stem: table for table in tables()}
STATED = [table for table in tables() if table.stem not in ("addresses", "progress")]
NEW = ["塞尔维亚希望引进温室种植技术", "塞尔维亚", "农业", "技术", "2025-03-01", "开放"]


def one(content: bytes, name: str = "需求表.xlsx") -> dict[str, bytes]:
    return {name: content}


def demand(name: str, country: str = "塞尔维亚") -> bytes:
    return workbook({"需求表": [DEMANDS, [name, country, "农业", "技术", "2025-03-01", "开放"]]})


@pytest.mark.parametrize("table", STATED, ids=lambda table: table.stem)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_table_that_was_exported_changes_nothing(
    own: OwnData, seeds: RecordSet, table: TableInfo, form: str
) -> None:
    if form == "xlsx":
        content = templates.workbook([table], seeds, filled=True)
    else:
        content = as_csv(table, known_rows(seeds, table), "utf-8-sig")
    found = own.propose(one(content, f"{table.stem}.{form}"))
    assert not found.problems
    assert found.rows == found.unchanged == len(known_rows(seeds, table))
    assert not found.change


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_rows_gives_the_same_graph(
    own: OwnData, seeds: RecordSet, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("shuffled") / "seeds"
    (folder.parent / "made").mkdir()
    data_set.write(own.seeds, folder.parent / "made")
    next((folder.parent / "made").glob("*/network.toml")).parent.rename(folder)
    shuffler = random.Random(seed)  # noqa: S311 - an order, no secret
    for path in sorted(folder.glob("*.csv")):
        head, *rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        shuffler.shuffle(rows)
        text = io.StringIO()
        csv.writer(text).writerows([head, *rows])
        path.write_text(text.getvalue(), encoding="utf-8")
    assert facts(pipeline.read([folder]).records) == facts(seeds)


@FEW
@given(st.permutations(range(6)), st.permutations(range(2)))
def test_any_order_of_an_uploads_rows_and_columns_gives_the_same_graph(
    own: OwnData, columns: list[int], rows: list[int]
) -> None:
    body = [NEW, ["意大利希望联合研究节水农业", "意大利", "农业", "联合研究", "2025-04", "开放"]]
    shuffled = [[row[at] for at in columns] for row in (list(DEMANDS), *(body[at] for at in rows))]
    straight = own.propose(one(workbook({"需求表": [list(DEMANDS), *body]})), who="甲")
    found = own.propose(one(workbook({"需求表": shuffled})), who="甲")
    assert not found.problems
    assert straight.after is not None
    assert found.after is not None
    assert facts(found.after) == facts(straight.after)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_in_any_usual_encoding(own: OwnData, encoding: str) -> None:
    text = ",".join(DEMANDS) + "\r\n" + ",".join(NEW) + "\r\n"
    found = own.propose(one(text.encode(encoding), "需求表.csv"))
    assert not found.problems
    assert [item.name_zh for item in found.change.added if item.kind == "Demand"] == [NEW[0]]


@pytest.mark.parametrize("name", ["zh", "en", "both", "column"])
def test_columns_in_chinese_or_english(own: OwnData, name: str) -> None:
    ways: dict[str, Callable[[str], str]] = {
        "zh": lambda column: BY_NAME["demands"].column(column).name_zh,
        "en": lambda column: BY_NAME["demands"].column(column).name_en,
        "both": lambda column: BY_NAME["demands"].column(column).heading,
        "column": lambda column: column,
    }
    names = ("name_zh", "country_id", "field_ids", "kind", "published_on", "status")
    english = [NEW[0], "Serbia", "agriculture", "technology", "2025-03-01", "open"]
    straight = own.propose(one(workbook({"需求表": [DEMANDS, NEW]})), who="甲").after
    found = own.propose(one(workbook({"Demands": [list(map(ways[name], names)), english]})), who="甲")
    assert not found.problems
    assert found.after is not None
    assert straight is not None
    assert facts(found.after) == facts(straight)


def test_a_marked_copy_mends_what_is_plain_and_marks_the_rest(own: OwnData) -> None:
    content = register(mended=False)
    found = own.propose(one(content, "登记册.xlsx"))
    book = load_workbook(io.BytesIO(marked_copy("登记册.xlsx", content, found.problems)))
    sheet = book["需求表"]
    for problem in found.problems:
        note = sheet[f"{problem.column}{problem.line}"].comment
        assert note is not None
        assert problem.message in note.text
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"B2", "C3", "D4"}
    mended = io.BytesIO()
    for problem, right in zip(found.problems, ("塞尔维亚", "农业", "技术"), strict=True):
        sheet[f"{problem.column}{problem.line}"] = right
    book.save(mended)
    assert not own.propose(one(mended.getvalue(), "登记册.xlsx")).problems


def test_a_probable_duplicate_is_offered_and_the_decision_is_kept(own: OwnData, seeds: RecordSet) -> None:
    known = next(node for node in seeds.nodes if node.label == "Enterprise" and "name_zh" in node.properties)
    name = f"{known.properties['name_zh']}公司"
    content = workbook({"企业表": [["中文名称", "国家"], [name, "中国"]]})
    first = own.propose(one(content, "企业表.xlsx"))
    pair = next(pair for pair in first.duplicates if pair.known_id == known.id)

    def decided(same: str) -> Decision:
        return Decision("Enterprise", pair.id, name, known.id, same, "甲", "2025-01-01T00:00:00+00:00")

    other = own.propose(one(content, "企业表.xlsx"), decided=[decided("no")])
    assert pair not in other.duplicates
    assert [item.id for item in other.change.added if item.kind == "Enterprise"] == [pair.id]
    same = own.propose(one(content, "企业表.xlsx"), decided=[decided("yes")])
    assert not [item for item in same.change.added if item.kind == "Enterprise"]
    assert same.decisions == (decided("yes"),)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """On an engine of its own, since it is written to."""
    with silkgraph.connect(Settings(tmp_path_factory.mktemp("kept"))) as atlas:
        atlas.load()
        yield atlas


def whole(atlas: Atlas) -> str:
    nodes = atlas.store.read(
        "MATCH (n) WHERE NOT n:Load RETURN labels(n) AS kind, properties(n) AS own ORDER BY n.id"
    )
    edges = atlas.store.read("MATCH ()-[r]->() RETURN type(r) AS kind, properties(r) AS own ORDER BY r.id")
    return repr((nodes, edges))


def test_undo_gives_exactly_the_graph_as_before(kept: Atlas) -> None:
    before = whole(kept)
    content = register(mended=True)
    steps: list[int] = []
    done = kept.own.keep(
        kept.own.propose(one(content, "登记册.xlsx"), who="甲"),
        kept.store,
        who="甲",
        why="六月登记",
        progress=lambda _text, at, _of: steps.append(at),
    )
    assert steps
    after = whole(kept)
    assert after != before
    assert (done.version.who, done.version.why) == ("甲", "六月登记")
    assert kept.own.workspace.given(done.version.number)["登记册.xlsx"].read_bytes() == content
    kept.own.undo(kept.store, who="甲")
    assert whole(kept) == before
    kept.own.undo(kept.store, who="甲", to=done.version.number)
    assert whole(kept) == after
    kept.own.undo(kept.store, who="甲", to=0)
    assert whole(kept) == before


def test_two_people_at_the_same_time_lose_nothing(kept: Atlas) -> None:
    one_, other = OwnData(kept.own.workspace.folder.parent), OwnData(kept.own.workspace.folder.parent)
    first = one_.propose(one(demand("塞尔维亚希望引进温室种植技术")), who="甲")
    second = other.propose(one(demand("意大利希望引进温室种植技术", "意大利")), who="乙")
    one_.keep(first, kept.store, who="甲")
    before = files_below(other.workspace.folder)
    with pytest.raises(StaleProposal, match="甲"):
        other.keep(second, kept.store, who="乙")
    assert files_below(other.workspace.folder) == before
    other.keep(other.propose(second.files, who="乙"), kept.store, who="乙")
    names = {row["name"] for row in kept.store.read("MATCH (d:Demand) RETURN d.name_zh AS name")}
    assert {"塞尔维亚希望引进温室种植技术", "意大利希望引进温室种植技术"} <= names


def test_what_is_saved_loads_again_to_the_same_graph(kept: Atlas, tmp_path: Path) -> None:
    kept.own.keep(
        kept.own.propose(one(demand("古巴希望引进温室种植技术", "古巴")), who="丙"), kept.store, who="丙"
    )
    folders = data_set.write(kept.own.folders(), tmp_path)
    assert facts(pipeline.read(folders).records) == facts(kept.own.read().records)
