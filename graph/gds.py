"""Graph Data Science on a Neo4j server, through Neo4j's own client (the extra ``gds``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from secrets import token_hex
from typing import Any

from graph.bolt import Connection, Query, plain_errors
from graph.errors import StoreError

INSTALL = "Neo4j's client for Graph Data Science is not installed: pip install 'silkgraph[gds]'"
Tie = tuple[int, int, Mapping[str, float]]

_PRESENT = "SHOW FUNCTIONS YIELD name WHERE name = 'gds.version' RETURN name"
_PROJECT = (
    "UNWIND $rows AS row RETURN gds.graph.project($name, row[0], row[1], "
    "{relationshipProperties: row[2]}, {undirectedRelationshipTypes: ['*']})"
)


@dataclass(frozen=True, slots=True)
class Algorithms:
    """Algorithms of the server that a connection leads to.

    Parameters
    ----------
    connection
        Whose server it is; nothing is written to its database.
    """

    connection: Connection

    def present(self) -> bool:
        """Whether the client is installed here and the library on the server."""
        return find_spec("graphdatascience") is not None and bool(self.connection.read(Query(_PRESENT)))

    def version(self) -> str:
        """Version of the library on the server.

        Raises
        ------
        StoreError
            Where the client or the library is lacking.
        """
        if find_spec("graphdatascience") is None:
            raise StoreError(INSTALL)
        if not self.present():
            raise StoreError(
                f"{self.connection.server.uri}: the server has no Graph Data Science; "
                "add its plugin, or use --engine igraph"
            )
        return str(self.connection.read(Query("RETURN gds.version() AS version"))[0]["version"])

    def stream(
        self, algorithm: str, options: Mapping[str, object], size: int, ties: Sequence[Tie]
    ) -> list[float]:
        """Project a network into the server's memory, run an algorithm on it, drop the projection.

        Parameters
        ----------
        algorithm
            As the client names it, e.g. ``page_rank``.
        options
            As the client names them.
        size
            Number of nodes; they are numbered from 0.
        ties
            Undirected: both ends and what a tie weighs by name.

        Returns
        -------
        list of float
            A score per node, in their order.
        """
        from graphdatascience import GraphDataScience  # optional, and half a second to import

        rows: list[list[object]] = [[node, None, None] for node in range(size)]
        rows += [[one, other, dict(weights)] for one, other, weights in ties]
        name = f"silkgraph-{token_hex(6)}"
        server = self.connection.server
        with plain_errors(server):
            client = GraphDataScience(
                self.connection.driver, database=server.database, arrow=False, show_progress=False
            )
            with client.graph.project.cypher(_PROJECT, rows=rows, name=name) as projected:
                frame: Any = getattr(client, algorithm).stream(projected, **options)
        (column,) = (name for name in frame.columns if name != "nodeId")
        found = dict(zip(frame["nodeId"].tolist(), frame[column].tolist(), strict=True))
        return [float(found[node]) for node in range(size)]
