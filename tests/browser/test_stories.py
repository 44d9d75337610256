"""What people come for, in both languages; states are compared, not just looked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from silkgraph import Atlas
from tests.browser.conftest import Visit, settled

WORDS = {
    "zh": {
        "search": "搜索",
        "who": "谁能响应？",
        "none": "尚无合作记录",
        "answers": "已有2项记录响应",
        "since": "本市主体，计划期内",
        "breaks": "没有它会怎样？",
        "network": "网络",
        "undo": "撤销",
        "with": "+ 合作国家",
        "in": "+ 所在国家",
    },
    "en": {
        "search": "Search",
        "who": "Who could answer it?",
        "none": "nothing is recorded that counts here",
        "answers": "2 records answer",
        "since": "From Beijing since the plan began",
        "breaks": "What breaks without it?",
        "network": "Network",
        "undo": "Undo",
        "with": "+ With country",
        "in": "+ Located in",
    },
}
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def at(path: str, language: str) -> str:
    return path + ("" if language == "zh" else ("&" if "?" in path else "?") + "lang=en")


def find(page: Page, language: str, text: str) -> None:
    """Type into the search field and open the first hit by Enter."""
    field = page.get_by_role("combobox", name=WORDS[language]["search"], exact=True)
    field.click()
    field.press_sequentially(text, delay=20)
    page.locator(f".find[data-answered='{text}']").wait_for()
    field.press("Enter")


@LANGUAGES
def test_what_is_asked_of_mauritius_and_not_answered_and_who_could(
    visit: Visit, atlas: Atlas, language: str
) -> None:
    words = WORDS[language]
    page = visit(at("", language))
    find(page, language, "mlqs 实验动物")
    page.wait_for_url("**/gaps?*cell=MUS.laboratory-animals*")
    page.locator("blockquote mark", has_text="毛里求斯").wait_for()
    assert words["none"] in page.locator(".sg-answer").last.inner_text()
    page.get_by_role("link", name=words["who"]).last.click()
    page.wait_for_url("**/matches?*need=gap*")
    settled(page)
    first = next(m for m in atlas.insight().match("gap:MUS:laboratory-animals") if m.group == "actor")
    actor = atlas.insight().facts.actors[first.candidate_id]
    name = (actor.name_zh if language == "zh" else actor.name_en) or actor.name_zh or actor.name_en
    expect(page.locator(".sg-answer").first).to_contain_text(name)


@LANGUAGES
def test_finance_with_the_emirates_is_answered_but_not_since_the_plan(visit: Visit, language: str) -> None:
    words = WORDS[language]
    page = visit(at("", language))
    find(page, language, "uae fintech")
    page.wait_for_url("**/gaps?*cell=ARE.sci-tech-finance*")
    expect(page.locator(".sg-answer").last).to_contain_text(words["answers"])
    expect(page.locator(".stMain")).to_contain_text("2019")
    page.get_by_text(words["since"], exact=True).click()
    page.wait_for_url("**record=home-since-plan**")
    expect(page.locator(".sg-answer").last).to_contain_text(words["none"])


@LANGUAGES
def test_who_holds_the_link_to_serbia_and_what_breaks_without_it(visit: Visit, language: str) -> None:
    page = visit(at("partners?country=SRB", language))
    page.get_by_role("link", name=WORDS[language]["breaks"]).first.click()
    page.wait_for_url("**/whatif?*scenario=*")
    settled(page)
    page.locator(".net[data-ready]").wait_for()
    lost = page.evaluate(
        "() => network().body.data.edges.get().filter(edge => Array.isArray(edge.dashes)).length"
    )
    assert lost > 0
    table = page.locator("[data-testid=stDataFrame]").first
    assert table.is_visible()


@LANGUAGES
def test_search_in_pinyin_expand_twice_undo_and_send(visit: Visit, language: str) -> None:
    words = WORDS[language]
    page = visit(at("", language))
    find(page, language, "sewy")
    page.wait_for_url("**/network?*at=SRB*")
    settled(page)
    page.locator(".net-panel[data-shows=SRB]").wait_for()
    size = "() => network().body.data.nodes.length"
    first = page.evaluate(size)
    page.get_by_role("button", name=words["with"]).click()
    page.wait_for_function(f"n => ({size})() > n", arg=first)
    settled(page)
    second = page.evaluate(size)
    page.get_by_role("button", name=words["in"]).click()
    page.wait_for_function(f"n => ({size})() > n", arg=second)
    settled(page)
    page.get_by_role("button", name=words["undo"], exact=True).click()
    page.wait_for_function(f"n => ({size})() === n", arg=second)
    settled(page)
    places = page.evaluate("network().getPositions()")
    reader = visit(page.url.split("/", 3)[3])
    reader.locator(".net-panel[data-shows=SRB]").wait_for()
    assert reader.evaluate("network().getPositions()") == places


def test_the_console_reads_and_refuses_to_write(visit: Visit) -> None:
    page = visit("cypher?run=MATCH (p:Park) WHERE p.kind = 'sister' RETURN p")
    expect(page.locator(".sg-answer").first).to_contain_text("共4行")
    page.locator(".net[data-ready]").wait_for()
    assert page.evaluate("() => network().body.data.nodes.length") == 4
    page.get_by_role("textbox", name="Cypher").fill("CREATE (x:Park {id: 'x'}) RETURN x")
    page.get_by_role("button", name="运行").click()
    expect(page.locator(".sg-answer").first).to_contain_text("不运行")


def test_a_table_can_be_taken_along(visit: Visit) -> None:
    page = visit("partners")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV 表格").click()
    text = download.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert len(text.decode("utf-8-sig").splitlines()) == 21
