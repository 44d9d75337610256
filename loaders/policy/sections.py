"""Sections: the headings above the tasks, with their ids and their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.policy.lines import Block
from loaders.policy.model import Section
from loaders.policy.tree import Outline, words_of


def ends_of(tree: Outline, blocks: Sequence[Block]) -> list[int]:
    """Where each heading's own stretch ends: at the last character before the next that is not below it."""
    ends = [0] * len(tree.headings)
    last = blocks[tree.stop - 1].end if tree.stop else 0
    open_ones: list[int] = []
    for at, heading in enumerate(tree.headings):
        while open_ones and (
            tree.headings[open_ones[-1]].level >= heading.level
            or tree.headings[open_ones[-1]].part != heading.part
        ):
            ends[open_ones.pop()] = blocks[heading.block - 1].end
        open_ones.append(at)
    for at in open_ones:
        ends[at] = last
    return ends


def section_ids(tree: Outline, document_id: str) -> dict[int, str]:
    """Ids of the headings that are sections: neither tasks nor anything below a task, and with a title."""
    tasks = set(tree.tasks)
    main = tree.headings[tree.tasks[0]].part
    ids: dict[int, str] = {}
    counts: dict[int, int] = {}
    below_task: set[int] = set()
    for at, heading in enumerate(tree.headings):
        if at in tasks or heading.parent in tasks or heading.parent in below_task:
            below_task.add(at)
            continue
        if heading.parent >= 0 and heading.parent not in ids:
            continue
        if not heading.titled and heading.label.style not in ("annex", "box"):
            continue
        if heading.own_sentence or (heading.label.style == "annex" and heading.part == main):
            continue
        counts[heading.parent] = counts.get(heading.parent, 0) + 1
        above = ids.get(heading.parent)
        ids[at] = f"{above}-{counts[heading.parent]}" if above else f"{document_id}-s{counts[heading.parent]}"
    return ids


def enclosing(tree: Outline, at: int, section_ids: Mapping[int, str]) -> int:
    """Index of the section in which a heading stands, or -1."""
    parent = tree.headings[at].parent
    while parent >= 0 and parent not in section_ids:
        parent = tree.headings[parent].parent
    return parent


def section(text: str, tree: Outline, at: int, ids: Mapping[int, str], ends: Sequence[int]) -> Section:
    """The section of a heading."""
    heading = tree.headings[at]
    return Section(
        ids[at],
        heading.label.text,
        words_of(text, heading),
        ids.get(heading.parent),
        heading.start,
        ends[at],
    )
