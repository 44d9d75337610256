"""The explorer under the hand: what a click changes, and what it must not change."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Visit, settled

BIO4 = "park-bio4-belgrade"


def ready(page: Page, nodes: int | None = None) -> None:
    page.locator(".net[data-ready]").wait_for()
    if nodes is not None:
        page.wait_for_function("n => network().body.data.nodes.length === n", arg=nodes)


def state(page: Page) -> dict[str, Any]:
    found = page.evaluate(
        "() => ({places: network().getPositions(), zoom: network().getScale(),"
        " centre: network().getViewPosition()})"
    )
    return dict(found)


def click(page: Page, node: str, *, double: bool = False) -> None:
    page.locator(".net").scroll_into_view_if_needed()
    at = page.evaluate(
        "node => { const at = network().canvasToDOM(network().getPositions([node])[node]);"
        " const box = parts('.net-canvas')[0].getBoundingClientRect();"
        " return [at.x + box.x, at.y + box.y]; }",
        node,
    )
    (page.mouse.dblclick if double else page.mouse.click)(*at)


def zoomed(page: Page, node: str) -> None:
    page.evaluate(
        "node => network().moveTo({position: network().getPositions([node])[node], scale: 1.1})", node
    )


def shown(page: Page) -> str:
    return page.locator(".net-panel").inner_text()


def test_a_click_opens_the_panel_and_moves_nothing(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    zoomed(page, BIO4)
    before = state(page)
    page.evaluate("window.untouched = true")
    runs = page.evaluate("performance.getEntriesByType('navigation').length")
    click(page, BIO4)
    page.locator(f".net-panel[data-shows='{BIO4}']").wait_for()
    text = shown(page)
    assert "塞尔维亚BIO4生物科技园" in text and "来源" in text and "2023" in text
    assert page.locator(".net-panel a[href^='http']").count() > 0
    assert state(page) == before
    assert page.evaluate("window.untouched") is True
    assert page.evaluate("performance.getEntriesByType('navigation').length") == runs
    assert f"sel={BIO4}" in page.url


def test_a_click_on_a_line_shows_its_sentence_with_the_mention_marked(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    edge = page.evaluate(
        "() => network().body.data.edges.getIds().find(id => id.startsWith('NAMES:') && id.includes('bio4'))"
    )
    assert edge
    page.goto(page.url + f"&sel={edge}")
    settled(page)
    ready(page)
    page.locator(".net-panel mark").wait_for()
    assert "BIO4" in page.locator(".net-panel mark").inner_text()
    assert "科技园区" in page.locator(".net-panel blockquote").inner_text()


def test_expand_twice_undo_and_send_the_view(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    first = state(page)
    zoomed(page, BIO4)
    click(page, BIO4)
    page.locator(f".net-panel[data-shows='{BIO4}']").wait_for()
    other = page.evaluate("() => network().getConnectedNodes('" + BIO4 + "').filter(n => n === 'SRB')[0]")
    assert other == "SRB"
    at = page.evaluate("network().getScale()")
    click_name(page, "塞尔维亚")
    page.get_by_role("button", name="+ 合作国家").click()
    page.wait_for_function("n => network().body.data.nodes.length > n", arg=len(first["places"]))
    settled(page)
    second = state(page)
    assert {key: second["places"][key] for key in first["places"]} == first["places"]
    assert second["zoom"] == at
    page.get_by_role("button", name="+ 所在国家").click()
    page.wait_for_function("n => network().body.data.nodes.length > n", arg=len(second["places"]))
    settled(page)
    third = state(page)
    assert {key: third["places"][key] for key in second["places"]} == second["places"]
    page.get_by_role("button", name="撤销").click()
    ready(page, len(second["places"]))
    settled(page)
    assert state(page)["places"] == second["places"]
    sent = page.url
    other_reader = visit(sent.split("/", 3)[3])
    ready(other_reader, len(second["places"]))
    assert state(other_reader)["places"] == second["places"]
    page.get_by_role("button", name="重做").click()
    ready(page, len(third["places"]))


def click_name(page: Page, name: str) -> None:
    page.locator(".net-panel").get_by_role("button", name=name, exact=True).first.click()


def test_the_language_changes_words_and_not_places(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    before = state(page)["places"]
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en**")
    page.get_by_role("heading", name="Network").wait_for()
    settled(page)
    assert state(page)["places"] == before
    assert "BIO4" in page.evaluate(f"network().body.data.nodes.get('{BIO4}').label")


def test_hide_pin_and_start_anew(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    count = len(state(page)["places"])
    click_name_in_list(page, "塞尔维亚")
    page.get_by_role("button", name="固定").click()
    page.wait_for_url("**pin=SRB**")
    page.get_by_role("button", name="隐藏").click()
    ready(page, count - 1)
    page.get_by_role("button", name="撤销").click()
    ready(page, count)
    click_name_in_list(page, "塞尔维亚")
    page.get_by_role("button", name="以此为起点").click()
    page.wait_for_url("**at=SRB**")


def click_name_in_list(page: Page, name: str) -> None:
    page.locator(".net-panel input").fill(name)
    page.locator(".net-list").get_by_role("button", name=name, exact=True).click()


def test_the_keyboard_alone_reaches_a_node_and_its_facts(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    page.locator(".net-panel input").focus()
    page.keyboard.type("塞尔维亚")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".net-panel[data-shows]:not([data-shows=''])").wait_for()
    assert "国家" in shown(page) or "园区" in shown(page)


def test_the_shortest_path_is_shown(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}~park-zhongguancun&path={BIO4}~park-zhongguancun")
    ready(page)
    assert "最短路径" in page.locator(".sg-answer").first.inner_text()


def test_filters_take_away_and_move_nothing(visit: Visit) -> None:
    page = visit(f"network?at={BIO4}")
    ready(page)
    whole = state(page)["places"]
    page = visit(f"network?at={BIO4}&kinds=Country~Cooperation")
    ready(page)
    part = state(page)["places"]
    assert set(part) < set(whole)
    assert {key: whole[key] for key in part} == part
