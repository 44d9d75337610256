"""Data sets to one record set: order, cross-checks, progress. Nothing is written here."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import InputError, Problem, did_you_mean
from graph.records import Edge, Node, RecordSet, Ref, merge
from loaders import entities, gazetteer, links, policies
from loaders.entities import Stated
from loaders.index import Index, duplicates
from loaders.network import NetworkInfo, read_network
from loaders.policies import Vocabulary
from loaders.policy import TargetRule
from loaders.table import Problems, Row, read_table
from loaders.tables import ENTITY_TABLES, LINK_COLUMNS, TABLE_FILES, EntityTable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is done and of how much."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and what is odd but no error."""

    records: RecordSet
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A data set whose rows are read already, as a person's tables are before they are kept.

    Parameters
    ----------
    name
        Name of the data set.
    rows
        Rows by table file; ids and references as the tables want them.
    """

    name: str
    rows: Mapping[str, list[Row]]


@dataclass(slots=True)
class _DataSet:
    folder: Path
    prefix: str
    name: str
    network: NetworkInfo | None
    rows: dict[str, list[Row]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    left_out: list[tuple[EntityTable, Row]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    given: bool = False

    def link_rows(self, file: str) -> list[Row]:
        return self.rows.get(file, [])


def read(
    folders: Sequence[Path | Given], texts: Sequence[Path] = (), progress: Progress | None = None
) -> Loaded:
    """Read data sets and further policy texts.

    Parameters
    ----------
    folders
        Data sets, in order; where two state the same node, the later one's properties win, and its
        references take the place of those that the earlier one gives in the same column.
    texts
        Policy texts that stand in no data set; each makes a data set of its own.
    progress
        Told how far the reading has come.

    Raises
    ------
    InputError
        With every problem of every file.
    """
    problems = Problems()
    sets, index, network = _tables(folders, problems, progress)
    words = _vocabulary(sets, index, network, problems)
    extra = []
    warnings: list[Problem] = []
    if words is not None:
        for data in sets:
            folder = None if data.given else data.folder
            found = policies.of_data_set(folder, data.link_rows("policies.csv"), words, index, problems)
            warnings += found.warnings
            data.nodes += found.nodes
            data.edges += found.edges
            data.files |= found.files
        extra = [policies.unlisted(path, words, problems) for path in texts]
    for data in sets:
        notes, concerns = links.progress(data.link_rows("progress.csv"), index, problems)
        data.nodes += notes
        data.edges += concerns
    if problems:
        raise InputError(dict.fromkeys(problems))
    records = merge([*(_record_set(data) for data in sets), *(item for item in extra if item)])
    return Loaded(records, (*warnings, *(warning for data in sets for warning in _expected(data))))


def vocabulary(folders: Sequence[Path]) -> Vocabulary:
    """Read only what policy texts are read with.

    Raises
    ------
    InputError
        With every problem of the tables.
    """
    problems = Problems()
    sets, index, network = _tables(folders, problems, None)
    found = _vocabulary(sets, index, network, problems)
    if problems or found is None:
        raise InputError(dict.fromkeys(problems))
    return found


def _tables(
    folders: Sequence[Path | Given], problems: Problems, progress: Progress | None
) -> tuple[list[_DataSet], Index, NetworkInfo | None]:
    """Read all tables and join them; no policy text yet."""
    many = len(folders) > 1
    sets = [
        _DataSet(Path(data.name), "", data.name, None, dict(data.rows), given=True)
        if isinstance(data, Given)
        else _open(data, f"{data.name}/" if many else "", problems)
        for data in folders
    ]
    network = next((data.network for data in sets if data.network), None)
    if network is None and not any(problem.file.endswith("network.toml") for problem in problems):
        problems.add("network.toml", 0, "missing: one data set must say what the network is about")
    index = Index()
    for place, data in enumerate(sets):
        if progress:
            progress(f"{data.folder.name}", place, len(sets))
        _read_rows(data, problems)
        labelled = [(table.label, row) for table in ENTITY_TABLES for row in data.link_rows(table.file)]
        problems.extend(duplicates(labelled, index))
        for table in ENTITY_TABLES:
            data.stated += entities.nodes(table, data.link_rows(table.file), problems, data.left_out)
    if network:
        _check_network(network, index, problems)
    for place, data in enumerate(sets):
        _join(data, sets[place + 1 :], index, network, problems)
    entities.check_trees([item for data in sets for item in data.stated], problems)
    return sets, index, network


def _open(folder: Path, prefix: str, problems: Problems) -> _DataSet:
    data = _DataSet(folder, prefix, folder.resolve().name, None)
    if not folder.is_dir():
        problems.add(str(folder), 0, "no such folder")
        return data
    if (folder / "network.toml").exists():
        data.network = read_network(folder / "network.toml", problems)
        data.name = data.network.id if data.network else data.name
    return data


def _read_rows(data: _DataSet, problems: Problems) -> None:
    if data.rows or not data.folder.is_dir():
        return
    found: dict[str, Path] = {}
    for path in sorted(data.folder.iterdir()):
        if path.suffix.lower() not in (".csv", ".xlsx") or path.name.startswith((".", "~$")):
            continue
        name = f"{path.stem}.csv"
        if name not in TABLE_FILES:
            problems.add(data.prefix + path.name, 0, f"no such table{did_you_mean(path.name, TABLE_FILES)}")
        elif name in found:
            problems.add(data.prefix + path.name, 0, f"is there twice: {found[name].name} and {path.name}")
        else:
            found[name] = path
    if not found:
        problems.add(str(data.folder), 0, f"holds no table; known tables: {', '.join(TABLE_FILES)}")
    columns = {table.file: table.columns for table in ENTITY_TABLES} | LINK_COLUMNS
    for name, path in found.items():
        data.rows[name] = read_table(path, columns[name], problems, shown=data.prefix + path.name)
        data.files[path.name] = policies.sha256(path)


def _join(
    data: _DataSet, above: Sequence[_DataSet], index: Index, network: NetworkInfo | None, problems: Problems
) -> None:
    at_large = network.at_large_region if network else None
    entities.check_sources(data.stated, index, problems)
    entities.check_left_out(data.left_out, index, problems)
    replaced = {
        (item.node.ref, column) for later in above for item in later.stated for column in item.node.properties
    }
    data.edges += entities.edges(data.stated, index, at_large, problems, replaced)
    data.edges += links.participations(data.link_rows("participations.csv"), index, problems)
    data.edges += links.sisters(data.link_rows("sisters.csv"), index, problems)
    data.edges += links.addresses(data.link_rows("addresses.csv"), index, problems)


def _check_network(network: NetworkInfo, index: Index, problems: Problems) -> None:
    for key, labels in (
        ("home_country", ("Country",)),
        ("hub_park", ("Park",)),
        ("at_large_region", ("Region",)),
    ):
        name = getattr(network, key)
        if name and not isinstance(answer := index.resolve(name, labels), Ref):
            problems.add("network.toml", 0, f"{key}: {answer}")


def _vocabulary(
    sets: Sequence[_DataSet], index: Index, network: NetworkInfo | None, problems: Problems
) -> Vocabulary | None:
    """Give every node its aliases, and build the gazetteer and the rules of targets from all data sets."""
    surfaces: dict[str, list[str]] = {}
    traps: list[str] = []
    rules: list[TargetRule] = []
    for data in sets:
        found, more = links.aliases(data.link_rows("aliases.csv"), index, problems)
        for node_id, names in found.items():
            surfaces.setdefault(node_id, []).extend(names)
        traps += more
        rules += links.target_rules(data.link_rows("targets.csv"), index, problems)
    for data in sets:
        data.nodes = [_with_aliases(item.node, surfaces) for item in data.stated]
    if network is None:
        return None
    named = [node for data in sets for node in data.nodes if node.label in links.MENTIONABLE]
    return Vocabulary(gazetteer.build(named, traps), tuple(rules), network)


def _with_aliases(node: Node, surfaces: dict[str, list[str]]) -> Node:
    names = surfaces.get(node.id)
    if not names:
        return node
    return replace(node, properties={**node.properties, "aliases": tuple(sorted(set(names)))})


def _record_set(data: _DataSet) -> RecordSet:
    name = (data.name,)
    return RecordSet(
        name,
        tuple(replace(node, datasets=name) for node in data.nodes),
        tuple(replace(edge, datasets=name) for edge in data.edges),
        data.network.as_dict() if data.network else {},
        {f"{data.name}/{file}": digest for file, digest in data.files.items()},
    )


def _expected(data: _DataSet) -> list[Problem]:
    """Warn where a data set holds fewer or more of a kind than its ``expected.toml`` says."""
    path = data.folder / "expected.toml"
    if not path.is_file():
        return []
    ranges = tomllib.loads(path.read_text(encoding="utf-8")).get("nodes", {})
    counts = Counter(node.label for node in data.nodes)
    return [
        Problem(data.prefix + path.name, 0, f"expected {low} to {high} {label}, found {counts[label]}")
        for label, (low, high) in ranges.items()
        if not low <= counts[label] <= high
    ]
