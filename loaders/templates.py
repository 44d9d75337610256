"""Spreadsheets for people to fill in, made from the same columns that their files are read by.

Each table is a sheet with the columns' names in both languages, drop-down lists of what is known and a
note on each heading; the sheet of notes says the same at length. A template can hold what is known, so
that people correct and extend it rather than start from nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from graph.errors import UnknownName
from graph.records import Node, RecordSet
from graph.schema import VALUE_NAMES
from loaders.columns import Column, TableInfo, table_named, tables
from loaders.upload import NOTES_SHEET
from loaders.upload_rows import known_rows

_LISTS = "选项 Lists"
_LAST_ROW = 1_048_575
_FILL = "#E9EDF1"
_NEEDED = "#0072B2"
_NOTE_HEAD = (
    "表 Table",
    "列 Column",
    "列名 Name",
    "必填 Required",
    "说明",
    "What stands in it",
    "可填的值 Accepted values",
    "示例 Example",
)
_HINTS = (
    "在各表中填写,第一行列名请勿改动;* 为必填。下拉列表以外的名称也可直接填写,系统会识别中英文名称和标识。",
    "Fill in the tables; leave the first line as it is; * must be filled in. Names that are not in a list "
    "may be typed, too: Chinese and English names and ids are understood.",
    "一格填多项时用分号隔开。日期写作 2025-03-01,不知道的留空。",
    "Several entries in a cell are set apart by semicolons. Dates are written 2025-03-01; what is unknown "
    "stays empty.",
)


def named(names: Iterable[str]) -> tuple[TableInfo, ...]:
    """Tables by their names in either language.

    Raises
    ------
    UnknownName
        Where one is no table that people may bring.
    """
    found = []
    for name in names:
        table = table_named(name)
        if table is None:
            known = [each for item in tables() for each in (item.stem, item.name_zh)]
            raise UnknownName("table", name, known)
        found.append(table)
    return tuple(dict.fromkeys(found))


def workbook(wanted: Sequence[TableInfo], known: RecordSet, *, filled: bool = False) -> bytes:
    """Make an XLSX file with a sheet for each table.

    Parameters
    ----------
    wanted
        Which tables.
    known
        What is known: for the lists, the examples and, where `filled`, the rows.
    filled
        Whether the sheets hold what is known.
    """
    file = io.BytesIO()
    book = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    lists = _Lists(book, known)
    rows = {table.file: known_rows(known, table) for table in wanted}
    for table in wanted:
        _table(book, table, rows[table.file] if filled else [], lists)
    _notes(book, wanted, rows)
    lists.write()
    book.close()
    return file.getvalue()


class _Lists:
    """The hidden sheet that drop-down lists are taken from."""

    def __init__(self, book: Workbook, known: RecordSet) -> None:
        self._book = book
        self._nodes: dict[str, list[Node]] = {}
        for node in known.nodes:
            self._nodes.setdefault(node.label, []).append(node)
        self._columns: dict[tuple[str, ...], tuple[int, list[str]]] = {}

    def reference(self, column: Column) -> str:
        """The range with what a column accepts, or empty."""
        options = (
            [f"{VALUE_NAMES[value][0]} {value}" for value in column.values]
            if column.values
            else [option(node) for label in column.labels for node in self._nodes.get(label, ())]
        )
        if not options:
            return ""
        at, _ = self._columns.setdefault(tuple(options), (len(self._columns), options))
        letter = xl_col_to_name(at)
        return f"='{_LISTS}'!${letter}$1:${letter}${len(options)}"

    def write(self) -> None:
        """Add the sheet."""
        sheet = self._book.add_worksheet(_LISTS)
        for at, options in self._columns.values():
            sheet.write_column(0, at, options)
        sheet.hide()


def option(node: Node) -> str:
    """How a list names an entity: its name and its id, which is what counts."""
    own = node.properties
    name = own.get("name_zh") or own.get("name_en") or own.get("title") or own.get("text") or ""
    words = " ".join(str(name).split())
    return f"{words[:60]} {node.id}".strip()


def _table(book: Workbook, table: TableInfo, rows: Sequence[Mapping[str, str]], lists: _Lists) -> None:
    sheet = book.add_worksheet(table.name_zh)
    usual = book.add_format(
        {"bold": True, "bg_color": _FILL, "border": 1, "text_wrap": True, "valign": "top"}
    )
    needed = book.add_format(
        {
            "bold": True,
            "bg_color": _FILL,
            "border": 1,
            "text_wrap": True,
            "valign": "top",
            "font_color": _NEEDED,
        }
    )
    text = book.add_format({"num_format": "@", "valign": "top"})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column), text)
        sheet.write_string(0, at, column.heading, needed if column.required else usual)
        _explain(sheet, at, column, lists.reference(column))
    for line, cells in enumerate(rows, start=1):
        for at, column in enumerate(table.columns):
            if cells.get(column.name):
                sheet.write_string(line, at, cells[column.name], text)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)


def _explain(sheet: Worksheet, at: int, column: Column, accepted: str) -> None:
    """A note that shows when a cell is chosen, and the list where there is one."""
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": f"{column.name_zh} {column.name_en}"[:32],
        "input_message": f"{column.note_zh}\n{column.note_en}"[:255],
    }
    if accepted:
        rule |= {
            "validate": "list",
            "source": accepted,
            "error_type": "stop" if column.values else "information",
            "error_title": "不在列表中 Not in the list",
            "error_message": "请从下拉列表中选。Choose from the list."
            if column.values
            else "列表中没有;若名称无误可以保留。Not in the list; it may stay if the name is right.",
        }
    sheet.data_validation(1, at, _LAST_ROW, at, rule)


def _notes(
    book: Workbook, wanted: Sequence[TableInfo], rows: Mapping[str, Sequence[Mapping[str, str]]]
) -> None:
    sheet = book.add_worksheet(NOTES_SHEET)
    head = book.add_format({"bold": True, "bg_color": _FILL, "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for at, width in enumerate((22, 22, 18, 10, 44, 48, 44, 40)):
        sheet.set_column(at, at, width, wrap)
    line = 0
    for hint in _HINTS:
        sheet.merge_range(line, 0, line, 7, hint, wrap)
        line += 1
    sheet.write_row(line, 0, _NOTE_HEAD, head)
    for table in wanted:
        for column in table.columns:
            line += 1
            sheet.write_row(line, 0, _about(table, column, rows[table.file]), wrap)
    sheet.freeze_panes(len(_HINTS) + 1, 0)


def _about(table: TableInfo, column: Column, rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    accepted = "\n".join(f"{value} = {' '.join(VALUE_NAMES[value])}" for value in column.values)
    example = next((cells[column.name] for cells in rows if cells.get(column.name)), "")
    return (
        f"{table.name_zh} {table.name_en}",
        column.heading.rstrip(" *"),
        column.name,
        "是 yes" if column.required else "",
        column.note_zh,
        column.note_en,
        accepted,
        example[:200],
    )


def _width(column: Column) -> float:
    if column.name in ("name_zh", "name_en", "title", "note", "entity_id", "in_id", "measure_id"):
        return 36
    if column.name in ("summary_en", "services_en"):
        return 60
    return 24 if column.labels or column.many else 16
