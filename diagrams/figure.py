"""A figure: a drawing that is no network, with the table that says the same; and its files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from diagrams import palette, words
from diagrams.drawing import Drawing
from diagrams.fonts import fonts
from diagrams.picture import Look
from diagrams.vis import FONT
from diagrams.write import Choices, Rendered, need_folder, save
from graph.errors import ExportError, did_you_mean

if TYPE_CHECKING:
    from diagrams.fonts import Fonts

Pair: TypeAlias = tuple[str, str]
Cell: TypeAlias = Pair | str | int | float | None
"""A Chinese and an English text, a text in neither, a number, or nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and the same as a table.

    Parameters
    ----------
    titles
        Chinese and English title.
    notes
        What should be known about it, in both languages.
    columns, rows
        The table.
    draw
        Makes the drawing.
    """

    titles: Pair
    notes: tuple[Pair, ...]
    columns: tuple[Pair, ...]
    rows: tuple[tuple[Cell, ...], ...]
    draw: Callable[[Look, Fonts], Drawing]

    def title(self, language: words.Language) -> str:
        """Title in ``zh``, ``en`` or ``both``."""
        return words.pair(self.titles, language)

    def table(self, language: words.Language) -> list[dict[str, str | int | float | None]]:
        """Rows by the names of the columns."""
        heads = [words.pair(column, language) for column in self.columns]
        return [
            {
                head: words.pair(cell, language) if isinstance(cell, tuple) else cell
                for head, cell in zip(heads, row, strict=True)
            }
            for row in self.rows
        ]


def render(figure: Figure, ending: str, choices: Choices | None = None) -> Rendered:
    """The bytes of a file with that ending.

    Raises
    ------
    ExportError
        Where the ending is unknown or a font is missing.
    """
    return _maker(f"*{ending}", ending)(figure, choices or Choices())


def write(figure: Figure, path: Path, choices: Choices | None = None) -> tuple[str, ...]:
    """Write a figure; returns what could not be drawn as it should be, one sentence each.

    Raises
    ------
    ExportError
        Where the ending is unknown, the place cannot be written or a font is missing.
    """
    made = check(path)(figure, choices or Choices())
    save(path, made.content)
    return made.warnings


def check(path: Path) -> Callable[[Figure, Choices], Rendered]:
    """Say at once what is wrong with a path.

    Raises
    ------
    ExportError
        Where the ending is unknown or the folder is missing.
    """
    found = _maker(str(path), path.suffix)
    need_folder(path)
    return found


def _maker(path: str, ending: str) -> Callable[[Figure, Choices], Rendered]:
    found = FORMATS.get(ending.lower())
    if found is None:
        what = f"the ending '{ending}' is not known for a figure" if ending else "the name has no ending"
        raise ExportError(
            f"{path}: {what}; use one of {', '.join(FORMATS)}{did_you_mean(ending, list(FORMATS))}"
        )
    return found


def drawing(figure: Figure, choices: Choices, page: str = "") -> Drawing:
    """The figure as a drawing."""
    look = Look(choices.language, choices.dark, page=page or choices.page)
    return figure.draw(look, fonts())


def _svg(figure: Figure, choices: Choices) -> Rendered:
    from diagrams.svg import svg

    return Rendered(svg(drawing(figure, choices)).encode("utf-8"))


def _pdf(figure: Figure, choices: Choices) -> Rendered:
    from diagrams.pdf import pdf

    made = drawing(figure, choices)
    return Rendered(pdf(made, fonts()), made.warnings)


def _png(figure: Figure, choices: Choices) -> Rendered:
    from diagrams.pdf import png

    made = drawing(figure, choices)
    return Rendered(png(made, fonts(), choices.dpi), made.warnings)


def _pptx(figure: Figure, choices: Choices) -> Rendered:
    from diagrams.slides import DrawingSlide, pptx

    made = drawing(figure, choices, "16:9")
    notes = [figure.title(choices.language), *(words.pair(note, choices.language) for note in figure.notes)]
    slide = DrawingSlide(made, "\n".join(notes))
    return Rendered(pptx([slide], choices.language, dark=choices.dark), made.warnings)


def _html(figure: Figure, choices: Choices) -> Rendered:
    from diagrams.svg import svg

    made, ground = drawing(figure, choices), palette.theme(dark=choices.dark)
    picture = svg(made).split("?>", 1)[1].replace(f'width="{made.width:g}pt" height="{made.height:g}pt" ', "")
    rows = figure.table(choices.language)
    heads = [words.pair(column, choices.language) for column in figure.columns]
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_plain(value))}</td>" for value in row.values()) + "</tr>"
        for row in rows
    )
    style = (
        f"body{{margin:2rem auto;max-width:76rem;padding:0 1rem;background:{ground.background};"
        f"color:{ground.text};font-family:{FONT}}}"
        f"svg{{width:100%;height:auto}}table{{border-collapse:collapse;font-size:.875rem;margin-top:1.5rem}}"
        f"th,td{{text-align:left;padding:4px 14px 4px 0;border-bottom:1px solid {ground.rule};"
        "font-variant-numeric:tabular-nums;vertical-align:top}"
    )
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in heads)
    text = (
        f'<!doctype html>\n<html lang="{made.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(made.title)}</title><style>{style}</style></head><body><main>{picture}"
        f"<table><caption hidden>{escape(made.title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></main></body></html>\n"
    )
    return Rendered(text.encode("utf-8"), made.warnings)


def _csv(figure: Figure, choices: Choices) -> Rendered:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([words.pair(column, choices.language) for column in figure.columns])
    writer.writerows([_unformed(value) for value in row.values()] for row in figure.table(choices.language))
    return Rendered(out.getvalue().encode("utf-8-sig"))


def _xlsx(figure: Figure, choices: Choices) -> Rendered:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("silkgraph")
    bold = book.add_format({"bold": True})
    rows = figure.table(choices.language)
    for at, column in enumerate(figure.columns):
        head = words.pair(column, choices.language)
        sheet.write_string(0, at, head, bold)
        longest = max([len(head), *(len(_plain(row[head])) for row in rows)])
        sheet.set_column(at, at, min(max(8.0, longest * 1.5), 60.0))
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row.values()):
            if value is not None:
                sheet.write(line, at, value)
    sheet.freeze_panes(1, 0)
    book.close()
    return Rendered(out.getvalue())


def _json(figure: Figure, choices: Choices) -> Rendered:
    found = {
        "title_zh": figure.titles[0],
        "title_en": figure.titles[1],
        "notes": [list(note) for note in figure.notes],
        "rows": figure.table(choices.language),
    }
    return Rendered((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def _plain(value: str | int | float | None) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


def _unformed(value: str | int | float | None) -> str:
    text = _plain(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


FORMATS: Mapping[str, Callable[[Figure, Choices], Rendered]] = {
    ".html": _html,
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".pptx": _pptx,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
}
"""What makes the bytes of each ending."""
