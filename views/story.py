"""Stories: several views in order, each with a note; shown full screen, edited, passed on as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.stories import Step, Story, View, Words, read_story, story_text
from diagrams.story import picture
from diagrams.write import Choices
from graph.errors import SilkgraphError
from views import address, evidence, frame, reading, saved
from views.words import language, t, tn

PARTS = Path(__file__).resolve().parent / "parts"
_HTML = """
<div class="tale" tabindex="0" role="group">
<div class="tale-bar"><button type="button" class="tale-back"></button><output class="tale-count"></output>
<button type="button" class="tale-next"></button><button type="button" class="tale-full"></button></div>
<h3 class="tale-title"></h3><div class="tale-note"></div><img class="tale-picture" alt=""></div>
"""


def page() -> None:
    """Draw the page."""
    frame.title(t("Stories"), t("Which views tell it, in which order, and what is said of each?"))
    answer = st.container()
    atlas = reading.atlas()
    samples, own = atlas.sample_stories(), atlas.kept_stories()
    every = {**samples, **own}
    wanted = address.param("story")
    options = {key: _title(key, story, key in own) for key, story in every.items()}
    key = address.choice(st.selectbox, "story", t("Story"), options, next(iter(options)), width=520)
    story = every[key]
    with answer:
        if wanted and wanted not in every:
            st.warning(
                t("This story is not kept here (any more); another one is shown."), icon=":material/link_off:"
            )
        frame.answer(
            tn(
                "“{title}” has {n} view; arrow keys turn the pages.",
                "“{title}” has {n} views; arrow keys turn the pages.",
                len(story.steps),
                title=story.title.of(language()),
            )
        )
    if story.steps:
        _player(key, story)
        _open(story)
    _files(key, story)
    if key in own:
        _edit(key, story)
    else:
        frame.note(t("This story comes with the program and can only be read; copy it to change it."))
        st.button(t("Copy to edit"), icon=":material/content_copy:", on_click=_copy, args=(story,))
    _new()
    frame.footer()


def _title(key: str, story: Story, own: bool) -> str:
    return story.title.of(language()) or key if own else f"{story.title.of(language())} · {t('sample')}"


def _player(key: str, story: Story) -> None:
    with st.spinner(t("Drawing the views …")):
        pictures = _pictures(reading.load_id(), story_text(story), language(), dark=_dark())
    step = address.param("step")
    data = {
        "token": f"{key}:{language()}:{_dark()}:{len(story.steps)}",
        "at": int(step) - 1 if step.isdecimal() else 0,
        "steps": pictures,
        "words": {
            "back": t("Back"),
            "next": t("Next"),
            "full": t("Full screen"),
            "label": t("Story: arrow keys turn the pages"),
        },
    }
    result = _component()(key="story player", data=data, on_at_change=lambda: None)
    at = getattr(result, "at", None)
    if isinstance(at, (int, float)) and 0 <= int(at) < len(story.steps):
        address.put(step=str(int(at) + 1) if int(at) else "")


@st.cache_resource(max_entries=12, show_spinner=False)
def _pictures(load: str, text: str, tongue: str, *, dark: bool) -> list[dict[str, str]]:  # noqa: ARG001
    choices = Choices("zh" if tongue == "zh" else "en", dark)
    found = []
    for step in read_story(text, "story").steps:
        shown = reading.atlas().shown(step, choices)
        note = "\n".join(part for part in (shown.told, shown.note) if part)
        found.append({"title": shown.title, "note": note, "picture": picture(shown.drawing)})
    return found


def _open(story: Story) -> None:
    """The live page behind each picture."""
    pages = st.session_state["pages"]
    with st.expander(t("Open a view of this story"), icon=":material/open_in_new:"):
        for at, step in enumerate(story.steps, 1):
            label = evidence.plain(f"{at}. {step.name(language())}")
            if step.view.page in pages:
                st.page_link(
                    pages[step.view.page], label=label, query_params=address.link(**step.view.params)
                )
            else:
                st.markdown(label)
            gone = saved.lost(step.view, pages)
            if gone:
                frame.note(saved.words(gone).replace("\\", ""))


def _files(key: str, story: Story) -> None:
    choices = Choices("zh" if language() == "zh" else "en", _dark())
    name = key if key.isascii() else "story"
    with st.container(horizontal=True):
        for word, ending, make in (
            (t("Slides (PPTX)"), "pptx", lambda: reading.atlas().story_pptx(story, choices)),
            (t("Offline page (HTML)"), "html", lambda: reading.atlas().story_page(story, choices).encode()),
            (t("Story as a file"), "story.json", lambda: story_text(story).encode()),
        ):
            st.download_button(
                word,
                make,
                f"{name}.{ending}",
                key=f"story {ending}",
                icon=":material/download:",
                on_click="ignore",
            )


def _dark() -> bool:
    return st.context.theme.get("type") == "dark"


def _copy(story: Story) -> None:
    title = replace(story.title, **{language(): t("{title} (copy)", title=story.title.of(language()))})
    address.put(story=reading.atlas().keep_story(replace(story, title=title)), step="")


def _edit(key: str, story: Story) -> None:
    frame.section(t("Edit the story"), t("Titles and notes are kept for the language of this page."))
    with st.form(f"edit {key}"):
        title = st.text_input(t("Title of the story"), story.title.of(language()), max_chars=120)
        steps = []
        for at, step in enumerate(story.steps):
            st.markdown(evidence.plain(f"{at + 1}. {step.view.name or step.view.page}"))
            with st.container(horizontal=True, vertical_alignment="top"):
                name = st.text_input(
                    t("Title of the view"), step.name(language()), key=f"t{key}{at}", max_chars=120
                )
                place = st.number_input(t("Place"), 0, 60, at + 1, key=f"p{key}{at}", width=110)
            note = st.text_area(t("Note"), step.note.of(language()), key=f"n{key}{at}", max_chars=2000)
            steps.append((int(place), at, _said(step, name, note)))
        frame.note(t("Place 0 takes a view out of the story."))
        views = reading.atlas().kept_views()
        more = st.multiselect(
            t("Add saved views"), list(views), format_func=lambda one: views[one].name, placeholder=t("none")
        )
        sent = st.form_submit_button(t("Keep the story"), icon=":material/save:")
    with st.popover(t("Delete"), icon=":material/delete:"):
        st.button(t("Delete it"), key="drop story", on_click=_drop, args=(key,))
    if sent:
        kept = [step for place, _, step in sorted(steps, key=lambda item: item[:2]) if place]
        kept += [Step(views[one]) for one in more]
        words = replace(story.title, **{language(): title.strip()})
        _keep(key, Story(words, tuple(kept)), story)


def _said(step: Step, title: str, note: str) -> Step:
    code = language()
    return replace(
        step,
        title=replace(step.title, **{code: title.strip()}),
        note=replace(step.note, **{code: note.strip()}),
    )


def _keep(key: str, story: Story, seen: Story) -> None:
    try:
        reading.atlas().change_story(key, story, seen)
    except SilkgraphError as error:
        frame.trouble(error)
    else:
        st.rerun()


def _drop(key: str) -> None:
    reading.atlas().drop_story(key)
    address.put(story="", step="")


def _new() -> None:
    views: Mapping[str, View] = reading.atlas().kept_views()
    with st.expander(t("A new story, or one from a file"), icon=":material/add:"):
        with st.form("new story", border=False):
            title = st.text_input(t("Title of the story"), key="new story title", max_chars=120)
            chosen = st.multiselect(
                t("Saved views in order"),
                list(views),
                format_func=lambda one: views[one].name,
                placeholder=t("none"),
                key="new story views",
            )
            sent = st.form_submit_button(t("Make the story"), icon=":material/add:")
        if sent and title.strip():
            made = Story(Words(**{language(): title.strip()}), tuple(Step(views[one]) for one in chosen))
            address.put(story=reading.atlas().keep_story(made), step="")
            st.rerun()
        given = st.file_uploader(t("File of a story"), ["json", "toml"], key="bring story", max_upload_size=1)
        if given is not None and st.button(t("Keep it"), icon=":material/save:", key="keep story"):
            try:
                address.put(
                    story=reading.atlas().keep_story(read_story(given.getvalue(), given.name)), step=""
                )
            except SilkgraphError as error:
                frame.trouble(error)
            else:
                st.rerun()


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "silkgraph_story",
        html=_HTML,
        css=(PARTS / "story.css").read_text(encoding="utf-8"),
        js=(PARTS / "story.js").read_text(encoding="utf-8"),
    )
