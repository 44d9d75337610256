"""Bytes of a text file to characters, where the encoding is certain."""

from __future__ import annotations

import codecs
import re

from loaders.policy.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(map(chr, [*range(9), *range(14, 32), 127]))
_COMMON = frozenset("的、，。和在与科技合作发展")
_SAMPLE = 200_000
_USUAL = re.compile(r"[\t\n\r\f -~一-鿿\u2010-\u303f\uff00-\uffef·×°]")


def decode(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """Decode UTF-8, UTF-16, UTF-32 or GBK text; a byte-order mark is no part of the text.

    Raises
    ------
    Unreadable
        Where the bytes are no text, or text in an encoding that is not certain.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding)), []
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise Unreadable(f"begins as {name} text but is damaged at byte {error.start}") from error
    if b"\x00" in data[:_SAMPLE]:
        return _checked(_utf16(data)), [
            ("read as UTF-16 without a byte-order mark", "按无字节序标记的UTF-16读取")
        ]
    try:
        return _checked(data.decode("utf-8")), []
    except UnicodeDecodeError as error:
        place = error.start
    for encoding, certain, name in (("gb18030", _is_chinese, "GBK"), ("cp1252", _is_western, "Windows-1252")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if certain(text):
            said = (
                f"read as {name} text; save it as UTF-8 to be certain",
                f"按{name}编码读取；另存为UTF-8更为稳妥",
            )
            return _checked(text), [said]
    raise Unreadable(
        f"is no text in an encoding that is certain (UTF-8 fails at byte {place}; it is not GBK or UTF-16); "
        "save it as UTF-8"
    )


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    odd = sum(1 for letter in sample if letter in _CONTROL)
    if odd > max(2, len(sample) // 500):
        raise Unreadable("is no text: it holds control characters")
    return text


def _utf16(data: bytes) -> str:
    scores: list[tuple[float, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            scores.append((_plausible(data[: _SAMPLE * 2].decode(encoding)), encoding))
        except UnicodeDecodeError:
            continue
    scores.sort(reverse=True)
    if len(data) % 2 == 0 and scores and scores[0][0] > 0.95 and (len(scores) == 1 or scores[1][0] < 0.8):
        try:
            return data.decode(scores[0][1])
        except UnicodeDecodeError:
            pass
    raise Unreadable("is no text: it holds zero bytes and is not UTF-16")


def _plausible(text: str) -> float:
    """Share of characters that Chinese and English texts are made of."""
    return len(_USUAL.findall(text)) / len(text) if text else 0.0


def _is_chinese(text: str) -> bool:
    """Whether text read as GBK is Chinese: its characters are the common ones of GB 2312's first level."""
    chinese = [letter for letter in text[:_SAMPLE] if "一" <= letter <= "鿿"]
    if len(chinese) < 10 or _plausible(text[:_SAMPLE]) < 0.98:
        return False
    first_level = sum(1 for letter in chinese if _leads_common(letter))
    usual = sum(1 for letter in text[:_SAMPLE] if letter in _COMMON)
    return first_level >= 0.93 * len(chinese) and usual >= 0.02 * len(chinese)


def _leads_common(letter: str) -> bool:
    try:
        return 0xB0 <= letter.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _is_western(text: str) -> bool:
    """Whether text read as Windows-1252 is plain English with a few accents and typographic quotes."""
    sample = text[:_SAMPLE]
    high = [letter for letter in sample if letter > "~"]
    return len(high) * 50 <= len(sample) and all(
        letter.isalpha() or letter in "’‘“”–—…•·§°€£®©™\xa0" for letter in high
    )
