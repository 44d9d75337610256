"""Points and rectangles in a frame: stretched to fit, moved apart, looked up by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from diagrams.drawing import Box

Array: TypeAlias = npt.NDArray[np.float64]

_ROUNDS = 200
_STEP = 12.0


def fitted(
    points: Sequence[tuple[float, float]], near: Array, far: Array, frame: Box, distort: float = 1.6
) -> Array:
    """Stretch points to the frame, each with its room inside it.

    Parameters
    ----------
    near, far
        Room that each point needs to the left and above, to the right and below, shape (n, 2).
    distort
        Most by which one axis is stretched more than the other.
    """
    xy = np.array(points, dtype=float)
    low, high = xy.min(axis=0), xy.max(axis=0)
    span = np.where(high - low > 1e-9, high - low, 1.0)
    most = np.array([frame.width, frame.height]) / 3
    start = np.array([frame.x0, frame.y0]) + np.minimum(near.max(axis=0), most)
    end = np.array([frame.x1, frame.y1]) - np.minimum(far.max(axis=0), most)
    factor = (end - start) / span
    factor = np.minimum(factor, factor.min() * distort)
    placed: Array = (xy - (low + high) / 2) * factor + (start + end) / 2
    return placed


def evened(at: Mapping[str, tuple[float, float]], share: float) -> dict[str, tuple[float, float]]:
    """Draw crowds apart: move each point by `share` of the way to where its rank on each axis would put it.

    Left, right, above and below stay as they are.
    """
    if not share or len(at) < 3:
        return dict(at)
    keys = sorted(at)
    xy = np.array([at[key] for key in keys], dtype=float)
    low, high = xy.min(axis=0), xy.max(axis=0)
    ranks = xy.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(keys) - 1)
    moved = xy * (1 - share) + (low + ranks * (high - low)) * share
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, moved, strict=True)}


def pushed_apart(xy: Array, half: Array, frame: Box, rounds: int = _ROUNDS) -> Array | None:
    """Move rectangles the shortest way until none overlaps another.

    Parameters
    ----------
    xy, half
        Centres and half widths and heights, shape (n, 2).
    rounds
        Most attempts.

    Returns
    -------
    Array or None
        The new centres, all rectangles inside the frame; None where they do not come apart.
    """
    low = np.array([frame.x0, frame.y0]) + half
    high = np.array([frame.x1, frame.y1]) - half
    if bool((low > high).any()):
        return None
    xy = np.clip(xy, low, high)
    reach = half[:, None, :] + half[None, :, :]
    upper = np.triu(np.ones((len(xy), len(xy)), dtype=bool), 1)
    for turn in range(rounds):
        delta = xy[None, :, :] - xy[:, None, :]
        depth = reach - np.abs(delta)
        overlap = (depth[..., 0] > 1e-6) & (depth[..., 1] > 1e-6) & upper
        if not overlap.any():
            return xy
        first, second = np.nonzero(overlap)
        d, deep = delta[first, second], depth[first, second]
        ties = np.where((first + second) % 2 == 0, 1.0, -1.0)
        sideways = deep[:, 0] * (0.8 if turn % 7 else 1.6) < deep[:, 1]
        move = np.zeros_like(d)
        sign_x = np.where(np.abs(d[:, 0]) > 1e-9, np.sign(d[:, 0]), ties)
        sign_y = np.where(np.abs(d[:, 1]) > 1e-9, np.sign(d[:, 1]), -ties)
        move[:, 0] = np.where(sideways, sign_x * deep[:, 0], 0.0)
        move[:, 1] = np.where(sideways, 0.0, sign_y * deep[:, 1])
        step = np.zeros_like(xy)
        np.add.at(step, second, move * 0.5 + np.sign(move) * 0.01)
        np.add.at(step, first, -move * 0.5 - np.sign(move) * 0.01)
        xy = np.clip(xy + np.clip(step, -_STEP, _STEP), low, high)
    return None


class Grid:
    """Rectangles by the cells that they touch, to find overlaps without comparing all."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        """Put a rectangle in."""
        for cell in self._cells(box):
            self._boxes.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        """Whether a rectangle touches none that is in."""
        return not any(
            box.overlaps(other, 0.5) for cell in self._cells(box) for other in self._boxes.get(cell, ())
        )

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        c = self._cell
        return [
            (i, j)
            for i in range(int((box.x0 - 1) // c), int((box.x1 + 1) // c) + 1)
            for j in range(int((box.y0 - 1) // c), int((box.y1 + 1) // c) + 1)
        ]
