"""Networks of actors as NetworkX graphs, made from rows of who takes part in what.

Strength adds ``1 / (k - 1)`` for each shared record with ``k`` participants (Newman, M. E. J. (2001).
Scientific collaboration networks II. *Physical Review E*, 64, 016132), so that each record hands out one
unit of strength per participant, however many take part. Distance is ``1 / strength``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from analysis.rows import Row, typed

if TYPE_CHECKING:
    ActorGraph = nx.Graph[str]

EVENT = "event"
"""The kind of cooperation that is left out of partner networks unless asked for."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor taking part in one record.

    Parameters
    ----------
    record_id
        The cooperation or laboratory.
    actor_id
        Who takes part.
    record_label, record_kind, status
        ``Cooperation`` or ``Lab``; a cooperation's kind and state, empty for a laboratory.
    actor_label, name_zh, name_en, country_id, home
        The actor's kind, names, country (empty where unknown) and whether it is located in the home city.
    record_country_ids, record_field_ids, year
        The record's countries, fields and first year (None where unknown).
    source_ids
        The sources of the participation.
    """

    record_id: str
    actor_id: str
    record_label: str = "Cooperation"
    record_kind: str = ""
    status: str = ""
    actor_label: str = ""
    name_zh: str = ""
    name_en: str = ""
    country_id: str = ""
    home: bool = False
    record_country_ids: tuple[str, ...] = ()
    record_field_ids: tuple[str, ...] = ()
    year: int | None = None
    source_ids: tuple[str, ...] = ()


def participations(rows: Iterable[Row]) -> tuple[Participation, ...]:
    """Rows of ``centrality/participations`` as records; other columns are passed over."""
    return typed(Participation, rows)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many records a network rests on and how many were left out.

    Parameters
    ----------
    records
        Records with at least two participants: the network is made of these.
    single
        Records with one participant, which link nobody.
    events
        Exchange events left out.
    """

    records: int
    single: int
    events: int


def partners(rows: Iterable[Participation], *, events: bool = False) -> ActorGraph:
    """Link actors that take part in the same record.

    Parameters
    ----------
    rows
        Who takes part in what; an actor with several roles in one record counts once.
    events
        Whether exchange events link their guests too (one large event makes a clique of strangers).

    Returns
    -------
    networkx.Graph
        Nodes: every actor that shares a record with another, in order of id, with ``label``, ``name_zh``,
        ``name_en``, ``country_id``, ``home`` and ``records`` (its linking records). Edges: ``strength``
        (an exact fraction), ``weight`` (the same as a float), ``distance`` (``1 / weight``) and ``records``
        (ids, in order). Actors whose records all have one participant are not in it; `coverage` tells how
        many records that leaves out.
    """
    by_record: dict[str, dict[str, Participation]] = {}
    left_out_events: set[str] = set()
    for row in rows:
        if row.record_kind == EVENT and not events:
            left_out_events.add(row.record_id)
        else:
            by_record.setdefault(row.record_id, {}).setdefault(row.actor_id, row)
    linking = {key: people for key, people in by_record.items() if len(people) > 1}
    graph: ActorGraph = nx.Graph()
    actors = {actor: row for people in linking.values() for actor, row in people.items()}
    records_of: dict[str, list[str]] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for record in sorted(linking):
        for actor in linking[record]:
            records_of.setdefault(actor, []).append(record)
        for pair in combinations(sorted(linking[record]), 2):
            shared.setdefault(pair, []).append(record)
    for actor in sorted(actors):
        graph.add_node(actor, **actor_facts(actors[actor]), records=tuple(records_of[actor]))
    for pair in sorted(shared):
        strength = sum((Fraction(1, len(linking[record]) - 1) for record in shared[pair]), Fraction())
        add_tie(graph, *pair, strength, tuple(shared[pair]))
    graph.graph["coverage"] = Coverage(len(linking), len(by_record) - len(linking), len(left_out_events))
    return graph


def bipartite(
    rows: Iterable[Participation],
    *,
    events: bool = False,
    names: Mapping[str, tuple[str, str]] | None = None,
) -> ActorGraph:
    """Link each actor to the countries of its records, other than its own.

    Parameters
    ----------
    rows, events
        As for `partners`.
    names
        Chinese and English name of each country.

    Returns
    -------
    networkx.Graph
        Nodes: actors and countries (attribute ``label``). Edge strength: number of records of the actor
        with the country. Events are left out unless asked for; every other record with a country counts,
        also one with a single participant.
    """
    ties: dict[tuple[str, str], set[str]] = {}
    actors: dict[str, Participation] = {}
    used: set[str] = set()
    left_out_events: set[str] = set()
    for row in rows:
        if row.record_kind == EVENT and not events:
            left_out_events.add(row.record_id)
            continue
        for country in row.record_country_ids:
            if country != row.country_id:
                ties.setdefault((row.actor_id, country), set()).add(row.record_id)
                actors.setdefault(row.actor_id, row)
                used.add(row.record_id)
    graph: ActorGraph = nx.Graph()
    for actor in sorted(actors):
        graph.add_node(actor, **actor_facts(actors[actor]))
    for country in sorted({country for _, country in ties}):
        zh, en = (names or {}).get(country, ("", ""))
        graph.add_node(country, label="Country", name_zh=zh, name_en=en, country_id=country, home=False)
    for (actor, country), records in sorted(ties.items()):
        add_tie(graph, actor, country, Fraction(len(records)), tuple(sorted(records)))
    graph.graph["coverage"] = Coverage(len(used), 0, len(left_out_events))
    return graph


def coverage(graph: ActorGraph) -> Coverage:
    """How many records `graph` rests on and how many were left out."""
    found = graph.graph.get("coverage")
    return found if isinstance(found, Coverage) else Coverage(0, 0, 0)


def add_tie(graph: ActorGraph, one: str, other: str, strength: Fraction, records: tuple[str, ...]) -> None:
    """Join two nodes by an edge of a positive `strength` that rests on `records`."""
    graph.add_edge(
        one, other, strength=strength, weight=float(strength), distance=float(1 / strength), records=records
    )


def actor_facts(row: Participation) -> dict[str, object]:
    """What a node says of its actor."""
    return {
        "label": row.actor_label,
        "name_zh": row.name_zh,
        "name_en": row.name_en,
        "country_id": row.country_id,
        "home": row.home,
    }
