"""The app without a browser: pages run in this process, on the session's engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from graph.settings import PROJECT
from silkgraph import Atlas
from views import reading

PAGES = (
    "overview",
    "policy",
    "network",
    "gaps",
    "partners",
    "timeline",
    "map",
    "compare",
    "matches",
    "expected",
    "whatif",
    "cypher",
    "search",
    "board",
    "data",
    "dossier",
    "saved",
    "story",
)
Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _opened(atlas: Atlas) -> Iterator[None]:
    """The app's own connection, closed at the end."""
    yield
    reading.atlas().close()
    reading.atlas.clear()


@pytest.fixture
def open_page() -> Open:
    """Run a page at an address: ``open_page("gaps", record="any", lang="en")``."""

    def run(page: str = "overview", **params: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        if page != "overview":
            app._page_hash = calc_hash(page)  # pages are functions; AppTest can only switch to files
        app.run()
        assert not app.exception, app.exception
        assert not app.error, app.error
        return app

    return run


def written(app: AppTest) -> str:
    """Every text of a page that `st.html` shows."""
    return "\n".join(element.proto.body for element in app.get("html"))
