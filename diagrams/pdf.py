"""PDF: vectors, fonts embedded as subsets, text that can be searched and copied; PNG is made from it."""

from __future__ import annotations

import datetime
import io
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from fpdf import FPDF

from diagrams import drawing as drawing_
from diagrams.drawing import LEADING, Drawing, Item, Line, Shape, Text
from diagrams.fonts import Face, Fonts
from diagrams.truetype import truetype
from diagrams.wrap import wrap

_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_MARGIN = 40.0


def pdf(drawing: Drawing, fonts: Fonts) -> bytes:
    """The drawing as one page; names that it cut short follow in full on further pages.

    Raises
    ------
    ExportError
        Where the machine has no font for the text.
    """
    fonts.must_draw([drawing.title, *drawing.texts(), *(name for _, name in drawing.cut)])
    with TemporaryDirectory(prefix="silkgraph-") as folder:
        page = _Page(drawing, fonts, Path(folder))
        for item in drawing.items:
            page.draw(item)
        page.add_names(drawing)
        return page.bytes()


def png(drawing: Drawing, fonts: Fonts, dpi: float = 192.0) -> bytes:
    """The drawing as a picture.

    Parameters
    ----------
    dpi
        Pixels an inch: A4 at 192 has 2245 x 1587.

    Raises
    ------
    ExportError
        Where the machine has no font for the text.
    """
    document = pypdfium2.PdfDocument(pdf(drawing, fonts))
    try:
        image = document[0].render(scale=dpi / 72, may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


_NAMES_IN_FULL = {"zh-CN": "完整名称", "en": "Names in full"}


class _Page:
    """A PDF being drawn."""

    def __init__(self, drawing: Drawing, fonts: Fonts, folder: Path) -> None:
        self._fonts = fonts
        self._drawing = drawing
        self._pdf = FPDF(unit="pt", format=(drawing.width, drawing.height))
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.set_creation_date(_EPOCH)
        self._pdf.set_title(drawing.title)
        self._pdf.set_subject(drawing.description)
        self._pdf.set_creator("silkgraph")
        self._pdf.set_producer("silkgraph")
        self._pdf.set_lang(drawing.language)
        self._embed(folder)
        self._new_page()

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    def draw(self, item: Item) -> None:
        """Draw one thing."""
        if isinstance(item, Line):
            self._line(item)
        elif isinstance(item, Shape):
            self._shape(item)
        elif isinstance(item, drawing_.Path):
            self._path(item)
        else:
            self._text(item)

    def add_names(self, drawing: Drawing) -> None:
        """List the names that the picture cuts short."""
        if not drawing.cut:
            return
        height, size = drawing.height, 9.0
        ink = next(item.colour for item in drawing.items if isinstance(item, Text))
        y = height
        for _, name in drawing.cut:
            lines, _ = wrap(name, size, drawing.width - 2 * _MARGIN, self._fonts, 200)
            for number, line in enumerate(lines):
                if y + size * LEADING > height - _MARGIN:
                    self._new_page()
                    title = (_NAMES_IN_FULL[drawing.language],)
                    self._text(Text(_MARGIN, _MARGIN + 12, title, 14, ink, "title", bold=True))
                    y = _MARGIN + 36
                self._text(Text(_MARGIN + (8 if number else 0), y, (line,), size, ink, "note"))
                y += size * LEADING
            y += 4

    def _new_page(self) -> None:
        self._pdf.add_page()
        self._pdf.set_fill_color(self._drawing.background)
        self._pdf.rect(0, 0, self._drawing.width, self._drawing.height, style="F")

    def _embed(self, folder: Path) -> None:
        written = [(line, t.bold) for t in self._drawing.items if isinstance(t, Text) for line in t.lines]
        written += [(name, False) for _, name in self._drawing.cut]
        written.append((_NAMES_IN_FULL[self._drawing.language], True))
        used: dict[tuple[Face, bool], set[str]] = {}
        for text, bold in written:
            for run in self._fonts.runs(text, bold=bold):
                used.setdefault((run.face, bold), set()).update(run.text)
        self._names: dict[tuple[Face, bool], str] = {}
        for number, ((face, bold), signs) in enumerate(used.items()):
            name = f"face{number}"
            path = folder / f"{name}.ttf"  # the library takes fonts from files alone, whatever they hold
            path.write_bytes(truetype(face.subset(signs)))
            self._pdf.add_font(name, "", path)
            self._names[face, bold] = name

    def _line(self, item: Line) -> None:
        head = item.head()
        x2, y2 = item.x2, item.y2
        if head:
            x2, y2 = (head[1][0] + head[2][0]) / 2, (head[1][1] + head[2][1]) / 2
        self._pdf.set_draw_color(item.colour)
        self._pdf.set_line_width(item.width)
        if item.dash:
            self._pdf.set_dash_pattern(item.dash[0], item.dash[1])
        self._pdf.line(item.x1, item.y1, x2, y2)
        if item.dash:
            self._pdf.set_dash_pattern()
        if head:
            self._pdf.set_fill_color(item.colour)
            self._pdf.polygon(head, style="F")

    def _shape(self, item: Shape) -> None:
        style = ("F" if item.fill else "") + ("D" if item.stroke else "")
        if item.fill:
            self._pdf.set_fill_color(item.fill)
        if item.stroke:
            self._pdf.set_draw_color(item.stroke)
            self._pdf.set_line_width(item.stroke_width)
        if item.points:
            self._pdf.polygon(item.points, style=style)
        elif item.shape == "box":
            box = item.box
            self._pdf.rect(
                box.x0, box.y0, box.width, box.height, style=style, round_corners=True, corner_radius=2.5
            )
        else:
            self._pdf.circle(item.x, item.y, item.width / 2, style=style)

    def _path(self, item: drawing_.Path) -> None:
        if item.fill:
            self._pdf.set_fill_color(item.fill)
        if item.stroke:
            self._pdf.set_draw_color(item.stroke)
            self._pdf.set_line_width(item.stroke_width)
        if item.dash:
            self._pdf.set_dash_pattern(item.dash[0], item.dash[1])
        if item.closed:
            self._pdf.polygon(item.points, style=("F" if item.fill else "") + ("D" if item.stroke else ""))
        else:
            self._pdf.polyline(item.points)
        if item.dash:
            self._pdf.set_dash_pattern()

    def _text(self, item: Text) -> None:
        if item.halo and item.box:
            with self._pdf.local_context(fill_opacity=0.72):
                self._pdf.set_fill_color(item.halo)
                self._pdf.rect(item.box.x0, item.box.y0, item.box.width, item.box.height, style="F")
        self._pdf.set_text_color(item.colour)
        for number, line in enumerate(item.lines):
            width = self._fonts.width(line, item.size, bold=item.bold)
            x = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
            self._run(line, x, item.y + number * item.size * LEADING, item.size, item.bold)

    def _run(self, line: str, x: float, y: float, size: float, bold: bool) -> None:
        for run in self._fonts.runs(line, bold=bold):
            self._pdf.set_font(self._names[run.face, bold], size=size)
            self._pdf.set_text_shaping(_needs_shaping(run.text))
            self._pdf.text(x, y, run.text)
            x += self._fonts.width(run.text, size, bold=bold)


def _needs_shaping(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
