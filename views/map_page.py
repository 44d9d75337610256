"""Map: where something is asked, answered and missing; and the same as a grid of tiles."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.cells import Record, State, Strength
from analysis.places import PlaceFigures, Standing, totals
from views import address, dossier_link, evidence, frame, names, reading, time_reading
from views.asking import record_choice, strength_choices
from views.figure_files import figure_files
from views.map_view import Grouped, draw, group_words, standing_words
from views.words import listed, number, t, tn


def page() -> None:
    """Draw the page."""
    frame.title(
        t("Map"), t("With which countries does the plan ask for something, and where is it answered?")
    )
    answer = st.container()
    record, strengths = _choices()
    found = time_reading.place_figures(strengths, record)
    grouped = time_reading.by_region(strengths, record)
    with answer:
        _answer(found)
    view = address.choice(
        st.segmented_control,
        "view",
        t("View"),
        {"map": t("Map"), "tiles": t("Tiles by region")},
        "map",
        label_visibility="collapsed",
    )
    shown = time_reading.sketch(strengths, record)
    known = {one.place.id for one in found}
    selected = address.param("country") if address.param("country") in known else ""
    clicked = draw(shown, grouped, view, selected, key="map")
    if clicked in known:
        selected = str(clicked)
        address.put(country=selected)
    frame.note(
        t("Land alone is drawn and no border is meant; marks are capitals and lines are no routes."),
        t("The smallest region that holds a country is its group; territories are not counted as countries."),
    )
    figure_files(
        time_reading.map_figure(strengths, record, tiles=view == "tiles"),
        t("Download the map") if view == "map" else t("Download the tiles"),
        view,
        key=f"map {view}",
    )
    _table(grouped)
    if selected:
        _country(next(one for one in found if one.place.id == selected), strengths, record)
    else:
        frame.note(t("Click a country for what is asked of it and what is recorded."))
    frame.footer("place/places", "place/home", "gaps/cells", "time/records")


def _choices() -> tuple[Record, tuple[Strength, ...]]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        record = record_choice()
        given = strength_choices()
    return record, tuple(strength for strength in Strength if strength.value in given) or (Strength.NAMED,)


def _answer(found: Sequence[PlaceFigures]) -> None:
    counts = totals(found)
    asked = [one for one in found if one.asked]
    open_ones = [one for one in asked if one.standing is Standing.MISSING]
    frame.answer(
        t(
            "The plan asks for {pairs} pairs of country and field in {asked} countries. "
            "Countries answered in all: {answered}; in part: {partly}; with nothing recorded: {missing}.",
            pairs=sum(one.asked for one in asked),
            asked=len(asked),
            answered=counts[Standing.ANSWERED],
            partly=counts[Standing.PARTLY],
            missing=counts[Standing.MISSING],
        ),
        t("Nothing is recorded for {names}.", names=listed([name_of(one) for one in open_ones]))
        if 0 < len(open_ones) <= 6
        else "",
        tn(
            "{n} more country is not asked of and has records.",
            "{n} more countries are not asked of and have records.",
            counts[Standing.UNASKED],
        )
        if counts[Standing.UNASKED]
        else "",
    )


def name_of(one: PlaceFigures) -> str:
    """Name of a country or territory."""
    return names.shown(one.place.name_zh, one.place.name_en, one.place.id)


def place_table(grouped: Grouped) -> pd.DataFrame:
    """The figures of the map and of the tiles; what is not asked of is empty, not zero."""
    return pd.DataFrame(
        [
            {
                t("Country or territory"): name_of(one),
                t("Region"): group_words(region),
                t("State"): standing_words(one.standing.value),
                t("Asked"): str(one.asked) if one.asked else "",
                t("Answered"): str(one.answered) if one.asked else "",
                t("Missing"): str(one.missing) if one.asked else "",
                t("Records"): one.records,
                t("Identifier"): one.place.id,
            }
            for region, some in grouped
            for one in some
        ]
    )


def _table(grouped: Grouped) -> None:
    with st.expander(t("The same as a table"), icon=":material/table:"):
        rows = place_table(grouped)
        frame.table(rows, alt=t("Countries and territories"), height=360)
        frame.downloads(rows, "countries", key="map table")


def _country(one: PlaceFigures, strengths: Sequence[Strength], record: Record) -> None:
    key = one.place.id
    frame.section(name_of(one))
    if one.place.kind == "country":
        items = [
            (number(one.asked), t("fields asked for")),
            (number(one.answered), t("answered")),
            (number(one.missing), t("nothing recorded")),
        ]
    else:
        items = []
        frame.note(t("A territory: it is not counted as a country and nothing is asked of it here."))
    frame.figures([*items, (number(one.records), t("records that count"))])
    with st.container(horizontal=True):
        dossier_link.opener(key)
        evidence.opener(reading.named()[key], t("Open in the network"))
    cells = [c for s in strengths for c in reading.cells(record.value, s.value) if c.country_id == key]
    for cell in cells:
        state = t("answered") if cell.state is State.ANSWERED else t("nothing recorded")
        name = names.shown(cell.field_zh, cell.field_en, cell.field_id)
        st.page_link(
            st.session_state["pages"]["gaps"],
            label=evidence.plain(f"{name} · {state}"),
            icon=":material/check_circle:"
            if cell.state is State.ANSWERED
            else ":material/radio_button_unchecked:",
            query_params=address.link(
                cell=f"{key}.{cell.field_id}", record="" if record is Record.HOME else record.value
            ),
        )
