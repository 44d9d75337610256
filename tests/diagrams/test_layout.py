"""Positions: every node has one, none two nodes share, and equal networks get equal ones."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.layout import Layout, positions
from diagrams.shapes import area, outline
from diagrams.vis import radius
from graph.network import Network, NetworkEdge, NetworkNode
from tests.diagrams.networks import network

KINDS = ["Country", "Park", "Cooperation", "gap"]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    size = draw(st.integers(0, 14))
    nodes = tuple(
        NetworkNode(f"n{i:02}", draw(st.sampled_from(KINDS)), score=draw(st.none() | st.floats(0, 1)))
        for i in range(size)
    )
    ends = st.integers(0, max(size - 1, 0))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=20)) if size else []
    edges = tuple(
        NetworkEdge(f"e{i:02}", "SHARES", f"n{a:02}", f"n{b:02}", weight=draw(st.floats(0, 9)))
        for i, (a, b) in enumerate(pairs)
    )
    return Network("", "", nodes, edges)


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(list(Layout)))
def test_every_node_has_a_place_of_its_own(found: Network, layout: Layout) -> None:
    placed = positions(found, layout)
    assert set(placed) == {node.id for node in found.nodes}
    assert all(math.isfinite(value) for point in placed.values() for value in point)
    assert len(set(placed.values())) == len(placed)
    shuffled = replace(found, nodes=found.nodes[::-1], edges=found.edges[::-1])
    assert positions(shuffled, layout) == placed


def test_columns_follow_the_kinds() -> None:
    found = network(40)
    placed = positions(found, "layered")
    columns = {
        kind: {placed[n.id][0] for n in found.nodes if n.label == kind} for kind in ("Country", "Park")
    }
    assert all(len(xs) == 1 for xs in columns.values())
    assert min(columns["Country"]) < min(columns["Park"])


def test_the_highest_score_stands_in_the_middle() -> None:
    found = network(60)
    placed = positions(found, "concentric")
    ranked = sorted(found.nodes, key=lambda node: (-(node.score or 0), node.id))
    distances = [math.hypot(*placed[node.id]) for node in (ranked[0], ranked[30], ranked[59])]
    assert distances == sorted(distances)


def test_parts_that_do_not_hang_together_do_not_lie_on_each_other() -> None:
    nodes = tuple(NetworkNode(f"n{i:02}", "Lab") for i in range(12))
    edges = tuple(
        NetworkEdge(f"e{i}", "SHARES", a.id, b.id)
        for i, (a, b) in enumerate(pairwise(nodes))
        if i not in (3, 7)
    )
    placed = positions(Network("", "", nodes, edges))
    boxes = []
    for part in (nodes[:4], nodes[4:8], nodes[8:]):
        xs, ys = zip(*(placed[node.id] for node in part), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


@pytest.mark.parametrize("shape", ["square", "diamond", "triangle", "triangleDown", "hexagon", "star"])
def test_shapes_of_one_radius_have_one_area(shape: str) -> None:
    assert area(outline(shape)) == pytest.approx(math.pi, rel=1e-3)


def test_area_grows_with_the_score_not_the_radius() -> None:
    base = radius(0.0, 1.0) ** 2
    grown = [radius(score, 1.0) ** 2 - base for score in (0.25, 0.5, 1.0)]
    assert grown[1] == pytest.approx(2 * grown[0], rel=0.02)
    assert grown[2] == pytest.approx(4 * grown[0], rel=0.02)
