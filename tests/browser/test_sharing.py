"""Views are saved and opened, stories are turned by keys in full screen, dossiers read in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from diagrams import palette
from diagrams.write import Choices
from silkgraph import Atlas
from tests.browser.conftest import Visit, settled
from tests.browser.test_pages import shares

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
WORDS = {
    "zh": {"save": "保存此视图", "name": "视图名称", "saved": "已保存。", "full": "全屏"},
    "en": {"save": "Save this view", "name": "Name of the view", "saved": "Saved.", "full": "Full screen"},
}


def at(path: str, language: str) -> str:
    return path + ("" if language == "zh" else ("&" if "?" in path else "?") + "lang=en")


def nodes(page: Page) -> dict[str, list[float]]:
    page.locator(".net[data-ready]").wait_for()
    found = page.evaluate(
        "() => Object.fromEntries(Object.entries(network().getPositions())"
        ".map(([key, place]) => [key, [Math.round(place.x), Math.round(place.y)]]))"
    )
    return dict(found)


@LANGUAGES
def test_a_view_is_saved_and_opens_as_it_was(visit: Visit, atlas: Atlas, language: str) -> None:
    words, name = WORDS[language], f"view in {language}"
    page = visit(at("network?at=SRB&kinds=Park~Country&pin=park-bio4-belgrade:300:-120", language))
    before = nodes(page)
    page.locator("[data-testid=stPopover] button").first.click()
    page.get_by_label(words["name"]).fill(name)
    page.get_by_role("button", name=words["save"]).click()
    page.get_by_text(words["saved"], exact=True).wait_for()
    (key,) = [key for key, view in atlas.kept_views().items() if view.name == name]
    other = visit(at("saved", language))
    other.get_by_role("link", name=name).click()
    other.wait_for_url("**/network?*at=SRB*")
    settled(other)
    assert nodes(other) == before
    assert before["park-bio4-belgrade"] == [300, -120]
    atlas.drop_view(key)


def test_a_link_to_what_is_gone_says_so_and_shows_the_rest(visit: Visit) -> None:
    page = visit("network?at=SRB~gone-node&lang=en")
    expect(page.get_by_text("gone-node", exact=False).first).to_contain_text("not in these data")
    assert "SRB" in nodes(page)


@LANGUAGES
def test_a_story_is_shown_full_screen_and_turned_by_keys(visit: Visit, atlas: Atlas, language: str) -> None:
    steps = atlas.sample_stories()["findings"].steps
    page = visit(at("story?story=findings", language))
    tale = page.locator(".tale")
    expect(tale.locator(".tale-title")).to_have_text(steps[0].title.of(language))
    first = tale.locator(".tale-picture").screenshot()
    tale.get_by_role("button", name=WORDS[language]["full"]).click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    for at_step in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(tale).to_have_attribute("data-at", str(at_step))
        expect(tale.locator(".tale-title")).to_have_text(steps[at_step - 1].title.of(language))
    page.wait_for_function("() => window.parts('.tale-picture')[0].complete")
    shown = tale.locator(".tale-picture").screenshot()
    assert shown != first
    assert shares(shown, palette.kind_colour("Organization")) > 0.0005
    page.keyboard.press("Home")
    expect(tale).to_have_attribute("data-at", "1")
    page.keyboard.press("End")
    expect(tale).to_have_attribute("data-at", str(len(steps)))
    page.evaluate("() => document.exitFullscreen()")
    page.wait_for_url(f"**step={len(steps)}**")


def test_the_offline_page_turns_by_keys_and_fetches_nothing(
    visit: Visit, atlas: Atlas, tmp_path: Path
) -> None:
    told = atlas.sample_stories()["sister-parks"]
    file = tmp_path / "story.html"
    file.write_text(atlas.story_page(told, Choices("en", dark=True)), encoding="utf-8")
    page = visit("").context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("section.now h2")).to_have_text(told.steps[0].title.en)
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.now h2")).to_have_text(told.steps[1].title.en)
    picture = page.locator("section.now img").screenshot()
    assert shares(picture, palette.kind_colour("Park", dark=True)) > 0.0005
    assert all(url.startswith(("file:", "data:")) for url in asked)


@LANGUAGES
def test_a_dossier_draws_its_years_and_prints(visit: Visit, language: str) -> None:
    page = visit(at("dossier?pick=SRB", language))
    name = "塞尔维亚" if language == "zh" else "Serbia"
    expect(page.locator(".sg-answer").first).to_contain_text(name)
    drawn = page.locator(".sg-years").screenshot()
    assert shares(drawn, palette.theme().accent, 12) > 0.02
    counted = page.evaluate(
        "() => [...document.querySelectorAll('.sg-years div')]"
        ".reduce((sum, column) => sum + Number(column.dataset.began), 0)"
    )
    assert str(counted) in page.locator(".sg-answer").first.inner_text()
    assert "SRB" in nodes(page)
    page.emulate_media(media="print")
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert page.locator(".sg-years").is_visible()
    assert page.locator("ol.sg-sources li").count() > 10


def test_a_dossier_on_a_phone_does_not_scroll_sideways(visit: Visit) -> None:
    page = visit("dossier?pick=SRB", width=390, height=844)
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth + 1"
    )
