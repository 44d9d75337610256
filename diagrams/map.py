"""A map without borders: land, and lines from the home city to the countries that something is asked of.

A line's length is shared out: the part that is answered is solid, the part that is missing dashed. Lines are
bent for the eye; they are no routes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diagrams import land, palette, words
from diagrams.drawing import Box, Drawing, Item, Path, Shape, Text
from diagrams.fonts import Fonts
from diagrams.page_parts import SMALL, foot, ground_of, head, made, rectangle, room
from diagrams.picture import Look

NAMED = 46
"""How many countries are named at most, as far as there is room."""
_STEPS = 28
_SIDES = (64.0, 60.0, 56.0, 52.0, 48.0, 45.0, 42.0, 39.0, 36.0, 33.0, 30.0)
_TALL = 0.62
_LAND = 0.16  # of the ink of a line, on the ground
LEGEND: tuple[tuple[str, tuple[str, str]], ...] = (
    ("answered", ("全部有响应", "all answered")),
    ("partly", ("部分有响应", "partly answered")),
    ("missing", ("均无记录响应", "nothing recorded in answer")),
    ("unasked", ("未点名，有记录", "not asked, recorded")),
    ("nothing", ("未点名，无记录", "not asked, nothing recorded")),
)
LINES = (("已响应的份额", "answered share"), ("尚无记录的份额", "missing share"))
TERRITORY = ("地区（不计入国家）", "territory (not counted)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A country or territory on the map.

    Parameters
    ----------
    id, names, iso2
        Its id, Chinese and English name, two letters.
    lon, lat
        Where it is drawn.
    asked, answered, records
        Fields asked for, of these answered; records with it.
    state
        A value of `analysis.places.Standing`.
    territory
        Not a country: never asked of, never missing.
    """

    id: str
    names: tuple[str, str]
    iso2: str
    lon: float
    lat: float
    asked: int = 0
    answered: int = 0
    records: int = 0
    state: str = "nothing"
    territory: bool = False

    def said(self, language: words.Language) -> str:
        """Its figures in a line."""
        name = words.pair(self.names, language)
        missing = self.asked - self.answered
        zh = f"{name}：提出{self.asked}项，已响应{self.answered}项，缺{missing}项；记录{self.records}项"
        en = (
            f"{name}: {self.asked} asked, {self.answered} answered, {missing} missing; {self.records} records"
        )
        if self.territory:
            zh, en = f"{name}：记录{self.records}项", f"{name}: {self.records} records"
        return en if language == "en" else zh


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the map shows.

    Parameters
    ----------
    titles, about, notes
        Chinese and English.
    home
        Longitude and latitude from which the lines go, and the city's names.
    spots
        Countries and territories.
    """

    titles: tuple[str, str]
    about: tuple[str, str]
    home: tuple[float, float]
    home_names: tuple[str, str]
    spots: tuple[Spot, ...]
    notes: tuple[tuple[str, str], ...] = ()


Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line on the page: the answered part, then the missing part; either may be empty."""

    spot: Spot
    answered: Points
    missing: Points
    plain: Points
    width: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """Everything of the map in the coordinates of a page.

    Parameters
    ----------
    land, lakes
        Outlines.
    arcs
        Lines, those with fewest asks first.
    places
        Centre of each spot's mark, by id, and its radius.
    home
        Where the lines begin.
    """

    land: tuple[Points, ...]
    lakes: tuple[Points, ...]
    arcs: tuple[Arc, ...]
    places: dict[str, tuple[float, float, float]]
    home: tuple[float, float]


def fitted(box: Box) -> tuple[float, float, float]:
    """Scale and shift that lay the map into a box."""
    xs, ys = zip(*land.edge(), strict=True)
    scale = min(box.width / (max(xs) - min(xs)), box.height / (max(ys) - min(ys)))
    return scale, (box.x0 + box.x1) / 2, box.y0 + (box.height + scale * (max(ys) + min(ys))) / 2


def geometry(sketch: Sketch, box: Box) -> Geometry:
    """Lay the map into a box."""
    scale, x0, y0 = fitted(box)

    def at(x: float, y: float) -> tuple[float, float]:
        return round(x0 + x * scale, 2), round(y0 - y * scale, 2)

    home = at(*land.project(*sketch.home))
    places: dict[str, tuple[float, float, float]] = {}
    arcs = []
    unit = box.width / 900
    thin = min(1.0, max(0.5, math.sqrt(40 / max(1, sum(spot.asked > 0 for spot in sketch.spots)))))
    for spot in sorted(sketch.spots, key=lambda spot: (spot.asked, spot.records, spot.id)):
        x, y = at(*land.project(spot.lon, spot.lat))
        places[spot.id] = (x, y, round(_radius(spot) * unit, 2))
        if spot.asked or (spot.records and not spot.territory):
            arcs.append(_arc(spot, home, (x, y), unit * thin))
    rings = [tuple(at(x, y) for x, y in ring) for ring in land.land()]
    holes = tuple(tuple(at(x, y) for x, y in ring) for ring in land.lakes())
    return Geometry(tuple(rings), holes, tuple(arcs), places, home)


def _radius(spot: Spot) -> float:
    if spot.state == "nothing":
        return 1.5
    return 2.4 + 0.62 * math.sqrt(spot.records)


def _arc(spot: Spot, home: tuple[float, float], end: tuple[float, float], unit: float) -> Arc:
    points = curve(home, end)
    if not spot.asked:
        return Arc(spot, (), (), points, round(0.6 * unit, 2))
    turn = round(_STEPS * spot.answered / spot.asked)
    width = round((0.45 + 0.5 * math.sqrt(spot.asked)) * unit, 2)
    return Arc(spot, points[: turn + 1] if turn else (), points[turn:] if turn < _STEPS else (), (), width)


def curve(start: tuple[float, float], end: tuple[float, float]) -> Points:
    """A line bent upwards, the more the longer it is."""
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1)
    cx, cy = (x1 + x2) / 2, (y1 + y2) / 2 - 0.22 * length
    steps = [at / _STEPS for at in range(_STEPS + 1)]
    return tuple(
        (
            round((1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2, 2),
            round((1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2, 2),
        )
        for t in steps
    )


def colours(*, dark: bool = False) -> dict[str, str]:
    """Colours of the map: answered, missing, unasked, land, ground, rule."""
    ground = palette.theme(dark=dark)
    return {
        "answered": palette.state_mark(palette.State.ANSWERED, dark=dark).colour,
        "missing": palette.state_mark(palette.State.GAP, dark=dark).colour,
        "unasked": palette.state_mark(palette.State.UNASKED, dark=dark).colour,
        "land": palette.mix(ground.edge, ground.background, _LAND),
        "ground": ground.background,
        "text": ground.text,
    }


def mark(
    spot: Spot, x: float, y: float, radius: float, ink: dict[str, str], *, title: str = ""
) -> list[Shape]:
    """The mark of a country: full, ring with a core, ring, dot; a territory is a small square."""
    wide, cores = 2 * radius, []
    drawn = Shape("dot", x, y, wide * 0.8, wide * 0.8, ink["unasked"])
    if spot.territory:
        drawn = Shape("square", x, y, wide * 0.9, wide * 0.9, ink["ground"], ink["unasked"], 1.0)
    elif spot.state == "answered":
        drawn = Shape("dot", x, y, wide, wide, ink["answered"], ink["ground"], 0.6)
    elif spot.state in ("missing", "partly"):
        drawn = Shape("dot", x, y, wide, wide, ink["ground"], ink["missing"], 1.4)
        if spot.state == "partly":
            cores = [Shape("dot", x, y, radius * 0.95, radius * 0.95, ink["answered"])]
    elif spot.state == "nothing":
        drawn = replace(drawn, fill=palette.mix(ink["unasked"], ink["ground"], 0.55))
    if title:
        kind = "Territory" if spot.territory else "Country"
        drawn = replace(drawn, key=spot.id, kind=kind, title=title)
    return [drawn, *cores]


def labels(
    sketch: Sketch, found: Geometry, box: Box, size: float, language: words.Language, fonts: Fonts
) -> list[tuple[Spot, float, float, str]]:
    """Names that find room: (spot, x, base line, anchor), the countries with most asks and records first."""
    ranked = sorted(sketch.spots, key=lambda spot: (-spot.asked, -spot.records, spot.id))
    taken = [Box(found.home[0] - 4, found.home[1] - 4, found.home[0] + 4, found.home[1] + 4)]
    marks = {
        spot.id: Box(x - r, y - r, x + r, y + r)
        for spot in sketch.spots
        if spot.state != "nothing"
        for x, y, r in [found.places[spot.id]]
    }
    placed: list[tuple[Spot, float, float, str]] = []
    for spot in ranked:
        if spot.state == "nothing" or len(placed) >= NAMED:
            continue
        x, y, radius = found.places[spot.id]
        wide = fonts.width(words.pair(spot.names, language), size)
        for dx, dy, anchor in ((radius + 2, size * 0.35, "start"), (-radius - 2, size * 0.35, "end"),
                               (0.0, radius + size, "middle"), (0.0, -radius - 2.5, "middle")):  # fmt: skip
            left = x + dx - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            name = Box(left, y + dy - size * 0.85, left + wide, y + dy + size * 0.2)
            others = (mark for key, mark in marks.items() if key != spot.id)
            free = not any(name.overlaps(other, 1.0) for other in taken)
            if free and name.within(box) and not any(name.overlaps(other) for other in others):
                taken.append(name)
                placed.append((spot, round(x + dx, 2), round(y + dy, 2), anchor))
                break
    return placed


def compose(sketch: Sketch, look: Look, fonts: Fonts) -> Drawing:
    """Draw the map on a page."""
    ground, ink = ground_of(look), colours(dark=look.dark)
    title, about = words.pair(sketch.titles, look.language), words.pair(sketch.about, look.language)
    above = head(title, about, look, fonts)
    below = foot(sketch.notes, look, fonts)
    frame = room(above, below, look)
    box = Box(frame.x0, frame.y0, frame.x1, frame.y1 - 22)
    found = geometry(sketch, box)
    items: list[Item] = [*above]
    items += [Path(ring, True, ink["land"], ink["land"], 0.4) for ring in found.land]
    items += [Path(ring, True, ink["ground"]) for ring in found.lakes]
    for arc in found.arcs:
        items += _drawn(arc, ink, look)
    for spot in sorted(sketch.spots, key=lambda spot: (spot.asked, spot.records, spot.id)):
        x, y, radius = found.places[spot.id]
        items += mark(spot, x, y, radius, ink, title=spot.said(look.language))
    items.append(Shape("star", *found.home, 9.0, 9.0, ground.text, ground.background, 0.8))
    for spot, x, y, anchor in labels(sketch, found, box, SMALL, look.language, fonts):
        name = words.pair(spot.names, look.language)
        items.append(Text(x, y, (name,), SMALL, ground.text, "label", anchor, halo=ground.background))
    items += legend(box.x0, frame.y1 - 4, look, fonts, ink)
    return made(title, about, look, [*items, *below], frame, fonts)


def _drawn(arc: Arc, ink: dict[str, str], look: Look) -> list[Path]:
    said, key = arc.spot.said(look.language), arc.spot.id
    parts: tuple[tuple[str, Points, tuple[float, ...]], ...] = (
        ("unasked", arc.plain, (0.8, 2.4)),
        ("missing", arc.missing, (4.0, 2.6)),
        ("answered", arc.answered, ()),
    )
    return [
        Path(points, False, "", ink[name], arc.width, dash, f"{key}.{name}", name, said)
        for name, points, dash in parts
        if points
    ]


def legend(x: float, y: float, look: Look, fonts: Fonts, ink: dict[str, str]) -> list[Item]:
    """Marks and lines with their words, in a row."""
    ground, size = ground_of(look), 8.0
    items: list[Item] = []

    def say(names: tuple[str, str], wide: float) -> None:
        nonlocal x
        text = words.pair(names, look.language)
        items.append(Text(x + wide, y + 2.8, (text,), size, ground.text, "legend"))
        x += wide + fonts.width(text, size) + 13

    for state, names in LEGEND:
        items += mark(Spot("", names, "", 0, 0, state=state), x + 4, y, 3.2, ink)
        say(names, 11.0)
    items += mark(Spot("", TERRITORY, "", 0, 0, state="unasked", territory=True), x + 4, y, 3.2, ink)
    say(TERRITORY, 11.0)
    for names, colour, dash in ((LINES[0], "answered", ()), (LINES[1], "missing", (4.0, 2.6))):
        items.append(Path(((x, y), (x + 20, y)), False, "", ink[colour], 1.4, dash))
        say(names, 25.0)
    return items


@dataclass(frozen=True, slots=True)
class Group:
    """A region's countries in the tile grid."""

    names: tuple[str, str]
    spots: tuple[Spot, ...]


def tiles(sketch: Sketch, groups: Sequence[Group], look: Look, fonts: Fonts) -> Drawing:
    """Draw the tile grid on a page: one tile a country, region by region."""
    ground, ink = ground_of(look), colours(dark=look.dark)
    title, about = words.pair(sketch.titles, look.language), words.pair(sketch.about, look.language)
    above, below = head(title, about, look, fonts), foot(sketch.notes, look, fonts)
    frame = room(above, below, look)
    box = Box(frame.x0, frame.y0, frame.x1, frame.y1 - 22)
    side = next((one for one in _SIDES if max(_flow(groups, box, one)[1]) <= box.height), _SIDES[-1])
    items: list[Item] = [*above]
    for group, (x, y) in zip(groups, _flow(groups, box, side)[0], strict=True):
        count = len(group.spots)
        name = words.pair((f"{group.names[0]}　{count}", f"{group.names[1]}  {count}"), look.language)
        items.append(Text(x, y + 9, (name,), 8.5, ground.text, "label", bold=True))
        for at, spot in enumerate(group.spots):
            down, along = divmod(at, _across(box, side))
            left, top = x + along * side, y + 14 + down * side * _TALL
            place = Box(left, top, left + side - 3, top + side * _TALL - 3)
            items += _tile(spot, place, ink, look, fonts, ground)
    items += legend(box.x0, frame.y1 - 4, look, fonts, ink)
    return made(title, about, look, [*items, *below], frame, fonts)


def _across(box: Box, side: float) -> int:
    return max(1, int((box.width / 2 - 8) // side))


def _flow(
    groups: Sequence[Group], box: Box, side: float
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Where each group stands, in two columns of which the shorter is filled first; and their heights."""
    down = [0.0, 0.0]
    places = []
    for group in groups:
        at = int(down[1] < down[0])
        places.append((box.x0 + at * (box.width / 2 + 4), box.y0 + down[at]))
        down[at] += 20 + math.ceil(len(group.spots) / _across(box, side)) * side * _TALL
    return places, (down[0], down[1])


def _tile(
    spot: Spot, box: Box, ink: dict[str, str], look: Look, fonts: Fonts, ground: palette.Theme
) -> list[Item]:
    colour = (
        ink["missing"]
        if spot.state in ("missing", "partly")
        else ink["answered" if spot.state == "answered" else "unasked"]
    )
    faint = palette.mix(colour, ground.background, 0.16 if spot.state != "nothing" else 0.05)
    stroke = colour if spot.state != "nothing" else ground.rule
    kind = "Territory" if spot.territory else "Country"
    tile = rectangle(box, faint, stroke, 0.7, key=spot.id, kind=kind, title=spot.said(look.language))
    name = words.pair(spot.names, look.language)
    size = min(7.5, box.height * 0.34)
    while size > 4.5 and fonts.width(name, size) > box.width - 4:
        size -= 0.5
    while fonts.width(name, size) > box.width - 4 and len(name) > 2:
        name = name.rstrip("…")[:-1] + "…"
    items: list[Item] = [tile, Text(box.x0 + 2.5, box.y0 + size + 1.5, (name,), size, ground.text, "tile")]
    low = box.y1 - 5.5
    items += mark(spot, box.x0 + 6, low, 2.6, ink)
    if spot.asked:
        said = f"{spot.answered}/{spot.asked}"
        items.append(Text(box.x1 - 2.5, low + 2.5, (said,), 6.5, ground.text, "tile", "end"))
    elif spot.records:
        items.append(Text(box.x1 - 2.5, low + 2.5, (f"+{spot.records}",), 6.5, ground.muted, "tile", "end"))
    return items
