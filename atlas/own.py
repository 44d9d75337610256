"""People's own data: check files, show what they change, keep them version by version, go back.

Nothing is written before a person has seen the difference. The files are the truth: the graph is what the
seeds and the newest version of people's data sets state together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from analysis.difference import Difference, difference
from analysis.duplicates import Pair, probable
from graph.errors import InputError, Problem
from graph.records import Node, RecordSet
from graph.schema import LABELS, RELATIONSHIP_TYPES
from graph.settings import SEEDS
from graph.store import LoadReport, Progress, Store
from graph.workspace import OWN, State, Version, Workspace, data_set_name
from loaders import decisions as decisions_
from loaders import pipeline, upload, upload_rows
from loaders.columns import SOURCE_IDS, TableInfo, tables
from loaders.decisions import Decision
from loaders.pipeline import Given, Loaded
from loaders.table import Problems, Row
from loaders.upload import Uploaded
from loaders.upload_files import read_bytes
from loaders.upload_names import Names

Files = Mapping[str, bytes]
"""Contents by file name."""
_NO_ID = "id is empty"
_SOURCES = next(table for table in tables() if table.file == "sources.csv")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What files would change, before anything is written.

    Parameters
    ----------
    dataset
        The data set that they go to.
    base
        The version that they were checked against.
    files
        The files, by name.
    problems
        What is wrong; with any, nothing can be kept.
    change
        The difference of the graph.
    duplicates
        New entities that are probably known already and not decided on.
    notes
        What a person should know: cells that stay, rows that name no source.
    rows, unchanged
        Rows read; those of them that state only what is known.
    tables
        The data sets as they would be kept.
    after
        The records as they would be.
    decisions
        Decisions so far, those of this proposal included.
    """

    dataset: str
    base: int
    files: Files
    problems: tuple[Problem, ...]
    change: Difference = field(default_factory=Difference)
    duplicates: tuple[Pair, ...] = ()
    notes: tuple[Problem, ...] = ()
    rows: int = 0
    unchanged: int = 0
    tables: Mapping[str, Mapping[str, str]] | None = None
    after: RecordSet | None = None
    decisions: tuple[Decision, ...] = ()

    def require(self) -> Proposal:
        """Return it where it can be kept.

        Raises
        ------
        InputError
            With every problem.
        """
        if self.problems:
            raise InputError(self.problems)
        return self


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that was kept and what loading it did."""

    version: Version
    report: LoadReport


class OwnData:
    """People's own data sets, beside the seeds.

    Parameters
    ----------
    home
        The data folder.
    seeds
        The data sets that they are laid over.
    """

    def __init__(self, home: Path, seeds: Sequence[Path] = (SEEDS,)) -> None:
        self.workspace = Workspace(home)
        self.seeds = tuple(seeds)
        self._kept: dict[object, RecordSet] = {}

    def folders(self) -> tuple[Path, ...]:
        """The seeds and the newest version of people's data sets."""
        return (*self.seeds, *self.workspace.folders())

    def read(self, policies: Sequence[Path] = (), progress: Progress | None = None) -> Loaded:
        """Read the seeds and people's data sets, without a database."""
        return pipeline.read(self.folders(), policies, progress)

    def load(
        self, store: Store, policies: Sequence[Path] = (), progress: Progress | None = None
    ) -> LoadReport:
        """Make the graph state what the seeds and people's data sets state."""
        with self.workspace.lock():
            return self.write(store, self.read(policies, progress).records, progress)

    def write(self, store: Store, records: RecordSet, progress: Progress | None = None) -> LoadReport:
        """Make the graph state what `read` has read; people's data sets that are kept no more go from it."""
        gone = [name for name in _own_in_graph(store) if name not in records.datasets]
        return store.write(replace(records, datasets=(*records.datasets, *gone)), progress)

    def propose(
        self,
        files: Files,
        *,
        who: str = "",
        dataset: str | None = None,
        table: TableInfo | None = None,
        replace_rows: bool = False,
        decided: Iterable[Decision] = (),
    ) -> Proposal:
        """Check files and find what they would change; nothing is written.

        Parameters
        ----------
        files
            Contents by name.
        who
            Who states what rests on no other source.
        dataset
            Which of the person's data sets; ``own`` where not given.
        table
            Which table the files are, where sheets and headers do not say so.
        replace_rows
            Whether rows of the data set that the files' tables do not hold go.
        decided
            Decisions about probable duplicates.
        """
        problems = Problems()
        name = data_set_name(dataset)
        state = self.workspace.state()
        decisions = (*decisions_.read(state.decisions), *decided)
        uploads: list[Uploaded] = []
        for file, content in files.items():
            sheets = read_bytes(content, file, problems)
            uploads += upload.recognise(sheets, problems, table)
        if not any(item.rows for item in uploads) and not problems:
            problems.add(", ".join(files), 0, "no row to read; take a template and fill it in")
        kept = _rows(state, name)
        others = [Given(key, _rows(state, key)) for key in state.tables if key != name]
        before = self._known([*others, *([Given(name, kept)] if kept else [])], state.number)
        below = self._known(others, state.number)
        names = Names()
        names.add_nodes(before.nodes)
        uploads = upload.resolve(uploads, names, kept, decisions_.same(decisions), problems)
        read = sum(len(item.rows) for item in uploads)
        uploads, unchanged, notes = upload_rows.only_new(uploads, below, kept)
        merged = upload_rows.laid_over(kept, uploads, replace=replace_rows)
        notes += _stated_by(merged, name, who, before)
        after = before
        try:
            own = [Given(name, merged)] if merged else []
            after = pipeline.read([*self.seeds, *others, *own]).records
        except InputError as error:
            problems.extend(error.problems)
        if problems:
            found = tuple(dict.fromkeys(sorted(_plain(problems), key=_place)))
            return Proposal(
                name, state.number, files, found, notes=tuple(notes), rows=read, decisions=decisions
            )
        tables_ = dict(state.tables) | {name: upload_rows.texts_of(merged)}
        return Proposal(
            name,
            state.number,
            files,
            (),
            difference(before, after),
            _duplicates(before, after, decisions),
            tuple(notes),
            read,
            unchanged,
            {key: texts for key, texts in tables_.items() if texts},
            after,
            decisions,
        )

    def keep(
        self,
        proposal: Proposal,
        store: Store,
        *,
        who: str,
        why: str = "",
        progress: Progress | None = None,
    ) -> Kept:
        """Keep a proposal as the newest version and load it.

        Raises
        ------
        InputError
            Where the proposal has problems.
        StaleProposal
            Where someone else has kept a version since; then propose again and look again.
        """
        proposal.require()
        state = State(proposal.base, proposal.tables or {}, decisions_.write(proposal.decisions))
        with self.workspace.lock():
            version = self.workspace.keep(
                state, who=who, why=why, files=proposal.files, summary=proposal.change.counts()
            )
            return Kept(version, self.write(store, self.read().records, progress))

    def _known(self, own: Sequence[Given], version: int) -> RecordSet:
        """What the seeds and data sets of a version state; read once for all files that are checked."""
        key = (_stamps(self.seeds), version, tuple(data.name for data in own))
        if key not in self._kept:
            if len(self._kept) > 3:
                self._kept.clear()
            self._kept[key] = pipeline.read([*self.seeds, *own]).records
        return self._kept[key]

    def undo(
        self,
        store: Store,
        *,
        who: str,
        why: str = "",
        to: int | None = None,
        progress: Progress | None = None,
    ) -> Kept:
        """Go back to the state before, or to version `to` (0: none of one's own), and load it."""
        with self.workspace.lock():
            version = self.workspace.back(who=who, why=why, to=to)
            return Kept(version, self.write(store, self.read().records, progress))


def _stamps(folders: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """What tells whether files have changed since they were read."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return tuple((str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)


def _plain(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out that a row has no id where its name is wrong: ids of people's rows are made from names."""
    said = {(problem.file, problem.line) for problem in problems if problem.message != _NO_ID}
    return [item for item in problems if item.message != _NO_ID or (item.file, item.line) not in said]


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line, len(problem.column), problem.column


def _rows(state: State, dataset: str) -> dict[str, list[Row]]:
    """Rows of a kept data set by table file."""
    texts = state.tables.get(dataset, {})
    return {
        table.file: upload_rows.rows_of(texts[table.file], table, f"{dataset}/{table.file}")
        for table in tables()
        if table.file in texts
    }


def _own_in_graph(store: Store) -> list[str]:
    """People's data sets that the graph holds now, also those that are kept no more."""
    parts = [
        f"MATCH (n:{label.name}) UNWIND n.datasets AS name WITH DISTINCT name "
        f"WHERE name STARTS WITH '{OWN}' RETURN name"
        for label in LABELS
        if label.name != "Load"
    ]
    parts += [
        f"MATCH ()-[r:{kind.name}]->() UNWIND r.datasets AS name WITH DISTINCT name "
        f"WHERE name STARTS WITH '{OWN}' RETURN name"
        for kind in RELATIONSHIP_TYPES
    ]
    found = {str(row["name"]) for row in store.read(" UNION ALL ".join(parts))}
    return sorted(name for name in found if name == OWN or name.startswith(f"{OWN}-"))


def _stated_by(merged: dict[str, list[Row]], dataset: str, who: str, before: RecordSet) -> list[Problem]:
    """Let rows that name no source rest on the statement of whoever brings them, and say so."""
    notes = []
    known = {node.id for node in before.nodes if node.label == "Source"}
    for table in tables():
        rows = merged.get(table.file, [])
        bare = [row for row in rows if not row.cells.get(SOURCE_IDS, "x")]
        if not bare:
            continue
        source_id = f"src-{dataset}-{table.stem.replace('_', '-')}"
        for row in bare:
            row.cells[SOURCE_IDS] = source_id
        many = len(bare) > 1
        said = f"{len(bare)} rows name no source; they rest" if many else "one row names no source; it rests"
        said += f" on your own statement ({source_id})"
        notes.append(bare[0].problem(said, SOURCE_IDS))
        if source_id not in known:
            merged.setdefault(_SOURCES.file, []).append(_own_source(source_id, table, who))
    return notes


def _own_source(source_id: str, table: TableInfo, who: str) -> Row:
    """The source of rows that people state themselves; its kind says that nobody else stands behind it."""
    cells = dict.fromkeys((column.name for column in _SOURCES.columns), "")
    cells |= {
        "id": source_id,
        "title": f"{table.name_zh}(自行填报) {table.name_en} (own statement)",
        "publisher": who,
        "kind": "other",
        "published_on": f"{datetime.now(UTC):%Y-%m-%d}",
        "language": "zh",
    }
    return Row(_SOURCES.file, 0, cells, {})


def _duplicates(before: RecordSet, after: RecordSet, decisions: Iterable[Decision]) -> tuple[Pair, ...]:
    known = {node.ref for node in before.nodes}
    new: list[Node] = [node for node in after.nodes if node.ref not in known]
    return probable(new, before.nodes, [(item.id, item.known_id) for item in decisions])
