"""Who or what a person means by a name: ids, names in either language and aliases of all known entities."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from graph.records import Node

_APART = re.compile(r"[;；\n]+")
_LISTED = re.compile(r"[、,，]+")
_QUIET = re.compile(r"[\s“”\"'‘’「」·•]+")


def plain(text: str) -> str:
    """Text with full-width letters, digits and signs as usual ones."""
    return unicodedata.normalize("NFKC", text).strip()


def surface(text: str) -> str:
    """What two spellings of a name must share to be the same."""
    return _QUIET.sub("", unicodedata.normalize("NFKC", text)).casefold()


class Names:
    """Ids by what people may write for them."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._own: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._aliases: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._shown: dict[str, str] = {}
        self._found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._ids

    def add(self, label: str, node_id: str, names: Iterable[str], aliases: Iterable[str] = ()) -> None:
        """Note an entity."""
        self._ids.setdefault(node_id, label)
        written = [name for name in names if name]
        self._shown.setdefault(node_id, written[0] if written else node_id)
        for name in (node_id, *written):
            self._own[label][surface(name)].add(node_id)
        for name in aliases:
            self._aliases[label][surface(name)].add(node_id)
        self._found.clear()

    def add_nodes(self, nodes: Iterable[Node]) -> None:
        """Note entities that are known."""
        for node in nodes:
            own = node.properties
            names = [str(own.get(name) or "") for name in ("name_zh", "name_en", "title")]
            aliases = own.get("aliases")
            self.add(node.label, node.id, names, map(str, aliases) if isinstance(aliases, tuple) else ())

    def find(self, text: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Ids that a text can mean, each of one of the labels; none, one or several."""
        key = text, labels
        if key not in self._found:
            self._found[key] = self._search(text, labels)
        return self._found[key]

    def parts(self, text: str, labels: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """The entries of a list cell, each with the ids that it can mean.

        Entries are set apart by semicolons or lines; by commas and 、 where the whole is no name.
        """
        found = []
        for part in filter(None, (part.strip() for part in _APART.split(text))):
            ids = self.find(part, labels)
            smaller = [piece.strip() for piece in _LISTED.split(part) if piece.strip()]
            if ids or len(smaller) < 2:
                found.append((part, ids))
            else:
                found += [(piece, self.find(piece, labels)) for piece in smaller]
        return found

    def shown(self, node_id: str) -> str:
        """Name and id, for messages."""
        name = self._shown.get(node_id, node_id)
        return node_id if name == node_id else f"{name} ({node_id})"

    def _search(self, text: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        if self._ids.get(text) in labels:
            return (text,)
        key = surface(text)
        for known in (self._own, self._aliases):
            hits = {node_id for label in labels for node_id in known[label].get(key, ())}
            if hits:
                return tuple(sorted(hits))
        last = text.split()[-1].strip("()（）[]") if text.split() else ""
        return (last,) if last != text and self._ids.get(last) in labels else ()
