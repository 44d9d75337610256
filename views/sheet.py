"""A policy text as it is shown: one shape for what stands in the graph and for a file that is only read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from analysis.facts import Ask
from graph.network import NetworkNode
from loaders.policy import PolicyReading

_LINE = re.compile(r"[^\r\n\f]*\S[^\r\n\f]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in the text."""

    start: int
    end: int
    kind: str
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A measure: its place and its clauses."""

    id: str
    start: int
    end: int
    clauses: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section, or a task with its measures."""

    id: str
    label: str
    title: str
    start: int
    measures: tuple[Sentence, ...] = ()
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text with everything that was read in it."""

    id: str
    title: str
    facts: tuple[str, ...]
    text: str
    chapters: tuple[Chapter, ...]
    marks: tuple[Mark, ...]
    asks: tuple[Ask, ...]
    source_ids: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[Chapter, ...]:
        """The tasks, in order."""
        return tuple(chapter for chapter in self.chapters if chapter.is_task)

    def task_of(self, measure_id: str) -> Chapter | None:
        """The task in which a measure stands."""
        return next((task for task in self.tasks if any(m.id == measure_id for m in task.measures)), None)

    def asks_of(self, measure_id: str) -> tuple[Ask, ...]:
        """What a measure asks for."""
        return tuple(ask for ask in self.asks if ask.measure_id == measure_id)


def from_reading(reading: PolicyReading) -> Sheet:
    """Sheet of a text that was only read."""
    about = reading.document
    period = f"{about.period[0]}–{about.period[1]}" if about.period else ""
    chapters = [Chapter(one.id, one.label, one.title, one.start) for one in reading.sections]
    marks: list[Mark] = []
    quotes: dict[str, str] = {}
    task_of: dict[str, str] = {}
    for task in reading.tasks:
        measures = []
        names = list(task.names)
        for measure in task.measures:
            quotes[measure.id], task_of[measure.id] = measure.text, task.id
            clauses = tuple((clause.start, clause.end) for clause in measure.clauses)
            measures.append(Sentence(measure.id, measure.start, measure.end, clauses))
            names += [name for clause in measure.clauses for name in clause.names]
        chapters.append(Chapter(task.id, task.label, task.title, task.start, tuple(measures), True))
        marks += [Mark(name.start, name.end, name.label, name.id) for name in names if not name.inferred]
    known = {(mark.kind, mark.entity) for mark in marks}
    asks = tuple(
        Ask(
            f"{ask.measure}-c{ask.clause}",
            ask.measure,
            reading.id,
            ask.country_or_region,
            "Country" if ask.strength == "named" or ("Country", ask.country_or_region) in known else "Region",
            task_of[ask.measure],
            ask.field or "",
            ask.instrument or "",
            ask.inferred,
            quotes[ask.measure],
        )
        for ask in reading.asks
    )
    facts = (about.number or "", "、".join(about.issuers), about.published_on or "", period)
    return Sheet(
        reading.id,
        about.title or reading.file,
        tuple(fact for fact in facts if fact),
        reading.text,
        tuple(sorted(chapters, key=lambda chapter: (chapter.start, chapter.is_task))),
        _in_order(marks),
        asks,
    )


def from_graph(
    document: NetworkNode,
    parts: Iterable[NetworkNode],
    names: Iterable[Mapping[str, Any]],
    kinds: Mapping[str, str],
    asks: Iterable[Ask],
) -> Sheet:
    """Sheet of a text that stands in the graph.

    Parameters
    ----------
    parts
        Its sections, tasks, measures and clauses.
    names
        Rows of its NAMES links: ``target`` and ``properties``.
    kinds
        Label of every entity, by id.
    asks
        What it asks for.
    """
    by_label: dict[str, list[NetworkNode]] = {}
    for part in parts:
        by_label.setdefault(part.label, []).append(part)
    clauses = sorted(by_label.get("Clause", []), key=_start)
    starts = [_start(clause) for clause in clauses]
    measures = sorted(by_label.get("Measure", []), key=_start)
    measure_starts = [_start(measure) for measure in measures]

    def within(
        nodes: Sequence[NetworkNode], places: Sequence[int], whole: NetworkNode
    ) -> Sequence[NetworkNode]:
        return nodes[bisect_right(places, _start(whole) - 1) : bisect_right(places, _end(whole) - 1)]

    def sentence(measure: NetworkNode) -> Sentence:
        spans = tuple((_start(one), _end(one)) for one in within(clauses, starts, measure))
        return Sentence(measure.id, _start(measure), _end(measure), spans)

    chapters = [
        Chapter(one.id, str(one.properties.get("label") or ""), one.name_zh or one.name_en, _start(one))
        for one in by_label.get("PolicySection", [])
    ]
    chapters += [
        Chapter(
            one.id,
            str(one.properties.get("label") or ""),
            one.name_zh or one.name_en,
            _start(one),
            tuple(sentence(measure) for measure in within(measures, measure_starts, one)),
            True,
        )
        for one in by_label.get("PolicyTask", [])
    ]
    marks = [
        Mark(
            int(row["properties"]["start"]),
            int(row["properties"]["end"]),
            kinds[row["target"]],
            row["target"],
        )
        for row in names
        if not row["properties"].get("inferred") and row["target"] in kinds and "start" in row["properties"]
    ]
    own = document.properties
    period = f"{own['period_start']}–{own['period_end']}" if own.get("period_start") else ""
    issuers = own.get("issuers") or ()
    facts = (
        str(own.get("number") or ""),
        "、".join(map(str, issuers)) if isinstance(issuers, (list, tuple)) else "",
        str(own.get("published_on") or ""),
        period,
    )
    return Sheet(
        document.id,
        document.name_zh or document.name_en or document.id,
        tuple(fact for fact in facts if fact),
        str(own.get("text") or ""),
        tuple(sorted(chapters, key=lambda chapter: (chapter.start, chapter.is_task))),
        _in_order(marks),
        tuple(asks),
        document.source_ids,
    )


def lines(sheet: Sheet, most: int) -> tuple[list[dict[str, Any]], bool]:
    """The text line by line, cut where measures and mentions begin and end.

    Parameters
    ----------
    most
        Characters after which the rest is left out.

    Returns
    -------
    (lines, whole)
        Each line with its ``runs``: ``t`` text, ``m`` measure, ``k`` indexes of the marks that cover it (the
        longest first), ``e`` those that end with it; and whether the whole text is there.
    """
    chapter_at = {chapter.start: chapter for chapter in sheet.chapters}
    measures = [measure for task in sheet.tasks for measure in task.measures]
    found: list[dict[str, Any]] = []
    next_measure = next_mark = 0
    for match in _LINE.finditer(sheet.text):
        start, end = match.span()
        if start > most:
            return found, False
        while next_measure < len(measures) and measures[next_measure].end <= start:
            next_measure += 1
        while next_mark < len(sheet.marks) and sheet.marks[next_mark].end <= start:
            next_mark += 1
        mine = [m for m in _from(measures, next_measure, end) if m.end > start]
        marks = [
            (at, k) for at, k in enumerate(_from(sheet.marks, next_mark, end), next_mark) if k.end > start
        ]
        stripped = start + len(match[0]) - len(match[0].lstrip())
        chapter = chapter_at.get(stripped)
        found.append(
            {
                "kind": "" if chapter is None else "task" if chapter.is_task else "section",
                "chapter": chapter.id if chapter else "",
                "runs": _runs(sheet.text, start, end, mine, marks),
            }
        )
    return found, True


def _from(items: Sequence[Any], first: int, end: int) -> Iterable[Any]:
    for at in range(first, len(items)):
        if items[at].start >= end:
            return
        yield items[at]


def _runs(
    text: str, start: int, end: int, measures: Sequence[Sentence], marks: Sequence[tuple[int, Mark]]
) -> list[dict[str, Any]]:
    spans = [(one.start, one.end) for one in measures] + [(mark.start, mark.end) for _, mark in marks]
    edges = {start, end, *(min(max(place, start), end) for span in spans for place in span)}
    places = sorted(edges)
    runs: list[dict[str, Any]] = []
    for left, right in pairwise(places):
        covering = sorted(
            ((at, mark) for at, mark in marks if mark.start <= left and right <= mark.end),
            key=lambda item: (item[1].start - item[1].end, item[0]),
        )
        run: dict[str, Any] = {"t": text[left:right]}
        measure = next((m.id for m in measures if m.start <= left and right <= m.end), "")
        if measure:
            run["m"] = measure
        if covering:
            run["k"] = [at for at, _ in covering]
            run["e"] = [at for at, mark in covering if mark.end == right]
        runs.append(run)
    return runs


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.entity)))


def _start(node: NetworkNode) -> int:
    value = node.properties.get("start")
    return value if isinstance(value, int) else 0


def _end(node: NetworkNode) -> int:
    value = node.properties.get("end")
    return value if isinstance(value, int) else 0
