"""``silkgraph targets``, ``board``, ``match``, ``expected``, ``whatif`` and ``brief``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import silkgraph
from analysis import tables
from analysis.briefing import Subject
from analysis.cells import Record
from analysis.links import LinkKind
from commands.output import Format, note, show, show_json
from commands.questions import Form
from diagrams.write import save
from graph.errors import ExportError, SilkgraphError


class Language(StrEnum):
    """Languages of a briefing."""

    ZH = "zh"
    EN = "en"


def targets(form: Form = Format.TABLE) -> None:
    """Count what the plan's targets rest on: within the plan, before it, undated, only announced."""
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
        rows = tables.target_rows(insight.facts, insight.targets)
    short = ("text", "number", "counted", "needed_per_year", "earlier", "undated", "announced", "at_home")
    show(rows, form, None if form is Format.JSON else short)


def board(
    tasks: Annotated[bool, typer.Option("--tasks", help="One row per task instead of per measure")] = False,
    form: Form = Format.TABLE,
) -> None:
    """Show each task and measure: what it asks, what answers it since the plan began, by whom, when last."""
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
        rows = tables.task_rows(insight.board) if tasks else tables.board_rows(insight.facts, insight.board)
    counts = ("any", "home", "home_since_plan", "last", "actors")
    short = ("task", "task_zh", "measures", *counts) if tasks else ("task", "text", *counts)
    show(rows, form, None if form is Format.JSON else short)


def match(
    demand: Annotated[str | None, typer.Option(help="What could answer this demand (id)")] = None,
    gap: Annotated[str | None, typer.Option(help="What could answer this gap (COUNTRY:FIELD)")] = None,
    for_: Annotated[
        str | None, typer.Option("--for", help="Which demands and gaps this one could answer (id)")
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="How many of each group")] = 10,
    form: Form = Format.TABLE,
) -> None:
    """Match demands and gaps with actors, technologies, platforms and results, each with its reasons."""
    if sum(given is not None for given in (demand, gap, for_)) != 1:
        raise SilkgraphError("give one of --demand ID, --gap COUNTRY:FIELD, --for ID")
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
        if for_ is not None:
            found = insight.match_for(for_, top=top)
            rows = tables.match_rows(insight.facts, found, insight.needs())
        else:
            need = insight.need(demand if demand is not None else f"gap:{gap}")
            rows = tables.match_rows(insight.facts, insight.match(need.id, top=top), [need])
    what = ("need_id", "need_zh") if for_ is not None else ("group", "id", "name_zh", "name_en")
    show(rows, form, None if form is Format.JSON else ("rank", *what, "score", "reasons_zh"))
    note("a match is a proposal: nobody has said that it would answer")


def expected(
    kind: Annotated[LinkKind, typer.Option(help="What the links join")] = LinkKind.COUNTRY_FIELD,
    predictor: Annotated[
        str | None, typer.Option(help="Use this predictor, whatever the evaluation says of it")
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="How many links")] = 20,
    evaluate: Annotated[
        bool, typer.Option("--evaluate", help="Show how well each predictor does, for all kinds")
    ] = False,
    form: Form = Format.TABLE,
) -> None:
    """Show links that are expected and missing; predictions, not facts."""
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
        if evaluate:
            evaluations = [insight.expected(one).evaluation for one in LinkKind]
            show(tables.evaluation_rows(evaluations), form)
            for found in evaluations:
                note(f"{found.kind}: {_verdict(found.chosen, found.decided)}")
            return
        result = insight.expected(kind, predictor=predictor, top=top)
        rows = tables.expected_rows(insight.facts, result.links)
    short = ("rank", "one_id", "one_zh", "other_id", "other_zh", "score", "ways_in_all")
    show(rows, form, None if form is Format.JSON else short)
    note(f"{kind}: {_verdict(result.evaluation.chosen, result.evaluation.decided)}")


def _verdict(chosen: str | None, decided: bool) -> str:
    if chosen:
        return f"{chosen} beats the popularity baseline and is used; predictions, not facts"
    if decided:
        return "no predictor beats the popularity baseline; none is used unless --predictor names it"
    return "too few records to test predictors; none is used unless --predictor names it"


def whatif(
    file: Annotated[Path, typer.Argument(help="A scenario in YAML or JSON, or - for standard input")],
    measure: Annotated[str, typer.Option(help="Measure of centrality")] = "betweenness",
    record: Annotated[Record, typer.Option(help="Whose records count as an answer")] = Record.HOME,
    top: Annotated[int, typer.Option(min=0, help="How many changed ranks")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON")] = False,
) -> None:
    """Lay a scenario over the network in memory and compare before and after; nothing is written."""
    if str(file) == "-":
        text = sys.stdin.read()
    else:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise SilkgraphError(f"{file}: cannot be read as text ({_why(error)})") from None
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
        outcome = insight.whatif(insight.scenario(text, file.name), measure=measure, whose=record)
        found = tables.outcome_json(insight.facts, outcome)
    found["ranks"] = found["ranks"][:top]
    if as_json:
        show_json(found)
    else:
        _print_outcome(found)


def _print_outcome(found: tables.Row) -> None:
    before, after = found["network"]["before"], found["network"]["after"]
    rows = [{"": key, "before": before[key], "after": after[key]} for key in before]
    rows += [{"": row["id"], "before": row["before"], "after": row["after"]} for row in found["targets"]]
    show(rows, Format.TABLE)
    for key, words in (
        ("countries_lost", "countries no longer reached"),
        ("countries_gained", "countries newly reached"),
        ("sole_links_gained", "countries now held by one actor alone"),
        ("sole_links_lost", "countries no longer held by one actor alone"),
    ):
        if found[key]:
            listed = ", ".join(f"{row['zh']} {row['en']}" for row in found[key])
            sys.stdout.write(f"\n{words}: {listed}\n")
    for key, words in (("gaps_closed", "gaps closed"), ("gaps_opened", "gaps opened")):
        if found[key]:
            listed = ", ".join(f"{row['country']['id']} {row['field']['id']}" for row in found[key])
            sys.stdout.write(f"\n{words}: {listed}\n")
    if found["ranks"]:
        sys.stdout.write(f"\n{found['measure']}:\n")
        show(
            [
                {
                    "id": row["id"],
                    "name_zh": row["name_zh"],
                    "rank": f"{row['rank_before'] or '-'} -> {row['rank_after'] or '-'}",
                    "score": f"{_digits(row['score_before'])} -> {_digits(row['score_after'])}",
                }
                for row in found["ranks"]
            ],
            Format.TABLE,
        )
    if found["changes_nothing"]:
        note("the scenario changes nothing")


def _digits(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def brief(
    country: Annotated[str | None, typer.Option(help="On a country (ISO 3166-1 alpha-3)")] = None,
    field: Annotated[str | None, typer.Option(help="On a field (id)")] = None,
    task: Annotated[str | None, typer.Option(help="On a task (number or id)")] = None,
    actor: Annotated[str | None, typer.Option(help="On an actor (id)")] = None,
    lang: Annotated[Language, typer.Option(help="Language")] = Language.ZH,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it as .docx or .html instead of printing it")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON with its rows and sources")
    ] = False,
) -> None:
    """Write a briefing on the plan, a country, a field, a task or an actor."""
    given = {
        Subject.COUNTRY: country,
        Subject.FIELD: field,
        Subject.TASK: task,
        Subject.ACTOR: actor,
    }
    asked = [(subject, value) for subject, value in given.items() if value is not None]
    if len(asked) > 1:
        raise SilkgraphError("give at most one of --country, --field, --task, --actor; none: the whole plan")
    if output is not None and output.suffix.lower() not in (".docx", ".html"):
        raise ExportError(f"{output}: a briefing is written as .docx or .html")
    subject, value = asked[0] if asked else (Subject.PLAN, "")
    with silkgraph.connect() as atlas:
        made = atlas.insight().brief(subject, value, language=lang)
    if output is not None:
        from analysis.brief_files import as_docx, as_html  # slow to import

        data = as_docx(made) if output.suffix.lower() == ".docx" else as_html(made).encode()
        save(output, data)
        note(f"written: {output}")
    elif as_json:
        show_json(tables.brief_json(made))
    else:
        sys.stdout.write(tables.brief_text(made))


def _why(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
