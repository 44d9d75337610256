"""The lines of a network: where they run, how sure they are and who states them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diagrams import palette, words
from diagrams.drawing import LEADING, Box, Line, Shape, Text
from diagrams.fonts import Fonts
from diagrams.labels import baseline
from diagrams.spread import Grid
from graph.network import Network, NetworkEdge

_MANY = 400  # above so many lines they step back behind the nodes
_NOTE_ON_LINE = 7.0
_MOST_NOTED = 40


def line_legend(
    network: Network, *, dark: bool = False
) -> list[tuple[tuple[str, str], str, float, tuple[float, ...]]]:
    """The kinds of line that the network has, as (names, colour, width, dash)."""
    ground = palette.theme(dark=dark)
    official = words.strong_sources(network)
    strong = Counter(not official.isdisjoint(edge.source_ids) for edge in network.edges)
    lines: list[tuple[tuple[str, str], str, float, tuple[float, ...]]] = []
    if strong[True]:
        lines.append((words.WORDS["official"], ground.edge, 1.8, ()))
    if strong[False]:
        lines.append((words.WORDS["other_sources"], ground.edge_thin, 0.8, ()))
    states = {line_state(edge) for edge in network.edges}
    for state in (palette.State.INFERRED, palette.State.PREDICTED, palette.State.CALLED_FOR):
        if state in states:
            mark = palette.state_mark(state, dark=dark)
            lines.append(((mark.zh, mark.en), mark.colour or ground.edge, 1.8, mark.dash))
    return lines


def draw_lines(
    network: Network, shapes: Mapping[str, Shape], language: words.Language, *, dark: bool = False
) -> list[Line | Shape]:
    """Lines from border to border; links of the same two nodes side by side, a link to itself as a ring.

    Parameters
    ----------
    shapes
        The nodes by id.
    """
    ground = palette.theme(dark=dark)
    side_by_side: dict[tuple[str, str], list[NetworkEdge]] = defaultdict(list)
    for edge in network.edges:
        a, b = sorted((edge.source, edge.target))
        side_by_side[a, b].append(edge)
    many, official = len(network.edges) > _MANY, words.strong_sources(network)
    drawn: dict[str, Line | Shape] = {}
    for (a, b), edges in side_by_side.items():
        for number, edge in enumerate(edges):
            offset = (number - (len(edges) - 1) / 2) * 3.2 * (1 if edge.source == a else -1)
            strong = not official.isdisjoint(edge.source_ids)
            colour = ground.edge if strong else ground.edge_thin
            colour = palette.mix(colour, ground.background, 0.55) if many else colour
            state = line_state(edge)
            mark = palette.state_mark(state, dark=dark) if state else None
            colour = mark.colour if mark and mark.colour else colour
            title = _edge_title(edge, shapes, language)
            width = (1.3 if strong else 0.6) * (0.5 if many else 1.0)
            if a == b:
                drawn[edge.id] = _loop(edge, shapes[a], colour, width, title)
            else:
                drawn[edge.id] = replace(
                    _line(shapes[edge.source], shapes[edge.target], offset, colour, width),
                    dash=mark.dash if mark else (),
                    arrow=edge.directed and not many,
                    key=edge.id,
                    kind=edge.type,
                    source=edge.source,
                    target=edge.target,
                    title=title,
                )
    return [drawn[edge.id] for edge in network.edges]


def _line(start: Shape, end: Shape, offset: float, colour: str, width: float) -> Line:
    x1, y1 = start.border(end.x, end.y, 0.8)
    x2, y2 = end.border(start.x, start.y, 1.2)
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    ox, oy = -(end.y - start.y) / length * offset, (end.x - start.x) / length * offset
    return Line(
        round(x1 + ox, 2), round(y1 + oy, 2), round(x2 + ox, 2), round(y2 + oy, 2), colour, round(width, 2)
    )


def _loop(edge: NetworkEdge, shape: Shape, colour: str, width: float, title: str) -> Shape:
    size = max(shape.width * 0.8, 8.0)
    x, y = shape.x + shape.width / 2, shape.y - shape.height / 2
    return Shape("dot", x, y, size, size, "", colour, width, key=edge.id, kind=edge.type, title=title)


def line_state(edge: NetworkEdge) -> palette.State | None:
    """The state that an edge's line shows."""
    return palette.line_state(edge.inferred, edge.predicted, edge.properties.get("status"))


def _edge_title(edge: NetworkEdge, shapes: Mapping[str, Shape], language: words.Language) -> str:
    said = words.pair(words.type_names(edge.type), language)
    between = " → " if edge.directed else " — "
    told = f"{shapes[edge.source].title}{between}{shapes[edge.target].title}: {said}".replace("\n", " ")
    return f"{told}\n{words.visible(edge.quote)}" if edge.quote else told


def status_notes(
    network: Network,
    lines: Sequence[Line | Shape],
    taken: Sequence[Shape | Text],
    language: words.Language,
    fonts: Fonts,
    *,
    dark: bool = False,
) -> list[Text]:
    """A few words on lines that say how far they have come, where they cover nothing of what is `taken`."""
    told = {edge.id: words.visible(words.status_note(edge, language)) for edge in network.edges}
    called = {edge.id for edge in network.edges if line_state(edge) is palette.State.CALLED_FOR}
    drawn = [i for i in lines if isinstance(i, Line) and told[i.key] and i.key not in called]
    if len(drawn) > _MOST_NOTED:
        return []
    ground, grid = palette.theme(dark=dark), Grid(40.0)
    for item in taken:
        if item.box:
            grid.add(item.box)
    notes = []
    for line in drawn:
        text = told[line.key]
        half, high = fonts.width(text, _NOTE_ON_LINE) / 2, _NOTE_ON_LINE * LEADING / 2
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            x, y = line.x1 + (line.x2 - line.x1) * share, line.y1 + (line.y2 - line.y1) * share
            flat = abs(line.x2 - line.x1) > 2 * abs(line.y2 - line.y1)
            x, y = (x, y - high - 1) if flat else (x + half + 3, y)  # beside the line, not across it
            box = Box(x - half, y - high, x + half, y + high)
            if grid.free(box):
                grid.add(box)
                base = round(baseline(box, _NOTE_ON_LINE), 2)
                notes.append(
                    Text(
                        round(x, 2),
                        base,
                        (text,),
                        _NOTE_ON_LINE,
                        ground.muted,
                        "status",
                        "middle",
                        box=box,
                    )
                )
                break
    return notes
