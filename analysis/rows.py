"""Rows of queries as typed values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

Row = Mapping[str, object]
_T = TypeVar("_T")


def typed(kind: type[_T], rows: Iterable[Row]) -> tuple[_T, ...]:
    """Make a dataclass of each row.

    Lists become tuples; a value that is unknown (None) takes the default; other columns are passed over.
    The header of the query states the columns and their types.
    """
    known = _names(kind)
    return tuple(
        kind(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in row.items()
                if name in known and value is not None
            }
        )
        for row in rows
    )


def _names(kind: type[Any]) -> frozenset[str]:
    return frozenset(item.name for item in fields(kind))
