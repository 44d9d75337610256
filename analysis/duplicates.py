"""Which new entities are probably known already, by name in either language, alias, city and country.

References
----------
Christen, P. (2012). *Data Matching*. Springer. (blocking by kind, string likeness, then evidence beside it)
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from graph.records import Node

LIKELY = 86
"""Likeness of names, in per cent, from which a pair is offered where nothing speaks against it."""
_WEAKEST = 70
"""Likeness that their names must have in the other language, too, where both have one."""
_LABELS = (
    "Park",
    "Lab",
    "Organization",
    "Enterprise",
    "Cooperation",
    "Technology",
    "Demand",
    "ServicePlatform",
)
_FORM = re.compile(
    r"(有限责任公司|股份有限公司|有限公司|集团|公司"
    r"|\b(co|ltd|inc|llc|plc|corp|corporation|company|limited|group|the|of|and|for|in)\b)"
)
_OTHER = re.compile(r"[\W_]+")
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A new entity that is probably a known one.

    Parameters
    ----------
    label
        Kind of both.
    id, known_id
        The new one and the known one.
    score
        Likeness of their most similar names, 0 to 100.
    same_city, same_country
        Whether both state one and it is the same.
    """

    label: str
    id: str
    known_id: str
    score: float
    same_city: bool
    same_country: bool


def probable(
    new: Iterable[Node], known: Iterable[Node], decided: Iterable[tuple[str, str]] = ()
) -> tuple[Pair, ...]:
    """Find known entities that new ones probably are, the likeliest of each.

    Parameters
    ----------
    new, known
        Nodes; only those of the same kind are compared.
    decided
        Pairs of new and known id that a person has decided on; they are not offered again.

    Returns
    -------
    tuple of Pair
        Most alike first.
    """
    settled = set(decided)
    groups: dict[str, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for at, nodes in enumerate((new, known)):
        for node in nodes:
            if node.label in _LABELS:
                groups[node.label][at].append(node)
    found = [pair for label in _LABELS if label in groups for pair in _pairs(label, *groups[label], settled)]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.id, pair.known_id)))


def core(name: str) -> str:
    """A name without its legal form, spaces, signs and case."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )
    return _OTHER.sub("", _FORM.sub(" ", text)) or _OTHER.sub("", text)


def _pairs(
    label: str, new: Sequence[Node], known: Sequence[Node], settled: set[tuple[str, str]]
) -> list[Pair]:
    mine = [(node, core(name)) for node in new for name in _names(node)]
    theirs = [(node, core(name)) for node in known for name in (*_names(node), *_aliases(node))]
    if not mine or not theirs:
        return []
    best: dict[str, Pair] = {}
    choices = [name for _, name in theirs]
    for first in range(0, len(mine), _CHUNK):
        part = mine[first : first + _CHUNK]
        scores = process.cdist(
            [name for _, name in part], choices, scorer=fuzz.ratio, score_cutoff=LIKELY - 6, dtype=np.float32
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            (node, name), (other, _) = part[row], theirs[column]
            if node.id == other.id or (node.id, other.id) in settled or not name:
                continue
            pair = _judged(label, node, other, float(scores[row, column]))
            if pair and (node.id not in best or _rank(pair) > _rank(best[node.id])):
                best[node.id] = pair
    return list(best.values())


def _judged(label: str, node: Node, other: Node, score: float) -> Pair | None:
    """Weigh what else is stated: another country speaks against it, the same city for it."""
    city = _compare(node, other, "city")
    country = _compare(node, other, "country_id")
    country = _compare(node, other, "country_ids") if country is None else country
    if (country is False and score < 100) or (city is False and score < 95):
        return None
    if score < 100 and (_numbers(node) != _numbers(other) or _other_language(node, other) < _WEAKEST):
        return None
    needed = LIKELY - 6 if city else LIKELY
    if score < needed:
        return None
    return Pair(label, node.id, other.id, round(score, 1), city is True, country is True)


def _numbers(node: Node) -> set[str]:
    """Numbers in the names: the meeting of another year is another meeting."""
    return {number for name in _names(node) for number in re.findall(r"\d+", name)}


def _other_language(node: Node, other: Node) -> float:
    """Likeness in the language in which the names are less alike, of those in which both have one."""
    pairs = [(node.properties.get(name), other.properties.get(name)) for name in ("name_zh", "name_en")]
    return min((fuzz.ratio(core(str(a)), core(str(b))) for a, b in pairs if a and b), default=100.0)


def _compare(node: Node, other: Node, name: str) -> bool | None:
    mine, theirs = node.properties.get(name), other.properties.get(name)
    if not mine or not theirs:
        return None
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return bool(set(mine) & set(theirs))
    return str(mine).casefold() == str(theirs).casefold()


def _rank(pair: Pair) -> tuple[float, bool, bool, str]:
    return pair.score, pair.same_city, pair.same_country, pair.known_id


def _names(node: Node) -> list[str]:
    return [str(node.properties[name]) for name in ("name_zh", "name_en") if node.properties.get(name)]


def _aliases(node: Node) -> list[str]:
    aliases = node.properties.get("aliases")
    return [str(alias) for alias in aliases] if isinstance(aliases, tuple) else []
