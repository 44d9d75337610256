"""Numbers as Chinese official texts write them."""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

CHINESE = "零〇○一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟廿"
_TIMES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "百万": 1e6, "千万": 1e7}
_TIMES |= {"千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "十万": 1e5}
_ARABIC = re.compile(r"([\d,，.\s]*\d)\s*([十百千万亿]*)")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {0xFF0E: ord("."), 0xFF0C: ord(",")}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=4096)
def value(written: str) -> float | None:
    """The value of ``1,200``, ``1.5万亿``, ``十二``, ``百`` or ``三千五百万``; None where it has none."""
    plain = "".join(written.translate(_WIDTH).split())
    arabic = _ARABIC.fullmatch(plain)
    if arabic:
        digits, times = arabic.groups()
        try:
            number = float(digits.replace(",", ""))
        except ValueError:
            return None
        if times and times not in _TIMES:
            return None
        return number * _TIMES.get(times, 1)
    if plain and plain[0] in "十百千万亿":
        plain = "一" + plain
    plain = plain.replace("○", "〇").replace("廿", "二十")
    large = re.fullmatch(rf"([{CHINESE}]+)(万亿|万|亿)", plain)
    try:
        if large:
            return float(cn2an.cn2an(large[1], "normal")) * _TIMES[large[2]]
        return float(cn2an.cn2an(plain, "normal"))
    except ValueError:
        return None


def whole(written: str) -> int | None:
    """The whole number that is written, or None."""
    number = value(written)
    return int(number) if number is not None and number.is_integer() else None


def roman(written: str) -> int | None:
    """The value of a Roman numeral up to 399, or None where it is not well formed."""
    letters = written.upper()
    if not re.fullmatch(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", letters) or not letters:
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -now if following > now else now for now, following in zip(values, [*values[1:], 0], strict=True)
    )
