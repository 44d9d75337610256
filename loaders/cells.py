"""The text of a cell to a value of the schema, with an exact word where it cannot be one."""

from __future__ import annotations

import datetime as dt
import re

from graph.errors import nearest
from graph.records import Value
from graph.schema import VALUE_NAMES, Kind, Property

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_COUNTRY = re.compile(r"[A-Z]{3}\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")
_RANGES = {"lat": 90.0, "lon": 180.0}


class BadCell(ValueError):
    """A cell that cannot be used; the text says what is accepted."""


def identifier(text: str, label: str) -> str:
    """Check an id: a lower-case ASCII slug, a country's three capital letters."""
    if not text:
        raise BadCell("id is empty")
    if label == "Country":
        if not _COUNTRY.match(text):
            raise BadCell(f"id '{text}' is not an ISO 3166-1 alpha-3 code (three capital letters)")
    elif not _SLUG.match(text):
        raise BadCell(f"id '{text}' is not a slug (lower-case ASCII letters, digits and single hyphens)")
    return text


def year(text: str, column: str) -> int:
    """Check a year: four digits, not before 1000 nor after 2100."""
    if not _YEAR.match(text) or not 1000 <= int(text) <= 2100:
        raise BadCell(f"{column} '{text}' is not a year of four digits")
    return int(text)


def date(text: str, column: str) -> str:
    """Check a date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    try:
        if len(text) == 4:
            year(text, column)
        elif len(text) == 7:
            dt.date.fromisoformat(f"{text}-01")
        elif len(text) == 10:
            dt.date.fromisoformat(text)
        else:
            raise BadCell("")
    except ValueError:
        raise BadCell(f"{column} '{text}' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)") from None
    return text


def value(text: str, item: Property) -> Value:
    """Turn a cell's text into the value of a property; an empty cell is None.

    Raises
    ------
    BadCell
        Where it is no such value.
    """
    if not text:
        if item.required:
            raise BadCell(f"{item.name} is empty{_accepted(item.values)}")
        return None
    if item.values and text not in item.values:
        hint = _hint(text, item.values)
        raise BadCell(f"{item.name} '{text}' is not one of {', '.join(item.values)}{hint}")
    if item.kind is Kind.INTEGER:
        return year(text, item.name)  # every whole number of the tables is a year
    if item.kind is Kind.FLOAT:
        return _number(text, item.name)
    if item.kind is Kind.STRINGS:
        return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
    if item.name in ("published_on", "on", "due"):
        return date(text, item.name)
    return text


def _number(text: str, column: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise BadCell(f"{column} '{text}' is not a number") from None
    limit = _RANGES[column]
    if not -limit <= number <= limit:
        raise BadCell(f"{column} {text} is not between -{limit:g} and {limit:g}")
    return number


def _hint(text: str, values: tuple[str, ...]) -> str:
    """The nearest value, or the nearest Chinese word for one."""
    words = {VALUE_NAMES[value][0]: value for value in values if value in VALUE_NAMES}
    best = nearest(text, [*values, *words])
    if best is None or best in values:
        return f"; did you mean '{best}'?" if best else ""
    return f"; did you mean {best} ({words[best]})?"


def _accepted(values: tuple[str, ...]) -> str:
    return f"; accepted: {', '.join(values)}" if values else ""
