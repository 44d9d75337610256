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
from loaders.policy.about import about
from loaders.policy.asks import asks
from loaders.policy.bodies import read_bodies
from loaders.policy.candidates import candidates
from loaders.policy.issuers import own_places
from loaders.policy.lines import LineNumbers, layout, view
from loaders.policy.model import Measure, Mention, PolicyReading, Target, TargetRule, Task, Warning
from loaders.policy.sections import enclosing, ends_of, section, section_ids
from loaders.policy.source import SourceText, read_source
from loaders.policy.structure import outline
from loaders.policy.targets import Found, find_targets
from loaders.policy.titles import citations
from loaders.policy.tree import Outline, words_of


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
    """Keep the garbage collector from searching, again and again, what is being made."""
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
    ends = ends_of(tree, blocks)
    ids = section_ids(tree, document_id)
    bodies = read_bodies(text, tree, blocks)
    tasks: list[Task] = []
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
        title = words_of(text, heading)
        above = ids.get(enclosing(tree, at, ids))
        tasks.append(
            Task(task_id, heading.label.text, title, above, heading.start, ends[at], title_names, measures)
        )
    nouns = [noun for rule in rules for noun in (rule.noun_zh, rule.noun_en) if noun]
    found = find_targets(text, bodies.groups(), document.period, document.published_on, nouns)
    first = tree.headings[0].block
    return PolicyReading(
        document_id,
        source.file,
        text,
        source.sha256,
        document,
        tuple(section(text, tree, at, ids, ends) for at in ids),
        tuple(tasks),
        _targets(text, found, rules, document_id, within),
        asks(tasks, gazetteer, str(network.get("at_large_region", ""))),
        citations(text, document.title),
        candidates(text, blocks[first : tree.stop], names, numbers, own_places(document), document.title),
        _warnings(source, tree, tasks, numbers),
    )


def _warnings(
    source: SourceText, tree: Outline, tasks: Sequence[Task], numbers: LineNumbers
) -> tuple[Warning, ...]:
    notes = [Warning(0, *said) for said in source.warnings]
    notes += [Warning(numbers.at(note.offset), note.en, note.zh) for note in tree.notes]
    for task in tasks:
        if not task.measures:
            name = f"'{task.label}{task.title}'"
            notes.append(
                Warning(
                    numbers.at(task.start),
                    f"task {name} has no sentence that could be a measure",
                    f"任务{name}下没有可作为措施的句子",
                )
            )
    return tuple(sorted(notes, key=lambda note: note.line))


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
