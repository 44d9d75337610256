"""What every figure's page has: a title, a line below it, notes at the foot, a legend beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diagrams import palette, words
from diagrams.drawing import LEADING, Box, Drawing, Item, Path, Text
from diagrams.fonts import Fonts
from diagrams.picture import PAGES, Look
from diagrams.wrap import wrap

MARGIN = 30.0
NOTE = 8.0
SMALL = 7.5


def ground_of(look: Look) -> palette.Theme:
    """The ground of the page."""
    return palette.theme(dark=look.dark)


def head(title: str, below: str, look: Look, fonts: Fonts) -> list[Text]:
    """The title and a line below it."""
    width, ground = PAGES[look.page][0], ground_of(look)
    lines, _ = wrap(words.visible(title), 19, width - 2 * MARGIN, fonts, 2)
    y = MARGIN + 15
    under, _ = wrap(words.visible(below), 9.5, width - 2 * MARGIN, fonts, 2)
    at = y + (len(lines) - 1) * 19 * LEADING + 18
    return [
        Text(MARGIN, y, lines, 19, ground.text, "title", bold=True),
        Text(MARGIN, at, under, 9.5, ground.muted, "subtitle"),
    ]


def foot(notes: Iterable[tuple[str, str]], look: Look, fonts: Fonts) -> list[Text]:
    """Notes at the foot of the page."""
    (width, height), ground = PAGES[look.page], ground_of(look)
    lines: list[str] = []
    for note in notes:
        lines += wrap(words.visible(words.pair(note, look.language)), NOTE, width - 2 * MARGIN, fonts, 3)[0]
    if not lines:
        return []
    y = height - MARGIN + 6 - (len(lines) - 1) * NOTE * LEADING
    return [Text(MARGIN, round(y, 2), tuple(lines), NOTE, ground.muted, "note")]


def room(above: Sequence[Text], below: Sequence[Text], look: Look, *, right: float = 0.0) -> Box:
    """What is left of the page between head and foot."""
    width, height = PAGES[look.page]
    top = max(item.y + (len(item.lines) - 1) * item.size * LEADING for item in above) + 14
    bottom = min((item.y for item in below), default=height - MARGIN) - 14
    return Box(MARGIN, top, width - MARGIN - right, bottom)


def rectangle(box: Box, fill: str = "", stroke: str = "", width: float = 0.0, **named: str) -> Path:
    """An upright rectangle with sharp corners."""
    corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
    return Path(corners, True, fill, stroke, width, **named)  # type: ignore[arg-type]


def made(title: str, about: str, look: Look, items: Iterable[Item], frame: Box, fonts: Fonts) -> Drawing:
    """The page with what stands on it."""
    width, height = PAGES[look.page]
    kept = tuple(items)
    lacking = (
        fonts.lacking(line for item in kept if isinstance(item, Text) for line in item.lines)
        if fonts.regular
        else ""
    )
    zh, en = (
        f"本机没有字体能写出 {lacking},图中以“〓”代替",
        f"no font on this machine draws {lacking}; they are drawn as 〓",
    )
    return Drawing(
        width,
        height,
        ground_of(look).background,
        words.visible(title).replace("\n", " "),
        words.visible(about).replace("\n", " "),
        "en" if look.language == "en" else "zh-CN",
        kept,
        frame,
        warnings=(words.pair((zh, en), look.language),) if lacking else (),
    )
