"""Which gaps weigh most: asked for, not answered, and somebody near could answer.

The score is the weighted mean of three parts, each from 0 to 1 and shown beside it: the strength of the ask,
how many clauses ask, and how close the nearest capable home actor stands. It orders, it does not measure:
a weighted sum of judgements (multi-attribute value; Keeney, R. L., Raiffa, H. (1976). *Decisions with
Multiple Objectives*. Wiley) whose weights stand in ``scoring.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.answers import Answers, AskedCell, View
from analysis.cells import Record, Strength
from analysis.nearness import Near, Nearness
from analysis.weights import GapWeights


@dataclass(frozen=True, slots=True)
class GapScore:
    """The parts of a gap's score, each from 0 to 1, and their weighted mean."""

    strength: float
    clauses: float
    nearest: float
    total: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A pair that is asked for and not answered.

    Parameters
    ----------
    rank
        From 1; equal scores share the best of their places.
    cell
        What is asked and what is recorded all the same (records of others, before the plan).
    score
        By its parts.
    near
        The nearest capable home actors, at most `Ranker.shown`.
    """

    rank: int
    cell: AskedCell
    score: GapScore
    near: tuple[Near, ...]


class Ranker:
    """Ranks gaps of country and field.

    Parameters
    ----------
    answers
        Asks and records.
    weights
        Of the parts.
    shown
        How many near actors each gap names.
    """

    def __init__(self, answers: Answers, weights: GapWeights, *, shown: int = 3) -> None:
        self._answers = answers
        self._weights = weights
        self._near = Nearness(answers.facts)
        self.shown = shown

    def gaps(
        self,
        whose: Record = Record.HOME,
        strengths: tuple[Strength, ...] = (Strength.NAMED, Strength.REGIONAL),
    ) -> tuple[Gap, ...]:
        """Gaps by score, the heaviest first, among equals by country and field.

        Parameters
        ----------
        whose
            Whose records count as an answer.
        strengths
            Only gaps whose strongest ask is one of these.
        """
        scored = []
        for cell in self._answers.cells(View.COUNTRY_FIELD):
            if cell.strength in strengths and not cell.counts.of(whose):
                near = self._near.near(cell.row_id, cell.column_id)
                scored.append((self._score(cell, near), cell, near[: self.shown]))
        scored.sort(key=lambda item: (-item[0].total, item[1].row_id, item[1].column_id))
        found: list[Gap] = []
        for place, (score, cell, near) in enumerate(scored, start=1):
            tied = found and found[-1].score.total == score.total
            found.append(Gap(found[-1].rank if tied else place, cell, score, near))
        return tuple(found)

    def _score(self, cell: AskedCell, near: tuple[Near, ...]) -> GapScore:
        weights = self._weights
        strength = weights.strengths[cell.strength]
        clauses = cell.clauses / (cell.clauses + 1)
        nearest = weights.nearness[near[0].how] if near else 0.0
        total = weights.strength + weights.clauses + weights.nearest
        mean = weights.strength * strength + weights.clauses * clauses + weights.nearest * nearest
        return GapScore(strength, clauses, nearest, round(mean / total, 6) if total else 0.0)
