"""Outlines of the kinds' shapes, all of the same area for the same radius, so that size can be compared."""

from __future__ import annotations

import math
from functools import cache
from typing import TypeAlias

Points: TypeAlias = tuple[tuple[float, float], ...]


@cache
def outline(shape: str) -> Points:
    """Corners of a shape whose area is that of the unit circle, centred on (0, 0), y downwards.

    Returns
    -------
    tuple of (x, y)
        Empty for ``dot``, which is a circle, and for ``box``, whose size its text gives.
    """
    if shape in ("dot", "box"):
        return ()
    if shape == "star":
        points = [_at(i * 36 - 90, 1.0 if i % 2 == 0 else 0.45) for i in range(10)]
    else:
        corners, first = _REGULAR.get(shape, (4, 45))
        points = [_at(first + i * 360 / corners, 1.0) for i in range(corners)]
    factor = math.sqrt(math.pi / area(tuple(points)))
    return tuple((round(x * factor, 4), round(y * factor, 4)) for x, y in points)


def area(points: Points) -> float:
    """Area of a polygon (shoelace formula)."""
    following = (*points[1:], points[0])
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True))) / 2


def reach(shape: str) -> float:
    """Distance from the centre to the farthest corner, in radii."""
    points = outline(shape)
    return max((math.hypot(x, y) for x, y in points), default=1.0)


@cache
def extent(shape: str) -> tuple[float, float, float]:
    """How far a shape reaches to each side, up and down, in radii."""
    points = outline(shape)
    if not points:
        return 1.0, 1.0, 1.0
    return max(x for x, _ in points), -min(y for _, y in points), max(y for _, y in points)


def svg_path(shape: str, cx: float = 0.0, cy: float = 0.0, radius: float = 1.0) -> str:
    """The outline as an SVG path; a box is drawn as a rounded oblong."""
    if shape == "dot":
        r = f"{radius:.2f}"
        return (
            f"M{cx - radius:.2f} {cy:.2f}a{r} {r} 0 1 0 {2 * radius:.2f} 0a{r} {r} 0 1 0 {-2 * radius:.2f} 0z"
        )
    points = outline(shape) or ((-1.25, -0.8), (1.25, -0.8), (1.25, 0.8), (-1.25, 0.8))
    return "M" + "L".join(f"{cx + x * radius:.2f} {cy + y * radius:.2f}" for x, y in points) + "z"


_REGULAR = {
    "triangle": (3, -90),
    "triangleDown": (3, 90),
    "diamond": (4, -90),
    "square": (4, 45),
    "hexagon": (6, 0),
}


def _at(degrees: float, radius: float) -> tuple[float, float]:
    turn = math.radians(degrees)
    return radius * math.cos(turn), radius * math.sin(turn)
