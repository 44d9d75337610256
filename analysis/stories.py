"""Saved views and stories: what they hold, their file formats, and what of them is still there.

A view is a page and the parameters of its address, in no language. A story is views in order, each with
a title and a note. Both are small files; ``docs/sharing.md`` describes the formats.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InputError, Problem, did_you_mean

VIEW, STORY, VERSION = "silkgraph-view", "silkgraph-story", 1
MOST_BYTES, MOST_STEPS = 1_000_000, 60
_NAME, _NOTE, _VALUE, _PARAMS = 120, 2_000, 20_000, 60
_PAGE = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_PARAM = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")


@dataclass(frozen=True, slots=True)
class View:
    """A page as someone left it.

    Parameters
    ----------
    name
        What it is called.
    page, params
        Name of the page and the parameters of its address, without the language.
    """

    name: str
    page: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Chinese and English, of which one may be empty."""

    zh: str = ""
    en: str = ""

    def of(self, language: str) -> str:
        """The text in ``zh`` or ``en``; where that is empty the other."""
        return self.zh or self.en if language == "zh" else self.en or self.zh


@dataclass(frozen=True, slots=True)
class Step:
    """A view in a story, with what is said of it."""

    view: View
    title: Words = Words()
    note: Words = Words()

    def name(self, language: str) -> str:
        """Its title, else the view's name."""
        return self.title.of(language) or self.view.name


@dataclass(frozen=True, slots=True)
class Story:
    """Views in order."""

    title: Words
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a view names and that is not there.

    Parameters
    ----------
    what
        ``page``, ``node`` or ``kind``.
    value
        Its name or id.
    """

    what: str
    value: str


def view_text(view: View) -> str:
    """A view as the text of its file."""
    return _json({"format": VIEW, "version": VERSION} | _view_json(view))


def story_text(story: Story) -> str:
    """A story as the text of its file."""
    steps = [
        {"title": _words_json(step.title), "note": _words_json(step.note), "view": _view_json(step.view)}
        for step in story.steps
    ]
    return _json({"format": STORY, "version": VERSION, "title": _words_json(story.title), "steps": steps})


def read_view(text: str | bytes, file: str) -> View:
    """Read the file of a view.

    Raises
    ------
    InputError
        With every problem that it has.
    """
    reader = _Reader(file)
    view = reader.view(reader.top(text, VIEW), "view")
    reader.done()
    return view


def read_story(text: str | bytes, file: str) -> Story:
    """Read the file of a story, JSON or (by its ending) TOML.

    Raises
    ------
    InputError
        With every problem that it has.
    """
    reader = _Reader(file)
    found = reader.top(text, STORY)
    title = reader.words(found.pop("title", None), "title", _NAME, needed=True)
    steps = found.pop("steps", [])
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        reader.wrong(f"steps must be a list of at most {MOST_STEPS}")
        steps = []
    reader.nothing_else(found, "story")
    story = Story(title, tuple(reader.step(step, f"step {at}") for at, step in enumerate(steps, 1)))
    reader.done()
    return story


class _Reader:
    """Checks what it reads and keeps every problem."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, message: str) -> None:
        self.problems.append(Problem(self.file, 0, message))

    def done(self) -> None:
        if self.problems:
            raise InputError(self.problems)

    def top(self, text: str | bytes, wanted: str) -> dict[str, Any]:
        if len(text) > MOST_BYTES:
            self.wrong(f"the file is larger than {MOST_BYTES:,} bytes")
            self.done()
        try:
            plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
            found = tomllib.loads(plain) if self.file.endswith(".toml") else json.loads(plain)
        except (ValueError, RecursionError) as error:
            self.wrong(f"cannot be read as {'TOML' if self.file.endswith('.toml') else 'JSON'}: {error}")
            self.done()
            return {}
        if not isinstance(found, dict) or found.get("format") != wanted:
            self.wrong(f'not such a file; it must say "format": "{wanted}"')
            self.done()
        if found.get("version") != VERSION:
            self.wrong(f"version {found.get('version')!r} of the format; this program reads {VERSION}")
            self.done()
        return {key: value for key, value in found.items() if key not in ("format", "version")}

    def view(self, found: object, where: str) -> View:
        if not isinstance(found, dict):
            self.wrong(f"{where}: a view must have a name, a page and params")
            return View("", "")
        found = dict(found)
        name = self.text(found.pop("name", ""), f"{where}: name", _NAME)
        page = found.pop("page", None)
        if not isinstance(page, str) or not _PAGE.match(page):
            self.wrong(f"{where}: page must be the name of a page, such as network")
            page = ""
        params = found.pop("params", {})
        if not isinstance(params, dict) or len(params) > _PARAMS:
            self.wrong(f"{where}: params must be a table of at most {_PARAMS} texts")
            params = {}
        for key, value in params.items():
            if not _PARAM.match(str(key)) or not isinstance(value, str) or len(value) > _VALUE:
                self.wrong(
                    f"{where}: parameter '{str(key)[:40]}' must be a text of at most {_VALUE:,} characters"
                )
        self.nothing_else(found, where)
        return View(name, page, without_language(params))

    def step(self, found: object, where: str) -> Step:
        if not isinstance(found, dict):
            self.wrong(f"{where}: must have a view, a title and a note")
            return Step(View("", ""))
        found = dict(found)
        title = self.words(found.pop("title", None), f"{where}: title", _NAME)
        note = self.words(found.pop("note", None), f"{where}: note", _NOTE)
        view = self.view(found.pop("view", None), where)
        self.nothing_else(found, where)
        return Step(view, title, note)

    def words(self, found: object, where: str, most: int, *, needed: bool = False) -> Words:
        pair = {"zh": found} if isinstance(found, str) else {} if found is None else found
        if not isinstance(pair, dict) or set(pair) - {"zh", "en"}:
            self.wrong(f"{where}: must be a text, or a table with zh and en")
            return Words()
        words = Words(*(self.text(pair.get(key, ""), where, most) for key in ("zh", "en")))
        if needed and not words.of("zh"):
            self.wrong(f"{where}: is empty")
        return words

    def text(self, found: object, where: str, most: int) -> str:
        if not isinstance(found, str) or len(found) > most or "\0" in found:
            self.wrong(f"{where}: must be a text of at most {most:,} characters")
            return ""
        return found.strip()

    def nothing_else(self, found: Mapping[str, object], where: str) -> None:
        known = ("name", "page", "params", "title", "note", "view", "steps")
        for key in found:
            self.wrong(f"{where}: unknown entry '{str(key)[:40]}'{did_you_mean(str(key), known)}")


def without_language(params: Mapping[str, object]) -> dict[str, str]:
    """Parameters that are texts and not empty, without the language."""
    return {
        str(key): value for key, value in params.items() if key != "lang" and isinstance(value, str) and value
    }


def missing(
    view: View, pages: Iterable[str], has: Callable[[str], bool], kinds: Iterable[str]
) -> tuple[Missing, ...]:
    """What a view names and what is not there.

    Parameters
    ----------
    pages, kinds
        Names of the pages; labels and relationship types.
    has
        Whether there is a node of an id.
    """
    if view.page not in set(pages):
        return (Missing("page", view.page),)
    found = [Missing("node", key) for key in named_ids(view.params) if not has(key)]
    known = set(kinds)
    for name in ("kinds", "types"):
        found += [Missing("kind", part) for part in _parts(view.params.get(name, "")) if part not in known]
    return tuple(dict.fromkeys(found))


def named_ids(params: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of nodes that the parameters of an address name."""
    found: list[str] = []
    for name in ("at", "hide", "path", "fields"):
        found += _parts(params.get(name, ""))
    found += [part.rsplit(":", 1)[0] for part in _parts(params.get("open", ""))]
    found += [part.rsplit(":", 2)[0] for part in _parts(params.get("pin", ""))]
    found += [params[name] for name in ("pick", "country", "actor") if params.get(name)]
    found += [part for part in params.get("cell", "").partition(".")[::2] if part]
    need = params.get("need", "")
    found += need.split(":")[1:3] if need.startswith("gap:") else [need] if need else []
    return tuple(dict.fromkeys(part for part in found if part))


def _parts(text: str) -> list[str]:
    return [part for part in text.split("~") if part]


def _view_json(view: View) -> dict[str, object]:
    return {"name": view.name, "page": view.page, "params": dict(sorted(view.params.items()))}


def _words_json(words: Words) -> dict[str, str]:
    return {key: text for key, text in (("zh", words.zh), ("en", words.en)) if text}


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
