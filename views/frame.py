"""What every page has: search, language, backend, the answer first, and what it all rests on at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from diagrams import palette
from diagrams.write import Choices, render
from graph.errors import EngineError, InputError, ServerUnreachable, SilkgraphError
from graph.network import Network
from views import address, reading
from views.words import LANGUAGES, day, language, number, t, tn

PARTS = Path(__file__).resolve().parent / "parts"
_WHOLE = 20  # a table with at most as many rows is shown whole


def style() -> None:
    """The few rules that the theme has no option for, with the palette's colours."""
    rules = (PARTS / "page.css").read_text(encoding="utf-8")
    st.html(f"<style>[data-testid='stApp'] {{ {colours()} }}\n{rules}</style>")


def colours() -> str:
    """The palette as CSS variables that follow the light or dark ground by themselves."""
    light, dark = palette.theme(), palette.theme(dark=True)
    pairs = {
        name: (getattr(light, name), getattr(dark, name))
        for name in ("accent", "muted", "rule", "surface", "text")
    }
    for state in (palette.State.ANSWERED, palette.State.GAP, palette.State.UNASKED):
        marks = [palette.state_mark(state, dark=at_night).colour for at_night in (False, True)]
        pairs[state.value] = (marks[0], marks[1])
    return " ".join(f"--sg-{name}: light-dark({day}, {night});" for name, (day, night) in pairs.items())


def choose_language() -> str:
    """Language of this run: from the address, else as it was on the page before, else Chinese."""
    wanted = address.param("lang") or str(st.session_state.get("lang", "zh"))
    st.session_state["lang"] = wanted if wanted in LANGUAGES else "zh"
    address.put(lang="" if language() == "zh" else language())
    return language()


def _switched() -> None:
    picked = st.session_state.get("language switch")
    if picked:
        st.session_state["lang"] = picked
        address.put(lang="" if picked == "zh" else picked)


def language_switch() -> None:
    """中文 | English."""
    st.session_state["language switch"] = language()
    st.segmented_control(
        t("Language"),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        key="language switch",
        on_change=_switched,
        required=True,
        label_visibility="collapsed",
    )


def menu(sections: Mapping[str, Sequence[Any]]) -> None:
    """The pages, in their sections; the links keep the language."""
    with st.sidebar:
        for name, pages in sections.items():
            st.html(f"<p class='sg-menu'>{escape(name)}</p>")
            with st.container(gap=None):
                for page in pages:
                    st.page_link(page, query_params=address.link(), width="stretch")


def backend() -> None:
    """Which database stands behind the page."""
    found = reading.status()
    kind = t("Embedded engine, on this machine") if found.backend == "embedded" else t("Neo4j server")
    with st.sidebar:
        loading = (found.last_load or {}).get("state") == "loading"
        if loading:
            st.warning(t("A load is under way; figures may be incomplete."), icon=":material/hourglass_top:")
        note(kind, t("Data as of {date}", date=day(reading.as_of())) if reading.as_of() else t("No data yet"))


def title(name: str, question: str) -> None:
    """The page's name and the question that it answers."""
    st.title(name, anchor=False)
    st.html(f'<p class="sg-question">{escape(question)}</p>')


def answer(*sentences: str) -> None:
    """The answer, before anything else."""
    st.html(f'<p class="sg-answer">{escape(_joined(sentences))}</p>')


def note(*sentences: str) -> None:
    """What should be known about the figures."""
    st.html(f'<p class="sg-note">{"<br>".join(escape(sentence) for sentence in sentences if sentence)}</p>')


def figures(items: Sequence[tuple[str, str]]) -> None:
    """Numbers in a row, each with what it counts."""
    parts = "".join(
        f"<div role='listitem'><b>{escape(value)}</b><span>{escape(name)}</span></div>"
        for value, name in items
    )
    across = len(items) if len(items) < 6 else (len(items) + 1) // 2
    st.html(f"<div class='sg-figures' role='list' style='--n:{across}'>{parts}</div>")


def bars(items: Sequence[tuple[str, int]], whole: int) -> None:
    """Shares as bars, each with its number and the base."""
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td class='n'>{escape(number(count))}</td>"
        f"<td class='b'><span style='width:{100 * count / whole if whole else 0:.2f}%'></span></td>"
        f"<td class='n'>{escape(percent(count, whole))}</td></tr>"
        for name, count in items
    )
    st.html(f"<table class='sg-bars'><tbody>{rows}</tbody></table>")


def section(name: str, about: str = "") -> None:
    """A part of a page."""
    st.subheader(name, anchor=False)
    if about:
        note(about)


def footer(*queries: str, parameters: Mapping[str, object] | None = None, basis: str = "") -> None:
    """What the page rests on: date, amount of data, caution, and the Cypher behind it."""
    found = reading.status()
    records = sum(found.nodes.get(label, 0) for label in reading.RECORD_LABELS)
    st.divider()
    lines = [
        t("Data as of {date}.", date=day(reading.as_of())),
        t(
            "{records} recorded cooperations and laboratories, {actors} actors, {sources} sources.",
            records=records,
            actors=sum(found.nodes.get(label, 0) for label in ("Park", "Organization", "Enterprise")),
            sources=found.nodes.get("Source", 0),
        ),
        t("What is not recorded here may still exist."),
    ]
    note(basis, _joined(lines))
    if queries:
        with st.expander(t("Show the Cypher"), icon=":material/code:"):
            for name in queries:
                cypher(name, parameters or {})


def cypher(name: str, parameters: Mapping[str, object]) -> None:
    """One catalogued question: its words, its Cypher, its values."""
    asked = reading.atlas().queries()[name]
    st.markdown(f"**{asked.title_zh if language() == 'zh' else asked.title}** `{name}`")
    st.code(asked.text, language="cypher", wrap_lines=True)
    known = {item.name for item in asked.params}
    given = {key: value for key, value in parameters.items() if key in known}
    values = (
        reading.atlas().parameters(name, **given)
        if all(not item.required or item.name in given for item in asked.params)
        else given
    )
    if values:
        note(t("Values: {values}", values=", ".join(f"${key} = {value!r}" for key, value in values.items())))


def downloads(rows: pd.DataFrame, name: str, *, key: str) -> None:
    """A table as CSV (opens right in Excel and WPS) and as formatted XLSX."""
    with st.container(horizontal=True):
        st.download_button(
            t("Table as CSV"),
            lambda: rows.to_csv(index=False).encode("utf-8-sig"),
            f"{name}.csv",
            "text/csv",
            key=f"{key} csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            t("Table as XLSX"),
            lambda: workbook(rows),
            f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"{key} xlsx",
            icon=":material/download:",
            on_click="ignore",
        )


def diagrams(network: Network, placed: Mapping[str, tuple[float, float]], name: str, *, key: str) -> None:
    """The network as a file: page, picture, slide, data."""
    choices = Choices(
        language="zh" if language() == "zh" else "en",
        dark=st.context.theme.get("type") == "dark",
        placed=dict(placed),
    )
    words = {
        ".html": t("Interactive page"),
        ".svg": "SVG",
        ".png": "PNG",
        ".pdf": "PDF",
        ".pptx": t("Slide (PPTX)"),
        ".xlsx": t("Workbook (XLSX)"),
        ".graphml": "GraphML",
        ".gexf": "GEXF",
        ".json": "JSON",
        ".cypher": "Cypher",
    }
    file_buttons(
        t("Download the network"), words, lambda ending: render(network, ending, choices).content, name, key
    )


def file_buttons(
    label: str, words: Mapping[str, str], make: Callable[[str], bytes], name: str, key: str
) -> None:
    """Offer a file for each ending; it is made when it is asked for."""
    with st.popover(label, icon=":material/download:"):
        for ending, word in words.items():
            st.download_button(
                word,
                partial(make, ending),
                f"{name}{ending}",
                key=f"{key} {ending}",
                on_click="ignore",
                type="tertiary",
            )


def workbook(rows: pd.DataFrame) -> bytes:
    """A table as an XLSX file: head in bold and frozen, columns wide enough, text never a formula."""
    file = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        rows.to_excel(writer, index=False, sheet_name="silkgraph")
        sheet = writer.sheets["silkgraph"]
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), max(len(rows.columns) - 1, 0))
        for at, column in enumerate(rows.columns):
            longest = max([len(str(column)), *(len(str(value)) for value in rows[column].head(200))])
            sheet.set_column(at, at, min(max(8, longest * 1.6), 60))
    return file.getvalue()


def table(rows: pd.DataFrame, *, alt: str, height: int | None = None, **more: Any) -> None:
    """A table that a screen reader can name."""
    st.dataframe(
        rows,
        hide_index=True,
        alt=alt,
        placeholder="",
        height=height or ("content" if len(rows) <= _WHOLE else "auto"),
        **more,
    )


def empty(what: str, next_step: str) -> None:
    """Nothing to show, and what to do about it."""
    st.info(f"{what} {next_step}" if language() == "en" else f"{what}{next_step}", icon=":material/info:")


def trouble(error: SilkgraphError) -> None:
    """An error in plain words, with a way on; a lost database is looked for again by itself."""
    if isinstance(error, (ServerUnreachable, EngineError)):
        st.error(
            t("The database does not answer. This page looks for it again by itself."),
            icon=":material/cloud_off:",
        )
        note(str(error))
        _wait_for_database()
        return
    if isinstance(error, InputError):
        st.error(t("The files cannot be used as they are:"), icon=":material/error:")
        note(*(str(problem) for problem in error.problems[:30]))
        return
    st.error(str(error), icon=":material/error:")
    st.button(t("Try again"), icon=":material/refresh:")


@st.fragment(run_every=5)
def _wait_for_database() -> None:
    try:
        reading.forget()
        reading.status()
    except SilkgraphError:
        reading.atlas.clear()
        note(t("Looked for it just now; the next time is in five seconds."))
    else:
        st.rerun(scope="app")


def first_load() -> None:
    """Fill an empty graph with the seeds, and say what is being done."""
    if reading.status().last_load is not None:
        return
    said = {
        "read": t("Reading the tables and the policy text"),
        "complete": t("Done"),
    }
    with st.status(t("First start: loading the seed data"), expanded=True) as box:
        bar = st.progress(0.0, text=said["read"])

        def show(what: str, done: int, whole: int) -> None:
            text = said.get(what, t("Writing: {what}", what=what))
            bar.progress(min(1.0, done / whole) if whole else 0.0, text=text)

        report = reading.atlas().load(progress=show)
        reading.forget()
        box.update(
            label=tn(
                "{n} node and {links} links are loaded",
                "{n} nodes and {links} links are loaded",
                report.nodes,
                links=report.relationships,
            ),
            state="complete",
            expanded=False,
        )
    st.rerun()


def guarded(run: Callable[[], None]) -> None:
    """Run a page; what a person can mend is shown in words."""
    try:
        run()
    except SilkgraphError as error:
        trouble(error)


def percent(part: int, whole: int) -> str:
    """Share in whole per cent; a dash without a base."""
    return number(part / whole, "0%") if whole else "–"


def _joined(sentences: Iterable[str]) -> str:
    return ("" if language() == "zh" else " ").join(sentence for sentence in sentences if sentence)
