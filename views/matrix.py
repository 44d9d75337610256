"""The matrix of countries and fields, drawn by a component of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.cells import Cell, Record, State
from views import names
from views.words import language, t

PARTS = Path(__file__).resolve().parent / "parts"
_HTML = '<div class="mx"><ul class="mx-legend"></ul><div class="mx-frame" tabindex="-1"></div></div>'


def draw(cells: Sequence[Cell], record: Record, *, selected: str, key: str) -> str | None:
    """Draw the matrix; returns the cell (``COUNTRY.FIELD``) that was clicked, once."""
    result = _component()(key=key, data=payload(cells, record, selected), on_cell_change=lambda: None)
    return str(result.cell) if result.cell else None


def payload(cells: Sequence[Cell], record: Record, selected: str) -> dict[str, Any]:
    """Rows, columns and cells with their labels; rows with the strongest asks first."""
    rows: dict[str, list[Cell]] = {}
    columns: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.country_id, []).append(cell)
        columns.setdefault(cell.field_id, []).append(cell)
    ordered = sorted(rows, key=lambda key: _weight(rows[key], key))
    across = sorted(columns, key=lambda key: _weight(columns[key], key))
    return {
        "rows": [{"id": key, "name": country_name(rows[key][0])} for key in ordered],
        "cols": [{"id": key, "name": field_name(columns[key][0])} for key in across],
        "cells": {
            f"{cell.country_id}.{cell.field_id}": {
                "state": cell.state.value,
                "strength": cell.strength.value if cell.strength else "",
                "n": count(cell, record),
                "label": label(cell, record),
            }
            for cell in cells
        },
        "selected": selected,
        "lang": language(),
        "legend": _legend(),
        "words": {
            "corner": t("Country / field"),
            "grid": t("Countries and fields; arrow keys move, Enter opens a cell"),
            "neither": t("neither asked nor recorded"),
        },
    }


def count(cell: Cell, record: Record) -> int:
    """Records that count."""
    return {Record.ANY: cell.any, Record.HOME: cell.home, Record.HOME_SINCE_PLAN: cell.home_since_plan}[
        record
    ]


def country_name(cell: Cell) -> str:
    """The cell's country."""
    return names.shown(cell.country_zh, cell.country_en, cell.country_id)


def field_name(cell: Cell) -> str:
    """The cell's field."""
    return names.shown(cell.field_zh, cell.field_en, cell.field_id)


def strength_name(cell: Cell) -> str:
    """How the policy asks."""
    return {
        "named": t("named"),
        "regional": t("by its region"),
        "general": t("partner countries at large"),
    }.get(cell.strength.value if cell.strength else "", t("not asked"))


def state_name(state: State) -> str:
    """What a cell is."""
    return {
        State.ANSWERED: t("answered"),
        State.GAP: t("nothing recorded"),
        State.UNASKED: t("recorded, not asked"),
    }[state]


def label(cell: Cell, record: Record) -> str:
    """What a screen reader says of a cell."""
    return t(
        "{country}, {field}: {strength}; {state}; {n} records count",
        country=country_name(cell),
        field=field_name(cell),
        strength=strength_name(cell),
        state=state_name(cell.state),
        n=count(cell, record),
    )


def _weight(cells: Sequence[Cell], key: str) -> tuple[int, int, int, str]:
    named = sum(cell.strength is not None and cell.strength.value == "named" for cell in cells)
    gaps = sum(cell.state is State.GAP for cell in cells)
    return (-named, -sum(cell.any for cell in cells), -gaps, key)


def _legend() -> list[dict[str, Any]]:
    """State by shape and colour, strength by size."""
    return [
        {"state": "answered", "strength": "named", "n": "", "name": t("answered")},
        {"state": "gap", "strength": "named", "name": t("asked, nothing recorded")},
        {"state": "unasked", "strength": "", "name": t("recorded, not asked")},
        {"state": "gap", "strength": "named", "name": t("large: the country is named")},
        {"state": "gap", "strength": "regional", "name": t("middling: its region is named")},
        {"state": "gap", "strength": "general", "name": t("small: partner countries at large")},
    ]


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "silkgraph_matrix",
        html=_HTML,
        css=(PARTS / "matrix.css").read_text(encoding="utf-8"),
        js=(PARTS / "matrix.js").read_text(encoding="utf-8"),
    )
