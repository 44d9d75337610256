"""Rows of the ``explore`` queries, and graphs of actors, as networks that can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo

if TYPE_CHECKING:
    from analysis.networks import ActorGraph

Row = Mapping[str, Any]

_OWN = ("id", "name_zh", "name_en", "source_ids", "datasets", "text")
SHARES = "SHARES"
"""The projection of two participations in the same record onto one tie."""


def nodes(rows: Iterable[Row], shown: Mapping[str, int] | None = None) -> tuple[NetworkNode, ...]:
    """Nodes from rows ``label, id, properties[, links]``.

    Parameters
    ----------
    rows
        As ``explore/nodes`` or ``explore/all_nodes`` returns them.
    shown
        How many links of each node the network shows; with it, nodes say how many wait.
    """
    return tuple(_node(row, shown) for row in rows)


def edges(rows: Iterable[Row], among: set[str]) -> tuple[NetworkEdge, ...]:
    """Edges from rows ``edge_id, type, source, target, properties`` that join two of the nodes `among`."""
    return tuple(_edge(row) for row in rows if row["source"] in among and row["target"] in among)


def sources(rows: Iterable[Row]) -> dict[str, SourceInfo]:
    """Sources by id from rows of ``explore/sources``."""
    keys = ("id", "title", "publisher", "kind", "url", "published_on")
    return {row["id"]: SourceInfo(**{key: row[key] or "" for key in keys}) for row in rows}


def source_ids(found: Iterable[NetworkNode | NetworkEdge]) -> list[str]:
    """Ids of all sources that nodes or edges name, sorted."""
    return sorted({source for item in found for source in item.source_ids})


def projection(
    graph: ActorGraph, evidence: Mapping[str, tuple[str, ...]], facts: Mapping[str, NetworkNode]
) -> tuple[tuple[NetworkNode, ...], tuple[NetworkEdge, ...]]:
    """Nodes and ties of a graph of actors.

    Parameters
    ----------
    graph
        Nodes are ids; edges carry ``weight`` (strength) and ``records``.
    evidence
        Ids of the sources of each record.
    facts
        What is known of each node.
    """
    found = tuple(
        facts.get(name) or NetworkNode(name, str(graph.nodes[name].get("label", "")))
        for name in sorted(graph)
    )
    ties = []
    for one, other, data in graph.edges(data=True):
        a, b = sorted((one, other))
        records = tuple(data.get("records", ()))
        ties.append(
            NetworkEdge(
                f"{SHARES}:{a}:{b}",
                SHARES,
                a,
                b,
                directed=False,
                weight=float(data.get("weight", 1.0)),
                source_ids=tuple(
                    sorted({source for record in records for source in evidence.get(record, ())})
                ),
                properties={"records": list(records)},
            )
        )
    return found, tuple(sorted(ties, key=lambda tie: tie.id))


def scored(network: Network, measure: str, scores: Mapping[str, float]) -> Network:
    """Return the network with a centrality in its nodes."""
    measured = tuple(replace(node, score=scores.get(node.id)) for node in network.nodes)
    return replace(network, nodes=measured, measure=measure)


def _node(row: Row, shown: Mapping[str, int] | None) -> NetworkNode:
    properties = row["properties"]
    waiting = None if shown is None else max(0, row["links"] - shown.get(row["id"], 0))
    text = str(properties.get("text") or "")
    name = "" if row["label"] == "PolicyDocument" else text
    return NetworkNode(
        row["id"],
        row["label"],
        properties.get("name_zh") or name,
        properties.get("name_en") or "",
        {key: value for key, value in sorted(properties.items()) if key not in _OWN},
        tuple(properties.get("source_ids") or ()),
        waiting=waiting,
    )


def _edge(row: Row) -> NetworkEdge:
    properties = row["properties"]
    own = ("id", "quote", "source_ids", "datasets", "inferred")
    return NetworkEdge(
        row["edge_id"],
        row["type"],
        row["source"],
        row["target"],
        quote=properties.get("quote") or "",
        source_ids=tuple(properties.get("source_ids") or ()),
        inferred=bool(properties.get("inferred")),
        properties={key: value for key, value in sorted(properties.items()) if key not in own},
    )
