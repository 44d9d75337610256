"""Gaps: where the plan asks, what is recorded, and where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.cells import Cell, Record, State, Strength
from views import address, dossier_link, evidence, frame, matrix, names, reading
from views.asking import record_choice, strength_choices
from views.words import number, t, tn


def page() -> None:
    """Draw the page."""
    frame.title(t("Gaps"), t("Where does the plan ask, and what is recorded in answer?"))
    answer = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        record = record_choice()
        strengths = strength_choices()
        region = address.choice(st.selectbox, "region", t("Region"), _regions(), "", width=220)
    cells = _wanted(record, strengths, region)
    if not cells:
        frame.empty(t("Nothing fits these choices."), t("Take one of them back."))
        return
    with answer:
        _answer(cells, record)
    view = address.choice(
        st.segmented_control,
        "view",
        t("View"),
        {"matrix": t("Matrix"), "list": t("List")},
        "matrix",
        label_visibility="collapsed",
    )
    chosen = _matrix(cells, record) if view == "matrix" else _list(cells, record)
    if chosen:
        _evidence(chosen, record)
    frame.footer("gaps/cells")


def _regions() -> dict[str, str]:
    known = reading.named().values()
    regions = sorted((node for node in known if node.label == "Region"), key=lambda node: node.id)
    return {"": t("All regions")} | {node.id: names.node_name(node) for node in regions}


def _wanted(record: Record, strengths: Sequence[str], region: str) -> list[Cell]:
    if strengths:
        cells = [cell for name in strengths for cell in reading.cells(record.value, name)]
    else:
        cells = list(reading.cells(record.value))
    if region:
        known = reading.named()
        cells = [c for c in cells if region in (known[c.country_id].properties.get("region_ids") or ())]  # type: ignore[operator]
    return cells


def _answer(cells: Sequence[Cell], record: Record) -> None:
    asked = [cell for cell in cells if cell.state is not State.UNASKED]
    gaps = [cell for cell in asked if cell.state is State.GAP]
    named = [cell for cell in asked if cell.strength is Strength.NAMED]
    named_gaps = [cell for cell in named if cell.state is State.GAP]
    whose = {
        Record.ANY: t("by anyone's record"),
        Record.HOME: t("by a record with a participant from {city}", city=reading.city()),
        Record.HOME_SINCE_PLAN: t(
            "by a record with a participant from {city} that began with the plan or later",
            city=reading.city(),
        ),
    }[record]
    frame.answer(
        t(
            "Of {asked} pairs of country and field that the plan asks for, {answered} are answered {whose}; "
            "for {gaps} nothing is recorded.",
            asked=len(asked),
            answered=len(asked) - len(gaps),
            gaps=len(gaps),
            whose=whose,
        ),
        tn(
            "Of the {n} pair that names the country itself, {open} is open.",
            "Of the {n} pairs that name the country itself, {open} are open.",
            len(named),
            open=len(named_gaps),
        )
        if named
        else "",
    )


def _matrix(cells: Sequence[Cell], record: Record) -> Cell | None:
    selected = address.param("cell")
    clicked = matrix.draw(cells, record, selected=selected, key="gap matrix")
    if clicked:
        address.put(cell=clicked)
        selected = clicked
    _table_below(cells)
    return _find(selected, cells, record)


def _find(key: str, cells: Sequence[Cell], record: Record) -> Cell | None:
    if not key:
        frame.note(t("Click a cell for the sentences that ask and the records that answer."))
        return None
    every = {f"{cell.country_id}.{cell.field_id}": cell for cell in cells}
    if key in every:
        return every[key]
    for strength in (None, "general"):
        for cell in reading.cells(record.value, strength):
            if f"{cell.country_id}.{cell.field_id}" == key:
                return cell
    country, _, subject = key.partition(".")
    known = reading.named()
    if country in known and subject in known:
        frame.section(f"{names.node_name(known[country])} × {names.node_name(known[subject])}")
        frame.empty(
            t("The plan does not ask for this pair and nothing is recorded."), t("Choose another cell.")
        )
    return None


def _frame(cells: Sequence[Cell]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                t("Country"): matrix.country_name(cell),
                t("Field"): matrix.field_name(cell),
                t("How the plan asks"): matrix.strength_name(cell),
                t("State"): matrix.state_name(cell.state),
                t("Anyone's"): cell.any,
                t("From {city}", city=reading.city()): cell.home,
                t("since the plan"): cell.home_since_plan,
                t("undated"): cell.undated,
                t("Latest year"): str(cell.latest_year or ""),
                t("Official or party sources"): cell.official,
                t("Sentences"): "\n".join(cell.quotes),
            }
            for cell in cells
        ]
    )


def _list(cells: Sequence[Cell], record: Record) -> Cell | None:
    rows = _frame(cells)
    picked = st.dataframe(
        rows.drop(columns=[t("Sentences")]),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="gap list",
        alt=t("Pairs of country and field"),
        height=420,
    )
    chosen = picked["selection"]["rows"]
    if chosen and chosen[0] < len(cells):
        cell = cells[chosen[0]]
        address.put(cell=f"{cell.country_id}.{cell.field_id}")
    frame.downloads(rows, "gaps", key="gap list")
    return _find(address.param("cell"), cells, record)


def _table_below(cells: Sequence[Cell]) -> None:
    with st.expander(t("The same as a table"), icon=":material/table:"):
        rows = _frame(cells)
        frame.table(rows.drop(columns=[t("Sentences")]), alt=t("Pairs of country and field"), height=320)
        frame.downloads(rows, "gaps", key="gap table")


def _evidence(cell: Cell, record: Record) -> None:
    frame.section(f"{matrix.country_name(cell)} × {matrix.field_name(cell)}")
    n = matrix.count(cell, record)
    if cell.state is State.GAP:
        elsewhere = cell.any or cell.home
        frame.answer(
            t("The plan asks for this; nothing is recorded that counts here."),
            tn("{n} record would count for anyone.", "{n} records would count for anyone.", cell.any)
            if elsewhere
            else "",
        )
    elif cell.state is State.ANSWERED:
        frame.answer(
            tn(
                "The plan asks for this; {n} record answers.",
                "The plan asks for this; {n} records answer.",
                n,
            )
        )
    else:
        frame.answer(
            tn(
                "The plan does not ask for this; {n} record exists.",
                "The plan does not ask for this; {n} records exist.",
                n,
            )
        )
    frame.figures(
        [
            (number(cell.any), t("anyone's records")),
            (number(cell.home), t("with a participant from {city}", city=reading.city())),
            (number(cell.home_since_plan), t("of these since the plan began")),
            (number(cell.undated), t("from {city}, without a year", city=reading.city())),
            (number(cell.official), t("official or party sources")),
        ]
    )
    if cell.strength is not None:
        st.page_link(
            st.session_state["pages"]["matches"],
            label=t("Who could answer it?"),
            icon=":material/handshake:",
            query_params=address.link(need=f"gap:{cell.country_id}:{cell.field_id}"),
        )
    with st.container(horizontal=True):
        dossier_link.opener(cell.country_id)
        dossier_link.opener(cell.field_id)
    since = _plan_start()
    if cell.measures:
        frame.section(
            t("Sentences that ask"), t("reasoned from the context, not literal") if cell.inferred else ""
        )
        regions = reading.named()[cell.country_id].properties.get("region_ids") or ()
        evidence.sentences(cell.measures, {cell.country_id, cell.field_id, *regions})  # type: ignore[misc]
    frame.section(t("Records that answer"))
    if cell.record_ids:
        evidence.records(cell.record_ids, since)
    else:
        frame.empty(
            t("Nothing is recorded."), t("See who could answer it, or add a record on the Data page.")
        )


def _plan_start() -> int | None:
    years = [
        node.properties.get("period_start")
        for node in reading.texts().values()
        if node.label == "PolicyDocument"
    ]
    known = [year for year in years if isinstance(year, int)]
    return min(known) if known else None
