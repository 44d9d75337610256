"""Groups, and how far ranks can be trusted."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from analysis.bootstrap import rank_ranges
from analysis.centrality import rank
from analysis.communities import communities
from analysis.networks import Participation, partners


def circle(name: str, people: str, country: str, field: str) -> list[Participation]:
    return [
        Participation(
            f"{name}-{one}{other}",
            actor,
            country_id=country,
            record_country_ids=("SRB",),
            record_field_ids=(field,),
        )
        for one, other in combinations(people, 2)
        for actor in (one, other)
    ]


ROWS = [
    *circle("west", "abcd", "ITA", "ai"),
    *circle("east", "wxyz", "THA", "space"),
    Participation("across", "a", country_id="ITA"),
    Participation("across", "z", country_id="THA"),
]


def test_two_circles_with_one_tie_are_two_communities() -> None:
    found = communities(partners(ROWS), ROWS)
    assert [group.members for group in found.groups] == [tuple("abcd"), tuple("wxyz")]
    assert [(group.country_id, group.country_share) for group in found.groups] == [("ITA", 1.0), ("THA", 1.0)]
    assert [(group.field_id, group.field_share) for group in found.groups] == [("ai", 1.0), ("space", 1.0)]
    # Newman's Q by hand: 13 ties, each circle 6 inside and 13 ends: 2 * (6/13 - (13/26)^2).
    assert found.modularity == pytest.approx(2 * (6 / 13 - 1 / 4))


def test_zachary_s_club_is_cut_as_well_as_is_known_possible() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    for _, _, data in graph.edges(data=True):
        data["weight"] = 1.0
    # The optimum of modularity is known (Brandes et al. 2008): 0.4198, in four groups.
    found = communities(graph)
    assert (len(found.groups), round(found.modularity, 4)) == (4, 0.4198)


def test_the_same_seed_gives_the_same_and_leaves_chance_to_others() -> None:
    state = random.getstate()
    assert communities(partners(ROWS)) == communities(partners(ROWS))
    assert random.getstate() == state


def test_without_ties_each_is_a_group_of_its_own() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("ab")
    found = communities(graph)
    assert ([group.members for group in found.groups], found.modularity) == ([("a",), ("b",)], 0.0)
    assert communities(nx.Graph()).groups == ()


def test_ranges_hold_the_rank_of_who_has_all_records() -> None:
    star = [Participation(f"r{n}", actor) for n in range(20) for actor in ("hub", f"end{n}")]
    found = {row.id: row for row in rank_ranges(star, "degree", samples=50)}
    assert (found["hub"].low, found["hub"].high, found["hub"].present) == (1, 1, 1.0)
    # An end is drawn at all with chance 1 - (19/20)^20 = 0.64.
    assert 0.35 < found["end0"].present < 0.9
    assert found["end0"].high > found["end0"].low


def test_a_rank_on_two_records_is_less_certain_than_one_on_many(seed_rows: tuple[Participation, ...]) -> None:
    found = {row.id: row for row in rank_ranges(seed_rows, "strength", samples=60)}
    rows = rank(partners(seed_rows), "strength")
    first = found[rows[0].id]
    last = found[rows[len(rows) // 2].id]
    assert first.high - first.low < last.high - last.low


def test_the_same_seed_gives_the_same_ranges() -> None:
    assert rank_ranges(ROWS, "betweenness", samples=20) == rank_ranges(ROWS, "betweenness", samples=20)
    assert rank_ranges((), "degree") == ()
