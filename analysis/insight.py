"""All analyses of one state of the graph, each made when it is first asked for and kept."""

from __future__ import annotations

from functools import cached_property

from analysis.answers import Answers
from analysis.board import TaskRow, board
from analysis.bootstrap import RankRange, rank_ranges
from analysis.briefing import Brief, Subject, brief
from analysis.cells import Record, Strength
from analysis.expected import Expectation, expected
from analysis.facts import Facts
from analysis.gaps import Gap, Ranker
from analysis.links import LinkKind
from analysis.matching import TOP, Match, Matcher, Need, need_of_cell, need_of_demand, need_of_gap
from analysis.scenario import Scenario
from analysis.scenario import read as read_scenario
from analysis.targets import TargetProgress, targets
from analysis.weights import Weights
from analysis.whatif import Outcome, compare
from graph.errors import SilkgraphError, UnknownName

MOST_GAPS = 100
"""How many gaps are offered to an actor that asks what it could answer."""


class Insight:
    """Everything that can be computed of `Facts`.

    Parameters
    ----------
    facts, weights
        What the graph states; weights of gaps and matches.
    as_of
        Date of the load, ISO 8601, or empty.
    """

    def __init__(self, facts: Facts, weights: Weights, as_of: str = "") -> None:
        self.facts = facts
        self.weights = weights
        self.as_of = as_of
        self._expected: dict[tuple[LinkKind, str | None, int], Expectation] = {}

    @cached_property
    def answers(self) -> Answers:
        """Asks and the records that answer them."""
        return Answers(self.facts)

    @cached_property
    def ranker(self) -> Ranker:
        """Ranks gaps."""
        return Ranker(self.answers, self.weights.gaps)

    @cached_property
    def matcher(self) -> Matcher:
        """Matches needs with candidates."""
        return Matcher(self.facts, self.weights.matching)

    @cached_property
    def targets(self) -> tuple[TargetProgress, ...]:
        """How far the plan's targets are."""
        return targets(self.facts)

    @cached_property
    def board(self) -> tuple[TaskRow, ...]:
        """Tasks and measures and what answers them."""
        return board(self.answers)

    def gaps(
        self,
        whose: Record = Record.HOME,
        strengths: tuple[Strength, ...] = (Strength.NAMED, Strength.REGIONAL),
    ) -> tuple[Gap, ...]:
        """Gaps of country and field by score."""
        return self.ranker.gaps(whose, strengths)

    def need(self, need_id: str) -> Need:
        """A demand by its id, or a gap as ``gap:COUNTRY:FIELD``.

        Raises
        ------
        UnknownName
            Where there is none; says which is nearest.
        """
        if need_id.startswith("gap:"):
            _, country, field = [*need_id.split(":"), "", ""][:3]
            countries = [place.id for place in self.facts.countries()]
            if country not in countries:
                raise UnknownName("country", country, countries)
            if field not in self.facts.fields:
                raise UnknownName("field", field, list(self.facts.fields))
            for cell in self.answers.cells():
                if (cell.row_id, cell.column_id) == (country, field):
                    return need_of_cell(self.facts, cell)
            return need_of_gap(self.facts, country, field)
        if need_id not in self.facts.demands:
            raise UnknownName("demand", need_id, list(self.facts.demands))
        return need_of_demand(self.facts.demands[need_id])

    def needs(self) -> tuple[Need, ...]:
        """Demands that are not met or closed, and the heaviest gaps."""
        demands = [
            need_of_demand(demand)
            for demand in self.facts.demands.values()
            if demand.status not in ("met", "closed")
        ]
        return (*demands, *(need_of_cell(self.facts, gap.cell) for gap in self.gaps()[:MOST_GAPS]))

    def match(self, need_id: str, *, top: int = TOP) -> tuple[Match, ...]:
        """What could answer a demand or a gap, the best `top` of each group."""
        return self.matcher.answers(self.need(need_id), top=top)

    def match_for(self, candidate_id: str, *, top: int = TOP) -> tuple[Match, ...]:
        """Which demands and gaps an actor, technology, platform or result could answer.

        Raises
        ------
        UnknownName
            Where there is no such candidate.
        """
        known = [candidate.id for candidate in self.matcher.candidates]
        if candidate_id not in known:
            if candidate_id in self.facts.actors:
                raise SilkgraphError(
                    f"'{candidate_id}' is not of the home country; "
                    "only its actors, technologies, platforms and results are matched"
                )
            raise UnknownName("actor or offer", candidate_id, known)
        return self.matcher.needs(candidate_id, self.needs(), top=top)

    def expected(self, kind: LinkKind, *, predictor: str | None = None, top: int = 50) -> Expectation:
        """Links that are expected and missing, with the evaluation of the predictors."""
        key = (kind, predictor, top)
        if key not in self._expected:
            self._expected[key] = expected(self.facts, kind, predictor=predictor, top=top)
        return self._expected[key]

    def scenario(self, text: str, file: str) -> Scenario:
        """Read a scenario and check it."""
        return read_scenario(text, file, self.facts)

    def whatif(
        self, scenario: Scenario, *, measure: str = "betweenness", whose: Record = Record.HOME
    ) -> Outcome:
        """What a scenario would change."""
        return compare(self.facts, scenario, measure=measure, whose=whose)

    def brief(self, subject: Subject, subject_id: str = "", *, language: str = "zh") -> Brief:
        """Write a briefing."""
        return brief(
            self.facts,
            self.weights,
            subject,
            subject_id,
            language=language,
            as_of=self.as_of,
            matcher=self.matcher,
        )

    def rank_ranges(self, measure: str, *, events: bool = False) -> tuple[RankRange, ...]:
        """How far the ranks of the partner network move when its records are drawn anew."""
        return rank_ranges(self.facts.participations, measure, events=events)
