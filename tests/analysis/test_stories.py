"""Files of views and stories: what is written is read again, what is wrong is told, what is gone is found."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.stories import (
    Missing,
    Step,
    Story,
    View,
    Words,
    missing,
    named_ids,
    read_story,
    read_view,
    story_text,
    view_text,
)
from graph.errors import InputError

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(str.strip)
views = st.builds(
    View,
    texts,
    st.from_regex(r"\A[a-z][a-z0-9-]{0,20}\Z"),
    st.dictionaries(
        st.from_regex(r"\A[a-z][a-z0-9_-]{0,9}\Z").filter(lambda key: key != "lang"),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
        max_size=6,
    ),
)
words = st.builds(Words, texts, texts)


@settings(max_examples=80, deadline=None)
@given(views)
def test_a_view_comes_back_from_its_file(view: View) -> None:
    assert read_view(view_text(view), "a.json") == view


@settings(max_examples=40, deadline=None)
@given(words.filter(lambda pair: pair.of("zh")), st.lists(st.builds(Step, views, words, words), max_size=4))
def test_a_story_comes_back_from_its_file(title: Words, steps: list[Step]) -> None:
    story = Story(title, tuple(steps))
    assert read_story(story_text(story).encode(), "a.json") == story


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError, match=r"a\.json"):
        read_view(text, "a.json")
    with pytest.raises(InputError, match=r"a\.json"):
        read_story(text, "a.json")


def wrong(**more: object) -> str:
    found = {"format": "silkgraph-view", "version": 1, "name": "x", "page": "gaps", "params": {}} | more
    with pytest.raises(InputError) as error:
        read_view(json.dumps(found), "a.json")
    return str(error.value)


def test_every_problem_says_what_is_accepted() -> None:
    assert "this program reads 1" in wrong(version=2)
    assert "silkgraph-view" in wrong(format="other")
    assert "name of a page" in wrong(page="../etc")
    assert "must be a text of at most" in wrong(params={"at": 3})
    assert "unknown entry 'pge'; did you mean 'page'?" in wrong(pge="gaps")
    assert len(wrong(page="", params={"A": "x"}).splitlines()) == 2


def test_the_language_is_no_part_of_a_view() -> None:
    text = view_text(View("x", "gaps", {"lang": "en", "record": "any"}))
    assert read_view(text, "a.json").params == {"record": "any"}


def lost(page: str, **params: str) -> tuple[Missing, ...]:
    known = {"SRB", "MUS", "ict", "park-a"}
    return missing(View("", page, params), ("network", "gaps"), known.__contains__, ("Park", "IN_FIELD"))


def test_what_is_gone_is_found() -> None:
    assert lost("nowhere", at="gone") == (Missing("page", "nowhere"),)
    assert lost("network", at="SRB~gone", open="SRB:*~lost:IN_FIELD", pin="park-a:1:-2") == (
        Missing("node", "gone"),
        Missing("node", "lost"),
    )
    assert lost("gaps", cell="MUS.removed-field") == (Missing("node", "removed-field"),)
    assert lost("network", kinds="Park~Ship", types="IN_FIELD") == (Missing("kind", "Ship"),)
    assert lost("network", at="SRB", need="gap:MUS:ict", fields="ict") == ()


@given(st.dictionaries(st.sampled_from(["at", "open", "pin", "cell", "need", "pick", "path"]), st.text()))
def test_any_address_can_be_looked_through(params: dict[str, str]) -> None:
    assert all(named_ids(params))
