"""Each page draws, in both languages and both themes: pixels, not just elements."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from diagrams import palette
from tests.browser.conftest import Visit, settled

PAGES = ("", "network", "gaps", "partners", "matches", "expected", "whatif", "cypher", "search?q=serbia")


def shares(picture: bytes, colour: str, tolerance: int = 6) -> float:
    """Share of the pixels that have a colour."""
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    image = Image.open(BytesIO(picture)).convert("RGB")
    raw = image.tobytes()
    near = sum(
        all(abs(raw[at + band] - wanted[band]) <= tolerance for band in range(3))
        for at in range(0, len(raw), 3)
    )
    return near / (len(raw) // 3)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn(visit: Visit, path: str, language: str, dark: bool) -> None:
    page = visit(path + ("&" if "?" in path else "?") + f"lang={language}", dark=dark)
    picture = page.screenshot()
    ground = palette.theme(dark=dark)
    assert shares(picture, ground.background) > 0.3
    assert shares(picture, ground.text, 40) > 0.002
    assert page.evaluate("document.documentElement.lang") == ("zh-CN" if language == "zh" else "en")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", ["network", "partners"])
def test_the_network_shows_the_colours_of_its_kinds(visit: Visit, path: str, dark: bool) -> None:
    page = visit(path, dark=dark)
    page.locator(".net[data-ready]").wait_for()
    picture = page.locator(".net-canvas").screenshot()
    assert shares(picture, palette.kind_colour("Park", dark=dark)) > 0.0005
    edges = [palette.theme(dark=dark).edge, palette.theme(dark=dark).edge_thin]
    assert sum(shares(picture, colour, 30) for colour in edges) > 0.0005


@pytest.mark.parametrize("dark", [False, True])
def test_the_matrix_shows_gaps_and_answers(visit: Visit, dark: bool) -> None:
    page = visit("gaps", dark=dark)
    page.locator(".mx[data-ready]").wait_for()
    picture = page.locator(".mx-frame").screenshot()
    for state in (palette.State.ANSWERED, palette.State.GAP):
        assert shares(picture, palette.state_mark(state, dark=dark).colour, 16) > 0.0005


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_reads_without_scrolling_sideways(visit: Visit, path: str) -> None:
    page = visit(path, width=390, height=844)
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth + 1"
    )


def test_going_back_in_the_browser_brings_the_view_back(visit: Visit) -> None:
    page = visit("gaps")
    page.locator(".sg-answer").first.wait_for()
    before = page.locator(".sg-answer").first.inner_text()
    page.get_by_text("任何主体", exact=True).click()
    page.wait_for_url("**record=any**")
    settled(page)
    assert page.locator(".sg-answer").first.inner_text() != before
    page.go_back()
    page.wait_for_function("text => document.querySelector('.sg-answer').innerText === text", arg=before)
