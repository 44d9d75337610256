"""Expected links: what one would expect and does not find, and how far that can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.evaluation import Evaluation
from analysis.expected import Expected
from analysis.links import LinkKind
from analysis.predictors import BASELINE
from graph.network import Network, NetworkEdge
from views import address, frame, names, network, reading
from views.exploring import part
from views.network_view import Picture, draw
from views.words import number, t

_TESTS = ("later", "hidden-records", "hidden")


def page() -> None:
    """Draw the page."""
    frame.title(t("Expected links"), t("Which links would one expect that are not recorded?"))
    answer = st.container()
    kinds = {
        LinkKind.ACTOR_COUNTRY.value: t("actor and country"),
        LinkKind.COUNTRY_FIELD.value: t("country and field"),
        LinkKind.PARK_PARK.value: t("park and park"),
    }
    kind = LinkKind(
        address.choice(st.segmented_control, "kind", t("Links between"), kinds, next(iter(kinds)))
    )
    with st.spinner(t("Testing the predictors on links that they were not shown …")):
        found = reading.expected(kind.value)
    with answer:
        _answer(found.evaluation, found.links)
    if found.links:
        rows = _table(found.links)
        place = _choose(rows, found.links)
        _why(found.links[place])
    _evaluation(found.evaluation)
    frame.footer(
        "facts/records",
        basis=t("A predicted link is no fact; it is never stored, and shown dotted."),
    )


def _name(key: str) -> str:
    node = reading.named().get(key)
    return names.node_name(node) if node else key


def predictor_name(key: str) -> str:
    """A predictor in words."""
    return {
        "popularity": t("popularity (the baseline)"),
        "adamic-adar": "Adamic–Adar",
        "resource-allocation": t("resource allocation"),
        "personalised-pagerank": t("personalised PageRank"),
        "mean-rank": t("mean rank of the others"),
    }.get(key, key)


def _best(evaluation: Evaluation, predictor: str) -> float | None:
    for test in _TESTS:
        for score in evaluation.scores:
            if (score.test, score.predictor) == (test, predictor):
                return score.average_precision
    return None


def _answer(evaluation: Evaluation, links: Sequence[Expected]) -> None:
    if not evaluation.decided:
        frame.answer(t("Too few links of this kind are recorded to test a prediction, so none is made."))
    elif evaluation.chosen is None:
        frame.answer(
            t(
                "No predictor does better than popularity on links that it was not shown, "
                "so no link is expected."
            )
        )
    else:
        mine, base = _best(evaluation, evaluation.chosen), _best(evaluation, BASELINE)
        frame.answer(
            t(
                "By {predictor}, {one} and {other} come first of the links "
                "that are expected and not recorded.",
                predictor=predictor_name(evaluation.chosen),
                one=_name(links[0].one),
                other=_name(links[0].other),
            )
            if links
            else t("Nothing is expected that is not recorded already."),
            t(
                "Its average precision on links that it was not shown is {mine}, popularity's {base}.",
                mine=number(mine, "0.00"),
                base=number(base, "0.00"),
            )
            if mine is not None and base is not None
            else "",
        )


def _table(links: Sequence[Expected]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                t("Rank"): link.rank,
                t("From"): _name(link.one),
                t("To"): _name(link.other),
                t("Score"): link.score,
                t("Ways between them"): link.ways_in_all,
            }
            for link in links
        ]
    )


def _choose(rows: pd.DataFrame, links: Sequence[Expected]) -> int:
    wanted = address.param("link")
    keys = [f"{link.one}~{link.other}" for link in links]
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="expected list",
        alt=t("Expected links"),
        height=300,
        column_config={t("Score"): st.column_config.NumberColumn(format="%.4f")},
    )
    frame.downloads(rows, "expected-links", key="expected")
    chosen = picked["selection"]["rows"]
    if chosen and chosen[0] < len(links):
        address.put(link=keys[chosen[0]])
        return int(chosen[0])
    return keys.index(wanted) if wanted in keys else 0


def _why(link: Expected) -> None:
    frame.section(
        t("Why {one} and {other}?", one=_name(link.one), other=_name(link.other)),
        t(
            "{n} of {whole} shortest ways between them are drawn; the dotted line is the prediction.",
            n=len(link.ways),
            whole=link.ways_in_all,
        ),
    )
    whole = reading.web()
    ids = {link.one, link.other} | {key for way in link.ways for key in (*way.through, *way.record_ids)}
    drawn = part(whole, [key for key in ids if key in whole.nodes])
    shown = reading.with_sources(with_prediction(drawn, link))
    name = f"expected:{link.one}:{link.other}"
    draw(
        shown,
        Picture(reading.places(name, shown), name, name, labels=network.labels()),
        key="expected network",
        selected=address.param("sel"),
        height=420,
        file="expected",
    )


def with_prediction(drawn: Network, link: Expected) -> Network:
    """The ways, and the predicted link itself."""
    predicted = NetworkEdge(
        f"EXPECTED:{link.one}:{link.other}",
        "EXPECTED",
        link.one,
        link.other,
        directed=False,
        weight=link.score,
        predicted=True,
    )
    edges = tuple(sorted((*drawn.edges, predicted), key=lambda edge: edge.id))
    return Network("", "", drawn.nodes, edges)


def _evaluation(evaluation: Evaluation) -> None:
    frame.section(
        t("How the predictors did on links that they were not shown"),
        t(
            "Later: trained up to a year, tested on the links after it. "
            "Hidden: a tenth of the links, or of the records, hidden at random."
        ),
    )
    tests = {"later": t("later links"), "hidden": t("hidden links"), "hidden-records": t("hidden records")}
    rows = pd.DataFrame(
        [
            {
                t("Test"): tests.get(score.test, score.test),
                t("Predictor"): predictor_name(score.predictor),
                "AUC": score.auc,
                t("Average precision"): score.average_precision,
                t("Precision at 10"): score.precision_10,
                t("Precision at 50"): score.precision_50,
                t("True cases"): score.true_cases,
                t("Cases"): score.cases,
            }
            for score in evaluation.scores
        ]
    )
    if rows.empty:
        frame.empty(t("No test could be made."), t("More dated records are needed."))
        return
    numbers = {name: st.column_config.NumberColumn(format="%.3f") for name in rows.columns[2:6]}
    numbers |= {name: st.column_config.NumberColumn(format="%.0f") for name in rows.columns[6:]}
    frame.table(rows, alt=t("How the predictors did"), column_config=numbers)
    frame.note(t("{n} links without a year train no test of later links.", n=evaluation.undated))
