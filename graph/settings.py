"""Where the data folder is and which database is meant, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds"


@dataclass(frozen=True, slots=True)
class Server:
    """A Bolt server and how to log in.

    Parameters
    ----------
    uri
        ``bolt://``, ``neo4j://`` and their ``+s`` and ``+ssc`` forms.
    username, password
        Credentials; an empty user name means no authentication.
    database
        Name of the database, or None for the server's default.
    authority
        Certificates (PEM) of the authority that a ``+s`` address is checked against, or None for those
        that the machine trusts.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
    authority: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment decides.

    Parameters
    ----------
    home
        The data folder: the embedded engine's files, people's data sets.
    server
        The Neo4j server to use, or None for the embedded engine.
    """

    home: Path
    server: Server | None = None


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises
    ------
    SettingsError
        Where ``NEO4J_URI`` is not a Bolt address, or ``NEO4J_AUTHORITY`` cannot be used with it.
    """
    home = environment.get("SILKGRAPH_HOME")
    folder = Path(home).expanduser() if home else user_data_path("silkgraph", appauthor=False)
    uri = environment.get("NEO4J_URI", "").strip()
    if not uri:
        return Settings(folder)
    schemes = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
    if uri.partition("://")[0] not in schemes or not uri.partition("://")[2]:
        raise SettingsError(f"NEO4J_URI: '{uri}' is not a Bolt address; use {'://…, '.join(schemes)}://…")
    return Settings(
        folder,
        Server(
            uri,
            environment.get("NEO4J_USERNAME", "neo4j"),
            environment.get("NEO4J_PASSWORD", ""),
            environment.get("NEO4J_DATABASE") or None,
            _authority(environment.get("NEO4J_AUTHORITY", ""), uri),
        ),
    )


def _authority(path: str, uri: str) -> Path | None:
    if not path:
        return None
    if not uri.partition("://")[0].endswith("+s"):
        raise SettingsError(f"NEO4J_AUTHORITY goes with bolt+s:// or neo4j+s://, and NEO4J_URI is '{uri}'")
    if not Path(path).is_file():
        raise SettingsError(f"NEO4J_AUTHORITY: no such file '{path}'")
    return Path(path)
