"""Where the graph lives: the embedded engine or a Neo4j server, behind the same few verbs.

People's statements and all reads run as a user who may only read on the embedded engine, and in
READ access mode on Neo4j. Only `Store.write` and the making of constraints use the other user.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from secrets import token_hex
from types import TracebackType
from typing import Self, TypeVar

from graph import embedded, writer
from graph.bolt import Connection, Plan, Query, Rows, Table, Transaction
from graph.embedded import Engine
from graph.errors import EngineError, QueryFailed, ServerUnreachable, StoreError, WrongPassword
from graph.gds import Algorithms
from graph.records import RecordSet
from graph.schema import LABEL_BY_NAME, LABELS, RELATIONSHIP_TYPES
from graph.settings import Settings

__all__ = ["LoadReport", "Progress", "Status", "Store", "Table"]

Progress = Callable[[str, int, int], None]
ONE_TRANSACTION = 200_000
"""Most rows that a load writes in one transaction, all or nothing."""
_MARKED = "loading"
_ATTEMPTS = 5
_EXPLAIN_SECONDS = 10.0
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    Parameters
    ----------
    load_id
        Id of the Load node; where nothing changed, of the earlier load that stated the same.
    changed
        Whether anything was written.
    nodes, relationships
        How many are stated.
    removed_nodes, removed_relationships
        How many went because no data set states them any more.
    """

    load_id: str
    changed: bool
    nodes: int
    relationships: int
    removed_nodes: int = 0
    removed_relationships: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """Which database it is and what it holds of ours.

    Parameters
    ----------
    backend
        ``embedded`` or ``neo4j``.
    server
        Name and version of the server.
    nodes, relationships
        How many by label and type, those of other programs left out; none is not listed.
    last_load
        Properties of the latest Load, or None before the first.
    """

    backend: str
    server: str
    nodes: dict[str, int]
    relationships: dict[str, int]
    last_load: dict[str, object] | None


class Store:
    """The database; a context manager.

    Parameters
    ----------
    settings
        Which database; see `connect`.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine: Engine | None = None
        self._parts = ExitStack()
        self._open()

    @classmethod
    def connect(cls, settings: Settings) -> Self:
        """Open the database; the embedded engine where the settings name no server.

        Raises
        ------
        StoreError
            Where it cannot be reached or does not let us in.
        SettingsError
            Where the data folder cannot be written.
        """
        return cls(settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def backend(self) -> str:
        """``embedded`` or ``neo4j``."""
        return "embedded" if self._settings.server is None else "neo4j"

    @property
    def server_name(self) -> str:
        """Name and version as the server gives them."""
        return self._agent

    def algorithms(self) -> Algorithms:
        """Graph Data Science on the server.

        Raises
        ------
        StoreError
            On the embedded engine, which has none.
        """
        if self._settings.server is None:
            raise StoreError(
                "the embedded engine has no Graph Data Science; "
                "set NEO4J_URI to a Neo4j that has it, or use --engine igraph"
            )
        return Algorithms(self._reader)

    def has_algorithms(self) -> bool:
        """Whether there is a server with Graph Data Science, and its client here."""
        return self._settings.server is not None and Algorithms(self._reader).present()

    def close(self) -> None:
        """Close the connections and give the embedded engine back."""
        self._parts.close()

    def read(
        self, cypher: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None
    ) -> Rows:
        """All rows of a statement that only reads, as plain Python values (see `graph.bolt.plain`).

        Parameters
        ----------
        cypher
            One statement; values only as ``$name``.
        parameters
            The values.
        timeout
            Seconds after which it is given up.
        """
        query = Query(cypher, parameters or {}, timeout)
        return self._again(lambda: self._reading(query, lambda reader: reader.read(query)))

    def table(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Table:
        """Like `read`, with names of columns, and at most `limit` rows."""
        query = Query(cypher, parameters or {}, timeout)
        return self._again(lambda: self._reading(query, lambda reader: reader.table(query, limit)))

    def explain(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Plan:
        """What the server would do; on the embedded engine it says nothing of use."""
        query = Query(cypher, parameters or {}, _EXPLAIN_SECONDS)
        return self._again(lambda: self._reading(query, lambda reader: reader.explain(query)))

    def _reading(self, query: Query, work: Callable[[Connection], _Result]) -> _Result:
        if query.timeout is None:
            return work(self._reader)
        with closing(self._reader.alone()) as reader:
            return work(reader)

    def status(self) -> Status:
        """Which database it is and what it holds of ours."""
        nodes = " UNION ALL ".join(
            f"MATCH (n:{label.name}) WHERE n.datasets IS NOT NULL "
            f"RETURN '{label.name}' AS name, count(n) AS n"
            for label in LABELS
        )
        relationships = " UNION ALL ".join(
            f"MATCH ()-[r:{kind.name}]->() WHERE r.datasets IS NOT NULL "
            f"RETURN '{kind.name}' AS name, count(r) AS n"
            for kind in RELATIONSHIP_TYPES
        )
        return Status(
            self.backend,
            self.server_name,
            _counts(self.read(nodes)),
            _counts(self.read(relationships)),
            self._last_load(),
        )

    def write(self, records: RecordSet, progress: Progress | None = None) -> LoadReport:
        """Make the graph state exactly what the record set's data sets state.

        Up to `ONE_TRANSACTION` rows are written all or nothing. A larger load is written in parts, and
        its Load says ``loading`` until it is done; when it is cut off, the next load finishes it.

        Raises
        ------
        StoreError
            Where the database holds a node of another program under one of the records' ids,
            or a relationship's end is not among the nodes.
        """
        return self._again(lambda: self._write(records, progress or _silent))

    def _write(self, records: RecordSet, progress: Progress) -> LoadReport:
        self._prepare()
        graph = self._held()
        changes = writer.compare(records, graph)
        loads = [load for load in self._loads() if load.get("datasets") == sorted(records.datasets)]
        fingerprint = records.fingerprint()
        unfinished = [str(load["id"]) for load in loads if load.get("state") == _MARKED]
        same = [load for load in loads if load.get("fingerprint") == fingerprint and load.get("finished")]
        report = LoadReport(
            f"load-{datetime.now(UTC):%Y%m%dT%H%M%S}-{token_hex(3)}",
            True,
            len(records.nodes),
            len(records.edges),
            sum(map(len, changes.removed_nodes.values())),
            sum(map(len, changes.removed_relationships.values())),
        )
        if not changes.size() and same and not unfinished:
            return LoadReport(str(same[-1]["id"]), False, report.nodes, report.relationships)
        self._refuse_others(changes, graph)
        load = _load(records, report, fingerprint)
        if changes.size() <= ONE_TRANSACTION:
            self._in_one(changes, load, unfinished, progress)
        else:
            self._in_parts(changes, load, unfinished, progress)
        return report

    def _in_one(
        self, changes: writer.Changes, load: dict[str, object], unfinished: list[str], progress: Progress
    ) -> None:
        def work(transaction: Transaction) -> None:
            done = 0
            for what, rows, query in writer.queries(changes):
                progress(what, done, changes.size())
                writer.run(transaction, query, rows)
                done += rows
            writer.finish(transaction, load | {"finished": _now(), "state": "complete"}, unfinished)

        self._writer.write(work)
        progress("complete", changes.size(), changes.size())

    def _in_parts(
        self, changes: writer.Changes, load: dict[str, object], unfinished: list[str], progress: Progress
    ) -> None:
        self._writer.write(lambda transaction: writer.finish(transaction, load | {"state": _MARKED}, []))
        done = 0
        for what, rows, query in writer.queries(changes):
            progress(what, done, changes.size())
            self._writer.write(partial(writer.run, query=query, rows=rows))
            done += rows
        complete = load | {"finished": _now(), "state": "complete"}
        self._writer.write(lambda transaction: writer.finish(transaction, complete, unfinished))
        progress("complete", done, changes.size())

    def _prepare(self) -> None:
        """Make the constraints that are missing."""
        present = {str(row["name"]) for row in self._writer.read(Query("SHOW CONSTRAINTS YIELD name"))}
        for name, statement in writer.constraints():
            if name not in present:
                self._writer.auto_commit(statement)

    def _held(self) -> writer.Graph:
        """Everything in the graph that carries a data set."""
        nodes = {
            (label.name, str(row["id"])): row["properties"]
            for label in LABELS
            for row in self._writer.read(writer.held_nodes(label.name))
        }
        relationships = {
            (kind.name, str(row["id"])): writer.held(kind.name, row)
            for kind in RELATIONSHIP_TYPES
            for row in self._writer.read(writer.held_relationships(kind.name))
        }
        return writer.Graph(nodes, relationships)  # type: ignore[arg-type]

    def _refuse_others(self, changes: writer.Changes, graph: writer.Graph) -> None:
        """Refuse to take over a node of another program that has a label and an id of ours."""
        for label, rows in changes.nodes.items():
            new = [row["id"] for row in rows if (label, row["id"]) not in graph.nodes]
            for first in range(0, len(new), writer.BATCH):
                found = self._writer.read(writer.others(label, new[first : first + writer.BATCH]))
                if found:
                    raise StoreError(
                        f"{self._writer.server.uri}: {label} '{found[0]['id']}' in the database belongs to "
                        "another program; use a database of our own (NEO4J_DATABASE) or remove that node"
                    )

    def _loads(self) -> Rows:
        rows = self.read(
            "MATCH (n:Load) WHERE n.datasets IS NOT NULL "
            "RETURN properties(n) AS load ORDER BY n.started, n.id"
        )
        return [dict(row["load"]) for row in rows if isinstance(row["load"], dict)]

    def _last_load(self) -> dict[str, object] | None:
        loads = self._loads()
        if not loads:
            return None
        names = [item.name for item in LABEL_BY_NAME["Load"].properties]
        return {name: loads[-1][name] for name in names if name in loads[-1]}

    def _open(self) -> None:
        """Connect; an embedded engine that was killed this very moment is waited for and started again."""
        for attempt in range(_ATTEMPTS):
            try:
                self._connect()
                self._agent = self._reader.agent()
            except ServerUnreachable as error:
                self.close()
                if self._engine is None:
                    raise
                if attempt == _ATTEMPTS - 1:
                    raise EngineError(f"the embedded engine ends again and again: {error}") from error
                time.sleep(0.2 * 2**attempt)
            except BaseException:
                self.close()
                raise
            else:
                return

    def _connect(self) -> None:
        server, enter = self._settings.server, self._parts.enter_context
        if server is None:
            self._engine = engine = enter(embedded.acquire(self._settings.home))
            self._reader = enter(closing(Connection(engine.reader, retry_seconds=2.0)))
            self._writer = enter(closing(Connection(engine.server, retry_seconds=2.0)))
        else:
            self._reader = self._writer = enter(closing(Connection(server)))

    def _again(self, work: Callable[[], _Result]) -> _Result:
        """Run it; where the embedded engine has been ended under us, start it and run it once more."""
        try:
            return work()
        except (ServerUnreachable, WrongPassword):
            if self._engine is None:
                raise
        self.close()
        self._open()
        try:
            return work()
        except ServerUnreachable:
            raise QueryFailed(
                "the embedded engine ended while it ran this, for want of memory; ask for less"
            ) from None


def _load(records: RecordSet, report: LoadReport, fingerprint: str) -> dict[str, object]:
    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

    return {
        "id": report.load_id,
        "datasets": sorted(records.datasets),
        "started": _now(),
        "fingerprint": fingerprint,
        "network_id": str(records.network.get("id", "")),
        "network": text(dict(records.network)),
        "files": text(dict(records.files)),
        "nodes": report.nodes,
        "relationships": report.relationships,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _counts(rows: Rows) -> dict[str, int]:
    return {str(row["name"]): int(str(row["n"])) for row in rows if row["n"]}


def _silent(_what: str, _done: int, _total: int) -> None:
    """Report no progress."""
