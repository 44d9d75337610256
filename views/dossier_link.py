"""Links to dossiers, for every page that names something."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from analysis.dossier import ACTORS
from views import address, evidence, names, reading
from views.words import t

LABELS = ("Country", "Field", *ACTORS)


def opener(key: str, label: str | None = None) -> None:
    """A link to the dossier of a node, where it has one."""
    node = reading.named().get(key)
    if node is not None and node.label in LABELS:
        st.page_link(
            st.session_state["pages"]["dossier"],
            label=label or evidence.plain(t("Dossier: {name}", name=names.node_name(node))),
            icon=":material/assignment:",
            query_params=address.link(pick=key),
        )


def path(key: str, label: str) -> str:
    """Address of the dossier of a node of this kind, relative to a page; empty where it has none."""
    return f"dossier?{urlencode(address.link(pick=key))}" if label in LABELS else ""
