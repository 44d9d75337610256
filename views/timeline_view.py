"""The timeline and the growth of the network: what their components are given, and the components."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.centrality import MEASURES
from analysis.growth import Stage
from analysis.networks import EVENT
from analysis.timeline import LAB, NONE, REST, By, Column, TimedRecord, Timeline
from diagrams import palette, shapes
from diagrams.figure import Figure
from diagrams.timeline import band_colour
from diagrams.words import pair
from graph.network import Network, NetworkNode
from views import names, reading, time_reading
from views.words import language, number, t, tn

PARTS = Path(__file__).resolve().parent / "parts"
Span = tuple[int, int]


def draw_timeline(
    found: Timeline, figure: Figure, records: Sequence[TimedRecord], span: Span | None, *, key: str
) -> tuple[str | None, str | None]:
    """Draw the timeline; returns the span that was brushed (``2018-2021`` or ``all``) and what was opened."""
    result = _timeline_component()(
        key=key,
        data=timeline_payload(found, figure, records, span),
        on_span_change=lambda: None,
        on_open_change=lambda: None,
    )
    return _text(result, "span"), _text(result, "open")


def draw_growth(
    stages: Sequence[Stage], measure: str, year: int | None, plan: Span | None, *, key: str
) -> str | None:
    """Draw the growth of the network; returns the id of an actor that was opened."""
    data = growth_payload(stages, measure, year, plan)
    result = _growth_component()(key=key, data=data, on_open_change=lambda: None)
    return _text(result, "open")


def _text(result: Any, name: str) -> str | None:
    value = getattr(result, name, None)
    return str(value) if value else None


def kind_id(record: TimedRecord) -> str:
    """A record's kind; that of a laboratory is its label."""
    return LAB if record.label == LAB else record.kind


def kind_name(kind: str) -> str:
    """A kind of record in the page's language."""
    return names.kind_name(LAB) if kind == LAB else names.value_name(kind)


def partner_places(record: TimedRecord) -> tuple[str, ...]:
    """Countries and territories of a record without the home country."""
    home = str(reading.setting("home_country"))
    return tuple(key for key in record.country_ids if key != home)


def band_words(figure: Figure) -> tuple[str, ...]:
    """Names of a timeline's bands in the page's language: the columns after year, began and ended."""
    return tuple(pair(name, language()) for name in figure.columns[3:])


def timeline_payload(
    found: Timeline, figure: Figure, records: Sequence[TimedRecord], span: Span | None
) -> dict[str, Any]:
    """Everything that the page needs to draw the timeline and to answer the brush by itself."""
    bands = band_words(figure)
    rests = sum(band in (REST, NONE) for band in found.bands)
    network = time_reading.partners()
    known = reading.named()
    linked = {node.id for node in network.nodes}
    places = {key for record in records for key in partner_places(record)}
    return {
        "about": f"{found.by}:{len(records)}:{sum(record.home for record in records)}",
        "bands": [
            {
                "id": band,
                "name": name,
                "color": {
                    mode: band_colour(at, len(bands), rests, dark=mode == "dark")
                    for mode in ("light", "dark")
                },
            }
            for at, (band, name) in enumerate(zip(found.bands, bands, strict=True))
        ],
        "columns": [_column(column, bands) for column in found.columns],
        "undated": _column(found.undated, bands),
        "plan": list(found.plan) if found.plan else None,
        "records": [
            {
                "id": record.id,
                "name": names.shown(record.name_zh, record.name_en, record.id),
                "year": record.start_year,
                "kind": kind_id(record),
                "places": list(partner_places(record)),
                "actors": [key for key in record.actor_ids if key in linked],
                "links": record.kind != EVENT and len(record.actor_ids) > 1,
            }
            for record in sorted(records, key=lambda item: (-(item.start_year or 0), item.id))
        ],
        "kinds": {kind: kind_name(kind) for kind in sorted({kind_id(record) for record in records})},
        "places": {key: names.node_name(known[key]) for key in sorted(places) if key in known},
        "nodes": dots(network),
        "ink": ink(),
        "span": list(span) if span else None,
        "lang": language(),
        "heads": {
            "kinds": t("By kind"),
            "countries": t("By country"),
            "network": t("Who worked with whom"),
            "records": t("The records"),
            "year": t("Year"),
            "name": t("Record"),
            "kind": t("Kind"),
            "with": t("With"),
        },
        "words": {
            "chart": t("Records by year; drag over the years to choose a span, or move the two handles"),
            "plan": t("Plan"),
            "undated": t("no year"),
            "ended": t("ended (below the line)"),
            "from": t("First year of the span"),
            "to": t("Last year of the span"),
            "clear": t("All years"),
            "all": t("All {n} records, with and without a year", **_blanks("n")),
            "span": t(
                "{first}–{last}: {n} of {whole} records began", **_blanks("first", "last", "n", "whole")
            ),
            "year": t("{first}: {n} of {whole} records began", **_blanks("first", "n", "whole")),
            "more": t("and {n} more; the table below has all", **_blanks("n")),
            "net": t(
                "{nodes} actors, {edges} ties; exchange events link nobody", **_blanks("nodes", "edges")
            ),
            "partners": t("partners: {n}", **_blanks("n")),
            "network": t("Who worked with whom; the table below names the participants of each record"),
            "table": t("Records that began in the span"),
            "comma": t(", "),
        },
    }


def _column(column: Column, bands: Sequence[str]) -> dict[str, Any]:
    parts = [round(float(share), 4) for share in column.shares.values()]
    said = [f"{name} {number(part, '0.##')}" for name, part in zip(bands, parts, strict=True) if part]
    year = str(column.year) if column.year is not None else t("no year")
    began = tn("{n} record began", "{n} records began", column.started)
    ended = tn("{n} ended", "{n} ended", column.ended) if column.ended else ""
    return {
        "year": column.year,
        "started": column.started,
        "ended": column.ended,
        "parts": parts,
        "label": "\n".join([" · ".join(part for part in (year, began, ended) if part), *said]),
    }


def growth_payload(
    stages: Sequence[Stage], measure: str, year: int | None, plan: Span | None
) -> dict[str, Any]:
    """Everything that the page needs to show the network of any year."""
    network = time_reading.partners()
    since: dict[str, int] = {}
    tie_since: dict[tuple[str, str], int] = {}
    for at, stage in enumerate(stages):
        for actor in stage.scores:
            since.setdefault(actor, at)
        for tie in stage.ties:
            tie_since.setdefault(tie, at)
    nodes = [
        node | {"since": since[node["id"]], "scores": _scores(node["id"], since[node["id"]], stages)}
        for node in dots(network)
        if node["id"] in since
    ]
    place = {node["id"]: at for at, node in enumerate(nodes)}
    found = MEASURES[measure]
    return {
        "about": f"{len(nodes)}:{len(tie_since)}",
        "measure": measure,
        "nodes": nodes,
        "edges": [[place[one], place[other], at] for (one, other), at in tie_since.items()],
        "stages": [_stage(stage, {node["id"]: node["name"] for node in nodes}) for stage in stages],
        "year": year,
        "plan": list(plan) if plan else None,
        "ink": ink(),
        "lang": language(),
        "words": {
            "head": t("First by {measure}", measure=found.name_zh if language() == "zh" else found.name_en),
            "picture": t(
                "The network of partners at the end of the year; the list beside it names the first ten"
            ),
            "range": t("Year"),
            "plan": t("plan"),
            "first": t("First year"),
            "back": t("A year back"),
            "play": t("Play"),
            "pause": t("Pause"),
            "next": t("A year on"),
            "last": t("Last year"),
        },
    }


def _scores(actor: str, since: int, stages: Sequence[Stage]) -> list[float]:
    return [round(stage.scores[actor], 6) for stage in stages[since:]]


def _stage(stage: Stage, written: Mapping[str, str]) -> dict[str, Any]:
    return {
        "year": stage.year,
        "said": stage_words(stage),
        "first": [
            {
                "id": actor,
                "name": written.get(actor, actor),
                "count": round(score, 6),
                "note": number(score, "0.0000"),
            }
            for actor, score in stage.first(14)
        ],
    }


def stage_words(stage: Stage) -> str:
    """How large the network is at the end of a year."""
    return t(
        "By the end of {year}: {actors} actors, {ties} ties from {records} records; "
        "new in this year: {new_actors} actors, {new_ties} ties.",
        year=str(stage.year),
        actors=len(stage.scores),
        ties=len(stage.ties),
        records=stage.records,
        new_actors=stage.new_actors,
        new_ties=stage.new_ties,
    )


def dots(network: Network) -> list[dict[str, Any]]:
    """Nodes for the canvas, each where it always stands."""
    placed = spread(reading.places("partners of all years", network))
    return [_dot(node, placed[node.id]) for node in network.nodes]


def spread(placed: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Places between 0 and 1000, drawn halfway to even distances, so that crowds come apart."""
    axes = []
    for axis in (0, 1):
        values = [place[axis] for place in placed.values()]
        low, wide = min(values, default=0.0), (max(values, default=1.0) - min(values, default=0.0)) or 1.0
        ordered = sorted(placed, key=lambda key: (placed[key][axis], key))
        ranks = {key: at / max(len(ordered) - 1, 1) for at, key in enumerate(ordered)}
        axes.append({key: 500 * ((place[axis] - low) / wide + ranks[key]) for key, place in placed.items()})
    return {key: (axes[0][key], axes[1][key]) for key in placed}


def _dot(node: NetworkNode, place: tuple[float, float]) -> dict[str, Any]:
    drawn = palette.mark(node.label)
    colours = [palette.kind_colour(node.label, dark=dark) for dark in (False, True)]
    return {
        "id": node.id,
        "name": names.node_name(node),
        "x": round(place[0], 1),
        "y": round(place[1], 1),
        "outline": [list(corner) for corner in shapes.outline(drawn.shape)],
        "hollow": drawn.hollow,
        "color": {"light": colours[0], "dark": colours[1]},
    }


def ink() -> dict[str, str]:
    """Colour of lines."""
    return {"light": palette.theme().edge, "dark": palette.theme(dark=True).edge}


def by_words() -> dict[str, str]:
    """Ways to share out a year's records."""
    return {By.KIND.value: t("by kind"), By.FIELD.value: t("by field"), By.COUNTRY.value: t("by country")}


def _blanks(*given: str) -> dict[str, str]:
    """Values that leave a text's fields open, for the page to fill."""
    return {name: "{" + name + "}" for name in given}


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


@st.cache_resource
def _timeline_component() -> Any:
    return st.components.v2.component(
        "silkgraph_timeline",
        html=_part("timeline.html"),
        css=_part("timeline.css"),
        js=_part("el.js") + _part("dots.js") + _part("timeline.js"),
    )


@st.cache_resource
def _growth_component() -> Any:
    return st.components.v2.component(
        "silkgraph_growth",
        html=_part("growth.html"),
        css=_part("timeline.css"),
        js=_part("el.js") + _part("dots.js") + _part("growth.js"),
    )
