"""What pages read of the graph, kept until something new is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import silkgraph
from analysis.assemble import scored
from analysis.bootstrap import RankRange
from analysis.cells import Cell, Record, Strength, from_rows
from analysis.expected import Expectation
from analysis.facts import TargetText
from analysis.insight import Insight
from analysis.links import LinkKind
from analysis.matching import Match
from analysis.scope import Ranking
from analysis.search import Entry, Index
from analysis.whatif import Outcome
from diagrams.layout import Positions, positions
from diagrams.vis import roomy
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo
from graph.schema import DRAWN_LABELS
from graph.store import Status, Table
from silkgraph import Atlas
from views.cell_rows import cell_rows
from views.exploring import Web
from views.exploring import web as web_

TEXT_LABELS = ("PolicyDocument", "PolicySection", "PolicyTask", "Measure", "Clause", "Target", "Progress")
NAMED_LABELS = tuple(label.name for label in DRAWN_LABELS if label.name not in TEXT_LABELS)
RECORD_LABELS = ("Cooperation", "Lab")


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """The graph, opened once for all who look."""
    return silkgraph.connect()


@st.cache_data(ttl=15, show_spinner=False)
def status() -> Status:
    """Which database it is and how much it holds, at most some seconds old."""
    return atlas().status()


def forget() -> None:
    """Read anew after something was loaded."""
    status.clear()


def load_id() -> str:
    """Id of the latest load: everything that is kept is kept for it."""
    last = status().last_load or {}
    return f"{last.get('id', '')}@{last.get('finished', '')}"


def setting(name: str) -> object:
    """A value of ``network.toml``, as it was loaded."""
    return json.loads(str((status().last_load or {}).get("network") or "{}")).get(name, "")


def city() -> str:
    """Name of the home city."""
    return str(setting("home_city"))


def as_of() -> str:
    """Date of the latest load, ISO 8601, or empty."""
    return str((status().last_load or {}).get("finished", ""))[:10]


def named() -> Mapping[str, NetworkNode]:
    """Everything that has a name: places, subjects, actors and records, by id."""
    return _named(load_id())


def texts() -> Mapping[str, NetworkNode]:
    """The policy's own parts, by id."""
    return _texts(load_id())


def sources() -> Mapping[str, SourceInfo]:
    """All sources, by id."""
    return _sources(load_id())


def web() -> Web:
    """The whole graph, ready to be walked."""
    return _web(load_id())


def index() -> Index:
    """Everything that can be found by name."""
    return _index(load_id())


def query(name: str, **parameters: Any) -> Table:
    """Rows of a catalogued question."""
    return _query(load_id(), name, tuple(sorted((key, _frozen(value)) for key, value in parameters.items())))


def insight() -> Insight:
    """All analyses of what is loaded."""
    return _insight(load_id())


def named_target(key: str) -> TargetText:
    """A target of the plan by its id."""
    return next(target for target in insight().facts.targets if target.id == key)


def match(need: str) -> tuple[Match, ...]:
    """What could answer a demand or a gap."""
    return _match(load_id(), need, False)


def match_for(candidate: str) -> tuple[Match, ...]:
    """What an actor or an offer could answer."""
    return _match(load_id(), candidate, True)


def expected(kind: str) -> Expectation:
    """Links of a kind that are expected and missing."""
    return _expected(load_id(), kind)


def whatif(scenario: str) -> Outcome:
    """What a scenario, given as text, would change."""
    return _whatif(load_id(), scenario)


def rank_ranges(measure: str) -> dict[str, RankRange]:
    """How far each rank moves when the records are drawn anew."""
    return _rank_ranges(load_id(), measure)


def cypher(text: str, values: str, limit: int) -> Table:
    """Anyone's read-only Cypher; `values` is JSON or empty."""
    return _cypher(load_id(), text, values, limit)


def cells(record: str, strength: str | None = None) -> tuple[Cell, ...]:
    """Cells of country and field."""
    return _cells(load_id(), record, strength)


def centrality(measure: str, scope: str, events: bool) -> Ranking:
    """Ranked actors of the partner network."""
    return _centrality(load_id(), measure, scope, events)


def partners(measure: str, events: bool) -> Network:
    """The partner network, each actor with its score."""
    return _partners(load_id(), measure, events)


def places(name: str, network: Network) -> Positions:
    """Positions of a network that is always drawn the same way, by its name."""
    return _places(load_id(), name, network)


def node_of(row: Mapping[str, Any]) -> NetworkNode:
    """Node from a row with ``label``, ``id`` and ``properties``."""
    properties = dict(row["properties"])
    return NetworkNode(
        str(row["id"]),
        str(row["label"]),
        str(properties.get("name_zh") or ""),
        str(properties.get("name_en") or ""),
        properties,
        tuple(properties.get("source_ids") or ()),
    )


def edge_of(row: Mapping[str, Any]) -> NetworkEdge:
    """Edge from a row with ``edge_id``, ``type``, ``source``, ``target`` and ``properties``."""
    properties = dict(row["properties"])
    return NetworkEdge(
        str(row["edge_id"]),
        str(row["type"]),
        str(row["source"]),
        str(row["target"]),
        quote=str(properties.get("quote") or ""),
        source_ids=tuple(properties.get("source_ids") or ()),
        inferred=bool(properties.get("inferred")),
        properties=properties,
    )


def with_sources(network: Network) -> Network:
    """The network with the sources that its nodes and edges name."""
    wanted = {key for node in network.nodes for key in node.source_ids}
    wanted |= {key for edge in network.edges for key in edge.source_ids}
    known = sources()
    return Network(
        network.title_zh,
        network.title_en,
        network.nodes,
        network.edges,
        {key: known[key] for key in sorted(wanted) if key in known},
        network.measure,
        network.notes,
        network.as_of or as_of(),
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@st.cache_resource(max_entries=2, show_spinner=False)
def _named(load: str) -> dict[str, NetworkNode]:
    return _nodes(NAMED_LABELS)


@st.cache_resource(max_entries=2, show_spinner=False)
def _texts(load: str) -> dict[str, NetworkNode]:
    return _nodes(TEXT_LABELS)


def _nodes(labels: Sequence[str]) -> dict[str, NetworkNode]:
    rows = atlas().query("explore/all_nodes", labels=list(labels)).dicts()
    return {node.id: node for node in map(node_of, rows)}


@st.cache_resource(max_entries=2, show_spinner=False)
def _sources(load: str) -> dict[str, SourceInfo]:
    rows = atlas().query("explore/sources").dicts()
    names = ("id", "title", "publisher", "kind", "url", "published_on")
    return {row["id"]: SourceInfo(*(str(row[name] or "") for name in names)) for row in rows}


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(load: str) -> Index:
    return Index(
        Entry(
            node.id,
            node.label,
            node.name_zh,
            node.name_en,
            tuple(node.properties.get("aliases") or ()),  # type: ignore[arg-type]
            (node.id, str(node.properties.get("iso2") or node.id)) if node.label == "Country" else (),
            _linked(node),
        )
        for node in _named(load).values()
    )


def _linked(node: NetworkNode) -> tuple[str, ...]:
    found: list[str] = []
    for name in ("country_id", "country_ids", "field_ids"):
        value = node.properties.get(name)
        found += [value] if isinstance(value, str) else list(value or ())  # type: ignore[call-overload]
    return tuple(found)


@st.cache_resource(max_entries=2, show_spinner=False)
def _web(load: str) -> Web:
    rows = atlas().query("explore/all_links").dicts()
    return web_({**_named(load), **_texts(load)}, map(edge_of, rows))


@st.cache_resource(max_entries=400, show_spinner=False)
def _query(load: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> Table:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return atlas().query(name, **given)


@st.cache_resource(max_entries=40, show_spinner=False)
def _cells(load: str, record: str, strength: str | None) -> tuple[Cell, ...]:
    return from_rows(_rows(load), Record(record), Strength(strength) if strength else None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _rows(load: str) -> list[dict[str, Any]]:
    return cell_rows(_insight(load).answers)


@st.cache_resource(max_entries=2, show_spinner=False)
def _insight(load: str) -> Insight:
    return atlas().insight()


@st.cache_resource(max_entries=200, show_spinner=False)
def _match(load: str, key: str, offers: bool) -> tuple[Match, ...]:
    found = _insight(load)
    return found.match_for(key) if offers else found.match(key)


@st.cache_resource(max_entries=6, show_spinner=False)
def _expected(load: str, kind: str) -> Expectation:
    return _insight(load).expected(LinkKind(kind))


@st.cache_resource(max_entries=60, show_spinner=False)
def _whatif(load: str, scenario: str) -> Outcome:
    found = _insight(load)
    return found.whatif(found.scenario(scenario, "scenario"))


@st.cache_resource(max_entries=20, show_spinner=False)
def _rank_ranges(load: str, measure: str) -> dict[str, RankRange]:
    return {item.id: item for item in _insight(load).rank_ranges(measure)}


@st.cache_resource(max_entries=40, show_spinner=False)
def _cypher(load: str, text: str, values: str, limit: int) -> Table:
    given = json.loads(values) if values.strip() else {}
    return atlas().cypher(text, given, limit=limit)


@st.cache_resource(max_entries=60, show_spinner=False)
def _centrality(load: str, measure: str, scope: str, events: bool) -> Ranking:
    return atlas().centrality(measure=measure, scope=scope, events=events)


@st.cache_resource(max_entries=40, show_spinner=False)
def _partners(load: str, measure: str, events: bool) -> Network:
    ranked = _centrality(load, measure, "all", events).actors
    scores = {actor.id: actor.score for actor in ranked if actor.score is not None}
    return scored(atlas().network(events=events), measure, scores)


@st.cache_resource(max_entries=20, show_spinner=False)
def _places(load: str, name: str, _network: Network) -> Positions:
    return roomy(_network, positions(_network))
