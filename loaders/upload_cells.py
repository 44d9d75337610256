"""What people write in a cell to what the tables hold: words of closed lists, dates, names of entities."""

from __future__ import annotations

import re
from functools import cache

from loaders.columns import Column
from loaders.table import Problems, Row
from loaders.upload_names import Names, plain, surface

_YEAR = re.compile(r"(\d{4})\s*(?:年|\.0)?\Z")
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?(?:\s+0?0:00(?::00)?)?\Z"
)
_UNKNOWN = frozenset({"-", "—", "–", "/", "无", "n/a", "未知", "不详", "none", "null"})


def canonical(row: Row, columns: tuple[Column, ...], names: Names, problems: Problems) -> Row:
    """The row as the tables want it; what cannot be understood stays, for the loader to say so."""
    return Row(
        row.file,
        row.line,
        {column.name: _cell(row, column, names, problems) for column in columns},
        row.letters,
    )


def _cell(row: Row, column: Column, names: Names, problems: Problems) -> str:
    text = row.cells.get(column.name, "")
    if not text:
        return ""
    if column.labels:
        return _references(text, row, column, names, problems)
    if column.values:
        return _words(column).get(surface(text), text)
    if column.kind == "text":
        return ";".join(filter(None, map(str.strip, re.split("[;；\n]", text)))) if column.many else text
    given = plain(text)
    if given.casefold() in _UNKNOWN:
        return ""
    if column.kind == "year" and (found := _YEAR.match(given)):
        return found[1]
    if column.kind == "date" and (found := _DATE.match(given)):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if column.kind == "date" and (found := _YEAR.match(given)):
        return found[1]
    return given


@cache
def _words(column: Column) -> dict[str, str]:
    return {surface(word): value for word, value in column.value_names().items()}


def _references(text: str, row: Row, column: Column, names: Names, problems: Problems) -> str:
    parts = names.parts(text, column.labels)
    for part, ids in parts:
        if len(ids) > 1:
            can_be = ", ".join(map(names.shown, ids[:4]))
            problems.append(
                row.problem(f"'{part}' can mean {len(ids)} entities: {can_be}; write the id", column.name)
            )
    if len(parts) > 1 and not column.many and all(ids for _, ids in parts):
        problems.append(
            row.problem(f"{column.name} holds {len(parts)} entries; one is accepted", column.name)
        )
    return ";".join(dict.fromkeys(ids[0] if ids else part for part, ids in parts))
