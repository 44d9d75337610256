"""A story as slides and as one offline page: each view with its picture, its note and its sources.

The page's content security policy lets only its own script and style run, by their hashes, and lets
nothing be fetched; pictures are SVG in `img` elements, in which no script runs.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from diagrams import page_parts, palette, words
from diagrams.drawing import Drawing, Text
from diagrams.fonts import Fonts, fonts
from diagrams.html import _file, _hash, _variables
from diagrams.picture import Look, compose
from diagrams.slides import DrawingSlide, FiguresSlide, NetworkSlide, Slide, pptx
from diagrams.svg import svg
from diagrams.wrap import wrap
from diagrams.write import Choices
from graph.network import Network

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Headings and rows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A step with its picture.

    Parameters
    ----------
    title, note
        In the story's language.
    drawing
        The picture.
    network
        Where the picture is a network: the same, whose nodes become native shapes of a slide.
    table
        What the picture shows, as a table.
    sources
        One line each.
    told
        What is not there any more, or empty.
    """

    title: str
    note: str
    drawing: Drawing
    network: Network | None = None
    table: Table = ((), ())
    sources: tuple[str, ...] = ()
    told: str = ""


def network_drawing(network: Network, look: Look) -> Drawing:
    """A network on a wide page."""
    return compose(network, look, fonts())


def figures_drawing(title: str, below: str, figures: Sequence[tuple[str, str]], look: Look) -> Drawing:
    """Numbers, each with what it counts, in rows of four."""
    found, ground = fonts(), page_parts.ground_of(look)
    above = page_parts.head(title, below, look, found)
    frame = page_parts.room(above, [], look)
    items = [*above]
    wide = frame.width / 4
    for at, (figure, what) in enumerate(figures):
        x, y = frame.x0 + at % 4 * wide, frame.y0 + 70 + at // 4 * 130
        items.append(Text(x, y, (figure,), 40, ground.accent, "figure", bold=True))
        lines, _ = wrap(words.visible(what), 13, wide - 14, found, 3)
        items.append(Text(x, y + 26, tuple(lines), 13, ground.text, "figure"))
    return page_parts.made(title, below, look, items, frame, found)


def slides(title: str, steps: Sequence[Shown], choices: Choices, basis: str) -> bytes:
    """The story as a presentation: a title, then a slide for each step."""
    found = fonts()
    made: list[Slide] = [FiguresSlide(title, ((str(len(steps)), _steps(choices.language)),), basis)]
    made += [_slide(step, found) for step in steps]
    return pptx(made, choices.language, dark=choices.dark)


def _slide(step: Shown, found: Fonts) -> Slide:
    said = [step.title, step.note, step.told]
    if step.network is not None and step.network.nodes:
        noted = replace(step.network, notes=((step.note, step.note), *step.network.notes))
        return NetworkSlide(noted, _noted(step, found))
    notes = "\n".join(line for line in (*said, *step.sources) if line)
    return DrawingSlide(_noted(step, found), notes)


def _noted(step: Shown, found: Fonts) -> Drawing:
    """The drawing with the step's title above it and its note in the line below the title."""
    text = " ".join(part for part in (step.note, step.told) if part)
    items = []
    for item in step.drawing.items:
        if isinstance(item, Text) and item.role == "title":
            lines, _ = wrap(words.visible(step.title), 19, step.drawing.width - 60, found, 1)
            item = replace(item, lines=tuple(lines))
        elif isinstance(item, Text) and item.role == "subtitle" and text:
            lines, _ = wrap(words.visible(text), 9.5, step.drawing.width - 60, found, 2)
            item = replace(item, lines=tuple(lines))
        items.append(item)
    return replace(step.drawing, items=tuple(items), title=words.visible(step.title))


def picture(drawing: Drawing) -> str:
    """A drawing as the address of an image that needs nothing else; its title stands beside it."""
    items = tuple(item for item in drawing.items if not (isinstance(item, Text) and item.role == "title"))
    drawing = replace(drawing, items=items)
    return "data:image/svg+xml;base64," + base64.b64encode(svg(drawing).encode()).decode()


def page(title: str, steps: Sequence[Shown], choices: Choices, basis: str) -> str:
    """The story as one page; arrow keys turn it, printing gives one step a sheet."""
    zh = choices.language != "en"
    ground = palette.theme(dark=choices.dark)
    style, script = _variables(ground) + _file("story.css"), _file("story.js")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    said = {
        "back": "上一页" if zh else "Back",
        "next": "下一页" if zh else "Next",
        "full": "全屏" if zh else "Full screen",
        "table": "同一内容的表格" if zh else "The same as a table",
        "sources": "来源" if zh else "Sources",
    }
    parts = "".join(_section(step, at, len(steps), said) for at, step in enumerate(steps, 1))
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if zh else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(words.visible(title))}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{escape(words.visible(title))}</h1><div>
<button type="button" id="back">{said["back"]}</button>
<output id="count"></output>
<button type="button" id="next">{said["next"]}</button>
<button type="button" id="full">{said["full"]}</button></div></header>
<main>{parts}</main>
<footer>{escape(basis)}</footer>
<script>{script}</script>
</body>
</html>
"""


def _section(step: Shown, at: int, of: int, said: dict[str, str]) -> str:
    heads, rows = step.table
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    grid = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    table = f"<details><summary>{said['table']}</summary>{grid}</details>" if rows else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in step.sources)
    sources = f"<details><summary>{said['sources']} ({len(step.sources)})</summary><ol>{lines}</ol></details>"
    told = f'<p class="told">{escape(step.told)}</p>' if step.told else ""
    note = "".join(f"<p>{escape(line)}</p>" for line in step.note.splitlines() if line.strip())
    return (
        f'<section data-step="{at}" aria-label="{at} / {of}"><h2>{escape(step.title)}</h2>{told}'
        f'<div class="note">{note}</div>'
        f'<img alt="{escape(words.visible(step.title), quote=True)}" src="{picture(step.drawing)}">'
        f"{table}{sources if lines else ''}</section>"
    )


def _steps(language: words.Language) -> str:
    return words.pair(("个视图", "views"), language)
