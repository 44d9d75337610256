"""Names beside nodes, so that none covers another or a node.

Up to `ALL` nodes every name is shown: nodes are moved apart until node and name have room, with smaller
letters where the page is small. Above that, the most central nodes are named, and of the others as many as
find room; there the names of the few most central may lie over small nodes, never over one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from diagrams.drawing import ASCENT, LEADING, Box
from diagrams.fonts import Fonts
from diagrams.shapes import extent
from diagrams.spread import Array, Grid, evened, fitted, pushed_apart
from diagrams.wrap import wrap

ALL = 100
"""Up to this many nodes every name is shown."""

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_EVENED = (0.0, 0.3, 0.6)
_SMALL = 7.0
_SURE = 40  # so many of the most central are named in a large network
_MOVABLE = 600  # above this moving nodes apart takes too long
_GAP = 2.0


class Side(Enum):
    """Where a name stands, by the anchor of its lines."""

    BELOW = "middle"
    RIGHT = "start"
    LEFT = "end"


@dataclass(frozen=True, slots=True)
class Named:
    """A node that wants a name.

    Parameters
    ----------
    key, text
        Its id and its name (lines by line feed).
    radius
        Of the circle of its area, in points.
    shape
        See `shapes.outline`; the name of a ``box`` stands inside.
    side
        Where the name stands if every name is shown.
    """

    key: str
    text: str
    radius: float
    shape: str = "dot"
    side: Side = Side.BELOW


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a node and its name stand.

    Parameters
    ----------
    x, y
        Centre of the node.
    width, height
        Of a dot or box; twice the radius of a polygon.
    lines, size
        The name; no lines where there was no room for it.
    box
        The rectangle of the name.
    cut
        Whether the name is shortened.
    anchor
        Where the lines start from: ``middle``, ``start`` or ``end``.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    box: Box | None
    cut: bool
    anchor: str = "middle"


def place(
    nodes: Sequence[Named],
    at: Mapping[str, tuple[float, float]],
    frame: Box,
    fonts: Fonts,
    *,
    wide: float = 9.0,
    sizes: Sequence[float] = _SIZES,
) -> dict[str, Placed]:
    """Place nodes and names inside a frame.

    Parameters
    ----------
    nodes
        The most central first.
    at
        Positions in any unit; their shape is kept.
    wide
        Longest line of a name, in ems.
    sizes
        Sizes of letters to try.

    Returns
    -------
    dict
        By id.
    """
    if not nodes:
        return {}
    if len(nodes) <= ALL:
        for size in sizes:
            for share in _EVENED:
                found = all_named(nodes, evened(at, share), frame, fonts, size, wide)
                if found is not None:
                    return found
    return _most_central(nodes, at, frame, fonts, wide)


def all_named(
    nodes: Sequence[Named],
    at: Mapping[str, tuple[float, float]],
    frame: Box,
    fonts: Fonts,
    size: float,
    wide: float,
) -> dict[str, Placed] | None:
    """Place every node with its name; None where the frame is too small for letters of this size."""
    prints = [_footprint(node, fonts, size, wide) for node in nodes]
    half = np.array([[(p.right - p.left) / 2 + _GAP, (p.down - p.up + _GAP) / 2] for p in prints])
    off = np.array([[(p.right + p.left) / 2, (p.down + p.up) / 2] for p in prints])
    if 4 * float((half[:, 0] * half[:, 1]).sum()) > frame.width * frame.height * 0.9:
        return None
    near = np.array([[-p.left, -p.up] for p in prints]) + _GAP
    far = np.array([[p.right, p.down] for p in prints]) + _GAP
    columns = any(node.side is not Side.BELOW for node in nodes)
    start = fitted([at[node.key] for node in nodes], near, far, frame, np.inf if columns else 1.6)
    centres = pushed_apart(start + off, half, frame)
    if centres is None:
        return None
    return {
        node.key: _named(node, p, float(x), float(y), size)
        for node, p, (x, y) in zip(nodes, prints, centres - off, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Print:
    """Room that a node with its name takes around its centre, and the name's own place there."""

    left: float
    up: float
    right: float
    down: float
    name: Box
    lines: tuple[str, ...]
    cut: bool


def _footprint(node: Named, fonts: Fonts, size: float, wide: float) -> _Print:
    boxed, most = node.shape == "box", 4 if "\n" not in node.text else 6
    share = 1.6 if boxed or node.side is not Side.BELOW else 1.0
    lines, cut = wrap(node.text, size, size * wide * share, fonts, most)
    w = max((fonts.width(line, size) for line in lines), default=0.0)
    h = len(lines) * size * LEADING
    if boxed:
        side, up = w / 2 + size * 0.6, h / 2 + size * 0.4
        return _Print(-side, -up, side, up, Box(-w / 2, -h / 2, w / 2, h / 2), lines, cut)
    side, up, down = (reach * node.radius for reach in extent(node.shape))
    if node.side is Side.RIGHT:
        name = Box(side + _GAP, -h / 2, side + _GAP + w, h / 2)
    elif node.side is Side.LEFT:
        name = Box(-side - _GAP - w, -h / 2, -side - _GAP, h / 2)
    else:
        name = Box(-w / 2, down + _GAP, w / 2, down + _GAP + h)
    return _Print(
        min(-side, name.x0),
        min(-up, name.y0),
        max(side, name.x1),
        max(down, name.y1),
        name,
        lines,
        cut,
    )


def _named(node: Named, p: _Print, x: float, y: float, size: float) -> Placed:
    box = Box(x + p.name.x0, y + p.name.y0, x + p.name.x1, y + p.name.y1)
    if node.shape == "box":
        return Placed(x, y, p.right - p.left, p.down - p.up, p.lines, size, box, p.cut)
    across = 2 * node.radius
    return Placed(x, y, across, across, p.lines, size, box, p.cut, node.side.value)


def _most_central(
    nodes: Sequence[Named],
    at: Mapping[str, tuple[float, float]],
    frame: Box,
    fonts: Fonts,
    wide: float,
) -> dict[str, Placed]:
    reaches = [tuple(reach * node.radius for reach in extent(node.shape)) for node in nodes]
    half = np.array([[side, max(up, down)] for side, up, down in reaches])
    xy: Array = fitted([at[node.key] for node in nodes], half + 6.0, half + 6.0, frame)
    if len(nodes) <= _MOVABLE:
        apart = pushed_apart(xy, half + 0.5, frame, 60)
        xy = xy if apart is None else apart
    bodies = [
        Box(float(x) - side, float(y) - up, float(x) + side, float(y) + down)
        for (x, y), (side, up, down) in zip(xy, reaches, strict=True)
    ]
    placed: dict[str, Placed] = {}
    taken = Grid(40.0)
    for body in bodies[:_SURE]:
        taken.add(body)
    for rank, (node, body) in enumerate(zip(nodes, bodies, strict=True)):
        if rank == _SURE:
            for other in bodies[_SURE:]:
                taken.add(other)
        placed[node.key] = _beside(node, body, taken, frame, fonts, wide, sure=rank < _SURE)
    return placed


def _beside(
    node: Named, body: Box, taken: Grid, frame: Box, fonts: Fonts, wide: float, *, sure: bool
) -> Placed:
    """Name a node below, above, right or left of it (aslant too, where it is to be `sure`), or not at all."""
    size = _SMALL
    lines, cut = wrap(node.text, size, size * wide, fonts, 4)
    w = max((fonts.width(line, size) for line in lines), default=0.0)
    h = len(lines) * size * LEADING
    x, y = (body.x0 + body.x1) / 2, (body.y0 + body.y1) / 2
    near = (
        (x - w / 2, body.y1 + _GAP, Side.BELOW),
        (x - w / 2, body.y0 - _GAP - h, Side.BELOW),
        (body.x1 + _GAP, y - h / 2, Side.RIGHT),
        (body.x0 - _GAP - w, y - h / 2, Side.LEFT),
    )
    aslant = (
        (left, top, side)
        for left, side in ((body.x1, Side.RIGHT), (body.x0 - w, Side.LEFT))
        for top in (body.y1, body.y0 - h, body.y1 + h / 2, body.y0 - h * 1.5)
    )
    spots = (*near, *aslant) if sure else near
    reach, up, _ = extent(node.shape)
    x, y, across = body.x0 + reach * node.radius, body.y0 + up * node.radius, 2 * node.radius
    for left, top, beside in spots:
        box = Box(left, top, left + w, top + h)
        if box.within(frame) and taken.free(box):
            taken.add(box)
            return Placed(x, y, across, across, lines, size, box, cut, beside.value)
    return Placed(x, y, across, across, (), size, None, True)


def baseline(box: Box, size: float) -> float:
    """Where the first line of a text in a rectangle stands."""
    return box.y0 + size * (ASCENT + (LEADING - 1.2) / 2)
