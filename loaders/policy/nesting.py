"""Under which heading a heading stands."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.policy.headings import Label
from loaders.policy.tree import Heading


def place(
    headings: Sequence[Heading],
    stack: list[int],
    labels: Sequence[Label | None],
    at: int,
    label: Label,
    inverted: frozenset[tuple[str, str]],
) -> tuple[int, int, list[int]]:
    """Level, parent and open headings for the label of block `at`."""
    open_ones = list(stack)
    if label.style != "box" and _in_open_box(headings, open_ones, labels, at, label):
        box = next(at for at, index in enumerate(open_ones) if headings[index].label.style == "box")
        inside, open_ones = open_ones[box + 1 :], open_ones[: box + 1]
        for index in inside:
            if headings[index].label.rank < label.rank:
                open_ones.append(index)
        return len(open_ones), open_ones[-1], open_ones
    while open_ones:
        top = headings[open_ones[-1]].label
        if top.style == label.style or _above(label, top, inverted):
            open_ones.pop()
            continue
        break
    parent = open_ones[-1] if open_ones else -1
    return len(open_ones), parent, open_ones


def _in_open_box(
    headings: Sequence[Heading], stack: Sequence[int], labels: Sequence[Label | None], at: int, label: Label
) -> bool:
    """Whether a box is open and the label counts on inside it, not from the heading that holds the box."""
    box = next((place for place, index in enumerate(stack) if headings[index].label.style == "box"), None)
    if box is None:
        return False
    outer = {headings[index].label.style: headings[index].label.number for index in stack[:box]}
    inside = {headings[index].label.style: headings[index].label.number for index in stack[box + 1 :]}
    goes_on_outside = outer.get(label.style, -1) + 1 == label.number
    if goes_on_outside and not (
        inside.get(label.style, -1) + 1 == label.number and _comes_again(labels, at, label)
    ):
        return False
    return label.style in outer or label.style in inside or label.number == 1


def _comes_again(labels: Sequence[Label | None], at: int, label: Label) -> bool:
    """Whether the same number of the same style stands soon again, before any higher heading."""
    for later in labels[at + 1 : at + 80]:
        if later is None or later.style == "box":
            continue
        if later.style == label.style and later.number == label.number:
            return True
        if later.rank < label.rank:
            return False
    return False


def _above(one: Label, other: Label, inverted: frozenset[tuple[str, str]]) -> bool:
    if (one.style, other.style) in inverted:
        return False
    if (other.style, one.style) in inverted:
        return True
    return one.rank < other.rank


def inverted_pairs(labels: Sequence[Label | None]) -> frozenset[tuple[str, str]]:
    """Pairs (usually higher, usually lower) of styles that this document uses the other way round.

    So where the style that usually stands higher begins again with 1 below each heading of the other,
    and the other, which came first, runs through.
    """
    firsts: dict[str, int] = {}
    ones: dict[str, int] = {}
    seen: dict[str, Label] = {}
    for index, label in enumerate(labels):
        if label is None or label.style in ("annex", "box"):
            continue
        firsts.setdefault(label.style, index)
        seen.setdefault(label.style, label)
        ones[label.style] = ones.get(label.style, 0) + (label.number == 1)
    pairs = set()
    for high in seen.values():
        for low in seen.values():
            if (
                high.rank < low.rank
                and firsts[low.style] < firsts[high.style]
                and ones[low.style] == 1
                and ones[high.style] >= 2
            ):
                pairs.add((high.style, low.style))
    return frozenset(pairs)
