"""The sections of a dossier, each drawn by one function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.briefing import Subject
from analysis.cells import Strength
from analysis.dossier import Count, Dossier
from analysis.links import LinkKind
from graph.network import NetworkNode
from views import address, dossier_parts, evidence, frame, names, network, reading
from views.exploring import View, quiet, scene
from views.network_view import Picture, draw
from views.words import listed, number, t, tn

_SHOWN = 8
_DRAWN = 60


def facts(node: NetworkNode) -> None:
    """What it is."""
    pairs = names.facts(node.label, node.properties, network.labels())
    other = names.other_name(node)
    head = [(t("Kind"), names.kind_name(node.label)), (t("Identifier"), node.id)]
    frame.section(t("What it is"))
    st.html(dossier_parts.facts([*([(t("Other name"), other)] if other else []), *head, *pairs]))


def time(found: Dossier) -> None:
    """Records by year, as columns and as a table."""
    frame.section(t("Time"), t("Records by the year in which they began."))
    if not found.years:
        frame.note(t("Nothing is recorded, so there is no year to show."))
        return
    home = t("with a participant from {city}", city=reading.city())
    st.html(dossier_parts.years(found.years) + dossier_parts.legend(home))
    rows = pd.DataFrame(
        [
            {
                t("Year"): str(item.year or t("no year")),
                t("Began"): item.began,
                home: item.home,
            }
            for item in found.years
            if item.began
        ]
    )
    with st.expander(t("The same as a table"), icon=":material/table:"):
        frame.table(rows, alt=t("Records by year"))
        frame.downloads(rows, f"{found.id}-years", key="dossier years")


def place(found: Dossier) -> None:
    """Where, with whom and in what, by number of records."""
    known = [item for item in found.countries if item.id in reading.named()]
    if found.subject is Subject.COUNTRY:
        frame.section(t("With whom and in what"))
        _bars(found.actors)
        _bars(found.fields)
        return
    frame.section(t("Where, with whom and in what"))
    _bars(known)
    _bars(found.actors)
    if found.subject is Subject.ACTOR:
        _bars(found.fields)


def _bars(counts: Sequence[Count]) -> None:
    if not counts:
        return
    first = reading.named().get(counts[0].id)
    what = {"Country": t("Countries"), "Field": t("Fields")}.get(first.label if first else "", t("Actors"))
    frame.note(t("{what}, by number of records", what=what))
    st.html(dossier_parts.bars([(dossier_parts.known(item.id), item.records) for item in counts[:_SHOWN]]))
    if len(counts) > _SHOWN:
        frame.note(t("and {n} more", n=len(counts) - _SHOWN))


def its_network(node: NetworkNode) -> None:
    """Its network, drawn, and the same as tables."""
    frame.section(t("Its network"))
    view = View((node.id,)).open(node.id)
    shown = scene(view, reading.web(), _DRAWN)
    if len(shown.network.nodes) < 2:
        frame.note(t("No link is recorded."))
        return
    drawn = quiet(reading.with_sources(shown.network), {node.id})
    name = names.node_name(node)
    drawn = replace(drawn, title_zh=f"{name}的关系网络", title_en=f"Links of {name}")
    draw(
        drawn,
        Picture(shown.placed, f"dossier:{node.id}", labels=network.labels()),
        key="dossier network",
        selected=address.param("sel"),
        height=440,
        file=f"dossier-{node.id}",
    )
    waiting = sum(shown.waiting.get(node.id, {}).values())
    if waiting:
        frame.note(tn("{n} further link waits in the network.", "{n} further links wait there.", waiting))
    evidence.opener(node, t("See {name} in the network", name=name))
    network.tables(drawn, f"dossier-{node.id}")


def asks(found: Dossier) -> None:
    """Sentences of the plan, with the words that ask marked."""
    frame.section(t("What the plan asks"))
    if found.subject is Subject.ACTOR:
        measures = _naming(found.id)
        if not measures:
            frame.note(t("No sentence of the plan names it."))
        evidence.sentences(measures, {found.id})
        return
    if not found.asks:
        frame.note(t("No sentence of the plan asks for it."))
    spoken = [item for item in found.asks if item.strength is not Strength.GENERAL]
    general = [item for item in found.asks if item.strength is Strength.GENERAL]
    for item in spoken[:_SHOWN]:
        evidence.sentences([item.measure_id], {*item.wanted, found.id})
    rest = [*spoken[_SHOWN:], *general]
    if rest:
        title = tn(
            "{n} more sentence, mostly of partner countries at large",
            "{n} more sentences, mostly of partner countries at large",
            len(rest),
        )
        with st.expander(title):
            for item in rest:
                evidence.sentences([item.measure_id], {*item.wanted, found.id})


def _naming(key: str) -> list[str]:
    """Measures with a clause that names it."""
    web, found = reading.web(), []
    for edge in web.around.get(key, ()):
        if edge.type == "NAMES" and edge.target == key and web.nodes[edge.source].label == "Clause":
            found += [
                up.target
                for up in web.around.get(edge.source, ())
                if up.type == "PART_OF" and up.source == edge.source
            ]
    return list(dict.fromkeys(found))


def gaps(found: Dossier) -> None:
    """What is asked and not answered."""
    frame.section(
        t("Gaps"),
        t("Asked for, and no record with a participant from {city} answers.", city=reading.city())
        if found.subject is not Subject.ACTOR
        else t("Gaps to which it stands among the nearest."),
    )
    if not found.gaps:
        frame.note(t("None is recorded."))
    for gap in found.gaps[:_SHOWN]:
        row, column = dossier_parts.known(gap.cell.row_id), dossier_parts.known(gap.cell.column_id)
        st.page_link(
            st.session_state["pages"]["gaps"],
            label=evidence.plain(f"{row} × {column} · {number(gap.score.total, '0.00')}"),
            query_params=address.link(cell=f"{gap.cell.row_id}.{gap.cell.column_id}"),
        )
    if len(found.gaps) > _SHOWN:
        frame.note(t("and {n} more", n=len(found.gaps) - _SHOWN))


def matches(found: Dossier) -> None:
    """Who could answer, or what it could answer."""
    frame.section(t("Matches"), t("A match is a proposal: nobody has said that it would answer."))
    insight, lines = reading.insight(), []
    if found.subject is Subject.ACTOR:
        if found.id not in {candidate.id for candidate in insight.matcher.candidates}:
            frame.note(t("Only actors of the home country are matched."))
            return
        lines = [(match.need_id, match.score, match.need_id) for match in reading.match_for(found.id)[:5]]
    else:
        for gap in found.gaps[:3]:
            need = f"gap:{gap.cell.row_id}:{gap.cell.column_id}"
            best = [match for match in reading.match(need) if match.group == "actor"][:2]
            lines += [(match.candidate_id, match.score, need) for match in best]
    if not lines:
        frame.note(t("None is found."))
    for key, score, need in lines:
        pair = need.split(":")[1:] if need.startswith("gap:") else [need]
        what = " × ".join(dossier_parts.known(part) for part in pair)
        who = "" if found.subject is Subject.ACTOR else f"{dossier_parts.known(key)} → "
        st.page_link(
            st.session_state["pages"]["matches"],
            label=evidence.plain(f"{who}{what} · {number(score, '0.00')}"),
            query_params=address.link(need=need),
        )


def expected(found: Dossier) -> None:
    """Expected links, which are no facts."""
    frame.section(
        t("Expected links"), t("A predicted link is no fact; it is never stored, and shown dotted.")
    )
    kinds = {
        Subject.COUNTRY: (LinkKind.COUNTRY_FIELD, LinkKind.ACTOR_COUNTRY),
        Subject.FIELD: (LinkKind.COUNTRY_FIELD,),
        Subject.ACTOR: (LinkKind.ACTOR_COUNTRY, LinkKind.PARK_PARK),
    }[found.subject]
    others = [
        link.other if link.one == found.id else link.one
        for kind in kinds
        for link in reading.expected(kind.value).links
        if found.id in (link.one, link.other)
    ]
    if others:
        frame.answer(t("Expected with: {names}.", names=listed([dossier_parts.known(key) for key in others])))
    else:
        frame.note(t("Among the foremost predictions none concerns it."))


def records(found: Dossier, numbers: dict[str, int]) -> None:
    """Records with the numbers of their sources."""
    frame.section(t("What is recorded"))
    if not found.records:
        frame.note(t("Nothing is recorded; it may still exist."))
        return
    st.html(dossier_parts.records(found.records, numbers, found.id))


def sources(numbers: dict[str, int]) -> None:
    """The numbered sources."""
    frame.section(t("Sources"))
    if not numbers:
        frame.note(t("No source recorded"))
        return
    st.html(dossier_parts.sources([reading.sources()[key] for key in numbers]))
