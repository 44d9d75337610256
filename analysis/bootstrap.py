"""How far ranks move when the records are drawn anew.

The data are a sample of what happens in the world. Drawing the linking records again, with replacement, as
often as there are, and ranking anew shows which ranks rest on many records and which on two.

References
----------
Efron, B. (1979). Bootstrap methods: another look at the jackknife. *Annals of Statistics*, 7, 1-26.
Borgatti, S. P., Carley, K. M., Krackhardt, D. (2006). On the robustness of centrality measures under
conditions of imperfect data. *Social Networks*, 28, 124-136.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import igraph as ig
import numpy as np

from analysis.centrality import measure, ranked
from analysis.networks import EVENT, Participation

SAMPLES = 200
LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class RankRange:
    """Where an actor's rank lies when records are drawn anew.

    Parameters
    ----------
    id
        The actor.
    low, high
        The best and the worst rank of the middle 90 of 100 samples.
    present
        Share of the samples in which the actor is in the network at all; where it is not, it stands behind
        all who are.
    """

    id: str
    low: int
    high: int
    present: float


def rank_ranges(
    rows: Iterable[Participation],
    name: str,
    *,
    events: bool = False,
    samples: int = SAMPLES,
    seed: int = 1,
) -> tuple[RankRange, ...]:
    """Rank ranges of all actors of the partner network, in the order of ids.

    Parameters
    ----------
    rows, events
        As for `analysis.networks.partners`.
    name
        The measure.
    samples, seed
        How many samples; the same seed gives the same ranges.
    """
    records: dict[str, set[str]] = {}
    for row in rows:
        if events or row.record_kind != EVENT:
            records.setdefault(row.record_id, set()).add(row.actor_id)
    linking = [sorted(people) for _, people in sorted(records.items()) if len(people) > 1]
    actors = sorted({actor for people in linking for actor in people})
    number = {actor: index for index, actor in enumerate(actors)}
    places = np.empty((samples, len(actors)), dtype=np.int64)
    here = np.zeros(len(actors), dtype=np.int64)
    generator = np.random.default_rng(seed)
    for sample in range(samples):
        drawn = [linking[index] for index in generator.integers(len(linking), size=len(linking))]
        ranks = _ranks(drawn, name)
        places[sample] = len(ranks) + 1
        for actor, rank in ranks.items():
            places[sample, number[actor]] = rank
            here[number[actor]] += 1
    edges = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    if not actors:
        return ()
    low, high = np.quantile(places, edges, axis=0, method="nearest")
    return tuple(
        RankRange(actor, int(low[index]), int(high[index]), float(here[index]) / samples)
        for index, actor in enumerate(actors)
    )


def _ranks(records: list[list[str]], name: str) -> dict[str, int]:
    # The same network as `partners` makes, without its exact fractions: this runs hundreds of times.
    ids = sorted({actor for people in records for actor in people})
    number = {actor: index for index, actor in enumerate(ids)}
    ties: dict[tuple[int, int], float] = {}
    for people in records:
        share = 1 / (len(people) - 1)
        for one, other in combinations(people, 2):
            pair = number[one], number[other]
            ties[pair] = ties.get(pair, 0.0) + share
    graph = ig.Graph(n=len(ids), edges=list(ties))
    graph.es["strength"] = list(ties.values())
    graph.es["distance"] = [1 / weight for weight in ties.values()]
    chosen = measure(name)
    found = dict(zip(ids, chosen.compute(graph), strict=True))
    return {row.id: row.rank for row in ranked(found, low_first=chosen.low_first) if row.rank is not None}
