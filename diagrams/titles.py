"""Titles that give the answer first, as a sentence with its base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from diagrams.asks import Asked
from graph.network import NetworkEdge
from graph.schema import ACTOR_LABELS


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


def figures(nodes: Mapping[str, int], cells: Collection[Asked]) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Numbers of an overview, each with what it counts in Chinese and English.

    Parameters
    ----------
    nodes
        Number of nodes by kind.
    cells
        The asks that name a country.
    """
    gaps = sum(cell.state == "gap" for cell in cells)
    countries = len({cell.country_id for cell in cells})
    actors = sum(nodes.get(kind, 0) for kind in ACTOR_LABELS if kind != "Lab")
    return (
        (f"{nodes.get('PolicyTask', 0):,}", ("项任务", "tasks")),
        (f"{nodes.get('Measure', 0):,}", ("条措施", "measures")),
        (str(countries), ("个国家被点名提出领域合作需求", "countries named with a field")),
        (f"{gaps}/{len(cells)}", ("项点名需求尚无本市参与的记录", "named asks have no record from home")),
        (f"{nodes.get('Cooperation', 0):,}", ("项合作记录", "cooperations recorded")),
        (f"{nodes.get('Lab', 0):,}", ("个联合实验室", "joint laboratories")),
        (f"{actors:,}", ("个机构、企业与园区", "organisations, enterprises and parks")),
        (f"{nodes.get('Source', 0):,}", ("个来源", "sources")),
    )
