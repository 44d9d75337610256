"""Comparison: two countries, fields, actors or years side by side, and their differences in words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison, Kind, compare
from analysis.comparison_words import FIGURES, YEARS, name, sentences
from diagrams.words import pair
from views import address, dossier_link, evidence, frame, names, reading
from views.words import language, number, t

_ACTORS = ("Park", "Organization", "Enterprise", "Lab")
_BARS = ("records", "home", "in_plan", "asked", "answered", "missing", "sources")


def page() -> None:
    """Draw the page."""
    frame.title(t("Comparison"), t("What do two countries, fields, actors or years have in common?"))
    answer = st.container()
    kinds = {
        Kind.COUNTRY.value: t("Countries"),
        Kind.FIELD.value: t("Fields"),
        Kind.ACTOR.value: t("Actors"),
        Kind.YEAR.value: t("Years"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = Kind(address.choice(st.segmented_control, "kind", t("Compare"), kinds, Kind.COUNTRY.value))
        options = _options(kind)
        if len(options) < 2:
            frame.empty(t("There are not two to compare."), t("Choose another kind."))
            return
        first, second = list(options)[:2]
        a = address.choice(st.selectbox, f"a_{kind.value}", t("The first"), options, first, width=300)
        rest = {key: value for key, value in options.items() if key != a}
        b = address.choice(
            st.selectbox,
            f"b_{kind.value}",
            t("The second"),
            rest,
            second if second in rest else next(iter(rest)),
            width=300,
        )
    insight = reading.insight()
    found = compare(insight.answers, a, b)
    code = "zh" if language() == "zh" else "en"
    said = sentences(insight.facts, found, code)
    with answer:
        frame.answer(*said[:2])
    frame.note(*said[2:])
    _bars(found)
    _table(found)
    _sides(found)
    frame.footer("facts/records", "facts/asks", "explore/sources")


def _options(kind: Kind) -> Mapping[str, str]:
    facts = reading.insight().facts
    if kind is Kind.YEAR:
        years = {record.year for record in facts.records.values() if record.year is not None}
        return {str(year): str(year) for year in sorted(years, reverse=True)}
    known = reading.named()
    counts = _counts(kind)
    chosen = [key for key, node in known.items() if _is(kind, node.label, str(node.properties.get("kind")))]
    chosen.sort(key=lambda key: (-counts.get(key, 0), key))
    return {key: names.node_name(known[key]) for key in chosen}


def _is(kind: Kind, label: str, sort: str) -> bool:
    if kind is Kind.COUNTRY:
        return label == "Country" and sort != "home"
    return label == "Field" if kind is Kind.FIELD else label in _ACTORS


def _counts(kind: Kind) -> dict[str, int]:
    facts = reading.insight().facts
    values = {Kind.COUNTRY: "country_ids", Kind.FIELD: "field_ids", Kind.ACTOR: "actor_ids"}[kind]
    counts: dict[str, int] = {}
    for record in facts.records.values():
        for key in getattr(record, values):
            counts[key] = counts.get(key, 0) + 1
    return counts


def title_of(found: Comparison, key: str) -> str:
    """Name of a side in the page's language."""
    return name(reading.insight().facts, found.kind, key, "zh" if language() == "zh" else "en")


def figure_table(found: Comparison) -> pd.DataFrame:
    """Figures of both sides and how much more the first has."""
    one, other = title_of(found, found.a), title_of(found, found.b)
    return pd.DataFrame(
        [
            {
                t("Figure"): pair(FIGURES[line.key], language()),
                one: "–" if line.a is None else str(line.a) if line.key in YEARS else number(line.a),
                other: "–" if line.b is None else str(line.b) if line.key in YEARS else number(line.b),
                t("Difference"): ""
                if line.difference is None
                else f"{line.difference:+d}".replace("+0", "0"),
            }
            for line in found.lines
        ]
    )


def _bars(found: Comparison) -> None:
    """Figures as bars to both sides of their names."""
    lines = [line for line in found.lines if line.key in _BARS]
    one, other = title_of(found, found.a), title_of(found, found.b)
    rows = []
    for line in lines:
        high = max(line.a or 0, line.b or 0) or 1
        left, right = (100 * (value or 0) / high for value in (line.a, line.b))
        rows.append(
            f"<tr><td class='n'>{number(line.a or 0)}</td>"
            f"<td class='b l'><span style='width:{left:.1f}%'></span></td>"
            f"<th scope='row'>{escape(pair(FIGURES[line.key], language()))}</th>"
            f"<td class='b'><span style='width:{right:.1f}%'></span></td>"
            f"<td class='n r'>{number(line.b or 0)}</td></tr>"
        )
    st.html(
        "<style>table.sg-two{border-collapse:collapse;width:100%;font-size:.9375rem}"
        "table.sg-two th,table.sg-two td{border:none;padding:3px 6px;font-weight:400}"
        "table.sg-two thead th{font-weight:600}table.sg-two tbody th{text-align:center;width:30%}"
        "table.sg-two td.n{text-align:right;width:3em;font-variant-numeric:tabular-nums}"
        "table.sg-two td.r{text-align:left}table.sg-two td.b{width:28%}"
        "table.sg-two td.b span{display:block;height:12px;border-radius:2px;background:var(--sg-accent)}"
        "table.sg-two td.l span{margin-left:auto;background:var(--sg-answered)}"
        "table.sg-two thead th.l{text-align:right}table.sg-two thead th.r{text-align:left}</style>"
        "<table class='sg-two'><thead><tr>"
        f"<th scope='col' colspan='2' class='l'>{escape(one)}</th><td></td>"
        f"<th scope='col' colspan='2' class='r'>{escape(other)}</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _table(found: Comparison) -> None:
    frame.section(t("Figures side by side"))
    rows = figure_table(found)
    frame.table(rows, alt=t("Figures side by side"))
    frame.downloads(rows, "comparison", key="comparison")
    frame.section(t("What both have and only one has"))
    known = {key: names.node_name(node) for key, node in reading.named().items()}
    heads = {
        "fields": t("Fields"),
        "countries": t("Countries"),
        "actors": t("Actors"),
        "records": t("Records"),
    }
    listed = pd.DataFrame(
        [
            {t("Kind"): heads[part.key], t("Whose"): whose, t("Name"): known.get(key, key)}
            for part in found.parts
            for whose, keys in (
                (t("both"), part.both),
                (t("only {name}", name=title_of(found, found.a)), part.only_a),
                (t("only {name}", name=title_of(found, found.b)), part.only_b),
            )
            for key in keys
        ],
        columns=[t("Kind"), t("Whose"), t("Name")],
    )
    frame.table(listed, alt=t("What both have and only one has"), height=320)
    frame.downloads(listed, "comparison-parts", key="comparison parts")


def _sides(found: Comparison) -> None:
    frame.section(t("What it rests on"))
    records = reading.insight().facts.records
    for column, key, ids in zip(
        st.columns(2), (found.a, found.b), (found.records_a, found.records_b), strict=True
    ):
        with column:
            st.markdown(f"**{evidence.plain(title_of(found, key))}**")
            if found.kind is not Kind.YEAR:
                dossier_link.opener(key)
            frame.note(evidence.kinds_of(ids) or t("No source recorded"))
            counted: dict[str, int] = {}
            for one in ids:
                for source in records[one].source_ids:
                    counted[source] = counted.get(source, 0) + 1
            evidence.sources(sorted(counted, key=lambda source: (-counted[source], source)))
