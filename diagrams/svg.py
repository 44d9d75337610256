"""SVG: real text, an id and a class for every element, a title for each node and line."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from diagrams.drawing import LEADING, Drawing, Item, Line, Path, Shape, Text
from diagrams.vis import FONT


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG document.

    Node groups have the class ``node`` and their kind, lines ``edge`` and their type; ``data-id`` is the
    id as it stands in the graph, ``id`` is made from it.
    """
    w, h = _n(drawing.width), _n(drawing.height)
    names = {item.key: item for item in drawing.items if isinstance(item, Text) and item.key}
    body = [_item(item, names) for item in drawing.items if not (isinstance(item, Text) and item.key)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt" viewBox="0 0 {w} {h}" '
        f'lang="{drawing.language}" role="img" aria-labelledby="title description">'
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            head,
            f'<title id="title">{escape(drawing.title)}</title>',
            f'<desc id="description">{escape(drawing.description)}</desc>',
            f"<style>text {{ font-family: {escape(FONT)}; }}</style>",
            f'<rect width="{w}" height="{h}" fill="{drawing.background}"/>',
            *body,
            "</svg>\n",
        ]
    )


def _item(item: Item, names: dict[str, Text]) -> str:
    if isinstance(item, Line):
        return _line(item)
    if isinstance(item, Path):
        return _path(item)
    if isinstance(item, Shape):
        drawn = _shape(item)
        if not item.key:
            return drawn
        name = names.get(item.key)
        role = "node" if name or item.fill else "edge"
        return (
            f"<g {_marked(role, item.kind, item.key)}><title>{escape(item.title)}</title>{drawn}"
            f"{_text(name) if name else ''}</g>"
        )
    return _text(item)


def _marked(role: str, kind: str, key: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9_.-]", lambda sign: f"_{ord(sign[0]):x}_", key)
    names = f"{role} {_word(kind)}"
    return f'id="{role}-{plain}" class="{names}" data-id={quoteattr(key)}'


def _word(kind: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "_", kind)


def _shape(item: Shape) -> str:
    paint = f'fill="{item.fill or "none"}"'
    if item.stroke:
        paint += f' stroke="{item.stroke}" stroke-width="{_n(item.stroke_width)}"'
    if item.opacity < 1:
        paint += f' opacity="{_n(item.opacity)}"'
    if item.points:
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
        return f'<polygon points="{corners}" stroke-linejoin="round" {paint}/>'
    if item.shape == "box":
        box = item.box
        return (
            f'<rect x="{_n(box.x0)}" y="{_n(box.y0)}" width="{_n(box.width)}" height="{_n(box.height)}" '
            f'rx="2.5" {paint}/>'
        )
    return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.width / 2)}" {paint}/>'


def _line(item: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(map(_n, item.dash))}"' if item.dash else ""
    head = item.head()
    x2, y2 = (item.x2, item.y2)
    tip = ""
    if head:
        x2, y2 = (head[1][0] + head[2][0]) / 2, (head[1][1] + head[2][1]) / 2
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in head)
        tip = f'<polygon points="{corners}" fill="{item.colour}"/>'
    drawn = (
        f'<line x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{item.colour}" '
        f'stroke-width="{_n(item.width)}"{dash}/>{tip}'
    )
    if not item.key:
        return drawn
    ends = f"data-source={quoteattr(item.source)} data-target={quoteattr(item.target)}"
    return f"<g {_marked('edge', item.kind, item.key)} {ends}><title>{escape(item.title)}</title>{drawn}</g>"


def _path(item: Path) -> str:
    paint = f'fill="{item.fill or "none"}"'
    if item.stroke:
        paint += f' stroke="{item.stroke}" stroke-width="{_n(item.stroke_width)}" stroke-linejoin="round"'
    if item.dash:
        paint += f' stroke-dasharray="{" ".join(map(_n, item.dash))}"'
    steps = "L".join(f"{_n(x)} {_n(y)}" for x, y in item.points)
    drawn = f'<path d="M{steps}{"Z" if item.closed else ""}" {paint}/>'
    if not item.key:
        return drawn
    return f"<g {_marked('path', item.kind, item.key)}><title>{escape(item.title)}</title>{drawn}</g>"


def _text(item: Text) -> str:
    look = f'font-size="{_n(item.size)}" fill="{item.colour}" class="{item.role}"'
    if item.anchor != "start":
        look += f' text-anchor="{item.anchor}"'
    if item.bold:
        look += ' font-weight="bold"'
    if item.halo:
        look += f' paint-order="stroke" stroke="{item.halo}" stroke-width="2.4" stroke-linejoin="round"'
    lines = "".join(
        f'<tspan x="{_n(item.x)}" y="{_n(item.y + number * item.size * LEADING)}">{escape(line)}</tspan>'
        for number, line in enumerate(item.lines)
    )
    return f"<text {look}>{lines}</text>"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
