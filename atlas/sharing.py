"""Pictures of saved views, and stories as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from analysis import assemble
from analysis import cells as cells_
from analysis.centrality import MEASURES
from analysis.stories import Missing, Step, Story, View, missing
from analysis.timeline import By, What
from atlas.pictures import Pictures
from atlas.shelves import Shelves
from atlas.time_place import TimePlace
from diagrams import exploring, palette, story, titles, words
from diagrams.exploring import Web
from diagrams.extract import top
from diagrams.figure import Figure
from diagrams.fonts import fonts
from diagrams.layout import Layout
from diagrams.picture import Look
from diagrams.story import Shown
from diagrams.write import Choices
from graph.network import Network, NetworkNode, SourceInfo, display_name
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME

PAGES = (
    "overview", "policy", "network", "gaps", "partners", "timeline", "map", "compare", "dossier",
    "matches", "expected", "whatif", "board", "data", "cypher", "search", "saved", "story",
)  # fmt: skip
"""Names of the pages that a view may be of; a test holds it to the app's menu."""
_ON_A_PAGE = 45
_T = TypeVar("_T")
_KINDS = frozenset([*LABEL_BY_NAME, *TYPE_BY_NAME])


class Sharing(Shelves, TimePlace, Pictures):
    """Views and stories of the open graph."""

    def lost(self, view: View, pages: Iterable[str] = PAGES) -> tuple[Missing, ...]:
        """Return what a view names and what this graph or program does not have."""
        return missing(view, pages, self._walk().nodes.__contains__, _KINDS)

    def shown(self, step: Step, choices: Choices | None = None) -> Shown:
        """Return a step of a story with its picture; what is not there any more is told.

        Parameters
        ----------
        choices
            Language and colours.
        """
        wanted = replace(choices or Choices(), page="16:9")
        lost, tongue = self.lost(step.view), wanted.language
        told = _told(lost, tongue)
        known = not any(item.what == "page" for item in lost)
        made = (self._picture(step, wanted) if known else None) or self._figures(step, wanted)
        return replace(made, title=step.name(tongue), note=step.note.of(tongue), told=told)

    def story_pptx(self, told: Story, choices: Choices | None = None) -> bytes:
        """Return a story as a presentation (PPTX) of native shapes."""
        wanted = choices or Choices()
        steps = [self.shown(step, wanted) for step in told.steps]
        return story.slides(told.title.of(wanted.language), steps, wanted, self._basis(wanted.language))

    def story_page(self, told: Story, choices: Choices | None = None) -> str:
        """Return a story as one page (HTML) that needs no network."""
        wanted = choices or Choices()
        steps = [self.shown(step, wanted) for step in told.steps]
        return story.page(told.title.of(wanted.language), steps, wanted, self._basis(wanted.language))

    def _basis(self, tongue: words.Language) -> str:
        when = str((self.status().last_load or {}).get("finished", ""))[:10]
        return words.pair(
            (
                f"数据截至 {when}。此处没有记录，不等于没有合作。",
                f"Data as of {when}. What is not recorded here may still exist.",
            ),
            tongue,
        )

    def _picture(self, step: Step, choices: Choices) -> Shown | None:
        makers: Mapping[str, Callable[[View], Network | None]] = {
            "network": self._network_view,
            "partners": self._partners_view,
            "gaps": self._gaps_view,
            "dossier": self._dossier_view,
        }
        view, tongue = step.view, choices.language
        figure = {"timeline": self._timeline_view, "map": self._map_view}.get(view.page)
        if figure is not None:
            return _of_figure(figure(view), choices)
        maker = makers.get(view.page)
        network = maker(view) if maker else None
        if network is None or not network.nodes:
            return None
        name = step.name(tongue)
        placed = None
        if view.page == "network":
            found = exploring.scene(self._view_of(view), self._walk())
            placed = {node.id: found.placed[node.id] for node in network.nodes}
        layout = Layout.LAYERED if view.page == "gaps" else Layout.FORCE
        titled = replace(network, title_zh=name, title_en=name)
        look = Look(tongue, choices.dark, layout, placed, "16:9")
        return Shown(
            name,
            "",
            story.network_drawing(titled, look),
            titled,
            _nodes_table(titled, tongue),
            _lines(titled.sources.values()),
        )

    def _walk(self) -> Web:
        """The whole graph, kept until something new is loaded."""

        def made() -> Web:
            known = {node.id: node for node in assemble.nodes(self.query("explore/all_nodes").dicts())}
            edges = assemble.edges(self.query("explore/all_links").dicts(), set(known))
            return exploring.web(known, edges)

        return self._kept("walk", made)

    def _kept(self, name: str, make: Callable[[], _T]) -> _T:
        """What `make` gives, kept under a name until something new is loaded."""
        last = self.status().last_load or {}
        load = (last.get("id"), last.get("finished"))
        kept: dict[str, tuple[object, Any]] = self.__dict__.setdefault("_made", {})
        if name not in kept or kept[name][0] != load:
            kept[name] = (load, make())
        return cast(_T, kept[name][1])

    def _view_of(self, view: View) -> exploring.View:
        whole = self._walk()
        found = exploring.from_params(lambda name: view.params.get(name, ""), whole.nodes.__contains__)
        if found.opened or found.path:
            return found
        opened = tuple(step for start in found.starts for step in exploring.View().open(start).opened)
        return replace(found, opened=opened)

    def _network_view(self, view: View) -> Network | None:
        walked = self._view_of(view)
        if not walked.starts and not walked.path:
            return None
        found = exploring.scene(walked, self._walk()).network
        kinds, types, fields = (
            [p for p in view.params.get(n, "").split("~") if p] for n in ("kinds", "types", "fields")
        )
        fixed = {*walked.starts, *walked.path}

        def stays(node: NetworkNode) -> bool:
            own = node.properties.get("field_ids")
            in_field = (
                not fields or node.id in fields or not isinstance(own, list) or bool(set(own) & set(fields))
            )
            return node.id in fixed or ((not kinds or node.label in kinds) and in_field)

        nodes = tuple(node for node in found.nodes if stays(node))
        kept = {node.id for node in nodes}
        edges = tuple(
            edge
            for edge in found.edges
            if edge.source in kept and edge.target in kept and (not types or edge.type in types)
        )
        found = replace(found, nodes=nodes, edges=edges)
        if view.params.get("all") != "1":
            found = exploring.quiet(found, {*fixed, *(step.node for step in walked.opened)})
        return self._network(("", ""), found.nodes, found.edges)

    def _partners_view(self, view: View) -> Network:
        measure = view.params.get("measure", "betweenness")
        known = measure if measure in MEASURES else "betweenness"
        return top(self.network(measure=known, events=view.params.get("events") == "1"), _ON_A_PAGE)

    def _gaps_view(self, view: View) -> Network:
        record, strength = view.params.get("record", "home"), view.params.get("strength", "named")
        strength = strength if strength in list(cells_.Strength) else cells_.Strength.NAMED.value
        record = record if record in list(cells_.Record) else cells_.Record.HOME.value
        return self._kept(f"asks {strength} {record}", lambda: self.asks(strength, record))

    def _dossier_view(self, view: View) -> Network | None:
        key = view.params.get("pick", "")
        return top(self.around(key), _ON_A_PAGE) if key in self._walk().nodes else None

    def _timeline_view(self, view: View) -> Figure:
        by, what = view.params.get("by", By.KIND.value), view.params.get("records", What.ALL.value)
        return self.timeline_figure(
            by if by in list(By) else By.KIND,
            what if what in list(What) else What.ALL,
            home=view.params.get("whose") == "home",
        )

    def _map_view(self, view: View) -> Figure:
        record = view.params.get("record", "home")
        known = list(cells_.Strength)
        asked = [cells_.Strength(one) for one in view.params.get("strength", "").split("~") if one in known]
        return self.map_figure(
            tuple(asked) or (cells_.Strength.NAMED,),
            record if record in list(cells_.Record) else cells_.Record.HOME,
            tiles=view.params.get("view") == "tiles",
        )

    def _figures(self, step: Step, choices: Choices) -> Shown:
        """The numbers of the overview: what stands for a view that has no picture of its own."""
        tongue = choices.language
        found = self._kept(
            "figures",
            lambda: titles.figures(self.status().nodes, self.gaps(strength=cells_.Strength.NAMED)),
        )
        rows = tuple((number, words.pair(what, tongue)) for number, what in found)
        look = Look(tongue, choices.dark, page="16:9")
        drawing = story.figures_drawing(step.name(tongue), self._basis(tongue), rows, look)
        heads = (words.pair(("数", "Number"), tongue), words.pair(("含义", "What it counts"), tongue))
        return Shown("", "", drawing, table=(heads, rows))


def _of_figure(figure: Figure, choices: Choices) -> Shown:
    look = Look(choices.language, choices.dark, page="16:9")
    rows = figure.table(choices.language)
    heads = tuple(words.pair(column, choices.language) for column in figure.columns)
    texts = tuple(tuple("" if value is None else str(value) for value in row.values()) for row in rows)
    return Shown("", "", figure.draw(look, fonts()), table=(heads, texts))


def _told(lost: tuple[Missing, ...], tongue: words.Language) -> str:
    if not lost:
        return ""
    if lost[0].what == "page":
        return words.pair(
            (f"本程序没有页面“{lost[0].value}”。", f"This program has no page “{lost[0].value}”."), tongue
        )
    listed = ", ".join(item.value for item in lost[:6]) + (" …" if len(lost) > 6 else "")
    return words.pair(
        (
            f"数据中已没有：{listed}；以下为其余部分。",
            f"No longer in these data: {listed}; what is left is shown.",
        ),
        tongue,
    )


def _nodes_table(network: Network, tongue: words.Language) -> story.Table:
    links = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    heads = tuple(
        words.pair(pair, tongue) for pair in (("名称", "Name"), ("类别", "Kind"), ("联系数", "Links"))
    )
    rows = tuple(
        (
            display_name(node.id, node.name_zh, node.name_en, "en" if tongue == "en" else "zh")[0],
            words.pair(palette.kind_names(node.label), tongue),
            str(links[node.id]),
        )
        for node in network.nodes
    )
    return heads, rows


def _lines(sources: Iterable[SourceInfo]) -> tuple[str, ...]:
    found = ((item.title or item.id, item.publisher, item.published_on, item.url) for item in sources)
    return tuple(" · ".join(part for part in parts if part) for parts in found)
