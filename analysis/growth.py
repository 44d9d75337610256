"""How the network of partners grew: who was linked by the end of each year, and who held it together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.centrality import scores
from analysis.networks import EVENT, Participation, coverage, partners


@dataclass(frozen=True, slots=True)
class Stage:
    """The network as it stood at the end of a year: every link that any record had made until then.

    Parameters
    ----------
    year
        The year.
    scores
        Centrality of every actor that is linked by then.
    ties
        Ids of the pairs that are linked by then.
    new_actors, new_ties
        How many came with this year.
    records
        How many records it rests on.
    """

    year: int
    scores: Mapping[str, float]
    ties: tuple[tuple[str, str], ...]
    new_actors: int
    new_ties: int
    records: int

    def first(self, most: int) -> tuple[tuple[str, float], ...]:
        """Those with the highest scores above zero, with ties in order of id."""
        ranked = sorted(self.scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(item for item in ranked[:most] if item[1] > 0)


def growth(rows: Iterable[Participation], years: Sequence[int], measure: str) -> tuple[Stage, ...]:
    """One stage for every year.

    Parameters
    ----------
    rows
        Who takes part in what; exchange events and records without a year are passed over.
    years
        In order.
    measure
        A key of `analysis.centrality.MEASURES`.
    """
    dated = [row for row in rows if row.year is not None and row.record_kind != EVENT]
    stages: list[Stage] = []
    before = Stage(0, {}, (), 0, 0, 0)
    for year in years:
        new = any(row.year == year for row in dated)
        if stages and not new:
            before = replace(before, year=year, new_actors=0, new_ties=0)
        else:
            until = [row for row in dated if row.year is not None and row.year <= year]
            graph = partners(until)
            found = {key: value or 0.0 for key, value in scores(graph, measure).items()} if len(graph) else {}
            ties = tuple(sorted((min(pair), max(pair)) for pair in graph.edges()))
            records = coverage(graph).records
            before = Stage(
                year, found, ties, len(found) - len(before.scores), len(ties) - len(before.ties), records
            )
        stages.append(before)
    return tuple(stages)


def undated(rows: Iterable[Participation]) -> int:
    """How many records that link actors have no year and stand in no stage."""
    people: dict[str, set[str]] = {}
    for row in rows:
        if row.year is None and row.record_kind != EVENT:
            people.setdefault(row.record_id, set()).add(row.actor_id)
    return sum(len(actors) > 1 for actors in people.values())
