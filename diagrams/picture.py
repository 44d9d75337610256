"""Compose the page: title, network, legend, what it rests on and what it leaves out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from diagrams import palette, words
from diagrams.drawing import LEADING, Box, Drawing, Item, Line, Shape, Text
from diagrams.extract import most_central
from diagrams.fonts import Fonts
from diagrams.labels import Named, Placed, Side, baseline, place
from diagrams.layout import Layout, positions
from diagrams.lines import draw_lines, line_legend, status_notes
from diagrams.wrap import wrap
from graph.network import Network, NetworkNode

PAGES: Mapping[str, tuple[float, float]] = {
    "a4": (841.89, 595.28),
    "16:9": (960.0, 540.0),
}
"""Width and height in points: A4 lying, and a wide slide."""

_MARGIN = 30.0
_LEGEND = 130.0  # longest line of the legend
_KEY = 24.0
_ENTRY = 8.5
_SMALL, _LARGE = 4.0, 13.0
_NOTE = 8.0

Placing: TypeAlias = dict[str, Placed]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is composed.

    Parameters
    ----------
    language, dark, layout, placed
        See `write.Choices`.
    page
        A key of `PAGES`.
    """

    language: words.Language = "zh"
    dark: bool = False
    layout: Layout | str = Layout.FORCE
    placed: Mapping[str, tuple[float, float]] | None = None
    page: str = "a4"


def compose(network: Network, look: Look, fonts: Fonts) -> Drawing:
    """Draw a network on a page."""
    width, height = PAGES[look.page]
    ground = palette.theme(dark=look.dark)
    head = _head(network, look, fonts, width, ground)
    foot = _foot(network, look, fonts, width, height, ground)
    top = max(item.y for item in head) + 16
    bottom = min((item.y for item in foot), default=height - _MARGIN) - 14
    rows = _legend_rows(network, look, fonts)
    wide = _KEY + max((fonts.width(line, _ENTRY) for _, lines in rows for line in lines), default=0.0)
    kinds = _legend(rows, width - _MARGIN - wide, top + 10, ground)
    frame = Box(_MARGIN, top, width - _MARGIN - wide - 14, bottom)
    placing = _placing(network, look, fonts, frame)
    shapes = {node.id: _shape(node, placing[node.id], look, ground) for node in network.nodes}
    lines = draw_lines(network, shapes, look.language, dark=look.dark)
    names = [text for node in network.nodes if (text := _name(node, placing[node.id], shapes[node.id], look))]
    notes = status_notes(network, lines, [*shapes.values(), *names], look.language, fonts, dark=look.dark)
    items: tuple[Item, ...] = (*head, *lines, *notes, *shapes.values(), *names, *kinds, *foot)
    full = {
        node.id: words.visible(words.name(node, look.language)).replace("\n", " ") for node in network.nodes
    }
    cut = tuple((key, full[key]) for key in sorted(full) if placing[key].cut and placing[key].lines)
    return Drawing(
        width,
        height,
        ground.background,
        words.visible(words.title(network, look.language)).replace("\n", " "),
        words.counted(network, look.language),
        "en" if look.language == "en" else "zh-CN",
        items,
        frame,
        cut,
        _warnings(items, fonts, look.language),
    )


def _placing(network: Network, look: Look, fonts: Fonts, frame: Box) -> Placing:
    at = dict(look.placed or {})
    if any(node.id not in at for node in network.nodes):
        at = positions(network, look.layout) | at
    top = max((node.score or 0.0 for node in network.nodes), default=0.0)
    shrink = min(1.0, math.sqrt(60 / max(len(network.nodes), 1)))
    columns = sorted({x for x, _ in at.values()}) if look.layout == Layout.LAYERED else []
    ends = {columns[0]: Side.LEFT, columns[-1]: Side.RIGHT} if len(columns) > 1 else {}
    nodes = [
        Named(
            node.id,
            words.visible(words.name(node, look.language)),
            _radius(node.score, top, shrink),
            palette.mark(node.label).shape,
            ends.get(at[node.id][0], Side.BELOW),
        )
        for node in most_central(network)
    ]
    wide = (9.0 if look.language == "zh" else 11.0) + (4.0 if columns else 0.0)
    return place(nodes, at, frame, fonts, wide=wide)


def _radius(score: float | None, top: float, shrink: float) -> float:
    if score is None or top <= 0:
        return max(1.4, 6.5 * shrink)
    share = min(max(score / top, 0.0), 1.0)
    return max(1.4, math.sqrt(_SMALL**2 + (_LARGE**2 - _SMALL**2) * share) * shrink)


def _shape(node: NetworkNode, placed: Placed, look: Look, ground: palette.Theme) -> Shape:
    drawn, colour = palette.mark(node.label), palette.kind_colour(node.label, dark=look.dark)
    thin = 0.6 if placed.width < 6 else 1.0
    return Shape(
        drawn.shape,
        round(placed.x, 2),
        round(placed.y, 2),
        round(placed.width, 2),
        round(placed.height, 2),
        fill=ground.background if drawn.hollow else colour,
        stroke=colour if drawn.hollow else ground.background,
        stroke_width=1.8 * thin if drawn.hollow else 0.8 * thin,
        key=node.id,
        kind=node.label,
        title=words.visible(words.name(node, look.language)).replace("\n", " "),
    )


def _name(node: NetworkNode, placed: Placed, shape: Shape, look: Look) -> Text | None:
    if not placed.lines or placed.box is None:
        return None
    ground, boxed = palette.theme(dark=look.dark), shape.shape == "box"
    inside = boxed and not palette.mark(node.label).hollow
    left, right = placed.box.x0, placed.box.x1
    return Text(
        round({"middle": (left + right) / 2, "start": left, "end": right}[placed.anchor], 2),
        round(baseline(placed.box, placed.size), 2),
        placed.lines,
        placed.size,
        ground.background if inside else ground.text,
        "label",
        placed.anchor,
        key=node.id,
        halo="" if boxed else ground.background,
        box=placed.box,
    )


def _head(network: Network, look: Look, fonts: Fonts, width: float, ground: palette.Theme) -> list[Text]:
    title = words.visible(words.title(network, look.language))
    lines, _ = wrap(title, 19, width - 2 * _MARGIN, fonts, 2)
    y = _MARGIN + 15
    about = words.about(network, look.language)
    below = y + (len(lines) - 1) * 19 * LEADING + 18
    return [
        Text(_MARGIN, y, lines, 19, ground.text, "title", bold=True),
        Text(_MARGIN, below, (about,), 9.5, ground.muted, "subtitle"),
    ]


def _foot(
    network: Network, look: Look, fonts: Fonts, width: float, height: float, ground: palette.Theme
) -> list[Text]:
    said = [words.pair(note, look.language) for note in network.notes]
    said.append(_source_line(network, look.language))
    lines: list[str] = []
    for text in said:
        lines += wrap(words.visible(text), _NOTE, width - 2 * _MARGIN, fonts, 3)[0]
    y = height - _MARGIN + 6 - (len(lines) - 1) * _NOTE * LEADING
    return [Text(_MARGIN, round(y, 2), tuple(lines), _NOTE, ground.muted, "note")]


def _source_line(network: Network, language: words.Language) -> str:
    kinds = Counter(source.kind for source in network.sources.values())
    counts = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{words.pair(words.source_kind_names(kind), language)} {number}" for kind, number in counts]
    colon, comma = (": ", ", ") if language == "en" else ("：", "、")
    number = len(network.sources)
    if not number:
        return words.word("no_sources", language)
    return f"{words.word('sources', language)}{colon}{number} ({comma.join(told)})"


def _legend_rows(
    network: Network, look: Look, fonts: Fonts
) -> list[tuple[palette.LegendEntry | Line, tuple[str, ...]]]:
    """What the legend explains: kinds of node, then kinds of line, each with its words."""
    counts = Counter(node.label for node in network.nodes)
    rows: list[tuple[palette.LegendEntry | Line, tuple[str, ...]]] = []
    for entry in palette.legend(counts, dark=look.dark):
        text = f"{entry.name(look.language)} {counts[entry.kind]:,}"
        rows.append((entry, wrap(text, _ENTRY, _LEGEND, fonts)[0]))
    for names, colour, width, dash in line_legend(network, dark=look.dark):
        text = words.pair(names, look.language)
        rows.append((Line(0, 0, 20, 0, colour, width * 0.75, dash), wrap(text, _ENTRY, _LEGEND, fonts)[0]))
    return rows


def _legend(
    rows: list[tuple[palette.LegendEntry | Line, tuple[str, ...]]], x: float, y: float, ground: palette.Theme
) -> list[Item]:
    items: list[Item] = []
    before: palette.LegendEntry | Line | None = None
    for what, lines in rows:
        if isinstance(what, Line):
            y += 6 if before is not None and not isinstance(before, Line) else 0
            items.append(replace(what, x1=x, x2=x + 20, y1=y, y2=y))
        else:
            wide = 15.0 if what.shape == "box" else 10.0
            fill, stroke = (ground.background, what.colour) if what.hollow else (what.colour, "")
            items.append(Shape(what.shape, x + 10, y, wide, 10.0, fill, stroke, 1.6 if what.hollow else 0.0))
        items.append(Text(x + _KEY, y + 3, lines, _ENTRY, ground.text, "legend"))
        y += 15.0 + (len(lines) - 1) * _ENTRY * LEADING
        before = what
    return items


def _warnings(items: tuple[Item, ...], fonts: Fonts, language: words.Language) -> tuple[str, ...]:
    if not fonts.regular:
        return ()
    lacking = fonts.lacking(line for item in items if isinstance(item, Text) for line in item.lines)
    if not lacking:
        return ()
    zh = f"本机没有字体能写出 {lacking},图中以“〓”代替"
    en = f"no font on this machine draws {lacking}; they are drawn as 〓"
    return (words.pair((zh, en), language),)
