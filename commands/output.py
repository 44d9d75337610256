"""How answers leave the script: tables for eyes, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum

from rich.console import Console
from rich.table import Table

BYTE_ORDER_MARK = "\ufeff"
PIPE_WIDTH = 160
"""Characters in a line of a table that goes to a file or another program."""


class Format(StrEnum):
    """Forms in which rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def show(rows: Sequence[Mapping[str, object]], form: Format, columns: Sequence[str] | None = None) -> None:
    """Print rows on standard output.

    Parameters
    ----------
    rows
        One mapping a row.
    form
        CSV carries a byte-order mark, so that Excel and WPS open it right.
    columns
        Which columns and in which order; those of the first row where not given.
    """
    names = list(columns if columns is not None else rows[0] if rows else ())
    if form is Format.JSON:
        show_json([{name: row.get(name) for name in names} for row in rows])
    elif form is Format.CSV:
        sys.stdout.write(as_csv(rows, names))
    else:
        _table(rows, names)


def show_json(value: object) -> None:
    """Print a value as JSON, Chinese as it is."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def as_csv(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Rows as CSV with a byte-order mark; lists are joined by semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return BYTE_ORDER_MARK + buffer.getvalue()


def note(text: str) -> None:
    """Say something that is not part of the answer, on standard error."""
    sys.stderr.write(f"{text}\n")


def _cell(value: object) -> str:
    text = plain(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def plain(value: object) -> str:
    """Return a value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return ";".join(plain(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False)
    if not rows:
        note("no rows")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(plain(row.get(name)) for name in columns))
    with console.capture() as captured:
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
