"""A copy of a person's file with what is wrong marked in its cells, and mended where the remedy is plain."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from rapidfuzz import fuzz

from graph.errors import Problem
from loaders.table import Problems
from loaders.upload import PROBLEMS_SHEET
from loaders.upload_files import DAMAGE, read_bytes

_WRONG = PatternFill("solid", start_color="FFD9D3")
_MENDED = PatternFill("solid", start_color="FFF2B3")
_REMEDY = re.compile(
    r"'(?P<wrong>[^']+)'.*; did you mean (?:'(?P<id>[^']+)'|(?P<name>.+) \((?P<other>[^()]+)\))\?\Z", re.S
)
_PLAIN = 75
"""Likeness, in per cent, from which a remedy is plain enough to be written into the cell."""
_QUOTED = re.compile(r"'([^']+)'")


def marked_copy(name: str, content: bytes, problems: Sequence[Problem]) -> bytes:
    """Copy a file as XLSX, its problems marked.

    Parameters
    ----------
    name, content
        The file; one that cannot be opened gives a workbook with the list of problems alone.
    problems
        As a proposal found them; those of other files are listed, not marked.

    Returns
    -------
    bytes
        An XLSX file: red cells are to be mended, yellow ones were mended by the remedy in their note.
    """
    book = _opened(name, content)
    for problem in problems:
        sheet = _sheet(book, problem, name)
        if sheet is not None and problem.line:
            _mark(sheet, problem)
    if PROBLEMS_SHEET in book.sheetnames:
        del book[PROBLEMS_SHEET]
    listed = book.create_sheet(PROBLEMS_SHEET)
    listed.append(["位置 Place", "问题 Problem"])
    for problem in problems:
        place = str(problem).partition(": ")[0]
        listed.append(["", ""])
        for cell, text in zip(listed[listed.max_row], (place, problem.message), strict=True):
            _put(cell, text)
    for cell in listed[1]:
        cell.font = Font(bold=True)
    listed.column_dimensions["A"].width = 24
    listed.column_dimensions["B"].width = 110
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _opened(name: str, content: bytes) -> Workbook:
    if name.lower().endswith(".xlsx"):
        with suppress(*DAMAGE), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not carry over
            return load_workbook(io.BytesIO(content))
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in read_bytes(content, name, Problems()):
        page = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", Path(name).stem)[:31])
        for line, cells in sheet.rows:
            for at, text in enumerate(cells, start=1):
                _put(page.cell(line, at), text)
    return book


def _sheet(book: Workbook, problem: Problem, name: str) -> Worksheet | None:
    if problem.file in book.sheetnames:
        return book[problem.file]
    return book.worksheets[0] if problem.file == name and book.worksheets else None


def _mark(sheet: Worksheet, problem: Problem) -> None:
    cell = _cell(sheet, problem)
    remedy = _REMEDY.search(problem.message)
    text = str(cell.value or "")
    said = problem.message
    near = fuzz.ratio(remedy["wrong"], remedy["id"] or remedy["name"]) if remedy else 0.0
    if remedy and near >= _PLAIN and remedy["wrong"] in text:
        better = remedy["id"] or remedy["other"]
        _put(cell, text.replace(remedy["wrong"], better, 1))
        cell.fill = _MENDED
        said = f"{said}\n原为 was: {text}"
    else:
        cell.fill = _WRONG
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(f"{before}{said}"[:1_000], "silkgraph", width=420, height=120)


def _cell(sheet: Worksheet, problem: Problem) -> Cell:
    """The cell that is meant: by its address, else the one in the line that holds what is quoted."""
    if problem.column:
        return _whole(sheet, problem.line, sheet[f"{problem.column}1"].column)
    quoted = _QUOTED.search(problem.message)
    for at in range(1, min(sheet.max_column, 400) + 1):
        if quoted and quoted[1] in str(sheet.cell(problem.line, at).value or ""):
            return _whole(sheet, problem.line, at)
    return _whole(sheet, problem.line, 1)


def _whole(sheet: Worksheet, line: int, at: int) -> Cell:
    """The cell, or the first one of the merged cells that it is among."""
    cell = sheet.cell(line, at)
    if isinstance(cell, Cell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    first = sheet.cell(area.min_row, area.min_col)
    assert isinstance(first, Cell)  # noqa: S101
    return first


def _put(cell: Cell | MergedCell, text: str) -> None:
    """Write text, never a formula, without what XLSX cannot hold."""
    if isinstance(cell, Cell):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
        if text.startswith("="):
            cell.data_type = "s"
