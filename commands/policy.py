"""``silkgraph policy``: one policy text, read without a database."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import silkgraph
from commands.data import Seeds
from commands.output import show_json
from graph.settings import SEEDS
from loaders.policy import PolicyReading
from loaders.policy.versions import Change, Kind, compare, sentences_of


def policy(
    file: Annotated[Path, typer.Argument(help="A text (.txt, .md), Word (.docx), PDF or saved HTML file")],
    seeds: Seeds = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", help="An earlier version: print what was added, dropped and reworded"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole reading as JSON")] = False,
) -> None:
    """Read one policy text word for word: tasks, measures, targets, whom it names and what it asks."""
    reading = silkgraph.read_policy(file, seeds or [SEEDS])
    if against is not None:
        earlier = silkgraph.read_policy(against, seeds or [SEEDS])
        changes = compare(sentences_of(earlier), sentences_of(reading))
        if as_json:
            show_json([change.as_json() for change in changes])
        else:
            sys.stdout.write("\n".join(_changes(changes)) + "\n")
    elif as_json:
        show_json(reading.as_json())
    else:
        sys.stdout.write("\n".join(_lines(reading)) + "\n")


def _lines(reading: PolicyReading) -> list[str]:
    about = reading.document
    period = f"{about.period[0]}-{about.period[1]}" if about.period else None
    facts = (about.number, "、".join(about.issuers) or None, about.published_on, period)
    lines = [about.title or reading.file, " · ".join(fact for fact in facts if fact)]
    lines += [f"tasks: {about.task_rule}", ""]
    for task in reading.tasks:
        lines.append(f"{task.label} {task.title}  ({len(task.measures)} measures)")
        for measure in task.measures:
            lines.append(f"    {' '.join(measure.text.split())}")
            names = [name for clause in measure.clauses for name in clause.names]
            shown = dict.fromkeys(f"{name.id}{'?' if name.inferred else ''}" for name in names)
            if shown:
                lines.append(f"      → {', '.join(shown)}")
    for target in reading.targets:
        until = f", by {target.by}" if target.by else ""
        lines.append(f"target: {target.text} = {target.comparison} {target.number:g} {target.unit}{until}")
    strengths = Counter(ask.strength for ask in reading.asks)
    counts = ", ".join(f"{strengths[name]} {name}" for name in ("named", "regional", "general"))
    lines += ["", f"asks: {len(reading.asks)} ({counts}); ? = inferred, not said by the clause itself"]
    lines += [
        f"not in the vocabulary, line {item.line}: {item.text} ({item.kind})" for item in reading.candidates
    ]
    lines += [f"warning, line {item.line}: {item.message}" for item in reading.warnings]
    return lines


def _changes(changes: Sequence[Change]) -> list[str]:
    counts = Counter(change.kind for change in changes)
    lines = [", ".join(f"{counts[kind]} {kind.value}" for kind in Kind), ""]
    for change in changes:
        if change.kind is Kind.SAME:
            continue
        lines.append(f"{change.kind.value}: {(change.new or change.old).task}")  # type: ignore[union-attr]
        if change.old and change.kind is not Kind.MOVED:
            lines.append(f"  - {' '.join(change.old.text.split())}")
        if change.new:
            lines.append(f"  + {' '.join(change.new.text.split())}")
    return lines
