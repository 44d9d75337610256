"""Matches: who could answer a gap or a demand, and what an actor could answer, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.matching import Match, Need
from graph.errors import UnknownName
from views import address, evidence, frame, names, network, reading
from views.exploring import part
from views.network_view import Picture, draw
from views.words import language, number, t, tn

_DRAWN = 8


def page() -> None:
    """Draw the page."""
    frame.title(t("Matches"), t("Who could answer what is wanted, and why?"))
    answer = st.container()
    side = address.choice(
        st.segmented_control,
        "side",
        t("Start from"),
        {"need": t("what is wanted"), "actor": t("who offers")},
        "need",
        label_visibility="collapsed",
    )
    if side == "need":
        _for_need(answer)
    else:
        _for_actor(answer)
    frame.footer(
        "facts/demands",
        "facts/offers",
        "facts/asks",
        basis=t(
            "A match is a proposal by a stated score, not a fact; the parts of the score stand beside it."
        ),
    )


def _for_need(answer: st.delta_generator.DeltaGenerator) -> None:
    needs = {need.id: need for need in reading.insight().needs()}
    given = address.param("need")
    if given and given not in needs:
        try:
            needs[given] = reading.insight().need(given)
        except UnknownName:
            address.put(need="")
    if not needs:
        frame.empty(t("Nothing is wanted."), t("Add demands on the Data page."))
        return
    ordered = sorted(needs, key=lambda key: (not key.startswith("gap:"), key))
    options = {key: need_name(needs[key]) for key in ordered}
    chosen = address.choice(st.selectbox, "need", t("Gap or demand"), options, ordered[0])
    need = needs[chosen]
    found = reading.match(chosen)
    with answer:
        _answer(need, found)
    kinds = {
        "actor": t("actors"),
        "technology": t("technologies"),
        "platform": t("service platforms"),
        "result": t("results to build on"),
    }
    counts = {group: sum(match.group == group for match in found) for group in kinds}
    options = {group: f"{name} ({counts[group]})" for group, name in kinds.items() if counts[group]}
    if not options:
        frame.empty(t("Nothing recorded comes near."), t("Add technologies or platforms on the Data page."))
        return
    group = address.choice(st.segmented_control, "group", t("Group"), options, next(iter(options)))
    shown = [match for match in found if match.group == group]
    _picture(need, shown)
    _list(shown, lambda match: match.candidate_id)
    _asked(need)


def _for_actor(answer: st.delta_generator.DeltaGenerator) -> None:
    candidates = reading.insight().matcher.candidates
    options = {item.id: _name(item.id) for item in sorted(candidates, key=lambda item: item.id)}
    chosen = address.choice(
        st.selectbox, "actor", t("Actor, technology, platform or result"), options, next(iter(options))
    )
    found = reading.match_for(chosen)
    with answer:
        if found:
            frame.answer(
                tn(
                    "{name} comes near to {n} demand or gap; first: {first}.",
                    "{name} comes near to {n} demands and gaps; first: {first}.",
                    len(found),
                    name=_name(chosen),
                    first=_need_by_id(found[0].need_id),
                )
            )
        else:
            frame.answer(t("Nothing that is wanted comes near to {name}.", name=_name(chosen)))
    _list(found, lambda match: match.need_id)


def need_name(need: Need) -> str:
    """What is wanted, in a line."""
    if need.id.startswith("gap:"):
        return t(
            "Gap: {field} with {country}", country=_name(need.country_id), field=_name(need.field_ids[0])
        )
    return t("Demand: {name}", name=names.shown(need.name_zh, need.name_en, need.id))


def _need_by_id(key: str) -> str:
    return need_name(reading.insight().need(key))


def _name(key: str) -> str:
    node = reading.named().get(key)
    return names.node_name(node) if node else key


def _answer(need: Need, found: Sequence[Match]) -> None:
    actors = [match for match in found if match.group == "actor"][:3]
    if not actors:
        frame.answer(t("{need}: no actor comes near.", need=need_name(need)))
        return
    frame.answer(
        t(
            "{need}: {names} come nearest.",
            need=need_name(need),
            names=t(", ").join(_name(match.candidate_id) for match in actors),
        )
    )


def _picture(need: Need, shown: Sequence[Match]) -> None:
    whole = reading.web()
    ids = [key for key in (need.country_id, *need.field_ids, need.id) if key in whole.nodes]
    for match in shown[:_DRAWN]:
        ids.append(match.candidate_id)
        ids += [key for reason in match.reasons for key in reason.evidence[:2]]
    drawn = reading.with_sources(part(whole, [key for key in dict.fromkeys(ids) if key in whole.nodes]))
    if len(drawn.nodes) < 2:
        return
    name = f"match:{need.id}:{shown[0].group if shown else ''}"
    draw(
        drawn,
        Picture(reading.places(name, drawn), name, name, labels=network.labels()),
        key="match network",
        selected=address.param("sel"),
        height=440,
        file="match",
    )
    frame.note(
        t(
            "Drawn: the first {n}, what is wanted, and the records that the reasons name.",
            n=min(_DRAWN, len(shown)),
        )
    )


def _list(found: Sequence[Match], key_of: object) -> None:
    rows = []
    for match in found:
        key = str(key_of(match))  # type: ignore[operator]
        label = _name(key) if key in reading.named() and not key.startswith("gap:") else _need_by_id(key)
        rows.append(
            {
                t("Rank"): match.rank,
                t("Name"): label,
                t("Kind"): names.kind_name(match.label),
                t("Score"): match.score,
                t("Reasons"): t("; ").join(
                    f"{reason.zh if language() == 'zh' else reason.en} {number(reason.value, '0.00')}"
                    for reason in match.reasons
                ),
            }
        )
        with st.container(gap=None):
            node = reading.named().get(key)
            head = f"{match.rank}. {label} · {number(match.score, '0.00')}"
            if node is not None:
                evidence.opener(node, head)
            else:
                st.page_link(
                    st.session_state["pages"]["matches"],
                    label=evidence.plain(head),
                    query_params=address.link(need=key),
                )
            stated = t("stated by a source") if match.stated else ""
            frame.note(
                stated,
                t("; ").join(
                    f"{reason.zh if language() == 'zh' else reason.en} ({number(reason.value, '0.00')})"
                    for reason in match.reasons
                ),
            )
    table = pd.DataFrame(rows)
    with st.expander(t("The same as a table"), icon=":material/table:"):
        frame.table(table, alt=t("Matches"))
        frame.downloads(table, "matches", key="matches")


def _asked(need: Need) -> None:
    if need.id.startswith("gap:"):
        frame.section(t("Sentences that ask"))
        evidence.sentences(need.evidence, {need.country_id, *need.field_ids})
    else:
        frame.section(t("The demand's sources"))
        evidence.sources(need.evidence)
