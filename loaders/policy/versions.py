"""What a new version of a text changes, measure by measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from loaders.gazetteer import fold
from loaders.policy.model import PolicyReading

LIKE = 60.0
"""Least likeness (Indel ratio, 0 to 100) at which a measure counts as reworded and not as another one."""
_BLANK = re.compile(r"\s+")


class Kind(StrEnum):
    """What became of a measure."""

    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A measure as it is compared.

    Parameters
    ----------
    task
        Title of its task.
    """

    id: str
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a measure; it is moved where its words are the same and its task is another one.

    Parameters
    ----------
    old, new
        The measure before and after; one is None where it was added or dropped.
    likeness
        Indel ratio of both texts, 0 to 100.
    """

    kind: Kind
    old: Sentence | None
    new: Sentence | None
    likeness: float = 100.0

    def as_json(self) -> dict[str, object]:
        """The change as it is printed."""
        sides = {"old": self.old, "new": self.new}
        parts = {
            name: {"id": side.id, "task": side.task, "text": side.text} if side else None
            for name, side in sides.items()
        }
        return {"kind": self.kind.value, "likeness": round(self.likeness, 1), **parts}


def sentences_of(reading: PolicyReading) -> list[Sentence]:
    """The measures of a reading, to be compared."""
    return [Sentence(measure.id, task.title, measure.text) for task, measure in reading.measures()]


def compare(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Change, ...]:
    """Pair the measures of two versions.

    Equal texts are paired first (blanks, widths and quotes do not count), in the same task before others.
    What is left is paired by likeness, the most alike first. Changes come in the order of the new text;
    a dropped measure stands where it stood between its neighbours.
    """
    pairs = _equal(old, new)
    pairs |= _alike(old, new, pairs)
    before_of = {after: before for before, after in pairs.items()}
    changes: list[tuple[float, Change]] = []
    for at, sentence in enumerate(new):
        before = before_of.get(at)
        if before is None:
            changes.append((at, Change(Kind.ADDED, None, sentence, 0.0)))
        else:
            changes.append((at, _change(old[before], sentence)))
    last = -1.0
    for at, sentence in enumerate(old):
        if at in pairs:
            last = pairs[at]
        else:
            changes.append((last + 0.5, Change(Kind.DROPPED, sentence, None, 0.0)))
    return tuple(change for _, change in sorted(changes, key=lambda item: item[0]))


def differing(old: str, new: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Stretches of both texts that the other does not have, as (start, end)."""
    gone, came = [], []
    for step in Indel.opcodes(old, new):
        if step.tag in ("delete", "replace"):
            gone.append((step.src_start, step.src_end))
        if step.tag in ("insert", "replace"):
            came.append((step.dest_start, step.dest_end))
    return gone, came


def _change(before: Sentence, after: Sentence) -> Change:
    if _bare(before.text) != _bare(after.text):
        return Change(Kind.REWORDED, before, after, fuzz.ratio(_bare(before.text), _bare(after.text)))
    at_home = fuzz.ratio(_bare(before.task), _bare(after.task)) >= LIKE
    return Change(Kind.SAME if at_home else Kind.MOVED, before, after)


def _bare(text: str) -> str:
    return _BLANK.sub("", fold(text))


def _equal(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for whole in (True, False):
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, sentence in enumerate(new):
            if at not in taken:
                places[_bare(sentence.text), _bare(sentence.task) if whole else ""].append(at)
        for at, sentence in enumerate(old):
            found = places.get((_bare(sentence.text), _bare(sentence.task) if whole else ""))
            if at not in pairs and found:
                pairs[at] = found.pop(0)
                taken.add(pairs[at])
    return pairs


def _alike(old: Sequence[Sentence], new: Sequence[Sentence], pairs: dict[int, int]) -> dict[int, int]:
    left = [at for at in range(len(old)) if at not in pairs]
    right = [at for at in range(len(new)) if at not in set(pairs.values())]
    if not left or not right:
        return {}
    scores = process.cdist(
        [_bare(old[at].text) for at in left],
        [_bare(new[at].text) for at in right],
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
    )
    rows, columns = np.nonzero(scores)
    best = sorted(
        zip(rows, columns, strict=True), key=lambda spot: (-scores[spot], abs(spot[0] - spot[1]), spot)
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for row, column in best:
        if left[row] not in found and right[column] not in used:
            found[left[row]] = right[column]
            used.add(right[column])
    return found
