"""The land of the world as outlines on a page, without borders.

``land-110m.json`` is the file of that name of the npm package `world-atlas` 2.0.2 (ISC licence, M. Bostock),
unchanged: Natural Earth's land at 1:110 million, public domain, as TopoJSON. Land south of 60° S is left out.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]

CENTRE = 150.0
"""Longitude in the middle of the map: its edges then lie in the Atlantic and cut no inhabited land."""
_SOUTH = -60.0
_STEP = 2.5  # degrees between the points of the map's edge
_FILE = Path(__file__).resolve().parent / "land-110m.json"
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = math.sqrt(3) / 2


def project(lon: float, lat: float) -> Point:
    """Equal Earth: east and north of the map's middle, in radii of the earth.

    Šavrič, B., Patterson, T., Jenny, B. (2018). The Equal Earth map projection. *International Journal of
    Geographical Information Science*, 33, 454-465.
    """
    return flat(turned(lon), lat)


def turned(lon: float) -> float:
    """Longitude seen from the map's middle, from -180 to 180."""
    return (lon - CENTRE + 180) % 360 - 180


def flat(east: float, lat: float) -> Point:
    """Project a longitude that is counted from the map's middle; ±180 are its two edges."""
    t = math.asin(_ROOT * math.sin(math.radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)
    x = math.radians(east) * math.cos(t) / (_ROOT * slope)
    return x, t * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))


@cache
def land() -> tuple[Ring, ...]:
    """Outlines of all land in the plane of `project`, cut at the map's edges; islands and mainlands alone."""
    return tuple(
        tuple(flat(east, lat) for east, lat in part)
        for polygon in _polygons()
        for part in cut(polygon[0])
        if max(lat for _, lat in part) > _SOUTH
    )


@cache
def lakes() -> tuple[Ring, ...]:
    """Outlines of the waters within the land."""
    return tuple(
        tuple(flat(east, lat) for east, lat in part)
        for polygon in _polygons()
        for hole in polygon[1:]
        for part in cut(hole)
    )


@cache
def edge() -> Ring:
    """Outline of the whole map."""
    lats = [_SOUTH + _STEP * at for at in range(round((90 - _SOUTH) / _STEP) + 1)]
    return (*(flat(180, lat) for lat in lats), *(flat(-180, lat) for lat in reversed(lats)))


def cut(ring: Sequence[Point]) -> tuple[Ring, ...]:
    """Cut a ring of longitudes and latitudes at the map's edges.

    Returns
    -------
    tuple of rings
        Longitudes counted from the middle, each ring on one side of the edge.
    """
    open_ = [turned(ring[0][0])]
    for (before, _), (lon, _) in pairwise(ring):
        open_.append(open_[-1] + (lon - before + 180) % 360 - 180)
    points = [(east, lat) for east, (_, lat) in zip(open_, ring, strict=True)]
    found = []
    for shift in (-360.0, 0.0, 360.0):
        moved = [(east + shift, lat) for east, lat in points]
        kept = _half(_half(moved, -180.0, 1), 180.0, -1)
        if len(kept) > 2:
            found.append(tuple(kept))
    return tuple(found)


def _half(points: Sequence[Point], limit: float, side: int) -> list[Point]:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    for (x, y), (u, v) in zip(points, [*points[1:], *points[:1]], strict=True):
        inside, following = (x - limit) * side >= 0, (u - limit) * side >= 0
        if inside:
            kept.append((x, y))
        if inside != following:
            kept.append((limit, y + (v - y) * (limit - x) / (u - x)))
    return kept


@cache
def _polygons() -> tuple[tuple[Ring, ...], ...]:
    """Polygons of the file, each an outline and its holes, in degrees."""
    file = json.loads(_FILE.read_text(encoding="utf-8"))
    scale, shift = file["transform"]["scale"], file["transform"]["translate"]
    arcs = [tuple(_decoded(arc, scale, shift)) for arc in file["arcs"]]

    def ring(numbers: Iterable[int]) -> Ring:
        points: list[Point] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1 if points else 0 :]
        return tuple(points)

    return tuple(
        tuple(ring(numbers) for numbers in polygon)
        for part in file["objects"]["land"]["geometries"]
        for polygon in (part["arcs"] if part["type"] == "MultiPolygon" else [part["arcs"]])
    )


def _decoded(arc: Iterable[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Iterable[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]
