"""Sentences (measures) and clauses, cut outside quotes and brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = {"“": "”", "‘": "’", "(": ")", "【": "】", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_PAIRS |= {"[": "]", "〔": "〕"}
_ONE_KIND = {"（": "(", "）": ")", "［": "[", "］": "]"}
_CLOSERS = {close: start for start, close in _PAIRS.items()}
_MARK = re.compile(r"[。！？!?；;，,.“”‘’（）()【】《》「」『』〈〉\[\]〔〕［］\"]")
_AFTER_END = re.compile(r"[。！？!?”’』」）)】\"]*")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:e\.g|i\.e|etc|[Nn]o|vs|cf|al|Dr|Mr|Ms|Mrs|St|Prof|Inc|Ltd|Co|Corp|Fig|Art|Sec"
    r"|[Vv]ol|pp|approx))$"
)
_LETTER = re.compile(r"[^\W_]")
_BLANKS = " \t\r\n\u3000\xa0"


class Span(NamedTuple):
    """A stretch of text."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence and its clauses; `hard` holds the numbers (from 0) of clauses that follow a semicolon."""

    start: int
    end: int
    clauses: tuple[Span, ...]
    hard: frozenset[int]


def sentences(text: str, start: int, end: int) -> list[Sentence]:
    """Cut a paragraph into sentences and these into clauses.

    A sentence ends with ``。``, ``！``, ``？`` or, after Latin letters, with a full stop; marks inside
    quotes and brackets cut nothing. A bracket that is never closed counts for nothing.
    """
    marks = list(_MARK.finditer(text, start, end))
    loose = _unbalanced(marks)
    found: list[Sentence] = []
    clauses: list[Span] = []
    hard: set[int] = set()
    first = clause = start
    open_marks: list[str] = []
    quoted = False
    skip_to = start
    for mark in marks:
        at, sign = mark.start(), _ONE_KIND.get(mark[0], mark[0])
        if at < skip_to:
            continue
        if sign == '"':
            if '"' not in loose:
                quoted = not quoted
            continue
        if sign in _PAIRS:
            if sign not in loose:
                open_marks.append(sign)
            continue
        if sign in _CLOSERS:
            if open_marks and open_marks[-1] == _CLOSERS[sign]:
                open_marks.pop()
            continue
        if open_marks or quoted:
            continue
        if sign in "，,；;":
            if sign == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            _add(clauses, text, clause, at)
            clause = at + 1
            if sign in "；;":
                hard.add(len(clauses))
            continue
        if sign == "." and not _full_stop(text, at, start, end):
            continue
        stop = _AFTER_END.match(text, at + 1, end)
        skip_to = stop.end() if stop else at + 1
        _add(clauses, text, clause, at)
        if clauses:
            found.append(Sentence(*_trim(text, first, skip_to), tuple(clauses), frozenset(hard)))
        clauses, hard = [], set()
        first = clause = skip_to
    _add(clauses, text, clause, end)
    if clauses:
        found.append(Sentence(*_trim(text, first, end), tuple(clauses), frozenset(hard)))
    return found


def _add(clauses: list[Span], text: str, start: int, end: int) -> None:
    if _LETTER.search(text, start, end):
        clauses.append(Span(*_trim(text, start, end)))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _full_stop(text: str, at: int, start: int, end: int) -> bool:
    before = text[max(start, at - 1) : at]
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if not before or before >= "\u2e80" or not (before.isalnum() or before in ")”\"'’]%"):
        return False
    if after and after not in " \t\r\n\"”’')":
        return False
    if not after:
        return True
    following = text[at + 1 : min(end, at + 12)].lstrip(" \t\r\n\"”’')(“")
    if following[:1].islower():
        return False
    return not _ABBREVIATION.search(text[max(start, at - 8) : at])


def _unbalanced(marks: list[re.Match[str]]) -> frozenset[str]:
    """Opening marks that this paragraph opens more or less often than it closes them."""
    counts: dict[str, int] = {}
    for mark in marks:
        sign = _ONE_KIND.get(mark[0], mark[0])
        if sign in _PAIRS:
            counts[sign] = counts.get(sign, 0) + 1
        elif sign in _CLOSERS:
            opener = _CLOSERS[sign]
            counts[opener] = counts.get(opener, 0) - 1
        elif sign == '"':
            counts['"'] = counts.get('"', 0) ^ 1
    return frozenset(sign for sign, count in counts.items() if count)
