from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph import embedded
from graph.settings import Server, Settings
from graph.store import Store
from tests import servers


@pytest.fixture(scope="session")
def engine_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    with embedded.acquire(home):
        yield home
    embedded.stop(home)


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
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
    server = settings.server
    if server is None:
        with embedded.acquire(settings.home) as engine:
            server = engine.server
    with driver_of(server) as driver:
        yield driver


def driver_of(server: Server) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        server.uri, auth=(server.username, server.password), notifications_min_severity="OFF"
    )
