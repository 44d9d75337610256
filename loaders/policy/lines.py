"""Lines, page furniture and paragraphs of a text, without moving a character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.policy.headings import label_of

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTENTS = re.compile(r"目\s*[录錄次]|(?:Table of )?[Cc]ontents|CONTENTS")
_LEADERS = re.compile(r"[\s.．·…⋯—-]*[(（]?\d{0,4}[)）]?\s*$")
_WIDEST = 160
_BLANKS = " \t\u3000\xa0\u200b\ufeff"
_PAGE_NUMBER = re.compile(
    r"[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*\d{1,4}\s*页\s*[,，/／]?\s*(?:共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[-—–－]\s*[IVXivx]{1,6}\s*[-—–－]"
)
_ENDS = frozenset("。！？；：…!?;:.”』」》）)】")
_MID_SENTENCE = re.compile(r"[，、；。,;]|[a-z]{2,} [a-z]{2,} ")
_CJK_GAP = re.compile(r"(?<=[一-鿿])[ \u3000\xa0]+(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: one line, or several that are one sentence broken by the width of the page."""

    line: int
    start: int
    end: int
    indent: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a text.

    Parameters
    ----------
    blocks
        In order; page numbers and running heads are not among them.
    gaps
        Stretches inside paragraphs that are no part of the sentence: line breaks and page furniture.
    """

    blocks: tuple[Block, ...]
    gaps: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A text without its gaps, and the way back to the offsets of the whole."""

    text: str
    _starts: Sequence[int]
    _shifts: Sequence[int]

    def start(self, offset: int) -> int:
        """Where the character at `offset` of the view stands in the whole text."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Where a stretch that ends at `offset` of the view ends in the whole text."""
        return self.start(offset - 1) + 1 if offset else self.start(0)


class LineNumbers:
    """From an offset to the number of its line, from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def at(self, offset: int) -> int:
        """Line number of the character at `offset`."""
        return bisect_right(self._starts, offset)


@dataclass(slots=True)
class _Line:
    number: int
    start: int
    end: int
    indent: int
    furniture: bool = False
    width: int = -1


def layout(text: str) -> Layout:
    """Find the paragraphs of a text."""
    lines = _lines(text)
    _mark_furniture(text, lines)
    _mark_contents(text, lines)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    gaps: list[tuple[int, int]] = []
    held: _Line | None = None
    last: _Line | None = None
    for line in lines:
        if line.furniture:
            continue
        if held is not None and last is not None and _runs_on(text, held, last, line, width):
            gaps.append((last.end, line.start))
            last = line
            continue
        if held is not None and last is not None:
            blocks.append(Block(held.number, held.start, last.end, held.indent))
        held = last = line
    if held is not None and last is not None:
        blocks.append(Block(held.number, held.start, last.end, held.indent))
    return Layout(tuple(blocks), tuple(gaps))


def view(text: str, gaps: Sequence[tuple[int, int]]) -> View:
    """Leave out the gaps, and blanks between Chinese characters.

    Between Latin letters one character of a gap stays, as the space between two words.
    """
    cuts = [(found.start(), found.end()) for found in _CJK_GAP.finditer(text)]
    for start, end in gaps:
        latin = start and text[start - 1] < "\u2e80" and text[end : end + 1] < "\u2e80"
        cuts.append((start + 1, end) if latin else (start, end))
    if not cuts:
        return View(text, (0,), (0,))
    cuts.sort()
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if start > done or not starts:
            starts.append(length)
            shifts.append(done - length)
            pieces.append(text[done:start])
            length += max(0, start - done)
        done = max(done, end)
    return View("".join(pieces), starts, shifts)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for number, ending in enumerate(_BREAK.finditer(text + "\n"), 1):
        raw = text[at : ending.start()]
        body = raw.strip(_BLANKS)
        if body:
            indent = len(raw) - len(raw.lstrip(_BLANKS))
            lines.append(_Line(number, at + indent, at + indent + len(body), indent))
        at = ending.end()
    return lines


def _mark_furniture(text: str, lines: list[_Line]) -> None:
    """Mark page numbers, and lines that are repeated beside page numbers or page breaks."""
    for line in lines:
        if line.end - line.start <= 24 and _PAGE_NUMBER.fullmatch(text, line.start, line.end):
            line.furniture = True
    beside: Counter[str] = Counter()
    places: dict[str, list[_Line]] = {}
    for before, line in zip([None, *lines], lines, strict=False):
        at_page = before is not None and (before.furniture or "\f" in text[before.end : line.start])
        short = line.end - line.start <= 60
        if short and not line.furniture and at_page:
            beside[text[line.start : line.end]] += 1
            places.setdefault(text[line.start : line.end], []).append(line)
    for before, line in pairwise(lines):
        if line.furniture and not before.furniture and before.end - before.start <= 60:
            places.setdefault(text[before.start : before.end], []).append(before)
            beside[text[before.start : before.end]] += 1
    for words, count in beside.items():
        if count >= 2 and not label_of(words):
            for line in places[words]:
                line.furniture = True


def _mark_contents(text: str, lines: list[_Line]) -> None:
    """Mark a table of contents: the lines from its title up to where its first entry comes again."""
    for at, line in enumerate(lines[:200]):
        if line.end - line.start > 12 or not _CONTENTS.fullmatch(text, line.start, line.end):
            continue
        entries = [_entry(text, entry) for entry in lines[at + 1 : at + 400]]
        first = entries[0] if entries else ""
        again = next((place for place, entry in enumerate(entries[1:], 1) if first and entry == first), None)
        if again is None:
            again = next((place for place, entry in enumerate(entries) if not entry), 0)
        for entry_line in lines[at : at + 1 + again]:
            entry_line.furniture = True
        return


def _entry(text: str, line: _Line) -> str:
    """A line of a table of contents without leaders and page number; empty where it cannot be one."""
    words = text[line.start : line.end]
    if len(words) > 80 or "。" in words:
        return ""
    return re.sub(r"\s+", "", _LEADERS.sub("", words))


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width at which the text was broken into lines, or None where a line is a paragraph."""
    if len(lines) < 6 or max(line.end - line.start for line in lines) > _WIDEST:
        return None
    widths = sorted(_width(text, line) for line in lines if not line.furniture)
    widest = widths[-1] if widths else 0
    if not 40 <= widest <= _WIDEST:
        return None
    near = [line for line in lines if not line.furniture and _width(text, line) >= widest * 0.8]
    broken = sum(1 for line in near if text[line.end - 1] not in _ENDS)
    return int(widest * 0.8) if broken >= max(3, len(lines) * 0.15) else None


def _width(text: str, line: _Line) -> int:
    """Columns that a line takes: a Chinese character, three bytes long in UTF-8, takes two."""
    if line.width < 0:
        length = line.end - line.start
        wide = (len(text[line.start : line.end].encode("utf-8", "replace")) - length) // 2
        line.width = length + wide + min(line.indent, 8) * (2 if wide else 1)
    return line.width


def _runs_on(text: str, held: _Line, before: _Line, line: _Line, width: int | None) -> bool:
    """Whether a line continues the sentence of the line before it."""
    page_between = line.number - before.number > 1 and _page_between(text[before.end : line.start])
    if not page_between:
        if width is None or len(_BREAK.findall(text, before.end, line.start)) > 1:
            return False
        if _width(text, before) < width:
            return False
        if line.indent > before.indent and before.indent == 0:
            return False
    tail = text[before.end - 1]
    if tail in _ENDS and not (tail in "”』」》）)】" and page_between):
        return False
    if page_between and held is before and not _MID_SENTENCE.search(text, before.start, before.end):
        return False
    return label_of(text[line.start : line.end]) is None


def _page_between(gap: str) -> bool:
    return "\f" in gap or bool(gap.strip())
