"""What-if: lay a change over the network in memory and see what would become of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.scenario import Scenario
from analysis.whatif import Outcome
from graph.errors import InputError
from views import address, evidence, frame, names, network, reading, whatif_picture
from views.network_view import draw
from views.words import number, t, tn


def page() -> None:
    """Draw the page."""
    frame.title(t("What-if"), t("What would change if a link, an actor or a country came or went?"))
    answer = st.container()
    with st.container(border=True):
        _add()
        _changes("scenario")
    _files()
    scenario = read(address.param("scenario"))
    if scenario is None:
        with answer:
            frame.answer(
                t("Nothing is changed yet. Choose a change below; nothing is ever written to the data.")
            )
        frame.footer("facts/records", "centrality/participations")
        return
    outcome = reading.whatif(address.param("scenario"))
    with answer:
        _answer(outcome)
    other = read(address.param("other"))
    _figures(outcome, reading.whatif(address.param("other")) if other else None)
    _picture(scenario)
    _details(outcome)
    frame.footer("facts/records", "centrality/participations")


def _name(key: str) -> str:
    node = reading.named().get(key)
    return names.node_name(node) if node else key


def read(text: str) -> Scenario | None:
    """The scenario in a parameter of the address, or None."""
    if not text:
        return None
    try:
        found = reading.insight().scenario(text, t("scenario"))
    except InputError as error:
        st.error(t("The scenario cannot be used:"), icon=":material/error:")
        frame.note(*(str(problem) for problem in error.problems))
        return None
    return found if found.changes else None


def _stated(param: str) -> list[dict[str, Any]]:
    try:
        values = json.loads(address.param(param) or "{}").get("changes", [])
    except (ValueError, AttributeError):
        return []
    return [item for item in values if isinstance(item, dict)] if isinstance(values, list) else []


def _put(changes: Sequence[dict[str, Any]], param: str = "scenario") -> None:
    plan = {"name": t("scenario"), "changes": list(changes)}
    text = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
    address.put(**{param: text if changes else ""})


def _add() -> None:
    actions = {
        "remove_actor": t("an actor leaves"),
        "withdraw_country": t("a country withdraws"),
        "remove_cooperation": t("a cooperation ends"),
        "remove_link": t("an actor leaves a cooperation"),
        "add_link": t("an actor joins a cooperation"),
        "add_cooperation": t("a new cooperation begins"),
    }
    facts = reading.insight().facts
    actors = [key for key in facts.actors if key in reading.named()]
    records = [key for key in facts.records if key in reading.named()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        action = st.selectbox(
            t("Change"), list(actions), format_func=lambda key: actions[key], key="whatif action", width=220
        )
        change: dict[str, Any] | None
        if action == "remove_actor":
            change = _one(action, t("Actor"), actors)
        elif action == "withdraw_country":
            change = _one(action, t("Country"), [place.id for place in facts.countries()])
        elif action == "remove_cooperation":
            change = _one(action, t("Cooperation"), records)
        elif action in ("remove_link", "add_link"):
            change = _pair(str(action), actors, records)
        else:
            change = _cooperation(actors)
        st.button(
            t("Add the change"),
            icon=":material/add:",
            disabled=change is None,
            on_click=lambda: _put([*_stated("scenario"), change]) if change else None,
        )


def _pick(label: str, options: Sequence[str], key: str) -> str | None:
    return st.selectbox(
        label, options, index=None, format_func=_name, key=key, placeholder=t("name"), width=300
    )


def _one(action: str, label: str, options: Sequence[str]) -> dict[str, Any] | None:
    picked = _pick(label, options, f"whatif {action}")
    return {action: picked} if picked else None


def _pair(action: str, actors: Sequence[str], records: Sequence[str]) -> dict[str, Any] | None:
    actor = _pick(t("Actor"), actors, f"whatif {action} actor")
    facts = reading.insight().facts
    if action == "remove_link" and actor:
        records = [key for key in records if actor in facts.records[key].actor_ids]
    record = _pick(t("Cooperation"), records, f"whatif {action} record")
    return {action: {"actor": actor, "record": record}} if actor and record else None


def _cooperation(actors: Sequence[str]) -> dict[str, Any] | None:
    facts = reading.insight().facts
    who = st.multiselect(t("Participants"), actors, format_func=_name, key="whatif new actors", width=300)
    where = _pick(t("Country"), [place.id for place in facts.countries()], "whatif new country")
    what = _pick(t("Field"), list(facts.fields), "whatif new field")
    how = _pick(t("Form of cooperation"), list(facts.instruments), "whatif new instrument")
    if not who or not where or not what:
        return None
    taken = {*facts.records, *(item.get("add_cooperation", {}).get("id") for item in _stated("scenario"))}
    new = next(f"new-{n}" for n in range(1, 1000) if f"new-{n}" not in taken)
    values: dict[str, Any] = {
        "id": new,
        "actor_ids": list(who),
        "country_ids": [where],
        "field_ids": [what],
        "year": reading.insight().answers.years.start or 2025,
    }
    return {"add_cooperation": values | ({"instrument_ids": [how]} if how else {})}


def said(change: dict[str, Any]) -> str:
    """A change in words."""
    for action, value in change.items():
        if action == "remove_actor":
            return t("{name} leaves", name=_name(str(value)))
        if action == "withdraw_country":
            return t("{name} withdraws", name=_name(str(value)))
        if action == "remove_cooperation":
            return t("{name} ends", name=_name(str(value)))
        if action in ("remove_link", "add_link") and isinstance(value, dict):
            actor, record = _name(str(value.get("actor"))), _name(str(value.get("record")))
            if action == "remove_link":
                return t("{actor} leaves {record}", actor=actor, record=record)
            return t("{actor} joins {record}", actor=actor, record=record)
        if action == "add_cooperation" and isinstance(value, dict):
            who = t(", ").join(_name(key) for key in value.get("actor_ids", []))
            where = t(", ").join(_name(key) for key in value.get("country_ids", []))
            what = t(", ").join(_name(key) for key in value.get("field_ids", []))
            return t("new: {who} in {what} with {where}", who=who, what=what, where=where)
        if action == "add_actor" and isinstance(value, dict):
            return t(
                "new actor: {name}", name=str(value.get("name_zh") or value.get("name_en") or value.get("id"))
            )
    return json.dumps(change, ensure_ascii=False)


def _changes(param: str) -> None:
    stated = _stated(param)
    for at, change in enumerate(stated):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<span>{at + 1}. {evidence.marked(said(change), [])}</span>")
            st.button(
                t("Take back"),
                key=f"whatif back {param} {at}",
                icon=":material/close:",
                type="tertiary",
                on_click=lambda at=at: _put([item for n, item in enumerate(stated) if n != at], param),
            )


def _files() -> None:
    text = address.param("scenario")
    with st.expander(t("Keep, share, compare"), icon=":material/folder:"):
        frame.note(t("The address of this page holds the whole scenario; send it as a link."))
        with st.container(horizontal=True):
            st.download_button(
                t("Scenario as a file"),
                text or "{}",
                "scenario.json",
                "application/json",
                icon=":material/download:",
                on_click="ignore",
                disabled=not text,
            )
            st.button(
                t("Set aside to compare"),
                icon=":material/compare:",
                disabled=not text,
                on_click=lambda: address.put(other=text, scenario=""),
            )
            st.button(
                t("Start anew"),
                icon=":material/restart_alt:",
                on_click=lambda: address.put(other="", scenario=""),
            )
        given = st.file_uploader(t("Open a scenario (YAML or JSON)"), type=["yaml", "yml", "json"])
        if given is not None and st.session_state.get("whatif file") != given.file_id:
            st.session_state["whatif file"] = given.file_id
            try:
                scenario = reading.insight().scenario(given.getvalue().decode("utf-8-sig"), given.name)
            except (InputError, UnicodeDecodeError) as error:
                st.error(str(error), icon=":material/error:")
            else:
                address.put(scenario=json.dumps(scenario.as_json(), ensure_ascii=False))
                st.rerun()


def _answer(outcome: Outcome) -> None:
    if outcome.changes_nothing:
        frame.answer(t("With these changes everything that is counted here stays as it is."))
        return
    parts = []
    if outcome.countries_lost:
        parts.append(
            tn(
                "{n} country is no longer reached: {names}.",
                "{n} countries are no longer reached: {names}.",
                len(outcome.countries_lost),
                names=t(", ").join(map(_name, outcome.countries_lost)),
            )
        )
    if outcome.sole_gained:
        parts.append(
            tn(
                "{n} country then hangs on a single actor: {names}.",
                "{n} countries then hang on a single actor: {names}.",
                len(outcome.sole_gained),
                names=t(", ").join(map(_name, outcome.sole_gained)),
            )
        )
    if outcome.gaps_opened:
        parts.append(tn("{n} gap opens.", "{n} gaps open.", len(outcome.gaps_opened)))
    if outcome.gaps_closed:
        parts.append(tn("{n} gap closes.", "{n} gaps close.", len(outcome.gaps_closed)))
    if outcome.after.parts != outcome.before.parts:
        parts.append(
            t(
                "The network falls into {after} parts instead of {before}.",
                before=outcome.before.parts,
                after=outcome.after.parts,
            )
        )
    moved = sum(change.rank_before != change.rank_after for change in outcome.ranks)
    parts.append(tn("{n} actor changes its rank.", "{n} actors change their rank.", moved))
    frame.answer(*parts)


def _figures(outcome: Outcome, other: Outcome | None) -> None:
    rows = []
    for name, attribute in (
        (t("Actors in the network"), "actors"),
        (t("Ties"), "ties"),
        (t("Records behind them"), "records"),
        (t("Parts"), "parts"),
        (t("Actors in the largest part"), "largest"),
    ):
        row = {t("Figure"): name, t("Today"): getattr(outcome.before, attribute)}
        row[t("Then")] = getattr(outcome.after, attribute)
        if other:
            row[t("In the scenario set aside")] = getattr(other.after, attribute)
        rows.append(row)
    aside = {change.id: change.after for change in other.targets} if other else {}
    for change in outcome.targets:
        target = reading.named_target(change.id)
        name = names.shown(target.name_zh, target.name_en, change.id)
        row = {
            t("Figure"): t("Target: {name}", name=name),
            t("Today"): change.before,
            t("Then"): change.after,
        }
        if other:
            row[t("In the scenario set aside")] = aside.get(change.id)
        rows.append(row)
    frame.table(pd.DataFrame(rows), alt=t("Before and after"))


def _picture(scenario: Scenario) -> None:
    found = whatif_picture.change(reading.insight().facts, reading.partners("betweenness", False), scenario)
    if not found.network.nodes:
        return
    frame.section(
        t("The change, drawn"),
        t("Actors nearest to the change; red and dashed: what goes; green: what comes."),
    )
    shown = reading.with_sources(found.network)
    name = f"whatif:{address.param('scenario')}"
    draw(
        shown,
        whatif_picture.picture(found, reading.places(name, shown), name, network.labels()),
        key="whatif network",
        height=440,
        file="what-if",
    )


def _details(outcome: Outcome) -> None:
    ranks = pd.DataFrame(
        [
            {
                t("Name"): _name(change.id),
                t("Rank today"): change.rank_before,
                t("Rank then"): change.rank_after,
                t("Score today"): change.score_before,
                t("Score then"): change.score_after,
            }
            for change in outcome.ranks[:200]
        ]
    )
    for heading, pairs in (
        (t("Gaps that open"), outcome.gaps_opened),
        (t("Gaps that close"), outcome.gaps_closed),
    ):
        if pairs:
            frame.section(heading)
            for country, subject in pairs[:20]:
                st.page_link(
                    st.session_state["pages"]["gaps"],
                    label=evidence.plain(
                        t("{field} with {country}", country=_name(country), field=_name(subject))
                    ),
                    query_params=address.link(cell=f"{country}.{subject}"),
                )
    if not ranks.empty:
        frame.section(t("Ranks that change"))
        numbers = {name: st.column_config.NumberColumn(format="%.4f") for name in ranks.columns[3:]}
        frame.table(ranks, alt=t("Ranks that change"), height=320, column_config=numbers)
        frame.downloads(ranks, "what-if", key="what-if")
        frame.note(
            t(
                "{n} of {whole} actors with another score or rank are listed.",
                n=len(ranks),
                whole=number(len(outcome.ranks)),
            )
        )
