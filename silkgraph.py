"""The notebook's door, and the one place that composes the rooms.

>>> import silkgraph
>>> with silkgraph.connect() as atlas:
...     atlas.load()
...     cells = atlas.gaps(country="MUS")
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analysis import assemble, networks
from analysis import cells as cells_
from analysis import centrality as centrality_
from analysis.scope import Ranking, Scope, ranking
from diagrams import asks as asks_
from diagrams import titles
from graph import settings as settings_
from graph.errors import SilkgraphError, UnknownName
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo
from graph.records import RecordSet
from graph.settings import SEEDS, Settings
from graph.store import LoadReport, Status, Store, Table
from loaders import pipeline
from loaders.pipeline import Loaded, Progress
from loaders.policy import PolicyReading
from loaders.policy import read as read_text
from queries.catalogue import Question, catalogue, question

__version__ = "0.1.0"

NETWORKS: Mapping[str, tuple[str, str]] = {
    "partners": ("合作伙伴网络", "Partner network"),
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


def connect(settings: Settings | None = None) -> Atlas:
    """Open the graph: the embedded engine, or the server that ``NEO4J_URI`` names.

    Parameters
    ----------
    settings
        Where the data folder is and which server; from the environment where not given.
    """
    return Atlas(Store.connect(settings or settings_.from_environment()))


def read(seeds: Sequence[Path] = (SEEDS,), policies: Sequence[Path] = ()) -> Loaded:
    """Read and check data sets and policy texts without a database.

    Raises
    ------
    InputError
        With every problem of every file.
    """
    return pipeline.read(seeds, policies)


def read_policy(path: Path, seeds: Sequence[Path] = (SEEDS,)) -> PolicyReading:
    """Read one policy text with the names that data sets know, without a database.

    Raises
    ------
    InputError
        Where the file cannot be read, no task is found in it, or a table is wrong.
    """
    words = pipeline.vocabulary(seeds)
    return read_text(path, words.gazetteer, target_rules=words.target_rules, network=words.network.as_dict())


class Atlas:
    """The graph and everything that can be asked of it.

    Parameters
    ----------
    store
        The database; the Atlas closes it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; an embedded engine ends with its last client."""
        self.store.close()

    # What is there

    def load(
        self,
        seeds: Sequence[Path] = (SEEDS,),
        policies: Sequence[Path] = (),
        progress: Progress | None = None,
    ) -> LoadReport:
        """Read data sets and policy texts and make the graph state exactly what they state."""
        return self.write(pipeline.read(seeds, policies, progress).records, progress)

    def write(self, records: RecordSet, progress: Progress | None = None) -> LoadReport:
        """Make the graph state exactly what a record set states."""
        report = self.store.write(records, progress)
        self.__dict__.pop("_references", None)
        return report

    def status(self) -> Status:
        """Which database it is, how much it holds and when it was loaded last."""
        return self.store.status()

    # Questions

    def queries(self) -> Mapping[str, Question]:
        """All catalogued questions by name."""
        return catalogue()

    def query(self, name: str, **parameters: object) -> Table:
        """Run one catalogued question.

        Parameters
        ----------
        name
            As in the catalogue, e.g. ``gaps/countries_without_lab``.
        parameters
            Values by name; what is left out takes its default.
        """
        asked = question(name)
        table = self.store.table(asked.text, asked.parameters(parameters, self._resolve))
        return table if table.rows else replace(table, columns=asked.returns)

    def parameters(self, name: str, **given: object) -> dict[str, object]:
        """Return the values with which :meth:`query` runs a question."""
        return question(name).parameters(given, self._resolve)

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
    ) -> Table:
        """Run anyone's Cypher, read-only.

        Parameters
        ----------
        text
            One statement.
        parameters
            Values of its ``$name``.
        limit
            Most rows to return; the table says whether there were more.
        timeout
            Seconds after which it is ended.
        """
        return self.store.table(text, parameters or {}, limit=limit, timeout=timeout)

    # Answers

    def gaps(
        self,
        country: str | None = None,
        field: str | None = None,
        strength: cells_.Strength | str | None = None,
        record: cells_.Record | str = cells_.Record.HOME,
        document: str | None = None,
    ) -> tuple[cells_.Cell, ...]:
        """Cells of country and field: what is asked beside what is recorded.

        Parameters
        ----------
        country, field
            Ids; all where not given.
        strength
            Only cells with exactly this strongest strength.
        record
            Whose records count as an answer.
        document
            Only what this policy document asks.
        """
        rows = self.query("gaps/cells", country=country, field=field, document=document).dicts()
        wanted = None if strength is None else cells_.Strength(strength)
        return cells_.from_rows(rows, cells_.Record(record), wanted)

    def centrality(
        self,
        network: str = "partners",
        measure: str = "betweenness",
        scope: Scope | str = Scope.ALL,
        top: int | None = None,
        *,
        events: bool = False,
    ) -> Ranking:
        """Rank those who hold a network together.

        Parameters
        ----------
        network
            A key of `NETWORKS`.
        measure
            A key of `analysis.centrality.MEASURES`.
        scope
            Which rows to keep; ranks are those in the whole network.
        top
            Number of rows to keep.
        events
            Whether exchange events link their guests too.
        """
        graph = self.graph(network, events=events)
        home = str(self._resolve("network.home_country"))
        return ranking(graph, centrality_.rank(graph, measure), Scope(scope), home, top)

    # Networks

    def network(self, name: str = "partners", *, events: bool = False, measure: str | None = None) -> Network:
        """Return a named network with its evidence, ready to be drawn.

        Parameters
        ----------
        name
            A key of `NETWORKS`.
        events
            Whether exchange events link their guests too.
        measure
            The centrality that nodes are to carry, a key of `analysis.centrality.MEASURES`.
        """
        graph = self.graph(name, events=events)
        rows = self._participations()
        evidence: dict[str, tuple[str, ...]] = {}
        for row in rows:
            evidence[row.record_id] = tuple(dict.fromkeys(evidence.get(row.record_id, ()) + row.source_ids))
        nodes, edges = assemble.projection(graph, evidence, self._nodes(sorted(graph)))
        found = self._network(NETWORKS[name], nodes, edges, notes=(coverage_note(networks.coverage(graph)),))
        if measure is None:
            return found
        scores = centrality_.scores(graph, measure)
        return assemble.scored(found, measure, {k: score for k, score in scores.items() if score is not None})

    def graph(self, name: str = "partners", *, events: bool = False) -> networks.ActorGraph:
        """Return a named network as a NetworkX graph."""
        if name not in NETWORKS:
            raise UnknownName("network", name, list(NETWORKS))
        return networks.partners(self._participations(), events=events)

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

    def asks(
        self,
        strength: cells_.Strength | str | None = cells_.Strength.NAMED,
        record: cells_.Record | str = cells_.Record.HOME,
    ) -> Network:
        """Return what is asked of countries and the records that answer it, ready to be drawn.

        Parameters
        ----------
        strength, record
            As in :meth:`gaps`.
        """
        cells = [cell for cell in self.gaps(strength=strength, record=record) if cell.strength]
        since, until = self._resolve("plan.start"), self._resolve("plan.end")
        wanted = cells_.Record(record)
        counted = {
            row.record_id
            for row in self._participations()
            if (row.home or wanted is cells_.Record.ANY)
            and (wanted is not cells_.Record.HOME_SINCE_PLAN or since <= (row.year or 0) <= until)  # type: ignore[operator]
        }
        ids = {name for cell in cells for name in (cell.country_id, *cell.measures, *cell.record_ids)}
        nodes, edges = asks_.asks(cells, self._nodes(sorted(ids)), counted)
        title = titles.asks_title(
            cells,
            named=all(cell.strength is cells_.Strength.NAMED for cell in cells),
            home=wanted is not cells_.Record.ANY,
        )
        return self._network(title, nodes, edges)

    def sisters(self) -> Network:
        """Return the sister parks, their counterparts, their records and the clauses that name them."""
        types = ["SISTER_OF", "LOCATED_IN", "TAKES_PART_IN", "NAMES"]
        parks = {
            node.id: node for node in assemble.nodes(self.query("explore/all_nodes", labels=["Park"]).dicts())
        }
        pairs = self.query("explore/all_links", types=["SISTER_OF"]).dicts()
        ids = {row[end] for row in pairs for end in ("source", "target")}
        ids |= {park.id for park in parks.values() if park.properties.get("kind") == "sister"}
        home = self._resolve("network.home_country")
        abroad = {name for name in ids if parks[name].properties.get("country_id") != home}
        links = self.query("explore/links_of", ids=sorted(ids), types=types).dicts()
        near = {
            end
            for row in links
            if {row["source"], row["target"]} & abroad
            for end in (row["source"], row["target"])
        }
        nodes = self._nodes(sorted(ids | near))
        edges = assemble.edges(sorted(links, key=itemgetter("edge_id")), set(nodes))
        return self._network(titles.sisters_title(edges), nodes.values(), edges)

    def of_query(self, name: str, **parameters: object) -> Network:
        """Return the nodes whose ids a catalogued question answers with, and the links among them.

        Parameters
        ----------
        name, parameters
            As in :meth:`query`.
        """
        asked, rows = question(name), self.query(name, **parameters).dicts()
        values = [
            item
            for row in rows
            for value in row.values()
            for item in (value if isinstance(value, list) else [value])
        ]
        nodes = self._nodes(
            sorted({value for value in values if isinstance(value, str) and len(value) <= 200})
        )
        links = self.query("explore/links_of", ids=sorted(nodes)).dicts()
        edges = assemble.edges(sorted(links, key=itemgetter("edge_id")), set(nodes))
        return self._network((asked.title_zh, asked.title), nodes.values(), edges)

    def sources(self, ids: Sequence[str] | None = None) -> dict[str, SourceInfo]:
        """Return sources by id; all where no ids are given."""
        return assemble.sources(self.query("explore/sources", ids=None if ids is None else list(ids)).dicts())

    def _nodes(self, ids: Sequence[str], shown: Mapping[str, int] | None = None) -> dict[str, NetworkNode]:
        rows = self.query("explore/nodes", ids=list(ids)).dicts()
        return {node.id: node for node in assemble.nodes(rows, shown)}

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

    def _resolve(self, reference: str) -> object:
        if reference not in self._references:
            raise SilkgraphError("the graph is empty; load it first: silkgraph load")
        return self._references[reference]

    @cached_property
    def _references(self) -> dict[str, object]:
        """What ``network.…`` and ``plan.…`` stand for in the headers of queries."""
        loads = self.store.read(
            "MATCH (l:Load) WHERE l.network IS NOT NULL "
            "RETURN l.network AS network ORDER BY l.finished DESC LIMIT 1"
        )
        if not loads:
            return {}
        network = json.loads(str(loads[0]["network"]))
        plan = self.store.read(
            "MATCH (d:PolicyDocument) RETURN min(d.period_start) AS start, max(d.period_end) AS end"
        )
        values = {f"network.{key}": value for key, value in network.items()}
        return values | {f"plan.{key}": value for key, value in plan[0].items()}
