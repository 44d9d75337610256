"""Make the pictures of the tour and of the READMEs from the real app: ``python -m docs.pictures``.

The app runs on a data folder of its own with the seeds loaded, in Chromium, once in each language. Names on
the command line make these pictures alone: ``python -m docs.pictures gaps network``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import silkgraph
from graph.settings import PROJECT, Settings
from tests.browser.conftest import ARGUMENTS, CHROMIUM, FIND, running, settled
from tests.own.registers import register

FOLDER = PROJECT / "docs" / "tour"
LANGUAGES = ("zh", "en")
_COLOURS = 128
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWN = ".net[data-ready]"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Parameters
    ----------
    name
        Of its file, without language and suffix.
    path
        Address of the page below the server's.
    wait
        What must be there before the picture is taken (CSS), beside a page that has been drawn.
    prepare
        What is done on the page first.
    height
        Of the window in pixels; all are 1280 wide.
    dark
        Whether the reader's system asks for a dark page.
    """

    name: str
    path: str
    wait: str = ""
    prepare: Callable[[Page], None] | None = None
    height: int = 900
    dark: bool = False


def _bring(page: Page) -> None:
    who = page.get_by_label("您的姓名").or_(page.get_by_label("Who you are"))
    who.fill("李处长")
    who.press("Enter")
    settled(page)
    content = register(mended=True)
    page.locator("input[type=file]").set_input_files(
        {"name": "登记册.xlsx", "mimeType": _XLSX, "buffer": content}
    )
    button = page.get_by_role("button", name="保存并装载").or_(
        page.get_by_role("button", name="Keep and load")
    )
    button.wait_for()
    settled(page)
    page.locator(".sg-answer").last.evaluate("element => element.scrollIntoView({block: 'start'})")


def _search(page: Page) -> None:
    field = page.get_by_role("combobox").first
    field.click()
    field.press_sequentially("uae fintech", delay=20)
    page.locator(".find[data-answered='uae fintech']").wait_for()


def _below(page: Page) -> None:
    """Show what stands below the matrix about the cell that is chosen."""
    page.locator(".sg-answer").last.evaluate("element => element.scrollIntoView({block: 'start'})")


def _without_the_first(page: Page) -> None:
    """Follow the link that says what breaks without the actor who holds most together."""
    page.get_by_role("link", name="没有它会怎样？").or_(
        page.get_by_role("link", name="What breaks without it?")
    ).first.click()
    page.wait_for_url("**/whatif?*scenario=*")
    settled(page)
    page.locator(_DRAWN).first.wait_for()


def _ask(page: Page) -> None:
    page.get_by_role("button", name="运行").or_(page.get_by_role("button", name="Run")).first.click()
    settled(page)
    page.locator("[data-testid=stDataFrame]").first.wait_for()


SHOTS = (
    Shot("overview", ""),
    Shot("search", "", prepare=_search),
    Shot("policy", "policy"),
    Shot("network", "network?at=SRB", _DRAWN),
    Shot("network-dark", "network?at=SRB", _DRAWN, dark=True),
    Shot("gaps", "gaps"),
    Shot("gap", "gaps?cell=MUS.laboratory-animals", prepare=_below),
    Shot("partners", "partners?country=SRB"),
    Shot("timeline", "timeline"),
    Shot("map", "map"),
    Shot("compare", "compare?a_country=SRB&b_country=RUS"),
    Shot("dossier", "dossier?pick=SRB"),
    Shot("matches", "matches?need=gap:MUS:laboratory-animals", _DRAWN),
    Shot("expected", "expected"),
    Shot("whatif", "partners?country=SRB", prepare=_without_the_first),
    Shot("saved", "saved"),
    Shot("story", "story"),
    Shot("board", "board"),
    Shot("data", "data", prepare=_bring),
    Shot("cypher", "cypher", prepare=_ask),
)


def palette(png: bytes) -> bytes:
    """Return a picture with few colours, which says the same in a third of the bytes."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    small = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def take(browser: Browser, server: str, shot: Shot, language: str) -> bytes:
    """Draw one page and take its picture."""
    context = browser.new_context(
        viewport={"width": 1280, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        locale="zh-CN" if language == "zh" else "en-GB",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(FIND)
    lang = "" if language == "zh" else ("&" if "?" in shot.path else "?") + "lang=en"
    page.goto(f"{server}/{shot.path}{lang}")
    settled(page)
    if shot.wait:
        page.locator(shot.wait).first.wait_for()
    if shot.prepare:
        shot.prepare(page)
    page.wait_for_timeout(1_500)  # fonts, tables and networks come to rest
    png = page.screenshot(animations="disabled")
    context.close()
    return palette(png)


def main(names: list[str]) -> None:
    """Make all pictures, or those that are named."""
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        silkgraph.connect(Settings(Path(folder))) as atlas,
    ):
        atlas.load()
        with running(Path(folder), Path(folder) / "log") as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for shot in SHOTS:
                for language in LANGUAGES if not names or shot.name in names else ():
                    path = FOLDER / f"{shot.name}.{language}.png"
                    path.write_bytes(take(browser, server, shot, language))
                    sys.stdout.write(f"{path.relative_to(PROJECT)} {path.stat().st_size // 1000} kB\n")
                    sys.stdout.flush()
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
