"""The sentences that stand below each heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.policy.lines import Block
from loaders.policy.sentences import Sentence, sentences
from loaders.policy.tree import Outline

_IN_CHARGE = re.compile(
    r"[(（【\[]?\s*(?:牵头|责任|配合|主要负责|负责|承担|协同|参与|实施)(?:单位|部门|主体|处室)"
    r"|[(（【\[][^()（）。]{2,120}(?:牵头|负责|配合|分工)[^()（）。]{0,80}[)）】\]]。?$"
)
_LOOKS_BACK = re.compile(
    r"^(?:发展|工作|现实|合作|规划|编制)?(?:基础|现状|成效|背景|回顾|形势)|^(?:background|context"
    r"|introduction)",
    re.IGNORECASE,
)


class Bodies:
    """The sentences that stand below each heading, each heading's own."""

    def __init__(self, text: str, tree: Outline, own: dict[int, list[Sentence]]) -> None:
        self._text = text
        self._tree = tree
        self._own = own
        self._below: dict[int, list[int]] = {}
        tasks = set(tree.tasks)
        for at in range(len(tree.headings)):
            root, up = at, at
            while up >= 0:
                if up in tasks:
                    root = up
                    break
                up = tree.headings[up].parent
            if up >= 0 and not self._boxed(at, root):
                self._below.setdefault(root, []).append(at)

    def _boxed(self, at: int, root: int) -> bool:
        while at != root:
            if self._tree.headings[at].label.style == "box":
                return True
            at = self._tree.headings[at].parent
        return False

    def of_task(self, task: int) -> list[Sentence]:
        """All sentences of a task, those of its sub-headings included."""
        return [sentence for at in self._below.get(task, []) for sentence in self._own.get(at, [])]

    def groups(self) -> list[list[Sentence]]:
        """Sentences by heading, in the order of the text; not those of sections that look back."""
        past: set[int] = set()
        for at, heading in enumerate(self._tree.headings):
            if heading.parent in past or _LOOKS_BACK.search(self._text[slice(*heading.title)]):
                past.add(at)
        return [self._own[at] for at in sorted(self._own) if at not in past]


def read_bodies(text: str, tree: Outline, blocks: Sequence[Block]) -> Bodies:
    """Cut what stands below each heading into sentences; a table or a caption is none."""
    tasks = set(tree.tasks)
    own: dict[int, list[Sentence]] = {}
    for at, heading in enumerate(tree.headings):
        following = tree.headings[at + 1].block if at + 1 < len(tree.headings) else tree.stop
        body = heading.body
        has_below = following > heading.block + 1 or (
            at + 1 < len(tree.headings) and tree.headings[at + 1].parent == at
        )
        if heading.titled and at not in tasks and not has_below and body >= blocks[heading.block].end:
            body = heading.title[0]
        spans = [(body, blocks[heading.block].end)] if body < blocks[heading.block].end else []
        spans += [
            (block.start, block.end) for block in blocks[heading.block + 1 : following] if block.end > body
        ]
        found: list[Sentence] = []
        for start, end in spans:
            if "\t" not in text[start:end] and _speaks(text, start, end):
                found += [
                    one
                    for one in sentences(text, start, end)
                    if not _IN_CHARGE.match(text, one.start, one.end)
                ]
        own[at] = found
    return Bodies(text, tree, own)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a statement; a short line without an end is a caption, a date or a signature."""
    return text[end - 1] in "。！？!?.；;：:”』」）)" or end - start >= 12
