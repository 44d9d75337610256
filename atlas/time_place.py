"""Answers about time and place: records by year, how the network grew, where partners lie."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.cells import Record, Strength
from analysis.comparison import Comparison, compare
from analysis.facts import Place
from analysis.fields import FieldTree
from analysis.growth import Stage, growth
from analysis.places import MapPlace, PlaceFigures, by_region
from analysis.places import figures as place_figures
from analysis.rows import typed
from analysis.timeline import By, TimedRecord, Timeline, What, counted, grouping, timeline
from atlas import figures, map_figures
from atlas.answers import Answers
from diagrams.figure import Figure
from diagrams.map import Sketch


class TimePlace(Answers):
    """Time and place of the open graph."""

    def timed(self) -> tuple[TimedRecord, ...]:
        """Return every cooperation and laboratory with its years."""
        return typed(TimedRecord, self.query("time/records").dicts())

    def plan_period(self) -> tuple[int, int] | None:
        """Return the first and the last year of the plan, None where no document states a period."""
        start, end = self._resolve("plan.start"), self._resolve("plan.end")
        return (start, end) if isinstance(start, int) and isinstance(end, int) else None

    def timeline(
        self, by: By | str = By.KIND, what: What | str = What.ALL, *, home: bool = False
    ) -> Timeline:
        """Return records by the year in which they began and ended.

        Parameters
        ----------
        by
            Among what the records of a year are shared out.
        what
            Which records count.
        home
            Only those with a participant from the home city.
        """
        fields = FieldTree.from_rows(self.query("facts/fields").dicts())
        group = grouping(By(by), fields, str(self._resolve("network.home_country")))
        return timeline(counted(self.timed(), What(what), home=home), By(by), group, self.plan_period())

    def growth(self, measure: str = "betweenness") -> tuple[Stage, ...]:
        """Return the partner network as it stood at the end of each year, with centrality."""
        years = self.timeline().years
        return growth(self._participations(), list(years), measure)

    def band_names(self) -> dict[str, tuple[str, str]]:
        """Return Chinese and English names of fields, countries and territories by id."""
        found = {
            place.id: (place.name_zh, place.name_en)
            for place in typed(Place, self.query("facts/places").dicts())
        }
        rows = self.query("facts/fields").dicts()
        return found | {str(row["id"]): (str(row["name_zh"]), str(row["name_en"])) for row in rows}

    def timeline_figure(
        self, by: By | str = By.KIND, what: What | str = What.ALL, *, home: bool = False
    ) -> Figure:
        """Return the timeline as a figure, ready for a file; parameters as of :meth:`timeline`."""
        found = self.timeline(by, what, home=home)
        return figures.timeline_figure(
            found, self.band_names(), what=What(what), home=home, city=self._city()
        )

    def place_figures(
        self,
        strengths: Sequence[Strength] = (Strength.NAMED, Strength.REGIONAL),
        record: Record | str = Record.HOME,
    ) -> tuple[PlaceFigures, ...]:
        """Return what is asked of each country, answered and missing; territories have records alone.

        Parameters
        ----------
        strengths
            Strongest strengths of the asks that count.
        record
            Whose records count as an answer.
        """
        places = typed(MapPlace, self.query("place/places").dicts())
        return place_figures(places, self.insight().answers, strengths, Record(record))

    def by_region(self, found: Sequence[PlaceFigures]) -> tuple[tuple[str, tuple[PlaceFigures, ...]], ...]:
        """Return each country in the smallest of its regions."""
        return by_region(found, [str(self._resolve("network.at_large_region"))])

    def home_place(self) -> tuple[float, float]:
        """Return longitude and latitude of the home city."""
        (row,) = self.query("place/home").dicts()
        return float(row["lon"]), float(row["lat"])

    def sketch(
        self, found: Sequence[PlaceFigures], strengths: Sequence[Strength], record: Record | str
    ) -> Sketch:
        """Return what the map shows of `found`, which was reckoned for these strengths and records."""
        return map_figures.sketch(found, self.home_place(), self._city(), Record(record), strengths)

    def map_figure(
        self,
        strengths: Sequence[Strength] = (Strength.NAMED, Strength.REGIONAL),
        record: Record | str = Record.HOME,
        *,
        tiles: bool = False,
    ) -> Figure:
        """Return the map, or the tile grid, as a figure; parameters as of :meth:`place_figures`."""
        found = self.place_figures(strengths, record)
        shown, grouped = self.sketch(found, strengths, record), self.by_region(found)
        return map_figures.map_figure(shown, grouped, self.band_names(), tiles=tiles)

    def compare(self, a: str, b: str) -> Comparison:
        """Return two countries, fields, actors or years side by side.

        Parameters
        ----------
        a, b
            Ids of one kind; a year as text.
        """
        return compare(self.insight().answers, a, b)

    def _city(self) -> str:
        return str(self._resolve("network.home_city"))
