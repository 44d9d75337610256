"""``silkgraph app``: the window."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import silkgraph
from commands.output import note


def app(
    port: Annotated[int, typer.Option(help="Port on this machine")] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to listen on; this machine alone at first")
    ] = "localhost",
    browser: Annotated[bool, typer.Option(help="Open a browser where there is one")] = True,
) -> None:
    """Open the app; an empty graph is loaded from the seeds first."""
    from commands.data import Bar
    from views.server import serve

    with silkgraph.connect() as atlas:
        if atlas.status().last_load is None:
            with Bar() as bar:
                atlas.load(progress=bar)
        note(f"silkgraph: http://localhost:{port}")
        serve(host, port, browser=browser and sys.stdout.isatty())
