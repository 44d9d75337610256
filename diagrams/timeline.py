"""Records by year as stacked columns: those that began above the line, those that ended below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diagrams import palette, words
from diagrams.drawing import Box, Drawing, Item, Line, Text
from diagrams.fonts import Fonts
from diagrams.page_parts import SMALL, foot, ground_of, head, made, rectangle, room
from diagrams.picture import Look
from diagrams.wrap import wrap

_LEGEND = 168.0
_AXIS = 26.0
_BEGAN, _ENDED = ("开始（线上）", "Began (above)"), ("结束（线下）", "Ended (below)")
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Bar:
    """One column.

    Parameters
    ----------
    year
        None: no year is recorded.
    started, ended
        How many began and ended.
    parts
        What each band has of those that began, in the order of the bands.
    in_plan
        Whether it lies within the plan's period.
    """

    year: int | None
    started: int
    ended: int
    parts: tuple[float, ...]
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """What the picture shows.

    Parameters
    ----------
    titles, about
        Chinese and English title and line below it.
    bands
        Chinese and English name of each band; how many of the last ones are rests (grey).
    columns, undated
        One for every year; those without a year.
    notes
        At the foot.
    """

    titles: tuple[str, str]
    about: tuple[str, str]
    bands: tuple[tuple[str, str], ...]
    columns: tuple[Bar, ...]
    undated: Bar
    rests: int = 0
    notes: tuple[tuple[str, str], ...] = ()


def band_colour(number: int, bands: int, rests: int, *, dark: bool) -> str:
    """Colour of a band: the rests at the end are grey, the last of two lighter."""
    if number >= bands - rests:
        ground = palette.theme(dark=dark)
        return ground.edge if number == bands - rests else ground.edge_thin
    return palette.series(number, dark=dark)


def step(highest: float, most: int = 6) -> int:
    """Distance of the lines of a scale that reaches `highest` with at most `most` lines."""
    return next((step for step in _STEPS if highest / step <= most), _STEPS[-1])


def compose(bars: Bars, look: Look, fonts: Fonts) -> Drawing:
    """Draw it on a page."""
    ground, title = ground_of(look), words.pair(bars.titles, look.language)
    above = head(title, words.pair(bars.about, look.language), look, fonts)
    below = foot(bars.notes, look, fonts)
    frame = room(above, below, look, right=_LEGEND)
    plot = Box(frame.x0 + _AXIS, frame.y0 + 12, frame.x1, frame.y1 - 4)
    every = [*bars.columns, bars.undated]
    up = max([1, *(bar.started for bar in every)])
    down = max(bar.ended for bar in every)
    unit = (plot.height - 30) / (up + down)
    base = plot.y0 + up * unit
    lower = base + 22  # room for the years between the two halves
    pitch = plot.width / (len(every) + 1.2)
    items: list[Item] = [*above]
    items += _plan(bars, plot, pitch, look, ground)
    for value in range(0, up + 1, step(up)):
        y = base - value * unit
        items.append(Line(plot.x0, y, plot.x1, y, ground.rule, 0.5))
        items.append(Text(plot.x0 - 6, y + 2.6, (str(value),), SMALL, ground.muted, "axis", "end"))
    for at, bar in enumerate(every):
        x = plot.x0 + pitch * (at + (0.5 if bar.year is not None else 1.4))
        items += _column(bars, bar, x, pitch * 0.8, (base, lower, unit), look, ground)
        items += _year(bar, x, base + 13, pitch, bars, ground, look)
    items += _legend(bars, frame.x1 + 16, plot.y0, look, fonts, ground)
    return made(title, words.pair(bars.about, look.language), look, [*items, *below], frame, fonts)


def _plan(bars: Bars, plot: Box, pitch: float, look: Look, ground: palette.Theme) -> list[Item]:
    within = [at for at, bar in enumerate(bars.columns) if bar.in_plan]
    if not within:
        return []
    box = Box(plot.x0 + pitch * within[0], plot.y0 - 12, plot.x0 + pitch * (within[-1] + 1), plot.y1)
    name = words.pair(("计划期", "Plan"), look.language)
    return [
        rectangle(box, palette.mix(ground.accent, ground.background, 0.1)),
        Text((box.x0 + box.x1) / 2, box.y0 + 9, (name,), SMALL, ground.accent, "axis", "middle"),
    ]


def _column(
    bars: Bars,
    bar: Bar,
    x: float,
    wide: float,
    scale: tuple[float, float, float],
    look: Look,
    ground: palette.Theme,
) -> list[Item]:
    base, lower, unit = scale
    year = str(bar.year) if bar.year is not None else words.pair(("无年份", "no year"), look.language)
    items: list[Item] = []
    y = base
    for number, part in enumerate(bar.parts):
        if part <= 0:
            continue
        top = y - part * unit
        name = words.pair(bars.bands[number], look.language)
        items.append(
            rectangle(
                Box(x - wide / 2, top, x + wide / 2, y),
                band_colour(number, len(bars.bands), bars.rests, dark=look.dark),
                ground.background,
                0.5,
                key=f"{year}.{number}",
                kind="started",
                title=f"{year} · {name}: {part:.6g}",
            )
        )
        y = top
    if bar.started:
        items.append(Text(x, y - 3, (str(bar.started),), SMALL, ground.text, "value", "middle"))
    if bar.ended:
        end = lower + bar.ended * unit
        said = words.pair((f"{year} 结束 {bar.ended}", f"{year}, ended: {bar.ended}"), look.language)
        box = Box(x - wide / 2, lower, x + wide / 2, end)
        items.append(
            rectangle(
                box, ground.background, ground.muted, 1.0, key=f"{year}.ended", kind="ended", title=said
            )
        )
        items.append(Text(x, end + 8, (str(bar.ended),), SMALL, ground.muted, "value", "middle"))
    return items


def _year(
    bar: Bar, x: float, y: float, pitch: float, bars: Bars, ground: palette.Theme, look: Look
) -> list[Item]:
    if bar.year is None:
        name = words.pair(("无年份", "no year"), look.language)
        return [Text(x, y, (name,), SMALL, ground.text, "axis", "middle")]
    every = 1 if pitch > 20 else 5
    edges = [one.year for one in bars.columns if one.in_plan]
    wanted = bar.year % every == 0 or bar.year in (edges[:1] + edges[-1:])
    crowded = any(abs(bar.year - (edge or 0)) < 2 and bar.year != edge for edge in edges[:1] + edges[-1:])
    if not wanted or (crowded and every > 1):
        return []
    return [Text(x, y, (str(bar.year),), SMALL, ground.text, "axis", "middle")]


def _legend(bars: Bars, x: float, y: float, look: Look, fonts: Fonts, ground: palette.Theme) -> list[Item]:
    items: list[Item] = [
        Text(
            x,
            y + 3,
            (words.pair(_BEGAN, look.language),),
            8.5,
            ground.muted,
            "legend",
        )
    ]
    y += 16
    for number in reversed(range(len(bars.bands))):  # as they are stacked
        colour = band_colour(number, len(bars.bands), bars.rests, dark=look.dark)
        lines = wrap(words.pair(bars.bands[number], look.language), 8.5, _LEGEND - 16 - 16, fonts)[0]
        items.append(rectangle(Box(x, y - 4, x + 9, y + 5), colour))
        items.append(Text(x + 15, y + 3.5, lines, 8.5, ground.text, "legend"))
        y += 14 + (len(lines) - 1) * 11
    if any(bar.ended for bar in bars.columns):
        y += 6
        items.append(rectangle(Box(x, y - 4, x + 9, y + 5), ground.background, ground.muted, 1.0))
        name = words.pair(_ENDED, look.language)
        items.append(Text(x + 15, y + 3.5, (name,), 8.5, ground.text, "legend"))
    return items


def rows(bars: Bars) -> tuple[tuple[str | int | float | tuple[str, str] | None, ...], ...]:
    """The same as a table: year, began, ended, then each band's part."""
    return tuple(
        (
            str(bar.year) if bar.year is not None else ("无年份", "no year"),
            bar.started,
            bar.ended if bar.year is not None else None,
            *(round(part, 2) if part % 1 else int(part) for part in bar.parts),
        )
        for bar in [*bars.columns, bars.undated]
    )


def columns(bars: Bars) -> tuple[tuple[str, str], ...]:
    """Headings of `rows`."""
    return (("年份", "Year"), ("开始", "Began"), ("结束", "Ended"), *bars.bands)


def labels(bands: Sequence[str], names: dict[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Names of bands; an id without one stands for itself."""
    return tuple(names.get(band, (band, band)) for band in bands)
