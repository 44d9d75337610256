"""Find anything by what a person types: Chinese, English, pinyin, initials, codes, small misspellings.

Each word narrows down: it must match the thing itself or something that it is linked to (its country, its
field). Exact matches come before beginnings, these before parts, these before misspellings.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pypinyin import Style, lazy_pinyin
from rapidfuzz import fuzz, process

_FUZZY_FROM = 4
_FUZZY_CUTOFF = 80.0
_LINKED = 0.45
_CODE = 2
_HAN = ("CJK UNIFIED", "CJK COMPATIBILITY")


class How(StrEnum):
    """How a word met a thing."""

    NAME = "name"
    ALIAS = "alias"
    CODE = "code"
    PINYIN = "pinyin"
    INITIALS = "initials"
    SPELLING = "spelling"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Parameters
    ----------
    id, label
        Which and what kind.
    name_zh, name_en, aliases, codes
        What it is called.
    linked
        Ids of what it belongs to: countries, fields.
    """

    id: str
    label: str
    name_zh: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Parameters
    ----------
    score
        0 to 100; the mean over the words.
    how
        How the first word that says more than a name met it.
    matched
        The alias, code or spelling that met it, where it is not the name.
    """

    entry: Entry
    score: float
    how: How
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A country and a field that the words name together."""

    country: Entry
    field: Entry


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: pairs of country and field, then hits, best first."""

    pairs: tuple[Pair, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    text: str
    shown: str
    how: How
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Met:
    score: float
    how: How
    matched: str = ""


# exact, beginning, beginning of a word, part
_WEIGHTS: Mapping[How, tuple[float, float, float, float]] = {
    How.NAME: (100, 88, 80, 70),
    How.ALIAS: (97, 82, 76, 62),
    How.CODE: (99, 0, 0, 0),
    How.PINYIN: (90, 78, 0, 60),
    How.INITIALS: (84, 66, 0, 0),
}
_ORDER = ("Country", "Field", "Park", "Region", "Enterprise", "Organization", "Lab", "Instrument")


class Index:
    """Everything that can be found, prepared once.

    Parameters
    ----------
    entries
        What can be found; ids are unique.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[str, Entry] = {entry.id: entry for entry in entries}
        self._keys: dict[str, tuple[_Key, ...]] = {key: _keys(entry) for key, entry in self.entries.items()}
        self._members: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries.values():
            for other in entry.linked:
                self._members[other].append(entry.id)
        spelled = [
            (key.text, own)
            for own, keys in self._keys.items()
            for key in keys
            if len(key.text) >= _FUZZY_FROM
        ]
        self._spellings = [text for text, _ in spelled]
        self._owners = [own for _, own in spelled]

    def search(self, text: str, limit: int = 60) -> Found:
        """Search for what a person typed.

        Parameters
        ----------
        text
            Words, separated by spaces; each narrows down.
        limit
            Most hits to return.
        """
        words = [word for word in map(normal, text.split()) if word]
        whole = normal(text)
        if not words:
            return Found((), ())
        met = [self._meet(word) for word in words]
        found = _together([self._with_linked(one) for one in met])
        if len(words) > 1:  # the words may also be one name with spaces in it
            for key, one in self._meet(whole).items():
                if one.how is not How.SPELLING and (key not in found or one.score > found[key].score):
                    found[key] = one
        hits = [Hit(self.entries[key], one.score, one.how, one.matched) for key, one in found.items()]
        hits.sort(key=_rank)
        return Found(self._pairs(met), tuple(hits[:limit]))

    def _meet(self, word: str) -> dict[str, _Met]:
        found: dict[str, _Met] = {}
        for key, keys in self._keys.items():
            best = max(
                (_meets(word, one) for one in keys), key=lambda one: one.score, default=_Met(0, How.NAME)
            )
            if best.score:
                found[key] = best
        if len(word) >= _FUZZY_FROM and not any(one.score >= _WEIGHTS[How.NAME][2] for one in found.values()):
            for text, ratio, at in process.extract(
                word, self._spellings, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF, limit=60
            ):
                score, own = ratio * 0.6, self._owners[at]
                if own not in found or found[own].score < score:
                    found[own] = _Met(score, How.SPELLING, text)
        return found

    def _with_linked(self, own: Mapping[str, _Met]) -> dict[str, _Met]:
        found = dict(own)
        for key, met in own.items():
            if met.score < _WEIGHTS[How.CODE][0] * 0.6:
                continue
            for member in self._members.get(key, ()):
                score = met.score * _LINKED
                if member not in found or found[member].score < score:
                    found[member] = _Met(score, How.LINKED)
        return found

    def _pairs(self, met: Sequence[Mapping[str, _Met]]) -> tuple[Pair, ...]:
        best: dict[str, list[tuple[float, int, str]]] = {"Country": [], "Field": []}
        for at, one in enumerate(met):
            for key, how in one.items():
                label = self.entries[key].label
                if label in best and how.score >= 60:
                    best[label].append((how.score, at, key))
        pairs = [
            (c + f, self.entries[country], self.entries[field])
            for c, i, country in best["Country"]
            for f, j, field in best["Field"]
            if i != j
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2].id))
        return tuple(Pair(country, field) for _, country, field in pairs[:3])


def normal(text: str) -> str:
    """Compatibility form, lower case, accents off, without spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _keys(entry: Entry) -> tuple[_Key, ...]:
    keys = []
    for how, texts in (
        (How.NAME, (entry.name_zh, entry.name_en)),
        (How.ALIAS, entry.aliases),
        (How.CODE, entry.codes),
    ):
        for text in texts:
            if not text:
                continue
            words = tuple(map(normal, text.replace("-", " ").split())) if how is not How.CODE else ()
            keys.append(_Key(normal(text), text, how, words))
            if how is not How.CODE and _is_han(text):
                keys.append(_Key(normal("".join(lazy_pinyin(text))), text, How.PINYIN))
                keys.append(
                    _Key(normal("".join(lazy_pinyin(text, style=Style.FIRST_LETTER))), text, How.INITIALS)
                )
            elif len(words) > 2:
                keys.append(_Key("".join(word[0] for word in words if word), text, How.INITIALS))
    return tuple(dict.fromkeys(keys))


def _is_han(text: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_HAN) for letter in text)


def _meets(word: str, key: _Key) -> _Met:
    exact, start, inner, part = _WEIGHTS[key.how]
    if key.how is How.INITIALS and len(word) < _CODE:
        return _Met(0, key.how)
    score = 0.0
    if word == key.text:
        score = exact
    elif start and key.text.startswith(word):
        score = start - min(len(key.text) - len(word), 20) * 0.3
    elif inner and any(one.startswith(word) for one in key.words):
        score = inner - min(len(key.text) - len(word), 40) * 0.2
    elif part and len(word) >= _CODE and word in key.text and (word.isascii() is False or len(word) > _CODE):
        score = part - min(len(key.text) - len(word), 40) * 0.2
    return _Met(score, key.how, "" if key.how is How.NAME else key.shown)


def _together(met: Sequence[Mapping[str, _Met]]) -> dict[str, _Met]:
    found = {}
    for key in set(met[0]).intersection(*met[1:]):
        each = [one[key] for one in met]
        own = [one for one in each if one.how is not How.LINKED]
        telling = next((one for one in own if one.how is not How.NAME), (own or each)[0])
        found[key] = _Met(sum(one.score for one in each) / len(each), telling.how, telling.matched)
    return found


def _rank(hit: Hit) -> tuple[float, int, int, str]:
    label = hit.entry.label
    kind = _ORDER.index(label) if label in _ORDER else len(_ORDER)
    return (-round(hit.score, 3), kind, len(hit.entry.name_zh or hit.entry.name_en), hit.entry.id)
