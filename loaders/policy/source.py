"""The text of a file: plain text, DOCX, PDF or saved HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a file says.

    Parameters
    ----------
    text
        The characters that all offsets count in.
    meta
        What the file says of the text apart from it: ``title``, ``issuer``, ``date``, ``number``.
    warnings
        (line, message) of what was not read, or not for certain.
    """

    file: str
    text: str
    sha256: str
    meta: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[tuple[int, str], ...] = ()


def read_source(path: Path) -> SourceText:
    """Read a file of any kind that is known.

    Raises
    ------
    InputError
        Where the file cannot be read, by the name of the problem.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError([Problem(path.name, 0, f"cannot be read: {error.strerror}")]) from error
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(path.name, data.decode("utf-8-sig"), digest)
