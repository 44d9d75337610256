"""Real parts for all tests: one embedded engine with the seeds loaded, in a data folder of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import silkgraph
from graph.settings import Settings
from silkgraph import Atlas

pytest_plugins = ["tests.backends"]


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the session; child processes find it by SILKGRAPH_HOME and share its engine."""
    folder = tmp_path_factory.mktemp("home")
    before = {name: os.environ.pop(name, None) for name in ("SILKGRAPH_HOME", "NEO4J_URI")}
    os.environ["SILKGRAPH_HOME"] = str(folder)
    yield folder
    del os.environ["SILKGRAPH_HOME"]
    os.environ.update({name: value for name, value in before.items() if value is not None})


@pytest.fixture(scope="session")
def atlas(home: Path) -> Iterator[Atlas]:
    """The seeds, loaded once for all tests; read only."""
    with silkgraph.connect(Settings(home)) as opened:
        opened.load()
        yield opened


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI every part is there, so a test that was skipped has not proven what it should."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
