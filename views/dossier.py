"""Dossier: all that is recorded about one country, field or actor, on a page that prints."""

from __future__ import annotations

import streamlit as st

from analysis.brief_files import as_docx, as_html
from analysis.briefing import Brief, Subject
from analysis.cells import Strength
from analysis.dossier import Dossier, dossier
from graph.network import NetworkNode
from views import address, dossier_parts, evidence, frame, names, reading
from views import dossier_sections as sections
from views.dossier_link import LABELS
from views.words import language, number, t, tn


def page() -> None:
    """Draw the page."""
    frame.title(t("Dossier"), t("What is recorded about one country, field or actor?"))
    answer = st.container()
    options = {key: node for key, node in reading.named().items() if node.label in LABELS}
    key = _chosen(options)
    if key is None:
        _nothing(answer, address.param("pick"))
        frame.footer("explore/all_nodes")
        return
    found = _found(reading.load_id(), key)
    node = options[key]
    dossier_parts.style()
    numbers = _numbers(found, node)
    with answer:
        _answer(found, node)
    _downloads(found)
    sections.facts(node)
    sections.time(found)
    sections.place(found)
    sections.its_network(node)
    sections.asks(found)
    sections.gaps(found)
    sections.matches(found)
    sections.expected(found)
    sections.records(found, numbers)
    sections.sources(numbers)
    frame.footer("facts/records", "explore/links_of", parameters={"ids": [key]})


def _chosen(options: dict[str, NetworkNode]) -> str | None:
    """What the address picks; None where it picks nothing that has a dossier."""
    order = sorted(options, key=lambda key: (LABELS.index(options[key].label), names.node_name(options[key])))
    held = address.held("pick", None, lambda text: text if text in options else None)
    wanted = address.param("pick")
    picked = st.selectbox(
        t("Country, field or actor"),
        order,
        index=None,
        key=held,
        format_func=lambda key: f"{names.node_name(options[key])} · {names.kind_name(options[key].label)}",
        placeholder=t("name"),
        width=520,
    )
    if picked is None:
        if wanted in options:
            address.keep("pick", "", is_default=True)
        return None
    address.keep("pick", str(picked), is_default=False)
    return str(picked)


def _nothing(answer: st.delta_generator.DeltaGenerator, wanted: str) -> None:
    with answer:
        if not wanted:
            frame.answer(t("Choose a country, a field or an actor."))
            return
        node = reading.named().get(wanted)
        if node is None:
            frame.answer(t("These data hold nothing with the identifier “{id}”.", id=wanted))
            frame.note(t("It may have been withdrawn, or the link comes from other data. Choose another."))
            return
        frame.answer(
            t(
                "{name} is of the kind {kind}: dossiers are kept for countries, fields and actors.",
                name=names.node_name(node),
                kind=names.kind_name(node.label),
            )
        )
        evidence.opener(node, t("See {name} in the network", name=names.node_name(node)))


@st.cache_resource(max_entries=100, show_spinner=False)
def _found(load: str, key: str) -> Dossier:  # noqa: ARG001 - the load is the key of the cache
    insight = reading.insight()
    return dossier(insight.answers, insight.gaps(), key)


def _numbers(found: Dossier, node: NetworkNode) -> dict[str, int]:
    """Number of each source, in the order in which the page names them."""
    known, texts = reading.sources(), reading.texts()
    ids = list(node.source_ids)
    ids += [
        s for asked in found.asks if asked.measure_id in texts for s in texts[asked.measure_id].source_ids
    ]
    ids += [s for record in found.records for s in record.source_ids]
    return {key: at for at, key in enumerate(dict.fromkeys(s for s in ids if s in known), start=1)}


def _answer(found: Dossier, node: NetworkNode) -> None:
    name = names.node_name(node)
    spoken = [asked for asked in found.asks if asked.strength is not Strength.GENERAL]
    if found.is_empty:
        frame.answer(t("Nothing is recorded about {name}, and the plan does not ask for it.", name=name))
        frame.note(t("What is not recorded here may still exist."))
        return
    if found.records:
        frame.answer(
            tn(
                "{name}: {n} cooperation or laboratory is recorded, {home} with a participant from {city}, "
                "{since} of these begun within the plan.",
                "{name}: {n} cooperations and laboratories are recorded, {home} with a participant from "
                "{city}, {since} of these begun within the plan.",
                len(found.records),
                name=name,
                home=found.home,
                since=found.since_plan,
                city=reading.city(),
            )
        )
    else:
        frame.answer(t("{name}: no cooperation or laboratory is recorded.", name=name))
    if found.subject is not Subject.ACTOR:
        frame.figures(
            [
                (number(len(spoken)), t("sentences that ask by name or region")),
                (number(len(found.gaps)), t("gaps")),
                (number(len(found.records)), t("records")),
                (number(len(found.actors)), t("actors in them")),
            ]
        )
    else:
        frame.figures(
            [
                (number(len(found.records)), t("records")),
                (number(len(found.actors)), t("partners in them")),
                (number(len(found.countries)), t("countries")),
                (number(len(found.fields)), t("fields")),
            ]
        )


def _downloads(found: Dossier) -> None:
    """The dossier as a document; the page itself prints as well."""
    with st.container(horizontal=True, vertical_alignment="center"):
        place = reading.insight().facts.places.get(found.id)
        if place is None or place.counts:
            for ending, word, make in (
                ("docx", t("Briefing (DOCX)"), lambda: as_docx(_brief(found))),
                ("html", t("Briefing (HTML)"), lambda: as_html(_brief(found)).encode()),
            ):
                st.download_button(
                    word,
                    make,
                    f"{found.id}.{ending}",
                    key=f"dossier {ending}",
                    icon=":material/download:",
                    on_click="ignore",
                )
        frame.note(t("The page prints as it stands (Ctrl+P)."))


def _brief(found: Dossier) -> Brief:
    return reading.insight().brief(found.subject, found.id, language=language())
