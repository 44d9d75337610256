"""The facts of nodes and edges as pairs of Chinese and English words, for pages, notes and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    label = LABEL_BY_NAME.get(node.label)
    return _facts(node.properties, label.properties if label else (), network_names)


def edge_facts(edge: NetworkEdge, network_names: Mapping[str, tuple[str, str]]) -> tuple[Fact, ...]:
    """What is known of an edge beside its quote and its sources."""
    known = TYPE_BY_NAME.get(edge.type)
    return _facts(edge.properties, known.properties if known else (), network_names)


def names_by_id(network: Network) -> dict[str, tuple[str, str]]:
    """Chinese and English name of every node."""
    return {node.id: words.names(node) for node in network.nodes}


def _facts(
    properties: Mapping[str, object], known: Iterable[Property], names: Mapping[str, tuple[str, str]]
) -> tuple[Fact, ...]:
    titles = {item.name: item.name_zh for item in known}
    order = [*titles, *sorted(set(properties) - set(titles))]
    found = []
    for key in order:
        value = properties.get(key)
        if key in _ELSEWHERE or value is None or value == "" or value == []:
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


def _humanised(key: str) -> str:
    text = key.removesuffix("_ids").removesuffix("_id").removesuffix("_en").replace("_", " ")
    return text[:1].upper() + text[1:]
