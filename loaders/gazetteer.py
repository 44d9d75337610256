"""Which words of a text name which entities.

All surfaces stand in one Aho-Corasick automaton (Aho and Corasick, 1975), so that a text is read once,
however many names are known. Overlaps are decided within a kind: the longest surface wins, then the
leftmost; Country and Region are one kind. A trap is a surface without an entity: it competes with every
kind and means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import ahocorasick

from graph.records import Node

NAMED_LABELS = (
    "Country",
    "Region",
    "Field",
    "Instrument",
    "Park",
    "Organization",
    "Enterprise",
    "Lab",
    "Cooperation",
)
"""Labels whose entities a text can name."""

_TRAP = "trap"
_PROPER = frozenset({"Country", "Region", "Park", "Organization", "Enterprise", "Lab", "Cooperation"})
_PLURAL = frozenset({"Field", "Instrument"})

_SAME = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME |= {0x3000: 0x20, 0xA0: 0x20}
_SAME |= {ord(mark): ord('"') for mark in "“”„‟「」『』〝〞"}
_SAME |= {ord(mark): ord("'") for mark in "‘’‚‛`´"}
_SAME |= {ord(mark): ord("-") for mark in "‐‑‒–—―−─"}
_SAME |= {ord(mark): ord("·") for mark in "•・‧∙"}

_GAP = re.compile(r"(?<=[\u2e80-\uffef])[ \u3000\xa0]+(?=[\u2e80-\uffef])")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


class Entity(NamedTuple):
    """An entity that a surface stands for."""

    label: str
    id: str


class Match(NamedTuple):
    """A surface found in a text, with all entities of one kind that it stands for."""

    start: int
    end: int
    entities: tuple[Entity, ...]


class _Surface(NamedTuple):
    length: int
    left: bool
    right: bool
    exact: str
    proper: str
    kinds: tuple[tuple[str, tuple[Entity, ...]], ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names that are known; made by `build`.

    Parameters
    ----------
    kinds
        ``country``, ``territory`` or ``home`` of every country, by id.
    seats
        Id of the country of every park, by the park's id.
    size
        Number of surfaces.
    """

    kinds: Mapping[str, str]
    seats: Mapping[str, str]
    size: int
    _automaton: Any = field(repr=False)
    _surfaces: tuple[_Surface, ...] = field(repr=False)

    def find(self, text: str) -> list[Match]:
        """Find all mentions, by start, then longest first.

        Time grows linearly with the text (and with the number of matches).
        """
        if not self.size:
            return []
        folded = fold(text)
        surfaces = self._surfaces
        found: dict[str, list[Match]] = {}
        for last, number in self._automaton.iter(folded):
            surface = surfaces[number]
            end = last + 1
            start = end - surface.length
            if surface.left and start and _wordy(folded[start - 1]):
                continue
            if surface.right and end < len(folded) and _wordy(folded[end]):
                continue
            if surface.exact and text[start:end].translate(_SAME) != surface.exact:
                continue
            if surface.proper and not _capitalised(text[start:end], surface.proper):
                continue
            for kind, entities in surface.kinds:
                found.setdefault(kind, []).append(Match(start, end, entities))
        traps = found.pop(_TRAP, [])
        kept: list[Match] = []
        for matches in found.values():
            kept += _longest(matches + traps)
        kept.sort(key=lambda match: (match.start, -match.end))
        return kept


def build(nodes: Iterable[Node], traps: Iterable[str]) -> Gazetteer:
    """Make a gazetteer.

    Parameters
    ----------
    nodes
        Nodes of the labels in `NAMED_LABELS` (others are passed over); their ``name_zh``, ``name_en``
        and ``aliases`` are the surfaces. An English name in parentheses is known without them too.
    traps
        Surfaces that are matched and mean nothing.
    """
    meanings: dict[str, dict[str, dict[Entity, None]]] = {}
    spelled: dict[str, str] = {}
    kinds: dict[str, str] = {}
    seats: dict[str, str] = {}

    def add(surface: str, kind: str, entity: Entity | None) -> None:
        surface = surface.strip()
        if len(surface) < 2:
            return
        key = fold(surface)
        spelled.setdefault(key, surface)
        held = meanings.setdefault(key, {}).setdefault(kind, {})
        if entity is not None:
            held[entity] = None

    shortened: list[tuple[str, str, Entity]] = []
    for node in nodes:
        if node.label not in NAMED_LABELS:
            continue
        entity = Entity(node.label, node.id)
        kind = "place" if node.label in ("Country", "Region") else node.label
        if node.label == "Country":
            kinds[node.id] = str(node.properties.get("kind", "country"))
        if node.label == "Park" and node.properties.get("country_id"):
            seats[node.id] = str(node.properties["country_id"])
        for surface in _surfaces(node):
            add(surface, kind, entity)
        short = _PARENTHESIS.sub("", str(node.properties.get("name_en", ""))).strip()
        shortened.append((short, kind, entity))
    for short, kind, entity in shortened:
        if kind not in meanings.get(fold(short), {}):
            add(short, kind, entity)
    for trap in traps:
        add(trap, _TRAP, None)

    automaton = ahocorasick.Automaton()
    surfaces: list[_Surface] = []
    for key, by_kind in meanings.items():
        automaton.add_word(key, len(surfaces))
        surfaces.append(_surface(key, spelled[key], by_kind))
    if surfaces:
        automaton.make_automaton()
    return Gazetteer(kinds, seats, len(surfaces), automaton, tuple(surfaces))


def fold(text: str) -> str:
    """Make spellings equal that mean the same, character by character, so that no offset moves.

    Full width becomes half width, quotes and dashes become one kind each, letters become small.
    """
    same = text.translate(_SAME)
    small = same.lower()
    if len(small) == len(same):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in same)


def _surfaces(node: Node) -> Iterable[str]:
    names = [node.properties.get("name_zh"), node.properties.get("name_en")]
    aliases = node.properties.get("aliases", ())
    known = [str(name) for name in names if name]
    known += [str(alias) for alias in aliases] if isinstance(aliases, tuple) else []
    yield from known
    yield from (shut for name in known if (shut := _GAP.sub("", name)) != name)
    if node.label in _PLURAL:
        yield from (_plural(name) for name in known if name.isascii() and name[-1].isalpha())


def _plural(name: str) -> str:
    if name.endswith("s"):
        return name
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("x", "ch", "sh")) else "s")


def _surface(key: str, spelled: str, by_kind: Mapping[str, Mapping[Entity, None]]) -> _Surface:
    same = spelled.translate(_SAME)
    letters = same.isascii() and any(letter.isalpha() for letter in same)
    acronym = letters and same == same.upper() and sum(map(str.isalpha, same)) <= 5
    proper = letters and not acronym and same[0].isupper() and not _PROPER.isdisjoint(_labels(by_kind))
    return _Surface(
        len(key),
        _wordy(key[0]),
        _wordy(key[-1]),
        same if acronym else "",
        same if proper else "",
        tuple((kind, tuple(entities)) for kind, entities in by_kind.items()),
    )


def _labels(by_kind: Mapping[str, Mapping[Entity, None]]) -> set[str]:
    return {entity.label for entities in by_kind.values() for entity in entities}


def _wordy(letter: str) -> bool:
    """Whether the letter belongs to a script that puts spaces between words."""
    return letter.isalnum() and letter < "\u2e80"


def _capitalised(found: str, proper: str) -> bool:
    """Whether every word that the name writes with a capital has one in the text too."""
    return all(
        not wanted.isupper() or is_there.isupper()
        for index, (wanted, is_there) in enumerate(zip(proper, found, strict=True))
        if index == 0 or not proper[index - 1].isalnum()
    )


def _longest(matches: list[Match]) -> list[Match]:
    """Of matches that overlap keep the longest, then the leftmost; traps are dropped at the end."""
    matches.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    index, count = 0, len(matches)
    while index < count:
        first = matches[index]
        reach = first.end
        after = index + 1
        while after < count and matches[after].start < reach:
            reach = max(reach, matches[after].end)
            after += 1
        if after == index + 1:
            if first.entities:
                kept.append(first)
        else:
            kept += _untangled(matches[index:after], reach)
        index = after
    return kept


def _untangled(cluster: list[Match], reach: int) -> list[Match]:
    base = cluster[0].start
    taken = bytearray(reach - base)
    kept = []
    for match in sorted(
        cluster, key=lambda match: (match.start - match.end, match.start, not match.entities)
    ):
        left, right = match.start - base, match.end - base
        if taken[left] or taken[right - 1]:
            continue
        taken[left:right] = b"\x01" * (right - left)
        if match.entities:
            kept.append(match)
    return kept
