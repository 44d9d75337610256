"""Nodes and edges as the loaders state them: frozen, checked against the schema, with stable ids."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from graph.errors import RecordError, did_you_mean
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME, Kind, Property

_PYTHON_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.STRING: (str,),
    Kind.INTEGER: (int,),
    Kind.FLOAT: (float, int),
    Kind.BOOLEAN: (bool,),
}
Value: TypeAlias = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | None


class Ref(NamedTuple):
    """A node, named by its label and id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph.

    Parameters
    ----------
    label, id
        What and which it is; together they name it.
    properties
        Without ``id``, ``source_ids`` and ``datasets``; a property that is unknown (None, an empty
        string or list) is left out.
    source_ids
        Ids of the sources that it rests on.
    datasets
        The data sets that state it.

    Raises
    ------
    RecordError
        Where the schema does not know the label, a property or a value.
    """

    label: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.label not in LABEL_BY_NAME:
            raise RecordError(f"unknown label '{self.label}'{did_you_mean(self.label, list(LABEL_BY_NAME))}")
        if not self.id:
            raise RecordError(f"a {self.label} without an id")
        where = f"{self.label} '{self.id}'"
        object.__setattr__(
            self, "properties", _checked(where, self.properties, LABEL_BY_NAME[self.label].properties)
        )

    @property
    def ref(self) -> Ref:
        """Its label and id."""
        return Ref(self.label, self.id)

    def stored(self) -> dict[str, object]:
        """All properties as they are stored."""
        return _stored(self.properties, self.source_ids, self.datasets) | {"id": self.id}


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph; one without evidence is refused.

    Parameters
    ----------
    type, start, end
        What it is and which nodes it joins.
    properties
        Without ``id``, ``source_ids`` and ``datasets``.
    source_ids
        Ids of the sources that it rests on; at least one.
    key
        What tells it from other edges of the same type between the same nodes (a role, an offset).
    datasets
        The data sets that state it.

    Raises
    ------
    RecordError
        Where the schema does not allow it or no source stands behind it.
    """

    type: str
    start: Ref
    end: Ref
    properties: Mapping[str, Value] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    key: str = ""
    datasets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        kind = TYPE_BY_NAME.get(self.type)
        if kind is None:
            raise RecordError(
                f"unknown relationship '{self.type}'{did_you_mean(self.type, list(TYPE_BY_NAME))}"
            )
        where = f"({self.start.label} '{self.start.id}')-[{self.type}]->({self.end.label} '{self.end.id}')"
        if not kind.allows(self.start.label, self.end.label):
            raise RecordError(f"{where}: {self.type} does not join {self.start.label} to {self.end.label}")
        if not self.source_ids:
            raise RecordError(f"{where}: an edge needs at least one source")
        object.__setattr__(self, "properties", _checked(where, self.properties, kind.properties))

    @property
    def id(self) -> str:
        """Its identity: type, ends and key."""
        ends = f"{self.type}:{self.start.id}:{self.end.id}"
        return f"{ends}:{self.key}" if self.key else ends

    def stored(self) -> dict[str, object]:
        """All properties as they are stored."""
        return _stored(self.properties, self.source_ids, self.datasets) | {"id": self.id}


@dataclass(frozen=True, slots=True)
class RecordSet:
    """Everything that one load states.

    Parameters
    ----------
    datasets
        The data sets read, in order; what they stated before and no longer state is withdrawn.
    nodes, edges
        Sorted by label or type and id; each stated once.
    network
        ``network.toml`` of the first data set that has one.
    files
        Each file read and its SHA-256.
    """

    datasets: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    network: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def fingerprint(self) -> str:
        """SHA-256 over the data sets' names, all nodes and all edges."""
        digest = hashlib.sha256(json.dumps([self.datasets, dict(self.network)], ensure_ascii=False).encode())
        for node in self.nodes:
            digest.update(_line(node.label, node.stored()))
        for edge in self.edges:
            digest.update(_line(edge.type, edge.stored()))
        return digest.hexdigest()


def merge(parts: Iterable[RecordSet]) -> RecordSet:
    """Lay record sets over one another; where two state the same node, later properties win.

    Sources and data sets of both are kept.
    """
    nodes: dict[Ref, Node] = {}
    edges: dict[str, Edge] = {}
    datasets: list[str] = []
    network: Mapping[str, object] = {}
    files: dict[str, str] = {}
    for part in parts:
        datasets += [name for name in part.datasets if name not in datasets]
        network = network or part.network
        files |= part.files
        for node in part.nodes:
            nodes[node.ref] = _laid_over(nodes.get(node.ref), node)
        for edge in part.edges:
            edges[edge.id] = _laid_over(edges.get(edge.id), edge)
    return RecordSet(
        tuple(datasets),
        tuple(nodes[ref] for ref in sorted(nodes)),
        tuple(edges[key] for key in sorted(edges)),
        network,
        files,
    )


_Record = TypeVar("_Record", Node, Edge)


def _laid_over(below: _Record | None, above: _Record) -> _Record:
    if below is None:
        return above
    return replace(
        above,
        properties={**below.properties, **above.properties},
        source_ids=tuple(dict.fromkeys(below.source_ids + above.source_ids)),
        datasets=tuple(dict.fromkeys(below.datasets + above.datasets)),
    )


def _checked(where: str, properties: Mapping[str, Value], known: tuple[Property, ...]) -> Mapping[str, Value]:
    by_name = {item.name: item for item in known}
    kept: dict[str, Value] = {}
    for name, value in properties.items():
        if value is None or value == "" or value == ():
            continue
        item = by_name.get(name)
        if item is None:
            raise RecordError(f"{where}: unknown property '{name}'{did_you_mean(name, list(by_name))}")
        if not _fits(value, item.kind):
            raise RecordError(f"{where}: {name} is {value!r}, not a {item.kind}")
        if item.values and value not in item.values:
            raise RecordError(f"{where}: {name} is '{value}', not one of {', '.join(item.values)}")
        kept[name] = value
    return MappingProxyType(kept)


def _fits(value: Value, kind: Kind) -> bool:
    if kind in (Kind.STRINGS, Kind.INTEGERS):
        inner = str if kind is Kind.STRINGS else int
        return isinstance(value, tuple) and all(isinstance(item, inner) for item in value)
    return isinstance(value, _PYTHON_TYPES[kind]) and (kind is Kind.BOOLEAN or not isinstance(value, bool))


def _stored(
    properties: Mapping[str, Value], source_ids: tuple[str, ...], datasets: tuple[str, ...]
) -> dict[str, object]:
    lists: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()
    }
    if source_ids:
        lists["source_ids"] = list(source_ids)
    if datasets:
        lists["datasets"] = sorted(datasets)
    return lists


def _line(kind: str, stored: dict[str, object]) -> bytes:
    return json.dumps([kind, stored], ensure_ascii=False, sort_keys=True).encode() + b"\n"
