"""``silkgraph queries``, ``query`` and ``cypher``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

import silkgraph
from commands.output import Format, note, show, show_json
from graph.errors import SilkgraphError

Form = Annotated[Format, typer.Option("--format", help="How to print the rows")]
Params = Annotated[
    list[str] | None, typer.Option("-p", "--param", metavar="KEY=VALUE", help="A parameter; repeat for more")
]


def queries(as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON")] = False) -> None:
    """List the questions of the catalogue."""
    from queries.catalogue import catalogue

    known = catalogue()
    if as_json:
        keys = ("name", "title", "title_zh", "answers", "answers_zh", "params", "returns")
        show_json([{key: asdict(item)[key] for key in keys} for item in known.values()])
        return
    for item in known.values():
        given = " ".join(f"-p {p.name}=…" if p.required else f"[-p {p.name}=…]" for p in item.params)
        sys.stdout.write(f"{item.name} {given}\n    {item.title_zh} · {item.title}\n")


def query(
    name: Annotated[str, typer.Argument(help="Name as `silkgraph queries` lists it")],
    param: Params = None,
    form: Form = Format.TABLE,
) -> None:
    """Run one question of the catalogue."""
    given = given_for(name, param)
    with silkgraph.connect() as atlas:
        table = atlas.query(name, **given)
    show(table.dicts(), form, table.columns)


def cypher(
    text: Annotated[str, typer.Argument(help="One statement, or - to read it from standard input")],
    param: Params = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which it is ended")] = 30.0,
    form: Form = Format.TABLE,
) -> None:
    """Run anyone's Cypher, read-only."""
    statement = sys.stdin.read() if text == "-" else text
    given = {key: _value(value) for key, value in _pairs(param or []).items()}
    with silkgraph.connect() as atlas:
        table = atlas.cypher(statement, given, limit=limit, timeout=timeout)
    show(table.dicts(), form, table.columns)
    if table.truncated:
        note(f"only the first {limit} rows; more with --limit")
    for each in table.notes:
        note(f"note: {each}")


def given_for(name: str, param: list[str] | None) -> dict[str, object]:
    """Values of a question's parameters from ``key=value`` texts."""
    from queries.catalogue import question

    known = {item.name: item for item in question(name).params}
    return {
        key: known[key].parse(value) if key in known else value for key, value in _pairs(param or []).items()
    }


def _pairs(texts: list[str]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not key or not equals:
            raise SilkgraphError(f"-p {text}: write it as key=value")
        pairs[key] = value
    return pairs


def _value(text: str) -> object:
    """Read a parameter of free Cypher: JSON where it is JSON, else a text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
