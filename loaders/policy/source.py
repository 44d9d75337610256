"""The text of a file: plain text, DOCX, PDF or saved HTML; told apart by content, not by name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError, Problem
from loaders.policy.decoding import decode
from loaders.policy.from_docx import docx_text
from loaders.policy.from_html import html_text, looks_like_html, mhtml_page
from loaders.policy.from_pdf import pdf_text
from loaders.policy.unreadable import Unreadable

ACCEPTED = "a text (.txt, .md), Word (.docx), PDF or HTML file"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a file says.

    Parameters
    ----------
    text
        The characters that all offsets count in; of a text file exactly its own, without byte-order
        mark, line ends as they are.
    meta
        What the file says of the text apart from it: ``title``, ``issuer``, ``date``, ``number``.
    warnings
        (English, Chinese) on what was not read, or not for certain.
    """

    file: str
    text: str
    sha256: str
    meta: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()


def read_source(path: Path) -> SourceText:
    """Read a file of any kind that is known.

    Raises
    ------
    InputError
        Where the file cannot be read, by the name of the problem.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise InputError([Problem(path.name, 0, f"is a folder; give {ACCEPTED}")]) from error
    except OSError as error:
        raise InputError([Problem(path.name, 0, f"cannot be read: {error.strerror}")]) from error
    return source_of(path.name, data)


def source_of(name: str, data: bytes) -> SourceText:
    """Read the bytes of a file; see `read_source`."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        text, meta, warnings = _text(name, data)
    except Unreadable as error:
        raise InputError([Problem(name, 0, str(error))]) from error
    return SourceText(name, text, digest, meta, tuple(warnings))


def _text(name: str, data: bytes) -> tuple[str, Mapping[str, str], list[tuple[str, str]]]:
    suffix = Path(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return pdf_text(data), {}, []
    if data.startswith(b"PK\x03\x04"):
        return docx_text(data), {}, []
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable("is encrypted with a password; save it without one")
        raise Unreadable("is a Word 97-2003 document (.doc); save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("is an RTF document; save it as .docx")
    if data.startswith(_PICTURES):
        raise Unreadable(f"is a picture, not a text; give {ACCEPTED}")
    if suffix in (".docx", ".pdf"):
        raise Unreadable(f"is not a {suffix[1:].upper()} file: it is damaged or has the wrong name")
    if suffix in (".mhtml", ".mht"):
        data = mhtml_page(data)
    if suffix in (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht") or looks_like_html(data):
        text, meta = html_text(data)
        return text, meta, []
    text, warnings = decode(data)
    return text, {}, warnings
