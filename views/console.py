"""Cypher: anyone's read-only question to the graph, as a table and, where it holds nodes, as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from graph.errors import QueryFailed, QueryRefused, QueryTimeout, SilkgraphError
from graph.store import Table
from views import address, frame, names, network, reading
from views.exploring import part
from views.network_view import Picture, draw
from views.words import language, t, tn

_FIRST = (
    "MATCH (c:Country)<-[:NAMES]-(k:Clause)-[:NAMES]->(f:Field)\nRETURN c.name_zh, f.name_zh, k.text LIMIT 25"
)
_LIMITS = ("100", "1000", "10000")
_HISTORY = "console history"


def page() -> None:
    """Draw the page."""
    frame.title("Cypher", t("What else do you want to know? Questions may only read."))
    answer = st.container()
    text = _text()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = st.text_input(
            t("Values of $names, as JSON"), key="console values", placeholder='{"country": "SRB"}', width=320
        )
        limit = int(
            address.choice(
                st.selectbox, "limit", t("Rows at most"), {n: n for n in _LIMITS}, "1000", width=130
            )
        )
        run = st.button(t("Run"), icon=":material/play_arrow:", shortcut="Ctrl+Enter")
    if run:
        address.put(run=text, values=values)
    asked = address.param("run")
    if not asked:
        with answer:
            frame.answer(t("Write a question or choose one; then run it."))
        frame.footer()
        return
    try:
        table = reading.cypher(asked, address.param("values"), limit)
    except (QueryRefused, QueryFailed, QueryTimeout) as error:
        with answer:
            frame.answer(_refused(error))
        st.code(str(error), language=None, wrap_lines=True)
        frame.footer()
        return
    except ValueError as error:
        with answer:
            frame.answer(t("The values are not JSON: {why}", why=str(error)))
        frame.footer()
        return
    _remember(asked)
    with answer:
        frame.answer(
            tn("{n} row.", "{n} rows.", len(table.rows)),
            t("There are more; raise the limit or ask for less.") if table.truncated else "",
        )
        frame.note(*getattr(table, "notes", ()))
    _show(table)
    frame.footer()


def _refused(error: SilkgraphError) -> str:
    if isinstance(error, QueryRefused):
        return t("This statement is not run here.")
    if isinstance(error, QueryTimeout):
        return t("The statement ran out of its time.")
    return t("The statement cannot be understood.")


def _text() -> str:
    catalogue = reading.atlas().queries()
    options = {"": t("own question")} | {
        key: f"{found.title_zh if language() == 'zh' else found.title} · {key}"
        for key, found in catalogue.items()
    }
    before = st.session_state.get("console from")
    chosen = address.choice(st.selectbox, "question", t("From the catalogue"), options, "")
    if chosen and before != chosen:
        st.session_state["console text"] = catalogue[chosen].text
        given = (
            reading.atlas().parameters(chosen)
            if not any(p.required for p in catalogue[chosen].params)
            else {}
        )
        st.session_state["console values"] = json.dumps(given, ensure_ascii=False) if given else ""
    st.session_state["console from"] = chosen
    st.session_state.setdefault("console text", address.param("run") or _FIRST)
    st.session_state.setdefault("console values", address.param("values"))
    history = st.session_state.get(_HISTORY, [])
    if history:
        with st.popover(t("Asked before"), icon=":material/history:"):
            for at, earlier in enumerate(reversed(history)):
                st.button(
                    earlier.strip().splitlines()[-1][:80],
                    key=f"console earlier {at}",
                    type="tertiary",
                    on_click=lambda earlier=earlier: st.session_state.update({"console text": earlier}),
                )
    return st.text_area("Cypher", key="console text", height=200)


def _remember(text: str) -> None:
    history: list[str] = st.session_state.setdefault(_HISTORY, [])
    if not history or history[-1] != text:
        history.append(text)
        del history[:-20]


def _show(table: Table) -> None:
    if not table.rows:
        frame.empty(t("The question has no answer in the graph."), t("Check names and directions."))
        return
    ids = [key for key in dict.fromkeys(_ids(table.rows)) if key in reading.web().nodes]
    rows = pd.DataFrame([[_flat(value) for value in row] for row in table.rows], columns=list(table.columns))
    if len(ids) > 1:
        drawn = reading.with_sources(part(reading.web(), ids[:400]))
        name = f"console:{address.param('run')}"
        draw(
            drawn,
            Picture(reading.places(name, drawn), name, name, labels=network.labels()),
            key="console network",
            selected=address.param("sel"),
            file="cypher",
        )
        frame.note(
            tn(
                "{n} node of the answer is drawn, with all links between.",
                "{n} nodes of the answer are drawn, with all links between.",
                len(ids[:400]),
            )
        )
    frame.table(rows, alt=t("The answer as a table"), height=min(420, 38 * (len(rows) + 1) + 4))
    with st.container(horizontal=True):
        frame.downloads(rows, "cypher", key="cypher")
        st.download_button(
            "JSON",
            lambda: json.dumps(table.dicts(), ensure_ascii=False, indent=1, default=str).encode(),
            "cypher.json",
            "application/json",
            key="cypher json",
            icon=":material/download:",
            on_click="ignore",
        )


def _ids(value: object) -> Iterator[str]:
    """Ids of all nodes in an answer, also those within paths, lists and maps."""
    if isinstance(value, Mapping):
        if "_labels" in value and "id" in value:
            yield str(value["id"])
        else:
            for inner in value.values():
                yield from _ids(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _ids(inner)


def _flat(value: Any) -> Any:
    """A value as a cell shows it: nodes and links by name, the rest as it is."""
    if isinstance(value, Mapping) and "_labels" in value:
        fallback = str(value.get("text") or value.get("id") or "")
        name = names.shown(value.get("name_zh"), value.get("name_en"), fallback)
        return f"{name} ({'/'.join(value['_labels'])})"
    if isinstance(value, Mapping) and "_type" in value:
        return f"[{value['_type']}]"
    if isinstance(value, Mapping) and "_nodes" in value:
        nodes, links = map(list, (value["_nodes"], value["_relationships"]))
        steps = [f" {_flat(link)} {_flat(node)}" for node, link in zip(nodes[1:], links, strict=False)]
        return "".join([str(_flat(nodes[0])) if nodes else "", *steps])
    if isinstance(value, (Mapping, list, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value
