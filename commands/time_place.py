"""``silkgraph timeline`` and ``compare``: records by year, and two of a kind side by side."""

from __future__ import annotations

from typing import Annotated

import typer

import silkgraph
from analysis.comparison_words import FIGURES, name, sentences
from analysis.timeline import By, Timeline, What
from commands.analysis import Language
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


def compare(
    a: Annotated[str, typer.Argument(help="A country, field or actor (id), or a year")],
    b: Annotated[str, typer.Argument(help="Another of the same kind")],
    lang: Annotated[Language, typer.Option(help="Language")] = Language.ZH,
    form: Form = Format.TABLE,
) -> None:
    """Lay two countries, fields, actors or years side by side; the differences in words go to stderr."""
    with silkgraph.connect() as atlas:
        found = atlas.compare(a, b)
        facts = atlas.insight().facts
    language = lang.value
    for sentence in sentences(facts, found, language):
        note(sentence)
    if form is Format.JSON:
        rows: list[Row] = [
            {"figure": line.key, "a": line.a, "b": line.b, "difference": line.difference}
            for line in found.lines
        ]
    else:
        one, other = (name(facts, found.kind, key, language) for key in (a, b))
        heads = ("指标", "差") if language == "zh" else ("figure", "difference")
        other = other if other != one else f"{other} ({b})"
        rows = [
            {
                heads[0]: FIGURES[line.key][language != "zh"],
                one: line.a,
                other: line.b,
                heads[1]: line.difference,
            }
            for line in found.lines
        ]
    show(rows, form)
