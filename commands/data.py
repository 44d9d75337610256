"""``silkgraph load`` and ``silkgraph status``."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

import silkgraph
from commands.output import note, show_json

Seeds = Annotated[
    list[Path] | None,
    typer.Option(
        "--seeds",
        help="A data set: a folder with tables, network.toml and policy/ (default: seeds/ and your own)",
    ),
]


class Bar:
    """A progress bar on standard error; one task for each thing that is done."""

    def __init__(self) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}")
        self._progress = Progress(*columns, TimeElapsedColumn(), console=Console(file=sys.stderr))
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done of what is being done."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)


def load(
    seeds: Seeds = None,
    policy: Annotated[
        list[Path] | None,
        typer.Option("--policy", help="A further policy text; it makes a data set of its own"),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only read and check; write nothing")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON")] = False,
) -> None:
    """Read data sets and policy texts, check everything, and make the graph state just that."""
    own = silkgraph.own_data()
    # Nobody shall keep another version of people's own data between the reading and the writing.
    with nullcontext() if seeds or check else own.workspace.lock():
        loaded = silkgraph.read(seeds, policy or []) if seeds else own.read(policy or [])
        records = loaded.records
        for warning in loaded.warnings:
            note(f"warning: {warning}")
        answer: dict[str, object] = {
            "datasets": list(records.datasets),
            "nodes": len(records.nodes),
            "relationships": len(records.edges),
            "warnings": [str(warning) for warning in loaded.warnings],
        }
        if not check:
            with silkgraph.connect() as atlas, Bar() as bar:
                report = atlas.write(records, bar) if seeds else own.write(atlas.store, records, bar)
                answer |= asdict(report)
    if as_json:
        show_json(answer)
    elif check:
        note(f"sound: {len(records.nodes)} nodes, {len(records.edges)} relationships; nothing was written")
    else:
        changed = "loaded" if answer["changed"] else "nothing to change"
        note(f"{changed}: {len(records.nodes)} nodes, {len(records.edges)} relationships")


def status(as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON")] = False) -> None:
    """Show which database it is, how much it holds and when it was loaded last."""
    with silkgraph.connect() as atlas:
        found = atlas.status()
    if as_json:
        show_json(asdict(found))
        return
    loaded = found.last_load
    sys.stdout.write(f"{found.backend}: {found.server}\n")
    when = f"loaded {loaded['finished']} ({loaded['state']})" if loaded else "never loaded: silkgraph load"
    sys.stdout.write(f"{when}\n\n")
    for counts in (found.nodes, found.relationships):
        for name, number in counts.items():
            sys.stdout.write(f"{number:>8}  {name}\n")
        sys.stdout.write(f"{sum(counts.values()):>8}\n\n")
