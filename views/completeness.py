"""How complete the data are, what each source supports, and what does not agree."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd
import streamlit as st

from analysis.difference import STATED_TYPES
from analysis.quality import CONTRADICTIONS, FINDINGS, restated
from graph.schema import LABEL_BY_NAME
from views import address, frame, names, own_files, reading
from views.words import day, language, number, t


def complete() -> None:
    """Completeness by country, field, year and kind of source, then by property."""
    frame.section(
        t("Records by country, field, year and source"),
        t("Of the cooperations and laboratories: how many state a year, a field and a participant."),
    )
    by = address.choice(
        st.segmented_control,
        "by",
        t("By"),
        {"country": t("Country"), "field": t("Field"), "year": t("Year"), "source": t("Kind of source")},
        "country",
        label_visibility="collapsed",
    )
    rows = pd.DataFrame(
        [
            {
                t("Group"): _group(by, item.key),
                t("Records"): item.records,
                t("with a year"): frame.percent(item.dated, item.records),
                t("with a field"): frame.percent(item.placed, item.records),
                t("with a participant"): frame.percent(item.peopled, item.records),
                t("official or party"): frame.percent(item.official, item.records),
            }
            for item in own_files.by(by)
        ]
    )
    frame.table(rows, alt=t("Records by country, field, year and source"), height=420)
    if by in ("country", "field"):
        frame.note(t("A record with several countries or fields stands in each of them."))
    frame.downloads(rows, f"completeness-{by}", key=f"completeness {by}")
    frame.section(t("Cells that are filled"), t("Columns that are empty by nature are left out."))
    cells = pd.DataFrame(
        [
            {
                t("Kind"): names.kind_name(item.label),
                t("Column"): _column(item.label, item.name),
                t("Filled"): item.filled,
                t("Of"): item.whole,
                t("Share"): frame.percent(item.filled, item.whole),
            }
            for item in sorted(own_files.shares(), key=lambda item: item.filled / item.whole)
        ]
    )
    frame.table(cells, alt=t("Cells that are filled"), height=420)
    frame.downloads(cells, "completeness-cells", key="completeness cells")


def sources() -> None:
    """Each source with what it supports."""
    supported: dict[str, Counter[str]] = defaultdict(Counter)
    records = own_files.records()
    for node in records.nodes:
        for key in node.source_ids:
            supported[key][node.label] += 1
    for edge in records.edges:
        if edge.type in STATED_TYPES:
            for key in edge.source_ids:
                supported[key][edge.type] += 1
    frame.section(t("Sources"), t("Each source with the number of facts that rest on it."))
    rows = pd.DataFrame(
        [
            {
                t("Title"): source.title,
                t("Publisher"): source.publisher,
                t("Kind of source"): names.source_kind(source.kind),
                t("Date"): day(source.published_on) if source.published_on else "",
                t("Facts"): sum(supported[source.id].values()),
                t("Of which"): _supports(supported[source.id]),
                t("Address"): source.url,
            }
            for source in sorted(
                reading.sources().values(), key=lambda item: -sum(supported[item.id].values())
            )
        ]
    )
    frame.table(
        rows,
        alt=t("Sources"),
        height=560,
        column_config={t("Address"): st.column_config.LinkColumn(t("Address"))},
    )
    frame.downloads(rows, "sources", key="sources")


def doubtful() -> None:
    """What does not agree, and what is missing."""
    found = own_files.odd()
    against = [item for item in found if item.what in CONTRADICTIONS]
    mine = restated(own_files.change())
    frame.section(
        t("Contradictions"),
        t("Two statements that do not agree: two sources, two years, two data sets, two ids for one name."),
    )
    if not against and not mine:
        frame.note(t("The checks find none in these data. That does not mean that there is none."))
    rows = [
        {
            t("Kind"): names.kind_name(item.label),
            t("Name"): _name(item.id),
            t("What"): _what(item.what),
            t("Detail"): item.detail,
        }
        for item in against
    ]
    rows += [
        {
            t("Kind"): names.kind_name(label) if label in LABEL_BY_NAME else names.type_name(label),
            t("Name"): _name(key),
            t("What"): t("your own data say otherwise than the seeds"),
            t("Detail"): f"{name}: {_plain(before)} → {_plain(after)}",
        }
        for label, key, name, before, after in mine
    ]
    if rows:
        frame.table(pd.DataFrame(rows), alt=t("Contradictions"))
    frame.section(t("What is missing"), t("Empty where the sources say nothing; never guessed."))
    counts = Counter((item.what, item.label) for item in found if item.what not in CONTRADICTIONS)
    table = pd.DataFrame(
        [
            {t("What"): _what(what), t("Kind"): names.kind_name(label), t("Number"): count}
            for (what, label), count in counts.most_common()
        ]
    )
    frame.table(table, alt=t("What is missing"))
    every = pd.DataFrame(
        [
            {
                t("What"): _what(item.what),
                t("Kind"): names.kind_name(item.label),
                t("Name"): _name(item.id),
                t("Id"): item.id,
                t("Detail"): item.detail,
            }
            for item in found
        ]
    )
    with st.expander(t("Each of them"), icon=":material/list:"):
        frame.table(every, alt=t("Each of them"), height=420)
    frame.downloads(every, "doubtful", key="doubtful")


def _group(by: str, key: str) -> str:
    if not key:
        return t("not stated")
    if by == "source":
        return names.source_kind(key)
    return key if by == "year" else _name(key)


def _name(key: str) -> str:
    node = reading.named().get(key)
    if node:
        return names.node_name(node)
    source = reading.sources().get(key)
    return source.title if source else key


def _column(label: str, name: str) -> str:
    item = next(each for each in LABEL_BY_NAME[label].properties if each.name == name)
    return item.name_zh if language() == "zh" else name.replace("_", " ")


def _what(what: str) -> str:
    return FINDINGS[what][0 if language() == "zh" else 1]


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _supports(counts: Counter[str]) -> str:
    kinds = [
        f"{names.kind_name(kind) if kind in LABEL_BY_NAME else names.type_name(kind)} {number(count)}"
        for kind, count in counts.most_common()
    ]
    return t(", ").join(kinds)
