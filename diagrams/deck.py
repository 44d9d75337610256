"""A deck about a network: overview, gaps, partners, one country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diagrams import palette, words
from diagrams.asks import Asked
from diagrams.extract import top
from diagrams.fonts import Fonts, fonts
from diagrams.layout import Layout
from diagrams.picture import Look, compose
from diagrams.slides import FiguresSlide, NetworkSlide, Slide, TableSlide, pptx
from diagrams.write import Choices
from graph.network import Network

_ON_A_SLIDE = 45
_ROWS = 14
_QUOTE = 46


@dataclass(frozen=True, slots=True)
class Story:
    """What a deck tells.

    Parameters
    ----------
    title
        Of the whole network, (Chinese, English).
    figures
        Numbers of the overview: (number, (Chinese, English)).
    asks
        What is asked by name of all countries and what answers it.
    partners
        The partner network with scores.
    country
        The country's own network.
    country_names
        Its Chinese and English name.
    cells
        The country's cells of country and field.
    note
        On completeness, (Chinese, English).
    """

    title: tuple[str, str]
    figures: tuple[tuple[str, tuple[str, str]], ...]
    asks: Network
    partners: Network
    country: Network
    country_names: tuple[str, str]
    cells: Sequence[Asked]
    note: tuple[str, str]


def render(story: Story, choices: Choices) -> bytes:
    """The deck as a PPTX file."""
    look = Look(choices.language, choices.dark)
    return pptx(slides(story, look, fonts()), choices.language, dark=choices.dark)


def slides(story: Story, look: Look, found: Fonts) -> list[Slide]:
    """The slides in order: figures, asks and gaps, partners, the country's asks, the country's network."""
    tongue, wide = look.language, replace(look, page="16:9", placed=None)

    def drawn(network: Network, layout: Layout) -> NetworkSlide:
        return NetworkSlide(network, compose(network, replace(wide, layout=layout), found))

    figures = tuple((number, words.pair(what, tongue)) for number, what in story.figures)
    return [
        FiguresSlide(words.pair(story.title, tongue), figures, words.pair(story.note, tongue)),
        drawn(story.asks, Layout.LAYERED),
        drawn(top(story.partners, _ON_A_SLIDE), Layout.FORCE),
        *_tables(story, tongue),
        drawn(top(story.country, _ON_A_SLIDE), Layout.FORCE),
    ]


def _tables(story: Story, tongue: words.Language) -> list[Slide]:
    """What is asked of the country, and what answers it; the strongest asks first."""
    asked = [cell for cell in story.cells if cell.measures]
    gaps = sum(cell.state == palette.State.GAP.value for cell in asked)
    zh, en = story.country_names
    title = (
        f"{zh}：{len(asked)} 个领域的需求中，{gaps} 个尚无本市参与的记录",
        f"{en}: {gaps} of {len(asked)} fields asked for have no record with a home participant",
    )
    heads = (
        ("领域", "Field"),
        ("状态", "State"),
        ("本市", "Home"),
        ("全部", "All"),
        ("原文", "Words of the plan"),
    )
    columns = tuple(words.pair(head, tongue) for head in heads)
    rows = [
        (
            words.pair((cell.field_zh, cell.field_en), tongue),
            palette.State(cell.state),
            str(cell.home),
            str(cell.any),
            _shortened(cell.quotes[0] if cell.quotes else ""),
        )
        for cell in asked
    ]
    note, widths = words.pair(story.note, tongue), (2.4, 2.2, 0.7, 0.7, 6.0)
    parts = [rows[start : start + _ROWS] for start in range(0, max(len(rows), 1), _ROWS)]
    return [
        TableSlide(words.pair(title, tongue), columns, tuple(part), note, widths) for part in parts if part
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1] + "…"
