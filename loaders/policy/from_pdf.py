"""The text of a PDF file: paragraphs put together again, page numbers and running heads left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw

from loaders.policy.headings import label_of
from loaders.policy.unreadable import Unreadable

_PAGE_NUMBER = re.compile(
    r"[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*[/／]\s*\d{1,4}"
    r"|[Pp]age\s+\d{1,4}.{0,10}"
    r"|[-—–－]?\s*[IVXivx]{1,6}\s*[-—–－]?"
)
_ENDS = "。！？；：!?;"
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_GAP = re.compile(r"(?<=[一-鿿，。、；：（）“”《》]) +(?=[一-鿿，。、；：（）“”《》])")


@dataclass(slots=True)
class _Line:
    page: int
    text: str
    left: float
    right: float
    height: float
    edge: bool = False


class _Letter(NamedTuple):
    letter: str
    left: float
    bottom: float
    right: float
    top: float


def pdf_text(data: bytes) -> str:
    """The text of a PDF, one line for each paragraph.

    Raises
    ------
    Unreadable
        Where it is encrypted, damaged, or holds only pictures of pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if (
            getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
            or "password" in str(error).lower()
        ):
            raise Unreadable("is encrypted with a password; save it without one") from error
        raise Unreadable("is a damaged PDF file") from error
    try:
        lines: list[_Line] = []
        pages = len(document)
        for number in range(pages):
            lines += _page(document[number], number)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("is a damaged PDF file") from error
    finally:
        document.close()
    if sum(len(line.text) for line in lines) < max(1, pages) * 5:
        raise Unreadable("is a scanned PDF: pictures of pages without text; recognise the text (OCR) first")
    return "\n".join(_paragraphs(_without_furniture(lines, pages))) + "\n"


def _page(page: Any, number: int) -> list[_Line]:
    textpage = page.get_textpage()
    words = textpage.get_text_range()
    lines: list[_Line] = []
    at = 0
    for raw in words.split("\n"):
        letters = [
            _Letter(letter, *_box(textpage, at + place)) for place, letter in enumerate(raw) if letter > " "
        ]
        line = raw.rstrip("\r")
        if any(later.left < before.left - 1 for before, later in pairwise(letters)):
            letters.sort(key=lambda letter: letter.left)
            line = _in_order(letters)
        plain = _plain(line)
        if plain and letters:
            right = max(letter.right for letter in letters)
            height = max(letter.top - letter.bottom for letter in letters)
            lines.append(_Line(number, plain, letters[0].left, right, max(height, 1.0)))
        at += len(raw) + 1
    for edge in [*lines[:2], *lines[-2:]]:
        edge.edge = True
    textpage.close()
    page.close()
    return lines


def _in_order(letters: list[_Letter]) -> str:
    """A line by the places of its letters: some programs write quotes of another font after the line."""
    line = letters[0].letter
    for before, letter in pairwise(letters):
        latin = before.letter < "\u2e80" and letter.letter < "\u2e80"
        line += " " if latin and letter.left - before.right > 0.25 * (letter.top - letter.bottom) else ""
        line += letter.letter
    return line


def _box(textpage: Any, index: int) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = textpage.get_charbox(index)
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _plain(line: str) -> str:
    """Without control characters, blanks between Chinese characters, and radicals in place of characters."""
    kept = "".join(
        "-" if letter in "\x02\ufffe" else letter
        for letter in line
        if letter >= " " and letter not in "\x7f\u200b\ufeff"
    )
    kept = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), kept)
    return _GAP.sub("", kept).strip(" \u3000\xa0")


def _without_furniture(lines: list[_Line], pages: int) -> list[_Line]:
    heads = Counter(re.sub(r"\d+", "#", line.text) for line in lines if line.edge)
    repeated = {words for words, count in heads.items() if count >= max(3, pages * 0.4)}
    return [
        line
        for line in lines
        if not (
            line.edge
            and (
                _PAGE_NUMBER.fullmatch(line.text)
                or (re.sub(r"\d+", "#", line.text) in repeated and label_of(line.text) is None)
            )
        )
    ]


def _paragraphs(lines: list[_Line]) -> list[str]:
    if not lines:
        return []
    lefts = Counter(round(line.left) for line in lines)
    margin = min(
        (left for left, count in lefts.items() if count >= max(2, len(lines) * 0.08)), default=min(lefts)
    )
    rights = sorted(line.right for line in lines)
    edge = rights[int(len(rights) * 0.9)]
    paragraphs: list[str] = []
    before: _Line | None = None
    for line in lines:
        if before is not None and paragraphs and not _begins(before, line, margin, edge):
            latin = before.text[-1] < "\u2e80" and line.text[0] < "\u2e80"
            if latin and before.text.endswith("-") and len(before.text) > 1 and before.text[-2].isalpha():
                paragraphs[-1] += line.text
            else:
                paragraphs[-1] += (" " if latin else "") + line.text
        else:
            paragraphs.append(line.text)
        before = line
    return paragraphs


def _begins(before: _Line, line: _Line, margin: float, edge: float) -> bool:
    """Whether a line begins a paragraph: it is indented, numbered, or the line before it ended early."""
    size = max(line.height, before.height) * 0.8
    if label_of(line.text) is not None and (
        line.left > margin + size or before.text[-1] in _ENDS or before.right < edge - 2 * size
    ):
        return True
    if before.right < edge - 2 * size:
        return True
    if line.left > margin + 0.8 * size:
        return True
    return abs(line.height - before.height) > 0.25 * max(line.height, before.height)
