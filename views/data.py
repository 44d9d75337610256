"""Data: what is loaded and from where, how complete it is, and people's own files."""

from __future__ import annotations

import json

import pandas as pd
import streamlit as st

from graph.workspace import Version
from loaders import data_set
from views import address, bring, completeness, frame, own_files, reading
from views.words import day, number, t


def page() -> None:
    """Draw the page."""
    frame.title(t("Data"), t("What is in the graph, how complete is it, and how do I add to it?"))
    _answer()
    parts = {
        "add": t("Add"),
        "loaded": t("Loaded"),
        "complete": t("Completeness"),
        "sources": t("Sources"),
        "doubtful": t("Doubtful"),
    }
    part = address.choice(st.segmented_control, "part", t("Part"), parts, "add", label_visibility="collapsed")
    if part == "add":
        bring.part()
        _versions()
    elif part == "loaded":
        _loaded()
    elif part == "complete":
        completeness.complete()
    elif part == "sources":
        completeness.sources()
    else:
        completeness.doubtful()
    frame.footer("explore/sources" if part == "sources" else "explore/nodes")


def _answer() -> None:
    found = reading.status()
    own = own_files.change().counts()
    versions = reading.atlas().own.workspace.versions()
    sentences = [
        t(
            "The graph holds {nodes} nodes and {links} links from {files} files.",
            nodes=sum(found.nodes.values()),
            links=sum(found.relationships.values()),
            files=len(_files()),
        )
    ]
    if versions and versions[-1].state_of:
        sentences.append(
            t(
                "Your own data add {added} and change {changed} entries; the latest version is by {who}.",
                added=own["added"],
                changed=own["changed"],
                who=versions[-1].who,
            )
        )
    else:
        sentences.append(t("There are no data of your own yet."))
    frame.answer(*sentences)


def _files() -> dict[str, str]:
    return dict(json.loads(str((reading.status().last_load or {}).get("files") or "{}")))


def _versions() -> None:
    versions = reading.atlas().own.workspace.versions()
    frame.section(t("Versions of your own data"))
    if done := st.session_state.pop("own undone", ""):
        st.success(done, icon=":material/undo:")
    if not versions:
        frame.note(t("Nothing was kept yet."))
        return
    rows = pd.DataFrame([_version(item) for item in reversed(versions)])
    frame.table(rows, alt=t("Versions of your own data"))
    now = versions[-1].state_of
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if now and st.button(t("Undo the last change"), icon=":material/undo:", key="own undo"):
            _back(None)
        others = [item.number for item in versions if item.state_of == item.number and item.number != now]
        chosen = st.selectbox(
            t("Or go to version"),
            [*([0] if now else []), *others],
            index=None,
            format_func=lambda n: t("none of my own") if n == 0 else str(n),
            placeholder=t("Choose one"),
            key="own to",
            width=220,
        )
        if st.button(t("Go there"), key="own go", disabled=chosen is None):
            _back(chosen)


def _version(item: Version) -> dict[str, str]:
    changed = " / ".join(number(item.summary.get(name, 0)) for name in ("added", "changed", "removed"))
    what = (
        changed
        if item.summary
        else t("as version {n}", n=item.state_of)
        if item.state_of
        else t("none of my own")
    )
    return {
        t("Version"): str(item.number),
        t("When (UTC)"): f"{day(item.when)} {item.when[11:16]}",
        t("Who"): item.who,
        t("What for"): item.why,
        t("Files"): ", ".join(item.files),
        t("Added / changed / removed"): what,
    }


def _back(to: int | None) -> None:
    bar = st.progress(0.0, text=t("Writing"))

    def show(_what: str, done: int, whole: int) -> None:
        bar.progress(min(1.0, done / whole) if whole else 0.0, text=t("Writing"))

    who = str(st.session_state.get("own who") or "")
    kept = reading.atlas().undo(who=who, to=to, progress=show)
    state = kept.version.state_of
    st.session_state["own undone"] = (
        t("The data are as in version {n} again.", n=state)
        if state
        else t("The data are as without your own.")
    )
    st.session_state.pop("own key", None)
    reading.forget()
    st.rerun()


def _loaded() -> None:
    found = reading.status()
    last = found.last_load or {}
    frame.section(
        t("Last load"),
        t(
            "{day}, {time} UTC; data sets: {names}",
            day=day(str(last.get("finished", ""))),
            time=str(last.get("finished", ""))[11:16],
            names=", ".join(own_files.records().datasets),
        ),
    )
    files = pd.DataFrame(
        [{t("File"): name, t("Check sum (SHA-256)"): digest} for name, digest in _files().items()]
    )
    frame.table(files, alt=t("Files"), height=320)
    frame.downloads(files, "files", key="files")
    frame.section(
        t("Take everything with you"),
        t("The tables, texts and settings of all data sets; loaded again they give the same graph."),
    )
    st.download_button(
        t("All data sets (ZIP)"),
        lambda: data_set.packed(reading.atlas().own.folders()),
        "silkgraph-data.zip",
        "application/zip",
        key="own export",
        icon=":material/folder_zip:",
        on_click="ignore",
    )
    changed = own_files.change()
    if changed:
        frame.section(t("What your own data change in the seeds"))
        bring.differences(changed)
