"""Ids for rows that people bring without one: made from the name, the same whatever the order of rows."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pypinyin import lazy_pinyin

from loaders.table import Row

_PREFIX = {
    "Park": "park",
    "Lab": "lab",
    "Organization": "org",
    "Enterprise": "ent",
    "Cooperation": "coop",
    "Technology": "tech",
    "Demand": "demand",
    "ServicePlatform": "sp",
    "Source": "src",
    "Field": "field",
    "Region": "region",
    "Instrument": "instrument",
}
_LONGEST = 48


def fill(
    label: str, rows: Sequence[Row], kept: Iterable[Row], known: Callable[[str], bool]
) -> dict[int, str]:
    """Ids of the rows that have none, by place in `rows`.

    A row whose names are those of one that was kept before keeps its id. Rows that share their names
    are told apart by their other cells.

    Parameters
    ----------
    label
        Kind of the rows; a country's id is its ISO code and cannot be made.
    rows, kept
        The rows of the upload; those of the person's data set so far.
    known
        Whether an id is taken.
    """
    if label not in _PREFIX:
        return {}
    before: dict[tuple[str, ...], list[str]] = {}
    for row in kept:
        before.setdefault(_names(row), []).append(row.cells["id"])
    often = Counter(_names(row) for row in rows)
    found = {}
    bases: Counter[str] = Counter()
    open_rows = []
    for place, row in enumerate(rows):
        names = _names(row)
        if row.cells.get("id") or not any(names):
            continue
        same = before.get(names, [])
        if len(same) == 1 and often[names] == 1:
            found[place] = same[0]
            continue
        base = slug(_PREFIX[label], row)
        bases[base] += 1
        open_rows.append((place, row, base))
    for place, row, base in open_rows:
        marked = f"{base}-{_digest(row)}"
        taken = bases[base] > 1 or known(base)
        found[place] = marked if taken else base
    return found


def slug(prefix: str, row: Row) -> str:
    """A slug from the English name or title, else from the Chinese one's Pinyin."""
    english = row.cells.get("name_en") or ""
    chinese = row.cells.get("name_zh") or row.cells.get("title") or ""
    words = _words(english) or _words(" ".join(lazy_pinyin(chinese)))
    kept = prefix
    for word in words:
        if len(kept) + len(word) >= _LONGEST:
            break
        kept += f"-{word}"
    return kept if words and kept != prefix else f"{prefix}-{_digest(row)}"


def _words(text: str) -> list[str]:
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall("[a-z0-9]+", ascii_)


def _names(row: Row) -> tuple[str, ...]:
    return tuple(row.cells.get(name, "") for name in ("name_zh", "name_en", "title"))


def _digest(row: Row) -> str:
    cells = {name: text for name, text in row.cells.items() if text and name != "id"}
    text = json.dumps(cells, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:6]
