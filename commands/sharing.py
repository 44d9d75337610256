"""``silkgraph views`` and ``silkgraph story``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import silkgraph
from analysis.stories import read_story
from commands.export import Tongue
from commands.output import Format, note, show
from commands.questions import Form
from diagrams.write import Choices, save
from graph.errors import ExportError, SilkgraphError, UnknownName


def views(form: Form = Format.TABLE) -> None:
    """List saved views: id, name, page, and what of them is no longer there."""
    with silkgraph.connect() as atlas:
        rows = [
            {
                "id": key,
                "name": view.name,
                "page": view.page,
                "params": len(view.params),
                "missing": [item.value for item in atlas.lost(view)],
            }
            for key, view in atlas.kept_views().items()
        ]
    show(rows, form)
    note(f"{len(rows)} saved views")


def story(
    told: Annotated[str, typer.Argument(help="A story: a file (.json or .toml) or the name of a sample")],
    path: Annotated[Path, typer.Argument(help="File to write: .pptx or .html")],
    lang: Annotated[Tongue, typer.Option(help="Language of names and words")] = Tongue.CHINESE,
    dark: Annotated[bool, typer.Option("--dark", help="Light on dark")] = False,
) -> None:
    """Write a story as slides (PPTX) or as one offline page (HTML)."""
    if path.suffix.lower() not in (".pptx", ".html"):
        raise ExportError(f"{path}: the ending '{path.suffix}' is not known for a story; use .pptx or .html")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} does not exist; make it first")
    choices = Choices("en" if lang is Tongue.ENGLISH else "zh", dark)
    with silkgraph.connect() as atlas:
        samples = atlas.sample_stories()
        file = Path(told)
        if file.suffix.lower() in (".json", ".toml"):
            try:
                found = read_story(file.read_bytes(), file.name)
            except OSError as error:
                raise SilkgraphError(f"{told}: cannot be read: {error.strerror}") from None
        elif told in samples:
            found = samples[told]
        else:
            raise UnknownName("story", told, list(samples))
        steps = [(step, atlas.lost(step.view)) for step in found.steps]
        content = (
            atlas.story_pptx(found, choices)
            if path.suffix.lower() == ".pptx"
            else atlas.story_page(found, choices).encode()
        )
    save(path, content)
    for at, (step, lost) in enumerate(steps, 1):
        for item in lost:
            note(f"step {at} ({step.view.page}): no longer there: {item.what} {item.value}")
