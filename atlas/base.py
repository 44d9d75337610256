"""The open graph: loading, status, catalogued questions and free Cypher."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from atlas.own import Kept, OwnData, Proposal
from graph import console
from graph.errors import SilkgraphError
from graph.records import RecordSet
from graph.store import LoadReport, Status, Store, Table
from loaders import pipeline
from loaders.pipeline import Progress
from queries.catalogue import Question, catalogue, question

_Result = TypeVar("_Result")


class Base:
    """An open graph.

    Parameters
    ----------
    store
        The database; closed with this.
    own
        People's own data sets, beside the seeds.
    """

    def __init__(self, store: Store, own: OwnData) -> None:
        self.store = store
        self.own = own

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; an embedded engine ends with its last client."""
        self.store.close()

    def load(
        self,
        seeds: Sequence[Path] | None = None,
        policies: Sequence[Path] = (),
        progress: Progress | None = None,
    ) -> LoadReport:
        """Read data sets and policy texts and make the graph state exactly what they state.

        Parameters
        ----------
        seeds
            Data sets; the seeds and people's own data sets where not given.
        policies
            Texts that stand in no data set.
        progress
            Told how far it has come.
        """
        if seeds is not None:
            return self.write(pipeline.read(seeds, policies, progress).records, progress)
        return self._changed(self.own.load(self.store, policies, progress))

    def write(self, records: RecordSet, progress: Progress | None = None) -> LoadReport:
        """Make the graph state exactly what a record set states."""
        return self._changed(self.store.write(records, progress))

    def add(self, proposal: Proposal, *, who: str, why: str = "", progress: Progress | None = None) -> Kept:
        """Keep what ``own.propose`` has found sound as a new version, and load it."""
        return self._changed(self.own.keep(proposal, self.store, who=who, why=why, progress=progress))

    def undo(
        self, *, who: str, why: str = "", to: int | None = None, progress: Progress | None = None
    ) -> Kept:
        """Go back to the state of people's own data before, or to version `to`, and load it."""
        return self._changed(self.own.undo(self.store, who=who, why=why, to=to, progress=progress))

    def _changed(self, result: _Result) -> _Result:
        """Forget what was read before the graph changed."""
        self.__dict__.pop("_references", None)
        self.__dict__.pop("_insight", None)
        return result

    def status(self) -> Status:
        """Which database it is, how much it holds and when it was loaded last."""
        return self.store.status()

    def queries(self) -> Mapping[str, Question]:
        """All catalogued questions by name."""
        return catalogue()

    def query(self, name: str, **parameters: object) -> Table:
        """Run one catalogued question.

        Parameters
        ----------
        name
            As in the catalogue, e.g. ``gaps/countries_without_lab``.
        parameters
            Values by name; what is left out takes its default.
        """
        asked = question(name)
        table = self.store.table(asked.text, asked.parameters(parameters, self._resolve))
        return table if table.rows else replace(table, columns=asked.returns)

    def parameters(self, name: str, **given: object) -> dict[str, object]:
        """Return the values with which :meth:`query` runs a question."""
        return question(name).parameters(given, self._resolve)

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
    ) -> Table:
        """Run anyone's Cypher, read-only.

        Parameters
        ----------
        text
            One statement.
        parameters
            Values of its ``$name``.
        limit
            Most rows to return; the table says whether there were more.
        timeout
            Seconds after which it is ended.

        Raises
        ------
        QueryRefused
            Where it would do anything but read the graph; says what.
        """
        return console.ask(self.store, text, parameters, limit=limit, timeout=timeout)

    def _resolve(self, reference: str) -> object:
        if reference not in self._references:
            raise SilkgraphError("the graph is empty; load it first: silkgraph load")
        return self._references[reference]

    @cached_property
    def _references(self) -> dict[str, object]:
        """What ``network.…`` and ``plan.…`` stand for in the headers of queries."""
        loads = self.store.read(
            "MATCH (l:Load) WHERE l.network IS NOT NULL "
            "RETURN l.network AS network ORDER BY l.finished DESC LIMIT 1"
        )
        if not loads:
            return {}
        network = json.loads(str(loads[0]["network"]))
        plan = self.store.read(
            "MATCH (d:PolicyDocument) RETURN min(d.period_start) AS start, max(d.period_end) AS end"
        )
        values = {f"network.{key}": value for key, value in network.items()}
        return values | {f"plan.{key}": value for key, value in plan[0].items()}
