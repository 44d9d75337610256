"""``silkgraph gaps`` and ``centrality``: what is asked beside what is recorded, and who holds it together."""

from __future__ import annotations

from typing import Annotated

import typer

import silkgraph
from analysis.answers import View
from analysis.cells import Record, Strength
from analysis.scope import Scope
from analysis.served import Engine
from commands.output import Format, note, show
from commands.questions import Form
from commands.structure import Show, ranges, show_cells, show_ranked, show_structure
from graph.errors import SilkgraphError

_SHORT = ("country_id", "country_zh", "field_id", "field_zh", "strength", "state", "any", "home",
          "home_since_plan", "undated")  # fmt: skip


def gaps(
    country: Annotated[str | None, typer.Option(help="Only this country (ISO 3166-1 alpha-3)")] = None,
    field: Annotated[str | None, typer.Option(help="Only this field (id)")] = None,
    strength: Annotated[Strength | None, typer.Option(help="Only this strongest strength of the ask")] = None,
    record: Annotated[Record, typer.Option(help="Whose records count as an answer")] = Record.HOME,
    view: Annotated[View, typer.Option(help="What the rows and columns are")] = View.COUNTRY_FIELD,
    ranked: Annotated[bool, typer.Option("--ranked", help="Only gaps, by score with its parts")] = False,
    form: Form = Format.TABLE,
) -> None:
    """Show each country and field: asked and answered, asked and not answered, answered and not asked."""
    with silkgraph.connect() as atlas:
        if ranked or view is not View.COUNTRY_FIELD:
            if ranked and view is not View.COUNTRY_FIELD:
                raise SilkgraphError("--ranked goes with the view country-field alone")
            if ranked:
                show_ranked(atlas, country, field, strength, record, form)
            else:
                show_cells(atlas, view, country, field, strength, record, form)
            return
        cells = atlas.gaps(country, field, strength, record)
    rows = [cell.as_json() for cell in cells]
    show(rows, form, _SHORT if form is Format.TABLE else None)


def centrality(
    network: Annotated[str, typer.Option(help="Which network")] = "partners",
    measure: Annotated[str, typer.Option(help="Which measure")] = "betweenness",
    scope: Annotated[Scope, typer.Option(help="Which rows to keep; the network stays whole")] = Scope.ALL,
    top: Annotated[int | None, typer.Option(min=1, help="How many rows")] = None,
    events: Annotated[
        bool, typer.Option("--events", help="Let exchange events link their guests too")
    ] = False,
    country: Annotated[str | None, typer.Option(help="Whose network, for --network fields (id)")] = None,
    what: Annotated[
        Show, typer.Option("--show", help="Ranks, or what breaks, groups, who holds each country")
    ] = Show.RANKS,
    with_ranges: Annotated[
        bool, typer.Option("--ranges", help="Add the range of each rank when the records are drawn anew")
    ] = False,
    engine: Annotated[
        Engine, typer.Option(help="What computes: igraph here, gds on a Neo4j with Graph Data Science")
    ] = Engine.AUTO,
    form: Form = Format.TABLE,
) -> None:
    """Rank those who hold a network together."""
    with silkgraph.connect() as atlas:
        if what is not Show.RANKS:
            if engine is Engine.GDS:
                raise SilkgraphError("--engine gds goes with --show ranks alone")
            show_structure(atlas, network, what, events=events, country=country, top=top, form=form)
            return
        found = atlas.centrality(network, measure, scope, top, events=events, country=country, engine=engine)
        spread = ranges(atlas, network, measure, events=events) if with_ranges else {}
    show([{**actor.as_json(), **spread.get(actor.id, {})} for actor in found.actors], form)
    rests = found.coverage
    note(
        f"{found.nodes} actors, {found.edges} ties; rests on {rests.records} records; "
        f"left out: {rests.single} with a single participant, {rests.events} exchange events; "
        f"computed by {found.computed_by}"
    )
