"""Countries by fields: the cells of what is asked and what answers it, laid out as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diagrams.asks import Asked


@dataclass(frozen=True, slots=True)
class Heading:
    """A row's or a column's id and its Chinese and English name."""

    id: str
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are countries, columns fields; cells by (country id, field id)."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: Mapping[tuple[str, str], Asked]


def matrix(cells: Iterable[Asked]) -> Matrix:
    """Lay cells out; countries and fields with most asks come first."""
    by_pair = {(cell.country_id, cell.field_id): cell for cell in cells}
    rows: dict[str, Heading] = {}
    columns: dict[str, Heading] = {}
    asked: dict[str, int] = {}
    for cell in by_pair.values():
        rows[cell.country_id] = Heading(cell.country_id, (cell.country_zh, cell.country_en))
        columns[cell.field_id] = Heading(cell.field_id, (cell.field_zh, cell.field_en))
        for key in (cell.country_id, cell.field_id):
            asked[key] = asked.get(key, 0) + bool(cell.measures)
    order = sorted(asked, key=lambda key: (-asked[key], key))
    return Matrix(
        tuple(rows[key] for key in order if key in rows),
        tuple(columns[key] for key in order if key in columns),
        by_pair,
    )
