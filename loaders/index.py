"""All entities that the tables state, by id, and what to say of an id that none of them has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.errors import Problem, nearest
from graph.records import Ref
from loaders.table import Problems, Row
from loaders.tables import words


class Index:
    """Entities by id, filled from the rows of all tables of all data sets."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._hints: dict[tuple[str, tuple[str, ...]], str] = {}

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._labels

    def add(self, label: str, node_id: str, names: Iterable[str] = ()) -> str | None:
        """Note an entity; returns the label under which the id is known already, if another one."""
        known = self._labels.setdefault(node_id, label)
        for surface in (node_id, *names):
            if surface:
                self._names[label].setdefault(surface, node_id)
        return known if known != label else None

    def resolve(self, node_id: str, labels: tuple[str, ...]) -> Ref | str:
        """Return the entity that an id names, or what is wrong with the id."""
        label = self._labels.get(node_id)
        if label in labels:
            return Ref(label, node_id)
        if label is not None:
            return f"'{node_id}' is {_article(words((label,)))}, not {_article(words(labels))}"
        return f"unknown {words(labels)} '{node_id}'{self._hint(node_id, labels)}"

    def refer(self, row: Row, column: str, labels: tuple[str, ...], problems: Problems) -> tuple[Ref, ...]:
        """Return the entities that a cell names, noting every unknown one."""
        found = []
        for node_id in row.many(column):
            answer = self.resolve(node_id, labels)
            if isinstance(answer, Ref):
                found.append(answer)
            else:
                problems.append(row.problem(answer, column))
        return tuple(found)

    def _hint(self, node_id: str, labels: tuple[str, ...]) -> str:
        key = node_id, labels
        if key not in self._hints:
            known = {surface: ref for label in labels for surface, ref in self._names[label].items()}
            best = nearest(node_id, list(known))
            shown = "" if best is None else f"'{best}'" if known[best] == best else f"{best} ({known[best]})"
            self._hints[key] = f"; did you mean {shown}?" if shown else ""
        return self._hints[key]


def duplicates(rows: Iterable[tuple[str, Row]], shown: Index) -> list[Problem]:
    """Fill `shown` with the rows of one data set and note every id that stands twice in it.

    Parameters
    ----------
    rows
        Pairs of label and row.
    shown
        All entities so far; ids of other data sets may be stated again, with the same label.
    """
    seen: dict[str, Row] = {}
    problems = []
    for label, row in rows:
        node_id = row.cells.get("id", "")
        if not node_id:
            continue
        if node_id in seen:
            first = seen[node_id]
            problems.append(
                row.problem(f"duplicate id '{node_id}'; it stands in {first.file}:{first.line}", "id")
            )
            continue
        seen[node_id] = row
        other = shown.add(label, node_id, (row.cells.get("name_zh", ""), row.cells.get("name_en", "")))
        if other:
            message = f"id '{node_id}' is {_article(words((other,)))} in another data set"
            problems.append(row.problem(message, "id"))
    return problems


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
