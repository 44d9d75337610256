"""Figures of time and place from what the analyses found: titles, names and notes in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.timeline import LAB, NONE, REST, By, Column, Timeline, What
from atlas.networks import COMPLETENESS
from diagrams import timeline as picture
from diagrams.figure import Figure
from diagrams.words import value_names
from graph.schema import LABEL_BY_NAME

Pair = tuple[str, str]
BY_NAMES: Mapping[By, Pair] = {
    By.KIND: ("类型", "kind"),
    By.FIELD: ("领域", "field"),
    By.COUNTRY: ("国家", "country"),
}
_WHAT: Mapping[What, Pair] = {
    What.ALL: ("合作与实验室", "Cooperations and laboratories"),
    What.COOPERATION: ("合作", "Cooperations"),
    What.LAB: ("实验室", "Laboratories"),
}
_NONE: Mapping[By, Pair] = {
    By.KIND: ("未注明类型", "kind not recorded"),
    By.FIELD: ("未注明领域", "field not recorded"),
    By.COUNTRY: ("未注明伙伴国家", "partner country not recorded"),
}
_REST: Mapping[By, Pair] = {
    By.KIND: ("其他类型", "other kinds"),
    By.FIELD: ("其他领域", "other fields"),
    By.COUNTRY: ("其他国家", "other countries"),
}
_SHARED: Mapping[By, Pair] = {
    By.FIELD: (
        "一项记录涉及k个领域时，每个领域各计1/k，各段之和即为记录数。",
        "A record in k fields counts 1/k in each, so that the parts add up to the number of records.",
    ),
    By.COUNTRY: (
        "一项记录涉及k个国家时，每个国家各计1/k，各段之和即为记录数。",
        "A record with k countries counts 1/k for each, so that the parts add up to the number of records.",
    ),
}


def band_name(band: str, by: By, names: Mapping[str, Pair]) -> Pair:
    """Chinese and English name of a band of a timeline."""
    if band in (REST, NONE):
        return (_REST if band == REST else _NONE)[by]
    if by is By.KIND:
        label = LABEL_BY_NAME.get(band)
        return (label.name_zh, label.name_en) if band == LAB and label else value_names(band)
    return names.get(band, (band, band))


def timeline_figure(
    found: Timeline, names: Mapping[str, Pair], *, what: What = What.ALL, home: bool = False, city: str = ""
) -> Figure:
    """The timeline as a figure.

    Parameters
    ----------
    names
        Chinese and English names of fields, countries and territories.
    what, home, city
        Which records it counts, for the title.
    """
    counted, by = _WHAT[what], BY_NAMES[found.by]
    dated = found.records - found.undated.started
    years = found.years
    ended = sum(column.ended for column in found.columns)
    zh = f"{counted[0]}逐年情况（按{by[0]}）" + ("：本市主体参与" if home else "")
    en = f"{counted[1]} by year and {by[1]}" + (f", with a participant from {city}" if home else "")
    span = (f"{years[0]}–{years[-1]}", f"{years[0]}–{years[-1]}") if years else ("", "")
    about = (
        f"{span[0]}年：{dated}项记录有开始年份，{found.undated.started}项没有；{ended}项有结束年份",
        f"{span[1]}: {dated} records have a year of beginning, {found.undated.started} have none; "
        f"{ended} have a year of ending",
    )
    notes = (*((_SHARED[found.by],) if found.by in _SHARED else ()), COMPLETENESS)
    bars = picture.Bars(
        (zh, en),
        about,
        tuple(band_name(band, found.by, names) for band in found.bands),
        tuple(map(_bar, found.columns)),
        _bar(found.undated),
        sum(band in (REST, NONE) for band in found.bands),
        notes,
    )
    return Figure(
        bars.titles,
        (about, *notes),
        picture.columns(bars),
        picture.rows(bars),
        lambda look, fonts: picture.compose(bars, look, fonts),
    )


def _bar(column: Column) -> picture.Bar:
    parts = tuple(float(part) for part in column.shares.values())
    return picture.Bar(column.year, column.started, column.ended, parts, column.in_plan)
