"""Dates as official texts write them."""

from __future__ import annotations

import re

from loaders.policy.numbers import whole

DATE = re.compile(
    r"((?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*[年./-]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s*(?:[月./-]\s*(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE_EN = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?"
    rf"({'|'.join(_MONTHS)})[a-z]*\.?\s+"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)"
)


def date(written: str) -> str | None:
    """The first date in a string, as ISO 8601 (a month where no day is given), or None."""
    found = DATE.search(written)
    if found:
        year = whole(found[1]) if found[1].isdigit() else _digits(found[1])
        month, day = whole(found[2]), whole(found[3]) if found[3] else None
        if year and month and 1 <= month <= 12:
            return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day and day <= 31 else "")
    english = DATE_EN.search(written)
    if english:
        month = _MONTHS.index(english[2]) + 1
        day_text = english[1] or english[3]
        return f"{english[4]}-{month:02d}" + (f"-{int(day_text):02d}" if day_text else "")
    return None


def _digits(written: str) -> int | None:
    digits = "".join(
        str("〇一二三四五六七八九".find(sign.replace("○", "〇").replace("零", "〇"))) for sign in written
    )
    return int(digits) if digits.isdigit() else None
