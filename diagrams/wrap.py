"""Break names into lines, Chinese and other scripts mixed."""

from __future__ import annotations

from diagrams.fonts import Fonts, is_chinese


def wrap(text: str, size: float, widest: float, fonts: Fonts, most: int = 4) -> tuple[tuple[str, ...], bool]:
    """Break a name into lines no wider than `widest`.

    Chinese may break after any character but not before closing punctuation; other scripts at spaces, and
    anywhere in a word that is too long. After `most` lines the rest is cut and "…" says so.

    Returns
    -------
    (lines, cut)
    """
    lines = [line for part in text.split("\n") for line in _even(part, size, widest, fonts)]
    if len(lines) <= most:
        return tuple(lines), False
    return (*lines[: most - 1], lines[most - 1][:-1] + "…"), True


def _even(text: str, size: float, widest: float, fonts: Fonts) -> list[str]:
    """As few lines as fit, of about the same length."""
    lines = _filled(text, size, widest, fonts)
    if len(lines) > 1:
        mean = fonts.width(text, size) / len(lines)
        for share in (1.02, 1.1, 1.2, 1.3, 1.4):
            if mean * share < widest:
                tried = _filled(text, size, mean * share, fonts)
                if len(tried) <= len(lines):
                    return tried
    return lines


def _filled(text: str, size: float, widest: float, fonts: Fonts) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and fonts.width((line + piece).rstrip(), size) > widest and piece[0] not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while fonts.width(line.rstrip(), size) > widest * 1.25 and len(line) > 1:
            end = _fitting(line, size, widest, fonts)
            lines.append(line[:end])
            line = line[end:]
    if line.strip():
        lines.append(line.rstrip())
    return lines


_NEVER_FIRST = frozenset("，。、；：？！）》」』】”’…,.;:?!)]}%·")
_CLOSING = "-/—"


def _pieces(text: str) -> list[str]:
    """The parts between which a line may break."""
    pieces: list[str] = []
    for sign in text:
        joins = (
            pieces
            and not is_chinese(sign)
            and not is_chinese(pieces[-1][-1])
            and not pieces[-1].endswith((" ", *_CLOSING))
        )
        if joins:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _fitting(line: str, size: float, widest: float, fonts: Fonts) -> int:
    for end in range(1, len(line)):
        if fonts.width(line[: end + 1], size) > widest:
            return end
    return len(line)
