"""The policy texts of a data set (``policies.csv``) and those that a person names on their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import InputError, Problem, did_you_mean
from graph.records import Edge, Node, RecordSet, Ref
from loaders import policy
from loaders.gazetteer import Gazetteer
from loaders.index import Index
from loaders.network import NetworkInfo
from loaders.policy import PolicyReading, TargetRule
from loaders.table import Problems, Row


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What policy texts are read with.

    Parameters
    ----------
    gazetteer
        Surfaces of everything that a text can name.
    target_rules
        How targets are counted.
    network
        What the network is about.
    """

    gazetteer: Gazetteer
    target_rules: tuple[TargetRule, ...]
    network: NetworkInfo


@dataclass(slots=True)
class Texts:
    """What the listed texts of one data set state, and the files that were read."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    def add(self, reading: PolicyReading, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Take in what one text states."""
        self.nodes += nodes
        self.edges += edges
        self.files[f"policy/{reading.file}"] = reading.sha256


def of_data_set(
    folder: Path | None, rows: Sequence[Row], words: Vocabulary, index: Index, problems: Problems
) -> Texts:
    """Read the texts of a data set: those that ``policies.csv`` lists, then the others in ``policy/``.

    A listed text rests on the source that its row names, another on one made from the text itself.

    Parameters
    ----------
    folder
        The data set; texts stand in its subfolder ``policy/``. None where the rows have no folder.
    rows
        Rows of ``policies.csv``.
    words
        What the texts are read with.
    index
        All entities so far; takes the parts of the texts.
    problems
        Takes what is wrong.
    """
    texts = Texts()
    documents: dict[str, Ref] = {}
    later: list[tuple[Row, Ref]] = []
    for row in rows:
        path = _file(row, folder, problems)
        sources = index.refer(row, "source_id", ("Source",), problems)
        if not row.cells["source_id"]:
            problems.append(row.problem("source_id is empty; every text needs a source", "source_id"))
        if path is None or not sources:
            continue
        reading = _read(path, words, problems)
        if reading is None:
            continue
        document = Ref("PolicyDocument", reading.id)
        if document.id in documents:
            problems.append(row.problem(f"policy/{path.name} stands twice", "file"))
            continue
        documents[document.id] = documents[path.name] = document
        later.append((row, document))
        texts.add(reading, *_records(reading, sources[0].id, words))
    names = {row.cells["file"] for row in rows}
    for path in sorted((folder / "policy").glob("[!.~]*")) if folder else ():
        if not path.is_file() or path.name in names or path.stem.upper() == "README":
            continue
        reading = _read(path, words, problems)
        if reading is not None:
            source = source_of(reading)
            nodes, edges = _records(reading, source.id, words)
            documents[path.name] = Ref("PolicyDocument", reading.id)
            texts.add(reading, [source, *nodes], edges)
            note = "no row of policies.csv names its source; one is made from its title, issuer and date"
            texts.warnings.append(Problem(f"policy/{path.name}", 0, note))
    for node in texts.nodes:
        index.add(node.label, node.id)
    texts.edges += [edge for row, document in later if (edge := _version(row, document, documents, problems))]
    return texts


def unlisted(path: Path, words: Vocabulary, problems: Problems) -> RecordSet | None:
    """Read a text that no ``policies.csv`` lists; its Source is made from the text itself."""
    reading = _read(path, words, problems)
    if reading is None:
        return None
    source = source_of(reading)
    nodes, edges = _records(reading, source.id, words)
    name = (f"policy-{reading.id}",)
    return RecordSet(
        name,
        tuple(replace(node, datasets=name) for node in (source, *nodes)),
        tuple(replace(edge, datasets=name) for edge in edges),
        files={path.name: reading.sha256},
    )


def source_of(reading: PolicyReading) -> Node:
    """Make the Source of a text from its title, issuers, date and hash."""
    about = reading.document
    properties = {
        "title": about.title or reading.file,
        "publisher": "、".join(about.issuers),
        "kind": "official" if about.issuers else "other",
        "published_on": about.published_on,
        "language": about.language,
    }
    return Node("Source", f"src-policy-{reading.sha256[:12]}", properties)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path, words: Vocabulary, problems: Problems) -> PolicyReading | None:
    try:
        return policy.read(
            path, words.gazetteer, target_rules=words.target_rules, network=words.network.as_dict()
        )
    except InputError as error:
        problems.extend(error.problems)
        return None


def _records(reading: PolicyReading, source_id: str, words: Vocabulary) -> tuple[list[Node], list[Edge]]:
    return policy.records(
        reading,
        document_id=reading.id,
        source_id=source_id,
        target_rules=words.target_rules,
        network=words.network.as_dict(),
    )


def _file(row: Row, folder: Path | None, problems: Problems) -> Path | None:
    name = row.cells["file"]
    if not name:
        problems.append(row.problem("file is empty", "file"))
        return None
    path = folder / "policy" / name if folder else None
    if path and path.is_file():
        return path
    there = sorted(item.name for item in path.parent.glob("*")) if path else []
    problems.append(row.problem(f"no such file policy/{name}{did_you_mean(name, there)}", "file"))
    return None


def _version(row: Row, document: Ref, documents: dict[str, Ref], problems: Problems) -> Edge | None:
    earlier = row.cells["version_of"]
    if not earlier:
        return None
    if earlier not in documents or documents[earlier] == document:
        hint = did_you_mean(earlier, list(documents))
        problems.append(row.problem(f"version_of: no such policy file '{earlier}'{hint}", "version_of"))
        return None
    return Edge("VERSION_OF", document, documents[earlier], {}, (row.cells["source_id"],))
