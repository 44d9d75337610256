"""Someone brings a register with mistakes, mends them, sees what changes, keeps it, and goes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import silkgraph
from graph.settings import Settings
from tests.browser.conftest import Visit, running, settled
from tests.own.registers import register

CELL = "gaps?cell=MUS.laboratory-animals"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that only this story changes."""
    return tmp_path_factory.mktemp("own-home")


@pytest.fixture(scope="module")
def server(own_home: Path, log: Path) -> Iterator[str]:
    """The app on that data folder."""
    with silkgraph.connect(Settings(own_home)) as atlas:
        atlas.load()
        with running(own_home, log) as address:
            yield address


def whole(home: Path) -> str:
    """All of the graph but the record of loads, as one text."""
    with silkgraph.connect(Settings(home)) as atlas:
        nodes = atlas.store.read(
            "MATCH (n) WHERE NOT n:Load RETURN labels(n) AS kind, properties(n) AS own ORDER BY n.id"
        )
        links = atlas.store.read(
            "MATCH (a)-[r]->(b) RETURN type(r) AS kind, properties(r) AS own ORDER BY r.id"
        )
    return json.dumps([nodes, links], sort_keys=True, ensure_ascii=False)


def idle(page: Page) -> None:
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stStatusWidget]')"
        " && document.querySelector('[data-test-script-state=notRunning]')"
    )


def bring(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "登记册.xlsx", "mimeType": KIND, "buffer": content}
    )


@pytest.fixture(autouse=True)
def _patient() -> Iterator[None]:
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=5_000)


def test_the_story_of_a_register(visit: Visit, server: str, own_home: Path) -> None:
    before = whole(own_home)
    gap = visit(CELL)
    expect(gap.locator(".sg-answer", has_text="政策有此要求；按所选口径，尚无合作记录。")).to_be_visible()
    page = visit("data")
    page.get_by_label("您的姓名").fill("李处长")
    page.get_by_label("事由").fill("六月登记")
    bring(page, register(mended=False))
    expect(page.locator(".sg-answer", has_text="文件中有3处问题，没有写入任何内容。")).to_be_visible()
    with page.expect_download() as copy:
        page.get_by_role("button", name="登记册.xlsx的批注副本").click()
    assert Path(copy.value.path()).read_bytes().startswith(b"PK")
    assert whole(own_home) == before

    page.get_by_role("button", name="Remove 登记册.xlsx").click()
    bring(page, register(mended=True))
    expect(page.locator(".sg-answer", has_text="读取5行。")).to_be_visible()
    expect(page.get_by_role("tab", name="新增")).to_be_visible()
    assert whole(own_home) == before
    page.get_by_role("button", name="保存并装载").click()
    expect(page.get_by_text("已存为第1版并装载。")).to_be_visible()
    assert whole(own_home) != before

    gap.reload()
    expect(gap.locator(".sg-answer", has_text="已有1项记录响应")).to_be_visible()
    gap.goto(f"{server}/matches?need=demand-sai-er-wei-ya-xi-wang-yin-jin-wen-shi")
    expect(gap.locator(".sg-answer", has_text="塞尔维亚希望引进温室种植技术")).to_be_visible()

    page.get_by_role("button", name="撤销上次修改").click()
    expect(page.get_by_text("数据已回到没有自有数据的状态。")).to_be_visible()
    idle(page)
    assert whole(own_home) == before
    again = visit(CELL)
    settled(again)
    expect(again.locator(".sg-answer", has_text="政策有此要求；按所选口径，尚无合作记录。")).to_be_visible()
