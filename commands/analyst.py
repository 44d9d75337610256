"""``silkgraph schema`` and ``silkgraph db``: the ways in for those who write Cypher."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from commands.output import Format, note, show, show_json
from graph import dictionary, embedded
from graph import settings as settings_
from graph.errors import SettingsError
from graph.schema import LABELS, RELATIONSHIP_TYPES, Label, RelationshipType
from graph.supervisor import DATABASE

AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON")]
db = typer.Typer(help="The embedded engine, for other Bolt clients.", no_args_is_help=True)


class SchemaFormat(StrEnum):
    """Forms in which the schema is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    JSON = "json"


def schema(
    form: Annotated[
        SchemaFormat,
        typer.Option("--format", help="A list; the data dictionary; a Mermaid diagram; data"),
    ] = SchemaFormat.TABLE,
) -> None:
    """Tell what the graph holds: labels, relationship types and their properties."""
    if form is SchemaFormat.JSON:
        show_json(dictionary.as_data())
    elif form is SchemaFormat.MARKDOWN:
        sys.stdout.write(dictionary.as_markdown())
    elif form is SchemaFormat.MERMAID:
        sys.stdout.write(dictionary.as_mermaid())
    else:
        described: list[Label | RelationshipType] = [*LABELS, *RELATIONSHIP_TYPES]
        rows: list[dict[str, object]] = [
            {"name": each.name, "name_zh": each.name_zh, "about": each.description} for each in described
        ]
        show(rows, Format.TABLE)


@db.command()
def start(as_json: AsJson = False) -> None:
    """Start the embedded engine and let it run until `silkgraph db stop`; print how to connect."""
    reader = embedded.keep(_settings().home)
    access = {
        "address": reader.uri,
        "database": DATABASE,
        "user": reader.username,
        "password": reader.password,
    }
    if as_json:
        show_json(access)
        return
    sys.stdout.write("".join(f"{name:<10}{value}\n" for name, value in access.items()))
    note("this user may only read; end it with: silkgraph db stop")


@db.command()
def stop() -> None:
    """End the embedded engine; a program that still uses it starts it again with its next question."""
    note("stopped" if embedded.stop(_settings().home) else "it was not running")


@db.command()
def status(as_json: AsJson = False) -> None:
    """Show whether the embedded engine runs, where, and whether it stays without clients."""
    found = embedded.status(_settings().home)
    facts: dict[str, object] = {
        "running": found.running,
        "address": found.uri or None,
        "kept": found.kept,
        "engine_pid": found.engine,
        "folder": str(found.folder),
    }
    if as_json:
        show_json(facts)
        return
    sys.stdout.write(
        f"running at {found.uri}{', until silkgraph db stop' if found.kept else ''}\n"
        if found.running
        else "not running\n"
    )


def _settings() -> settings_.Settings:
    settings = settings_.from_environment()
    if settings.server is not None:
        raise SettingsError(
            f"NEO4J_URI names {settings.server.uri}: connect to that; unset it for the embedded engine"
        )
    return settings
