"""Partners: who holds the network together, and what the ranking rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.bootstrap import RankRange
from analysis.centrality import MEASURES
from analysis.cohesion import country_links
from analysis.scope import Ranking, Scope
from graph.network import Network
from views import address, dossier_link, evidence, frame, names, network, reading
from views.network_view import Picture, draw
from views.words import language, listed, number, t, tn

_DRAWN = 60
_TOPS = ("10", "20", "50", "200")


def page() -> None:
    """Draw the page."""
    frame.title(t("Partners"), t("Who holds the network together?"))
    answer = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = address.choice(
            st.selectbox,
            "measure",
            t("Measure"),
            {name: _measure_name(name) for name in MEASURES},
            "betweenness",
            width=230,
        )
        scope = Scope(
            address.choice(
                st.segmented_control,
                "scope",
                t("Rows"),
                {
                    Scope.ALL.value: t("all"),
                    Scope.HOME.value: t("from {city}", city=reading.city()),
                    Scope.FOREIGN.value: t("from abroad"),
                },
                Scope.ALL.value,
            )
        )
        top = address.choice(st.selectbox, "top", t("How many"), {n: n for n in _TOPS}, "20", width=100)
        events = address.toggle("events", t("count exchange events"))
    ranking = reading.centrality(measure, scope.value, events)
    if not ranking.actors:
        frame.empty(t("No actor fits these choices."), t("Choose other rows or another measure."))
        return
    with answer:
        _answer(ranking, measure)
    _draw(measure, events)
    _table(ranking, measure, int(top))
    _links()
    frame.footer(
        "centrality/participations",
        basis=t(
            "The network rests on {records} records with two or more participants; "
            "{single} with a single participant and {events} exchange events are left out.",
            records=ranking.coverage.records,
            single=ranking.coverage.single,
            events=ranking.coverage.events,
        ),
    )


def _measure_name(name: str) -> str:
    found = MEASURES[name]
    return found.name_zh if language() == "zh" else found.name_en


def _answer(ranking: Ranking, measure: str) -> None:
    first = [names.shown(actor.name_zh, actor.name_en, actor.id) for actor in ranking.actors[:3]]
    frame.answer(
        tn(
            "Among {n} actor that shares a record with another, {first} comes first by {measure}",
            "Among {n} actors that share a record with another, {first} comes first by {measure}",
            ranking.nodes,
            first=first[0],
            measure=_measure_name(measure),
        )
        + (t(", followed by {others}.", others=listed(first[1:])) if first[1:] else t("."))
    )


def _draw(measure: str, events: bool) -> None:
    whole = reading.partners(measure, events)
    everyone = address.toggle("everyone", t("draw the whole network"))
    drawn = whole if everyone else foremost(whole, _DRAWN)
    name = f"partners:{measure if not everyone else ''}:{events}:{everyone}"
    draw(
        drawn,
        Picture(
            reading.places(name, drawn),
            token=name,
            layout=name,
            labels=network.labels(),
        ),
        key="partners network",
        selected=address.param("sel"),
        height=540,
        file="partners",
    )
    frame.diagrams(drawn, reading.places(name, drawn), "partners", key="partners network")
    frame.note(
        t(
            "The picture shows {n} of {whole} actors; the area of a mark grows with the score.",
            n=len(drawn.nodes),
            whole=len(whole.nodes),
        )
    )


def foremost(whole: Network, most: int) -> Network:
    """The nodes with the highest scores and the links between them."""
    ranked = sorted(whole.nodes, key=lambda node: (-(node.score or 0.0), node.id))[:most]
    kept = {node.id for node in ranked}
    edges = tuple(edge for edge in whole.edges if edge.source in kept and edge.target in kept)
    nodes = tuple(node for node in whole.nodes if node.id in kept)
    return reading.with_sources(replace(whole, nodes=nodes, edges=edges))


def _table(ranking: Ranking, measure: str, top: int) -> None:
    known = reading.named()
    shaken = address.toggle(
        "ranges", t("show how far ranks move when the records are drawn anew (100 samples)")
    )
    ranges = reading.rank_ranges(measure) if shaken else {}
    rows = pd.DataFrame(
        [
            {
                t("Rank"): actor.rank,
                t("Name"): names.shown(actor.name_zh, actor.name_en, actor.id),
                t("Kind"): names.kind_name(actor.label),
                t("Country"): _country(actor.id),
                t("Score"): actor.score,
            }
            | ({t("Rank range"): _range(ranges, actor.id)} if ranges else {})
            for actor in ranking.actors[:top]
            if actor.id in known
        ]
    )
    frame.section(
        t("Ranking by {measure}", measure=_measure_name(measure)),
        MEASURES[measure].definition if language() == "en" else "",
    )
    frame.table(
        rows,
        alt=t("Ranking of actors"),
        column_config={t("Score"): st.column_config.NumberColumn(format="%.4f")},
    )
    with st.container(horizontal=True):
        frame.downloads(rows, "partners", key="partners")
    frame.note(t("{n} of {whole} ranked actors are shown.", n=len(rows), whole=number(len(ranking.actors))))


def _range(ranges: Mapping[str, RankRange], key: str) -> str:
    found = ranges.get(key)
    return f"{found.low}–{found.high}" if found else ""


def _links() -> None:
    """Who holds the link to each country, and where one actor holds it alone."""
    facts = reading.insight().facts
    found = country_links(facts.participations, facts.setting.home_country, home_city_only=True)
    known = reading.named()
    frame.section(t("Who holds the link to a country?"))
    sole = [link for link in found if link.sole]
    frame.answer(
        t(
            "{n} of {whole} countries with a standing record from {city} hang on a single actor.",
            n=len(sole),
            whole=len(found),
            city=reading.city(),
        )
    )
    options = {link.country_id: names.node_name(known[link.country_id]) for link in found}
    if not options:
        return
    chosen = address.choice(st.selectbox, "country", t("Country"), options, next(iter(options)), width=300)
    link = next(link for link in found if link.country_id == chosen)
    frame.note(
        tn(
            "{n} actor from {city} takes part in {records} standing records with {country}.",
            "{n} actors from {city} take part in {records} standing records with {country}.",
            len(link.actor_ids),
            records=len(link.record_ids),
            country=options[chosen],
            city=reading.city(),
        )
    )
    dossier_link.opener(chosen)
    for actor in link.actor_ids[:12]:
        with st.container(horizontal=True, vertical_alignment="center"):
            evidence.opener(known[actor])
            dossier_link.opener(actor, t("Dossier"))
            plan = {"changes": [{"remove_actor": actor}]}
            st.page_link(
                st.session_state["pages"]["whatif"],
                label=t("What breaks without it?"),
                icon=":material/alt_route:",
                query_params=address.link(scenario=json.dumps(plan, separators=(",", ":"))),
            )


def _country(key: str) -> str:
    known = reading.named()
    country = known.get(str(known[key].properties.get("country_id") or ""))
    return names.node_name(country) if country else ""
