"""Exported pages and pictures in a real Chromium: drawn, offline, safe, and no name over another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from diagrams import palette, words
from diagrams.layout import positions
from diagrams.write import Choices, render
from graph.network import Network
from tests.diagrams.conftest import sized
from tests.diagrams.nasty import NAMES, nasty

# Boxes as the browser lays them out with its own fonts and geometry.
BOXES = """() => {
  const box = (e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const nodes = [...document.querySelectorAll('g.node')];
  return {
    marks: nodes.map((g) => [g.dataset.id, box(g.querySelector('circle, rect, polygon'))]),
    names: nodes.filter((g) => g.querySelector('text'))
      .map((g) => [g.dataset.id, box(g.querySelector('text'))]),
    page: box(document.documentElement),
  };
}"""
PIXELS = """() => {
  const canvas = document.querySelector('canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Map();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 255) continue;
    const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    seen.set(key, (seen.get(key) || 0) + 1);
  }
  return [...seen.entries()];
}"""
AT = "(id) => { const n = silkgraph.network; const c = n.canvasToDOM(n.getPosition(id)); return [c.x, c.y]; }"


class Opened:
    """A page opened from a file, and what it did that it should not do."""

    def __init__(self, chromium: Browser, folder: Path) -> None:
        self._context = chromium.new_context(viewport={"width": 1280, "height": 860}, offline=True)
        self._folder = folder
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def page(self, content: bytes, name: str = "network.html") -> Page:
        path = self._folder / name
        path.write_bytes(content)
        page = self._context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.goto(path.as_uri())
        return page

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open files; at the end nothing but the files themselves may have been asked for."""
    one = Opened(chromium, tmp_path)
    yield one
    one.close()
    assert one.complaints == []
    assert [url for url in one.requests if not url.startswith((tmp_path.as_uri(), "data:"))] == []


def drawn(page: Page) -> Page:
    page.wait_for_selector("html[data-drawn]")
    return page


def test_the_page_draws_every_family(opened: Opened) -> None:
    page = drawn(opened.page(render(sized(60), ".html").content))
    seen = dict(page.evaluate(PIXELS))
    for family in ("Country", "Field", "Organization", "Cooperation"):
        colour = int(palette.kind_colour(family)[1:], 16)
        assert seen.get(colour, 0) > 100, family


def test_a_click_on_a_node_and_on_a_line_shows_the_evidence(opened: Opened) -> None:
    found = sized(12)
    page = drawn(opened.page(render(found, ".html").content))
    node = found.nodes[4]
    x, y = page.evaluate(AT, node.id)
    box = page.locator("#network").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + x, box["y"] + y)
    panel = page.locator("#panel")
    panel.get_by_role("heading", name=node.name_zh).wait_for()
    assert found.sources[node.source_ids[0]].title in panel.inner_text()
    edge = next(e for e in found.edges if e.quote and found.sources[e.source_ids[0]].url)
    page.evaluate("(id) => silkgraph.pick('edge', id, false)", edge.id)
    assert edge.quote in panel.locator("blockquote").inner_text()
    link = panel.locator("a")
    assert link.get_attribute("href") == found.sources[edge.source_ids[0]].url
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.get_by_role("button", name="关闭").click()
    assert panel.is_hidden()


def test_search_finds_by_either_language_and_goes_there(opened: Opened) -> None:
    page = drawn(opened.page(render(sized(60), ".html").content))
    page.fill("#search", "university of belgrade")
    page.locator("#found button").first.click()
    assert "贝尔格莱德" in page.locator("#panel h2").inner_text()
    page.fill("#search", "没有这个名字")
    assert page.locator("#found").inner_text().strip() == "没有找到"


def test_the_legend_hides_a_kind_and_its_lines(opened: Opened) -> None:
    found = sized(60)
    page = drawn(opened.page(render(found, ".html").content))
    button = page.locator("#kinds button[data-kind=Organization]")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    hidden = page.evaluate(
        "silkgraph.network.body.data.nodes.get({filter: (n) => n.hidden}).map((n) => n.id)"
    )
    gone = {node.id for node in found.nodes if node.label == "Organization"}
    assert set(hidden) == gone
    lines = page.evaluate("silkgraph.network.body.data.edges.get({filter: (e) => e.hidden}).map((e) => e.id)")
    assert set(lines) == {e.id for e in found.edges if {e.source, e.target} & gone}
    assert int(palette.kind_colour("Country")[1:], 16) in dict(page.evaluate(PIXELS))
    button.click()
    assert page.evaluate("silkgraph.network.body.data.nodes.get({filter: (n) => n.hidden}).length") == 0


def test_nothing_moves_and_the_language_changes(opened: Opened) -> None:
    found = sized(12)
    page = drawn(opened.page(render(found, ".html").content))
    before = page.evaluate("silkgraph.network.getPositions()")
    page.get_by_role("button", name="English").click()
    assert page.locator("h1").inner_text() == found.title_en
    assert page.locator("html").get_attribute("lang") == "en"
    label = page.evaluate("(id) => silkgraph.network.body.data.nodes.get(id).label", found.nodes[0].id)
    assert " ".join(label.split()) == found.nodes[0].name_en
    page.get_by_role("button", name="双语").click()
    assert found.title_zh in page.locator("h1").inner_text()
    assert page.evaluate("silkgraph.network.getPositions()") == before


def test_odd_names_are_texts_and_nothing_else(opened: Opened) -> None:
    page = drawn(opened.page(render(nasty(), ".html").content))
    for key in NAMES:
        page.evaluate("(id) => silkgraph.pick('node', id, false)", f"id-{key}")
        shown = page.locator("#panel h2").text_content()
        assert shown == (words.visible(NAMES[key]) or f"id-{key}")
        assert page.locator("#panel a").count() == 0
    for edge in nasty().edges:
        page.evaluate("(id) => silkgraph.pick('edge', id, false)", edge.id)
    page.fill("#search", "<script>")
    assert page.locator("#found button").count() == 1
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 3


def test_the_policy_stops_a_script_that_is_not_ours(opened: Opened) -> None:
    content = render(sized(12), ".html").content.replace(
        b"</body>", b"<script>window.pwned = 1</script></body>"
    )
    page = drawn(opened.page(content))
    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in line for line in opened.complaints)
    opened.complaints.clear()


def test_it_prints_without_its_tools(opened: Opened) -> None:
    page = drawn(opened.page(render(sized(12), ".html").content))
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("canvas").is_visible()
    assert page.locator("#kinds").is_visible()


def test_two_thousand_nodes_open(opened: Opened) -> None:
    page = drawn(opened.page(render(sized(2000), ".html").content))
    assert page.evaluate("silkgraph.network.body.data.nodes.length") == 2000
    assert len(page.evaluate(PIXELS)) > 20


def test_names_that_are_read_from_afar_shrink_as_one_comes_near(opened: Opened) -> None:
    page = drawn(opened.page(render(sized(300), ".html").content))
    wrapped = "silkgraph.network.body.data.nodes.get({filter: (n) => n.widthConstraint})"
    sizes = f"{wrapped}.map((n) => n.font.size)"
    assert min(page.evaluate(sizes)) > 20
    page.evaluate("(id) => silkgraph.pick('node', id, true)", sized(300).nodes[0].id)
    until(page, lambda: max(page.evaluate(sizes)) <= 15)
    page.get_by_role("button", name="全图").click()
    until(page, lambda: min(page.evaluate(sizes)) > 20)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what the page moves to; its policy forbids to wait by a script of ours."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come")


def overlaps(a: list[float], b: list[float]) -> bool:
    slack = 0.6
    return a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("layout", ["force", "layered", "concentric"])
def test_no_name_covers_another_or_a_node(opened: Opened, language: words.Language, layout: str) -> None:
    page = opened.page(render(sized(60), ".svg", Choices(language, layout=layout)).content, "network.svg")
    boxes = page.evaluate(BOXES)
    marks: list[Any] = boxes["marks"]
    names: list[Any] = boxes["names"]
    assert len(names) == len(marks) == 60
    for i, (key, box) in enumerate(names):
        assert box[0] >= 0
        assert box[2] <= boxes["page"][2]
        for other, second in names[i + 1 :]:
            assert not overlaps(box, second), (key, other)
        for other, mark in marks:
            assert key == other or not overlaps(box, mark), (key, other)


def test_real_networks_have_no_name_over_another(opened: Opened, atlas: Any) -> None:
    networks: list[tuple[Network, str]] = [(atlas.asks(), "layered"), (atlas.sisters(), "force")]
    for found, layout in networks:
        page = opened.page(render(found, ".svg", Choices("zh", layout=layout)).content, "network.svg")
        boxes = page.evaluate(BOXES)
        assert len(boxes["names"]) == len(found.nodes)
        for i, (key, box) in enumerate(boxes["names"]):
            for other, second in boxes["names"][i + 1 :]:
                assert not overlaps(box, second), (key, other)


def test_positions_given_are_kept(opened: Opened) -> None:
    found = sized(12)
    placed = {key: (x + 1000, y) for key, (x, y) in positions(found).items()}
    page = drawn(opened.page(render(found, ".html", Choices(placed=placed)).content))
    shown = page.evaluate("silkgraph.network.getPositions()")
    assert set(shown) == set(placed)
    for key, point in shown.items():  # vis-network keeps whole pixels
        assert (point["x"], point["y"]) == pytest.approx(placed[key], abs=1)
