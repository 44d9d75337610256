"""Figures of place from what the analyses found: the map, the tile grid, and the table of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.cells import Record, Strength
from analysis.places import PlaceFigures, Standing, totals
from atlas.networks import COMPLETENESS
from diagrams import map as picture
from diagrams.figure import Cell, Figure

Pair = tuple[str, str]
STANDINGS: Mapping[str, Pair] = dict(picture.LEGEND)
_WHOSE: Mapping[Record, Pair] = {
    Record.ANY: ("任何主体的记录", "anyone's records"),
    Record.HOME: ("本市主体参与的记录", "records with a participant from {city}"),
    Record.HOME_SINCE_PLAN: (
        "本市主体参与、计划期内开始的记录",
        "records with a participant from {city} that began within the plan",
    ),
}
_NO_BORDERS = (
    "底图仅为陆地轮廓，不表示任何边界；点为首都，连线不是路线；地区不计入国家。",
    "Land alone is drawn and no border is meant; marks are capitals and lines are no routes; "
    "territories are not counted as countries.",
)
_WITHOUT = ("未归入地区", "No region recorded")
_TERRITORIES = ("地区（不计入国家）", "Territories (not counted as countries)")
COLUMNS: tuple[Pair, ...] = (
    ("编号", "Id"),
    ("国家或地区", "Country or territory"),
    ("区域", "Region"),
    ("状态", "State"),
    ("提出的领域", "Fields asked for"),
    ("已响应", "Answered"),
    ("尚无记录", "Missing"),
    ("记录数", "Records"),
)
"""Headings of the table behind the map and the tile grid."""


def sketch(
    found: Sequence[PlaceFigures],
    home: tuple[float, float],
    city: str,
    record: Record,
    strengths: Sequence[Strength],
) -> picture.Sketch:
    """What the map shows; countries without coordinates stand in the table alone."""
    counts, whose = totals(found), _WHOSE[record]
    asked = sum(counts[one] for one in (Standing.ANSWERED, Standing.PARTLY, Standing.MISSING))
    done, partly, none = (counts[one] for one in (Standing.ANSWERED, Standing.PARTLY, Standing.MISSING))
    zh = f"政策向{asked}国提出领域合作：{done}国全部有响应，{partly}国部分有响应，"
    zh += f"{none}国均无记录响应（按{whose[0]}计）"
    en = (
        f"Fields are asked for with {asked} countries: {done} all answered, "
        f"{partly} partly, {none} not at all (by {whose[1].format(city=city)})"
    )
    how = {
        Strength.NAMED: ("点名国家", "the country is named"),
        Strength.REGIONAL: ("点名其区域", "its region is named"),
        Strength.GENERAL: ("泛指共建国家", "partner countries at large"),
    }
    asks = (
        f"计入的要求：{'、'.join(how[one][0] for one in strengths)}。",
        f"Asks that count: {', '.join(how[one][1] for one in strengths)}.",
    )
    return picture.Sketch(
        ("提出、响应与缺口的分布", "Asked, answered and missing by country"),
        (zh, en),
        home,
        (city, city),
        tuple(_spot(one) for one in found if one.place.lat is not None and one.place.lon is not None),
        (asks, _NO_BORDERS, COMPLETENESS),
    )


def _spot(one: PlaceFigures) -> picture.Spot:
    place = one.place
    return picture.Spot(
        place.id,
        (place.name_zh, place.name_en),
        place.iso2,
        place.lon or 0.0,
        place.lat or 0.0,
        one.asked,
        one.answered,
        one.records,
        one.standing.value,
        place.kind == "territory",
    )


Grouped = Sequence[tuple[str, Sequence[PlaceFigures]]]


def group_name(region: str, names: Mapping[str, Pair]) -> Pair:
    """Chinese and English name of a group of the tile grid."""
    return {"": _WITHOUT, "territory": _TERRITORIES}.get(region) or names.get(region, (region, region))


def map_figure(shown: picture.Sketch, grouped: Grouped, names: Mapping[str, Pair], *, tiles: bool) -> Figure:
    """The map or the tile grid as a figure, with the same table."""
    groups = tuple(picture.Group(group_name(key, names), tuple(map(_spot, some))) for key, some in grouped)
    return Figure(
        shown.titles,
        (shown.about, *shown.notes),
        COLUMNS,
        rows(grouped, names),
        (lambda look, fonts: picture.tiles(shown, groups, look, fonts))
        if tiles
        else (lambda look, fonts: picture.compose(shown, look, fonts)),
    )


def rows(grouped: Grouped, names: Mapping[str, Pair]) -> tuple[tuple[Cell, ...], ...]:
    """The table behind the map and the tile grid; what is not asked of is empty, not zero."""
    return tuple(
        (
            one.place.id,
            (one.place.name_zh, one.place.name_en),
            group_name(region, names),
            STANDINGS[one.standing.value],
            one.asked if one.asked else None,
            one.answered if one.asked else None,
            one.missing if one.asked else None,
            one.records,
        )
        for region, some in grouped
        for one in some
    )
