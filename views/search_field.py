"""One search field on every page, and the page that lists all that was found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.search import Found, Hit, How
from graph.schema import LABELS
from views import address, dossier_link, names, reading
from views.frame import empty, footer, section, title
from views.words import language, t, tn

PARTS = Path(__file__).resolve().parent / "parts"
_HTML = """
<div class="find">
<input type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list"
 aria-controls="find-list" aria-expanded="false">
<div class="find-list" id="find-list" role="listbox" hidden></div>
<div class="find-status" role="status"></div></div>
"""
_KEY = "search field"
_SHOWN, _EACH = 24, 6


def field(pages: Mapping[str, Any]) -> None:
    """The field; what is chosen opens on its page."""
    st.session_state["pages"] = pages
    _field()


@st.fragment
def _field() -> None:
    state = st.session_state.get(_KEY) or {}
    text = str(state.get("query") or "")
    result = _component()(
        key=_KEY,
        data=_payload(text),
        default={"query": ""},
        on_query_change=lambda: None,
        on_open_change=lambda: None,
    )
    if result.open:
        go(str(result.open))


def go(target: str) -> None:
    """Open what was chosen: ``pair:COUNTRY:FIELD``, ``all:WORDS`` or an id."""
    pages = st.session_state["pages"]
    kind, _, rest = target.partition(":")
    if kind == "pair":
        country, _, subject = rest.partition(":")
        st.switch_page(pages["gaps"], query_params=address.link(cell=f"{country}.{subject}"))
    if kind == "all":
        st.switch_page(pages["search"], query_params=address.link(q=rest))
    st.switch_page(pages["network"], query_params=address.link(at=rest or target, sel=rest or target))


def _payload(text: str) -> dict[str, Any]:
    found = reading.index().search(text, 200) if text else Found((), ())
    groups = [
        {
            "label": label,
            "options": [{"value": value, "title": name, "note": note} for value, name, note in options],
        }
        for label, options in _groups(found, _EACH, _SHOWN)
    ]
    if found.hits:
        count = tn("{n} hit", "{n} hits", len(found.hits))
        groups.append(
            {"label": "", "options": [{"value": f"all:{text}", "title": t("All hits"), "note": count}]}
        )
    return {
        "query": text,
        "lang": "zh-CN" if language() == "zh" else "en",
        "groups": groups,
        "words": {
            "placeholder": t("Search: country, park, company, field … Chinese, English or pinyin"),
            "label": t("Search"),
            "results": t("Hits"),
            "nothing": t("Nothing found. Try fewer letters, another spelling, or pinyin."),
            "count": tn("{n} hit", "{n} hits", len(found.hits)),
        },
    }


def _groups(found: Found, each: int, most: int) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Hits by kind, kinds in the order of their best hit."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    if found.pairs:
        groups[t("What is asked and what answers it")] = [
            (
                f"pair:{pair.country.id}:{pair.field.id}",
                f"{_name(pair.country.id)} × {_name(pair.field.id)}",
                t("Gaps"),
            )
            for pair in found.pairs
        ]
    shown = 0
    for hit in found.hits:
        label = names.kind_name(hit.entry.label)
        options = groups.setdefault(label, [])
        if len(options) < each and shown < most:
            options.append((f"node:{hit.entry.id}", _name(hit.entry.id), _why(hit)))
            shown += 1
    return [(label, options) for label, options in groups.items() if options]


def _name(key: str) -> str:
    node = reading.named()[key]
    return names.shown(node.name_zh, node.name_en, node.id)


def _why(hit: Hit) -> str:
    if hit.how is How.SPELLING:
        return t("similar spelling")
    if hit.how is How.LINKED:
        return t("linked to it")
    if hit.how in (How.ALIAS, How.CODE) and hit.matched not in (hit.entry.name_zh, hit.entry.name_en):
        return hit.matched
    other = hit.entry.name_en if language() == "zh" else hit.entry.name_zh
    return other if other and len(other) <= 40 else ""


def page() -> None:
    """All that was found, grouped by kind."""
    text = address.param("q")
    title(t("Search"), t("What is there under this name?"))
    if not text:
        empty(t("Nothing was asked yet."), t("Type into the field above."))
        footer()
        return
    found = reading.index().search(text, 300)
    st.html(f"<p class='sg-answer'>{_count(found)}</p>")
    if not found.hits and not found.pairs:
        empty(t("Nothing found."), t("Try fewer letters, another spelling, or pinyin."))
        footer()
        return
    order = {names.kind_name(label.name): at for at, label in enumerate(LABELS)}
    for label, options in sorted(_groups(found, 40, 300), key=lambda group: order.get(group[0], -1)):
        section(f"{label} ({len(options)})")
        for value, name, note in options:
            _line(value, name, note)
    footer("explore/all_nodes")


def _line(value: str, name: str, note: str) -> None:
    pages = st.session_state["pages"]
    kind, _, rest = value.partition(":")
    params = address.link(cell=rest.replace(":", ".")) if kind == "pair" else address.link(at=rest, sel=rest)
    label = f"{name} · {note}" if note else name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(pages["gaps" if kind == "pair" else "network"], label=_plain(label), query_params=params)
        dossier_link.opener(rest, t("Dossier"))


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#+-.!|~$:" else letter for letter in text)


def _count(found: Found) -> str:
    return tn("{n} hit.", "{n} hits.", len(found.hits))


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "silkgraph_search",
        html=_HTML,
        css=(PARTS / "search.css").read_text(encoding="utf-8"),
        js=(PARTS / "search.js").read_text(encoding="utf-8"),
    )
