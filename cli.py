"""The script's door: ``silkgraph COMMAND``. Each command stands in ``commands/``."""

from __future__ import annotations

import os
import sys

import typer

from commands import analysis, analyst, answers, data, own, questions, sharing, time_place, window
from commands.export import export
from commands.policy import policy
from graph.errors import SilkgraphError

app = typer.Typer(
    name="silkgraph",
    help="A knowledge graph of a science-and-technology cooperation network.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    data.load,
    data.status,
    own.template,
    own.add,
    own.undo,
    own.versions,
    own.save,
    policy,
    questions.queries,
    questions.query,
    questions.cypher,
    answers.gaps,
    answers.centrality,
    analysis.targets,
    analysis.board,
    analysis.match,
    analysis.expected,
    analysis.whatif,
    analysis.brief,
    time_place.timeline,
    time_place.compare,
    sharing.views,
    sharing.story,
    export,
    analyst.schema,
    window.app,
):
    app.command()(command)
app.add_typer(analyst.db, name="db")


def main() -> None:
    """Run the script; what a person can mend ends with status 1 and one plain line per problem."""
    try:
        app()
    except SilkgraphError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
