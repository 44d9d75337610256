"""What is asked beside what is recorded, and who holds the network together."""

from __future__ import annotations

from analysis import cells as cells_
from analysis import centrality as centrality_
from analysis import facts as facts_
from analysis import weights as weights_
from analysis.insight import Insight
from analysis.scope import Ranking, Scope, ranking
from analysis.served import Engine
from atlas import engines
from atlas.networks import Networks
from graph.settings import SEEDS


class Answers(Networks):
    """Answers of the open graph."""

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
        country: str | None = None,
        engine: Engine | str = Engine.AUTO,
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
        country
            Whose network it is, where it is that of one country.
        engine
            ``igraph`` here, ``gds`` on a Neo4j with Graph Data Science, or ``auto``; see `atlas.engines`.
        """
        graph = self.graph(network, events=events, country=country)
        found, by = engines.scores(self.store, graph, measure, Engine(engine))
        ranked = centrality_.ranked(found, low_first=centrality_.measure(measure).low_first)
        home = str(self._resolve("network.home_country"))
        return ranking(graph, ranked, Scope(scope), home, top, by)

    def insight(self) -> Insight:
        """Return all analyses of what the graph states now; kept until something new is loaded."""
        loads = self.store.read(
            "MATCH (l:Load) RETURN l.id AS id, l.finished AS finished ORDER BY finished DESC LIMIT 1"
        )
        load = loads[0] if loads else {"id": None, "finished": ""}
        kept = self.__dict__.get("_insight")
        if kept is None or kept[0] != load:
            setting = (str(self._resolve(f"network.{key}")) for key in facts_.SETTING)
            rows = {name: self.query(query).dicts() for name, query in facts_.QUERIES.items()}
            facts = facts_.from_rows(facts_.Setting(*setting), rows)
            weights = weights_.read((SEEDS / "scoring.toml").read_text(encoding="utf-8"))
            kept = (load, Insight(facts, weights, str(load["finished"] or "")[:10]))
            self.__dict__["_insight"] = kept
        found: Insight = kept[1]
        return found
