"""People's files to rows of the tables: which table a sheet is, its header in either language, its rows.

Nothing is refused here that the loader would refuse: a cell that cannot be understood stays as it is, and
the loader names its place and what is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from graph.errors import did_you_mean
from loaders import upload_ids
from loaders.columns import Column, TableInfo, table_named, tables
from loaders.table import Problems, Row
from loaders.upload_cells import canonical
from loaders.upload_files import Sheet
from loaders.upload_names import Names, surface

NOTES_SHEET = "说明 Notes"
"""The sheet of a template that explains its columns; it is not read."""
PROBLEMS_SHEET = "问题 Problems"
"""The sheet of a marked copy that lists what is wrong; it is not read."""
_HEAD_ROWS = 10
_MARK = re.compile(r"[\s()（）/|*＊]+")


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One sheet of people's files.

    Parameters
    ----------
    table
        Which table it is.
    present
        Names of the columns that it has.
    rows
        Its rows, each with all columns of the table; at first as written, then as the tables want them.
    """

    table: TableInfo
    present: tuple[str, ...]
    rows: list[Row]


def recognise(sheets: Sequence[Sheet], problems: Problems, table: TableInfo | None = None) -> list[Uploaded]:
    """Find which table each sheet is and read its rows as they are written.

    Parameters
    ----------
    sheets
        Of one file.
    problems
        Takes what is wrong with headers and rows.
    table
        What the file is, where the person says so.
    """
    found = []
    for sheet in sheets:
        if sheet.workbook and sheet.title in (NOTES_SHEET, PROBLEMS_SHEET):
            continue
        if not any(any(cells) for _, cells in sheet.rows):
            if len(sheets) == 1:
                problems.add(sheet.shown, 0, "is empty; its first line must name the columns")
            continue
        known = table or _by_name(sheet.title) or _by_header(sheet)
        if known is None:
            names = ", ".join(f"{item.name_zh} {item.stem}" for item in tables())
            problems.add(
                sheet.shown,
                sheet.rows[0][0],
                f"cannot tell which table this is; name the sheet or file after one: {names}",
            )
            continue
        uploaded = _rows(sheet, known, problems)
        if uploaded is not None:
            found.append(uploaded)
    return found


def resolve(
    uploads: Sequence[Uploaded],
    names: Names,
    kept: Mapping[str, Sequence[Row]],
    same: Mapping[str, str],
    problems: Problems,
) -> list[Uploaded]:
    """Give rows without an id one, and turn names, words and dates into what the tables hold.

    Parameters
    ----------
    uploads
        As `recognise` returns them.
    names
        All known entities; takes those of the upload.
    kept
        Rows of the person's data set so far, by table file.
    same
        Known ids by the ids of rows that a person has decided to be the same.
    problems
        Takes names that can mean several entities.
    """
    ready = [_with_ids(item, names, kept, same) for item in uploads]
    for item in ready:
        for row in item.rows:
            if item.table.label and (node_id := row.cells["id"]):
                written = [row.cells.get(name, "") for name in ("name_zh", "name_en", "title")]
                names.add(item.table.label, node_id, written)
    return [
        Uploaded(
            item.table,
            item.present,
            [canonical(row, item.table.columns, names, problems) for row in item.rows],
        )
        for item in ready
    ]


def _with_ids(
    item: Uploaded, names: Names, kept: Mapping[str, Sequence[Row]], same: Mapping[str, str]
) -> Uploaded:
    if not item.table.label:
        return item
    made = upload_ids.fill(item.table.label, item.rows, kept.get(item.table.file, ()), names.__contains__)
    rows = []
    for place, row in enumerate(item.rows):
        node_id = made.get(place) or row.cells.get("id", "")
        if item.table.label == "Country" and len(node_id) == 3:
            node_id = node_id.upper()
        node_id = same.get(node_id, node_id)
        rows.append(Row(row.file, row.line, {**row.cells, "id": node_id}, row.letters))
    return Uploaded(item.table, item.present, rows)


def _by_name(title: str) -> TableInfo | None:
    """The table that a sheet or file is called after, a number or date at its end left out."""
    return table_named(title) or table_named(re.sub(r"[\s_\-(（]*[\d.\-年月日)）]+$", "", title))


def _by_header(sheet: Sheet) -> TableInfo | None:
    """The one table that knows most of the header's columns, three at least."""
    best: dict[str, int] = {}
    for table in tables():
        best[table.file] = max(_matches(cells, table) for _, cells in sheet.rows[:_HEAD_ROWS])
    most = max(best.values())
    known = [table for table in tables() if best[table.file] == most]
    return known[0] if most >= 3 and len(known) == 1 else None


def _matches(cells: Sequence[str], table: TableInfo) -> int:
    return len({column.name for cell in cells if (column := column_of(cell, table))})


def column_of(text: str, table: TableInfo) -> Column | None:
    """The column that a header cell means, written in either language or both."""
    names = _names(table)
    whole = names.get(surface(text.rstrip("*＊ ")))
    if whole is not None:
        return whole
    parts = {names.get(surface(part)) for part in _MARK.split(text) if part}
    return parts.pop() if len(parts) == 1 else None


_known: dict[str, dict[str, Column]] = {}


def _names(table: TableInfo) -> dict[str, Column]:
    if table.file not in _known:
        _known[table.file] = {
            surface(name): column
            for column in table.columns
            for name in (
                column.heading.rstrip(" *"),
                column.name_zh,
                column.name_en,
                column.name,
                column.name.replace("_", " "),
            )
        }
    return _known[table.file]


def _rows(sheet: Sheet, table: TableInfo, problems: Problems) -> Uploaded | None:
    head = max(
        range(min(_HEAD_ROWS, len(sheet.rows))), key=lambda at: (_matches(sheet.rows[at][1], table), -at)
    )
    if _matches(sheet.rows[head][1], table) == 0:
        expected = ", ".join(column.heading for column in table.columns)
        problems.add(sheet.shown, sheet.rows[0][0], f"no line names the columns; accepted: {expected}")
        return None
    for line, cells in sheet.rows[:head]:
        if sum(map(bool, cells)) > 1:
            problems.add(
                sheet.shown, line, "stands above the line that names the columns; move it below or remove it"
            )
    places = _header(sheet, head, table, problems)
    if places is None:
        return None
    letters = {name: get_column_letter(at + 1) for at, name in places.items()} if sheet.workbook else {}
    rows = []
    for line, cells in sheet.rows[head + 1 :]:
        if not any(cells):
            continue
        row = Row(sheet.shown, line, dict.fromkeys((column.name for column in table.columns), ""), letters)
        for at, text in enumerate(cells):
            if at in places:
                row.cells[places[at]] = text
            elif text:
                letter = get_column_letter(at + 1) if sheet.workbook else ""
                problems.add(
                    sheet.shown,
                    line,
                    f"'{text[:40]}' stands in a column without a name; name the column",
                    letter,
                )
        rows.append(row)
    return Uploaded(table, tuple(places.values()), rows)


def _header(sheet: Sheet, head: int, table: TableInfo, problems: Problems) -> dict[int, str] | None:
    """Names of columns by place; None where a row could not be read without guessing."""
    line, cells = sheet.rows[head]
    places: dict[int, str] = {}
    sound = True
    for at, text in enumerate(cells):
        letter = get_column_letter(at + 1) if sheet.workbook else ""
        column = column_of(text, table) if text else None
        if column is not None and column.name in places.values():
            problems.add(sheet.shown, line, f"column '{text}' stands twice", letter)
            sound = False
        elif column is not None:
            places[at] = column.name
        elif text:
            problems.add(sheet.shown, line, _unknown(text, table), letter)
            sound = False
    for column in table.columns:
        if column.required and column.name not in places.values() and sound:
            problems.add(sheet.shown, line, f"missing column '{column.name_zh}' ({column.name})")
            sound = False
    return places if sound else None


def _unknown(text: str, table: TableInfo) -> str:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    known = [column.name_zh if chinese else column.name for column in table.columns]
    hint = did_you_mean(text, known)
    accepted = ", ".join(column.heading.rstrip(" *") for column in table.columns)
    return f"unknown column '{text}'{hint or f'; accepted: {accepted}'}"
