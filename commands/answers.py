"""``silkgraph gaps``: what is asked beside what is recorded."""

from __future__ import annotations

from typing import Annotated

import typer

import silkgraph
from analysis.cells import Record, Strength
from commands.output import Format, show
from commands.questions import Form

_SHORT = ("country_id", "country_zh", "field_id", "field_zh", "strength", "state", "any", "home",
          "home_since_plan", "undated", "official", "measures")  # fmt: skip


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
