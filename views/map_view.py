"""The map and the tile grid on a page: what the component is given, and the component."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.places import PlaceFigures
from diagrams import map as picture
from diagrams.drawing import Box
from diagrams.fonts import fonts
from diagrams.shapes import svg_path
from diagrams.words import pair
from views import names, reading
from views.words import language, t

PARTS = Path(__file__).resolve().parent / "parts"
_WIDTH, _HEIGHT, _NAME = 1000.0, 455.0, 10.0
Grouped = Sequence[tuple[str, Sequence[PlaceFigures]]]


def draw(shown: picture.Sketch, grouped: Grouped, view: str, selected: str, *, key: str) -> str | None:
    """Draw the map or the tiles; returns the id of the country that was clicked, once."""
    data = payload(shown, grouped, view, selected)
    result = _component()(key=key, data=data, on_country_change=lambda: None)
    chosen = getattr(result, "country", None)
    return str(chosen) if chosen else None


def payload(shown: picture.Sketch, grouped: Grouped, view: str, selected: str) -> dict[str, Any]:
    """Everything that the page needs to draw the map and the tiles."""
    box = Box(8, 6, _WIDTH - 8, _HEIGHT - 6)
    found = picture.geometry(shown, box)
    code = "zh" if language() == "zh" else "en"
    ordered = sorted(shown.spots, key=lambda spot: (spot.asked, spot.records, spot.id))
    named = picture.labels(shown, found, box, _NAME, "zh" if code == "zh" else "en", fonts())
    light, dark = picture.colours(), picture.colours(dark=True)
    return {
        "about": f"{shown.notes[0][0]}{shown.about[0]}",
        "view": view,
        "lang": code,
        "selected": selected,
        "width": _WIDTH,
        "height": _HEIGHT,
        "land": {"light": light["land"], "dark": dark["land"]},
        "spots": [_spot(spot, found.places[spot.id]) for spot in ordered],
        "legend": _legend(),
        "groups": [
            {
                "name": group_words(region),
                "ids": [one.place.id for one in some if one.place.id in found.places],
            }
            for region, some in grouped
        ],
        "words": {
            "map": t("Countries on a map; arrow keys go from one to the next, Enter chooses"),
            "closer": t("Closer"),
            "farther": t("Farther"),
            "whole": t("Whole picture"),
        },
    } | (_drawn(found, named) if view == "map" else {})


def _drawn(
    found: picture.Geometry, named: Sequence[tuple[picture.Spot, float, float, str]]
) -> dict[str, Any]:
    arcs = [
        {"id": arc.spot.id, "part": part, "d": _path(points), "width": arc.width}
        for arc in found.arcs
        for part, points in (("unasked", arc.plain), ("missing", arc.missing), ("answered", arc.answered))
        if points
    ]
    return {
        "outline": "".join(f"{_path(ring)}Z" for ring in found.land),
        "lakes": "".join(f"{_path(ring)}Z" for ring in found.lakes),
        "arcs": arcs,
        "home": svg_path("star", *found.home, 5.5),
        "names": [
            {"x": x, "y": y, "anchor": anchor, "size": _NAME, "text": pair(spot.names, language())}
            for spot, x, y, anchor in named
        ],
    }


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _spot(spot: picture.Spot, place: tuple[float, float, float]) -> dict[str, Any]:
    code = language()
    return {
        "id": spot.id,
        "name": names.shown(*spot.names, spot.id),
        "state": spot.state,
        "territory": spot.territory,
        "x": place[0],
        "y": place[1],
        "r": place[2],
        "asked": spot.asked,
        "answered": spot.answered,
        "records": spot.records,
        "figure": f"{spot.answered}/{spot.asked}"
        if spot.asked
        else f"+{spot.records}"
        if spot.records
        else "",
        "said": spot.said("zh" if code == "zh" else "en"),
    }


def _legend() -> list[dict[str, Any]]:
    code = language()
    entries: list[dict[str, Any]] = [
        {"state": state, "name": pair(name, code)} for state, name in picture.LEGEND
    ]
    entries.append({"state": "unasked", "territory": True, "name": pair(picture.TERRITORY, code)})
    entries += [
        {"line": line, "name": pair(name, code)}
        for line, name in zip(("answered", "missing"), picture.LINES, strict=True)
    ]
    return entries


def group_words(region: str) -> str:
    """Name of a group of tiles in the page's language."""
    known = reading.named()
    if region in known:
        return names.node_name(known[region])
    return t("Territories (not counted as countries)") if region == "territory" else t("No region recorded")


def standing_words(standing: str) -> str:
    """How a country stands, in the page's language."""
    return pair(dict(picture.LEGEND)[standing], language())


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "silkgraph_map",
        html=(PARTS / "map.html").read_text(encoding="utf-8"),
        css=(PARTS / "map.css").read_text(encoding="utf-8"),
        js="".join((PARTS / name).read_text(encoding="utf-8") for name in ("el.js", "dots.js", "map.js")),
    )
