"""Network: start from anything, see its links, go on from there; nothing moves that was there before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from graph.network import Network, NetworkNode
from views import address, frame, names, reading
from views.exploring import ANY, MOST, STEP, Scene, View, from_params, quiet, scene, shortest_paths
from views.network_view import More, Picture, draw
from views.words import listed, number, t, tn

_PARAMS = ("at", "open", "hide", "pin", "path", "layout", "settled")
_HISTORY, _AT = "network history", "network history at"


def page() -> None:
    """Draw the page."""
    frame.title(t("Network"), t("What is linked to what, and who says so?"))
    whole = reading.web()
    view = _current(whole.nodes)
    shown = scene(view, whole)
    answer = st.container()
    filtered = _toolbar(view, shown)
    with answer:
        _answer(view, shown, filtered)
    action = draw(
        filtered,
        Picture(
            shown.placed,
            token="~".join((*view.starts, *view.path)),
            layout=f"{view.layout}:{view.settled}",
            more={
                node: [More(kind, count) for kind, count in kinds.items()]
                for node, kinds in shown.waiting.items()
            },
            opened=frozenset(step.node for step in view.opened),
            pinned=frozenset(pin[0] for pin in view.pinned),
            anchors=shown.anchors,
            labels=labels(),
        ),
        key="explorer",
        selected=address.param("sel"),
        acts=True,
        captions=bool(st.session_state.get("address:captions")),
        height=580,
    )
    if action:
        _act(view, action)
    placed = {node.id: shown.placed[node.id] for node in filtered.nodes}
    frame.diagrams(_titled(filtered, view), placed, "network", key="explorer")
    tables(filtered, "network")
    frame.footer(
        "explore/all_nodes", "explore/all_links", "explore/links_of", parameters={"ids": list(view.starts)}
    )


def _titled(network: Network, view: View) -> Network:
    starts = [reading.web().nodes[key] for key in view.starts[:3]]
    zh = "、".join(node.name_zh or node.name_en or node.id for node in starts)
    en = ", ".join(node.name_en or node.name_zh or node.id for node in starts)
    return replace(network, title_zh=f"{zh}的关系网络", title_en=f"Links of {en}")


def labels() -> Mapping[str, str]:
    """Names of everything that a fact may point to."""
    return {key: names.node_name(node) for key, node in reading.named().items()}


def _current(nodes: Mapping[str, NetworkNode]) -> View:
    """The view that the address names; a new one becomes a step of the history."""
    view = from_params(address.param, nodes.__contains__)
    if not view.starts and not view.path:
        view = View((_hub(nodes),))
    if not view.opened and not view.path:
        view = replace(
            view, opened=tuple(step for start in view.starts for step in View().open(start).opened)
        )
    history: list[View] = st.session_state.setdefault(_HISTORY, [])
    at = st.session_state.get(_AT, -1)
    if not history or history[at] != view:
        del history[at + 1 :]
        history.append(view)
        st.session_state[_AT] = len(history) - 1
    return view


def _hub(nodes: Mapping[str, NetworkNode]) -> str:
    parks = [node.id for node in nodes.values() if node.label == "Park"]
    wanted = str(reading.setting("hub_park"))
    return wanted if wanted in nodes else (parks or list(nodes))[0]


def _go(view: View) -> None:
    address.put(**view.params())
    st.rerun()


def _step(by: int) -> None:
    history: list[View] = st.session_state[_HISTORY]
    at = st.session_state[_AT] + by
    if 0 <= at < len(history):
        st.session_state[_AT] = at
        address.put(**history[at].params())


def _act(view: View, action: Mapping[str, Any]) -> None:
    """Do what was asked of a node in the picture."""
    node, what = str(action.get("id")), str(action.get("what"))
    if node not in reading.web().nodes:
        return
    if what == "expand":
        _go(view.open(node, str(action.get("type") or ANY)))
    elif what == "collapse":
        _go(view.collapse(node))
    elif what == "hide":
        _go(view.hide(node))
    elif what == "pin":
        _go(view.pin(node, float(action.get("x") or 0), float(action.get("y") or 0)))
    elif what == "unpin":
        _go(view.unpin(node))
    elif what == "centre":
        _go(View((node,)))
    elif what == "path":
        st.session_state["path from"] = node
        st.rerun()


def _toolbar(view: View, shown: Scene) -> Network:
    history, at = st.session_state[_HISTORY], st.session_state[_AT]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(t("Undo"), icon=":material/undo:", disabled=at <= 0, on_click=_step, args=(-1,), key="undo")
        st.button(
            t("Redo"),
            icon=":material/redo:",
            disabled=at >= len(history) - 1,
            on_click=_step,
            args=(1,),
            key="redo",
        )
        layouts = {
            "force": t("by closeness"),
            "layered": t("layered by kind"),
            "concentric": t("rings by number of links"),
        }
        key = "network layout"
        st.session_state[key] = view.layout
        st.selectbox(
            t("Layout"),
            list(layouts),
            format_func=lambda name: layouts[name],
            key=key,
            on_change=lambda: address.put(
                layout="" if st.session_state[key] == "force" else st.session_state[key]
            ),
            label_visibility="collapsed",
            width=190,
        )
        st.button(
            t("Lay out anew"),
            icon=":material/grain:",
            on_click=lambda: address.put(settled=str(len(view.opened))),
            key="settle",
        )
        with st.popover(t("Filters"), icon=":material/filter_list:"):
            filtered = _filters(view, shown.network)
        with st.popover(t("Shortest paths"), icon=":material/route:"):
            _paths()
        with st.popover(t("Display"), icon=":material/tune:"):
            address.toggle("captions", t("Captions on links"))
            every = address.toggle("all", t("All links between the nodes"))
    return filtered if every else quiet(filtered, {*view.starts, *view.path, *(s.node for s in view.opened)})


def _filters(view: View, network: Network) -> Network:
    kinds = sorted({node.label for node in network.nodes})
    types = sorted({edge.type for edge in network.edges})
    wanted = address.choices(
        st.multiselect,
        "kinds",
        t("Kinds"),
        {kind: names.kind_name(kind) for kind in kinds},
        placeholder=t("all"),
    )
    linked = address.choices(
        st.multiselect,
        "types",
        t("Links"),
        {kind: names.type_name(kind) for kind in types},
        placeholder=t("all"),
    )
    subjects = {key: node for key, node in reading.named().items() if node.label == "Field"}
    fields = address.choices(
        st.multiselect,
        "fields",
        t("Fields"),
        {key: names.node_name(node) for key, node in subjects.items()},
        placeholder=t("all"),
    )
    sources = address.choices(
        st.multiselect,
        "rests",
        t("Kind of source"),
        {kind: names.source_kind(kind) for kind in sorted({s.kind for s in reading.sources().values()})},
        placeholder=t("all"),
    )
    whose = address.choice(
        st.segmented_control,
        "whose",
        t("Actors"),
        {"all": t("all"), "home": t("from {city}", city=reading.city()), "foreign": t("from elsewhere")},
        "all",
    )
    since = address.choice(
        st.selectbox,
        "since",
        t("Records since"),
        {"": t("any year")} | {str(year): str(year) for year in range(2026, 1999, -1)},
        "",
    )
    kept = {
        node.id
        for node in network.nodes
        if node.id in view.starts
        or node.id in view.path
        or (
            (not wanted or node.label in wanted)
            and _in_fields(node, fields)
            and _rests_on(node, sources)
            and _is_whose(node, whose)
            and _is_since(node, since)
        )
    }
    edges = tuple(
        edge
        for edge in network.edges
        if edge.source in kept and edge.target in kept and (not linked or edge.type in linked)
    )
    if linked:
        joined = {end for edge in edges for end in (edge.source, edge.target)} | set(view.starts)
        kept &= joined
    nodes = tuple(node for node in network.nodes if node.id in kept)
    return reading.with_sources(replace(network, nodes=nodes, edges=edges))


def _in_fields(node: NetworkNode, fields: list[str]) -> bool:
    own = node.properties.get("field_ids")
    return not fields or node.id in fields or not isinstance(own, list) or bool(set(own) & set(fields))


def _rests_on(node: NetworkNode, kinds: list[str]) -> bool:
    known = reading.sources()
    return not kinds or any(known[key].kind in kinds for key in node.source_ids if key in known)


def _is_whose(node: NetworkNode, whose: str) -> bool:
    if whose == "all" or node.label not in ("Park", "Organization", "Enterprise"):
        return True
    own = node.properties
    home = own.get("country_id") == reading.setting("home_country") and own.get("city") == reading.setting(
        "home_city"
    )
    return home == (whose == "home")


def _is_since(node: NetworkNode, since: str) -> bool:
    year = node.properties.get("start_year") or node.properties.get("established_year")
    return not since or not isinstance(year, int) or year >= int(since)


def _paths() -> None:
    options = [key for key, node in reading.named().items() if node.label not in ("Region",)]
    begin = st.session_state.pop("path from", None)
    if begin:
        st.session_state["path start"] = begin
        st.toast(t("Now choose the other end under “Shortest paths”."))
    written = labels()
    start = st.selectbox(
        t("From"),
        options,
        index=None,
        key="path start",
        format_func=lambda key: written[key],
        placeholder=t("name"),
    )
    end = st.selectbox(
        t("To"),
        options,
        index=None,
        key="path end",
        format_func=lambda key: written[key],
        placeholder=t("name"),
    )
    st.button(
        t("Show the paths"),
        disabled=not start or not end or start == end,
        on_click=lambda: address.put(
            **View((str(start), str(end)), path=(str(start), str(end))).params(), sel=""
        ),
    )


def _answer(view: View, shown: Scene, filtered: Network) -> None:
    written = {**labels(), **{n.id: names.node_name(n) for n in shown.network.nodes}}
    if view.path:
        start, end = (written[node] for node in view.path)
        if not shown.paths:
            frame.answer(t("No path is recorded between {start} and {end}.", start=start, end=end))
        else:
            length = _length(view)
            frame.answer(
                tn(
                    "Between {start} and {end} there is {n} shortest path, over {steps} links.",
                    "Between {start} and {end} {n} shortest paths are shown, over {steps} links each.",
                    shown.paths,
                    start=start,
                    end=end,
                    steps=length,
                )
            )
    else:
        starts = [node for node in view.starts if node in written]
        direct = {n for start in starts for n in reading.web().neighbours(start)}
        frame.answer(
            tn(
                "{names} has {n} recorded neighbour; {shown} nodes are shown.",
                "{names} has {n} recorded neighbours; {shown} nodes are shown.",
                len(direct),
                names=listed([written[node] for node in starts[:5]]),
                shown=len(filtered.nodes),
            )
        )
    hidden = len(shown.network.nodes) - len(filtered.nodes)
    large = [node for node in view.starts if reading.web().degree(node) > STEP]
    frame.note(
        tn("{n} node is filtered out.", "{n} nodes are filtered out.", hidden) if hidden else "",
        t(
            "A step shows at most {step} neighbours, those with most links first; "
            "the same step again shows the next.",
            step=STEP,
        )
        if large
        else "",
        t("More than {most} nodes are not drawn; {n} are left out.", most=MOST, n=shown.left_out)
        if shown.left_out
        else "",
    )


def _length(view: View) -> int:
    paths = shortest_paths(reading.web(), view.path[0], view.path[1], most=1)
    return len(paths[0]) - 1 if paths else 0


def tables(network: Network, file: str) -> None:
    """The picture as tables, to read and to take along."""
    with st.expander(t("The same as a table"), icon=":material/table:"):
        written = {node.id: names.node_name(node) for node in network.nodes}
        nodes = pd.DataFrame(
            [
                {
                    t("Name"): written[node.id],
                    t("Kind"): names.kind_name(node.label),
                    t("Links here"): sum(node.id in (edge.source, edge.target) for edge in network.edges),
                    t("Sources"): len(node.source_ids),
                    t("Identifier"): node.id,
                }
                for node in network.nodes
            ]
        )
        edges = pd.DataFrame(
            [
                {
                    t("From"): written[edge.source],
                    t("Link"): names.type_name(edge.type),
                    t("To"): written[edge.target],
                    t("Words of the text"): edge.quote,
                    t("Inferred"): t("yes") if edge.inferred else "",
                    t("Sources"): number(len(edge.source_ids)),
                }
                for edge in network.edges
            ]
        )
        frame.table(nodes, alt=t("Nodes"), height=260)
        frame.downloads(nodes, f"{file}-nodes", key=f"{file} nodes")
        frame.table(edges, alt=t("Links"), height=260)
        frame.downloads(edges, f"{file}-links", key=f"{file} links")
