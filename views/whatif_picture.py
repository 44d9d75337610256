"""The part of the partner network that a scenario changes, with what goes and what comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.changes import apply
from analysis.facts import Facts
from analysis.networks import partners
from analysis.scenario import Scenario
from graph.network import Network, NetworkEdge, NetworkNode
from views.network_view import Picture

_MOST = 50


@dataclass(frozen=True, slots=True)
class Change:
    """What changes.

    Parameters
    ----------
    network
        Actors at changed ties and their ties, before and after.
    edges, nodes
        Id -> ``lost`` or ``gained``.
    """

    network: Network
    edges: Mapping[str, str]
    nodes: Mapping[str, str]


def change(facts: Facts, before: Network, scenario: Scenario) -> Change:
    """Compare the ties of the partner network before and after."""
    after = partners(apply(facts, scenario).participations)
    earlier = {edge.id: edge for edge in before.edges}
    later = {f"SHARES:{min(pair)}:{max(pair)}": pair for pair in after.edges}
    lost = [edge for key, edge in earlier.items() if key not in later]
    gained = [
        NetworkEdge(key, "SHARES", min(pair), max(pair), directed=False)
        for key, pair in later.items()
        if key not in earlier
    ]
    known = {node.id: node for node in before.nodes}
    core = {end for edge in (*lost, *gained) for end in (edge.source, edge.target)}
    kept = sorted(core)[:_MOST]
    near = [e for e in before.edges if e.id in later and (e.source in kept or e.target in kept)]
    room = _MOST - len(kept)
    for edge in sorted(near, key=lambda edge: -edge.weight):
        for end in (edge.source, edge.target):
            if end not in kept and room > 0:
                kept.append(end)
                room -= 1
    inside = set(kept)
    edges = [e for e in (*lost, *gained, *near) if e.source in inside and e.target in inside]
    nodes = [known.get(key) or _actor(facts, key) for key in sorted(inside)]
    states = {edge.id: "lost" for edge in lost} | {edge.id: "gained" for edge in gained}
    gone = {key: "lost" for key in inside if key not in after}
    return Change(
        Network("", "", tuple(nodes), tuple(sorted(edges, key=lambda edge: edge.id)), measure="betweenness"),
        {edge.id: states[edge.id] for edge in edges if edge.id in states},
        gone | {key: "gained" for key in inside if key not in known},
    )


def picture(
    found: Change, placed: Mapping[str, tuple[float, float]], name: str, labels: Mapping[str, str]
) -> Picture:
    """How the change is shown."""
    return Picture(placed, name, name, labels=labels, states=dict(found.edges) | dict(found.nodes))


def _actor(facts: Facts, key: str) -> NetworkNode:
    actor = facts.actors.get(key)
    return NetworkNode(key, actor.label, actor.name_zh, actor.name_en) if actor else NetworkNode(key, "")
