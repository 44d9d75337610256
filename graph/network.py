"""A network as it is drawn and measured: what queries return, analysis scores and diagrams draw.

Unlike a `RecordSet` it is not written back; an edge may be a projection (two actors that share a
record) which is no relationship of the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A source as it is shown beside a fact."""

    id: str
    title: str
    publisher: str = ""
    kind: str = "other"
    url: str = ""
    published_on: str = ""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A node of a network.

    Parameters
    ----------
    id, label
        Its id and kind (a label of the schema).
    name_zh, name_en
        Names; one may be empty (see `display_name`).
    properties
        Other facts, as stored.
    source_ids
        Sources of the node, keys of `Network.sources`.
    score
        A centrality in the unit of `Network.measure`, or None.
    community
        Number of its community, or None.
    waiting
        How many links it has that the network does not show, or None where that is not known.
    """

    id: str
    label: str
    name_zh: str = ""
    name_en: str = ""
    properties: Mapping[str, object] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    score: float | None = None
    community: int | None = None
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """An edge of a network.

    Parameters
    ----------
    id, type
        Its id and kind: a relationship type of the schema, or the name of a projection (``SHARES``).
    source, target
        Ids of its nodes.
    directed
        Whether its direction means anything.
    weight
        Strength, 1.0 where there is none.
    quote
        The words that it was read or reasoned from.
    source_ids
        Its sources, keys of `Network.sources`.
    inferred, predicted
        Reasoned from the text; expected by a predictor (never a fact).
    properties
        Other facts, as stored.
    """

    id: str
    type: str
    source: str
    target: str
    directed: bool = True
    weight: float = 1.0
    quote: str = ""
    source_ids: tuple[str, ...] = ()
    inferred: bool = False
    predicted: bool = False
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, edges and the sources behind them.

    Parameters
    ----------
    title_zh, title_en
        What the network shows.
    nodes, edges
        Sorted by id; every edge joins two of the nodes.
    sources
        The sources that nodes and edges name, by id.
    measure
        The name of the measure in `NetworkNode.score`, or empty.
    notes
        Sentences on completeness, as (Chinese, English).
    as_of
        Date of the load that it was read from, ISO 8601, or empty.
    """

    title_zh: str
    title_en: str
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    sources: Mapping[str, SourceInfo] = field(default_factory=dict)
    measure: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    as_of: str = ""

    def title(self, language: str) -> str:
        """Title in ``zh`` or ``en``."""
        return self.title_zh if language == "zh" else self.title_en


def display_name(node_id: str, name_zh: str, name_en: str, language: str) -> tuple[str, bool]:
    """Name in the reader's language and whether it had to fall back to another.

    Returns
    -------
    (name, fallback)
        The name in the language, else in the other one, else the id; `fallback` is True
        in the two latter cases.
    """
    wanted, other = (name_zh, name_en) if language == "zh" else (name_en, name_zh)
    return (wanted, False) if wanted else (other or node_id, True)
