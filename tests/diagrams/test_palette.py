"""Colours can be told apart and read; no other file of the drawing room holds one."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from diagrams import palette
from graph.schema import DRAWN_LABELS, Family
from graph.settings import PROJECT


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_that_carries_text_can_be_read(dark: bool) -> None:
    ground = palette.theme(dark=dark)
    colours = [palette.family_colour(family, dark=dark) for family in Family]
    colours += [ground.text, ground.muted, ground.accent]
    colours += [
        mark.colour for state in palette.State if (mark := palette.state_mark(state, dark=dark)).colour
    ]
    for colour in colours:
        assert contrast(colour, ground.background) >= 4.5, colour
    assert contrast(ground.on_accent, ground.accent) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_lines_stand_out_from_the_ground(dark: bool) -> None:
    ground = palette.theme(dark=dark)
    assert contrast(ground.edge, ground.background) >= 3
    assert contrast(ground.edge, ground.background) > contrast(ground.edge_thin, ground.background)


@pytest.mark.parametrize("dark", [False, True])
def test_no_two_kinds_look_the_same(dark: bool) -> None:
    looks = {(entry.colour, entry.shape, entry.hollow, entry.scale) for entry in palette.legend(dark=dark)}
    assert len(looks) == len(DRAWN_LABELS)


def test_states_differ_without_their_colour() -> None:
    marks = [palette.state_mark(state) for state in palette.State]
    for one, other in combinations(marks, 2):
        assert (one.shape, one.hollow, one.dash, one.size) != (
            other.shape,
            other.hollow,
            other.dash,
            other.size,
        )


def test_the_legend_keeps_the_order_of_the_schema_and_puts_strangers_last() -> None:
    kinds = [entry.kind for entry in palette.legend(["Zebra", "Lab", "Country", "gap"])]
    assert kinds == ["Country", "gap", "Lab", "Zebra"]


def test_colours_stand_in_the_palette_alone() -> None:
    found = [
        f"{path.name}: {match}"
        for path in sorted((PROJECT / "diagrams").iterdir())
        if path.suffix in (".py", ".css", ".js") and path.name != "palette.py"
        for match in re.findall(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|rgba?\(|hsl\(", path.read_text("utf-8"))
    ]
    assert found == []
