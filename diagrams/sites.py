"""Where connectors can be glued to the native shapes of slides.

Numbers and places are those of the preset shapes of ECMA-376 (presetShapeDefinitions), as fractions of
width and height.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from diagrams.drawing import Shape

_IN = 0.1464  # where a diagonal leaves an ellipse: (1 - 1/sqrt 2) / 2
_FOUR = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
_SITES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "box": _FOUR,
    "square": _FOUR,
    "diamond": _FOUR,
    "triangleDown": ((0.5, 0.0), (0.25, 0.5), (0.5, 1.0), (0.75, 0.5)),
    "triangle": ((0.5, 0.0), (0.25, 0.5), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0), (0.75, 0.5)),
    "hexagon": ((1.0, 0.5), (0.75, 1.0), (0.25, 1.0), (0.0, 0.5), (0.25, 0.0), (0.75, 0.0)),
    "star": ((0.5, 0.0), (0.0, 0.38), (0.19, 1.0), (0.81, 1.0), (1.0, 0.38)),
    "dot": (
        (0.5, 0.0),
        (_IN, _IN),
        (0.0, 0.5),
        (_IN, 1 - _IN),
        (0.5, 1.0),
        (1 - _IN, 1 - _IN),
        (1.0, 0.5),
        (1 - _IN, _IN),
    ),
}


def nearest(shape: Shape, x: float, y: float) -> tuple[int, tuple[float, float]]:
    """The connection site that is nearest to a point, and its place.

    Returns
    -------
    (index, (x, y))
    """
    box = shape.box
    places = [(box.x0 + fx * box.width, box.y0 + fy * box.height) for fx, fy in _SITES[shape.shape]]
    index = min(range(len(places)), key=lambda i: math.dist(places[i], (x, y)))
    return index, places[index]
