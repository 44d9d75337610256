"""Write what the documents state of the code: ``python -m docs.reference``; `tests/test_docs.py` holds it.

`commands.md` is made from the command line and the catalogue of questions, the tables of `own-data.md` from
the columns that templates are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from cli import app
from graph.schema import VALUE_NAMES
from graph.settings import PROJECT
from loaders.columns import Column, tables
from queries.catalogue import catalogue

DOCS = PROJECT / "docs"
MARK = "<!-- columns: made by docs/reference.py -->\n"


def commands() -> str:
    """All commands with their arguments and options, and all questions of the catalogue."""
    lines = [
        "# Commands and questions",
        "",
        "Made by `python -m docs.reference` from the command line itself; a test holds it current.",
        "`silkgraph COMMAND --help` tells the same. What a person can mend ends with status 1 and one plain",
        "line per problem.",
    ]
    group = typer.main.get_command(app)
    lines += _group(group, "silkgraph")
    lines += [
        "",
        "## The catalogue",
        "",
        "`silkgraph query NAME --param value` asks one of these; `silkgraph queries` lists them.",
        "",
        "| name | question | 问题 | parameters |",
        "| --- | --- | --- | --- |",
    ]
    for question in catalogue().values():
        names = ", ".join(f"`{item.name}`" for item in question.params)
        lines.append(f"| `{question.name}` | {question.title} | {question.title_zh} | {names} |")
    return "\n".join(lines) + "\n"


def _group(group: Any, name: str) -> Iterator[str]:
    for key, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            yield from _group(command, f"{name} {key}")
        else:
            yield from _command(command, f"{name} {key}")


def _command(command: Any, name: str) -> Iterator[str]:
    yield from ("", f"## {name}", "", " ".join((command.help or "").split("\n\n")[0].split()), "")
    yield from ("| argument or option | meaning |", "| --- | --- |")
    for parameter in command.params:
        if parameter.name == "help":
            continue
        names = [*parameter.opts, *parameter.secondary_opts]
        if parameter.param_type_name == "argument":
            names = [parameter.name.upper()]
        said = " ".join(str(getattr(parameter, "help", None) or "").split())
        if choices := getattr(parameter.type_descriptor, "choices", ()):
            said += f" ({', '.join(str(getattr(item, 'value', item)) for item in choices)})"
        shown = " ".join(f"`{item}`" for item in names)
        yield f"| {shown} | {said.replace('|', chr(92) + '|').strip()} |"


def columns() -> str:
    """The tables that people may bring, with their columns in both languages."""
    lines = []
    for table in tables():
        lines += [
            f"### {table.name_zh} {table.name_en} (`{table.file}`)",
            "",
            "| 列 | column | in files | 说明 | what stands in it |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [
            f"| {item.name_zh}{'*' if item.required else ''} | {item.name_en} | `{item.name}` "
            f"| {item.note_zh} | {_note(item)} |"
            for item in table.columns
        ]
        lines.append("")
    return "\n".join(lines)


def _note(column: Column) -> str:
    accepted = "; ".join(f"{VALUE_NAMES[value][0]} `{value}`" for value in column.values)
    return f"{column.note_en.replace('|', '/')}{f': {accepted}' if accepted else ''}"


def own_data() -> str:
    """`own-data.md` with its tables made anew."""
    text = (DOCS / "own-data.md").read_text(encoding="utf-8")
    return text.partition(MARK)[0] + MARK + "\n" + columns()


def main() -> None:
    """Write the documents."""
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    (DOCS / "own-data.md").write_text(own_data(), encoding="utf-8")


if __name__ == "__main__":
    main()
