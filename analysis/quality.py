"""How complete the data are, and what in them is odd: counted, never guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.difference import Difference
from graph.records import Node, RecordSet
from graph.schema import LABEL_BY_NAME, Family

RECORDS = ("Cooperation", "Lab")
_YEARS = {"Cooperation": "start_year", "Lab": "established_year"}
_BEST = ("official", "party", "news-agency", "press", "academic", "reference", "other")
_MADE = frozenset({"aliases", "datasets", "source_ids", "id", "order", "start", "end"})
_RARE = frozenset({"parent_id", "end_year", "url", "restates"})
"""Properties that are empty where there is nothing to say, so that emptiness is no want."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a kind state a property."""

    label: str
    name: str
    filled: int
    whole: int


@dataclass(frozen=True, slots=True)
class Group:
    """Records of a country, a field, a year or a kind of source.

    Parameters
    ----------
    key
        Id, year or kind; empty where none is stated.
    records
        How many cooperations and laboratories.
    dated, placed, peopled
        How many of them state a year, a field, a participant.
    official
        How many rest on an official source or on a party to the facts.
    """

    key: str
    records: int
    dated: int
    placed: int
    peopled: int
    official: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the data; no error.

    Parameters
    ----------
    what
        A key of `FINDINGS`.
    label, id
        Which node.
    detail
        What exactly, in data: years, ids.
    """

    what: str
    label: str
    id: str
    detail: str = ""


FINDINGS: Mapping[str, tuple[str, str]] = {
    "no-participant": ("没有参与方的记录", "Record without a participant"),
    "no-year": ("没有年份的记录", "Record without a year"),
    "no-field": ("没有领域的记录", "Record without a field"),
    "no-country": ("没有国家", "Without a country"),
    "no-city": ("没有城市", "Without a city"),
    "no-place": ("没有经纬度", "Without coordinates"),
    "no-offerer": ("没有提供方或运营方", "Without anyone who offers or runs it"),
    "weak-source": ("仅有其他类来源", "Rests on sources of other kinds alone"),
    "source-undated": ("来源没有日期", "Source without a date"),
    "source-unused": ("来源未支持任何事实", "Source that supports nothing"),
    "two-names": ("两个标识同名", "One name, two ids"),
    "year-after-source": ("起始年晚于全部来源", "Begins after all its sources were published"),
    "over-without-end": ("已完成但无终止年", "Completed or ended, without a final year"),
    "sister-year": ("姊妹园起始年与合作记录不一致", "Sister parks: years of link and cooperation differ"),
}
"""Kinds of findings, in Chinese and English."""
CONTRADICTIONS = ("two-names", "year-after-source", "sister-year")
"""Findings in which two statements do not agree."""


def completeness(records: RecordSet) -> tuple[Share, ...]:
    """For each kind of place, actor and record: how many state each property that is not rare by nature."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in records.nodes:
        if LABEL_BY_NAME[node.label].family in (Family.ACTOR, Family.RECORD) or node.label in (
            "Country",
            "Source",
        ):
            nodes[node.label].append(node)
    return tuple(
        Share(label, item.name, sum(item.name in node.properties for node in found), len(found))
        for label, found in sorted(nodes.items())
        for item in LABEL_BY_NAME[label].properties
        if item.name not in _MADE | _RARE
    )


def groups(records: RecordSet, by: str) -> tuple[Group, ...]:
    """Cooperations and laboratories by ``country``, ``field``, ``year`` or best ``source``."""
    peopled = {edge.end for edge in records.edges if edge.type == "TAKES_PART_IN"}
    best = _best_sources(records)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for node in records.nodes:
        if node.label not in RECORDS:
            continue
        year = node.properties.get(_YEARS[node.label])
        for key in _keys(node, by, best):
            counts[key].update(
                {
                    "records": 1,
                    "dated": bool(year),
                    "placed": "field_ids" in node.properties,
                    "peopled": node.ref in peopled,
                    "official": best.get(node.id) in ("official", "party"),
                }
            )
    names = ("records", "dated", "placed", "peopled", "official")
    found = [Group(key, *(count[name] for name in names)) for key, count in counts.items()]
    return tuple(
        sorted(
            found,
            key=lambda item: (item.key == "", item.key if by == "year" else "", -item.records, item.key),
        )
    )


def findings(records: RecordSet) -> tuple[Finding, ...]:
    """All that is odd, by kind in the order of `FINDINGS`, then by id."""
    found = [*_records(records), *_others(records), *_sources(records), *_names(records), *_sisters(records)]
    order = list(FINDINGS)
    return tuple(sorted(found, key=lambda item: (order.index(item.what), item.label, item.id, item.detail)))


def restated(change: Difference) -> tuple[tuple[str, str, str, object, object], ...]:
    """Cells that people's data state otherwise than the seeds: label, id, cell, the seeds' value, theirs."""
    return tuple(
        (item.kind, item.id, cell.name, cell.before, cell.after)
        for item in change.changed
        for cell in item.cells
        if cell.before is not None and cell.name != "source_ids"
    )


def _keys(node: Node, by: str, best: Mapping[str, str]) -> tuple[str, ...]:
    if by == "source":
        return (best.get(node.id, ""),)
    if by == "year":
        return (str(node.properties.get(_YEARS[node.label]) or ""),)
    value = node.properties.get("country_ids" if by == "country" else "field_ids")
    return tuple(map(str, value)) if isinstance(value, tuple) else ("",)


def _best_sources(records: RecordSet) -> dict[str, str]:
    kinds = {node.id: str(node.properties.get("kind")) for node in records.nodes if node.label == "Source"}
    return {
        node.id: min((kinds[key] for key in node.source_ids if key in kinds), key=_BEST.index)
        for node in records.nodes
        if node.label in RECORDS and any(key in kinds for key in node.source_ids)
    }


def _records(records: RecordSet) -> Iterable[Finding]:
    peopled = {edge.end for edge in records.edges if edge.type == "TAKES_PART_IN"}
    best = _best_sources(records)
    published = {
        node.id: int(str(node.properties["published_on"])[:4])
        for node in records.nodes
        if node.label == "Source" and "published_on" in node.properties
    }
    for node in records.nodes:
        if node.label not in RECORDS:
            continue
        year = node.properties.get(_YEARS[node.label])
        wants = {
            "no-participant": node.ref not in peopled,
            "no-year": year is None,
            "no-field": "field_ids" not in node.properties,
            "no-country": "country_ids" not in node.properties,
            "weak-source": best.get(node.id) == "other",
            "over-without-end": node.properties.get("status") in ("completed", "ended")
            and "end_year" not in node.properties
            and node.properties.get("kind") != "event",
        }
        yield from (Finding(what, node.label, node.id) for what, wanting in wants.items() if wanting)
        dates = [published.get(key) for key in node.source_ids]
        known = [date for date in dates if date is not None]
        settled = node.properties.get("status") != "announced" and len(known) == len(dates)
        if isinstance(year, int) and settled and known and max(known) < year:
            yield Finding("year-after-source", node.label, node.id, f"{year} > {max(known)}")


def _others(records: RecordSet) -> Iterable[Finding]:
    for node in records.nodes:
        own = node.properties
        if node.label in ("Park", "Organization", "Enterprise"):
            if "country_id" not in own:
                yield Finding("no-country", node.label, node.id)
            if "city" not in own:
                yield Finding("no-city", node.label, node.id)
        if node.label in ("Park", "Country") and "lat" not in own:
            yield Finding("no-place", node.label, node.id)
        if node.label in ("Technology", "ServicePlatform") and not (
            own.get("offered_by") or own.get("operated_by")
        ):
            yield Finding("no-offerer", node.label, node.id)
        if node.label in ("Technology", "Demand", "Park", "Enterprise") and "field_ids" not in own:
            yield Finding("no-field", node.label, node.id)


def _sources(records: RecordSet) -> Iterable[Finding]:
    used = {key for node in records.nodes for key in node.source_ids}
    used |= {key for edge in records.edges for key in edge.source_ids if edge.type != "RESTATES"}
    for node in records.nodes:
        if node.label == "Source":
            if "published_on" not in node.properties:
                yield Finding("source-undated", node.label, node.id)
            if node.id not in used:
                yield Finding("source-unused", node.label, node.id)


def _names(records: RecordSet) -> Iterable[Finding]:
    first: dict[tuple[str, str], str] = {}
    for node in records.nodes:
        if LABEL_BY_NAME[node.label].family not in (Family.ACTOR, Family.RECORD, Family.PLACE):
            continue
        for name in ("name_zh", "name_en"):
            text = "".join(str(node.properties.get(name) or "").casefold().split())
            other = first.setdefault((node.label, text), node.id) if text else node.id
            if other != node.id:
                yield Finding("two-names", node.label, node.id, other)
                break


def _sisters(records: RecordSet) -> Iterable[Finding]:
    shared: dict[frozenset[str], list[int]] = defaultdict(list)
    nodes = {node.id: node for node in records.nodes if node.label == "Cooperation"}
    parks: dict[str, set[str]] = defaultdict(set)
    for edge in records.edges:
        if edge.type == "TAKES_PART_IN" and edge.start.label == "Park" and edge.end.id in nodes:
            parks[edge.end.id].add(edge.start.id)
    for key, members in parks.items():
        node = nodes[key]
        means = node.properties.get("instrument_ids")
        year = node.properties.get("start_year")
        if isinstance(means, tuple) and "sister-park" in means and isinstance(year, int):
            for one in members:
                for other in members - {one}:
                    shared[frozenset((one, other))].append(year)
    for edge in records.edges:
        since = edge.properties.get("since")
        years = shared.get(frozenset((edge.start.id, edge.end.id)), [])
        if edge.type == "SISTER_OF" and isinstance(since, int) and years and since not in years:
            yield Finding("sister-year", "Park", edge.start.id, f"{edge.end.id}: {since} ≠ {min(years)}")
