"""``silkgraph gaps`` and ``centrality``: what is asked beside what is recorded, and who holds it together."""

from __future__ import annotations

from typing import Annotated

import typer

import silkgraph
from analysis.cells import Record, Strength
from analysis.scope import Scope
from commands.output import Format, note, show
from commands.questions import Form

_SHORT = ("country_id", "country_zh", "field_id", "field_zh", "strength", "state", "any", "home",
          "home_since_plan", "undated")  # fmt: skip


def gaps(
    country: Annotated[str | None, typer.Option(help="Only this country (ISO 3166-1 alpha-3)")] = None,
    field: Annotated[str | None, typer.Option(help="Only this field (id)")] = None,
    strength: Annotated[Strength | None, typer.Option(help="Only this strongest strength of the ask")] = None,
    record: Annotated[Record, typer.Option(help="Whose records count as an answer")] = Record.HOME,
    form: Form = Format.TABLE,
) -> None:
    """Show each country and field: asked and answered, asked and not answered, answered and not asked."""
    with silkgraph.connect() as atlas:
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
    form: Form = Format.TABLE,
) -> None:
    """Rank those who hold a network together."""
    with silkgraph.connect() as atlas:
        found = atlas.centrality(network, measure, scope, top, events=events)
    show([actor.as_json() for actor in found.actors], form)
    rests = found.coverage
    note(
        f"{found.nodes} actors, {found.edges} ties; rests on {rests.records} records; "
        f"left out: {rests.single} with a single participant, {rests.events} exchange events"
    )
