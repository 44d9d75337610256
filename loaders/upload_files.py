"""People's files (XLSX, CSV) as sheets of text; what cannot be read for certain is refused with its place."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from loaders.table import Problems

MOST_BYTES = 60_000_000
"""Largest file that is taken."""
MOST_UNPACKED = 800_000_000
"""Largest size of an XLSX file's parts when unpacked."""
MOST_COLUMNS = 400
DAMAGE = (
    AttributeError,
    EOFError,
    InvalidFileException,
    KeyError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""All that zipfile and openpyxl raise on files that are no sound workbooks."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORMULA = re.compile(rb"<f[ >/]")
_MERGED = re.compile(rb'<mergeCell[^>]* ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(slots=True)
class Sheet:
    """A sheet of a workbook, or a CSV file.

    Parameters
    ----------
    file
        Name of the file.
    title
        Name of the sheet; the file's stem for CSV.
    rows
        Pairs of 1-based row (of a sheet) or line (of a CSV file) and trimmed texts.
    workbook
        Whether its cells have spreadsheet addresses.
    """

    file: str
    title: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    workbook: bool = True

    @property
    def shown(self) -> str:
        """How messages call it."""
        return self.title if self.workbook else self.file


def read_file(path: Path, problems: Problems, *, name: str = "") -> list[Sheet]:
    """Read a file's sheets; empty where it cannot be read.

    Parameters
    ----------
    path
        An ``.xlsx`` or ``.csv`` file.
    problems
        Takes what is wrong.
    name
        How messages call the file; its name where not given.
    """
    shown = name or path.name
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        problems.add(shown, 0, f"cannot be read: {error.strerror}")
        return []
    if size > MOST_BYTES:
        problems.add(
            shown, 0, f"is {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are taken: split it"
        )
        return []
    return read_bytes(raw, shown, problems)


def read_bytes(raw: bytes, name: str, problems: Problems) -> list[Sheet]:
    """Read the content of a file; see `read_file`."""
    ending = Path(name).suffix.lower()
    if raw.startswith(_OLE):
        problems.add(
            name, 0, "is an old .xls workbook or protected by a password; save it as .xlsx without one"
        )
    elif not raw.strip():
        problems.add(name, 0, "is empty")
    elif ending == ".xlsx":
        return _workbook(raw, name, problems)
    elif ending in (".csv", ".txt", ".tsv"):
        return _text(raw, name, problems)
    else:
        problems.add(name, 0, f"'{ending or name}' is no kind of table that is read; accepted: .xlsx, .csv")
    return []


def _text(raw: bytes, name: str, problems: Problems) -> list[Sheet]:
    if raw.startswith(b"PK\x03\x04"):
        problems.add(name, 0, "is a workbook or an archive, not a CSV file; name it .xlsx")
        return []
    text = _decoded(raw, name, problems)
    if text is None:
        return []
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        code = ord(found[0])
        problems.add(
            name, line, f"holds a control character (U+{code:04X}); this is not a text file, or remove it"
        )
        return []
    head = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",\t;", key=lambda mark: (head.count(mark), -",\t;".index(mark)))
    sheet = Sheet(name, Path(name).stem, [], workbook=False)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            sheet.rows.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(name, line, f"is not well-formed CSV: {error}; check the quotation marks from here on")
        return []
    return [sheet]


def _decoded(raw: bytes, name: str, problems: Problems) -> str | None:
    """Return the text where the encoding is certain: UTF-8, UTF-16 with a mark, GBK of common characters."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            problems.add(name, 0, f"is not sound UTF-16 (byte {error.start}); save it as CSV UTF-8")
            return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        text = raw.decode("gbk")
    except UnicodeDecodeError:
        problems.add(name, line, "is neither UTF-8 nor GBK; save the file as CSV UTF-8")
        return None
    foreign = [letter for letter in text if letter > "\x7f"]
    common = sum(_in_gb2312(letter) for letter in foreign)
    if common < 0.95 * len(foreign) or len(foreign) < 4:
        problems.add(name, line, "is not UTF-8 and not certainly GBK; save the file as CSV UTF-8")
        return None
    return text


def _in_gb2312(letter: str) -> bool:
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _workbook(raw: bytes, name: str, problems: Problems) -> list[Sheet]:
    parts = _parts(raw, name, problems)
    if parts is None:
        return []
    formulas, merged = parts
    sheets = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that we do not read
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            written = load_workbook(io.BytesIO(raw), read_only=True) if formulas else None
            for place, source in enumerate(book.worksheets):
                if source.sheet_state != "visible":
                    continue
                sheet = Sheet(name, source.title)
                before = len(problems)
                empty = {} if written is None else _formulas(written.worksheets[place])
                _cells(sheet, source.iter_rows(), empty, problems)
                if any(cells for _, cells in sheet.rows) or len(problems) > before:
                    for area in merged.get(source._worksheet_path, ()):  # type: ignore[attr-defined]
                        _no_merged(sheet, area, problems)
                sheets.append(sheet)
            book.close()
    except DAMAGE as error:
        problems.add(
            name, 0, f"is a damaged workbook ({_plain(error)}); open it in Excel or WPS and save it anew"
        )
        return []
    return sheets


def _parts(raw: bytes, name: str, problems: Problems) -> tuple[bool, dict[str, list[str]]] | None:
    """Look into the package: whether there are formulas, and which cells are merged, by worksheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            unpacked = sum(item.file_size for item in package.infolist())
            if unpacked > MOST_UNPACKED:
                problems.add(name, 0, f"unpacks to {unpacked // 1_000_000} MB; split it into several files")
                return None
            if "[Content_Types].xml" not in package.namelist() or "xl/workbook.xml" not in package.namelist():
                problems.add(name, 0, "is an archive, but not an XLSX workbook; save the table as .xlsx")
                return None
            damaged = package.testzip()
            if damaged:
                problems.add(name, 0, f"is damaged at {damaged}; open it in Excel or WPS and save it anew")
                return None
            formulas = False
            merged: dict[str, list[str]] = {}
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    text = package.read(part)
                    formulas = formulas or bool(_FORMULA.search(text))
                    merged[part] = [area.decode() for area in _MERGED.findall(text)]
            return formulas, merged
    except DAMAGE as error:
        problems.add(
            name, 0, f"is not an XLSX workbook that can be read ({_plain(error)}); save it anew as .xlsx"
        )
    return None


def _cells(
    sheet: Sheet, rows: Iterable[tuple[Any, ...]], formulas: dict[tuple[int, int], str], problems: Problems
) -> None:
    for line, row in enumerate(rows, start=1):
        cells: list[str] = []
        for place, cell in enumerate(row, start=1):
            value = cell.value
            if value is None:
                if (line, place) in formulas:
                    problems.add(
                        sheet.title,
                        line,
                        "holds a formula without a stored result; paste its value instead",
                        get_column_letter(place),
                    )
                cells.append("")
            elif cell.data_type == "e":
                problems.add(
                    sheet.title,
                    line,
                    f"holds the error {value}; write the value instead",
                    get_column_letter(place),
                )
                cells.append("")
            elif isinstance(value, str):
                cells.append(value.replace("_x000D_", "").strip())
            else:
                cells.append(_written(value))
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            problems.add(sheet.title, line, f"has {len(cells)} columns; at most {MOST_COLUMNS} are read")
            del cells[MOST_COLUMNS:]
        sheet.rows.append((line, cells))
    while sheet.rows and not sheet.rows[-1][1]:
        sheet.rows.pop()


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if hasattr(value, "date"):
        return str(value.date())
    return str(value).strip()


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    return {
        (line, place): str(cell.value)
        for line, row in enumerate(sheet.iter_rows(), start=1)
        for place, cell in enumerate(row, start=1)
        if cell.data_type == "f"
    }


def _no_merged(sheet: Sheet, area: str, problems: Problems) -> None:
    """A merged cell keeps its value in the first cell alone: the others would silently be empty."""
    left, top, _, bottom = range_boundaries(area)
    if top is not None and bottom is not None and bottom > top:
        problems.add(
            sheet.title,
            top,
            f"cells {area} are merged; take the merge back and write the value in each row",
            get_column_letter(left or 1),
        )


def _plain(error: BaseException) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
