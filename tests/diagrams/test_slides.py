"""Slides: native shapes, lines glued to them, and the same picture in another program."""

from __future__ import annotations

import io
import math
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from diagrams import palette, words
from diagrams.deck import Story, render
from diagrams.drawing import Shape
from diagrams.fonts import fonts
from diagrams.picture import Look, compose
from diagrams.sites import nearest
from diagrams.slides import FiguresSlide, TableSlide, pptx
from diagrams.write import Choices
from tests.diagrams.cells import CELLS
from tests.diagrams.conftest import Made, sized
from tests.diagrams.nasty import NAMES, nasty

DPI = 72


def shapes(content: bytes) -> list[Any]:
    found: list[Any] = []

    def walk(held: Any) -> None:
        for shape in held:
            found.append(shape)
            if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                walk(shape.shapes)

    walk(Presentation(io.BytesIO(content)).slides[0].shapes)
    return found


def test_names_and_notes(made: Made) -> None:
    content = made(".pptx", 60, "zh")
    texts = {"".join(s.text_frame.text.split()) for s in shapes(content) if s.has_text_frame}
    for node in sized(60).nodes:
        assert "".join(words.name(node, "zh").split()) in texts
    notes = Presentation(io.BytesIO(content)).slides[0].notes_slide.notes_text_frame.text
    for source in sized(60).sources.values():
        assert source.title in notes
        assert source.url in notes


def test_a_node_and_its_name_are_a_group_and_lines_hold_to_the_node(made: Made) -> None:
    found = shapes(made(".pptx", 12, "zh"))
    by_id = {shape.shape_id: shape for shape in found}
    groups = [shape for shape in found if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert len(groups) == 13  # twelve nodes and the legend
    lines = [shape for shape in found if shape._element.tag.endswith("cxnSp") and shape.name]
    glued = [line for line in lines if line._element.xpath(".//a:stCxn")]
    assert len(glued) == len(sized(12).edges)
    for line in glued:
        for end, (x, y) in (
            ("stCxn", (line.begin_x, line.begin_y)),
            ("endCxn", (line.end_x, line.end_y)),
        ):
            [held] = line._element.xpath(f".//a:{end}/@id")
            node = by_id[int(held)]
            gap = 200  # a rounding of EMU
            assert node.left - gap <= x <= node.left + node.width + gap
            assert node.top - gap <= y <= node.top + node.height + gap


def test_libreoffice_draws_what_we_drew(made: Made, tmp_path: Path) -> None:
    """Most nodes have their own colour at their centre in a picture that another program made."""
    (tmp_path / "n.pptx").write_bytes(made(".pptx", 60, "zh"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "n.pptx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "n.pdf", "n"], cwd=tmp_path, check=True)
    [path] = tmp_path.glob("n-*.png")
    image = Image.open(path).convert("RGB")
    drawing = compose(sized(60), Look("zh", page="16:9"), fonts())
    assert list(image.size) == pytest.approx([drawing.width, drawing.height], abs=1)
    nodes = [item for item in drawing.items if isinstance(item, Shape) and item.key]
    right = sum(math.dist(pixel(image, node), channels(node.fill)) < 40 for node in nodes)
    assert right >= 0.95 * len(nodes)
    ink = sum(1 for value in image.convert("L").tobytes() if value < 128)
    assert 0.005 < ink / (image.width * image.height) < 0.2


def pixel(image: Image.Image, node: Shape) -> tuple[int, ...]:
    found = image.getpixel((round(node.x), round(node.y)))
    assert isinstance(found, tuple)
    return tuple(int(value) for value in found)


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


@pytest.mark.parametrize(
    "shape", ["dot", "box", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"]
)
def test_lines_are_glued_on_the_side_that_looks_at_the_other_end(shape: str) -> None:
    drawn = Shape(shape, 0, 0, 10, 10)
    for x, y in ((100, 0), (-100, 0), (0, 100), (0, -100)):
        _, (sx, sy) = nearest(drawn, x, y)
        assert sx * x + sy * y > 0


def test_odd_names_come_through(made: Made) -> None:
    from diagrams.write import render as bytes_of

    content = bytes_of(nasty(), ".pptx", Choices("zh")).content
    described = {
        shape._element.xpath("./*/p:cNvPr/@descr")[0]
        for shape in shapes(content)
        if shape._element.xpath("./*/p:cNvPr/@descr")
    }
    for key, name in NAMES.items():
        assert (words.visible(name).replace("\n", " ") or f"id-{key}") in described


def test_a_deck_has_its_slides_in_order() -> None:
    story = Story(
        ("试验网络", "A test network"),
        (("12", ("项任务", "tasks")), ("2/10", ("项无记录", "without a record"))),
        sized(12),
        sized(300),
        sized(60),
        ("意大利", "Italy"),
        CELLS,
        ("数据不完整。", "The data are incomplete."),
    )
    for language, title in (
        ("zh", "意大利：2 个领域的需求中，1 个尚无本市参与的记录"),
        ("en", "Italy: 1 of 2 fields"),
    ):
        deck = Presentation(io.BytesIO(render(story, Choices(language))))  # type: ignore[arg-type]
        titles = [slide.shapes.title.text for slide in deck.slides]
        assert len(titles) == 5
        assert titles[3].startswith(title)
        assert render(story, Choices(language)) == render(story, Choices(language))  # type: ignore[arg-type]


def test_tables_and_figures() -> None:
    table = TableSlide(
        "题", ("领域", "状态"), (("先进制造", palette.State.GAP), ("=1+1", palette.State.ANSWERED))
    )
    figures = FiguresSlide("数", (("8/10", "项已响应"),))
    deck = Presentation(io.BytesIO(pptx([table, figures], "zh")))
    [held] = [shape for shape in deck.slides[0].shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in held.table.rows]
    assert cells[1] == ["先进制造", f"○ {palette.state_mark(palette.State.GAP).zh}"]
    assert cells[2][0] == "=1+1"
    assert "8/10" in [shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame]
