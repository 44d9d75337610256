"""What differs between two record sets: added, changed and removed, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.records import Edge, Node, RecordSet, Ref, Value

STATED_TYPES = ("TAKES_PART_IN", "SISTER_OF", "ADDRESSES")
"""Types of edges that are rows of a table; the others follow from cells of their nodes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs; None stands for an empty one."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Item:
    """A node, or an edge that is a row of a table, that differs.

    Parameters
    ----------
    kind
        Label or type.
    id
        Its id.
    name_zh, name_en
        Names of a node; of an edge those of its ends, joined by an arrow.
    cells
        What differs; of one that is added or removed, all that it states.
    """

    kind: str
    id: str
    name_zh: str
    name_en: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one record set states and another does not.

    Parameters
    ----------
    added, changed, removed
        Nodes and edges that are rows of tables, by kind and id.
    links_added, links_removed
        How many edges come and go in all.
    """

    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    links_added: int = 0
    links_removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.links_added or self.links_removed)

    def counts(self) -> dict[str, int]:
        """Number of items ``added``, ``changed``, ``removed``."""
        return {
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": len(self.removed),
        }

    def rows(self) -> Iterator[tuple[str, Item, Cell]]:
        """All cells that differ, each with ``added``, ``changed`` or ``removed`` and its item."""
        for what, items in (("added", self.added), ("changed", self.changed), ("removed", self.removed)):
            for item in items:
                for cell in item.cells:
                    yield what, item, cell


def difference(before: RecordSet, after: RecordSet) -> Difference:
    """Compare two record sets; which data sets state something is no difference, its sources are."""
    old_nodes = {node.ref: node for node in before.nodes}
    new_nodes = {node.ref: node for node in after.nodes}
    old_edges = {edge.id: edge for edge in before.edges}
    new_edges = {edge.id: edge for edge in after.edges}
    named = old_nodes | new_nodes
    added: list[Item] = []
    changed: list[Item] = []
    removed: list[Item] = []
    for ref in sorted(old_nodes.keys() | new_nodes.keys()):
        _sort_in(_node(old_nodes.get(ref), new_nodes.get(ref)), ref in old_nodes, ref in new_nodes,
                 added, changed, removed)  # fmt: skip
    for key in sorted(old_edges.keys() | new_edges.keys()):
        old, new = old_edges.get(key), new_edges.get(key)
        if (new or old).type in STATED_TYPES:  # type: ignore[union-attr]
            _sort_in(_edge(old, new, named), old is not None, new is not None, added, changed, removed)
    return Difference(
        tuple(added),
        tuple(changed),
        tuple(removed),
        len(new_edges.keys() - old_edges.keys()),
        len(old_edges.keys() - new_edges.keys()),
    )


def _sort_in(
    item: Item, was: bool, is_: bool, added: list[Item], changed: list[Item], removed: list[Item]
) -> None:
    if was and is_:
        if item.cells:
            changed.append(item)
    else:
        (added if is_ else removed).append(item)


def _node(old: Node | None, new: Node | None) -> Item:
    shown = new or old
    assert shown is not None  # noqa: S101
    names = [str(shown.properties.get(name) or "") for name in ("name_zh", "name_en")]
    title = str(shown.properties.get("title") or shown.properties.get("text") or "")
    return Item(
        shown.label, shown.id, names[0] or names[1] or title, names[1] or names[0] or title, _cells(old, new)
    )


def _edge(old: Edge | None, new: Edge | None, named: Mapping[Ref, Node]) -> Item:
    shown = new or old
    assert shown is not None  # noqa: S101
    ends = [_names(named.get(ref), ref) for ref in (shown.start, shown.end)]
    return Item(
        shown.type,
        shown.id,
        " → ".join(zh for zh, _ in ends),
        " → ".join(en for _, en in ends),
        _cells(old, new),
    )


def _names(node: Node | None, ref: Ref) -> tuple[str, str]:
    if node is None:
        return ref.id, ref.id
    zh, en = (str(node.properties.get(name) or "") for name in ("name_zh", "name_en"))
    return zh or en or ref.id, en or zh or ref.id


def _cells(old: Node | Edge | None, new: Node | Edge | None) -> tuple[Cell, ...]:
    before, after = _values(old), _values(new)
    return tuple(
        Cell(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*after, *before))
        if before.get(name) != after.get(name)
    )


def _values(record: Node | Edge | None) -> dict[str, Value]:
    if record is None:
        return {}
    values = {name: value for name, value in record.properties.items() if name not in ("start", "end")}
    return values | ({"source_ids": tuple(sorted(record.source_ids))} if record.source_ids else {})
