"""Any drawing on a slide: one native shape for each thing that stands in it, from back to front."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from diagrams import native, palette, words
from diagrams.drawing import Drawing, Line, Path, Shape, Text


def draw(page: Any, drawing: Drawing, language: words.Language, ground: palette.Theme) -> None:
    """Draw on a slide that has a title; areas that stand together become one group."""
    heading = next(item for item in drawing.items if isinstance(item, Text) and item.role == "title")
    native.title(page, " ".join(heading.lines), ground, heading.size, len(heading.lines), language)
    numbers = itertools.count(native.FIRST_ID)
    for is_ground, items in itertools.groupby(
        drawing.items, lambda item: isinstance(item, Path) and item.closed and not item.key
    ):
        shapes = page.shapes
        if is_ground:
            group = native._numbered(page.shapes.add_group_shape(), numbers)
            shapes = group.shapes
        for item in items:
            if isinstance(item, Path):
                _path(shapes, item, numbers)
            elif isinstance(item, Shape):
                native._shape(shapes, item, numbers)
            elif isinstance(item, Line):
                native._stroke(native._straight(shapes, item.x1, item.y1, item.x2, item.y2, numbers), item)
            elif item.role != "title":
                right = drawing.width - item.x
                room = {"start": right - 20, "middle": 2 * min(item.x, right), "end": item.x}[item.anchor]
                native.textbox(shapes, item, max(room, 1.0), language, numbers)


def _path(shapes: Any, item: Path, numbers: Iterator[int]) -> None:
    places = [(int(Pt(x)), int(Pt(y))) for x, y in item.points]
    builder = shapes.build_freeform(*places[0], scale=1.0)
    builder.add_line_segments(places[1:], close=item.closed)
    drawn = native._numbered(builder.convert_to_shape(), numbers)
    native._flat(drawn)
    if item.title:
        drawn.name = item.title[:200]
        drawn._element.nvSpPr.cNvPr.set("descr", item.title)
    if item.fill:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = native.colour(item.fill)
    else:
        drawn.fill.background()
    if item.stroke:
        drawn.line.color.rgb = native.colour(item.stroke)
        drawn.line.width = Pt(item.stroke_width)
        if item.dash:
            drawn.line.dash_style = MSO_LINE.DASH if item.dash[0] > 2 else MSO_LINE.ROUND_DOT
    else:
        drawn.line.fill.background()
