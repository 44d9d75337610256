"""Write a network to a file; the file's ending chooses the format.

The file is made beside its place and then renamed: a reader sees the old file or the new one, never half.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from diagrams.asks import Asked
from diagrams.drawing import Drawing
from diagrams.layout import Layout
from diagrams.words import Language
from graph.errors import ExportError, did_you_mean
from graph.network import Network


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person may choose about a file; a format ignores what does not concern it.

    Parameters
    ----------
    language
        Of names and words.
    dark
        Light on dark.
    layout
        How nodes are placed.
    placed
        Positions to keep, in pixels; nodes without one are laid out.
    page
        ``a4`` (lying) or ``16:9``.
    dpi
        Pixels an inch of a PNG.
    cells
        Cells of country and field for the gap matrix of a workbook.
    """

    language: Language = "zh"
    dark: bool = False
    layout: Layout | str = Layout.FORCE
    placed: Mapping[str, tuple[float, float]] | None = None
    page: str = "a4"
    dpi: float = 192.0
    cells: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file's bytes and what could not be drawn in it as it should be, one sentence each."""

    content: bytes
    warnings: tuple[str, ...] = ()


Render: TypeAlias = Callable[[Network, Choices], Rendered]


# Each format's libraries are imported when it is asked for: the command line starts fast.
def _html(network: Network, choices: Choices) -> Rendered:
    from diagrams.html import page

    text = page(
        network,
        language=choices.language,
        dark=choices.dark,
        layout=choices.layout,
        placed=choices.placed,
    )
    return Rendered(text.encode("utf-8"))


def _json(network: Network, _: Choices) -> Rendered:
    from diagrams.data import node_link_json

    return Rendered(node_link_json(network))


def _graphml(network: Network, _: Choices) -> Rendered:
    from diagrams.data import graphml

    return Rendered(graphml(network))


def _svg(network: Network, choices: Choices) -> Rendered:
    from diagrams.svg import svg

    drawing = _drawing(network, choices)
    return Rendered(svg(drawing).encode("utf-8"))


def _pdf(network: Network, choices: Choices) -> Rendered:
    from diagrams.fonts import fonts
    from diagrams.pdf import pdf

    drawing = _drawing(network, choices)
    return Rendered(pdf(drawing, fonts()), drawing.warnings)


def _png(network: Network, choices: Choices) -> Rendered:
    from diagrams.fonts import fonts
    from diagrams.pdf import png

    drawing = _drawing(network, choices)
    return Rendered(png(drawing, fonts(), choices.dpi), drawing.warnings)


def _pptx(network: Network, choices: Choices) -> Rendered:
    from diagrams.slides import NetworkSlide, pptx

    drawing = _drawing(network, replace(choices, page="16:9"))
    return Rendered(pptx([NetworkSlide(network, drawing)], choices.language, dark=choices.dark))


def _gexf(network: Network, choices: Choices) -> Rendered:
    from diagrams.gexf import gexf

    return Rendered(gexf(network, choices.language, choices.layout))


def _csv(network: Network, _: Choices) -> Rendered:
    from diagrams.tables import csv_zip

    return Rendered(csv_zip(network))


def _xlsx(network: Network, choices: Choices) -> Rendered:
    from diagrams.tables import xlsx

    return Rendered(xlsx(network, choices.language, choices.cells))


def _cypher(network: Network, _: Choices) -> Rendered:
    from diagrams.cypher import cypher

    return Rendered(cypher(network).encode("utf-8"))


def _drawing(network: Network, choices: Choices) -> Drawing:
    from diagrams.fonts import fonts
    from diagrams.picture import Look, compose

    look = Look(choices.language, choices.dark, choices.layout, choices.placed, choices.page)
    return compose(network, look, fonts())


FORMATS: Mapping[str, Render] = {
    ".html": _html,
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".pptx": _pptx,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".xlsx": _xlsx,
    ".zip": _csv,
    ".cypher": _cypher,
}
"""What makes the bytes of each ending."""


def write(network: Network, path: Path, choices: Choices | None = None) -> tuple[str, ...]:
    """Write the network to `path`.

    Returns
    -------
    tuple of str
        What could not be drawn as it should be, one sentence each.

    Raises
    ------
    ExportError
        Where the ending is unknown, the place cannot be written, the disk is full or a font is missing;
        nothing is left behind.
    """
    made = check(path)(network, choices or Choices())
    save(path, made.content)
    return made.warnings


def render(network: Network, ending: str, choices: Choices | None = None) -> Rendered:
    """The bytes of a file with that ending (``.svg``), for a download.

    Raises
    ------
    ExportError
        Where the ending is unknown or a font is missing.
    """
    return _render_of(f"*{ending}", ending)(network, choices or Choices())


def check(path: Path) -> Render:
    """Say at once what is wrong with a path, before anything is computed.

    Raises
    ------
    ExportError
        Where the ending is unknown, the folder is missing or a folder stands in the file's place.
    """
    if os.path.isdir(path):  # noqa: PTH112 - the method raises where a name is too long
        raise ExportError(f"{path}: this is a folder; give the name of a file in it")
    found = _render_of(str(path), path.suffix)
    need_folder(path)
    return found


def need_folder(path: Path) -> None:
    """Refuse a path whose folder is not there.

    Raises
    ------
    ExportError
        That names the folder.
    """
    if not os.path.isdir(path.parent):  # noqa: PTH112 - the method raises where a name is too long
        raise ExportError(f"{path}: the folder {path.parent} does not exist; make it first")


def save(path: Path, content: bytes) -> None:
    """Write beside, then rename.

    Raises
    ------
    ExportError
        Where the system does not let us.
    """
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise ExportError(f"{path}: {_reason(error)}; nothing was written") from error


def _render_of(path: str, ending: str) -> Render:
    known = ", ".join(FORMATS)
    found = FORMATS.get(ending.lower())
    if found is None:
        what = f"the ending '{ending}' is not known" if ending else "the name has no ending"
        raise ExportError(f"{path}: {what}; use one of {known}{did_you_mean(ending, list(FORMATS))}")
    return found


def _reason(error: OSError) -> str:
    plain = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EFBIG: "the file would be larger than this system allows",
        errno.EACCES: "writing there is not allowed",
        errno.EPERM: "writing there is not allowed",
        errno.EROFS: "the disk can only be read",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return plain.get(error.errno or 0) or (error.strerror or "it cannot be written").lower()
