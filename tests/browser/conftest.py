"""The app in a real Chromium: one server for all tests, on the session's engine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from graph.settings import PROJECT
from silkgraph import Atlas

CHROMIUM = os.environ.get("SILKGRAPH_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--force-color-profile=srgb",
]
FIND = """
window.parts = (css, root = document) => {
  const found = [...root.querySelectorAll(css)];
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) found.push(...window.parts(css, element.shadowRoot));
  return found;
};
window.network = () => window.parts('.net-canvas')[0].silkgraph;
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Seen:
    """What a page did that it should not do."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def server(atlas: Atlas, home: Path, log: Path) -> Iterator[str]:
    """Address of the running app."""
    with running(home, log) as address:
        yield address


@contextmanager
def running(home: Path, log: Path) -> Iterator[str]:
    """Run the app on a data folder, as `silkgraph app` does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "app", f"--port={port}", "--host=127.0.0.1", "--no-browser"]
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=PROJECT, stdout=out, stderr=out, env=os.environ | {"SILKGRAPH_HOME": str(home)}
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the app has ended"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310 - ours
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the app does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, server: str, log: Path) -> Iterator[Visit]:
    """Open a page: ``visit("gaps?record=any", dark=True)``; at the end nothing may have been wrong."""
    contexts: list[BrowserContext] = []
    seen = Seen()
    before = log.stat().st_size

    def open_page(path: str = "", *, dark: bool = False, width: int = 1280, height: int = 1000) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="zh-CN",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(45_000)
        page.add_init_script(FIND)
        page.on("request", lambda request: _note_foreign(seen, request.url, server))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: _note_complaint(seen, message.type, message.text, message.location["url"]),
        )
        page.goto(f"{server}/{path}")
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not seen.foreign
    assert not seen.complaints
    told = log.read_bytes()[before:].decode()
    assert "Traceback" not in told and "WARNING" not in told.upper(), told


def settled(page: Page) -> None:
    """Wait until the page has been drawn and nothing is running."""
    page.locator(".sg-note", has_text="1,034").last.wait_for(state="attached")
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stStatusWidget]')"
        " && document.querySelector('[data-test-script-state=notRunning]')"
    )


def _note_foreign(seen: Seen, url: str, server: str) -> None:
    if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:")):
        seen.foreign.append(url)


def _note_complaint(seen: Seen, kind: str, text: str, url: str) -> None:
    if kind in ("error", "warning"):
        seen.complaints.append(f"{kind}: {text} {url}")
