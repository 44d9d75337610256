from __future__ import annotations

import re

import pytest
from streamlit.util import calc_hash

from analysis.stories import Step, Story, View, Words
from atlas.sharing import PAGES
from graph.settings import PROJECT
from graph.shelf import StaleEntry
from silkgraph import Atlas
from tests.app.conftest import Open, written

GONE = View("旧视图", "network", {"at": "park-zhongguancun~gone-park"})


def test_every_page_of_the_menu_can_be_named_by_a_view() -> None:
    menu = set(re.findall(r'url_path="([a-z-]+)"', (PROJECT / "app.py").read_text(encoding="utf-8")))
    assert menu <= set(PAGES)


def test_a_page_is_saved_listed_and_deleted(open_page: Open, atlas: Atlas) -> None:
    app = open_page("gaps", record="any")
    app.text_input(key="save view name").set_value("缺口：任何主体")
    next(button for button in app.button if button.label == "保存此视图").click().run()
    assert not app.exception
    (key,) = [key for key, view in atlas.kept_views().items() if view.name == "缺口：任何主体"]
    assert atlas.kept_views()[key] == View("缺口：任何主体", "gaps", {"record": "any"})
    listed = open_page("saved")
    labels = [element.proto.label for element in listed.get("page_link")]
    assert any("缺口：任何主体" in label for label in labels)
    listed.button(key=f"drop {key}").click().run()
    assert key not in atlas.kept_views()


def test_a_view_is_renamed_and_an_old_state_is_refused(atlas: Atlas) -> None:
    seen = View("one", "gaps")
    key = atlas.keep_view(seen)
    atlas.rename_view(key, "two", seen)
    assert atlas.kept_views()[key].name == "two"
    with pytest.raises(StaleEntry):
        atlas.rename_view(key, "three", seen)
    atlas.drop_view(key)


@pytest.mark.parametrize(
    ("page", "params", "gone"),
    [
        ("network", {"at": "park-zhongguancun~gone-park"}, "gone\\-park"),
        ("gaps", {"cell": "MUS.removed-field"}, "removed\\-field"),
        ("network", {"at": "SRB", "kinds": "Ship"}, "Ship"),
    ],
)
def test_what_is_gone_is_told_and_the_rest_is_shown(
    open_page: Open, page: str, params: dict[str, str], gone: str
) -> None:
    app = open_page(page, lang="en", **params)
    assert gone in app.warning[0].value
    assert "What is left is shown" in app.warning[0].value
    assert "sg-answer" in written(app)


def test_a_saved_view_of_an_unknown_page_says_so(open_page: Open, atlas: Atlas) -> None:
    key = atlas.keep_view(View("x", "holodeck"))
    try:
        app = open_page("saved", lang="en")
        assert "The page “holodeck” does not exist in this program." in written(app)
    finally:
        atlas.drop_view(key)


def test_samples_name_only_what_is_there(atlas: Atlas) -> None:
    samples = atlas.sample_stories()
    assert len(samples) >= 2
    for story in samples.values():
        assert all(not atlas.lost(step.view) for step in story.steps)
        assert all(text.zh and text.en for step in story.steps for text in (step.title, step.note))


def test_a_story_is_copied_edited_and_a_text_is_never_html(open_page: Open, atlas: Atlas) -> None:
    told = Story(Words("一"), (Step(View("a", "overview"), note=Words("**x** <b>y</b>")), Step(GONE)))
    key = atlas.keep_story(told)
    try:
        app = open_page("story", story=key)
        assert "“一”共2个视图" in written(app)
        app.number_input(key=f"p{key}0").set_value(3)
        next(button for button in app.button if button.label == "保存故事").click().run()
        assert not app.exception
        kept = atlas.kept_stories()[key]
        assert [step.view.page for step in kept.steps] == ["network", "overview"]
        assert kept.steps[1].note.zh == "**x** <b>y</b>"
        page = atlas.story_page(kept)
        assert "<b>y</b>" not in page and "&lt;b&gt;y&lt;/b&gt;" in page
        assert "数据中已没有：gone-park" in page
    finally:
        atlas.drop_story(key)


def test_a_story_that_is_gone_is_told(open_page: Open) -> None:
    app = open_page("story", story="000000000000", lang="en")
    assert "not kept here" in app.warning[0].value
    assert calc_hash("story") == app._page_hash


def test_figures_of_time_and_place_keep_their_filters(atlas: Atlas) -> None:
    shown = atlas.shown(Step(View("", "timeline", {"by": "country", "whose": "home"}), Words("标题")))
    wanted = atlas.timeline_figure("country", home=True).table("zh")
    assert len(shown.table[1]) == len(wanted)
    assert list(shown.table[0]) == list(wanted[0])
    tiles, drawn = (atlas.shown(Step(View("", "map", {"view": view}))) for view in ("tiles", "map"))
    assert tiles.table == drawn.table and tiles.drawing != drawn.drawing
