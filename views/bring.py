"""Bring files: check them, show what is wrong or what they change, decide on duplicates, keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

import pandas as pd
import streamlit as st

from analysis.difference import Difference, Item
from analysis.duplicates import Pair
from graph.errors import Problem
from graph.records import Value
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME
from graph.workspace import StaleProposal
from loaders import templates
from loaders.columns import tables
from loaders.decisions import Decision
from loaders.marked import marked_copy
from loaders.upload_rows import written
from silkgraph import Proposal
from views import frame, names, own_files, problem_words, reading
from views.words import language, number, t, tn

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST = 2_000


def part() -> None:
    """Draw the part of the page."""
    _templates()
    frame.section(
        t("Bring files"),
        t("XLSX or CSV, columns in Chinese or English. You see the difference before anything is written."),
    )
    if done := st.session_state.pop("own kept", ""):
        st.success(done, icon=":material/check_circle:")
    who, why = _person()
    files = st.file_uploader(
        t("Files with tables"), type=["xlsx", "csv"], accept_multiple_files=True, key=f"own files {_turn()}"
    )
    _in_words()
    replace = st.toggle(
        t("Rows of mine that the files no longer hold are removed"),
        key="own replace",
        help=t("Otherwise rows are only added and changed."),
    )
    if not files:
        frame.note(t("No file chosen yet. Take a template, fill it in and bring it here."))
        return
    if not who.strip():
        st.warning(t("Write who you are first: it is kept with the version."), icon=":material/person:")
        return
    contents = {file.name: file.getvalue() for file in files}
    proposal = _proposal(contents, who, replace)
    if proposal.problems:
        _wrong(proposal)
    else:
        _change(proposal)
        _duplicates(proposal, who)
        _keep(proposal, who, why)


def differences(change: Difference) -> None:
    """What comes, changes and goes, cell by cell."""
    counts = change.counts()
    parts = [
        ("added", t("Added"), change.added),
        ("changed", t("Changed"), change.changed),
        ("removed", t("Removed"), change.removed),
    ]
    shown = [(what, name, items) for what, name, items in parts if items]
    if not shown:
        return
    for tab, (what, _, items) in zip(
        st.tabs([f"{name} {number(counts[what])}" for what, name, _ in shown]), shown, strict=True
    ):
        with tab:
            rows = _rows(items, what)
            frame.table(
                rows.head(_MOST), alt=t("What the files change"), height=min(420, 40 + 36 * len(rows))
            )
            if len(rows) > _MOST:
                frame.note(
                    t("The first {n} of {whole} rows; all are in the download.", n=_MOST, whole=len(rows))
                )
            frame.downloads(rows, f"difference-{what}", key=f"difference {what}")


def _templates() -> None:
    frame.section(
        t("Templates"),
        t("Spreadsheets with lists of known names, notes and examples; they can hold what is known already."),
    )
    options = {table.file: table.name_zh if language() == "zh" else table.name_en for table in tables()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            t("Tables"),
            list(options),
            default=["demands.csv"],
            format_func=lambda file: options[file],
            key="own templates",
            width=480,
        )
        filled = st.toggle(t("With what is known"), key="own filled")
        wanted = [table for table in tables() if table.file in chosen]
        st.download_button(
            t("Download the template"),
            lambda: templates.workbook(wanted, own_files.records(), filled=filled),
            f"{wanted[0].stem if len(wanted) == 1 else 'silkgraph'}.xlsx",
            _MIME,
            key="own template",
            icon=":material/download:",
            on_click="ignore",
            disabled=not wanted,
        )


def _in_words() -> None:
    """The words of the field for files, which Streamlit writes in English, in the page's language."""
    button, limit = t("Choose files"), t("XLSX or CSV, 60 MB each at most")
    zone = "[data-testid='stFileUploaderDropzone']"
    st.html(
        f"<style>{zone} button p, {zone} > span, {zone} > div {{ font-size: 0; }}"
        f"{zone} button p::after {{ content: '{button}'; font-size: 1rem; }}"
        f"{zone}::after {{ content: '{limit}'; color: var(--sg-muted); font-size: 0.875rem; }}</style>"
    )


def _person() -> tuple[str, str]:
    with st.container(horizontal=True):
        who = st.text_input(t("Who you are"), key="own who", max_chars=80, width=240)
        why = st.text_input(t("What for (kept with the version)"), key="own why", max_chars=200)
    return who, why


def _turn() -> int:
    """A new number empties the field for files after they were kept."""
    return int(st.session_state.get("own turn", 0))


def _decided() -> list[Decision]:
    return list(st.session_state.get("own decided", {}).values())


def _proposal(contents: dict[str, bytes], who: str, replace: bool) -> Proposal:
    """The proposal for these files, made anew when anything has changed, also by someone else."""
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    own = reading.atlas().own
    key = (digest.hexdigest(), who, replace, own.workspace.number(), tuple(_decided()))
    if st.session_state.get("own key") != key:
        with st.spinner(t("Checking the files")):
            st.session_state["own proposal"] = own.propose(
                contents, who=who, replace_rows=replace, decided=_decided()
            )
        st.session_state["own key"] = key
    found: Proposal = st.session_state["own proposal"]
    return found


def _wrong(proposal: Proposal) -> None:
    frame.answer(
        tn(
            "{n} thing in the files is wrong; nothing was changed.",
            "{n} things in the files are wrong; nothing was changed.",
            len(proposal.problems),
        )
    )
    _listed(proposal.problems[:_MOST], t("What is wrong"))
    with st.container(horizontal=True):
        for name, content in proposal.files.items():
            st.download_button(
                t("Marked copy of {name}", name=name),
                partial(marked_copy, name, content, proposal.problems),
                f"{name.rpartition('.')[0]}-marked.xlsx",
                _MIME,
                key=f"own marked {name}",
                icon=":material/rule:",
                on_click="ignore",
            )
    frame.note(
        t("In the copy red cells are to be mended; yellow ones were mended as their note says: check them.")
    )


def _listed(problems: Sequence[Problem], alt: str) -> None:
    rows = pd.DataFrame(
        {
            t("Place"): [problem_words.place(item) for item in problems],
            t("What is wrong and what to do"): [problem_words.message(item) for item in problems],
        }
    )
    frame.table(
        rows,
        alt=alt,
        column_config={t("Place"): st.column_config.Column(width="small")},
    )


def _change(proposal: Proposal) -> None:
    counts = proposal.change.counts()
    if not proposal.change:
        frame.answer(
            tn(
                "{n} row was read; everything in it is known already.",
                "{n} rows were read; everything in them is known already.",
                proposal.rows,
            )
        )
    else:
        frame.answer(
            tn("{n} row was read.", "{n} rows were read.", proposal.rows),
            t(
                "They add {added}, change {changed} and remove {removed}; {links} links come and {gone} go.",
                added=counts["added"],
                changed=counts["changed"],
                removed=counts["removed"],
                links=proposal.change.links_added,
                gone=proposal.change.links_removed,
            ),
        )
    differences(proposal.change)
    if proposal.notes:
        with st.expander(t("Good to know"), icon=":material/info:", expanded=len(proposal.notes) < 4):
            _listed(proposal.notes[:_MOST], t("Good to know"))


def _rows(items: Iterable[Item], what: str) -> pd.DataFrame:
    """One row for each cell that differs; an item that comes or goes is one row."""
    found = []
    for item in items:
        head = {
            t("Kind"): _kind(item.kind),
            t("Name"): item.name_zh if language() == "zh" else item.name_en,
        }
        if what == "changed":
            found += [
                head
                | {
                    t("Cell"): _column(item.kind, cell.name),
                    t("Before"): _shown(cell.before),
                    t("After"): _shown(cell.after),
                }
                for cell in item.cells
            ]
        else:
            said = "; ".join(
                f"{_column(item.kind, cell.name)}: {_shown(cell.after if what == 'added' else cell.before)}"
                for cell in item.cells
                if cell.name not in ("name_zh", "name_en")
            )
            found.append(head | {t("States"): said, t("Id"): item.id})
    return pd.DataFrame(found)


def _kind(kind: str) -> str:
    return names.kind_name(kind) if kind in LABEL_BY_NAME else names.type_name(kind)


def _column(kind: str, name: str) -> str:
    known = LABEL_BY_NAME.get(kind) or TYPE_BY_NAME[kind]
    item = next(each for each in known.properties if each.name == name)
    return item.name_zh if language() == "zh" else name.replace("_", " ")


def _shown(value: Value) -> str:
    """A value in words: ids by their names, values of closed lists in the page's language."""
    known = reading.named()
    parts = written(value).split(";") if isinstance(value, tuple) else [written(value)]
    words = [names.node_name(known[part]) if part in known else names.value_name(part) for part in parts]
    return "; ".join(words)


def _duplicates(proposal: Proposal, who: str) -> None:
    if not proposal.duplicates:
        return
    frame.section(
        t("Known already?"),
        t("These are probably entities that are known. What you decide is kept and not asked again."),
    )
    new = {item.id: item for item in proposal.change.added}
    for pair in proposal.duplicates[:50]:
        mine = new.get(pair.id)
        if mine is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_pair(pair, mine))
            for same, label in (("yes", t("The same")), ("no", t("Another one"))):
                if st.button(label, key=f"own {same} {pair.id}"):
                    now = datetime.now(UTC).isoformat(timespec="seconds")
                    decision = Decision(pair.label, pair.id, mine.name_zh, pair.known_id, same, who, now)
                    kept = dict(st.session_state.get("own decided", {}))
                    st.session_state["own decided"] = kept | {(pair.id, pair.known_id): decision}
                    st.rerun()


def _pair(pair: Pair, mine: Item) -> str:
    known = reading.named().get(pair.known_id)
    theirs = names.node_name(known) if known else pair.known_id
    reasons = [t("names {score} % alike", score=round(pair.score))]
    reasons += [t("same city")] if pair.same_city else []
    reasons += [t("same country")] if pair.same_country else []
    name = mine.name_zh if language() == "zh" else mine.name_en
    plain = [text.replace("[", "\\[").replace("*", "\\*").replace("$", "\\$") for text in (name, theirs)]
    return f"**{plain[0]}** ≟ **{plain[1]}** · {t(', ').join(reasons)}"


def _keep(proposal: Proposal, who: str, why: str) -> None:
    if not proposal.change and not st.session_state.get("own decided"):
        return
    if not st.button(t("Keep and load"), icon=":material/save:", key="own keep"):
        return
    bar = st.progress(0.0, text=t("Writing"))

    def show(_what: str, done: int, whole: int) -> None:
        bar.progress(min(1.0, done / whole) if whole else 0.0, text=t("Writing"))

    try:
        kept = reading.atlas().add(proposal, who=who, why=why, progress=show)
    except StaleProposal:
        bar.empty()
        last = reading.atlas().own.workspace.versions()[-1]
        st.session_state.pop("own key", None)
        st.warning(
            t(
                "{who} has kept version {n} in the meantime. Look at the differences again, then keep them.",
                who=last.who,
                n=last.number,
            ),
            icon=":material/sync:",
        )
        st.button(t("Show the differences anew"), key="own again")
        return
    st.session_state["own turn"] = _turn() + 1
    for name in ("own key", "own proposal", "own decided"):
        st.session_state.pop(name, None)
    st.session_state["own kept"] = t("Kept as version {n} and loaded.", n=kept.version.number)
    reading.forget()
    st.rerun()
