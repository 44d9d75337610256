"""A network drawn on a slide by native shapes, with connectors glued to them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from diagrams import palette, words
from diagrams.drawing import ASCENT, LEADING, Box, Drawing, Line, Path, Shape, Text
from diagrams.sites import nearest

WIDTH, HEIGHT = 960.0, 540.0
"""Of a wide slide, in points."""
FIRST_ID = 100
"""Ids below are the library's own."""

_ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_NATIVE = {
    "dot": MSO_SHAPE.OVAL,
    "box": MSO_SHAPE.ROUNDED_RECTANGLE,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "triangleDown": MSO_SHAPE.FLOWCHART_MERGE,
    "hexagon": MSO_SHAPE.HEXAGON,
    "star": MSO_SHAPE.STAR_5_POINT,
}


def draw(page: Any, drawing: Drawing, language: words.Language, ground: palette.Theme) -> None:
    """Draw a network on a slide that has a title."""
    heading = next(item for item in drawing.items if isinstance(item, Text) and item.role == "title")
    title(page, " ".join(heading.lines), ground, heading.size, len(heading.lines), language)
    page.shapes.turbo_add_enabled = True
    numbers = itertools.count(FIRST_ID)
    names = {item.key: item for item in drawing.items if isinstance(item, Text) and item.key}
    shapes = [item for item in drawing.items if isinstance(item, Shape) and item.key]
    nodes = [item for item in shapes if item.fill]
    # The library looks through the whole slide for each group, so groups come first, while it is small.
    nodes.sort(key=lambda item: item.key not in names)
    drawn = {item.key: _node(page, item, names.get(item.key), language, numbers) for item in nodes}
    tops = [element for element, _ in drawn.values()]
    ends = {item.key: (item, drawn[item.key][1]) for item in nodes}
    for line in drawing.items:
        if isinstance(line, Line) and line.key:
            _connector(page, line, ends, numbers)
    for loop in shapes:
        if not loop.fill:
            _shape(page.shapes, loop, numbers)
    for element in reversed(tops):  # nodes above lines, those with a name above all
        page.shapes._spTree.append(element)
    _legend(page, drawing, language, numbers)
    for item in drawing.items:
        if isinstance(item, Text) and item.role in ("subtitle", "note", "status"):
            textbox(page.shapes, item, drawing.width - item.x - 20, language, numbers)


def _node(
    page: Any, item: Shape, name: Text | None, language: words.Language, numbers: Iterator[int]
) -> tuple[Any, Any]:
    """Draw a node; the element to lay on top and the shape to glue lines to."""
    if name is None or item.shape == "box":
        drawn = _shape(page.shapes, item, numbers)
        if name is not None:
            _write(drawn.text_frame, name, language)
        return drawn._element, drawn
    group = _numbered(page.shapes.add_group_shape(), numbers)
    group.name = item.title[:200]
    drawn = _shape(group.shapes, item, numbers)
    textbox(group.shapes, name, 0.0, language, numbers)
    return group._element, drawn


def _numbered(drawn: Any, numbers: Iterator[int]) -> Any:
    """Give a shape an id of ours: the library's own repeat themselves where groups are among them."""
    drawn._element.xpath("./*/p:cNvPr")[0].set("id", str(next(numbers)))
    return drawn


def _shape(shapes: Any, item: Shape, numbers: Iterator[int]) -> Any:
    box = item.box
    place = map(Pt, (box.x0, box.y0, box.width, box.height))
    drawn = _numbered(shapes.add_shape(_NATIVE[item.shape], *place), numbers)
    _flat(drawn)
    if item.title:
        drawn.name = item.title[:200]
        drawn._element.nvSpPr.cNvPr.set("descr", item.title)
    if item.shape == "box":
        drawn.adjustments[0] = min(0.5, 2.5 / max(min(box.width, box.height), 1.0))
    if item.fill:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = colour(item.fill)
    else:
        drawn.fill.background()
    if item.stroke:
        drawn.line.color.rgb = colour(item.stroke)
        drawn.line.width = Pt(item.stroke_width)
    else:
        drawn.line.fill.background()
    return drawn


def _connector(page: Any, line: Line, ends: Mapping[str, tuple[Shape, Any]], numbers: Iterator[int]) -> None:
    (start, drawn_start), (end, drawn_end) = ends[line.source], ends[line.target]
    first, (x1, y1) = nearest(start, end.x, end.y)
    last, (x2, y2) = nearest(end, start.x, start.y)
    drawn = _straight(page.shapes, x1, y1, x2, y2, numbers)
    drawn._connect_begin_to(drawn_start, first)
    drawn._connect_end_to(drawn_end, last)
    drawn.name = line.title.split("\n")[0][:200]
    drawn._element.nvCxnSpPr.cNvPr.set("descr", line.title)
    _stroke(drawn, line)


def _straight(shapes: Any, x1: float, y1: float, x2: float, y2: float, numbers: Iterator[int]) -> Any:
    drawn = _numbered(shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Pt, (x1, y1, x2, y2))), numbers)
    _flat(drawn)
    return drawn


def _flat(drawn: Any) -> None:
    """Take from a shape the shadow that the theme gives it."""
    for effect in drawn._element.iter(qn("a:effectRef")):
        effect.set("idx", "0")


def _stroke(drawn: Any, line: Line) -> None:
    drawn.line.color.rgb = colour(line.colour)
    drawn.line.width = Pt(line.width)
    if line.dash:
        drawn.line.dash_style = MSO_LINE.DASH if line.dash[0] > 2 else MSO_LINE.ROUND_DOT
    if line.arrow:
        ln = drawn.line._get_or_add_ln()
        ln.append(ln.makeelement(qn("a:tailEnd"), {"type": "triangle", "w": "med", "len": "med"}))


def _legend(page: Any, drawing: Drawing, language: words.Language, numbers: Iterator[int]) -> None:
    items = [item for item in drawing.items if not isinstance(item, Path) and not item.key]
    parts = [item for item in items if not isinstance(item, Text) or item.role == "legend"]
    if not parts:
        return
    group = _numbered(page.shapes.add_group_shape(), numbers)
    group.name = words.word("legend", language)
    for item in parts:
        if isinstance(item, Shape):
            _shape(group.shapes, item, numbers)
        elif isinstance(item, Line):
            _stroke(_straight(group.shapes, item.x1, item.y1, item.x2, item.y2, numbers), item)
        else:
            textbox(group.shapes, item, drawing.width - item.x - 4, language, numbers)


def textbox(shapes: Any, item: Text, width: float, language: words.Language, numbers: Iterator[int]) -> Any:
    """Write a text in a box of its own, `width` points wide where it has no place yet."""
    height = len(item.lines) * item.size * LEADING
    start = item.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
    above = item.y - item.size * ASCENT
    box = item.box or Box(start, above, start + width, above + height)
    spare = item.size * 1.5 if item.box else 0.0  # another machine's letters may be a little wider
    left = 0.0 if item.anchor == "start" else spare
    right = 0.0 if item.anchor == "end" else spare
    place = map(Pt, (box.x0 - left, box.y0, box.width + left + right, max(box.height, height)))
    drawn = _numbered(shapes.add_textbox(*place), numbers)
    _write(drawn.text_frame, item, language)
    return drawn


def _write(frame: Any, item: Text, language: words.Language) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if item.key else MSO_ANCHOR.TOP
    for number, line in enumerate(item.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGNED[item.anchor]
        paragraph.line_spacing = Pt(item.size * LEADING)
        run(paragraph, line, item.size, item.colour, item.bold, language)


def run(paragraph: Any, text: str, size: float, ink: str, bold: bool, language: words.Language) -> None:
    """Add a run of text to a paragraph."""
    added = paragraph.add_run()
    added.text = text
    added.font.size = Pt(size)
    added.font.bold = bold
    added.font.color.rgb = colour(ink)
    added._r.get_or_add_rPr().set("lang", "en-GB" if language == "en" else "zh-CN")


def title(
    page: Any, text: str, ground: palette.Theme, size: float, lines: int, language: words.Language
) -> None:
    """Write the slide\'s title, in its placeholder so that outlines and readers find it."""
    holder = page.shapes.title
    holder.left, holder.top = Pt(30), Pt(24)
    holder.width, holder.height = Pt(WIDTH - 60), Pt(lines * size * LEADING + 2)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run(paragraph, text, size, ground.text, True, language)


def colour(value: str) -> Any:
    """A colour of the palette as the library takes it."""
    red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
