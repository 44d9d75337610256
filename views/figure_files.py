"""A figure as a file: picture, page, slide, table."""

from __future__ import annotations

import streamlit as st

from diagrams.figure import Figure, render
from diagrams.write import Choices
from views import frame
from views.words import language, t


def figure_files(figure: Figure, label: str, name: str, *, key: str) -> None:
    """Offer a figure in every format."""
    choices = Choices(
        language="zh" if language() == "zh" else "en", dark=st.context.theme.get("type") == "dark"
    )
    words = {
        ".svg": "SVG",
        ".png": "PNG",
        ".pdf": "PDF",
        ".pptx": t("Slide (PPTX)"),
        ".html": t("Offline page (HTML)"),
        ".csv": t("Table as CSV"),
        ".xlsx": t("Table as XLSX"),
        ".json": "JSON",
    }
    frame.file_buttons(label, words, lambda ending: render(figure, ending, choices).content, name, key)
