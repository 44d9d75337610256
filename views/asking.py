"""Which asks and whose records a page is about: the choices that its address keeps."""

from __future__ import annotations

import streamlit as st

from analysis.cells import Record, Strength
from views import address, reading
from views.words import t


def record_choice() -> Record:
    """Whose records count as an answer."""
    return Record(
        address.choice(
            st.segmented_control,
            "record",
            t("Whose records count"),
            {
                Record.HOME.value: t("From {city}", city=reading.city()),
                Record.HOME_SINCE_PLAN.value: t("From {city} since the plan began", city=reading.city()),
                Record.ANY.value: t("Anyone's"),
            },
            Record.HOME.value,
        )
    )


def strength_choices() -> list[str]:
    """How the plan asks; values of `Strength`, none where nothing is chosen."""
    return list(
        address.choices(
            st.pills,
            "strength",
            t("How the plan asks"),
            {
                Strength.NAMED.value: t("names the country"),
                Strength.REGIONAL.value: t("names its region"),
                Strength.GENERAL.value: t("partner countries at large"),
            },
            selection_mode="multi",
        )
    )
