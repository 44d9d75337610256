"""What stands behind a sentence of a policy text, or behind a name in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.answers import Counts
from analysis.cells import Record as Whose
from analysis.facts import Ask
from loaders.policy import PolicyReading
from loaders.policy.model import Warning
from views import address, evidence, frame, names, reading
from views.sheet import Sentence, Sheet
from views.words import language, number, t, tn

_MOST = 12
_STYLE = """<style>
table.sg-asks { border-collapse: collapse; font-size: 0.9375rem; margin-bottom: 0.5rem; width: 100%; }
table.sg-asks td { border: none; padding: 2px 8px 4px 0; vertical-align: baseline; line-height: 1.4; }
table.sg-asks td:first-child { width: 1.2em; }
table.sg-asks td:last-child { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
table.sg-asks small { display: block; color: var(--sg-muted); }
.sg-dot { display: inline-block; width: 10px; height: 10px; border-radius: 50%;
  border: 2.5px solid var(--sg-gap); }
.sg-dot.on { background: var(--sg-answered); border-color: var(--sg-answered); }
</style>"""


def counts(ask: Ask) -> Counts:
    """How many records answer an ask."""
    answers = reading.insight().answers
    return answers.count(record for key in answers.reached(ask) for record in answers.records(ask, key))


def panel(sheet: Sheet, picked: str, read: PolicyReading | None) -> None:
    """Draw the panel for ``measure:ID`` or ``name:ID``; without either, what to do."""
    what, _, key = picked.partition(":")
    measures = {measure.id: measure for task in sheet.tasks for measure in task.measures}
    if what == "measure" and key in measures:
        _measure(sheet, measures[key])
    elif what == "name" and key in reading.named() and any(mark.entity == key for mark in sheet.marks):
        _name(sheet, key)
    else:
        frame.note(
            t("Click a sentence for what it asks, what is recorded and what is missing."),
            t("Click a marked name for who or what it is."),
        )
        if read is not None:
            _not_known(read)


def _measure(sheet: Sheet, measure: Sentence) -> None:
    task = sheet.task_of(measure.id)
    asks = sheet.asks_of(measure.id)
    found = {ask: counts(ask) for ask in asks}
    answerable = [ask for ask in asks if ask.field_id or ask.instrument_id]
    answered = [ask for ask in answerable if found[ask].home]
    if task:
        frame.note(f"{task.label}{task.title}")
    quote = escape(" ".join(sheet.text[measure.start : measure.end].split()))
    st.html(f'<blockquote class="sg-quote">{quote}</blockquote>')
    if not asks:
        frame.answer(t("This sentence names no place and so asks for nothing that a record could answer."))
        return
    if not answerable:
        frame.answer(t("It names a place, but no field and no form of cooperation: no record can answer it."))
    else:
        frame.answer(
            t(
                "It asks for {asked} pairs of place and subject; {answered} are answered by {city}.",
                asked=len(answerable),
                answered=len(answered),
                city=reading.city(),
            )
        )
    if answerable:
        frame.note(
            t(
                "Beside each pair: records with a participant from {city}, of all that answer it.",
                city=reading.city(),
            )
        )
    for number_, span in enumerate(measure.clauses, 1):
        mine = [ask for ask in asks if ask.clause_id.endswith(f"-c{number_}")]
        if mine:
            _clause(" ".join(sheet.text[slice(*span)].split()), mine, found)
    missing = [ask for ask in answerable if not found[ask].home]
    _missing(missing, found)
    ids = list(dict.fromkeys(key for ask in answered for key in found[ask].home_ids))
    if ids:
        frame.section(tn("{n} record counts", "{n} records count", len(ids)))
        evidence.records(ids[:_MOST], _since(sheet))
        if len(ids) > _MOST:
            frame.note(t("and {n} more", n=len(ids) - _MOST))


def _since(sheet: Sheet) -> int | None:
    document = reading.texts().get(sheet.id)
    value = document.properties.get("period_start") if document else None
    return value if isinstance(value, int) else None


def _clause(words: str, asks: Sequence[Ask], found: dict[Ask, Counts]) -> None:
    rows = ""
    for ask in asks:
        pair = escape(f"{_place(ask)} × {_subject(ask)}")
        about = f"{pair}<small>{escape(_strength(ask))}</small>"
        cells = (_state(ask, found[ask]), about, escape(_count(ask, found[ask])))
        rows += f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    st.html(
        f"<p class='sg-note'>{escape(words)}</p><table class='sg-asks'><tbody>{rows}</tbody></table>{_STYLE}"
    )


def _state(ask: Ask, found: Counts) -> str:
    """A filled circle where records answer, an open ring where none does, a dash where none could."""
    if not ask.field_id and not ask.instrument_id:
        return "–"
    said = escape(t("answered") if found.home else t("nothing recorded"))
    look = "sg-dot on" if found.home else "sg-dot"
    return f"<span class='{look}' role='img' aria-label='{said}' title='{said}'></span>"


def _place(ask: Ask) -> str:
    return _named(ask.place_id)


def _subject(ask: Ask) -> str:
    key = ask.field_id or ask.instrument_id
    return _named(key) if key else t("nothing in particular")


def _named(key: str) -> str:
    node = reading.named().get(key)
    return names.node_name(node) if node else key


def _strength(ask: Ask) -> str:
    strength = {
        "named": t("named"),
        "regional": t("by its region"),
        "general": t("partner countries at large"),
    }
    said = strength[reading.insight().answers.strength(ask).value]
    return f"{said} · {t('inferred')}" if ask.inferred else said


def _count(ask: Ask, found: Counts) -> str:
    if not ask.field_id and not ask.instrument_id:
        return ""
    return t("{home} of {any}", home=number(found.of(Whose.HOME)), any=number(found.any))


def _missing(missing: Sequence[Ask], found: dict[Ask, Counts]) -> None:
    named = [ask for ask in missing if ask.place_label == "Country"]
    if not missing:
        return
    frame.section(t("What is missing"))
    shown = named or list(missing)
    for ask in shown[:_MOST]:
        elsewhere = (
            tn("; {n} record of others", "; {n} records of others", found[ask].any) if found[ask].any else ""
        )
        pair = t("{field} with {country}", field=_subject(ask), country=_place(ask)) + elsewhere
        if ask.place_label == "Country" and ask.field_id:
            st.page_link(
                st.session_state["pages"]["gaps"],
                label=evidence.plain(pair),
                icon=":material/arrow_forward:",
                query_params=address.link(cell=f"{ask.place_id}.{ask.field_id}"),
            )
        else:
            frame.note(pair)
    if len(shown) > _MOST:
        frame.note(t("and {n} more", n=len(shown) - _MOST))


def _name(sheet: Sheet, key: str) -> None:
    node = reading.named()[key]
    marks = [mark for mark in sheet.marks if mark.entity == key]
    frame.section(names.node_name(node), names.kind_name(node.label))
    other = names.other_name(node)
    lines = [other] if other else []
    labels = {one: names.node_name(found) for one, found in reading.named().items()}
    lines += [
        f"{name}：{value}" if language() == "zh" else f"{name}: {value}"
        for name, value in _facts(key, labels)
    ]
    frame.note(*lines)
    evidence.opener(node, t("Open in the network"))
    frame.section(tn("Named {n} time in this text", "Named {n} times in this text", len(marks)))
    shown = 0
    for task in sheet.tasks:
        for measure in task.measures:
            spans = [
                (mark.start - measure.start, mark.end - measure.start)
                for mark in marks
                if measure.start <= mark.start and mark.end <= measure.end
            ]
            if spans and shown < _MOST:
                shown += 1
                words = evidence.marked(sheet.text[measure.start : measure.end], spans)
                where = escape(task.label + task.title)
                st.html(f'<blockquote class="sg-quote">{words}</blockquote><p class="sg-note">{where}</p>')


def _facts(key: str, labels: dict[str, str]) -> list[tuple[str, str]]:
    node = reading.named()[key]
    return names.facts(node.label, node.properties, labels)[:8]


def _not_known(read: PolicyReading) -> None:
    kinds = {
        "organization": t("organisation"),
        "event": t("event"),
        "programme": t("programme"),
        "park": t("park"),
    }
    if read.candidates:
        frame.section(
            t("Names that are not in the data"),
            t("They look like names; add a row on the Data page where they should count."),
        )
        items = ""
        for item in read.candidates[:60]:
            about = f"{kinds[item.kind]} · {t('line {n}', n=item.line)}"
            items += f"<li>{escape(item.text)} <span>{escape(about)}</span></li>"
        st.html(f"<ul class='sg-sources'>{items}</ul>")
    if read.warnings:
        frame.section(t("Not read, or not for certain"))
        frame.note(
            *(
                f"{t('line {n}', n=item.line)} · {_said(item)}" if item.line else _said(item)
                for item in read.warnings[:40]
            )
        )


def _said(warning: Warning) -> str:
    return warning.zh if language() == "zh" and warning.zh else warning.message
