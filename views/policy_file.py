"""A policy file of the reader's own, read at once; in the graph only when the reader says so."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from graph.errors import InputError
from loaders import pipeline
from loaders.policies import Vocabulary
from loaders.policy import PolicyReading, document_id, read_text
from loaders.policy.source import source_of
from loaders.policy.versions import Change, Kind, compare, differing
from loaders.policy.versions import Sentence as Measure
from views import evidence, frame, reading
from views.sheet import Sheet, from_reading
from views.words import t, tn

KINDS = ["txt", "md", "docx", "pdf", "html", "htm", "mhtml"]
_MOST = 200


def bring() -> PolicyReading | None:
    """Let the reader choose a file; returns its reading."""
    with st.popover(t("Read a file of your own"), icon=":material/upload_file:"):
        file = st.file_uploader(t("Text, Word, PDF or saved web page"), type=KINDS, key="policy file")
        frame.note(t("The file is read here and shown; it does not enter the graph unless you say so."))
    if file is None:
        return None
    try:
        with st.spinner(t("Reading the text")):
            return _read(reading.load_id(), file.name, file.getvalue())
    except InputError as error:
        frame.trouble(error)
        return None


def sheet(read: PolicyReading) -> Sheet:
    """The reading as it is shown."""
    return _sheet(reading.load_id(), read.sha256, read)


def note(read: PolicyReading, shown: Sheet) -> None:
    """Say that the file is only read, and offer to load it."""
    if shown.id in reading.texts() and reading.texts()[shown.id].properties.get("sha256") == read.sha256:
        st.success(t("This file stands in the graph."), icon=":material/check_circle:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            t("{file} is only read; nothing of it is in the graph.", file=read.file),
            icon=":material/visibility:",
        )
        if st.button(t("Add it to the graph"), icon=":material/add:", key="policy add"):
            _load(read)


def versions(shown: Sheet, read: PolicyReading | None) -> None:
    """What the text changes against another one, measure by measure."""
    others = [
        node
        for node in reading.texts().values()
        if node.label == "PolicyDocument" and node.properties.get("text") and (read or node.id != shown.id)
    ]
    if not others:
        return
    with st.expander(t("Compare with another text, measure by measure"), icon=":material/compare_arrows:"):
        titles = {node.id: node.name_zh or node.name_en or node.id for node in others}
        older = st.selectbox(
            t("Earlier text"), sorted(titles), format_func=lambda key: titles[key], key="policy older"
        )
        _changes(compare(_of_graph(older), _of_sheet(shown)))


def _changes(found: Sequence[Change]) -> None:
    words = {
        Kind.SAME: t("unchanged"),
        Kind.MOVED: t("moved to another task"),
        Kind.REWORDED: t("reworded"),
        Kind.ADDED: t("added"),
        Kind.DROPPED: t("dropped"),
    }
    frame.figures([(str(sum(change.kind is kind for change in found)), word) for kind, word in words.items()])
    changed = [change for change in found if change.kind is not Kind.SAME]
    if not changed:
        frame.note(t("No measure differs."))
    for change in changed[:_MOST]:
        gone, came = differing(change.old.text, change.new.text) if change.old and change.new else ([], [])
        parts = []
        for side, spans, mark in ((change.old, gone, "−"), (change.new, came, "+")):
            if side and not (change.kind is Kind.MOVED and mark == "−"):
                parts.append(f"<p>{mark} {evidence.marked(side.text, spans)}</p>")
        task = (change.new or change.old).task  # type: ignore[union-attr]
        st.html(
            f'<p class="sg-note">{escape(words[change.kind])} · {escape(task)}</p>'
            f'<blockquote class="sg-quote">{"".join(parts)}</blockquote>'
        )
    if len(changed) > _MOST:
        frame.note(t("and {n} more", n=len(changed) - _MOST))


def _of_sheet(shown: Sheet) -> list[Measure]:
    return [
        Measure(measure.id, task.title, shown.text[measure.start : measure.end])
        for task in shown.tasks
        for measure in task.measures
    ]


def _of_graph(key: str) -> list[Measure]:
    rows = reading.query("facts/measures").dicts()
    return [
        Measure(row["id"], str(row["task_zh"] or row["task_en"] or ""), row["text"])
        for row in rows
        if row["document_id"] == key
    ]


def _load(read: PolicyReading) -> None:
    folder = reading.atlas().own.workspace.folder.parent / "policies"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / read.file
    path.write_bytes(st.session_state["policy file"].getvalue())
    with st.spinner(t("Loading the text into the graph")):
        report = reading.atlas().load(policies=[path])
    reading.forget()
    st.toast(
        tn("Loaded; the graph holds {n} node.", "Loaded; the graph holds {n} nodes.", report.nodes),
        icon=":material/check_circle:",
    )
    st.rerun()


@st.cache_resource(max_entries=1, show_spinner=False)
def _words(load: str) -> Vocabulary:  # noqa: ARG001 - the key of the cache
    return pipeline.vocabulary(reading.atlas().own.folders())


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(load: str, name: str, data: bytes) -> PolicyReading:
    words = _words(load)
    return read_text(
        source_of(name, data),
        words.gazetteer,
        document_id=document_id(Path(name)),
        target_rules=words.target_rules,
        network=words.network.as_dict(),
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _sheet(load: str, sha256: str, _read_: PolicyReading) -> Sheet:  # noqa: ARG001 - the key of the cache
    return from_reading(_read_)
