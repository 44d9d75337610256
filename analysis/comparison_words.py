"""A comparison in words, in Chinese and English; every count is exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.comparison import Comparison, Kind, Line, Parts
from analysis.facts import Facts

FIGURES: Mapping[str, tuple[str, str]] = {
    "records": ("合作与实验室记录", "Cooperations and laboratories"),
    "cooperations": ("其中合作", "of these cooperations"),
    "laboratories": ("其中实验室", "of these laboratories"),
    "home": ("本市主体参与的记录", "Records with a participant from the home city"),
    "in_plan": ("计划期内开始的记录", "Records that began within the plan"),
    "undated": ("未注明年份的记录", "Records without a year"),
    "first_year": ("最早年份", "First year"),
    "latest_year": ("最近年份", "Latest year"),
    "asked": ("政策提出的国家与领域", "Pairs of country and field that the plan asks for"),
    "answered": ("其中本市已响应", "of these answered from the home city"),
    "missing": ("其中尚无记录响应", "of these with nothing recorded"),
    "fields": ("涉及的领域", "Fields"),
    "countries": ("涉及的国家与地区", "Countries and territories"),
    "actors": ("参与主体", "Actors that take part"),
    "sources": ("来源", "Sources"),
    "official": ("其中官方与当事方来源", "of these official or party sources"),
}
"""Chinese and English name of each figure."""
YEARS = ("first_year", "latest_year")
"""Figures that are years and no counts."""
_SAID = ("records", "home", "in_plan", "missing")
_PARTS: Mapping[str, tuple[str, str]] = {
    "fields": ("领域", "fields"),
    "countries": ("国家与地区", "countries and territories"),
    "actors": ("参与主体", "actors"),
    "records": ("记录", "records"),
}
_OPEN = ("政策提出而尚无记录响应", "Asked for by the plan with nothing recorded")
_MOST = 3


def name(facts: Facts, kind: Kind, key: str, language: str) -> str:
    """Name of a side."""
    if kind is Kind.YEAR:
        return f"{key}年" if language == "zh" else key
    return facts.name(key, language)


def sentences(facts: Facts, found: Comparison, language: str) -> list[str]:
    """The differences, the most important first: figures, then what both have and only one has."""
    a, b = (name(facts, found.kind, key, language) for key in (found.a, found.b))
    keys = [line.key for line in found.lines]
    said = [_figure(found.line(key), a, b, language) for key in _SAID if key in keys]
    said += [_shared(facts, part, a, b, language) for part in found.parts]
    return said


def _figure(line: Line, a: str, b: str, language: str) -> str:
    zh, en = _OPEN if line.key == "missing" else FIGURES[line.key]
    one, other = line.a or 0, line.b or 0
    more = one - other
    if language == "zh":
        if not more:
            return f"{zh}：{a}与{b}同为{one}项。"
        how = "多" if more > 0 else "少"
        return f"{zh}：{a}{one}项，比{b}（{other}项）{how}{abs(more)}项。"
    if not more:
        return f"{en}: {a} and {b} have {one} each."
    return f"{en}: {a} {one}, {abs(more)} {'more' if more > 0 else 'fewer'} than {b} ({other})."


def _shared(facts: Facts, part: Parts, a: str, b: str, language: str) -> str:
    zh, en = _PARTS[part.key]
    both, only_a, only_b = (_named(facts, keys, language) for keys in (part.both, part.only_a, part.only_b))
    if language == "zh":
        return f"共有的{zh}{both}；仅{a}{only_a}；仅{b}{only_b}。"
    return f"{en[0].upper() + en[1:]} of both: {both}; only {a}: {only_a}; only {b}: {only_b}."


def _named(facts: Facts, keys: Iterable[str], language: str) -> str:
    """How many, and the first few by name."""
    every = list(keys)
    names = [facts.name(key, language) for key in every[:_MOST]]
    rest = len(every) > _MOST
    if language == "zh":
        return f"{len(every)}个" + (f"（{'、'.join(names)}{'等' if rest else ''}）" if names else "")
    return str(len(every)) + (f" ({', '.join(names)}{', …' if rest else ''})" if names else "")
