"""Policy text: the text as published, whom it names, what each sentence asks and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.cells import Record as Whose
from analysis.facts import Ask
from diagrams import palette
from graph.schema import LABEL_BY_NAME, Family
from views import address, frame, names, policy_file, policy_panel, reading
from views.sheet import Mark, Sheet, from_graph, lines
from views.words import day, language, t, tn

PARTS = Path(__file__).resolve().parent / "parts"
_HTML = '<div class="ps"><ul class="ps-legend"></ul><div class="ps-frame" tabindex="-1"></div></div>'
_LETTERS = {
    "Country": ("国", "C"),
    "Region": ("区", "R"),
    "Field": ("域", "F"),
    "Instrument": ("式", "I"),
    "Park": ("园", "P"),
    "Organization": ("构", "O"),
    "Enterprise": ("企", "E"),
    "Lab": ("室", "L"),
    "Cooperation": ("合", "A"),
}
_MOST = 200_000
_HEIGHT = 700


def page() -> None:
    """Draw the page."""
    frame.title(t("Policy text"), t("What does the text say, whom does it name, and what stands behind it?"))
    answer = st.container()
    documents = [
        node
        for node in reading.texts().values()
        if node.label == "PolicyDocument" and node.properties.get("text")
    ]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choose(sorted(node.id for node in documents))
        read = policy_file.bring()
    sheet = policy_file.sheet(read) if read else _from_graph(chosen) if chosen else None
    if sheet is None:
        frame.empty(t("No policy text is loaded."), t("Bring a file of your own to read one."))
        return
    with answer:
        _answer(sheet)
    if read:
        policy_file.note(read, sheet)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        picked = _draw(sheet)
    if picked:
        address.put(pick=picked)
    with right, st.container(height=_HEIGHT + 60, border=False):
        policy_panel.panel(sheet, address.param("pick"), read)
    policy_file.versions(sheet, read)
    frame.footer("facts/asks", "facts/measures", "policy/countries_named")


def _choose(ids: Sequence[str]) -> str:
    if not ids:
        return ""
    known = reading.texts()
    if len(ids) == 1:
        address.put(doc="")
        return ids[0]
    options = {key: names.node_name(known[key]) for key in ids}
    return address.choice(st.selectbox, "doc", t("Document"), options, ids[0])


def _answer(sheet: Sheet) -> None:
    measures = [measure for task in sheet.tasks for measure in task.measures]
    asking = {ask.measure_id for ask in sheet.asks}
    named = {ask.place_id for ask in sheet.asks if ask.place_label == "Country"}
    answered = {key for key in asking if _answered(sheet.asks_of(key)) > 0}
    frame.answer(
        t(
            "{title}: {tasks} tasks, {measures} measures.",
            title=sheet.title,
            tasks=len(sheet.tasks),
            measures=len(measures),
        ),
        tn(
            "{n} of them names a place; a record with a participant from {city} stands behind {answered}.",
            "{n} of them name a place; a record with a participant from {city} stands behind {answered}.",
            len(asking),
            city=reading.city(),
            answered=len(answered),
        ),
        tn("It names {n} country.", "It names {n} countries.", len(named)) if named else "",
    )
    frame.note(" · ".join(day(fact) if _is_date(fact) else fact for fact in sheet.facts))


def _is_date(fact: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", fact))


def _answered(asks: Sequence[Ask]) -> int:
    return sum(policy_panel.counts(ask).of(Whose.HOME) > 0 for ask in asks)


def _from_graph(document_id: str) -> Sheet:
    return _sheet(reading.load_id(), document_id)


@st.cache_resource(max_entries=6, show_spinner=False)
def _sheet(load: str, document_id: str) -> Sheet:  # noqa: ARG001 - the key of the cache
    known = reading.texts()
    parts = [node for node in known.values() if node.properties.get("document_id") == document_id]
    naming = [node.id for node in parts if node.label in ("Clause", "PolicyTask")]
    rows = reading.query("explore/links_of", ids=naming, types=["NAMES"]).dicts() if naming else []
    kinds = {key: node.label for key, node in reading.named().items()}
    answers = reading.insight().answers
    asks = [ask for ask in answers.facts.asks if ask.document_id == document_id and answers.reached(ask)]
    return from_graph(known[document_id], parts, rows, kinds, asks)


def _draw(sheet: Sheet) -> str:
    result = _component()(key=f"policy {sheet.id}", data=_payload(sheet), on_pick_change=lambda: None)
    return str(result.pick) if result.pick else ""


def _payload(sheet: Sheet) -> dict[str, Any]:
    shown, whole = lines(sheet, _MOST)
    if not whole:
        frame.note(t("Only the first {n} characters are shown; all of it was read.", n=_MOST))
    present = {mark.kind for mark in sheet.marks}
    kinds = {
        kind: {
            "letter": letters[language() == "en"],
            "family": LABEL_BY_NAME[kind].family.value,
            "name": names.kind_name(kind),
        }
        for kind, letters in _LETTERS.items()
        if kind in present
    }
    return {
        "id": sheet.id,
        "lang": language(),
        "height": _HEIGHT,
        "lines": shown,
        "kinds": kinds,
        "marks": [_mark(mark) for mark in sheet.marks],
        "margins": {task.id: _margin(sheet, task.id) for task in sheet.tasks},
        "selected": address.param("pick"),
    }


def _mark(mark: Mark) -> dict[str, str]:
    node = reading.named().get(mark.entity)
    name = names.node_name(node) if node else mark.entity
    return {"kind": mark.kind, "entity": mark.entity, "title": f"{names.kind_name(mark.kind)} · {name}"}


def _margin(sheet: Sheet, task_id: str) -> Mapping[str, Any]:
    asks = [ask for ask in sheet.asks if ask.task_id == task_id and (ask.field_id or ask.instrument_id)]
    answered = _answered(asks)
    if not asks:
        return {"asked": 0, "answered": 0, "text": t("names no place"), "title": ""}
    return {
        "asked": len(asks),
        "answered": answered,
        "text": t("{answered} of {asked} asks answered", answered=answered, asked=len(asks)),
        "title": t("by a record with a participant from {city}", city=reading.city()),
    }


@st.cache_resource
def _component() -> Any:
    families = (Family.PLACE, Family.SUBJECT, Family.ACTOR, Family.RECORD)
    colours = ""
    for family in families:
        by_day, at_night = (palette.family_colour(family, dark=dark) for dark in (False, True))
        colours += f" --sg-{family.value}: light-dark({by_day}, {at_night});"
    return st.components.v2.component(
        "silkgraph_policy",
        html=_HTML,
        css=f".ps {{ {colours} }}\n{(PARTS / 'policy.css').read_text(encoding='utf-8')}",
        js=(PARTS / "policy.js").read_text(encoding="utf-8"),
    )
