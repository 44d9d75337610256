"""What a policy asks of countries and what answers it, as a network: country, ask, record.

An ask is a pair of a country and a field, so it is a node of its own; its kind is its state, which the
palette draws as a filled dot (answered) or an open ring (gap).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from graph.network import NetworkEdge, NetworkNode

ASKS, ANSWERS = "ASKS", "ANSWERS"


class Asked(Protocol):
    """What is needed of a cell of country and field (`analysis.cells.Cell`)."""

    @property
    def country_id(self) -> str:
        """The country."""

    @property
    def country_zh(self) -> str:
        """The country's Chinese name."""

    @property
    def country_en(self) -> str:
        """The country's English name."""

    @property
    def field_id(self) -> str:
        """The field."""

    @property
    def field_zh(self) -> str:
        """The field's Chinese name."""

    @property
    def field_en(self) -> str:
        """The field's English name."""

    @property
    def state(self) -> str:
        """``answered`` or ``gap``."""

    @property
    def inferred(self) -> bool:
        """Whether every ask was reasoned rather than read."""

    @property
    def any(self) -> int:
        """Number of records of anyone that answer."""

    @property
    def home(self) -> int:
        """Number of those with a home participant."""

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the measures that ask."""

    @property
    def quotes(self) -> tuple[str, ...]:
        """Their sentences."""

    @property
    def record_ids(self) -> tuple[str, ...]:
        """Ids of the records that answer."""


def asks(
    cells: Iterable[Asked], known: Mapping[str, NetworkNode], counted: Collection[str]
) -> tuple[tuple[NetworkNode, ...], tuple[NetworkEdge, ...]]:
    """Nodes and edges of what is asked and what answers it.

    Parameters
    ----------
    cells
        The asks; those that nobody asks are passed over.
    known
        Nodes of countries, measures and records by id.
    counted
        Ids of the records that count as answers; the others are not drawn, only counted.
    """
    nodes: dict[str, NetworkNode] = {}
    edges: list[NetworkEdge] = []
    for cell in cells:
        if not cell.measures:
            continue
        sources = known[cell.measures[0]].source_ids if cell.measures[0] in known else ()
        ask = _ask(cell, sources)
        nodes[ask.id] = ask
        nodes[cell.country_id] = known[cell.country_id]
        edges.append(
            NetworkEdge(
                f"{ASKS}:{ask.id}",
                ASKS,
                cell.country_id,
                ask.id,
                quote="\n".join(cell.quotes),
                source_ids=sources,
                inferred=cell.inferred,
            )
        )
        for record in cell.record_ids:
            if record in counted and record in known:
                nodes[record] = known[record]
                edges.append(
                    NetworkEdge(
                        f"{ANSWERS}:{record}:{ask.id}",
                        ANSWERS,
                        record,
                        ask.id,
                        source_ids=known[record].source_ids,
                    )
                )
    return tuple(nodes[key] for key in sorted(nodes)), tuple(sorted(edges, key=lambda edge: edge.id))


def _ask(cell: Asked, sources: tuple[str, ...]) -> NetworkNode:
    zh = f"{cell.field_zh}\n本市 {cell.home} 项，全部 {cell.any} 项"
    en = f"{cell.field_en}\n{cell.home} home of {cell.any} records"
    return NetworkNode(f"ask:{cell.country_id}:{cell.field_id}", str(cell.state), zh, en, source_ids=sources)
