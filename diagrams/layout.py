"""Positions of nodes, computed beforehand so that nothing moves when a person looks.

Equal networks get equal positions: nodes and edges are sorted, the start is a spiral and every random
number comes from a fixed seed. One unit is one pixel of the page; a node has about `ROOM` squared of them.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeAlias

import igraph

from diagrams import palette
from graph.network import Network

ROOM = 120.0
"""Side of the square, in pixels, that a node gets on average."""

Positions: TypeAlias = dict[str, tuple[float, float]]

_SEED = 20250701
_ASPECT = 1.6
_EXACT = 250  # above this a spring layout of every pair is too slow
_SWEEPS = 8
_ROW = 0.55  # height of a row of the longest column, in rooms
_COLUMN = {state.value: palette.State.GAP.value for state in palette.State} | {"Lab": "Cooperation"}
"""Kinds that share the column of another."""


class Layout(StrEnum):
    """The ways of laying out."""

    FORCE = "force"
    LAYERED = "layered"
    CONCENTRIC = "concentric"


def positions(network: Network, layout: Layout | str = Layout.FORCE) -> Positions:
    """Place every node.

    Parameters
    ----------
    layout
        ``force``: linked nodes near each other, parts that hang together side by side;
        ``layered``: a column a kind, in the order of the schema;
        ``concentric``: the highest score in the middle, rings outwards.

    Returns
    -------
    dict
        id -> (x, y) in pixels, centred on (0, 0), y downwards, rounded to 0.1.
    """
    ids = sorted(node.id for node in network.nodes)
    if not ids:
        return {}
    place = {Layout.FORCE: _force, Layout.LAYERED: _layered, Layout.CONCENTRIC: _concentric}[Layout(layout)]
    return _centred(place(network, ids))


def _force(network: Network, ids: Sequence[str]) -> Positions:
    index = {node: i for i, node in enumerate(ids)}
    strengths: dict[tuple[int, int], float] = defaultdict(float)
    for edge in sorted(network.edges, key=lambda edge: edge.id):
        a, b = sorted((index[edge.source], index[edge.target]))
        if a != b:
            strengths[a, b] += max(edge.weight, 0.0)
    pairs = sorted(strengths)
    whole = igraph.Graph(n=len(ids), edges=pairs)
    whole.es["strength"] = [min(max(strengths[pair], 0.2), 5.0) for pair in pairs]
    parts = sorted(whole.connected_components(), key=lambda part: (-len(part), part))
    blocks = [{ids[i]: xy for i, xy in zip(part, _part(whole, part), strict=True)} for part in parts]
    return _packed(blocks)


def _part(whole: igraph.Graph, part: list[int]) -> list[tuple[float, float]]:
    if len(part) == 1:
        return [(0.0, 0.0)]
    graph = whole.induced_subgraph(part)
    start = [_spiral(i) for i in range(len(part))]
    with _fixed_chance():
        if len(part) <= _EXACT:
            lengths = [1 / math.sqrt(strength) for strength in graph.es["strength"]]
            found = graph.layout_kamada_kawai(seed=start, weights=lengths if len(part) > 2 else None)
        else:
            niter = 300 if len(part) <= 1000 else 120
            found = graph.layout_fruchterman_reingold(seed=start, niter=niter, weights=graph.es["strength"])
    return _scaled([(float(x), float(y)) for x, y in found.coords])


def _scaled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretch to the aspect of a screen, one node a `ROOM` squared, corner at (0, 0)."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if height > width:  # lie, do not stand: screens and pages are wide
        return _scaled([(y, -x) for x, y in points])
    area = len(points) * ROOM * ROOM
    if height < width / 50:
        factor = ROOM * (len(points) - 1) / max(width, 1e-9)
        return [((x - min(xs)) * factor, (y - min(ys)) * factor) for x, y in points]
    fx = math.sqrt(area * _ASPECT) / width
    fy = math.sqrt(area / _ASPECT) / height
    return [((x - min(xs)) * fx, (y - min(ys)) * fy) for x, y in points]


def _packed(blocks: list[Positions]) -> Positions:
    """Set parts side by side on shelves, the largest first, so that all can be drawn as large as possible."""
    sizes = [(max(x for x, _ in b.values()) + ROOM, max(y for _, y in b.values()) + ROOM) for b in blocks]
    widest, ideal = sizes[0][0], math.sqrt(sum(w * h for w, h in sizes) * _ASPECT)
    shelves = {widest, *(max(widest, ideal * share) for share in (0.9, 1.0, 1.15, 1.3, 1.5, 1.8, 2.2))}
    corners = min((_shelved(sizes, shelf) for shelf in sorted(shelves)), key=lambda found: found[0])[1]
    return {
        node: (x + left, y + top)
        for block, (left, top) in zip(blocks, corners, strict=True)
        for node, (x, y) in block.items()
    }


def _shelved(sizes: Sequence[tuple[float, float]], shelf: float) -> tuple[float, list[tuple[float, float]]]:
    """Corners of rectangles on shelves of a width, and the height of the screen that holds them all."""
    corners = []
    left = top = height = widest = 0.0
    for w, h in sizes:
        if left and left + w > shelf + 1:
            left, top, height = 0.0, top + height, 0.0
        corners.append((left, top))
        left, height = left + w, max(height, h)
        widest = max(widest, left)
    return max(top + height, widest / _ASPECT), corners


def _layered(network: Network, ids: Sequence[str]) -> Positions:
    kind_of = {node.id: node.label for node in network.nodes}
    order = {kind: place for place, kind in enumerate(palette.ORDER)}
    columns_of = {kind: _COLUMN.get(kind, kind) for kind in kind_of.values()}
    present = sorted(set(columns_of.values()), key=lambda kind: (order.get(kind, len(order)), kind))
    columns = [[node for node in ids if columns_of[kind_of[node]] == kind] for kind in present]
    neighbours: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(network.edges, key=lambda edge: edge.id):
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    _uncross(columns, neighbours)
    tallest = max(len(column) for column in columns)
    across = max(ROOM * 3, tallest * ROOM * _ROW * _ASPECT / max(len(columns) - 1, 1))
    placed: Positions = {}
    for number, column in enumerate(columns):
        step = ROOM * _ROW * tallest / len(column)
        for row, node in enumerate(column):
            placed[node] = (number * across, (row + 0.5) * step)
    return placed


def _uncross(columns: list[list[str]], neighbours: Mapping[str, list[str]]) -> None:
    """Order each column by the mean rank of its neighbours (barycentre; Sugiyama 1981)."""
    for _ in range(_SWEEPS):
        for column in columns:
            rank = {n: (i + 0.5) / len(other) for other in columns for i, n in enumerate(other)}

            def mean(node: str, rank: Mapping[str, float] = rank) -> tuple[float, str]:
                near = [rank[other] for other in neighbours[node] if other != node]
                return (sum(near) / len(near) if near else rank[node], node)

            column.sort(key=mean)


def _concentric(network: Network, ids: Sequence[str]) -> Positions:
    degree: dict[str, int] = dict.fromkeys(ids, 0)
    for edge in network.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    score = {node.id: node.score for node in network.nodes}
    community = {node.id: node.community for node in network.nodes}

    def standing(node: str) -> float:
        value = score[node]
        return float(degree[node]) if value is None else value

    ranked = sorted(ids, key=lambda node: (-standing(node), node))
    placed: Positions = {ranked[0]: (0.0, 0.0)}
    taken, ring = 1, 1
    while taken < len(ranked):
        inside = ranked[taken : taken + max(6, round(2 * math.pi * ring))]
        inside.sort(key=lambda node: (community[node] is None, community[node] or 0, node))
        for i, node in enumerate(inside):
            turn = 2 * math.pi * (i / len(inside)) - math.pi / 2 + (ring % 2) * math.pi / len(inside)
            placed[node] = (ring * ROOM * math.cos(turn) * 1.25, ring * ROOM * math.sin(turn))
        taken, ring = taken + len(inside), ring + 1
    return placed


def _spiral(i: int) -> tuple[float, float]:
    """The i-th point of a sunflower: evenly spread, none on another."""
    turn, radius = i * math.pi * (3 - math.sqrt(5)), math.sqrt(i + 0.5)
    return radius * math.cos(turn), radius * math.sin(turn)


@contextmanager
def _fixed_chance() -> Iterator[None]:
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - not for secrets
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _centred(placed: Positions) -> Positions:
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {node: (round(x - cx, 1), round(y - cy, 1)) for node, (x, y) in sorted(placed.items())}
