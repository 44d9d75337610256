"""``silkgraph export``: a network as a page, a picture, slides or data for other tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import silkgraph
from commands.output import note
from commands.questions import Params, given_for
from diagrams.extract import top as most_central
from diagrams.figure import check as check_figure
from diagrams.figure import write as write_figure
from diagrams.layout import Layout
from diagrams.write import Choices, check, save, write
from graph.errors import ExportError
from graph.network import Network

_USUAL = "partners"
_NETWORKS: Mapping[str, Callable[[silkgraph.Atlas], Network]] = {
    _USUAL: lambda atlas: atlas.network(_USUAL, measure="betweenness"),
    "asks": lambda atlas: atlas.asks(),
    "sisters": lambda atlas: atlas.sisters(),
}


class Tongue(StrEnum):
    """Languages of names and words."""

    CHINESE = "zh"
    ENGLISH = "en"
    BOTH = "both"


class Page(StrEnum):
    """Sizes of a picture's page."""

    A4 = "a4"
    WIDE = "16:9"


class Picture(StrEnum):
    """Pictures that are no networks."""

    TIMELINE = "timeline"
    MAP = "map"
    TILES = "tiles"


def export(
    path: Annotated[Path, typer.Argument(help="File to write; its ending chooses the format")],
    all_: Annotated[bool, typer.Option("--all", help="The whole graph")] = False,
    network: Annotated[
        str | None, typer.Option(help="A network: partners (default), asks or sisters")
    ] = None,
    around: Annotated[str | None, typer.Option(metavar="ID", help="What is linked to this node")] = None,
    hops: Annotated[int, typer.Option(min=1, max=4, help="With --around: so many links away")] = 1,
    query: Annotated[
        str | None, typer.Option(metavar="NAME", help="What a question of the catalogue answers with")
    ] = None,
    param: Params = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="ID", help="A country (ISO 3166-1 alpha-3); as .pptx a whole deck about it"),
    ] = None,
    figure: Annotated[
        Picture | None,
        typer.Option(help="Instead of a network: the timeline, the map, or its tiles (also .csv)"),
    ] = None,
    lang: Annotated[Tongue, typer.Option(help="Language of names and words")] = Tongue.CHINESE,
    layout: Annotated[Layout | None, typer.Option(help="How nodes are placed")] = None,
    top: Annotated[int | None, typer.Option(min=1, help="Only so many of the most central nodes")] = None,
    page: Annotated[Page, typer.Option(help="Page of .svg, .png and .pdf")] = Page.A4,
    dpi: Annotated[float, typer.Option(min=36, max=1200, help="Pixels an inch of a .png")] = 192.0,
    dark: Annotated[bool, typer.Option("--dark", help="Light on dark")] = False,
) -> None:
    """Write a network to a file: .html .svg .png .pdf .pptx .graphml .gexf .json .xlsx .cypher .zip (CSV)."""
    chosen = {
        "--all": all_,
        "--network": network is not None,
        "--around": around is not None,
        "--query": query is not None,
        "--country": country is not None,
        "--figure": figure is not None,
    }
    given = [name for name, is_given in chosen.items() if is_given]
    if len(given) > 1:
        raise ExportError(f"{' and '.join(given)} cannot be used together; give one of {', '.join(chosen)}")
    if figure is not None:
        _figure(figure, path, Choices(lang.value, dark, page=page.value, dpi=dpi))
        return
    check(path)
    if (network or _USUAL) not in _NETWORKS:
        raise ExportError(f"unknown network '{network}'; use one of {', '.join(_NETWORKS)}")
    values = given_for(query, param) if query is not None else {}
    choices = Choices(
        lang.value,
        dark,
        layout or (Layout.LAYERED if network == "asks" else Layout.FORCE),
        page=page.value,
        dpi=dpi,
    )
    with silkgraph.connect() as atlas:
        if country and path.suffix.lower() == ".pptx":
            save(path, atlas.deck(country, choices))
            return
        if all_:
            found = atlas.whole()
        elif around or country:
            found = atlas.around(around or country or "", hops)
        elif query is not None:
            found = atlas.of_query(query, **values)
        else:
            found = _NETWORKS[network or _USUAL](atlas)
        if path.suffix.lower() == ".xlsx":
            choices = replace(choices, cells=atlas.gaps())
    if not found.nodes:
        raise ExportError("there is nothing to draw; load data first: silkgraph load")
    for warning in write(found if top is None else most_central(found, top), path, choices):
        note(f"warning: {warning}")


def _figure(what: Picture, path: Path, choices: Choices) -> None:
    check_figure(path)
    with silkgraph.connect() as atlas:
        if what is Picture.TIMELINE:
            found = atlas.timeline_figure()
        else:
            found = atlas.map_figure(tiles=what is Picture.TILES)
    for warning in write_figure(found, path, choices):
        note(f"warning: {warning}")
