"""Cubic outlines to quadratic ones: PDF readers of every age take TrueType, fewer take OpenType with CFF."""

from __future__ import annotations

from io import BytesIO

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

_CUBIC = "OTTO"
_QUADRATIC = "\x00\x01\x00\x00"
_ERROR = 0.5  # of 1,000 units an em: less than a pixel at any size that is read


def truetype(content: bytes) -> bytes:
    """The font with quadratic outlines; one that has them already stays as it is."""
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    if font.sfntVersion != _CUBIC:
        return content
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    error = _ERROR * font["head"].unitsPerEm / 1000
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    glyf.compile(font)
    widths = font["hmtx"]
    for name in order:
        widths[name] = (widths[name][0], getattr(glyphs[name], "xMin", 0))
    _announce(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _announce(font: TTFont) -> None:
    """Say in the font's tables that its outlines are quadratic."""
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for name in ("Zones", "StorageAccess", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(most, f"max{name}", 0)
    most.maxZones = 1
    most.maxTwilightPoints = most.maxStorage = most.maxSizeOfInstructions = most.maxComponentElements = 0
    most.compile(font)
    names = font["post"]
    names.formatType = 3.0
    font.sfntVersion = _QUADRATIC
