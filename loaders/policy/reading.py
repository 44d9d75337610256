"""From a file to a reading: what stands where, who is named, what is asked."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.errors import InputError, Problem
from loaders.gazetteer import Gazetteer
from loaders.policy import identity
from loaders.policy import mentions as naming
from loaders.policy.about import about, citations, own_places
from loaders.policy.asks import asks
from loaders.policy.candidates import candidates
from loaders.policy.lines import Block, LineNumbers, layout, view
from loaders.policy.model import Measure, Mention, PolicyReading, Section, Target, TargetRule, Task, Warning
from loaders.policy.sentences import Sentence, sentences
from loaders.policy.source import SourceText, read_source
from loaders.policy.structure import Outline, outline
from loaders.policy.targets import Found, find_targets

_IN_CHARGE = re.compile(
    r"[(（【\[]?\s*(?:牵头|责任|配合|主要负责|负责|承担|协同|参与|实施)(?:单位|部门|主体|处室)|[(（【\[][^()（）。]{2,120}(?:牵头|负责|配合|分工)[^()（）。]{0,80}[)）】\]]。?$"
)
_LOOKS_BACK = re.compile(
    r"^(?:发展|工作|现实|合作|规划|编制)?(?:基础|现状|成效|背景|回顾|形势)|^(?:background|context|introduction)",
    re.IGNORECASE,
)


def read(
    path: Path,
    gazetteer: Gazetteer,
    *,
    target_rules: Iterable[TargetRule] = (),
    network: Mapping[str, object] | None = None,
    document_id: str | None = None,
) -> PolicyReading:
    """Read one policy text.

    Parameters
    ----------
    path
        A text, DOCX, PDF or HTML file.
    target_rules
        Rows of ``targets.csv``: which noun is which target.
    network
        ``network.toml``: its ``at_large_region`` tells general asks from regional ones.
    document_id
        Prefix of all ids; by default a slug of the file's name.

    Raises
    ------
    InputError
        Where the file cannot be read or no task is found in it.
    """
    source = read_source(path)
    return read_text(
        source,
        gazetteer,
        target_rules=target_rules,
        network=network,
        document_id=document_id or identity.document_id(path),
    )


def read_text(
    source: SourceText,
    gazetteer: Gazetteer,
    *,
    document_id: str,
    target_rules: Iterable[TargetRule] = (),
    network: Mapping[str, object] | None = None,
) -> PolicyReading:
    """Read a text whose characters are known; see `read`."""
    with _collector_at_rest():
        return _read_text(source, gazetteer, document_id, tuple(target_rules), network or {})


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from searching what is being made, again and again, for cycles it has not."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read_text(
    source: SourceText,
    gazetteer: Gazetteer,
    document_id: str,
    rules: tuple[TargetRule, ...],
    network: Mapping[str, object],
) -> PolicyReading:
    text = source.text
    shape = layout(text)
    blocks = shape.blocks
    tree = outline(text, blocks)
    if not tree.tasks:
        raise InputError([Problem(source.file, 0, _no_task(text, tree))])
    numbers = LineNumbers(text)
    shown = view(text, shape.gaps)
    names = naming.mentions(text, shown, gazetteer.find(shown.text))
    names_at = [name.start for name in names]

    def within(start: int, end: int) -> list[Mention]:
        found = names[bisect_left(names_at, start) : bisect_left(names_at, end)]
        return [name for name in found if name.end <= end]

    document = about(
        text,
        blocks,
        next((heading.block for heading in tree.headings if heading.label.style != "annex"), 0),
        tree.stop,
        source.meta,
        lambda words: _is_organization(words, gazetteer),
    )
    document = replace(document, task_rule=tree.rule)
    ends = _ends(tree, blocks)
    section_ids = _section_ids(tree, document_id)
    sections = tuple(_section(text, tree, at, section_ids, ends) for at in section_ids)
    tasks: list[Task] = []
    bodies = _bodies(text, tree, blocks)
    for order, at in enumerate(tree.tasks, 1):
        heading = tree.headings[at]
        title_names = tuple(within(*heading.title))
        task_id = f"{document_id}-t{order}"
        measures = tuple(
            Measure(
                f"{task_id}-m{number}",
                text[sentence.start : sentence.end],
                sentence.start,
                sentence.end,
                naming.clauses(text, sentence, within(sentence.start, sentence.end), title_names, gazetteer),
            )
            for number, sentence in enumerate(bodies.of_task(at), 1)
        )
        tasks.append(
            Task(
                task_id,
                heading.label.text,
                _words(text, heading.title),
                section_ids.get(_enclosing(tree, at, section_ids), None),
                heading.start,
                ends[at],
                title_names,
                measures,
            )
        )
    nouns = [noun for rule in rules for noun in (rule.noun_zh, rule.noun_en) if noun]
    targets = _targets(
        text,
        find_targets(text, bodies.groups(), document.period, document.published_on, nouns),
        rules,
        document_id,
        within,
    )
    at_large = str(network.get("at_large_region", ""))
    notes = [Warning(line, message) for line, message in source.warnings]
    notes += [Warning(numbers.at(offset), message) for offset, message in tree.notes]
    notes += [
        Warning(
            numbers.at(task.start),
            f"task {task.label} '{task.title}' has no sentence that could be a measure",
        )
        for task in tasks
        if not task.measures
    ]
    return PolicyReading(
        document_id,
        source.file,
        text,
        source.sha256,
        document,
        sections,
        tuple(tasks),
        targets,
        asks(tasks, gazetteer, at_large),
        citations(text, document.title),
        candidates(text, blocks[tree.headings[0].block : tree.stop], names, numbers, own_places(document)),
        tuple(sorted(notes, key=lambda note: note.line)),
    )


def _no_task(text: str, tree: Outline) -> str:
    if not text.strip():
        return "no task found: the file holds no text"
    if not tree.headings:
        return "no task found: no numbered heading (一、 （一） 1. 第一条 Task 1 …) begins a line"
    return "no task found: its numbered headings hold no tasks"


def _is_organization(words: str, gazetteer: Gazetteer) -> bool:
    return any(
        match.start == 0 and match.end == len(words) and match.entities[0].label == "Organization"
        for match in gazetteer.find(words)
    )


def _words(text: str, span: tuple[int, int]) -> str:
    words = text[slice(*span)]
    return re.sub(r"\s*[\r\n]+\s*", "", words) if "\n" in words or "\r" in words else words


def _ends(tree: Outline, blocks: Sequence[Block]) -> list[int]:
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


def _section_ids(tree: Outline, document_id: str) -> dict[int, str]:
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


def _enclosing(tree: Outline, at: int, section_ids: Mapping[int, str]) -> int:
    parent = tree.headings[at].parent
    while parent >= 0 and parent not in section_ids:
        parent = tree.headings[parent].parent
    return parent


def _section(text: str, tree: Outline, at: int, ids: Mapping[int, str], ends: Sequence[int]) -> Section:
    heading = tree.headings[at]
    return Section(
        ids[at],
        heading.label.text,
        _words(text, heading.title),
        ids.get(heading.parent),
        heading.start,
        ends[at],
    )


class _Bodies:
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


def _bodies(text: str, tree: Outline, blocks: Sequence[Block]) -> _Bodies:
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
    return _Bodies(text, tree, own)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a statement; a short line without an end is a caption, a date or a signature."""
    return text[end - 1] in "。！？!?.；;：:”』」）)" or end - start >= 12


def _targets(
    text: str,
    found: Sequence[Found],
    rules: Sequence[TargetRule],
    document_id: str,
    within: Callable[[int, int], list[Mention]],
) -> tuple[Target, ...]:
    targets: list[Target] = []
    used: set[str] = set()
    for order, item in enumerate(found, 1):
        words = text[item.start : item.end]
        rule = next((rule for rule in rules if _counts(rule, words)), None)
        key = rule.id if rule and rule.id not in used else f"{rule.id}-{order}" if rule else f"target-{order}"
        used.add(key)
        targets.append(
            Target(
                f"{document_id}-{key}",
                words,
                item.number,
                item.unit,
                item.comparison,
                item.by,
                item.start,
                item.end,
                tuple(within(item.start, item.end)),
                rule.id if rule else None,
            )
        )
    return tuple(targets)


def _counts(rule: TargetRule, words: str) -> bool:
    plain = re.sub(r"\s+", "", words)
    return bool(rule.noun_zh and rule.noun_zh in plain) or bool(
        rule.noun_en and rule.noun_en.lower() in words.lower()
    )
