"""Links that one would expect and that are missing, each with why.

A prediction is no fact: it is marked as predicted wherever it is shown, and never stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.evaluation import Evaluation, evaluate, index, matrix
from analysis.facts import Facts
from analysis.links import Link, LinkKind, links
from analysis.predictors import PREDICTORS
from graph.errors import UnknownName

SHOWN_WAYS = 5


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two ends that are not linked.

    Parameters
    ----------
    through
        The nodes between them, from the one end to the other.
    record_ids
        For each step, one record behind it.
    """

    through: tuple[str, ...]
    record_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A link that is expected and missing.

    Parameters
    ----------
    rank
        From 1; equal scores share the best of their places.
    kind, one, other
        What it joins.
    predictor, score
        Which predictor says so and its score; comparable within one predictor alone.
    ways
        Why: the shortest ways between the ends, those through the least connected nodes first.
    ways_in_all
        How many there are.
    """

    rank: int
    kind: LinkKind
    one: str
    other: str
    predictor: str
    score: float
    ways: tuple[Way, ...]
    ways_in_all: int
    predicted: bool = True


@dataclass(frozen=True, slots=True)
class Expectation:
    """Expected links of a kind and how far they can be trusted.

    Parameters
    ----------
    evaluation
        How the predictors did; where none beats the baseline, no link is expected.
    links
        The best first.
    """

    evaluation: Evaluation
    links: tuple[Expected, ...]


def expected(
    facts: Facts, kind: LinkKind, *, predictor: str | None = None, top: int = 50, seed: int = 1
) -> Expectation:
    """Expected links by the predictor that evaluation chooses, at most `top`.

    Of parks, only pairs of a park of the home country and one abroad are expected; of actors, those of the
    home country.

    Parameters
    ----------
    predictor
        Use this one, whatever evaluation says of it.

    Raises
    ------
    UnknownName
        Where there is no such predictor.
    """
    if predictor is not None and predictor not in PREDICTORS:
        raise UnknownName("predictor", predictor, list(PREDICTORS))
    known = links(facts, kind)
    evaluation = evaluate(known, kind, seed=seed)
    used = predictor or evaluation.chosen
    if used is None or not known:
        return Expectation(evaluation, ())
    return Expectation(evaluation, _best(facts, known, kind, used, top))


def _best(
    facts: Facts, known: Sequence[Link], kind: LinkKind, predictor: str, top: int
) -> tuple[Expected, ...]:
    rows, columns = index(known, kind)
    before = matrix(known, rows, columns, kind)
    values = PREDICTORS[predictor](before)
    pairs = [
        (float(values[row, column]), rows[row], columns[column])
        for row, column in zip(*np.nonzero(before == 0), strict=True)
        if values[row, column] > 0 and _wanted(facts, kind, rows[row], columns[column])
    ]
    pairs.sort(key=lambda pair: (-round(pair[0], 12), pair[1], pair[2]))
    records = {(link.one, link.other): link.record_ids[0] for link in known}
    if kind is LinkKind.PARK_PARK:
        records |= {(other, one): record for (one, other), record in records.items()}
    found: list[Expected] = []
    for place, (value, one, other) in enumerate(pairs[:top], start=1):
        ways = _ways(records, rows, columns, before, kind, one, other)
        score = round(value, 9)
        tied = bool(found) and found[-1].score == score
        rank = found[-1].rank if tied else place
        shown = tuple(ways[:SHOWN_WAYS])
        found.append(Expected(rank, kind, one, other, predictor, score, shown, len(ways)))
    return tuple(found)


def _wanted(facts: Facts, kind: LinkKind, one: str, other: str) -> bool:
    home = facts.setting.home_country
    if kind is LinkKind.PARK_PARK:
        ours = [facts.actors[key].country_id == home for key in (one, other)]
        return one < other and sum(ours) == 1
    if kind is LinkKind.ACTOR_COUNTRY:
        return facts.actors[one].country_id == home
    return True


def _ways(
    records: dict[tuple[str, str], str],
    rows: list[str],
    columns: list[str],
    before: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    kind: LinkKind,
    one: str,
    other: str,
) -> list[Way]:
    row, column = rows.index(one), columns.index(other)
    degree_of_rows, degree_of_columns = before.sum(axis=1), before.sum(axis=0)
    found: list[tuple[float, Way]] = []
    if kind is LinkKind.PARK_PARK:
        for middle in np.nonzero(before[row] * before[:, column])[0]:
            name = rows[middle]
            way = Way((name,), (records[one, name], records[name, other]))
            found.append((float(degree_of_rows[middle]), way))
    else:
        for near in np.nonzero(before[row])[0]:
            for far in np.nonzero(before[:, near] * before[:, column])[0]:
                if far != row:
                    steps = ((one, columns[near]), (rows[far], columns[near]), (rows[far], other))
                    way = Way((columns[near], rows[far]), tuple(records[step] for step in steps))
                    found.append((float(degree_of_columns[near] * degree_of_rows[far]), way))
    found.sort(key=lambda item: (item[0], item[1].through))
    return [way for _, way in found]
