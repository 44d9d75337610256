"""The tree of fields: what lies below what, and how near two fields are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from analysis.rows import Row
from graph.errors import RecordError


class FieldTree:
    """Fields and the fields above them.

    Parameters
    ----------
    parents
        Id of each field and of the one above it, None (or empty) for one at the top.
    names
        (id, Chinese, English) by id.

    Raises
    ------
    RecordError
        Where fields lie above one another in a circle, or below one that is not there.
    """

    def __init__(
        self, parents: Mapping[str, str | None], names: Mapping[str, tuple[str, str, str]] | None = None
    ) -> None:
        self._parents = {key: parents[key] or None for key in sorted(parents)}
        self._names = dict(names or {})
        self._above = {key: self._chain(key) for key in self._parents}
        self._below: dict[str, set[str]] = {key: set() for key in self._parents}
        for key, chain in self._above.items():
            for above in chain:
                self._below[above].add(key)

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> FieldTree:
        """Make the tree of rows with ``id``, ``parent_id``, ``name_zh`` and ``name_en``."""
        listed = [
            (str(row["id"]), row.get("parent_id"), row.get("name_zh"), row.get("name_en")) for row in rows
        ]
        return cls(
            {key: str(parent) if parent else None for key, parent, _, _ in listed},
            {key: (key, str(zh or ""), str(en or "")) for key, _, zh, en in listed},
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._parents)

    def __contains__(self, key: object) -> bool:
        return key in self._parents

    def __len__(self) -> int:
        return len(self._parents)

    def get(self, key: str) -> tuple[str, str, str] | None:
        """(id, Chinese, English) of a field, or None."""
        return self._names.get(key, (key, "", "")) if key in self._parents else None

    def above(self, key: str) -> tuple[str, ...]:
        """The field itself and those above it, upwards; empty for an unknown one."""
        return self._above.get(key, ())

    def below(self, key: str) -> frozenset[str]:
        """The field itself and all below it; empty for an unknown one."""
        return frozenset(self._below.get(key, ()))

    def distance(self, one: str, other: str) -> int | None:
        """Steps in the tree between two fields: 0 the same, 1 parent and child, 2 siblings; None: none."""
        mine, theirs = self.above(one), self.above(other)
        for steps, key in enumerate(mine):
            if key in theirs:
                return steps + theirs.index(key)
        return None

    def _chain(self, key: str) -> tuple[str, ...]:
        chain = [key]
        while (parent := self._parents[chain[-1]]) is not None:
            if parent in chain:
                raise RecordError(
                    f"fields lie above one another in a circle: {' -> '.join([*chain, parent])}"
                )
            if parent not in self._parents:
                raise RecordError(f"field '{chain[-1]}' lies below '{parent}', which is no field")
            chain.append(parent)
        return tuple(chain)
