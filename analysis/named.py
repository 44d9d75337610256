"""The named networks: the query that gives the rows of each, and how they become a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.networks import Participation, bipartite, partners
from graph.errors import UnknownName

if TYPE_CHECKING:
    from analysis.networks import ActorGraph

Names = Mapping[str, tuple[str, str]]
Build = Callable[[tuple[Participation, ...], bool, Names], "ActorGraph"]


def _partners(rows: tuple[Participation, ...], events: bool, names: Names) -> ActorGraph:  # noqa: ARG001
    return partners(rows, events=events)


def _bipartite(rows: tuple[Participation, ...], events: bool, names: Names) -> ActorGraph:
    return bipartite(rows, events=events, names=names)


@dataclass(frozen=True, slots=True)
class NamedNetwork:
    """A network that has a name.

    Parameters
    ----------
    name
        As on the command line.
    title_zh, title_en
        What it shows.
    query
        The catalogue's question whose rows it is made of.
    build
        Makes the graph of the rows.
    needs_country
        Whether it is the network of one country.
    """

    name: str
    title_zh: str
    title_en: str
    query: str
    build: Build
    needs_country: bool = False

    def graph(
        self, rows: tuple[Participation, ...], *, events: bool = False, names: Names | None = None
    ) -> ActorGraph:
        """The network as a graph; `names` are those of countries."""
        return self.build(rows, events, names or {})


NAMED: Mapping[str, NamedNetwork] = {
    network.name: network
    for network in (
        NamedNetwork("partners", "合作伙伴网络", "Partner network", "centrality/participations", _partners),
        NamedNetwork(
            "actors-countries",
            "主体与国家网络",
            "Actors and countries",
            "centrality/participations",
            _bipartite,
        ),
        NamedNetwork("parks", "园区网络", "Park network", "centrality/parks", _partners),
        NamedNetwork(
            "fields",
            "一国合作的领域网络",
            "Fields of a country",
            "centrality/fields_of_country",
            _partners,
            needs_country=True,
        ),
        NamedNetwork("policy", "政策网络", "What the policy names together", "centrality/policy", _partners),
    )
}


def named(name: str) -> NamedNetwork:
    """The network of that name.

    Raises
    ------
    UnknownName
        Where there is none; says which is nearest.
    """
    if name not in NAMED:
        raise UnknownName("network", name, list(NAMED))
    return NAMED[name]
