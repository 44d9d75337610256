"""PDF and SVG: fonts embedded, text that copies out right, odd names whole and harmless."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree  # type: ignore[import-untyped]
from pypdf import PdfReader

from diagrams import fonts as fonts_
from diagrams import words
from diagrams.drawing import Box
from diagrams.fonts import MISSING, find, fonts
from diagrams.labels import Named, place
from diagrams.pdf import pdf
from diagrams.picture import Look, compose
from diagrams.wrap import wrap
from diagrams.write import Choices, render
from graph.errors import ExportError
from tests.diagrams.conftest import Made, sized
from tests.diagrams.nasty import NAMES, nasty

SVG = "{http://www.w3.org/2000/svg}"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_names_copy_out_of_the_pdf(made: Made, tmp_path: Path, language: str) -> None:
    """Two readers that share no code give every name back."""
    content = made(".pdf", 60, language)
    (tmp_path / "n.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "n.pdf"), "-"], capture_output=True, encoding="utf-8", check=True
    )
    document = pypdfium2.PdfDocument(content)
    texts = [squeezed(done.stdout), squeezed("".join(p.get_textpage().get_text_range() for p in document))]
    document.close()
    for text in texts:
        for node in sized(60).nodes:
            assert squeezed(words.name(node, language)) in text


def test_fonts_are_embedded_as_subsets(made: Made) -> None:
    page = PdfReader(io.BytesIO(made(".pdf", 60, "zh"))).pages[0]
    found = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert found
    for font in found:
        inner = font["/DescendantFonts"][0].get_object()
        assert inner["/FontDescriptor"]["/FontFile2"].get_object().get_data()
        assert "/ToUnicode" in font
        assert "+" in font["/BaseFont"]
    assert len(made(".pdf", 60, "zh")) < 150_000


@pytest.mark.parametrize("page, width", [("a4", 841.89), ("16:9", 960.0)])
def test_pages(page: str, width: float) -> None:
    content = render(sized(12), ".pdf", Choices(page=page)).content
    assert float(PdfReader(io.BytesIO(content)).pages[0].mediabox.width) == pytest.approx(width, abs=0.1)


def test_without_a_chinese_font_it_says_what_to_install(tmp_path: Path) -> None:
    none = find([tmp_path])
    drawing = compose(sized(12), Look(), none)
    with pytest.raises(
        ExportError, match=r"no font with Chinese characters .* fonts-noto-cjk; .* SILKGRAPH_FONT"
    ):
        pdf(drawing, none)


def test_with_a_western_font_alone_chinese_is_refused_and_english_drawn() -> None:
    western = fonts_.Fonts(*[tuple(face for face in fonts().regular if face.width("中") is None)] * 2)
    assert western.regular, "the machine has no second font; install fonts-dejavu-core"
    with pytest.raises(ExportError, match="no font with Chinese characters"):
        pdf(compose(sized(12), Look("zh"), western), western)
    drawing = compose(sized(12), Look("en"), western)
    text = PdfReader(io.BytesIO(pdf(drawing, western))).pages[0].extract_text()
    assert "Tsinghua University" in text.replace("\n", " ")


def test_a_font_of_ones_own_comes_first() -> None:
    own = fonts().regular[0].path
    assert find([], str(own)).regular[0].path == own
    with pytest.raises(ExportError, match="is not a font file"):
        find([], __file__)


def test_no_chinese_font_is_needed_for_svg(tmp_path: Path) -> None:
    none = find([tmp_path])
    assert compose(sized(60), Look(), none).texts()
    assert none.width("中", 10) == 10


def test_what_no_face_has_becomes_the_mark_of_printers() -> None:
    [run] = fonts().runs("中\U0010fffd")
    assert run.text == f"中{MISSING}"
    assert fonts().lacking(["中\U0010fffd文"]) == "\U0010fffd"


def test_odd_names_come_through_the_svg_whole() -> None:
    root = etree.fromstring(render(nasty(), ".svg", Choices("zh")).content)
    titles = {
        g.get("data-id"): g.find(f"{SVG}title").text or "" for g in root.iter(f"{SVG}g") if g.get("data-id")
    }
    for key, name in NAMES.items():
        shown = titles[f"id-{key}"]
        assert shown == (words.visible(name).replace("\n", " ") or f"id-{key}")
    assert not list(root.iter(f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject", f"{SVG}a"))
    allowed = {"svg", "title", "desc", "style", "rect", "g", "text", "tspan", "line", "polygon", "circle"}
    assert {etree.QName(element).localname for element in root.iter(etree.Element)} <= allowed
    assert not [
        name for element in root.iter(etree.Element) for name in element.attrib if name.startswith("on")
    ]


def test_a_long_name_is_cut_in_the_picture_and_whole_on_a_further_page() -> None:
    reader = PdfReader(io.BytesIO(render(nasty(), ".pdf", Choices("zh")).content))
    assert len(reader.pages) == 2
    assert squeezed(NAMES["long"]) in squeezed(reader.pages[1].extract_text())


def test_names_in_another_direction_are_drawn() -> None:
    content = render(nasty(), ".pdf", Choices("zh")).content
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert {"ج", "ز"} <= set(text) or "\ufedf" in text or any("\ufb50" <= sign <= "\ufeff" for sign in text)


@pytest.mark.parametrize(
    "text, widest, lines",
    [
        ("中国科学院大气物理研究所", 80, ("中国科学院大", "气物理研究所")),
        ("University of Cape Town", 80, ("University of", "Cape Town")),
        ("短名", 80, ("短名",)),
        ("甲乙丙丁，戊己庚辛", 42, ("甲乙丙丁，", "戊己庚辛")),
        ("first\nsecond", 80, ("first", "second")),
        ("", 80, ()),
    ],
)
def test_names_break_evenly_and_not_before_a_comma(text: str, widest: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, 10, widest, fonts()) == (lines, False)


def test_too_many_lines_are_cut_with_a_sign() -> None:
    lines, cut = wrap("字" * 100, 10, 80, fonts(), most=3)
    assert cut
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("size, named", [(60, 60), (100, 100), (300, 40), (2000, 40)])
def test_how_many_nodes_are_named(size: int, named: int) -> None:
    drawing = compose(sized(size), Look("zh"), fonts())
    labels = [item for item in drawing.items if getattr(item, "role", "") == "label"]
    assert len(labels) >= named
    central = sorted(sized(size).nodes, key=lambda node: -(node.score or 0))[: min(named, 40)]
    shown = {item.key for item in labels}
    assert len([node for node in central if node.id in shown]) >= 0.9 * len(central)


def test_a_frame_that_is_too_small_leaves_names_out_but_no_node() -> None:
    nodes = [Named(f"n{i}", "很长的名称" * 4, 3.0) for i in range(60)]
    at = {node.key: (float(i % 8), float(i // 8)) for i, node in enumerate(nodes)}
    placed = place(nodes, at, Box(0, 0, 200, 120), fonts())
    assert set(placed) == set(at)
    assert any(not found.lines for found in placed.values())
