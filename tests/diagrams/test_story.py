"""Stories as files: slides that can be edited, and a page that runs only its own script."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import re

import pytest
from lxml import html  # type: ignore[import-untyped]
from pptx import Presentation

from diagrams.write import Choices
from silkgraph import Atlas


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> str:
    return atlas.story_page(atlas.sample_stories()["findings"], Choices("en"))


def test_slides_are_native_and_carry_note_and_sources(atlas: Atlas) -> None:
    told = atlas.sample_stories()["findings"]
    made = Presentation(io.BytesIO(atlas.story_pptx(told, Choices("en"))))
    slides = list(made.slides)
    assert len(slides) == len(told.steps) + 1
    for slide, step in zip(slides[1:], told.steps, strict=True):
        text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert step.title.en in text
        notes = slide.notes_slide.notes_text_frame.text
        assert step.note.en in notes
        assert len(slide.shapes) > 5
        assert all(shape.shape_type != 13 for shape in slide.shapes)  # no pictures
    assert "http" in slides[2].notes_slide.notes_text_frame.text


def test_the_page_allows_its_own_script_and_style_alone(page: str) -> None:
    tree = html.fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind in ("script", "style"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert all(src.startswith("data:image/svg+xml;base64,") for src in tree.xpath("//img/@src"))
    assert not tree.xpath("//link | //iframe | //object | //@style")


def test_picture_and_table_hold_the_same(page: str, atlas: Atlas) -> None:
    partners = html.fromstring(page).xpath("//section[@data-step='4']")[0]
    picture = base64.b64decode(partners.xpath(".//img/@src")[0].split(",")[1]).decode()
    names = partners.xpath(".//tbody/tr/td[1]/text()")
    drawn = set(re.findall(r'data-id="([^"]+)"', picture))
    known = {node.id: node.name_en or node.name_zh for node in atlas.network(measure="betweenness").nodes}
    assert sorted(names) == sorted(known[key] for key in drawn & set(known))
    assert len(partners.xpath(".//ol/li")) > 5


def test_years_stand_under_their_columns_on_a_slide(atlas: Atlas) -> None:
    told = atlas.sample_stories()["findings"]
    slide = list(Presentation(io.BytesIO(atlas.story_pptx(told, Choices("en")))).slides)[-1]
    years = {
        shape.text_frame.text: shape.left + shape.width / 2
        for shape in slide.shapes
        if shape.has_text_frame and re.fullmatch(r"20\d\d", shape.text_frame.text)
    }
    places = [place for _, place in sorted(years.items())]
    steps = [after - before for before, after in itertools.pairwise(places)]
    assert len(places) >= 3
    assert max(steps) < 2 * min(steps)
    assert places[-1] - places[0] > slide.part.package.presentation_part.presentation.slide_width / 8
