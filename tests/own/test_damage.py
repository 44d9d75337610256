"""A hundred kinds of damage are refused, each with its place and a remedy, and nothing is kept."""

from __future__ import annotations

import io
import zipfile

import pytest

from atlas.own import OwnData
from graph.records import RecordSet
from loaders.columns import TableInfo, tables
from loaders.upload_rows import known_rows
from tests.own.conftest import as_csv, files_below
from tests.own.registers import DEMANDS, register, workbook

WRONG = {"year": "20x5", "date": "2025-13", "number": "many", "id": "Bad Id!"}
ROW = ["节水灌溉合作", "塞尔维亚", "农业", "技术", "2025-03-01", "开放"]
BY_NAME = {table.stem: table for table in tables()}


def wrong_cells() -> list[tuple[str, str, str]]:
    """Table, column and a value that it cannot hold, for every column that is not free text."""
    found = []
    for table in tables():
        if table.stem in ("addresses", "progress"):  # the seeds state none
            continue
        for column in table.columns:
            wrong = "qqqqqqq" if column.values or column.labels else WRONG.get(column.kind)
            if wrong:
                found.append((table.stem, column.name, wrong))
            elif column.required and not table.label:
                found.append((table.stem, column.name, ""))
    return found


CELLS = wrong_cells()


def first_row(records: RecordSet, table: TableInfo) -> dict[str, str]:
    return known_rows(records, table)[0]


@pytest.mark.parametrize(("stem", "column", "wrong"), CELLS, ids=[f"{s}.{c}" for s, c, _ in CELLS])
def test_a_wrong_cell(own: OwnData, seeds: RecordSet, stem: str, column: str, wrong: str) -> None:
    table = BY_NAME[stem]
    content = as_csv(table, [first_row(seeds, table) | {column: wrong}])
    found = own.propose({table.file: content}).problems
    assert [(problem.file, problem.line) for problem in found] == [(table.file, 2)]
    assert wrong in found[0].message
    if table.column(column).values:
        assert ", ".join(table.column(column).values) in found[0].message
    assert own.workspace.number() == 0


def demands(*rows: list[object]) -> bytes:
    return workbook({"需求表": [list(DEMANDS), *rows]})


def changed(at: int, value: object) -> bytes:
    row: list[object] = [*ROW]
    row[at] = value
    return demands(row)


def locked() -> bytes:
    """The head of an encrypted workbook or of one from before 2007."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def without_part() -> bytes:
    """A package that is no workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("readme.txt", "no workbook")
    return file.getvalue()


WHOLE = register(mended=True)
LINE = "中文名称,国家,领域,类别,发布日期,状态\n"
FILES: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("需求表.xlsx", b"", "需求表.xlsx: "),
    "cut off": ("需求表.xlsx", WHOLE[: len(WHOLE) // 2], "需求表.xlsx: "),
    "cut at the end": ("需求表.xlsx", WHOLE[:-30], "需求表.xlsx: "),
    "no package": ("需求表.xlsx", b"PK\x03\x04" + bytes(200), "需求表.xlsx: "),
    "another package": ("需求表.xlsx", without_part(), "需求表.xlsx: "),
    "old or locked": ("需求表.xlsx", locked(), "需求表.xlsx: "),
    "old by name": ("需求表.xls", locked(), "需求表.xls: "),
    "a picture": ("需求表.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "需求表.csv"),
    "another kind": ("需求表.docx", WHOLE, "需求表.docx: "),
    "empty CSV": ("需求表.csv", b"", "需求表.csv: "),
    "blank lines": ("需求表.csv", b"\n\n\n", "需求表.csv: "),
    "no such table": ("名单.csv", "甲,乙\n1,2\n".encode(), "名单.csv:1: "),
    "header alone": ("需求表.csv", LINE.encode(), "需求表.csv: no row to read"),
    "no header": ("需求表.csv", "一,二,三\n四,五,六\n".encode(), "需求表.csv:1: no line names the columns"),
    "unknown column": (
        "需求表.xlsx",
        workbook({"需求表": [[*DEMANDS, "颜色"], [*ROW, "红"]]}),
        "需求表!G1: unknown column '颜色'",
    ),
    "misspelt column": (
        "需求表.xlsx",
        workbook({"需求表": [["中文名稱", *DEMANDS[1:]], ROW]}),
        "需求表!A1: unknown column '中文名稱'; did you mean '中文名称'?",
    ),
    "column twice": (
        "需求表.xlsx",
        workbook({"需求表": [[*DEMANDS, "国家"], [*ROW, "意大利"]]}),
        "需求表!G1: column '国家' stands twice",
    ),
    "missing column": (
        "需求表.xlsx",
        workbook({"需求表": [list(DEMANDS[:3]), ROW[:3]]}),
        "需求表:1: missing column '类别' (kind)",
    ),
    "cell beside the table": ("需求表.xlsx", demands([*ROW, "多"]), "需求表!G2: '多' stands in a column"),
    "line above the header": (
        "需求表.xlsx",
        workbook({"需求表": [["甲", "乙", "丙"], list(DEMANDS), ROW]}),
        "需求表:1: stands above the line",
    ),
    "misspelt country": ("需求表.xlsx", changed(1, "塞尔维雅"), "需求表!B2: unknown country '塞尔维雅'; "),
    "field for a country": ("需求表.xlsx", changed(1, "人工智能"), "需求表!B2: "),
    "misspelt kind": ("需求表.xlsx", changed(3, "技木"), "需求表!D2: kind '技木' is not one of "),
    "impossible day": ("需求表.xlsx", changed(4, "2025-02-30"), "需求表!E2: published_on '2025-02-30'"),
    "a word for a date": ("需求表.xlsx", changed(4, "去年"), "需求表!E2: published_on '去年'"),
    "an error of the sheet": ("需求表.xlsx", changed(1, "#REF!"), "需求表!B2: "),
    "a formula": ("需求表.xlsx", changed(0, "=A1&B1"), "需求表!A2: "),
    "no name": ("需求表.xlsx", changed(0, ""), "需求表"),
    "a row twice": ("需求表.xlsx", demands([*ROW], [*ROW]), "需求表"),
    "a control character": (
        "需求表.csv",
        (LINE + "节水\x01灌溉,塞尔维亚,农业,技术,2025,开放\n").encode(),
        "需求表.csv:2: ",
    ),
    "broken quotes": ("需求表.csv", (LINE + '"节水灌溉,塞尔维亚\n').encode(), "需求表.csv:2: "),
    "half UTF-8": ("需求表.csv", (LINE + "节水灌溉").encode()[:-1], "需求表.csv"),
    "a cell too many": (
        "需求表.csv",
        (LINE + ",".join([*ROW, "多"]) + "\n").encode(),
        "需求表.csv:2: ",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_damaged_file(own: OwnData, kind: str) -> None:
    name, content, said = FILES[kind]
    found = own.propose({name: content}).problems
    assert found, "was taken"
    assert str(found[0]).startswith(said), "\n".join(map(str, found))
    assert own.workspace.number() == 0


def test_all_damage_is_told_at_once_and_nothing_is_written(own: OwnData) -> None:
    before = files_below(own.workspace.folder.parent)
    found = own.propose({"登记册.xlsx": register(mended=False)}).problems
    assert [f"{problem.file}!{problem.column}{problem.line}" for problem in found] == [
        "需求表!B2",
        "需求表!C3",
        "需求表!D4",
    ]
    assert files_below(own.workspace.folder.parent) == before


def test_there_are_a_hundred_kinds() -> None:
    assert len(CELLS) + len(FILES) >= 100
