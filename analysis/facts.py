"""What the graph states, as the analyses read it: one type for each query under ``queries/facts``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.fields import FieldTree
from analysis.networks import Participation, participations
from analysis.rows import Row, typed
from analysis.standing import STANDING
from graph.network import SourceInfo

QUERIES: Mapping[str, str] = {
    "documents": "facts/documents",
    "measures": "facts/measures",
    "asks": "facts/asks",
    "targets": "facts/targets",
    "places": "facts/places",
    "fields": "facts/fields",
    "instruments": "facts/instruments",
    "actors": "facts/actors",
    "records": "facts/records",
    "participations": "centrality/participations",
    "demands": "facts/demands",
    "offers": "facts/offers",
    "sources": "explore/sources",
}
"""Name of each part of `Facts` and the query that gives its rows."""


SETTING = ("home_country", "home_city", "at_large_region")
"""Keys of ``network.toml`` in the order of `Setting`."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id and names in two languages, of which one may be empty."""

    id: str
    name_zh: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Place(Named):
    """A country or a region.

    Parameters
    ----------
    label, kind
        ``Country`` or ``Region``; a country's kind: country, territory or home.
    region_ids
        The regions that hold a country.
    """

    label: str = "Country"
    kind: str = ""
    region_ids: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a country in the sense of the counts: neither a territory nor the home country."""
        return self.label == "Country" and self.kind == "country"


@dataclass(frozen=True, slots=True)
class Document(Named):
    """A policy text.

    Parameters
    ----------
    period_start, period_end
        First and last year of the plan, None where it states none.
    own_source_ids
        Its own sources and those that only restate them: what rests on these alone does not answer it.
    """

    period_start: int | None = None
    period_end: int | None = None
    own_source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureText:
    """One sentence of a task."""

    id: str
    document_id: str
    task_id: str
    task_label: str = ""
    task_zh: str = ""
    task_en: str = ""
    task_order: int = 0
    order: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What one clause states together: a place and a field, a place and an instrument, or a place alone.

    Parameters
    ----------
    clause_id, measure_id, task_id, document_id
        Where it stands.
    place_id, place_label
        The country or region that it names.
    field_id, instrument_id
        At most one is given; neither: no record answers it.
    inferred
        Whether a part was reasoned (a task's title stands in) and not read.
    quote
        The sentence.
    """

    clause_id: str
    measure_id: str
    document_id: str
    place_id: str
    place_label: str
    task_id: str = ""
    field_id: str = ""
    instrument_id: str = ""
    inferred: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Record(Named):
    """A cooperation or a laboratory.

    Parameters
    ----------
    label, kind, status
        ``Cooperation`` or ``Lab``; kind and state of a cooperation; a laboratory's level as its kind.
    year
        Year in which it began or was set up, None where unknown.
    country_ids, field_ids, instrument_ids
        Its countries (all kinds), fields and instruments.
    actor_ids, home_actor_ids
        Who takes part; of these, who is located in the home city.
    source_ids
        What it rests on.
    """

    label: str = "Cooperation"
    kind: str = ""
    status: str = ""
    year: int | None = None
    country_ids: tuple[str, ...] = ()
    field_ids: tuple[str, ...] = ()
    instrument_ids: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()
    home_actor_ids: tuple[str, ...] = ()
    summary_en: str = ""
    source_ids: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether its state counts: signed, active or completed; a laboratory has none and counts."""
        return self.label == "Lab" or self.status in STANDING

    def independent_of(self, document: Document) -> bool:
        """Whether at least one source is neither the document nor one that restates it."""
        return any(source not in document.own_source_ids for source in self.source_ids)


@dataclass(frozen=True, slots=True)
class Actor(Named):
    """A park, organisation, enterprise or laboratory.

    Parameters
    ----------
    label, kind
        The schema's label; kind of a park or an organisation, level of a laboratory.
    country_id, city, home
        Where it is (empty where unknown); whether it is located in the home city.
    field_ids
        Its own fields.
    """

    label: str = ""
    kind: str = ""
    country_id: str = ""
    city: str = ""
    home: bool = False
    field_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetText(Named):
    """A target of the plan and how it is counted."""

    document_id: str = ""
    text: str = ""
    number: float | None = None
    unit: str = ""
    by: str = ""
    counts: str = "records"
    instrument_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand(Named):
    """A wish to cooperate."""

    kind: str = ""
    country_id: str = ""
    field_ids: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = ()
    status: str = ""
    published_on: str = ""
    summary_en: str = ""
    addressed_by: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer(Named):
    """A technology on offer or a service platform.

    Parameters
    ----------
    label, kind
        ``Technology`` or ``ServicePlatform``; a technology's readiness, a platform's kind.
    offered_by
        Who offers or runs it.
    country_ids, field_ids
        Countries that a platform works with; fields.
    """

    label: str = "Technology"
    kind: str = ""
    offered_by: tuple[str, ...] = ()
    country_ids: tuple[str, ...] = ()
    field_ids: tuple[str, ...] = ()
    city: str = ""
    summary_en: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the network is about: from ``network.toml``."""

    home_country: str
    home_city: str
    at_large: str


@dataclass(frozen=True)
class Facts:
    """Everything that the analyses read, in the order of ids.

    Parameters
    ----------
    setting
        Home country, home city, the region that stands for partner countries at large.
    documents, measures, asks, targets
        What the policy states.
    places, fields, instruments
        Countries and regions, the tree of fields, instruments.
    actors, records, participations
        Who does what.
    demands, offers
        The registers.
    sources
        By id.
    """

    setting: Setting
    documents: Mapping[str, Document] = field(default_factory=dict)
    measures: tuple[MeasureText, ...] = ()
    asks: tuple[Ask, ...] = ()
    targets: tuple[TargetText, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    fields: FieldTree = field(default_factory=lambda: FieldTree({}))
    instruments: Mapping[str, Named] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    participations: tuple[Participation, ...] = ()
    demands: Mapping[str, Demand] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    sources: Mapping[str, SourceInfo] = field(default_factory=dict)

    def proven(self, record: Record) -> bool:
        """Whether a record stands on at least one source that is independent of every policy text."""
        return record.stands and all(record.independent_of(document) for document in self.documents.values())

    def countries(self) -> tuple[Place, ...]:
        """Countries that count, in the order of ids."""
        return tuple(place for place in self.places.values() if place.counts)

    def name(self, node_id: str, language: str) -> str:
        """Name of anything in ``zh`` or ``en``; where that is empty the other, else the id."""
        for known in (self.places, self.actors, self.records, self.instruments, self.demands, self.offers):
            item = known.get(node_id)
            if isinstance(item, Named):
                return _name(item, language)
        subject = self.fields.get(node_id)
        return _name(Named(*subject), language) if subject else node_id


def from_rows(setting: Setting, rows: Mapping[str, Iterable[Row]]) -> Facts:
    """Make `Facts` of the rows of `QUERIES`, by the same names; a part that is missing is empty."""

    def part(name: str) -> Iterable[Row]:
        return rows.get(name, ())

    return Facts(
        setting,
        documents={item.id: item for item in typed(Document, part("documents"))},
        measures=typed(MeasureText, part("measures")),
        asks=typed(Ask, part("asks")),
        targets=typed(TargetText, part("targets")),
        places={item.id: item for item in typed(Place, part("places"))},
        fields=FieldTree.from_rows(part("fields")),
        instruments={item.id: item for item in typed(Named, part("instruments"))},
        actors={item.id: item for item in typed(Actor, part("actors"))},
        records={item.id: item for item in typed(Record, part("records"))},
        participations=participations(part("participations")),
        demands={item.id: item for item in typed(Demand, part("demands"))},
        offers={item.id: item for item in typed(Offer, part("offers"))},
        sources={item.id: item for item in typed(SourceInfo, part("sources"))},
    )


def _name(item: Named, language: str) -> str:
    return (item.name_zh or item.name_en if language == "zh" else item.name_en or item.name_zh) or item.id
