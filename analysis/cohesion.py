"""What falls apart without an actor or a tie, and who is the only link to a country.

References
----------
Hopcroft, J., Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. *Communications
of the ACM*, 16, 372-378.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.engine import to_igraph
from analysis.networks import EVENT, Participation
from analysis.standing import STANDING

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


@dataclass(frozen=True, slots=True)
class CutActor:
    """An articulation point: without it its part of the network falls apart.

    Parameters
    ----------
    id
        The actor.
    parts
        Into how many parts.
    cut_off
        How many actors are then outside the largest of these.
    """

    id: str
    parts: int
    cut_off: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie that no other way goes round.

    Parameters
    ----------
    one, other
        Its actors, in order of id.
    cut_off
        How many actors are in the smaller of the two parts that it joins.
    """

    one: str
    other: str
    cut_off: int


@dataclass(frozen=True, slots=True)
class CountryLink:
    """Who links the home side to a country.

    Parameters
    ----------
    country_id
        The country.
    actor_ids
        Actors of the home side that take part in records with it, those with most records first.
    record_ids
        These records.
    """

    country_id: str
    actor_ids: tuple[str, ...]
    record_ids: tuple[str, ...]

    @property
    def sole(self) -> bool:
        """Whether one actor holds the link alone: a single point of failure."""
        return len(self.actor_ids) == 1


def cut_actors(graph: ActorGraph) -> tuple[CutActor, ...]:
    """Articulation points, the one that cuts off most first.

    Weights are not used. Disconnected parts: each on its own. An actor alone or at the end of a tie is none.
    """
    made, ids = to_igraph(graph)
    found = []
    parts = made.connected_components()
    for vertex in made.articulation_points():
        rest = [member for member in parts[parts.membership[vertex]] if member != vertex]
        sizes = made.induced_subgraph(rest).connected_components().sizes()
        found.append(CutActor(ids[vertex], len(sizes), sum(sizes) - max(sizes)))
    return tuple(sorted(found, key=lambda cut: (-cut.cut_off, -cut.parts, cut.id)))


def bridges(graph: ActorGraph) -> tuple[Bridge, ...]:
    """Ties without a way round, the one that cuts off most first.

    Weights are not used. Disconnected parts: each on its own.
    """
    made, ids = to_igraph(graph)
    found = []
    for number in made.bridges():
        one, other = made.es[number].tuple
        without = made.copy()
        without.delete_edges(number)
        sides = (len(without.subcomponent(one)), len(without.subcomponent(other)))
        found.append(Bridge(min(ids[one], ids[other]), max(ids[one], ids[other]), min(sides)))
    return tuple(sorted(found, key=lambda bridge: (-bridge.cut_off, bridge.one, bridge.other)))


def country_links(
    rows: Iterable[Participation], home_country: str, *, home_city_only: bool = False
) -> tuple[CountryLink, ...]:
    """Who of the home side takes part in records with each country.

    Counted are laboratories and cooperations that are signed, active or completed, without events.

    Parameters
    ----------
    rows
        Who takes part in what.
    home_country
        Its id; records with it are not a link abroad.
    home_city_only
        Whether only actors of the home city are the home side, or all of the home country.

    Returns
    -------
    tuple of CountryLink
        Countries held by fewest actors first; those with records but no such actor are not in it.
    """
    held: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        stands = row.record_label == "Lab" or row.status in STANDING
        ours = row.home if home_city_only else row.country_id == home_country
        if stands and ours and row.record_kind != EVENT:
            for country in row.record_country_ids:
                if country != home_country:
                    held.setdefault(country, {}).setdefault(row.actor_id, set()).add(row.record_id)
    found = [
        CountryLink(
            country,
            tuple(sorted(actors, key=lambda actor: (-len(actors[actor]), actor))),
            tuple(sorted(set().union(*actors.values()))),
        )
        for country, actors in held.items()
    ]
    return tuple(sorted(found, key=lambda link: (len(link.actor_ids), len(link.record_ids), link.country_id)))
