"""Groups of actors that are tied among themselves more than to others.

References
----------
Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
communities. *Scientific Reports*, 9, 5233.
Newman, M. E. J., Girvan, M. (2004). Finding and evaluating community structure in networks. *Physical
Review E*, 69, 026113.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import igraph as ig

from analysis.engine import to_igraph
from analysis.networks import Participation

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


@dataclass(frozen=True, slots=True)
class Community:
    """A group of actors.

    Parameters
    ----------
    number
        From 1, the largest first.
    members
        Ids, in order.
    country_id, country_share
        The commonest country of its members and the share of those with a known country; empty and 0.0
        where none is known.
    field_id, field_share
        The commonest field of the records that tie its members and the share of these records.
    """

    number: int
    members: tuple[str, ...]
    country_id: str
    country_share: float
    field_id: str
    field_share: float


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups of a network.

    Parameters
    ----------
    modularity
        How much more weight lies within the groups than chance would put there; at most 1, near 0 says that
        the groups mean little.
    groups
        The largest first.
    """

    modularity: float
    groups: tuple[Community, ...]


def communities(
    graph: ActorGraph, rows: Iterable[Participation] = (), *, resolution: float = 1.0, seed: int = 1
) -> Communities:
    """Divide a network by the Leiden algorithm so that its modularity is high.

    Weights: strength. Disconnected parts are never in one group; an actor without ties is a group of its
    own. The algorithm is a heuristic that starts at random: `seed` makes it the same every time.

    Parameters
    ----------
    graph
        A network whose nodes state ``country_id`` and whose edges state ``records``.
    rows
        The participations behind it, for the fields of its records.
    resolution
        Above 1.0: more and smaller groups.
    """
    made, ids = to_igraph(graph)
    if not made.ecount():
        parts = [[index] for index in range(len(ids))]
        modularity = 0.0
    else:
        ig.set_random_number_generator(random.Random(seed))  # noqa: S311  # no secret depends on it
        try:
            found = made.community_leiden(
                objective_function="modularity", weights="strength", resolution=resolution, n_iterations=-1
            )
        finally:
            ig.set_random_number_generator(random)
        parts = list(found)
        modularity = made.modularity(found, weights="strength")
    fields = {row.record_id: row.record_field_ids for row in rows}
    members = sorted((tuple(sorted(ids[one] for one in part)) for part in parts), key=lambda m: (-len(m), m))
    groups = tuple(_described(number, group, graph, fields) for number, group in enumerate(members, start=1))
    return Communities(round(modularity, 12), groups)


def _described(
    number: int, members: tuple[str, ...], graph: ActorGraph, fields: Mapping[str, tuple[str, ...]]
) -> Community:
    countries = Counter(str(graph.nodes[one].get("country_id", "")) for one in members)
    countries.pop("", None)
    records = {
        record
        for _, _, data in graph.subgraph(members).edges(data=True)
        for record in data.get("records", ())
    }
    subjects = Counter(field for record in records for field in set(fields.get(record, ())))
    country, known = _commonest(countries), countries.total()
    field = _commonest(subjects)
    return Community(
        number,
        members,
        country,
        countries[country] / known if known else 0.0,
        field,
        subjects[field] / len(records) if records else 0.0,
    )


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda key: (-counts[key], key), default="")
