"""Fixtures that run a test on both backends: the embedded engine and a real Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph import embedded
from graph.settings import Server, Settings
from graph.store import Store
from tests import servers

BOTH = ("embedded", pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(scope="session")
def engine_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of an engine whose statements end after a few seconds."""
    home = tmp_path_factory.mktemp("engine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILKGRAPH_STATEMENT_SECONDS", "6")
        embedded.acquire(home).close()
    with embedded.acquire(home):
        yield home
    embedded.stop(home)


@pytest.fixture(params=BOTH)
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of an empty database, on either backend."""
    if request.param == "embedded":
        home = request.getfixturevalue("engine_home")
        with embedded.acquire(home) as engine:
            servers.wipe(engine.server)
        return Settings(home)
    server = servers.shared().server
    servers.wipe(server)
    return Settings(Path("/nowhere"), server)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with Store.connect(settings) as store:
        yield store


@pytest.fixture
def admin(settings: Settings, store: Store) -> Iterator[neo4j.Driver]:
    """A driver that may write, as another program would."""
    with driver_of(admin_server(settings)) as driver:
        yield driver


def admin_server(settings: Settings) -> Server:
    """The server and the user that may write."""
    if settings.server is not None:
        return settings.server
    with embedded.acquire(settings.home) as engine:
        return engine.server


def driver_of(server: Server) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        server.uri, auth=(server.username, server.password), notifications_min_severity="OFF"
    )
