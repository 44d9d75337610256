"""Timeline: when cooperations began and ended, and how the network of partners grew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.centrality import MEASURES
from analysis.timeline import By, TimedRecord, Timeline, What
from diagrams.figure import Figure
from views import address, frame, names, reading, time_reading
from views.figure_files import figure_files
from views.timeline_view import (
    Span,
    band_words,
    by_words,
    draw_growth,
    draw_timeline,
    kind_id,
    kind_name,
    partner_places,
)
from views.words import language, number, t, tn

_GROWTH_MEASURES = ("betweenness", "degree", "strength", "pagerank")


def page() -> None:
    """Draw the page."""
    frame.title(t("Timeline"), t("When did cooperations begin and end, and how did the network grow?"))
    answer = st.container()
    by, what, home = _choices()
    found, figure = (
        time_reading.timeline(by, what, home=home),
        time_reading.timeline_figure(by, what, home=home),
    )
    records = time_reading.timed(what, home=home)
    if not records:
        frame.empty(t("Nothing fits these choices."), t("Take one of them back."))
        return
    with answer:
        _answer(found)
    span = _span(found)
    brushed, opened = draw_timeline(found, figure, records, span, key="timeline")
    if brushed:
        address.put(span="" if brushed == "all" else brushed)
        span = _span(found)
    _open(opened)
    _notes(found)
    _files(found, figure, span, records)
    _growth(found)
    frame.footer("time/records", "time/years", "centrality/participations")


def _choices() -> tuple[By, What, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = By(address.choice(st.segmented_control, "by", t("Stacked"), by_words(), By.KIND.value))
        what = What(
            address.choice(
                st.segmented_control,
                "records",
                t("Which records"),
                {
                    What.ALL.value: t("all"),
                    What.COOPERATION.value: t("cooperations"),
                    What.LAB.value: t("laboratories"),
                },
                What.ALL.value,
            )
        )
        whose = address.choice(
            st.segmented_control,
            "whose",
            t("Whose"),
            {"all": t("anyone's"), "home": t("from {city}", city=reading.city())},
            "all",
        )
    return by, what, whose == "home"


def _span(found: Timeline) -> Span | None:
    """The span that the address names, as far as it lies among the years."""
    first, _, last = address.param("span").partition("-")
    if not (first.isdigit() and last.isdigit()) or not found.years:
        return None
    years = found.years
    low, high = sorted((int(first), int(last)))
    low, high = max(low, years[0]), min(high, years[-1])
    return (low, high) if low <= high else None


def _answer(found: Timeline) -> None:
    dated = [column for column in found.columns if column.started]
    most = max(dated, key=lambda column: (column.started, column.year or 0), default=None)
    frame.answer(
        t(
            "Of {records} records, {dated} state the year in which they began; "
            "{undated} do not and stand apart.",
            records=found.records,
            dated=found.records - found.undated.started,
            undated=found.undated.started,
        ),
        t("Most began in {year}: {n}.", year=str(most.year), n=most.started) if most else "",
        tn(
            "In the plan's period, {first} to {last}, {n} has begun so far.",
            "In the plan's period, {first} to {last}, {n} have begun so far.",
            found.between(*found.plan),
            first=str(found.plan[0]),
            last=str(found.plan[1]),
        )
        if found.plan
        else "",
    )


def _notes(found: Timeline) -> None:
    ended = sum(column.ended for column in found.columns)
    shared = {
        By.FIELD: t("A record in k fields counts 1/k in each: a column is as high as its number of records."),
        By.COUNTRY: t(
            "A record with k countries counts 1/k for each: a column is as high as its number of records."
        ),
    }
    frame.note(
        shared.get(found.by, ""),
        tn(
            "Only {n} record states a year in which it ended.",
            "Only {n} records state a year in which they ended.",
            ended,
        ),
    )


def _open(key: str | None) -> None:
    if key and key in reading.named():
        st.switch_page(st.session_state["pages"]["network"], query_params=address.link(at=key, sel=key))


def year_table(found: Timeline, figure: Figure) -> pd.DataFrame:
    """The columns as a table: year, began, ended, and what each band has."""
    bands = band_words(figure)
    return pd.DataFrame(
        [
            {
                t("Year"): str(column.year) if column.year is not None else t("no year"),
                t("Began"): column.started,
                t("Ended"): "" if column.year is None else str(column.ended),
                **{
                    name: round(float(share), 2)
                    for name, share in zip(bands, column.shares.values(), strict=True)
                },
            }
            for column in (*found.columns, found.undated)
        ]
    )


def within(records: Sequence[TimedRecord], span: Span | None) -> list[TimedRecord]:
    """Records that began in the span; all without one."""
    if span is None:
        return list(records)
    return [
        record
        for record in records
        if record.start_year is not None and span[0] <= record.start_year <= span[1]
    ]


def count_table(records: Sequence[TimedRecord]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How many records there are of each kind, and with each country or territory."""
    known = reading.named()
    kinds = Counter(kind_id(record) for record in records)
    places = Counter(key for record in records for key in partner_places(record))
    by_kind = [
        {t("Kind"): kind_name(key), t("Records"): count}
        for key, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    ]
    by_place = [
        {t("Country or territory"): names.node_name(known[key]) if key in known else key, t("Records"): count}
        for key, count in sorted(places.items(), key=lambda item: (-item[1], item[0]))
    ]
    return pd.DataFrame(by_kind), pd.DataFrame(by_place)


def record_table(records: Sequence[TimedRecord]) -> pd.DataFrame:
    """The records themselves."""
    known = reading.named()
    written = {key: names.node_name(node) for key, node in known.items()}
    return pd.DataFrame(
        [
            {
                t("Record"): names.shown(record.name_zh, record.name_en, record.id),
                t("Kind"): kind_name(kind_id(record)),
                t("Began"): str(record.start_year or ""),
                t("Ended"): str(record.end_year or ""),
                t("With"): t(", ").join(written.get(key, key) for key in partner_places(record)),
                t("Participants"): t(", ").join(written.get(key, key) for key in record.actor_ids),
                t("Sources"): len(record.source_ids),
                t("Identifier"): record.id,
            }
            for record in sorted(records, key=lambda item: (-(item.start_year or 0), item.id))
        ]
    )


def _files(found: Timeline, figure: Figure, span: Span | None, records: Sequence[TimedRecord]) -> None:
    figure_files(figure, t("Download the timeline"), "timeline", key="timeline")
    chosen = within(records, span)
    with st.expander(t("The same as a table"), icon=":material/table:"):
        rows = year_table(found, figure)
        frame.table(rows, alt=t("Records by year"), height=320)
        frame.downloads(rows, "timeline", key="timeline years")
        frame.note(_span_words(span, len(chosen), len(records)))
        by_kind, by_place = count_table(chosen)
        left, right = st.columns(2)
        with left:
            frame.table(by_kind, alt=t("Records of the span by kind"), height=260)
        with right:
            frame.table(by_place, alt=t("Records of the span by country or territory"), height=260)
        listed = record_table(chosen)
        frame.table(listed, alt=t("Records of the span"), height=320)
        frame.downloads(listed, "records", key="timeline records")


def _span_words(span: Span | None, n: int, whole: int) -> str:
    if span is None:
        return t("All {n} records, with and without a year", n=n)
    return t(
        "{first}–{last}: {n} of {whole} records began",
        first=str(span[0]),
        last=str(span[1]),
        n=n,
        whole=whole,
    )


def _growth(found: Timeline) -> None:
    frame.section(
        t("How the network grew"),
        t("Two actors are linked from the year in which their first common record began; ended ones stay."),
    )
    options = {
        name: MEASURES[name].name_zh if language() == "zh" else MEASURES[name].name_en
        for name in _GROWTH_MEASURES
    }
    measure = address.choice(st.segmented_control, "measure", t("Size of a mark"), options, "betweenness")
    stages = time_reading.stages(measure)
    given = address.param("year")
    year = int(given) if given.isdigit() else None
    opened = draw_growth(stages, measure, year, found.plan, key="growth")
    _open(opened)
    missing = time_reading.undated_links()
    frame.note(
        tn(
            "{n} record that links actors states no year and is not shown; exchange events link nobody.",
            "{n} records that link actors state no year and are not shown; exchange events link nobody.",
            missing,
        )
    )
    with st.expander(t("The same as a table"), icon=":material/table:"):
        written = {key: names.node_name(node) for key, node in reading.named().items()}
        rows = pd.DataFrame(
            [
                {
                    t("Year"): str(stage.year),
                    t("Actors"): len(stage.scores),
                    t("Ties"): len(stage.ties),
                    t("Records"): stage.records,
                    t("New actors"): stage.new_actors,
                    t("New ties"): stage.new_ties,
                    t("First by {measure}", measure=options[measure]): t(", ").join(
                        f"{written.get(actor, actor)} {number(score, '0.0000')}"
                        for actor, score in stage.first(3)
                    ),
                }
                for stage in stages
            ]
        )
        frame.table(rows, alt=t("Growth of the network by year"), height=320)
        frame.downloads(rows, "growth", key="growth")
