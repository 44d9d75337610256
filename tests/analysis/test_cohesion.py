"""What falls apart without an actor, and who is the only link to a country."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from analysis.cohesion import Bridge, CountryLink, CutActor, bridges, country_links, cut_actors
from analysis.networks import Participation, add_tie, partners


def tied(*pairs: str) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        add_tie(graph, pair[0], pair[1], Fraction(1), ())
    return graph


def test_a_path_falls_apart_at_each_inner_node() -> None:
    graph = tied("ab", "bc", "cd", "de")
    assert cut_actors(graph) == (CutActor("c", 2, 2), CutActor("b", 2, 1), CutActor("d", 2, 1))
    assert bridges(graph)[0] == Bridge("b", "c", 2)


def test_a_ring_has_neither() -> None:
    graph = tied("ab", "bc", "ca")
    assert (cut_actors(graph), bridges(graph)) == ((), ())


def test_a_star_falls_into_as_many_parts_as_it_has_points() -> None:
    assert cut_actors(tied("ab", "ac", "ad")) == (CutActor("a", 3, 2),)


def test_parts_are_looked_at_one_by_one() -> None:
    assert [cut.id for cut in cut_actors(tied("ab", "bc", "xy", "yz", "zw"))] == ["b", "y", "z"]


pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=15)


@given(pairs)
def test_networkx_finds_the_same(ties: list[tuple[str, str]]) -> None:
    graph = tied(*(one + other for one, other in ties if one != other))
    assert {cut.id for cut in cut_actors(graph)} == set(nx.articulation_points(graph))
    found = {(bridge.one, bridge.other) for bridge in bridges(graph)}
    assert found == {tuple(sorted(edge)) for edge in nx.bridges(graph)}


@given(pairs)
def test_what_is_cut_off_is_what_is_missing_from_the_largest_part(ties: list[tuple[str, str]]) -> None:
    graph = tied(*(one + other for one, other in ties if one != other))
    for cut in cut_actors(graph):
        rest = set(nx.node_connected_component(graph, cut.id)) - {cut.id}
        parts = list(nx.connected_components(graph.subgraph(rest)))
        assert (cut.parts, cut.cut_off) == (len(parts), len(rest) - max(map(len, parts)))


def taking_part(
    record: str, actor: str, country: str, status: str = "active", **more: object
) -> Participation:
    return Participation(
        record,
        actor,
        status=status,
        country_id=country,
        record_country_ids=("SRB",),
        **more,  # type: ignore[arg-type]
    )


def test_one_home_actor_with_standing_records_is_the_sole_link() -> None:
    rows = (
        taking_part("r", "ours", "CHN"),
        taking_part("r", "theirs", "SRB"),
        taking_part("s", "other", "CHN", status="announced"),
        taking_part("t", "guest", "CHN", status="completed", record_kind="event"),
    )
    links = country_links(rows, "CHN")
    assert links == (CountryLink("SRB", ("ours",), ("r",)),)
    assert links[0].sole


def test_a_second_actor_or_a_laboratory_ends_the_monopoly() -> None:
    rows = (
        taking_part("r", "ours", "CHN", home=True),
        taking_part("r", "ours-too", "CHN"),
        Participation("lab", "ours-too", "Lab", country_id="CHN", record_country_ids=("SRB",)),
    )
    assert country_links(rows, "CHN") == (CountryLink("SRB", ("ours-too", "ours"), ("lab", "r")),)
    assert country_links(rows, "CHN", home_city_only=True) == (CountryLink("SRB", ("ours",), ("r",)),)


def test_the_home_country_is_no_link_abroad() -> None:
    rows = [Participation("r", "ours", status="active", country_id="CHN", record_country_ids=("CHN", "ITA"))]
    assert [link.country_id for link in country_links(rows, "CHN")] == ["ITA"]


def test_an_empty_network_has_nothing_to_lose() -> None:
    graph = partners(())
    assert (cut_actors(graph), bridges(graph), country_links((), "CHN")) == ((), (), ())
