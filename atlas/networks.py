"""Networks that can be drawn and measured: partners, ego networks, asks, the whole graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from analysis import assemble, networks
from analysis import centrality as centrality_
from analysis import facts as facts_
from analysis.named import NAMED, named
from analysis.rows import typed
from atlas.base import Base
from graph.errors import SilkgraphError
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo

NETWORKS: Mapping[str, tuple[str, str]] = {
    name: (network.title_zh, network.title_en) for name, network in NAMED.items()
}
"""Named networks, with their Chinese and English titles."""

COMPLETENESS = (
    "数据来自公开来源,并不完整;没有记录不等于没有合作。",
    "The data come from public sources and are incomplete; "
    "nothing recorded does not mean that nothing exists.",
)


def coverage_note(found: networks.Coverage) -> tuple[str, str]:
    """Say how many records a network rests on and how many were left out."""
    return (
        f"网络基于{found.records}项记录;另有{found.single}项只有一个参与方,{found.events}项为交流活动,未计入。",
        f"The network rests on {found.records} records; {found.single} with a single participant and "
        f"{found.events} exchange events are left out.",
    )


class Networks(Base):
    """Networks of the open graph."""

    def network(
        self,
        name: str = "partners",
        *,
        events: bool = False,
        measure: str | None = None,
        country: str | None = None,
    ) -> Network:
        """Return a named network with its evidence, ready to be drawn.

        Parameters
        ----------
        name
            A key of `NETWORKS`.
        events
            Whether exchange events link their guests too.
        measure
            The centrality that nodes are to carry, a key of `analysis.centrality.MEASURES`.
        country
            Whose network it is, where it is that of one country.
        """
        graph = self.graph(name, events=events, country=country)
        rows = self._rows(name, country)
        evidence: dict[str, tuple[str, ...]] = {}
        for row in rows:
            evidence[row.record_id] = tuple(dict.fromkeys(evidence.get(row.record_id, ()) + row.source_ids))
        nodes, edges = assemble.projection(graph, evidence, self._nodes(sorted(graph)))
        found = self._network(NETWORKS[name], nodes, edges, notes=(coverage_note(networks.coverage(graph)),))
        if measure is None:
            return found
        scores = centrality_.scores(graph, measure)
        return assemble.scored(found, measure, {k: score for k, score in scores.items() if score is not None})

    def graph(
        self, name: str = "partners", *, events: bool = False, country: str | None = None
    ) -> networks.ActorGraph:
        """Return a named network as a NetworkX graph."""
        places = typed(facts_.Place, self.query("facts/places").dicts())
        names = {place.id: (place.name_zh, place.name_en) for place in places}
        return named(name).graph(self._rows(name, country), events=events, names=names)

    def around(self, node_id: str, hops: int = 1, types: Sequence[str] | None = None) -> Network:
        """Return the ego network of a node.

        Parameters
        ----------
        node_id
            Id of any node that is drawn.
        hops
            How many links away from it.
        types
            Only links of these types.
        """
        found = {node_id}
        edge: set[str] = {node_id}
        links: dict[str, dict[str, Any]] = {}
        for _ in range(hops):
            rows = self.query("explore/links_of", ids=sorted(edge), types=types).dicts()
            links |= {row["edge_id"]: row for row in rows}
            edge = {end for row in rows for end in (row["source"], row["target"])} - found
            found |= edge
        shown = Counter(end for row in links.values() for end in (row["source"], row["target"]))
        nodes = self._nodes(sorted(found), shown)
        if node_id not in nodes:
            raise SilkgraphError(
                f"no node '{node_id}'; search for one in the app, or: silkgraph query explore/all_nodes"
            )
        centre = nodes[node_id]
        titles = (
            f"{centre.name_zh or centre.name_en or node_id}的关系网络",
            f"Links of {centre.name_en or centre.name_zh or node_id}",
        )
        edges = assemble.edges(sorted(links.values(), key=itemgetter("edge_id")), set(nodes))
        return self._network(titles, nodes.values(), edges)

    def whole(self) -> Network:
        """Return the whole graph."""
        nodes = assemble.nodes(self.query("explore/all_nodes").dicts())
        edges = assemble.edges(self.query("explore/all_links").dicts(), {node.id for node in nodes})
        return self._network(("全图", "The whole graph"), nodes, edges)

    def sources(self, ids: Sequence[str] | None = None) -> dict[str, SourceInfo]:
        """Return sources by id; all where no ids are given."""
        return assemble.sources(self.query("explore/sources", ids=None if ids is None else list(ids)).dicts())

    def _nodes(self, ids: Sequence[str], shown: Mapping[str, int] | None = None) -> dict[str, NetworkNode]:
        rows = self.query("explore/nodes", ids=list(ids)).dicts()
        return {node.id: node for node in assemble.nodes(rows, shown)}

    def _rows(self, name: str, country: str | None) -> tuple[networks.Participation, ...]:
        """Rows of a named network."""
        network = named(name)
        if network.needs_country and country is None:
            raise SilkgraphError(f"network {name} is that of one country; give it with --country")
        given = {"country": country} if network.needs_country else {}
        return networks.participations(self.query(network.query, **given).dicts())

    def _participations(self) -> tuple[networks.Participation, ...]:
        return networks.participations(self.query("centrality/participations").dicts())

    def _network(
        self,
        titles: tuple[str, str],
        nodes: Iterable[NetworkNode],
        edges: Iterable[NetworkEdge],
        notes: tuple[tuple[str, str], ...] = (),
    ) -> Network:
        found = tuple(sorted(nodes, key=lambda node: node.id))
        ties = tuple(sorted(edges, key=lambda edge: edge.id))
        loaded = self.status().last_load or {}
        return Network(
            *titles,
            found,
            ties,
            self.sources(assemble.source_ids([*found, *ties])),
            notes=(COMPLETENESS, *notes),
            as_of=str(loaded.get("finished", ""))[:10],
        )
