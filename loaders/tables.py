"""Which table states what: the columns of every table and what they refer to, as data.

The columns of a table of entities are the properties of its label in `graph.schema`; this file adds
the file's name and which columns are references, and so which edges they make.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import ACTOR_LABELS, LABEL_BY_NAME

LAB_INSTRUMENT = "joint-laboratory"
"""Every laboratory is one of this instrument; `labs.csv` has no column for it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names other entities and so makes edges of `type`."""

    column: str
    labels: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class EntityTable:
    """A table whose every row is a node of `label`."""

    file: str
    label: str
    name_zh: str
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names, in the order of the schema."""
        return tuple(
            item.name
            for item in LABEL_BY_NAME[self.label].properties
            if item.name not in ("aliases", "datasets")
        )


_PROVIDERS = ("Enterprise", "Lab", "Organization", "Park")
_FIELDS = Reference("field_ids", ("Field",), "IN_FIELD")
_COUNTRIES = Reference("country_ids", ("Country",), "WITH_COUNTRY")
_LOCATED = Reference("country_id", ("Country",), "LOCATED_IN")

ENTITY_TABLES: tuple[EntityTable, ...] = (
    EntityTable("sources.csv", "Source", "来源表", (Reference("restates", ("Source",), "RESTATES"),)),
    EntityTable("regions.csv", "Region", "地区表"),
    EntityTable("fields.csv", "Field", "领域表", (Reference("parent_id", ("Field",), "SUBFIELD_OF"),)),
    EntityTable("instruments.csv", "Instrument", "合作方式表"),
    EntityTable("countries.csv", "Country", "国家表", (Reference("region_ids", ("Region",), "IN_REGION"),)),
    EntityTable(
        "parks.csv", "Park", "园区表", (Reference("parent_id", ("Park",), "PART_OF"), _LOCATED, _FIELDS)
    ),
    EntityTable("organizations.csv", "Organization", "机构表", (_LOCATED,)),
    EntityTable("enterprises.csv", "Enterprise", "企业表", (_LOCATED, _FIELDS)),
    EntityTable("labs.csv", "Lab", "实验室表", (_FIELDS, _COUNTRIES)),
    EntityTable(
        "cooperations.csv",
        "Cooperation",
        "合作表",
        (Reference("instrument_ids", ("Instrument",), "BY_MEANS_OF"), _FIELDS, _COUNTRIES),
    ),
    EntityTable(
        "technologies.csv",
        "Technology",
        "技术表",
        (Reference("offered_by", _PROVIDERS, "OFFERED_BY"), _FIELDS),
    ),
    EntityTable(
        "demands.csv",
        "Demand",
        "需求表",
        (
            Reference("raised_by", ("Organization", "Enterprise", "Park"), "RAISED_BY"),
            Reference("country_id", ("Country",), "WITH_COUNTRY"),
            _FIELDS,
        ),
    ),
    EntityTable(
        "service_platforms.csv",
        "ServicePlatform",
        "平台机构表",
        (Reference("operated_by", _PROVIDERS, "OFFERED_BY"), _COUNTRIES, _FIELDS),
    ),
)

LINK_COLUMNS: dict[str, tuple[str, ...]] = {
    "participations.csv": ("entity_id", "in_id", "role", "source_ids"),
    "sisters.csv": ("park_id", "counterpart_id", "status", "since", "source_ids"),
    "addresses.csv": ("entity_id", "demand_id", "source_ids"),
    "aliases.csv": ("surface", "entity_id", "note"),
    "targets.csv": ("id", "noun_zh", "noun_en", "counts", "instrument_ids", "source_ids"),
    "policies.csv": ("file", "source_id", "version_of"),
    "progress.csv": ("measure_id", "on", "state", "due", "owner", "note", "source_ids"),
}
"""Columns of the tables whose rows are not entities."""

TABLE_FILES: tuple[str, ...] = (*(table.file for table in ENTITY_TABLES), *LINK_COLUMNS)

LABEL_WORDS: dict[str, str] = {
    "Country": "country",
    "Region": "region",
    "Field": "field",
    "Instrument": "instrument",
    "Park": "park",
    "Lab": "laboratory",
    "Organization": "organisation",
    "Enterprise": "enterprise",
    "Cooperation": "cooperation",
    "Technology": "technology",
    "Demand": "demand",
    "ServicePlatform": "service platform",
    "Source": "source",
    "Measure": "measure",
}


def words(labels: tuple[str, ...]) -> str:
    """Name an entity of one of these labels: ``country``, ``actor``, ``laboratory or cooperation``."""
    if labels == ACTOR_LABELS:
        return "actor"
    if len(labels) > len(ACTOR_LABELS):
        return "entity"
    return " or ".join(LABEL_WORDS[label] for label in labels)
