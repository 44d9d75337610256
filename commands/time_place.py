"""``silkgraph timeline``: records by the year in which they began and ended."""

from __future__ import annotations

from typing import Annotated

import typer

import silkgraph
from analysis.timeline import By, Timeline, What
from commands.output import Format, note, show
from commands.questions import Form

Row = dict[str, object]


def timeline(
    by: Annotated[By, typer.Option(help="Among what the records of a year are shared out")] = By.KIND,
    records: Annotated[What, typer.Option(help="Which records count")] = What.ALL,
    home: Annotated[
        bool, typer.Option("--home", help="Only records with a participant from the home city")
    ] = False,
    form: Form = Format.TABLE,
) -> None:
    """Count records by year: how many began and ended, and what each kind, field or country has of them.

    The row without a year holds the records that state none. A record in k fields counts 1/k in each.
    """
    with silkgraph.connect() as atlas:
        found = atlas.timeline(by, records, home=home)
    show(rows(found), form)
    plan = f"; the plan runs from {found.plan[0]} to {found.plan[1]}" if found.plan else ""
    note(f"{found.records} records, {found.undated.started} of them without a year{plan}")


def rows(found: Timeline) -> list[Row]:
    """One row a year, then the one without."""
    return [
        {
            "year": column.year,
            "began": column.started,
            "ended": None if column.year is None else column.ended,
            "in_plan": column.in_plan,
            **{
                band.strip("~"): int(share) if share.denominator == 1 else float(share)
                for band, share in column.shares.items()
            },
        }
        for column in (*found.columns, found.undated)
    ]
