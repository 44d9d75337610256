"""Each page draws in both languages and both themes, and everyone can use it."""

from __future__ import annotations

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page

from diagrams import palette
from tests.browser.conftest import Visit, settled

PAGES = (
    "",
    "policy",
    "board",
    "data",
    "network",
    "gaps?cell=MUS.laboratory-animals",
    "partners",
    "timeline?span=2018-2022",
    "map?country=SRB",
    "map?view=tiles",
    "compare?a_country=SRB&b_country=RUS",
    "matches",
    "expected?kind=country-field",
    'whatif?scenario={"changes":[{"withdraw_country":"SRB"}]}',
    "cypher?run=MATCH p=(:Park)-[:SISTER_OF]-() RETURN p",
    "search?q=serbia",
    "dossier?pick=SRB",
    "saved",
    "story",
)


def shares(picture: bytes, colour: str, tolerance: int = 6) -> float:
    """Share of the pixels that have a colour."""
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    image = Image.open(BytesIO(picture)).convert("RGB")
    bands = [
        band.point(lambda value, want=want: 255 if abs(value - want) <= tolerance else 0)
        for band, want in zip(image.split(), wanted, strict=True)
    ]
    near = Image.merge("RGB", bands).convert("L").point(lambda value: 255 if value == 255 else 0)
    return near.histogram()[255] / (image.width * image.height)


def check(page: Page, language: str, *, dark: bool) -> None:
    """The page is drawn on the ground of its theme, says its language, and hinders nobody."""
    picture = page.screenshot()
    ground = palette.theme(dark=dark)
    assert shares(picture, ground.background) > 0.3
    assert shares(picture, ground.text, 40) > 0.002
    page.wait_for_function(
        "code => document.documentElement.lang === code", arg="zh-CN" if language == "zh" else "en"
    )
    found = [
        f"{fault['id']}: {fault['help']} {[node['target'] for node in fault['nodes'][:3]]}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert not found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_both_languages_and_themes(visit: Visit, path: str) -> None:
    page = visit(path)
    check(page, "zh", dark=False)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'dark'"
    )
    settled(page)
    check(page, "zh", dark=True)
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en**")
    settled(page)
    check(page, "en", dark=True)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'light'"
    )
    settled(page)
    check(page, "en", dark=False)


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


@pytest.mark.parametrize(
    "path", ["", "network", "gaps", "matches", "timeline", "map", "map?view=tiles", "compare"]
)
def test_a_phone_reads_without_scrolling_sideways(visit: Visit, path: str) -> None:
    page = visit(path, width=390, height=844)
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth + 1"
    )
    field = page.get_by_role("combobox", name="搜索", exact=True).bounding_box()
    header = page.locator("[data-testid=stHeader]").bounding_box()
    assert field and header
    assert field["y"] >= header["y"] + header["height"]


def test_going_back_in_the_browser_brings_the_view_back(visit: Visit) -> None:
    page = visit("gaps")
    before = page.locator(".sg-answer").first.inner_text()
    page.get_by_text("任何主体", exact=True).click()
    page.wait_for_url("**record=any**")
    settled(page)
    assert page.locator(".sg-answer").first.inner_text() != before
    page.go_back()
    page.wait_for_function("text => document.querySelector('.sg-answer').innerText === text", arg=before)
