"""What would change: a scenario laid over the facts in memory, and the two states compared.

Nothing is written: the facts before and after are two values, and everything that is computed of the one is
computed of the other by the same functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.answers import Answers
from analysis.cells import Record as Whose
from analysis.cells import Strength
from analysis.centrality import MEASURES, rank
from analysis.changes import apply
from analysis.cohesion import country_links
from analysis.engine import components
from analysis.facts import Facts
from analysis.networks import partners
from analysis.scenario import Scenario
from analysis.targets import targets

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


@dataclass(frozen=True, slots=True)
class RankChange:
    """An actor's place before and after; None where it is not in the network."""

    id: str
    score_before: float | None
    score_after: float | None
    rank_before: int | None
    rank_after: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """Size of a partner network.

    Parameters
    ----------
    actors, ties, records
        Nodes, edges and the records that they rest on.
    parts, largest
        Number of connected parts and actors in the largest.
    """

    actors: int
    ties: int
    records: int
    parts: int
    largest: int


@dataclass(frozen=True, slots=True)
class CountChange:
    """A count before and after."""

    id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario changes.

    Parameters
    ----------
    scenario
        The scenario.
    before, after
        Size of the partner network.
    measure, ranks
        The measure and the actors whose score or rank changes, those that move furthest first.
    countries_lost, countries_gained
        Countries with which no actor of the home city has a standing record any more, or has one now.
    sole_lost, sole_gained
        Countries that a single actor of the home city holds no more, or holds alone now.
    gaps_closed, gaps_opened
        Pairs (country, field), asked for by name or region, that are answered now or no more.
    targets
        Count of each target.
    """

    scenario: Scenario
    before: Size
    after: Size
    measure: str
    ranks: tuple[RankChange, ...]
    countries_lost: tuple[str, ...]
    countries_gained: tuple[str, ...]
    sole_lost: tuple[str, ...]
    sole_gained: tuple[str, ...]
    gaps_closed: tuple[tuple[str, str], ...]
    gaps_opened: tuple[tuple[str, str], ...]
    targets: tuple[CountChange, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is as before."""
        return (
            self.before == self.after
            and not (self.ranks or self.countries_lost or self.countries_gained)
            and not (self.sole_lost or self.sole_gained or self.gaps_closed or self.gaps_opened)
            and all(change.before == change.after for change in self.targets)
        )


def compare(
    facts: Facts, scenario: Scenario, *, measure: str = "betweenness", whose: Whose = Whose.HOME
) -> Outcome:
    """Before and after.

    Parameters
    ----------
    facts
        What the graph states.
    scenario
        What changes.
    measure
        Of centrality.
    whose
        Whose records answer an ask.
    """
    after = apply(facts, scenario)
    networks = [partners(state.participations) for state in (facts, after)]
    links = [_links(state) for state in (facts, after)]
    answered = [_answered(state, whose) for state in (facts, after)]
    counts = [{item.target.id: item.counted.count for item in targets(state)} for state in (facts, after)]
    sole = [{key for key, actors in found.items() if len(actors) == 1} for found in links]
    return Outcome(
        scenario,
        _size(networks[0]),
        _size(networks[1]),
        measure,
        _ranks(networks[0], networks[1], measure),
        tuple(sorted(set(links[0]) - set(links[1]))),
        tuple(sorted(set(links[1]) - set(links[0]))),
        tuple(sorted(sole[0] - sole[1])),
        tuple(sorted(sole[1] - sole[0])),
        tuple(key for key, done in answered[1].items() if done and answered[0].get(key) is False),
        tuple(key for key, done in answered[1].items() if not done and answered[0].get(key) is True),
        tuple(CountChange(key, counts[0][key], counts[1].get(key, 0)) for key in counts[0]),
    )


def _links(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    found = country_links(facts.participations, facts.setting.home_country, home_city_only=True)
    countries = {place.id for place in facts.countries()}
    return {link.country_id: link.actor_ids for link in found if link.country_id in countries}


def _answered(facts: Facts, whose: Whose) -> Mapping[tuple[str, str], bool]:
    wanted = (Strength.NAMED, Strength.REGIONAL)
    return {
        (cell.row_id, cell.column_id): bool(cell.counts.of(whose))
        for cell in Answers(facts).cells()
        if cell.strength in wanted
    }


def _size(graph: ActorGraph) -> Size:
    parts = components(graph)
    records = {record for _, _, data in graph.edges(data=True) for record in data["records"]}
    return Size(len(graph), graph.number_of_edges(), len(records), len(parts), len(parts[0]) if parts else 0)


def _ranks(before: ActorGraph, after: ActorGraph, measure: str) -> tuple[RankChange, ...]:
    old = {row.id: row for row in rank(before, measure)}
    new = {row.id: row for row in rank(after, measure)}
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        change = RankChange(
            key,
            was.score if was else None,
            now.score if now else None,
            was.rank if was else None,
            now.rank if now else None,
        )
        if not _same(change.score_before, change.score_after) or change.rank_before != change.rank_after:
            found.append(change)
    last = max(len(old), len(new)) + 1
    low_first = MEASURES[measure].low_first

    def moved(change: RankChange) -> tuple[float, float, str]:
        places = abs((change.rank_before or last) - (change.rank_after or last))
        score = abs((change.score_before or 0.0) - (change.score_after or 0.0))
        return (-score, -places, change.id) if not low_first else (-places, -score, change.id)

    return tuple(sorted(found, key=moved))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-3)
