"""A briefing as a document: DOCX for editing, HTML for reading."""

from __future__ import annotations

from html import escape
from io import BytesIO

from docx import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.briefing import Brief
from graph.network import SourceInfo

_FONTS = {"zh": "Noto Sans CJK SC", "en": "Calibri"}
_INK = RGBColor(0x22, 0x2B, 0x38)
_SOFT = RGBColor(0x5B, 0x67, 0x76)


def as_docx(brief: Brief) -> bytes:
    """The briefing as a Word document on A4."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.9)
    page.top_margin = page.bottom_margin = Cm(1.6)
    for name, size in (("Normal", 9.5), ("Title", 17), ("Heading 1", 11.5), ("List Bullet", 9.5)):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = _INK
        style.font.name = _FONTS["en"]
        # Chinese characters take the font of rFonts/eastAsia, which python-docx does not set.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONTS["zh"])
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.space_before = Pt(6 if name == "Heading 1" else 0)
    document.core_properties.title = brief.title
    document.core_properties.author = "silkgraph"
    document.core_properties.language = "zh-CN" if brief.language == "zh" else "en"
    document.add_paragraph(brief.title, style="Title")
    if brief.as_of:
        _soft(document.add_paragraph(), _as_of(brief))
    for section in brief.sections:
        document.add_heading(section.heading, level=1)
        for sentence in section.sentences:
            line = document.add_paragraph(style="List Bullet")
            line.alignment = WD_PARAGRAPH_ALIGNMENT.LEFT
            line.add_run(sentence.text)
            if sentence.sources:
                mark = line.add_run(_numbers(sentence.sources))
                mark.font.superscript = True
                mark.font.color.rgb = _SOFT
    if brief.sources:
        document.add_heading(_say(brief, "来源", "Sources"), level=1)
        for number, source in enumerate(brief.sources, start=1):
            _soft(document.add_paragraph(), f"[{number}] {_cited(source)}")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(brief: Brief) -> str:
    """The briefing as one page without scripts; every text is escaped, links only to http and https."""
    parts = [
        "<!doctype html>",
        f'<html lang="{"zh-CN" if brief.language == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{escape(brief.title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(brief.title)}</h1>",
    ]
    if brief.as_of:
        parts.append(f'<p class="soft">{escape(_as_of(brief))}</p>')
    for section in brief.sections:
        parts.append(f"<section><h2>{escape(section.heading)}</h2><ul>")
        for sentence in section.sentences:
            marks = "".join(f'<a href="#s{number}">[{number}]</a>' for number in sentence.sources)
            rows = escape(" ".join(sentence.rows[:20]), quote=True)
            parts.append(f'<li data-rows="{rows}">{escape(sentence.text)}<sup>{marks}</sup></li>')
        parts.append("</ul></section>")
    if brief.sources:
        parts.append(f'<section class="soft"><h2>{_say(brief, "来源", "Sources")}</h2><ol>')
        parts += [_html_source(number, source) for number, source in enumerate(brief.sources, start=1)]
        parts.append("</ol></section>")
    return "\n".join((*parts, "</main></body></html>", ""))


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body{font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;
color:#222b38;background:#fff;margin:0}
main{max-width:46rem;margin:2.5rem auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .4rem}
h2{font-size:1.05rem;margin:1.6rem 0 .3rem;padding-bottom:.2rem;border-bottom:1px solid #d8dde3}
ul,ol{margin:0;padding-left:1.25rem}li{margin:.25rem 0}
sup{line-height:0}sup a{color:#5b6776;text-decoration:none;font-size:.7rem}
.soft{color:#5b6776;font-size:.85rem}.soft a{color:inherit;overflow-wrap:anywhere}
@media print{main{margin:0;max-width:none}body{font-size:10.5pt}@page{size:A4;margin:16mm}}
""".strip()


def _html_source(number: int, source: SourceInfo) -> str:
    text = escape(_cited(source, address=False))
    if source.url.startswith(("http://", "https://")):
        address = escape(source.url, quote=True)
        text += f' <a href="{address}" rel="noreferrer">{address}</a>'
    return f'<li id="s{number}">{text}</li>'


def _cited(source: SourceInfo, *, address: bool = True) -> str:
    words = (source.title, source.publisher, source.published_on, source.url if address else "")
    return " · ".join(word for word in words if word)


def _as_of(brief: Brief) -> str:
    return _say(brief, f"数据截至{brief.as_of}", f"Data as of {brief.as_of}")


def _numbers(sources: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in sources)


def _say(brief: Brief, zh: str, en: str) -> str:
    return zh if brief.language == "zh" else en


def _soft(paragraph: object, text: str) -> None:
    run = paragraph.add_run(text)  # type: ignore[attr-defined]  # python-docx has no types
    run.font.color.rgb = _SOFT
    run.font.size = Pt(8)
