"""Tables (CSV and XLSX) as rows that know their place; unknown and missing columns are problems."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import Problem, did_you_mean


class Problems(list[Problem]):
    """What is wrong so far; everything is read before anyone is told."""

    def add(self, file: str, line: int, message: str, column: str = "") -> None:
        """Note one problem."""
        self.append(Problem(file, line, message, column))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    file
        Name of the file or, of a workbook, of the sheet.
    line
        1-based line of the file on which the row begins, or row of the sheet.
    cells
        Trimmed text by column name.
    letters
        Spreadsheet letters by column name; empty for CSV.
    """

    file: str
    line: int
    cells: dict[str, str]
    letters: dict[str, str]

    def problem(self, message: str, column: str = "") -> Problem:
        """Say what is wrong with this row, at the column's cell where the file has cells."""
        return Problem(self.file, self.line, message, self.letters.get(column, ""))

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a list cell, in order, each once."""
        parts = (part.strip() for part in self.cells.get(column, "").split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))


def read_table(path: Path, columns: Sequence[str], problems: Problems, *, shown: str = "") -> list[Row]:
    """Read a table that has exactly these columns, in any order.

    Parameters
    ----------
    path
        A ``.csv`` or ``.xlsx`` file.
    columns
        The names that the header must hold.
    problems
        Takes what is wrong: encoding, header, ragged rows.
    shown
        How messages call the file; its name where not given.

    Returns
    -------
    list of Row
        Without empty rows; empty where the header cannot be used.
    """
    name = shown or path.name
    before = len(problems)
    grid = list((_sheet if path.suffix.lower() == ".xlsx" else _csv)(path, name, problems))
    if not grid:
        if len(problems) == before:
            problems.add(name, 0, f"is empty; its first line must be {','.join(columns)}")
        return []
    name, line, header = grid[0]
    if not _header_ok(name, line, header, columns, problems):
        return []
    sheet = path.suffix.lower() == ".xlsx"
    letters = {column: get_column_letter(place + 1) for place, column in enumerate(header)} if sheet else {}
    rows = []
    for name, line, cells in grid[1:]:
        if not any(cells):
            continue
        if len(cells) != len(header):
            problems.add(name, line, f"has {len(cells)} cells; the header has {len(header)}")
            continue
        rows.append(Row(name, line, dict(zip(header, cells, strict=True)), letters))
    return rows


def _header_ok(name: str, line: int, header: list[str], columns: Sequence[str], problems: Problems) -> bool:
    before = len(problems)
    for column in dict.fromkeys(header):
        if column not in columns:
            hint = did_you_mean(column, [known for known in columns if known not in header])
            problems.add(
                name, line, f"unknown column '{column}'{hint or '; accepted: ' + ', '.join(columns)}"
            )
        elif header.count(column) > 1:
            problems.add(name, line, f"column '{column}' stands twice")
    for column in columns:
        if column not in header:
            problems.add(name, line, f"missing column '{column}'")
    return len(problems) == before


def _csv(path: Path, name: str, problems: Problems) -> Iterator[tuple[str, int, list[str]]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add(name, 0, f"cannot be read: {error.strerror}")
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.add(name, line, "is not UTF-8; save the file as CSV UTF-8")
        return
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.add(name, line, "holds a NUL character; this is not a text file")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield name, line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(name, line, f"is not well-formed CSV: {error}")


def _sheet(path: Path, name: str, problems: Problems) -> Iterator[tuple[str, int, list[str]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that we do not read
            book = load_workbook(path, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = list(sheet.iter_rows(values_only=True))
            title = sheet.title
            book.close()
    except (OSError, InvalidFileException, KeyError, ValueError, IndexError) as error:
        problems.add(name, 0, f"is not an XLSX workbook that can be read: {error}")
        return
    width = max((len(row) for row in rows), default=0)
    while width and all(len(row) < width or row[width - 1] in (None, "") for row in rows):
        width -= 1
    for line, row in enumerate(rows, start=1):
        cells = [_cell(value) for value in row[:width]]
        yield title, line, cells + [""] * (width - len(cells))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "date"):
        return str(value.date())
    return str(value).strip()
