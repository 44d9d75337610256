"""Time and place under the hand: the brush, the animation, the map; figures of speed are printed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from diagrams import palette
from diagrams.map import colours as map_colours
from silkgraph import Atlas
from tests.browser.conftest import Visit, settled
from tests.browser.test_pages import shares

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def data(page: Page, css: str) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("css => ({...parts(css)[0].dataset})", css)
    return found


def brush(page: Page, first: int, last: int) -> None:
    places: list[list[float]] = page.evaluate(
        "years => years.map(year => { const bar = parts(`.tl-col[data-year='${year}'] .tl-part`)[0]"
        ".getBoundingClientRect(); const area = parts('.tl-area')[0].getBoundingClientRect();"
        " return [bar.x + bar.width / 2, area.y + 40]; })",
        [first, last],
    )
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move((places[0][0] + places[1][0]) / 2, places[0][1])
    page.mouse.move(*places[1])
    page.mouse.up()


def counts(page: Page, css: str) -> list[int]:
    found: list[int] = page.evaluate("css => parts(`${css} li`).map(item => Number(item.dataset.n))", css)
    return found


@LANGUAGES
def test_the_brush_filters_every_picture_of_the_page(visit: Visit, atlas: Atlas, language: str) -> None:
    page = visit(f"timeline?lang={language}")
    page.locator(".tl[data-ready]").wait_for()
    page.locator(".tl-chart").scroll_into_view_if_needed()
    before = data(page, ".tl")
    assert before["n"] == str(atlas.timeline().records)
    brush(page, 2018, 2021)
    wanted = atlas.timeline().between(2018, 2021)
    page.locator(f".tl[data-n='{wanted}'][data-took]").wait_for()
    after = data(page, ".tl")
    print(f"brush answered in {after['took']} ms")
    assert int(after["nodes"]) < int(before["nodes"]) and int(after["edges"]) < int(before["edges"])
    assert sum(counts(page, ".tl-kinds")) == wanted
    assert page.evaluate("() => parts('.tl-table tbody tr').length") == wanted
    years = page.evaluate("() => parts('.tl-table tbody td.y').map(cell => Number(cell.textContent))")
    assert min(years) == 2018 and max(years) == 2021
    page.wait_for_url("**span=2018-2021**")
    settled(page)
    assert "span=2018-2021" in page.url and data(page, ".tl")["n"] == str(wanted)
    reader = visit(page.url.split("/", 3)[3])
    reader.locator(f".tl[data-n='{wanted}']").wait_for()
    page.locator(".tl-clear").click()
    page.locator(f".tl[data-n='{before['n']}']").wait_for()
    settled(page)
    assert "span=" not in page.url


def test_the_handles_answer_the_keyboard(visit: Visit, atlas: Atlas) -> None:
    page = visit("timeline?span=2018-2021")
    page.locator(".tl[data-ready]").wait_for()
    page.locator(".tl-handle[data-end='1']").focus()
    page.keyboard.press("ArrowLeft")
    wanted = atlas.timeline().between(2018, 2020)
    page.locator(f".tl[data-n='{wanted}']").wait_for()
    page.wait_for_url("**span=2018-2020**")


def test_the_columns_are_as_high_as_their_figures(visit: Visit, atlas: Atlas) -> None:
    page = visit("timeline?by=field")
    page.locator(".tl[data-ready]").wait_for()
    drawn: list[Any] = page.evaluate(
        "() => parts('.tl-col').map(col => [col.dataset.year, Number(col.dataset.started),"
        " [...col.querySelectorAll('.tl-part')].reduce((sum, part) => sum + Number(part.dataset.part), 0)])"
    )
    found = atlas.timeline("field")
    for (year, started, whole), column in zip(drawn, (*found.columns, found.undated), strict=True):
        assert year == ("none" if column.year is None else str(column.year))
        assert started == column.started
        assert whole == pytest.approx(column.started, abs=0.01)


@LANGUAGES
def test_the_animation_plays_pauses_and_moves_nothing(visit: Visit, atlas: Atlas, language: str) -> None:
    page = visit(f"timeline?lang={language}&year=2012")
    page.locator(".gr[data-ready]").wait_for()
    page.locator(".gr-net").scroll_into_view_if_needed()
    stages = {stage.year: stage for stage in atlas.growth()}
    assert data(page, ".gr")["year"] == "2012"
    assert data(page, ".gr")["edges"] == str(len(stages[2012].ties))
    early = page.locator(".gr-net").screenshot()
    page.locator(".gr button[data-do=play]").click()
    page.locator(".gr[data-playing='1']").wait_for()
    page.wait_for_function("() => Number(parts('.gr')[0].dataset.year) >= 2015")
    page.locator(".gr button[data-do=play]").click()
    page.locator(".gr[data-playing='']").wait_for()
    now = data(page, ".gr")
    stage = stages[int(now["year"])]
    assert (now["nodes"], now["edges"]) == (str(len(stage.scores)), str(len(stage.ties)))
    listed = page.evaluate("() => parts('.gr-list li').map(item => item.dataset.id)")
    assert listed == [actor for actor, _ in stage.first(10)]
    assert f"year={now['year']}" in page.url
    late = page.locator(".gr-net").screenshot()
    ink = palette.kind_colour("Organization")
    assert shares(late, ink, 20) > shares(early, ink, 20) > 0
    page.locator(".gr button[data-do=next]").click()
    page.locator(f".gr[data-year='{int(now['year']) + 1}']").wait_for()


@pytest.mark.parametrize("dark", [False, True])
def test_the_timeline_shows_the_colours_of_its_bands(visit: Visit, dark: bool) -> None:
    page = visit("timeline", dark=dark)
    page.locator(".tl[data-ready]").wait_for()
    picture = page.locator(".tl-chart").screenshot()
    for number in (0, 1, 2):
        assert shares(picture, palette.series(number, dark=dark)) > 0.001


def tap(page: Page, country: str) -> None:
    place: list[float] = page.evaluate(
        "id => { const box = parts(`.mp-spot[data-id='${id}'] .hit`)[0].getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; }",
        country,
    )
    page.mouse.click(*place)


@LANGUAGES
def test_a_click_on_the_map_leads_to_the_country(visit: Visit, language: str) -> None:
    page = visit(f"map?lang={language}&strength=named~regional~general")
    page.locator(".mp[data-took]").wait_for()
    drawn = page.evaluate("() => [parts('.mp-spot[data-id]').length, parts('path.mp-arc').length]")
    print(f"map with {drawn[0]} countries and {drawn[1]} lines drawn in {data(page, '.mp')['took']} ms")
    assert drawn[0] == 199 and drawn[1] >= 194
    page.locator(".mp-stage").scroll_into_view_if_needed()
    tap(page, "MUS")
    page.wait_for_url("**country=MUS**")
    page.locator(".mp[data-selected=MUS]").wait_for()
    page.get_by_role("heading", name="毛里求斯" if language == "zh" else "Mauritius", exact=True).wait_for()
    on = page.evaluate("() => parts('path.mp-arc.on').map(arc => arc.dataset.of)")
    assert set(on) == {"MUS"}
    page.locator(".stMain a[href*='dossier?'][href*='pick=MUS']").click()
    page.wait_for_url("**/dossier?*pick=MUS*")


def test_the_map_zooms_and_answers_the_keyboard(visit: Visit) -> None:
    page = visit("map")
    page.locator(".mp[data-ready]").wait_for()
    whole = page.evaluate("() => parts('.mp-stage > svg')[0].getAttribute('viewBox')")
    page.locator(".mp-tools button").first.click()
    assert page.evaluate("() => parts('.mp-stage > svg')[0].getAttribute('viewBox')") != whole
    page.locator(".mp-tools button").last.click()
    assert page.evaluate("() => parts('.mp-stage > svg')[0].getAttribute('viewBox')") == whole
    page.locator(".mp-spot[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=**")


@LANGUAGES
def test_a_tile_leads_to_the_country(visit: Visit, language: str) -> None:
    page = visit(f"map?view=tiles&lang={language}")
    page.locator(".mp-tile[data-id=CUB]").click()
    page.wait_for_url("**country=CUB**")
    settled(page)
    assert page.locator(".mp-tile[data-id=CUB]").get_attribute("aria-pressed") == "true"
    assert page.locator(".mp-tile[data-id=CUB].missing").count() == 1


@pytest.mark.parametrize("dark", [False, True])
def test_the_map_shows_land_answers_and_gaps(visit: Visit, dark: bool) -> None:
    page = visit("map?strength=named~regional", dark=dark)
    page.locator(".mp[data-took]").wait_for()
    picture = page.locator(".mp-stage").screenshot()
    for state in (palette.State.ANSWERED, palette.State.GAP):
        assert shares(picture, palette.state_mark(state, dark=dark).colour, 24) > 0.0003
    assert shares(picture, map_colours(dark=dark)["land"], 3) > 0.1
