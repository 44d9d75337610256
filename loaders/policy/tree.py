"""The tree of headings, as it is built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.policy.headings import Label


class Note(NamedTuple):
    """Something odd in a text, in both languages."""

    offset: int
    en: str
    zh: str


@dataclass(slots=True)
class Heading:
    """A heading of the text.

    Parameters
    ----------
    level
        0 is the highest of its part of the document.
    parent
        Index of the heading that it stands under, or -1.
    title
        The title's place; an untitled heading has an empty one.
    titled
        Whether it has a title of its own: a list item that is a mere sentence has none.
    body
        Where what follows the title begins.
    """

    label: Label
    block: int
    start: int
    level: int
    parent: int
    title: tuple[int, int]
    titled: bool
    body: int
    part: int
    own_sentence: bool = False


@dataclass(slots=True)
class Outline:
    """Headings and tasks.

    Parameters
    ----------
    tasks
        Indexes of the headings that are tasks, in order.
    rule
        The rule that decided.
    stop
        Index of the first block that is no longer the document's own text.
    parts
        Number of the document's part, by block: 0 is the text up to the first annex.
    notes
        What is odd in the numbering.
    """

    headings: list[Heading] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    rule: str = ""
    stop: int = 0
    notes: list[Note] = field(default_factory=list)


def words_of(text: str, heading: Heading) -> str:
    """A heading's title, without line breaks inside it."""
    words = text[slice(*heading.title)]
    return re.sub(r"\s*[\r\n]+\s*", "", words) if "\n" in words or "\r" in words else words
