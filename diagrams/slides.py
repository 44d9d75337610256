"""Slides for PowerPoint, WPS and LibreOffice: native shapes, and connectors glued to them.

A node and its name are a group; its lines follow when it is moved. The notes hold the sources.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from diagrams import palette, plain, words
from diagrams.drawing import Drawing, Text
from diagrams.native import FIRST_ID, HEIGHT, WIDTH, colour, draw, run, textbox, title
from graph.network import Network

_TITLE_ONLY = 5
_MOST_SOURCES = 80
_EAST_ASIAN = "Microsoft YaHei"  # on every Windows and WPS; others replace it by their own
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class NetworkSlide:
    """A network and its drawing on a wide page."""

    network: Network
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class TableSlide:
    """A table.

    Parameters
    ----------
    title, note
        Above and below it.
    columns
        Headings.
    rows
        Cells as text; a `palette.State` colours a cell and stands in it by its name.
    widths
        Relative widths of the columns.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | palette.State, ...], ...]
    note: str = ""
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresSlide:
    """Numbers, each with what it counts.

    Parameters
    ----------
    title, note
        Above and below them.
    figures
        (number, what it counts), read in rows of four.
    """

    title: str
    figures: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DrawingSlide:
    """Any drawing on a wide page, and its notes."""

    drawing: Drawing
    notes: str = ""


Slide: TypeAlias = NetworkSlide | TableSlide | FiguresSlide | DrawingSlide


def pptx(slides: Sequence[Slide], language: words.Language, *, dark: bool = False) -> bytes:
    """A presentation, one slide each."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _name_fonts(made)
    ground = palette.theme(dark=dark)
    for slide in slides:
        page = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
        page.background.fill.solid()
        page.background.fill.fore_color.rgb = colour(ground.background)
        if isinstance(slide, NetworkSlide):
            draw(page, slide.drawing, language, ground)
            page.notes_slide.notes_text_frame.text = words.xml_text(_notes(slide.network, language))
        elif isinstance(slide, DrawingSlide):
            plain.draw(page, slide.drawing, language, ground)
            page.notes_slide.notes_text_frame.text = words.xml_text(slide.notes)
        elif isinstance(slide, TableSlide):
            _table(page, slide, language, ground, dark)
        else:
            _figures(page, slide, language, ground)
    made.core_properties.title = _slidetitle(slides[0])
    made.core_properties.author = "silkgraph"
    out = io.BytesIO()
    made.save(out)
    return _without_times(out.getvalue())


def _slidetitle(slide: Slide) -> str:
    if isinstance(slide, (NetworkSlide, DrawingSlide)):
        return slide.drawing.title
    return words.visible(slide.title)


def _table(page: Any, slide: TableSlide, language: words.Language, ground: palette.Theme, dark: bool) -> None:
    title(page, words.visible(slide.title), ground, 20, 1, language)
    top, left, width = 66.0, 30.0, WIDTH - 60
    step = min(24.0, (HEIGHT - top - 60) / (len(slide.rows) + 1))
    size = min(11.0, step * 0.5)
    rows, columns = len(slide.rows) + 1, len(slide.columns)
    held = page.shapes.add_table(rows, columns, Pt(left), Pt(top), Pt(width), Pt(step * rows))
    table = held.table
    held._element.graphic.graphicData.tbl.tblPr.set("bandRow", "0")
    shares = slide.widths or (1.0,) * columns
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(Pt(width) * share / sum(shares)))
    for row in table.rows:
        row.height = Pt(step)
    for i, heading in enumerate(slide.columns):
        _cell(table.cell(0, i), words.visible(heading), size, ground.background, ground.text, language, True)
    for r, row in enumerate(slide.rows, 1):
        for i, value in enumerate(row):
            if isinstance(value, palette.State):
                mark = palette.state_mark(value, dark=dark)
                ring = "○ " if mark.hollow else "● "
                text, ink = ring + words.pair((mark.zh, mark.en), language), mark.colour
            else:
                text, ink = words.visible(value), ground.text
            _cell(table.cell(r, i), text, size, ink, ground.surface if r % 2 else ground.background, language)
    _note(page, slide.note, language, ground)


def _cell(
    cell: Any, text: str, size: float, ink: str, fill: str, language: words.Language, bold: bool = False
) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(fill)
    cell.margin_top = cell.margin_bottom = Pt(1)
    cell.margin_left = cell.margin_right = Pt(5)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    run(cell.text_frame.paragraphs[0], text, size, ink, bold, language)


def _figures(page: Any, slide: FiguresSlide, language: words.Language, ground: palette.Theme) -> None:
    numbers = itertools.count(FIRST_ID)
    title(page, words.visible(slide.title), ground, 24, 2, language)
    width, height = (WIDTH - 60) / 4, 150.0
    for number, (figure, what) in enumerate(slide.figures):
        x, y = 30 + (number % 4) * width, 130 + (number // 4) * height
        count = Text(x, y + 40, (figure,), 40, ground.accent, "figure", bold=True)
        textbox(page.shapes, count, width, language, numbers)
        counted = Text(x, y + 70, (words.visible(what),), 13, ground.text, "figure")
        textbox(page.shapes, counted, width - 14, language, numbers).text_frame.word_wrap = True
    _note(page, slide.note, language, ground)


def _note(page: Any, text: str, language: words.Language, ground: palette.Theme) -> None:
    if not text:
        return
    note = Text(30, HEIGHT - 40, (words.visible(text),), 10, ground.muted, "note")
    numbers = itertools.count(2 * FIRST_ID)
    textbox(page.shapes, note, WIDTH - 60, language, numbers).text_frame.word_wrap = True


def _notes(network: Network, language: words.Language) -> str:
    told = [words.title(network, language), words.about(network, language)]
    told += [words.pair(note, language) for note in network.notes]
    told.append(f"{words.word('sources', language)} ({len(network.sources)})")
    sources = [source for _, source in sorted(network.sources.items())]
    for number, source in enumerate(sources[:_MOST_SOURCES], 1):
        about = ", ".join(part for part in (source.publisher, source.published_on) if part)
        told.append(
            " ".join(part for part in (f"{number}.", source.title or source.id, about, source.url) if part)
        )
    if len(sources) > _MOST_SOURCES:
        told.append(f"… {len(sources) - _MOST_SOURCES}")
    return "\n".join(told)


def _name_fonts(made: Any) -> None:
    """Give the theme one font for both scripts: left empty, some programs fall back to a serif."""
    for part in made.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            for empty in (b'<a:ea typeface=""/>', b'<a:latin typeface="Calibri"/>'):
                named = empty[: empty.index(b'"')] + f'"{_EAST_ASIAN}"/>'.encode()
                part._blob = part.blob.replace(empty, named)


def _without_times(content: bytes) -> bytes:
    """The same archive, every member dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, _LONG_AGO), old.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()
