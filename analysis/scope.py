"""Ranked actors with their names, filtered to those at home or abroad."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.centrality import Ranked
from analysis.networks import Coverage, coverage

if TYPE_CHECKING:
    from analysis.networks import ActorGraph


class Scope(StrEnum):
    """Whose rows are kept; the network stays whole."""

    ALL = "all"
    HOME = "home"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class RankedActor:
    """A ranked node of a network with what it is called.

    Parameters
    ----------
    id, label, name_zh, name_en
        Which node; one name may be empty.
    score, rank
        As `analysis.centrality.Ranked`.
    """

    id: str
    label: str
    name_zh: str
    name_en: str
    score: float | None
    rank: int | None

    def as_json(self) -> dict[str, object]:
        """Return its values by name, as the command line prints them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked actors and what the network rests on.

    Parameters
    ----------
    actors
        Best first.
    coverage
        How many records the network rests on and how many were left out.
    nodes, edges
        Size of the whole network.
    computed_by
        Name and version of what computed the scores.
    """

    actors: tuple[RankedActor, ...]
    coverage: Coverage
    nodes: int
    edges: int
    computed_by: str = ""


def ranking(
    graph: ActorGraph,
    ranked: Iterable[Ranked],
    scope: Scope,
    home_country: str,
    top: int | None,
    computed_by: str = "",
) -> Ranking:
    """Give ranked nodes their names and keep those of a scope.

    Parameters
    ----------
    graph
        The network that was ranked; its nodes carry ``label``, names, ``country_id`` and ``home``.
    ranked
        Its nodes, best first.
    scope
        ``home``: located in the home city. ``foreign``: located in another country than the home
        country; an actor whose country is unknown is neither.
    home_country
        Id of the home country.
    top
        How many to keep at most.
    computed_by
        Name and version of what computed the scores.
    """
    kept = [row for row in ranked if _within(graph, row.id, scope, home_country)]
    actors = tuple(
        RankedActor(
            row.id,
            str(graph.nodes[row.id].get("label", "")),
            str(graph.nodes[row.id].get("name_zh", "")),
            str(graph.nodes[row.id].get("name_en", "")),
            row.score,
            row.rank,
        )
        for row in kept[:top]
    )
    return Ranking(actors, coverage(graph), graph.number_of_nodes(), graph.number_of_edges(), computed_by)


def _within(graph: ActorGraph, node: str, scope: Scope, home_country: str) -> bool:
    facts = graph.nodes[node]
    if scope is Scope.HOME:
        return bool(facts.get("home"))
    if scope is Scope.FOREIGN:
        return facts.get("country_id", "") not in ("", home_country)
    return True
