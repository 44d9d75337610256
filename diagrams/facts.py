"""The facts of nodes and edges as pairs of Chinese and English words, for pages, notes and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from diagrams import words
from graph.network import Network, NetworkEdge, NetworkNode
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME, Property

_ELSEWHERE = frozenset(
    {"id", "name_zh", "name_en", "source_ids", "datasets", "quote", "inferred", "start", "end", "document_id"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is called and what it says, in both languages."""

    zh: str
    en: str
    value_zh: str
    value_en: str


def node_facts(node: NetworkNode, network_names: Mapping[str, tuple[str, str]]) -> tuple[Fact, ...]:
    """What is known of a node, in the order of the schema.

    Parameters
    ----------
    network_names
        Names of the network's nodes by id; a property that holds ids is told by names, and left out
        where none is known.
    """
    return _facts(node.properties, _node_titles(node.label), network_names)


def edge_facts(edge: NetworkEdge, network_names: Mapping[str, tuple[str, str]]) -> tuple[Fact, ...]:
    """What is known of an edge beside its quote and its sources."""
    return _facts(edge.properties, _edge_titles(edge.type), network_names)


def names_by_id(network: Network) -> dict[str, tuple[str, str]]:
    """Chinese and English name of every node."""
    return {node.id: words.names(node) for node in network.nodes}


@cache
def _node_titles(kind: str) -> dict[str, str]:
    """Chinese names of a kind's properties that are told, in the order of the schema."""
    label = LABEL_BY_NAME.get(kind)
    return _titles(label.properties if label else ())


@cache
def _edge_titles(kind: str) -> dict[str, str]:
    known = TYPE_BY_NAME.get(kind)
    return _titles(known.properties if known else ())


def _titles(properties: Iterable[Property]) -> dict[str, str]:
    return {item.name: item.name_zh for item in properties if item.name not in _ELSEWHERE}


def _facts(
    properties: Mapping[str, object], titles: Mapping[str, str], names: Mapping[str, tuple[str, str]]
) -> tuple[Fact, ...]:
    order = [key for key in titles if key in properties]
    if len(order) < len(properties):
        order += sorted(key for key in properties if key not in titles and key not in _ELSEWHERE)
    found = []
    for key in order:
        value = properties[key]
        if value is None or value == "" or value == []:
            continue
        zh, en = _told(key, value, names)
        if zh or en:
            found.append(Fact(titles.get(key, key), _humanised(key), zh, en))
    return tuple(found)


def _told(key: str, value: object, names: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    many: list[object] = list(value) if isinstance(value, (list, tuple)) else [value]
    if key.endswith(("_id", "_ids")) or key in ("offered_by", "raised_by", "operated_by"):
        told = [names[str(item)] for item in many if str(item) in names]
    else:
        told = [words.value_names(item) for item in many]
    return "、".join(zh for zh, _ in told), "; ".join(en for _, en in told)


@cache
def _humanised(key: str) -> str:
    text = key.removesuffix("_ids").removesuffix("_id").removesuffix("_en").replace("_", " ")
    return text[:1].upper() + text[1:]
