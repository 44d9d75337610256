"""Networks made for a picture: what is asked and what answers it, the sister parks, a question's answer."""

from __future__ import annotations

from operator import itemgetter

from analysis import assemble
from analysis import cells as cells_
from atlas.answers import Answers
from atlas.networks import COMPLETENESS
from diagrams import asks as asks_
from diagrams import titles
from diagrams.write import Choices
from graph.errors import SilkgraphError
from graph.network import Network
from queries.catalogue import question


class Pictures(Answers):
    """Pictures of the open graph."""

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

    def deck(self, country: str, choices: Choices | None = None) -> bytes:
        """Return a deck of slides (PPTX): overview, gaps, partners, one country.

        Parameters
        ----------
        country
            Id of the country.
        choices
            Language and colours.
        """
        from diagrams.deck import Story, render

        around = self.around(country)
        centre = next(node for node in around.nodes if node.id == country)
        if centre.label != "Country":
            raise SilkgraphError(f"'{country}' is a {centre.label}; give a country (ISO 3166-1 alpha-3)")
        nodes, cells = self.status().nodes, self.gaps(strength=cells_.Strength.NAMED)
        story = Story(
            (str(self._resolve("network.title_zh")), str(self._resolve("network.title_en"))),
            titles.figures(nodes, cells),
            self.asks(),
            self.network(measure="betweenness"),
            around,
            (centre.name_zh or country, centre.name_en or country),
            self.gaps(country=country),
            COMPLETENESS,
        )
        return render(story, choices or Choices())
