"""The app's server: Streamlit's own, which tells each page where it is served."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.starlette import App

from graph.settings import PROJECT

_HERE = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin }</script>"
_SHELL = Path(streamlit.__file__).parent / "static" / "index.html"


class TellBase:
    """Serve the shell of each page with the server's address in it.

    Without it the page looks below its own path first, and the browser's console complains of a 404.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._shell = _SHELL.read_text(encoding="utf-8").replace("<head>", f"<head>{_HERE}", 1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page's address, and leave everything else to Streamlit."""
        if scope["type"] == "http" and scope["method"] == "GET" and _is_page(scope["path"]):
            await HTMLResponse(self._shell, headers={"Cache-Control": "no-cache"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_page(path: str) -> bool:
    return path.count("/") == 1 and "." not in path


def serve(host: str, port: int, *, browser: bool) -> None:
    """Run the app until it is stopped.

    Parameters
    ----------
    browser
        Whether to open one.
    """
    script = PROJECT / "app.py"
    sys.argv = [str(script)]  # Streamlit looks for its settings beside it
    App(script, middleware=[Middleware(TellBase)]).run(
        config={
            "server.address": host,
            "server.port": port,
            "server.headless": not browser,
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": False,
        }
    )
