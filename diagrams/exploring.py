"""A view of the graph that grows by steps: what it shows follows from its steps alone, so it can be sent.

Pure functions, for the Network page and for the files of stories.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diagrams.layout import Positions, positions
from diagrams.vis import roomy
from graph.network import Network, NetworkEdge, NetworkNode

STEP = 30
"""Most neighbours that one step shows; the same step again shows the next."""
MOST = 2000
"""Most nodes in a picture."""
ANY = "*"
_ROOM_X, _ROOM_Y = 150.0, 90.0
_TALL = 1.35  # the picture stands beside a panel, so it is less wide than a page
_PATHS = 4


_COMMON = frozenset(
    {"IN_FIELD", "LOCATED_IN", "IN_REGION", "WITH_COUNTRY", "BY_MEANS_OF", "SUBFIELD_OF", "PART_OF"}
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A step: the links of a node of one type (`ANY` for all) were shown."""

    node: str
    type: str = ANY


@dataclass(frozen=True, slots=True)
class View:
    """What a reader has put together.

    Parameters
    ----------
    starts
        Ids from which it begins.
    opened
        Steps in order; a step twice shows the next neighbours.
    hidden
        Ids that were taken away.
    pinned
        Ids that were pinned, with their place.
    path
        Two ids between which the shortest paths are shown, or empty.
    layout
        How the beginning is laid out.
    settled
        How many steps were there when everything was last laid out together.
    """

    starts: tuple[str, ...] = ()
    opened: tuple[Opened, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[tuple[str, float, float], ...] = ()
    path: tuple[str, ...] = ()
    layout: str = "force"
    settled: int = 0

    def open(self, node: str, kind: str = ANY) -> View:
        """Show links of a node."""
        return replace(self, opened=(*self.opened, Opened(node, kind)))

    def collapse(self, node: str) -> View:
        """Take back what was shown from a node."""
        kept = tuple(step for step in self.opened if step.node != node)
        return replace(self, opened=kept, settled=min(self.settled, len(kept)))

    def hide(self, node: str) -> View:
        """Take a node away."""
        starts = tuple(start for start in self.starts if start != node)
        return replace(self, starts=starts or self.starts, hidden=(*self.hidden, node))

    def pin(self, node: str, x: float, y: float) -> View:
        """Keep a node where it is."""
        return replace(self, pinned=(*(p for p in self.pinned if p[0] != node), (node, round(x), round(y))))

    def unpin(self, node: str) -> View:
        """Let a node go."""
        return replace(self, pinned=tuple(p for p in self.pinned if p[0] != node))

    def params(self) -> dict[str, str]:
        """The view as parameters of an address."""
        return {
            "at": "~".join(self.starts),
            "open": "~".join(f"{step.node}:{step.type}" for step in self.opened),
            "hide": "~".join(self.hidden),
            "pin": "~".join(f"{node}:{x:.0f}:{y:.0f}" for node, x, y in self.pinned),
            "path": "~".join(self.path),
            "layout": "" if self.layout == "force" else self.layout,
            "settled": str(self.settled) if self.settled else "",
        }


def from_params(read: Callable[[str], str], known: Callable[[str], bool]) -> View:
    """Read a view from an address; what is not known is left out."""

    def parts(name: str) -> list[str]:
        return [part for part in read(name).split("~") if part]

    pinned = []
    for part in parts("pin"):
        node, x, y = [*part.rsplit(":", 2), "", ""][:3]
        if known(node) and _is_number(x) and _is_number(y):
            pinned.append((node, float(x), float(y)))
    opened = [Opened(*part.rsplit(":", 1)) for part in parts("open") if ":" in part]
    path = tuple(part for part in parts("path") if known(part))
    settled = read("settled")
    return View(
        tuple(part for part in parts("at") if known(part)),
        tuple(step for step in opened if known(step.node)),
        tuple(part for part in parts("hide") if known(part)),
        tuple(pinned),
        path if len(path) == 2 else (),
        read("layout") if read("layout") in ("layered", "concentric") else "force",
        int(settled) if settled.isdecimal() else 0,
    )


@dataclass(frozen=True, slots=True)
class Web:
    """The whole graph, ready to be walked.

    Parameters
    ----------
    nodes
        By id.
    around
        Edges of each node.
    """

    nodes: Mapping[str, NetworkNode]
    around: Mapping[str, Sequence[NetworkEdge]] = field(default_factory=dict)

    def degree(self, node: str) -> int:
        """How many links a node has."""
        return len(self.around.get(node, ()))

    def neighbours(self, node: str, kind: str = ANY) -> list[str]:
        """Neighbours by one type of link, those with most links first."""
        found = {other_end(edge, node) for edge in self.around.get(node, ()) if kind in (ANY, edge.type)}
        return sorted(found - {node}, key=lambda key: (-self.degree(key), key))


def web(nodes: Mapping[str, NetworkNode], edges: Iterable[NetworkEdge]) -> Web:
    """Prepare a graph."""
    around: dict[str, list[NetworkEdge]] = {}
    for edge in edges:
        if edge.source in nodes and edge.target in nodes:
            around.setdefault(edge.source, []).append(edge)
            if edge.target != edge.source:
                around.setdefault(edge.target, []).append(edge)
    return Web(nodes, around)


def other_end(edge: NetworkEdge, node: str) -> str:
    """The end of an edge that is not `node`."""
    return edge.target if edge.source == node else edge.source


@dataclass(frozen=True, slots=True)
class Scene:
    """What a view shows.

    Parameters
    ----------
    network
        Nodes and every link between them.
    placed
        Position of each node.
    anchors
        Node from which a newcomer was reached.
    waiting
        Per node and type of link, how many neighbours are not shown.
    left_out
        How many nodes the limit kept out.
    paths
        How many shortest paths there are between the two ends, None where none was asked for.
    """

    network: Network
    placed: Positions
    anchors: Mapping[str, str]
    waiting: Mapping[str, Mapping[str, int]]
    left_out: int = 0
    paths: int | None = None


def scene(view: View, whole: Web, most: int = MOST) -> Scene:
    """Work out what a view shows and where it stands."""
    stages = [list(dict.fromkeys(view.starts))]
    anchors: dict[str, str] = {}
    paths = shortest_paths(whole, view.path[0], view.path[1]) if view.path else []
    stages[0] += [node for path in paths for node in path if node not in stages[0]]
    seen = set(stages[0])
    given: dict[Opened, int] = {}
    left_out = 0
    for step in view.opened:
        start = given.get(step, 0)
        fresh = [node for node in whole.neighbours(step.node, step.type) if node not in view.hidden]
        new = [node for node in fresh[start : start + STEP] if node not in seen]
        given[step] = start + STEP
        room = max(0, most - len(seen))
        left_out += max(0, len(new) - room)
        new = new[:room]
        seen |= set(new)
        anchors |= dict.fromkeys(new, step.node)
        stages.append(new)
    shown = seen - set(view.hidden)
    network = part(whole, shown)
    placed = _placed(view, whole, stages, anchors)
    return Scene(
        network,
        {node: placed[node] for node in shown},
        {node: anchor for node, anchor in anchors.items() if node in shown},
        {node: _waiting(whole, node, shown, set(view.hidden)) for node in shown},
        left_out,
        len(paths) if view.path else None,
    )


def part(whole: Web, ids: Iterable[str]) -> Network:
    """The nodes named and every link between them."""
    wanted = set(ids)
    edges = {
        edge.id: edge
        for node in wanted
        for edge in whole.around.get(node, ())
        if edge.source in wanted and edge.target in wanted
    }
    nodes = tuple(whole.nodes[node] for node in sorted(wanted))
    return Network("", "", nodes, tuple(edges[key] for key in sorted(edges)))


def quiet(network: Network, opened: set[str]) -> Network:
    """Leave out links that only say what most nodes share, unless one end was opened."""
    edges = tuple(
        edge
        for edge in network.edges
        if edge.type not in _COMMON or edge.source in opened or edge.target in opened
    )
    return replace(network, edges=edges)


def shortest_paths(whole: Web, start: str, end: str, most: int = _PATHS) -> list[tuple[str, ...]]:
    """Shortest paths between two nodes, in order of their ids; that all sit in one country is no link."""
    before: dict[str, list[str]] = {start: []}
    frontier = [start]
    while frontier and end not in before:
        found: dict[str, list[str]] = {}
        for node in frontier:
            for edge in whole.around.get(node, ()):
                other = other_end(edge, node)
                if edge.type not in ("LOCATED_IN", "IN_REGION") and other not in before:
                    found.setdefault(other, []).append(node)
        before |= {node: sorted(set(came)) for node, came in found.items()}
        frontier = sorted(found)
    if end not in before or start == end:
        return []
    paths: list[tuple[str, ...]] = []

    def walk(node: str, tail: tuple[str, ...]) -> None:
        if len(paths) >= most:
            return
        if node == start:
            paths.append((start, *tail))
        for earlier in before[node]:
            walk(earlier, (node, *tail))

    walk(end, ())
    return paths


def _waiting(whole: Web, node: str, shown: set[str], hidden: set[str]) -> dict[str, int]:
    counts: dict[str, set[str]] = {}
    for edge in whole.around.get(node, ()):
        other = other_end(edge, node)
        if other not in shown and other not in hidden:
            counts.setdefault(edge.type, set()).add(other)
    return {kind: len(others) for kind, others in sorted(counts.items())}


def _placed(view: View, whole: Web, stages: Sequence[Sequence[str]], anchors: Mapping[str, str]) -> Positions:
    """Positions step by step: what stands already never moves when something is added."""
    settled = max(view.settled, 1)
    first = [node for stage in stages[: settled + 1] for node in stage]
    beginning = part(whole, first)
    placed: Positions = {}
    if first:
        found = roomy(beginning, positions(beginning, view.layout))
        placed = {node: (x, round(y * _TALL, 1)) for node, (x, y) in found.items()}
    for stage in stages[settled + 1 :]:
        for node in stage:
            placed[node] = _beside(placed, placed[anchors[node]])
    for node, x, y in view.pinned:
        if node in placed:
            placed[node] = (x, y)
    return placed


def _beside(placed: Positions, anchor: tuple[float, float]) -> tuple[float, float]:
    """The nearest free place to an anchor, looking outwards first."""
    cx = sum(x for x, _ in placed.values()) / len(placed)
    cy = sum(y for _, y in placed.values()) / len(placed)
    outwards = math.atan2(anchor[1] - cy, anchor[0] - cx) if anchor != (cx, cy) else 0.0
    ring = 1
    while True:
        for at in range(6 * ring):
            swing = (at + 1) // 2 * (1 if at % 2 else -1)
            turn = outwards + swing * 2 * math.pi / (6 * ring)
            x = anchor[0] + ring * _ROOM_X * math.cos(turn)
            y = anchor[1] + ring * _ROOM_Y * 1.2 * math.sin(turn)
            if all(
                abs(x - ox) >= _ROOM_X * 0.9 or abs(y - oy) >= _ROOM_Y * 0.8 for ox, oy in placed.values()
            ):
                return (round(x, 1), round(y, 1))
        ring += 1


def _is_free(x: float, y: float, placed: Positions) -> bool:
    return all(abs(x - ox) >= _ROOM_X * 0.9 or abs(y - oy) >= _ROOM_Y * 0.8 for ox, oy in placed.values())


def _is_number(text: str) -> bool:
    return text.lstrip("-").isdecimal()
