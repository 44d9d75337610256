"""Saved views: a page as someone left it, kept under a name, sent as a link or a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analysis.stories import MOST_BYTES, Missing, View, missing, read_view, view_text, without_language
from graph.errors import SilkgraphError
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME
from views import address, evidence, frame, reading
from views.words import listed, t, tn

_KINDS = frozenset([*LABEL_BY_NAME, *TYPE_BY_NAME])
_LOST = "lost of the address"
_NO_VIEW = ("saved", "story", "search", "data")


def control(page: Any, pages: Mapping[str, Any]) -> None:
    """The small control beside the search field: keep this page as it stands."""
    name = page_name(page)
    with st.popover("", icon=":material/bookmark:", help=t("Save this view")):
        if name in _NO_VIEW:
            frame.note(t("This page has no view to save."))
        else:
            _save(View("", name, without_language(st.query_params.to_dict())))
        st.page_link(pages["saved"], query_params=address.link())
        st.page_link(pages["story"], query_params=address.link())


def page_name(page: Any) -> str:
    """Name of a page as views state it; the first page has an empty address."""
    return str(page.url_path) or "overview"


def _save(view: View) -> None:
    with st.form("save view", border=False, clear_on_submit=True):
        name = st.text_input(t("Name of the view"), key="save view name", max_chars=120)
        sent = st.form_submit_button(t("Save this view"), icon=":material/save:")
    if sent and not name.strip():
        st.warning(t("Give the view a name."), icon=":material/info:")
    elif sent:
        reading.atlas().keep_view(View(name.strip(), view.page, view.params))
        st.success(t("Saved."), icon=":material/check_circle:")


def tell_missing(page: Any, pages: Mapping[str, Any]) -> None:
    """Say what the address names and what is not there; kept until another page or address is meant."""
    view = View("", page_name(page), without_language(st.query_params.to_dict()))
    found = lost(view, pages)
    before = st.session_state.get(_LOST)
    if not found and before and before[0] == view.page:
        found = before[1]
    st.session_state[_LOST] = (view.page, found)
    if found and view.page != "dossier":
        st.warning(words(found), icon=":material/link_off:")


def lost(view: View, pages: Mapping[str, Any]) -> tuple[Missing, ...]:
    """What a view names and what these data or this program do not have."""
    return missing(view, pages, _has, _KINDS)


def _has(key: str) -> bool:
    return key in reading.named() or key in reading.texts()


def words(found: tuple[Missing, ...]) -> str:
    """What is missing, in a sentence."""
    if found[0].what == "page":
        return evidence.plain(t("The page “{name}” does not exist in this program.", name=found[0].value))
    shown = [item.value for item in found[:6]] + (["…"] if len(found) > 6 else [])
    return evidence.plain(
        tn(
            "{n} thing that this view names is not in these data: {names}. What is left is shown.",
            "{n} things that this view names are not in these data: {names}. What is left is shown.",
            len(found),
            names=listed(shown),
        )
    )


def page() -> None:
    """Draw the page."""
    frame.title(t("Saved views"), t("Which views have been kept, and how are they passed on?"))
    atlas, pages = reading.atlas(), st.session_state["pages"]
    kept = atlas.kept_views()
    frame.answer(
        tn("{n} view is saved here.", "{n} views are saved here.", len(kept))
        if kept
        else t("No view is saved yet: open a page and press the bookmark beside the search field.")
    )
    for key, view in kept.items():
        _row(key, view, pages)
    _bring()
    frame.note(
        t(
            "A view holds a page, its filters, what is selected and where nodes were pinned, in no language. "
            "Its file opens in any installation with the same data."
        )
    )
    frame.footer()


def _row(key: str, view: View, pages: Mapping[str, Any]) -> None:
    gone = lost(view, pages)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            if view.page in pages:
                label = evidence.plain(f"{view.name} · {pages[view.page].title}")
                st.page_link(pages[view.page], label=label, query_params=address.link(**view.params))
            else:
                st.markdown(evidence.plain(view.name))
            with st.popover(t("Pass on"), icon=":material/share:"):
                frame.note(t("Link"))
                st.code(link(view), language=None, wrap_lines=True)
                st.download_button(
                    t("View as a file"),
                    view_text(view),
                    f"{key}.view.json",
                    "application/json",
                    key=f"file {key}",
                    icon=":material/download:",
                    on_click="ignore",
                )
            with st.popover(t("Rename"), icon=":material/edit:"):
                _rename(key, view)
            with st.popover(t("Delete"), icon=":material/delete:"):
                frame.note(t("The view is deleted for everyone who uses this installation."))
                st.button(t("Delete it"), key=f"drop {key}", on_click=reading.atlas().drop_view, args=(key,))
        if gone:
            frame.note(words(gone).replace("\\", ""))


def link(view: View) -> str:
    """Address of a view on this server."""
    base = str(st.context.url or "/").split("?")[0].rstrip("/")
    root = base.rsplit("/", 1)[0] if base.endswith("/saved") else base
    params = urlencode(address.link(**view.params))
    page = "" if view.page == "overview" else view.page  # the first page stands at the root
    return f"{root}/{page}" + (f"?{params}" if params else "")


def _rename(key: str, view: View) -> None:
    with st.form(f"rename {key}", border=False):
        name = st.text_input(t("Name of the view"), view.name, key=f"name {key}", max_chars=120)
        sent = st.form_submit_button(t("Rename"))
    if sent and name.strip():
        try:
            reading.atlas().rename_view(key, name.strip(), view)
        except SilkgraphError as error:
            st.error(str(error))
        else:
            st.rerun()


def _bring() -> None:
    with st.expander(t("Bring a view from a file"), icon=":material/upload_file:"):
        given = st.file_uploader(t("File of a view"), ["json"], key="bring view", max_upload_size=1)
        if given is not None and st.button(t("Keep it"), icon=":material/save:", key="keep view"):
            if given.size > MOST_BYTES:
                st.error(t("The file is too large."))
                return
            try:
                reading.atlas().keep_view(read_view(given.getvalue(), given.name))
            except SilkgraphError as error:
                frame.trouble(error)
            else:
                st.rerun()
