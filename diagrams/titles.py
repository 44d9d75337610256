"""Titles that give the answer first, as a sentence with its base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from diagrams.asks import Asked
from graph.network import NetworkEdge


def asks_title(cells: Collection[Asked], *, named: bool, home: bool) -> tuple[str, str]:
    """How many asks of how many countries have a record that counts, in Chinese and English.

    Parameters
    ----------
    cells
        The asks.
    named
        Whether all of them name the country.
    home
        Whether only records with a participant from the home city count.
    """
    asked = [cell for cell in cells if cell.measures]
    countries = len({cell.country_id for cell in asked})
    answered = sum(cell.state == "answered" for cell in asked)
    zh = (
        f"政策{'点名' if named else '涉及'} {countries} 国的 {len(asked)} 项需求中，"
        f"{answered} 项已有{'本市参与的' if home else ''}记录"
    )
    en = (
        f"{answered} of {len(asked)} asks that {'name' if named else 'concern'} {countries} countries "
        f"have a record{' with a home participant' if home else ''}"
    )
    return zh, en


def sisters_title(pairs: Iterable[NetworkEdge]) -> tuple[str, str]:
    """How many pairs of parks are called for and how many have signed, in Chinese and English."""
    found = Counter(str(pair.properties.get("status")) for pair in pairs if pair.type == "SISTER_OF")
    called, signed = found["called-for"], found["signed"] + found["active"]
    return (
        f"政策提出的 {called} 对姊妹园尚无签约记录，另有 {signed} 对园区已签约",
        f"{called} pairs of sister parks called for, no signature on record; {signed} other pairs signed",
    )
