"""Tables: CSV files in one archive, and a workbook with a sheet a kind and the gap matrix."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from diagrams import palette, words
from diagrams.asks import Asked
from diagrams.data import edge_row, node_row, source_row
from diagrams.matrix import Matrix, matrix
from graph.network import Network

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_CELL = 32_700  # a cell of a workbook holds 32,767 characters
_README = """\
nodes.csv, edges.csv, sources.csv, network.csv: UTF-8 with byte-order mark, comma-separated (RFC 4180).
Lists are JSON. A text that begins with = + - @ ' or a control character has an apostrophe before it, so
that no spreadsheet takes it for a formula; take one leading apostrophe away to have the text itself.

节点、连线、来源、网络说明四张表：UTF-8（带字节顺序标记），逗号分隔。
列表为 JSON。以 = + - @ ' 或控制字符开头的文字前加一个撇号，以免被表格软件当作公式；去掉一个前导撇号即为原文。
"""

Row = Mapping[str, object]


def csv_zip(network: Network) -> bytes:
    """The network as CSV files in a zip archive."""
    about = [{"title_zh": network.title_zh, "title_en": network.title_en, "measure": network.measure,
              "as_of": network.as_of, "notes": [list(note) for note in network.notes]}]  # fmt: skip
    tables: dict[str, Sequence[Row]] = {
        "nodes.csv": [node_row(node) for node in network.nodes],
        "edges.csv": [edge_row(edge) for edge in network.edges],
        "sources.csv": [source_row(source) for _, source in sorted(network.sources.items())],
        "network.csv": about,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, rows in tables.items():
            _add(archive, name, _csv(rows))
        _add(archive, "README.txt", _README)
    return out.getvalue()


def xlsx(network: Network, language: words.Language = "zh", cells: Iterable[Asked] = ()) -> bytes:
    """The network as a workbook.

    Parameters
    ----------
    cells
        Cells of country and field; with them one sheet shows what is asked and what answers it.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": words.title(network, "zh"), "author": "silkgraph", "created": _EPOCH})
    looks = _Looks(book)
    _about(book, looks, network, language)
    found = matrix(cells)
    if found.rows:
        _matrix(book, looks, found, language)
    kinds: dict[str, list[Row]] = {}
    for node in network.nodes:
        kinds.setdefault(node.label, []).append(node_row(node))
    for entry in palette.legend(kinds):
        _sheet(book, looks, entry.name(language), kinds[entry.kind])
    _sheet(book, looks, words.word("links", language), [edge_row(edge) for edge in network.edges])
    sources = [source_row(source) for _, source in sorted(network.sources.items())]
    _sheet(book, looks, words.word("sources", language), sources)
    book.close()
    return out.getvalue()


def columns(rows: Iterable[Row]) -> list[str]:
    """Names of all columns, in the order in which they first appear."""
    return list(dict.fromkeys(key for row in rows for key in row))


def _csv(rows: Sequence[Row]) -> str:
    names = columns(rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_harmless(row.get(name)) for name in names] for row in rows)
    return "\ufeff" + out.getvalue()


def _harmless(value: object) -> object:
    plain = _plain(value)
    if not isinstance(plain, str):
        return plain
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _plain(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return words.xml_text(value)


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name, _LONG_AGO)
    archive.writestr(member, text.encode("utf-8"), zipfile.ZIP_DEFLATED)


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        ground = palette.LIGHT
        font = {"font_name": "Microsoft YaHei", "font_size": 10, "font_color": ground.text, "valign": "top"}
        self.plain = book.add_format(font)
        self.title = book.add_format({**font, "font_size": 16, "bold": True})
        self.head = book.add_format(
            {**font, "bold": True, "font_color": ground.background, "bg_color": ground.text}
        )
        self.tall = book.add_format({**font, "bold": True, "rotation": 60, "valign": "bottom"})
        marks = {state: palette.state_mark(state) for state in palette.State}
        self.states = {
            palette.State.ANSWERED: book.add_format(
                {**font, "align": "center", "font_color": ground.background,
                 "bg_color": marks[palette.State.ANSWERED].colour}),
            palette.State.GAP: book.add_format(
                {**font, "align": "center", "font_color": marks[palette.State.GAP].colour, "border": 2,
                 "border_color": marks[palette.State.GAP].colour}),
            palette.State.UNASKED: book.add_format(
                {**font, "align": "center", "font_color": ground.muted, "bg_color": ground.surface}),
        }  # fmt: skip


def _about(book: Any, looks: _Looks, network: Network, language: words.Language) -> None:
    sheet = book.add_worksheet(_name(book, words.pair(("说明", "About"), language)))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 120)
    lines = words.title(network, language).split("\n")
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, words.xml_text(line), looks.title)
    told = [words.about(network, language), *(words.pair(note, language) for note in network.notes)]
    for row, line in enumerate(told, len(lines) + 1):
        sheet.write_string(row, 0, words.xml_text(line), looks.plain)


def _sheet(book: Any, looks: _Looks, name: str, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(_name(book, name))
    names = columns(rows)
    for column, key in enumerate(names):
        sheet.write_string(0, column, key, looks.head)
        longest = max((len(str(row.get(key) or "")) for row in rows[:200]), default=0)
        sheet.set_column(column, column, min(max(len(key) + 3, longest * 1.2), 48))
    for number, row in enumerate(rows, 1):
        for column, key in enumerate(names):
            _write(sheet, number, column, _plain(row.get(key)), looks.plain)
    sheet.freeze_panes(1, 2)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(names) - 1)


def _write(sheet: Any, row: int, column: int, value: str | int | float | bool | None, look: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    else:
        cut = value if len(value) <= _CELL else value[:_CELL] + "…"
        sheet.write_string(row, column, cut, look)


def _matrix(book: Any, looks: _Looks, found: Matrix, language: words.Language) -> None:
    sheet = book.add_worksheet(_name(book, words.pair(("空白矩阵", "Gap matrix"), language)))
    explained = (
        "格内为：本市参与的记录数/全部记录数。● 已响应，○ 政策有要求而尚无记录，· 有记录而政策未点名。",
        "Each cell: records with a home participant / all records. ● answered, ○ asked and no record, "
        "· recorded and not asked.",
    )
    sheet.write_string(0, 0, words.pair(explained, language), looks.plain)
    for column, field in enumerate(found.columns, 1):
        sheet.write_string(2, column, words.xml_text(words.pair(field.names, language)), looks.tall)
    for number, country in enumerate(found.rows, 3):
        sheet.write_string(number, 0, words.xml_text(words.pair(country.names, language)), looks.plain)
        for column, field in enumerate(found.columns, 1):
            cell = found.cells.get((country.id, field.id))
            if cell is not None:
                state = palette.State(cell.state)
                sign = {"answered": "●", "gap": "○", "unasked": "·"}[cell.state]
                sheet.write_string(number, column, f"{sign} {cell.home}/{cell.any}", looks.states[state])
    sheet.set_row(2, 110)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(found.columns), 8)
    sheet.freeze_panes(3, 1)


def _name(book: Any, wanted: str) -> str:
    """A name that a workbook allows: 31 characters, none of []:*?/\\, not taken."""
    plain = (
        "".join("-" if sign in "[]:*?/\\'" else sign for sign in words.xml_text(wanted))[:28].strip() or "-"
    )
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    number = 1
    name = plain
    while name.lower() in taken:
        number += 1
        name = f"{plain} {number}"
    return name
