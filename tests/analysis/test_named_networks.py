"""The named networks, from their Cypher to their figures."""

from __future__ import annotations

import pytest

from analysis.centrality import MEASURES, rank
from analysis.named import NAMED
from analysis.networks import coverage
from graph.errors import SilkgraphError, UnknownName
from silkgraph import Atlas


@pytest.mark.parametrize("name", NAMED)
def test_every_network_can_be_ranked_and_drawn(atlas: Atlas, name: str) -> None:
    country = "SRB" if NAMED[name].needs_country else None
    found = atlas.centrality(name, "degree", top=3, country=country)
    assert len(found.actors) == 3
    assert all(actor.name_zh or actor.name_en for actor in found.actors)
    drawn = atlas.network(name, country=country)
    graph = atlas.graph(name, country=country)
    assert (len(drawn.nodes), len(drawn.edges)) == (len(graph), graph.number_of_edges())
    assert found.coverage == coverage(graph)


def test_the_network_of_one_country_needs_one(atlas: Atlas) -> None:
    with pytest.raises(SilkgraphError, match="network fields is that of one country"):
        atlas.graph("fields")
    assert len(atlas.graph("fields", country="TUV")) == 0


def test_an_unknown_network_says_which_is_near(atlas: Atlas) -> None:
    with pytest.raises(UnknownName, match="unknown network 'park'; did you mean 'parks'"):
        atlas.graph("park")


def test_the_small_partner_network_by_hand(small_atlas: Atlas) -> None:
    graph = small_atlas.graph("partners")
    # r-2026 joins three (1/2 each pair), r-elsewhere two; the fair, the laboratories and the rest have one.
    assert {tuple(sorted((one, other))): data["weight"] for one, other, data in graph.edges(data=True)} == {
        ("firm-home", "org-home"): 0.5,
        ("firm-home", "org-dubai"): 0.5,
        ("org-dubai", "org-home"): 0.5,
        ("org-elsewhere", "org-namesake"): 1.0,
    }
    found = coverage(graph)
    assert (found.records, found.events) == (2, 1)
    assert found.single == 11


def test_a_network_of_nothing_is_ranked_without_a_word(small_atlas: Atlas) -> None:
    graph = small_atlas.graph("parks")
    for measure in MEASURES:
        assert rank(graph, measure) == ()
