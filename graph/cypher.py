"""Cypher as tokens: comments gone, strings and escapes resolved, so that nothing hides in them.

It follows the lexical rules of Neo4j's Cypher 5: ``//`` and ``/* */`` comments, strings in either
quote with backslash escapes, identifiers in backticks with doubled backticks, and ``\\uXXXX``
escapes, which Neo4j resolves before it reads anything else.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import QueryRefused


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A token.

    Parameters
    ----------
    sort
        What it is; `Sort.QUOTED` is an identifier in backticks.
    text
        Its text, without quotes.
    start, end
        Offsets in the text that was read.
    """

    sort: Sort
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """Its text in capitals where it may be a keyword, else the empty string."""
        return self.text.upper() if self.sort is Sort.WORD else ""

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.sort is Sort.SIGN and self.text in signs

    @property
    def is_name(self) -> bool:
        """Whether it may name something."""
        return self.sort in (Sort.WORD, Sort.QUOTED)


_PAIRS = {"(": ")", "[": "]", "{": "}"}


def tokens(text: str) -> tuple[Token, ...]:
    """Read a text.

    Raises
    ------
    QueryRefused
        Where a string, a comment or a name in backticks does not end.
    """
    return tuple(_read(text))


def unescaped(text: str) -> str:
    r"""Resolve ``\uXXXX`` everywhere, as Neo4j does before it reads a statement."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        if text[place] == "\\" and text[place + 1 : place + 2] == "u":
            digits = text[place + 1 :].lstrip("u")[:4]
            if len(digits) == 4 and all(digit in string.hexdigits for digit in digits):
                parts.append(chr(int(digits, 16)))
                place = text.index(digits, place) + 4
                continue
        parts.append(text[place])
        place += 1
    return "".join(parts)


def closing(read: Sequence[Token], opening: int) -> int:
    """Return the place of the bracket that closes the one at `opening`; the end where none does."""
    stack: list[str] = []
    for place in range(opening, len(read)):
        token = read[place]
        if token.is_sign(*_PAIRS):
            stack.append(_PAIRS[token.text])
        elif stack and token.is_sign(stack[-1]):
            stack.pop()
            if not stack:
                return place
    return len(read)


def _read(text: str) -> Iterator[Token]:
    place, end = 0, len(text)
    while place < end:
        start, sign = place, text[place]
        if sign.isspace() or sign in "\ufeff\x1c\x1d\x1e\x1f":
            place += 1
        elif text.startswith("//", place):
            place = min(
                (at for at in (text.find("\n", place), text.find("\r", place)) if at >= 0), default=end
            )
        elif text.startswith("/*", place):
            place = _after(text, "*/", place + 2, "a comment")
        elif sign in "'\"":
            value, place = _string(text, place)
            yield Token(Sort.STRING, value, start, place)
        elif sign == "`":
            value, place = _quoted(text, place)
            yield Token(Sort.QUOTED, value, start, place)
        elif sign == "$" and _begins_name(text[place + 1 : place + 2] or " "):
            place = _word(text, place + 1)
            yield Token(Sort.PARAMETER, text[start + 1 : place], start, place)
        elif sign.isdigit():
            place = _number(text, place)
            yield Token(Sort.NUMBER, text[start:place], start, place)
        elif _begins_name(sign):
            place = _word(text, place)
            yield Token(Sort.WORD, text[start:place], start, place)
        else:
            place += 1
            yield Token(Sort.SIGN, sign, start, place)


def _begins_name(sign: str) -> bool:
    return sign.isalpha() or sign == "_"


def _word(text: str, place: int) -> int:
    while place < len(text) and (text[place].isalnum() or text[place] in "_"):
        place += 1
    return place


def _number(text: str, place: int) -> int:
    place = _word(text, place)
    if text[place : place + 1] == "." and text[place + 1 : place + 2].isdigit():
        place = _word(text, place + 1)
    return place


def _after(text: str, mark: str, place: int, what: str) -> int:
    found = text.find(mark, place)
    if found < 0:
        raise QueryRefused(f"{what} does not end")
    return found + len(mark)


def _string(text: str, place: int) -> tuple[str, int]:
    quote, parts = text[place], []
    place += 1
    while place < len(text):
        if text[place] == "\\":
            parts.append(text[place : place + 2])
            place += 2
        elif text[place] == quote:
            return "".join(parts), place + 1
        else:
            parts.append(text[place])
            place += 1
    raise QueryRefused("a string does not end")


def _quoted(text: str, place: int) -> tuple[str, int]:
    parts: list[str] = []
    while True:
        end = _after(text, "`", place + 1, "a name in backticks")
        parts.append(text[place + 1 : end - 1])
        if text[end : end + 1] != "`":
            return "`".join(parts), end
        place = end
