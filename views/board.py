"""Task board: tasks and measures, what is recorded, what their owners report, what is overdue."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.followup import OVER, Standing, note_of, standings
from graph.schema import LABEL_BY_NAME
from loaders.columns import table_named
from views import address, board_page, frame, names, reading
from views.words import day, listed, number, t, tn

_STATES = next(item for item in LABEL_BY_NAME["Progress"].properties if item.name == "state").values


def page() -> None:
    """Draw the page."""
    frame.title(t("Task board"), t("How far has each measure come, who answers for it, and what is overdue?"))
    today = date.today().isoformat()
    found = standings(reading.insight().board, _notes(), today)
    _answer(found)
    if not found:
        frame.footer("facts/measures")
        return
    shown = _filtered(found)
    _tasks(shown)
    _exports(shown, today)
    _roadmap(found)
    _report(found)
    frame.footer("facts/measures", "facts/records")


def _notes() -> list:  # type: ignore[type-arg]
    return [note_of(node.properties) for node in reading.texts().values() if node.label == "Progress"]


def _answer(found: Sequence[Standing]) -> None:
    if not found:
        frame.answer(t("The graph holds no plan with measures."))
        return
    tasks = len({item.task.task_id for item in found})
    recorded = sum(item.row.counts.home_since_plan > 0 for item in found)
    answerable = sum(item.row.answerable > 0 for item in found)
    reported = [item for item in found if item.state]
    frame.answer(
        t(
            "Of {measures} measures in {tasks} tasks, {answerable} ask for what a record can answer; for "
            "{recorded} a record from {city} since the plan began is known.",
            measures=len(found),
            tasks=tasks,
            answerable=answerable,
            recorded=recorded,
            city=reading.city(),
        ),
        tn(
            "Owners have reported on {n}; {late} are overdue.",
            "Owners have reported on {n}; {late} are overdue.",
            len(reported),
            late=sum(item.overdue for item in found),
        )
        if reported
        else t("No owner has reported yet: report below, or bring a progress table on the Data page."),
    )
    if not reported:
        return
    frame.figures(
        [(number(sum(item.state == state for item in found)), names.value_name(state)) for state in _STATES]
        + [(number(sum(item.overdue for item in found)), t("overdue"))]
    )


def _filtered(found: Sequence[Standing]) -> list[Standing]:
    with st.container(horizontal=True):
        tasks = {item.task.task_id: _task(item) for item in found}
        task = address.choice(st.selectbox, "task", t("Task"), {"": t("All tasks")} | tasks, "", width=420)
        state = address.choice(
            st.selectbox,
            "state",
            t("State"),
            {"": t("All states"), "overdue": t("overdue"), "silent": t("not reported")}
            | {name: names.value_name(name) for name in _STATES},
            "",
            width=200,
        )
        owners = sorted({item.owner for item in found if item.owner})
        owner = address.choice(
            st.selectbox,
            "owner",
            t("Owner"),
            {"": t("All owners")} | {name: name for name in owners},
            "",
            width=200,
        )
    return [
        item
        for item in found
        if (not task or item.task.task_id == task)
        and (not owner or item.owner == owner)
        and (
            not state
            or state == item.state
            or (state == "overdue" and item.overdue)
            or (state == "silent" and not item.state)
        )
    ]


def _task(item: Standing) -> str:
    return f"{item.task.label} {names.shown(item.task.name_zh, item.task.name_en, item.task.task_id)}".strip()


def _tasks(shown: Sequence[Standing]) -> None:
    if not shown:
        frame.empty(t("Nothing fits these choices."), t("Take one of them back."))
        return
    groups: dict[str, list[Standing]] = defaultdict(list)
    for item in shown:
        groups[item.task.task_id].append(item)
    for items in groups.values():
        late = sum(item.overdue for item in items)
        recorded = sum(item.row.counts.home_since_plan > 0 for item in items)
        about = t("{n} of {whole} with a record", n=recorded, whole=len(items))
        about += f" · {tn('{n} overdue', '{n} overdue', late)}" if late else ""
        st.html(
            board_page.task(_task(items[0]), about, [_row(item) for item in items], opened=len(groups) == 1)
        )


def _row(item: Standing) -> dict[str, str]:
    actors = [names.node_name(node) for key in item.row.actor_ids[:4] if (node := reading.named().get(key))]
    more = len(item.row.actor_ids) - len(actors)
    return {
        t("Sentence of the plan"): item.row.measure.text,
        t("Asks"): number(item.row.asks),
        t("Anyone's"): number(item.row.counts.any),
        t("From {city}", city=reading.city()): number(item.row.counts.home),
        t("since the plan"): number(item.row.counts.home_since_plan),
        t("Latest year"): str(item.row.last or ""),
        t("By whom"): listed([*actors, *([t("{n} more", n=more)] if more > 0 else [])]),
        t("State"): _state(item),
        t("Reported"): day(item.on) if item.on else "",
        t("Due"): day(item.due) if item.due else "",
        t("Owner"): item.owner,
        t("Note"): item.text,
    }


def _state(item: Standing) -> str:
    state = names.value_name(item.state) if item.state else t("not reported")
    return f"{state} ({t('overdue')})" if item.overdue else state


def _exports(shown: Sequence[Standing], today: str) -> None:
    rows = pd.DataFrame([{t("Task"): _task(item)} | _row(item) for item in shown])
    with st.container(horizontal=True):
        st.download_button(
            t("Board as XLSX"),
            lambda: frame.workbook(rows),
            f"board-{today}.xlsx",
            key="board xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            t("Board as a page"),
            lambda: board_page.document(
                t("Task board"),
                t("As of {date}. What is not recorded here may still exist.", date=day(today)),
                {key: [_row(item) for item in items] for key, items in _by_task(shown).items()},
            ).encode(),
            f"board-{today}.html",
            "text/html",
            key="board html",
            icon=":material/html:",
            on_click="ignore",
        )


def _by_task(shown: Sequence[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = defaultdict(list)
    for item in shown:
        found[_task(item)].append(item)
    return found


def _roadmap(found: Sequence[Standing]) -> None:
    """What is due until the plan ends: targets from the text, dates from the owners."""
    until = _plan_end()
    frame.section(
        t("Road map to {year}", year=str(until)) if until else t("Road map"),
        t("Targets with the date in the text; measures with the date that their owner gave."),
    )
    due: list[tuple[str, str, str]] = []
    for node in reading.texts().values():
        own = node.properties
        if node.label == "Target" and own.get("by"):
            due.append((str(own["by"]), t("Target"), str(own.get("text") or "")))
    due += [
        (item.due, names.value_name(item.state), item.row.measure.text)
        for item in found
        if item.due and item.state not in OVER
    ]
    if not due:
        frame.note(t("No date is stated yet."))
        return
    parts = []
    years: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entry in sorted(due):
        years[entry[0][:4]].append(entry)
    for year, entries in sorted(years.items()):
        rows = "".join(
            f"<li><b>{escape(day(when))}</b> <span>{escape(what)}</span> {escape(text)}</li>"
            for when, what, text in entries
        )
        parts.append(f"<section><h4>{escape(year)}</h4><ul>{rows}</ul></section>")
    st.html(f"<style>{board_page.ROADMAP}</style><div class='sg-road'>{''.join(parts)}</div>")


def _plan_end() -> int | None:
    ends = [
        node.properties.get("period_end")
        for node in reading.texts().values()
        if node.label == "PolicyDocument"
    ]
    known = [end for end in ends if isinstance(end, int)]
    return max(known) if known else None


def _report(found: Sequence[Standing]) -> None:
    """A report on one measure; it is kept like an uploaded row, with who and when, and can be undone."""
    frame.section(
        t("Report on a measure"), t("The report is kept as a version of your own data and can be undone.")
    )
    if done := st.session_state.pop("board kept", ""):
        st.success(done, icon=":material/check_circle:")
    texts = {item.row.measure.id: f"{item.task.label} {item.row.measure.text}" for item in found}
    with st.form("board report", border=True):
        measure = st.selectbox(
            t("Sentence of the plan"),
            list(texts),
            index=None,
            format_func=lambda key: texts[key][:80],
            placeholder=t("Choose one"),
            key="board measure",
        )
        with st.container(horizontal=True):
            state = st.selectbox(
                t("State"), _STATES, format_func=names.value_name, index=1, key="board state"
            )
            due = st.date_input(t("Due"), value=None, key="board due")
            owner = st.text_input(t("Owner"), key="board owner", max_chars=80)
            who = st.text_input(t("Who you are"), key="board who", max_chars=80)
        note = st.text_input(t("Note"), key="board note", max_chars=500)
        sent = st.form_submit_button(t("Keep the report"), icon=":material/save:")
    if not sent:
        return
    if measure is None or not who.strip():
        st.warning(t("Choose a measure and write who you are."), icon=":material/info:")
        return
    cells = {
        "measure_id": measure,
        "on": date.today().isoformat(),
        "state": state,
        "due": due.isoformat() if isinstance(due, date) else "",
        "owner": owner.strip(),
        "note": " ".join(note.split()),
    }
    own = reading.atlas().own
    proposal = own.propose({"progress.csv": _csv(cells)}, who=who, table=table_named("progress")).require()
    kept = reading.atlas().add(proposal, who=who, why=t("report on a measure"))
    st.session_state["board kept"] = t("Kept as version {n} and loaded.", n=kept.version.number)
    reading.forget()
    st.rerun()


def _csv(cells: dict[str, str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(cells)
    writer.writerow(cells.values())
    return buffer.getvalue().encode()
