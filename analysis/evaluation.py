"""How well predictors foretell links that they were not shown.

References
----------
Fawcett, T. (2006). An introduction to ROC analysis. *Pattern Recognition Letters*, 27, 861-874.
Yang, Y., Lichtenwalter, R. N., Chawla, N. V. (2015). Evaluating link prediction methods. *Knowledge and
Information Systems*, 45, 751-782.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.links import Link, LinkKind
from analysis.predictors import BASELINE, PREDICTORS, Matrix

HIDDEN_SHARE = 0.1
REPEATS = 10
FEWEST = 10
"""Fewer true cases than this say nothing: such a split is left out."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one predictor did on one kind of test.

    Parameters
    ----------
    kind, test, predictor
        Kind of link; which test (see `evaluate`).
    auc
        Chance that a true case is placed before a false one; 0.5 is chance.
    average_precision
        Mean precision over all true cases; chance is the share of true cases.
    precision_10, precision_50
        Share of true cases among the first 10 and 50.
    wins
        In how many splits its average precision is above the baseline's.
    splits, true_cases, cases
        Number of splits and, on average over them, of true cases and of pairs that were ranked.
    """

    kind: LinkKind
    test: str
    predictor: str
    auc: float
    average_precision: float
    precision_10: float
    precision_50: float
    wins: int
    splits: int
    true_cases: float
    cases: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of all predictors for a kind of link.

    Parameters
    ----------
    kind
        Kind of link.
    scores
        By test and predictor.
    chosen
        The predictor that is used, None where none beats the baseline.
    decided
        Whether a test was made that can decide; with too few records none is.
    undated
        Links without a year: they train no ``later`` test and are no case in it.
    years
        The years up to which the ``later`` tests train.
    """

    kind: LinkKind
    scores: tuple[Score, ...]
    chosen: str | None
    decided: bool
    undated: int
    years: tuple[int, ...]


def index(links: Sequence[Link], kind: LinkKind) -> tuple[list[str], list[str]]:
    """Rows and columns of the matrix of links; the same for parks, which have one side."""
    if kind is LinkKind.PARK_PARK:
        parks = sorted({end for link in links for end in (link.one, link.other)})
        return parks, parks
    return sorted({link.one for link in links}), sorted({link.other for link in links})


def matrix(links: Sequence[Link], rows: Sequence[str], columns: Sequence[str], kind: LinkKind) -> Matrix:
    """1.0 where a link is known."""
    row, column = ({key: place for place, key in enumerate(keys)} for keys in (rows, columns))
    made = np.zeros((len(rows), len(columns)))
    for link in links:
        made[row[link.one], column[link.other]] = 1.0
        if kind is LinkKind.PARK_PARK:
            made[column[link.other], row[link.one]] = 1.0
    return made


def evaluate(links: Sequence[Link], kind: LinkKind, *, seed: int = 1) -> Evaluation:
    """Test all predictors on links that they were not shown.

    ``later``
        For each year with at least ten new pairs after it and ten times as many known before: train on the
        links up to it; true are the pairs of known ends that are linked later.
    ``hidden``
        A tenth of the links, drawn at random, is hidden; ten times, by `seed`.
    ``hidden-records``
        A tenth of the records is hidden, with all links that rest on these alone. One record with many
        participants makes many links at once, of which some give the others away; this test does not
        let them.

    Cases are all pairs of known ends that are not linked in training. A predictor is chosen if, in every test
    that can be made, its average precision beats the baseline's on average and in more than half of the
    splits; of several, the best in the first test. The middle test alone never decides.
    """
    dated = [link for link in links if link.first_year is not None]
    later = [(year, split) for year in _years(dated) if (split := _later(dated, kind, year)) is not None]
    tests = {
        "later": [split for _, split in later],
        "hidden": _hidden(links, kind, seed),
        "hidden-records": _hidden_records(links, kind, seed),
    }
    # A split without a true or without a false case has no score.
    tests = {
        test: [s for s in splits if 0 < (s[2] & s[1]).sum() < s[1].sum()] for test, splits in tests.items()
    }
    scores = tuple(score for test, splits in tests.items() if splits for score in _scores(kind, test, splits))
    return Evaluation(
        kind,
        scores,
        _chosen(scores),
        bool(tests["later"] or tests["hidden-records"]),
        len(links) - len(dated),
        tuple(year for year, _ in later),
    )


_Split = tuple[Matrix, NDArray[np.bool_], NDArray[np.bool_]]


def _years(dated: Sequence[Link]) -> range:
    years = [link.first_year for link in dated if link.first_year is not None]
    return range(min(years), max(years)) if years else range(0)


def _later(dated: Sequence[Link], kind: LinkKind, year: int) -> _Split | None:
    known = [link for link in dated if (link.first_year or 0) <= year]
    rows, columns = index(known, kind)
    new = [
        link for link in dated if (link.first_year or 0) > year and link.one in rows and link.other in columns
    ]
    if len(new) < FEWEST or len(known) < 10 * FEWEST:
        return None
    before = matrix(known, rows, columns, kind)
    return before, _cases(before, kind), matrix(new, rows, columns, kind) > 0


def _hidden(links: Sequence[Link], kind: LinkKind, seed: int) -> list[_Split]:
    rows, columns = index(links, kind)
    count = round(HIDDEN_SHARE * len(links))
    if count < FEWEST:
        return []
    generator = np.random.default_rng(seed)
    whole = matrix(links, rows, columns, kind)
    splits = []
    for _ in range(REPEATS):
        hidden = [links[place] for place in generator.choice(len(links), size=count, replace=False)]
        truth = matrix(hidden, rows, columns, kind) > 0
        before = np.where(truth, 0.0, whole)
        cases = _cases(before, kind) & _known(before)
        splits.append((before, cases, truth))
    return splits


def _hidden_records(links: Sequence[Link], kind: LinkKind, seed: int) -> list[_Split]:
    rows, columns = index(links, kind)
    records = sorted({record for link in links for record in link.record_ids})
    generator = np.random.default_rng(seed)
    whole = matrix(links, rows, columns, kind)
    splits = []
    for _ in range(REPEATS):
        drawn = generator.choice(len(records), size=round(HIDDEN_SHARE * len(records)), replace=False)
        gone = {records[place] for place in drawn}
        truth = matrix([link for link in links if gone.issuperset(link.record_ids)], rows, columns, kind) > 0
        before = np.where(truth, 0.0, whole)
        splits.append((before, _cases(before, kind) & _known(before), truth))
    true_cases = [int((truth & cases).sum()) for _, cases, truth in splits]
    return splits if min(true_cases, default=0) >= FEWEST else []


def _cases(before: Matrix, kind: LinkKind) -> NDArray[np.bool_]:
    cases = before == 0
    return np.triu(cases, k=1) if kind is LinkKind.PARK_PARK else cases


def _known(before: Matrix) -> NDArray[np.bool_]:
    """Pairs of which both ends still have a link: of an end without any nothing can be foretold."""
    return np.outer(before.sum(axis=1) > 0, before.sum(axis=0) > 0)


def _scores(kind: LinkKind, test: str, splits: Sequence[_Split]) -> list[Score]:
    measured = {
        name: np.array([_measured(predictor(before)[cases], truth[cases]) for before, cases, truth in splits])
        for name, predictor in PREDICTORS.items()
    }
    baseline = measured[BASELINE][:, 1]
    found = []
    for name, values in measured.items():
        auc, average, ten, fifty, true_cases, cases = (
            round(float(value), 6) for value in values.mean(axis=0)
        )
        wins = int((values[:, 1] > baseline).sum())
        found.append(Score(kind, test, name, auc, average, ten, fifty, wins, len(splits), true_cases, cases))
    return found


def _measured(values: Matrix, true: NDArray[np.bool_]) -> tuple[float, ...]:
    from sklearn.metrics import average_precision_score, roc_auc_score  # slow to import

    # Equal scores are placed worst first, so that a predictor gains nothing by saying the same of all.
    order = np.lexsort((true, -values))
    return (
        float(roc_auc_score(true, values)),
        float(average_precision_score(true, values)),
        float(true[order[:10]].mean()),
        float(true[order[:50]].mean()),
        float(true.sum()),
        float(true.size),
    )


def _chosen(scores: Sequence[Score]) -> str | None:
    by_test = {(score.test, score.predictor): score for score in scores}
    tests = list(dict.fromkeys(score.test for score in scores))

    def beats(name: str, test: str) -> bool:
        mine, baseline = by_test[test, name], by_test[test, BASELINE]
        return mine.average_precision > baseline.average_precision and 2 * mine.wins > mine.splits

    better = [name for name in PREDICTORS if name != BASELINE and all(beats(name, test) for test in tests)]
    if not better or set(tests) <= {"hidden"}:
        return None
    return max(better, key=lambda name: (by_test[tests[0], name].average_precision, name))
