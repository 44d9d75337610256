"""A picture before it is a file: shapes, lines and texts with their places in points (1/72 inch).

SVG, PDF and slides are made from the same drawing, so they look the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TypeAlias

from diagrams.shapes import outline, reach


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two share more than an edge, or come nearer than `gap`."""
        return (
            self.x0 < other.x1 + gap
            and other.x0 < self.x1 + gap
            and self.y0 < other.y1 + gap
            and other.y0 < self.y1 + gap
        )

    def within(self, other: Box) -> bool:
        """Whether it lies inside another."""
        return self.x0 >= other.x0 and self.y0 >= other.y0 and self.x1 <= other.x1 and self.y1 <= other.y1


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline.

    Parameters
    ----------
    shape
        A name of `shapes.outline`, ``dot`` or ``box``.
    x, y
        Centre.
    width, height
        Of a dot or box; a polygon's are twice the radius of the circle of its area.
    fill, stroke
        Colours; empty for none.
    key, kind, title
        Id of the node, its kind, its name in full; empty for decoration.
    """

    shape: str
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    opacity: float = 1.0
    key: str = ""
    kind: str = ""
    title: str = ""

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Corners of a polygon; empty for a dot or a box."""
        r = self.width / 2
        return tuple((self.x + x * r, self.y + y * r) for x, y in outline(self.shape))

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        if points := self.points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return Box(min(xs), min(ys), max(xs), max(ys))
        w, h = self.width / 2, self.height / 2
        return Box(self.x - w, self.y - h, self.x + w, self.y + h)

    def border(self, x: float, y: float, gap: float = 0.0) -> tuple[float, float]:
        """Where a line from the centre towards (x, y) leaves the shape, `gap` beyond its border."""
        dx, dy = x - self.x, y - self.y
        length = math.hypot(dx, dy) or 1.0
        if self.shape == "box":
            out = min(
                self.width / 2 / abs(dx) if dx else math.inf, self.height / 2 / abs(dy) if dy else math.inf
            )
            out = out * length + gap
        else:
            out = self.width / 2 * (1 + reach(self.shape)) / 2 + gap
        return self.x + dx / length * out, self.y + dy / length * out


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, with an arrow at its end where its direction means something.

    Parameters
    ----------
    source, target
        Ids of the nodes that it joins; empty for decoration.
    title
        What it says, in full.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float
    dash: tuple[float, ...] = ()
    arrow: bool = False
    key: str = ""
    kind: str = ""
    source: str = ""
    target: str = ""
    title: str = ""

    def head(self) -> tuple[tuple[float, float], ...]:
        """Corners of the arrow's head; empty without one."""
        length = math.hypot(self.x2 - self.x1, self.y2 - self.y1)
        if not self.arrow or length < 1e-6:
            return ()
        size = min(3.0 + 1.2 * self.width, length)
        ux, uy = (self.x2 - self.x1) / length, (self.y2 - self.y1) / length
        bx, by = self.x2 - ux * size, self.y2 - uy * size
        return (
            (self.x2, self.y2),
            (bx - uy * size * 0.4, by + ux * size * 0.4),
            (bx + uy * size * 0.4, by - ux * size * 0.4),
        )


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points: a curve, or an area where it is closed.

    Parameters
    ----------
    points
        Its corners.
    closed
        Whether it comes back to its first point.
    fill, stroke
        Colours; empty for none.
    dash
        Lengths of strokes and gaps; empty for a solid line.
    key, kind, title
        As of a `Shape`.
    """

    points: tuple[tuple[float, float], ...]
    closed: bool = False
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    key: str = ""
    kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text.

    Parameters
    ----------
    x, y
        Of the anchor on the first line's base line.
    lines
        From top to bottom.
    anchor
        ``start``, ``middle`` or ``end`` of each line stands at x.
    key
        Id of the node that it names; empty for decoration.
    role
        title, subtitle, label, legend, note.
    halo
        Colour of a veil behind it, or empty.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    role: str
    anchor: str = "start"
    bold: bool = False
    key: str = ""
    halo: str = ""
    box: Box | None = None


LEADING = 1.3
"""Distance between base lines, in sizes."""
ASCENT = 0.9
"""Height of a line above its base line, in sizes."""

Item: TypeAlias = Shape | Line | Path | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page with what stands on it, from back to front.

    Parameters
    ----------
    width, height
        In points.
    title, description
        For those who do not see it.
    items
        Shapes, lines and texts.
    frame
        Where the network lies.
    cut
        Ids of nodes whose name is not shown in full, with that name, in order.
    warnings
        What could not be drawn as it should be.
    """

    width: float
    height: float
    background: str
    title: str
    description: str
    language: str
    items: tuple[Item, ...]
    frame: Box
    cut: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def texts(self) -> list[str]:
        """Every line of text on it."""
        return [line for item in self.items if isinstance(item, Text) for line in item.lines]
