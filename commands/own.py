"""``silkgraph template``, ``add``, ``undo``, ``versions`` and ``save``: people's own data."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

import silkgraph
from analysis.difference import Difference
from commands.data import Bar
from commands.output import Format, note, show, show_json
from graph.errors import ExportError, SilkgraphError
from loaders import data_set, templates
from loaders.columns import tables
from loaders.decisions import Decision
from loaders.marked import marked_copy
from loaders.upload_rows import written
from silkgraph import Proposal

_SHOWN = 200
_COLUMNS = ("change", "kind", "id", "name", "cell", "before", "after")
Who = Annotated[str | None, typer.Option("--who", help="Who does it (default: your user name)")]
Why = Annotated[str, typer.Option("--why", help="What for, kept with the version")]
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON")]


def template(
    names: Annotated[
        list[str] | None, typer.Argument(help="Tables, e.g. demands or 需求表; none: list them")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every table, each on its sheet")] = False,
    filled: Annotated[bool, typer.Option("--filled", help="With the rows that are known")] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write (.xlsx)")] = None,
) -> None:
    """Write a spreadsheet to fill in: lists of known names, notes and examples in both languages."""
    wanted = tables() if every else templates.named(names or [])
    if not wanted:
        for table in tables():
            sys.stdout.write(f"{table.stem:<20} {table.name_zh}  {table.name_en}\n")
        return
    path = out or Path("silkgraph.xlsx" if len(wanted) > 1 else f"{wanted[0].stem}.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise ExportError(f"{path}: a template is an .xlsx file")
    known = silkgraph.own_data().read().records
    _write(path, templates.workbook(wanted, known, filled=filled))
    note(f"{path}: {', '.join(table.name_zh for table in wanted)}")


def add(
    files: Annotated[list[Path], typer.Argument(help="XLSX or CSV files with tables")],
    dataset: Annotated[
        str | None, typer.Option("--as", help="Name of the data set (default: own)", metavar="NAME")
    ] = None,
    table: Annotated[
        str | None, typer.Option("--table", help="Which table the files are, where their names do not say")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Own rows that the files' tables do not hold go")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only check and show; keep nothing")] = False,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", help="A new entity is a known one", metavar="NEW=KNOWN"),
    ] = None,
    other: Annotated[
        list[str] | None,
        typer.Option("--other", help="A new entity is not that known one", metavar="NEW=KNOWN"),
    ] = None,
    marked: Annotated[
        Path | None, typer.Option("--marked", help="Write a copy with the errors marked in its cells (.xlsx)")
    ] = None,
    who: Who = None,
    why: Why = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before keeping")] = False,
    as_json: Json = False,
) -> None:
    """Check people's files, show what they change cell by cell, keep them as a version and load them."""
    person = who or getpass.getuser()
    contents = _read(files)
    known = templates.named([table])[0] if table else None
    with silkgraph.connect() as atlas:
        proposal = atlas.own.propose(
            contents,
            who=person,
            dataset=dataset,
            table=known,
            replace_rows=replace,
            decided=[*_decisions(same or [], "yes", person), *_decisions(other or [], "no", person)],
        )
        if proposal.problems and marked:
            _write(marked, marked_copy(files[0].name, contents[files[0].name], proposal.problems))
            note(f"{marked}: what is wrong is marked in the cells")
        proposal.require()
        answer: dict[str, object] = _answer(proposal)
        if not as_json:
            _tell(proposal)
        if not check and (proposal.change or same or other):
            if not as_json and not yes and sys.stdin.isatty() and not typer.confirm("Keep this?"):
                raise SilkgraphError("nothing was kept")
            with Bar() as bar:
                kept = atlas.add(proposal, who=person, why=why, progress=bar)
            answer |= {"version": asdict(kept.version), "load": asdict(kept.report)}
            note(f"kept as version {kept.version.number} and loaded; back with: silkgraph undo")
    if as_json:
        show_json(answer)


def undo(
    to: Annotated[
        int | None, typer.Option("--to", min=0, help="Version to go back to; 0: no data of your own")
    ] = None,
    who: Who = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Go back to the state of your own data before the last version, and load it."""
    with silkgraph.connect() as atlas, Bar() as bar:
        kept = atlas.undo(who=who or getpass.getuser(), why=why, to=to, progress=bar)
    if as_json:
        show_json({"version": asdict(kept.version), "load": asdict(kept.report)})
    else:
        state = kept.version.state_of
        note(f"version {kept.version.number}: {f'as version {state}' if state else 'no data of your own'}")


def versions(as_json: Json = False) -> None:
    """List the versions of your own data: who kept them, when, why and what they changed."""
    rows = [
        {
            "version": item.number,
            "when": item.when,
            "who": item.who,
            "why": item.why,
            "state_of": item.state_of,
            "files": list(item.files),
            **{name: item.summary.get(name) for name in ("added", "changed", "removed")},
        }
        for item in silkgraph.own_data().workspace.versions()
    ]
    show(rows, Format.JSON if as_json else Format.TABLE)


def save(
    path: Annotated[Path, typer.Argument(help="A new folder, or a .zip file")],
) -> None:
    """Write the seeds and your own data as data sets that load again to the same graph."""
    folders = silkgraph.own_data().folders()
    if path.suffix.lower() == ".zip":
        _write(path, data_set.packed(folders))
        note(f"{path}: unpack it and see README.txt")
        return
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ExportError(f"{path}: is there already; name a new folder")
    try:
        made = data_set.write(folders, path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
    note(f"silkgraph load {' '.join(f'--seeds {folder}' for folder in made)}")


def rows_of(change: Difference) -> Iterator[dict[str, str]]:
    """The cells that differ, one a row; an item that comes or goes is one row with all that it states."""
    for what, items in (("added", change.added), ("removed", change.removed)):
        for item in items:
            said = "; ".join(f"{cell.name}={written(cell.after or cell.before)}" for cell in item.cells)
            before, after = ("", said) if what == "added" else (said, "")
            yield _row(what, item.kind, item.id, item.name_zh, "", before, after)
    for item in change.changed:
        for cell in item.cells:
            row = _row(
                "changed",
                item.kind,
                item.id,
                item.name_zh,
                cell.name,
                written(cell.before),
                written(cell.after),
            )
            yield row


def _row(*cells: str) -> dict[str, str]:
    return dict(zip(_COLUMNS, cells, strict=True))


def _answer(proposal: Proposal) -> dict[str, object]:
    return {
        "dataset": proposal.dataset,
        "rows": proposal.rows,
        "unchanged": proposal.unchanged,
        "counts": proposal.change.counts(),
        "changes": list(rows_of(proposal.change)),
        "duplicates": [asdict(pair) for pair in proposal.duplicates],
        "notes": [str(item) for item in proposal.notes],
    }


def _tell(proposal: Proposal) -> None:
    rows = list(rows_of(proposal.change))
    if rows:
        show(rows[:_SHOWN], Format.TABLE, _COLUMNS)
    if len(rows) > _SHOWN:
        note(f"only the first {_SHOWN} of {len(rows)} changes; all with --json")
    for item in proposal.notes[:_SHOWN]:
        note(str(item))
    for pair in proposal.duplicates[:_SHOWN]:
        note(
            f"probably known already: {pair.id} is {pair.known_id} ({pair.score:.0f}% alike); "
            f"say --same {pair.id}={pair.known_id} or --other {pair.id}={pair.known_id}"
        )
    counts = proposal.change.counts()
    note(
        f"{proposal.rows} rows read, {proposal.unchanged} known already; "
        f"{counts['added']} added, {counts['changed']} changed, {counts['removed']} removed"
    )


def _decisions(texts: list[str], same: str, who: str) -> list[Decision]:
    found = []
    for text in texts:
        new, equals, known = text.partition("=")
        if not new or not equals or not known:
            raise SilkgraphError(f"'{text}': write it as NEW=KNOWN, two ids")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        found.append(Decision("", new, "", known, same, who, now))
    return found


def _read(files: list[Path]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for path in files:
        if path.name in contents:
            raise SilkgraphError(f"{path}: two files are called {path.name}; rename one")
        try:
            contents[path.name] = path.read_bytes()
        except OSError as error:
            raise SilkgraphError(f"{path}: cannot be read: {error.strerror}") from error
    return contents


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
