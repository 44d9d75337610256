"""What `gaps` and `centrality` print beyond their first table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum

from analysis import tables
from analysis.answers import View
from analysis.cells import Record, Strength
from analysis.centrality import measure as measure_
from analysis.cohesion import bridges, country_links, cut_actors
from analysis.communities import communities
from analysis.networks import coverage
from commands.output import Format, note, show
from graph.errors import SilkgraphError
from silkgraph import Atlas


class Show(StrEnum):
    """What to show of a network."""

    RANKS = "ranks"
    CUTS = "cuts"
    BRIDGES = "bridges"
    COMMUNITIES = "communities"
    COUNTRIES = "countries"


def show_cells(
    atlas: Atlas,
    view: View,
    country: str | None,
    field: str | None,
    strength: Strength | None,
    record: Record,
    form: Format,
) -> None:
    """Print the cells of another view than country and field."""
    insight = atlas.insight()
    wanted: tuple[Strength, ...] = (strength,) if strength else (Strength.NAMED, Strength.REGIONAL)
    if view is View.REGION_FIELD and strength is None:
        wanted = tuple(Strength)
    cells = [
        cell
        for cell in insight.answers.cells(view)
        if cell.strength in wanted
        and (country is None or country in (cell.row_id, cell.column_id))
        and (field is None or field == cell.column_id)
    ]
    rows = tables.cell_rows(insight.facts, cells, record)
    short = ("row_id", "row_zh", "column_id", "column_zh", "strength", "state", "clauses", "any", "home",
             "home_since_plan", "undated")  # fmt: skip
    show(rows, form, short if form is Format.TABLE else None)


def show_ranked(
    atlas: Atlas,
    country: str | None,
    field: str | None,
    strength: Strength | None,
    record: Record,
    form: Format,
) -> None:
    """Print the gaps by score."""
    insight = atlas.insight()
    wanted = (strength,) if strength else (Strength.NAMED, Strength.REGIONAL)
    found = [
        gap
        for gap in insight.gaps(record, wanted)
        if country in (None, gap.cell.row_id) and field in (None, gap.cell.column_id)
    ]
    rows = tables.gap_rows(insight.facts, found)
    if form is not Format.JSON:
        rows = [
            {**row, "nearest": row["near"][0]["actor_id"] if row["near"] else "", "how": _how(row)}
            for row in rows
        ]
    short = ("rank", "country_id", "country_zh", "field_id", "field_zh", "score", "strength_part",
             "clauses_part", "nearest_part", "nearest", "how", "any")  # fmt: skip
    show(rows, form, None if form is Format.JSON else short)


def _how(row: tables.Row) -> str:
    return str(row["near"][0]["how"]) if row["near"] else ""


def show_structure(
    atlas: Atlas,
    network: str,
    what: Show,
    *,
    events: bool,
    country: str | None,
    top: int | None,
    form: Format,
) -> None:
    """Print what breaks, which groups there are, or who holds each country."""
    if what is Show.COUNTRIES and network != "partners":
        raise SilkgraphError("--show countries goes with the partners network alone")
    insight = atlas.insight()
    facts = insight.facts
    graph = atlas.graph(network, events=events, country=country)
    rows: Sequence[tables.Row]
    if what is Show.CUTS:
        rows = [{**asdict(cut), "name_zh": _name(graph, cut.id, "name_zh")} for cut in cut_actors(graph)]
    elif what is Show.BRIDGES:
        rows = [
            {
                **asdict(bridge),
                "one_zh": _name(graph, bridge.one, "name_zh"),
                "other_zh": _name(graph, bridge.other, "name_zh"),
            }
            for bridge in bridges(graph)
        ]
    elif what is Show.COMMUNITIES:
        found = communities(graph, facts.participations)
        note(f"modularity {found.modularity:.3f}")
        rows = [{**asdict(group), "size": len(group.members)} for group in found.groups]
        if form is not Format.JSON:
            columns = ("number", "size", "country_id", "country_share", "field_id", "field_share")
            rows = [{key: row[key] for key in columns} for row in rows]
    else:
        links = country_links(facts.participations, facts.setting.home_country, home_city_only=True)
        rows = [
            {
                "country_id": link.country_id,
                "country_zh": facts.name(link.country_id, "zh"),
                "sole": link.sole,
                "actors": list(link.actor_ids),
                "records": list(link.record_ids),
            }
            for link in links
            if link.country_id in facts.places and facts.places[link.country_id].counts
        ]
    show(rows[:top], form)
    rests = coverage(graph)
    note(
        f"{len(graph)} nodes, {graph.number_of_edges()} ties; rests on {rests.records} records; "
        f"left out: {rests.single} with a single participant, {rests.events} exchange events"
    )


def ranges(atlas: Atlas, network: str, measure: str, *, events: bool) -> dict[str, tables.Row]:
    """Rank range of each actor of the partner network, by id."""
    if network != "partners":
        raise SilkgraphError("--ranges goes with the partners network alone")
    measure_(measure)
    return {row.id: asdict(row) for row in atlas.insight().rank_ranges(measure, events=events)}


def _name(graph: object, node: str, key: str) -> str:
    return str(graph.nodes[node].get(key, ""))  # type: ignore[attr-defined]  # a NetworkX graph
