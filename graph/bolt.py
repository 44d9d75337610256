"""The one place that speaks Bolt: statements, managed transactions, plain values, plain errors."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

import neo4j
import psutil
from neo4j import exceptions
from neo4j.graph import Node, Path, Relationship

from graph.errors import (
    QueryFailed,
    QueryRefused,
    QueryTimeout,
    ServerUnreachable,
    StoreError,
    WrongPassword,
)
from graph.settings import Server

if TYPE_CHECKING:
    from pandas import DataFrame

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it warns of arrives as an error

_METADATA = {"application": "silkgraph"}
ANSWER_BYTES = 512 << 20
"""Most memory that the answer to a statement with a time limit may take here."""
_GRACE_SECONDS = 0.5
_POLL_SECONDS = 0.05
_Result = TypeVar("_Result")
Rows = list[dict[str, object]]
Transaction = neo4j.ManagedTransaction


@dataclass(frozen=True, slots=True)
class Query:
    """A statement as it is sent.

    Parameters
    ----------
    text
        Cypher; values only as ``$name``.
    parameters
        The values.
    timeout
        Seconds until the server ends it, or None for the server's own limit.
    metadata
        What an administrator sees beside it in ``SHOW TRANSACTIONS``.
    """

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    timeout: float | None = None
    metadata: Mapping[str, object] = field(default_factory=lambda: dict(_METADATA))

    def run(self, transaction: Transaction) -> neo4j.Result:
        """Send it within a transaction."""
        return transaction.run(self.text, dict(self.parameters))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as a console shows them.

    Parameters
    ----------
    columns
        Names of the columns; the embedded engine names none where there are no rows.
    rows
        Plain values (see `plain`), in the order of the columns.
    truncated
        Whether there are more rows than the limit let through.
    notes
        What a person should know of the answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool = False
    notes: tuple[str, ...] = ()

    def dicts(self) -> list[dict[str, Any]]:
        """One mapping per row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> DataFrame:
        """Return the rows as a pandas table."""
        from pandas import DataFrame  # takes a second to import; few need it

        return DataFrame(self.rows, columns=list(self.columns))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a server says that a statement would do.

    Parameters
    ----------
    kind
        ``r`` reads, ``w`` writes, ``rw`` both, ``s`` changes or shows the schema.
    operators
        Names and details of all operators of the plan, top first.
    """

    kind: str
    operators: tuple[tuple[str, str], ...]


class Connection:
    """A driver for one server and user.

    Parameters
    ----------
    server
        Address and user.
    retry_seconds
        How long a transaction is tried again when the server says that it may succeed.
    """

    def __init__(self, server: Server, *, retry_seconds: float = 15.0) -> None:
        self.server = server
        # On a cluster each transaction sees what the ones before it wrote, whichever member answers.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        uri, trust = _trusting(server)
        with plain_errors(server):
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                **trust,
                auth=(server.username, server.password) if server.username else None,
                max_transaction_retry_time=retry_seconds,
                connection_timeout=10.0,
                connection_acquisition_timeout=30.0,
                notifications_min_severity="OFF",
                user_agent="silkgraph",
            )

    @property
    def driver(self) -> neo4j.Driver:
        """The driver itself, for Neo4j's own libraries."""
        return self._driver

    def alone(self) -> Connection:
        """Another connection to the same, for one statement that may have to be cut off."""
        return Connection(self.server, retry_seconds=0.0)

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def agent(self) -> str:
        """Name and version of the server, e.g. ``Neo4j/5.26.12``."""
        with plain_errors(self.server), self._session(write=False) as session:
            agent = self._driver.get_server_info().agent  # unlike a transaction, not tried again
            session.execute_read(lambda transaction: transaction.run("RETURN 1").consume())
            return agent

    def read(self, query: Query) -> Rows:
        """All rows, plain."""

        def work(transaction: Transaction) -> Rows:
            result = query.run(transaction)
            keys = result.keys()
            return [dict(zip(keys, map(plain, record.values()), strict=True)) for record in result]

        return self._managed(work, query.timeout, write=False)

    def table(self, query: Query, limit: int | None) -> Table:
        """At most `limit` rows; the server need not make the others."""

        def work(transaction: Transaction) -> Table:
            result = query.run(transaction)
            records = list(result) if limit is None else result.fetch(limit + 1)
            rows = tuple(tuple(map(plain, record.values())) for record in records)
            columns = tuple(result.keys())
            result.consume()
            return Table(columns, rows[:limit], truncated=len(rows) > len(rows[:limit]))

        return self._managed(work, query.timeout, write=False)

    def explain(self, query: Query) -> Plan:
        """What the server would do; nothing is run."""

        def work(transaction: Transaction) -> Plan:
            summary = replace(query, text=f"EXPLAIN {query.text}").run(transaction).consume()
            return Plan(summary.query_type or "", tuple(_operators(summary.plan or {})))

        return self._managed(work, query.timeout, write=False)

    def write(self, work: Callable[[Transaction], _Result]) -> _Result:
        """Run a unit of work in one transaction; it may be tried again."""
        return self._managed(work, None, write=True)

    def auto_commit(self, text: str) -> None:
        """Run a statement that allows no other beside it in its transaction (a constraint)."""
        with plain_errors(self.server), self._session(write=True) as session:
            session.run(text).consume()

    def _session(self, *, write: bool) -> neo4j.Session:
        return self._driver.session(
            database=self.server.database,
            default_access_mode=neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS,
            bookmark_manager=self._bookmarks,
        )

    def _managed(
        self, work: Callable[[Transaction], _Result], timeout: float | None, *, write: bool
    ) -> _Result:
        unit = neo4j.unit_of_work(metadata=dict(_METADATA), timeout=timeout)(work)

        def run() -> _Result:
            with plain_errors(self.server, timeout), self._session(write=write) as session:
                return session.execute_write(unit) if write else session.execute_read(unit)

        return run() if timeout is None else _guarded(run, timeout, self.close)


def _trusting(server: Server) -> tuple[str, dict[str, Any]]:
    """Address and options of the driver, which takes an authority of one's own with a plain scheme only."""
    if server.authority is None:
        return server.uri, {}
    trusted = neo4j.TrustCustomCAs(str(server.authority))
    return server.uri.replace("+s://", "://", 1), {"encrypted": True, "trusted_certificates": trusted}


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    name = str(plan.get("operatorType", "")).partition("@")[0]
    yield name, str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _guarded(run: Callable[[], _Result], timeout: float, cut: Callable[[], None]) -> _Result:
    """Run it in a thread; cut the connection where it takes too long or its answer is too large.

    A server may not stop by itself: the embedded engine knows no time limit of a transaction, and
    Neo4j none while it sends one endless value.
    """
    results: list[_Result] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(run())
        except BaseException as error:  # carried over to the caller's thread
            errors.append(error)

    process = psutil.Process()
    before, deadline = process.memory_info().rss, time.monotonic() + timeout + _GRACE_SECONDS
    thread = threading.Thread(target=work, name="silkgraph-query", daemon=True)
    thread.start()
    thread.join(_POLL_SECONDS)
    while thread.is_alive():
        large = process.memory_info().rss - before > ANSWER_BYTES
        if large or time.monotonic() > deadline:
            cut()
            if large:
                raise QueryFailed(f"the answer is larger than {ANSWER_BYTES >> 20} MB; ask for less")
            raise QueryTimeout(_timed_out(timeout))
        thread.join(_POLL_SECONDS)
    if errors:
        raise errors[0]
    return results[0]


def plain(value: object) -> object:
    """Turn a value of the driver into plain Python that JSON can hold.

    Notes
    -----
    A node becomes ``{"_labels": [...], "_element_id": "...", **properties}``, a relationship
    ``{"_type": "...", "_element_id": "...", "_start": element id, "_end": element id, **properties}``,
    a path ``{"_nodes": [...], "_relationships": [...]}``, a date or time its ISO 8601 text, a point
    ``{"srid": n, "coordinates": [...]}``, bytes their hexadecimal text.
    """
    if isinstance(value, Node):
        return {"_labels": sorted(value.labels), "_element_id": value.element_id, **_properties(value)}
    if isinstance(value, Relationship):
        start, end = (node.element_id if node else None for node in (value.start_node, value.end_node))
        ends = {"_start": start, "_end": end}
        return {"_type": value.type, "_element_id": value.element_id, **ends, **_properties(value)}
    if isinstance(value, Path):
        return {
            "_nodes": [plain(node) for node in value.nodes],
            "_relationships": [plain(edge) for edge in value.relationships],
        }
    if isinstance(value, neo4j.spatial.Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    iso = getattr(value, "iso_format", None)
    return iso() if callable(iso) else value


def _properties(entity: Node | Relationship) -> dict[str, object]:
    return {key: plain(item) for key, item in entity.items()}


@contextmanager
def plain_errors(server: Server, timeout: float | None = None) -> Iterator[None]:
    """Turn the driver's errors into ours: one line that names the address and what to do."""
    try:
        yield
    except exceptions.AuthError as error:
        raise WrongPassword(
            f"{server.uri}: the server refuses user '{server.username}' ({_line(error)}); "
            "set NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from error
    except exceptions.Neo4jError as error:
        raise _said_by_server(error, server, timeout) from error
    except exceptions.BrokenRecordError as error:
        raise QueryFailed(f"a value cannot be shown: {_line(error)}") from error
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired, OSError) as error:
        raise ServerUnreachable(
            f"{server.uri}: no answer ({_line(error)}); start the server or set NEO4J_URI"
        ) from error
    except (exceptions.DriverError, ValueError) as error:
        raise ServerUnreachable(f"{server.uri}: cannot be used ({_line(error)}); check NEO4J_URI") from error


def _said_by_server(error: exceptions.Neo4jError, server: Server, timeout: float | None) -> StoreError:
    code, said = error.code or "", _line(error)
    if "Timeout" in code or "TimedOut" in code or "timed out" in said.lower():
        return QueryTimeout(_timed_out(timeout))
    if code.endswith("Security.AuthenticationRateLimit"):
        return WrongPassword(f"{server.uri}: too many wrong passwords; wait some seconds and try again")
    if code.endswith("Database.DatabaseNotFound"):
        return ServerUnreachable(
            f"{server.uri}: there is no database '{server.database}'; set NEO4J_DATABASE"
        )
    if isinstance(error, exceptions.Forbidden) or code.endswith("Statement.AccessMode"):
        return QueryRefused(f"the server refuses the statement: {said}")
    return QueryFailed(said)


def _timed_out(timeout: float | None) -> str:
    allowed = f" of {timeout:g} seconds" if timeout is not None else ""
    return f"the query ran out of its time{allowed}; ask for less, or allow more with --timeout"


def _line(error: Exception) -> str:
    said = error.message if isinstance(error, exceptions.Neo4jError) and error.message else str(error)
    return " ".join(said.split("\n", 1)[0].split())[:400] or type(error).__name__
