"""Neo4j and the embedded engine with the same seeds, each loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import silkgraph
from graph.settings import Server, Settings
from silkgraph import Atlas
from tests import servers


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of its own with Graph Data Science, beside the one that other tests empty."""
    running = servers.start_with_algorithms(tmp_path_factory.mktemp("neo4j") / "seeds")
    yield running.server
    running.end()


@pytest.fixture(scope="session")
def neo4j_atlas(
    neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Atlas]:
    with silkgraph.connect(Settings(tmp_path_factory.mktemp("beside"), neo4j_server)) as opened:
        opened.load()
        report = pytestconfig.pluginmanager.get_plugin("terminalreporter")
        if report is not None:
            report.write_line(f"\nparity is proven on {opened.status().server}")
        yield opened
