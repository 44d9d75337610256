"""Overview: what is asked, how far it is answered, and what all of it rests on."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.cells import State
from analysis.targets import TargetProgress
from views import address, evidence, frame, names, reading
from views.words import day, language, number, t, tn

_ORDER = ("official", "party", "news-agency", "press", "academic", "reference", "other")


def page() -> None:
    """Draw the page."""
    frame.title(
        t("Overview"), t("What does the plan ask, how far is it answered, and what does that rest on?")
    )
    _answer()
    _counts()
    _targets()
    _basis()
    frame.footer("gaps/cells", "explore/sources")


def _answer() -> None:
    cells = list(reading.cells("home", "named"))
    answered = [cell for cell in cells if cell.state is State.ANSWERED]
    open_ones = [cell for cell in cells if cell.state is State.GAP]
    countries = {cell.country_id for cell in cells}
    frame.answer(
        t(
            "The plan names {countries} countries together with a field, {asked} pairs in all; "
            "{answered} of them are answered by a recorded cooperation with a participant from {city}.",
            countries=len(countries),
            asked=len(cells),
            answered=len(answered),
            city=reading.city(),
        ),
        tn(
            "Nothing is recorded for {n}: {names}.",
            "Nothing is recorded for {n}: {names}.",
            len(open_ones),
            names=t(", ").join(_pair(cell.country_id, cell.field_id) for cell in open_ones),
        )
        if open_ones
        else "",
    )
    for cell in open_ones:
        st.page_link(
            st.session_state["pages"]["gaps"],
            label=evidence.plain(
                t("Who could answer it? {pair}", pair=_pair(cell.country_id, cell.field_id))
            ),
            icon=":material/arrow_forward:",
            query_params=address.link(cell=f"{cell.country_id}.{cell.field_id}"),
        )


def _pair(country_id: str, field_id: str) -> str:
    known = reading.named()
    country, subject = known[country_id], known[field_id]
    return t("{field} with {country}", country=names.node_name(country), field=names.node_name(subject))


def _counts() -> None:
    nodes = reading.status().nodes
    partners = {
        country
        for node in reading.named().values()
        if node.label in reading.RECORD_LABELS
        for country in node.properties.get("country_ids") or ()  # type: ignore[attr-defined]
    }
    countries = [key for key in partners if reading.named()[key].properties.get("kind") == "country"]
    frame.figures(
        [
            (number(nodes.get("PolicyTask", 0)), t("tasks in the plan")),
            (number(nodes.get("Measure", 0)), t("measures in the plan")),
            (number(nodes.get("Cooperation", 0)), t("recorded cooperations")),
            (number(nodes.get("Lab", 0)), t("joint laboratories")),
            (number(nodes.get("Enterprise", 0)), t("companies")),
            (number(nodes.get("Organization", 0)), t("organisations")),
            (number(nodes.get("Park", 0)), t("parks")),
            (number(len(countries)), t("countries with a record")),
        ]
    )


def _targets() -> None:
    targets = reading.insight().targets
    if not targets:
        return
    frame.section(
        t("The plan's targets"),
        t(
            "Counted: by the target's forms of cooperation, with a participant from {city} "
            "and a country abroad, begun within the plan's period; earlier and undated ones stand apart.",
            city=reading.city(),
        ),
    )
    frame.bars(
        [(_target(progress), progress.counted.count) for progress in targets],
        max(int(progress.target.number or 0) for progress in targets) or 1,
    )
    rows = [
        {
            t("Target"): _target(progress),
            t("Asked for"): progress.target.number,
            t("Counted"): progress.counted.count,
            t("Before the plan"): progress.earlier.count,
            t("Undated"): progress.undated.count,
            t("Only announced"): progress.announced.count,
            t("Needed each year"): progress.needed_per_year,
            t("By"): day(progress.target.by) if progress.target.by else "",
        }
        for progress in targets
    ]
    numbers = {t("Needed each year"): st.column_config.NumberColumn(format="%.1f")}
    numbers |= {t("Asked for"): st.column_config.NumberColumn(format="%d")}
    frame.table(pd.DataFrame(rows), alt=t("The plan's targets"), column_config=numbers)


def _target(progress: TargetProgress) -> str:
    target = progress.target
    return (
        target.text
        if language() == "zh" and target.text
        else names.shown(target.name_zh, target.name_en, target.id)
    )


def _basis() -> None:
    frame.section(
        t("What the records rest on"),
        t("Each record is counted once, by the most reliable kind of source behind it."),
    )
    sources = reading.sources()
    counts = dict.fromkeys(_ORDER, 0)
    for node in reading.named().values():
        if node.label not in reading.RECORD_LABELS:
            continue
        kinds = {sources[key].kind for key in node.source_ids if key in sources}
        best = next((kind for kind in _ORDER if kind in kinds), None)
        if best:
            counts[best] += 1
    whole = sum(counts.values())
    frame.bars([(names.source_kind(kind), count) for kind, count in counts.items()], whole)
    frame.note(
        t(
            "{n} of {whole} records rest on an official source or on a party to the facts.",
            n=counts["official"] + counts["party"],
            whole=whole,
        )
    )
