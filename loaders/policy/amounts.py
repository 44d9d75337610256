"""Numbers with a unit in a clause, and how each is meant."""

from __future__ import annotations

import re

from loaders.policy.numbers import CHINESE, value

_UNIT = (
    "个百分点|万人次|人次|万吨|吨|公里|平方米|平方公里|万千瓦|千瓦|美元|欧元|元人民币|元|人|名|家|个|项"
    "|所|座|处|场次|场|次|届|批次|条|只|支|种|件|台套|台|套|辆|架|艘|款|篇|部"
    "|户|对|倍|单|颗|亩|公顷|%|％|‰"
)
_CN_NUMBER = rf"[{CHINESE}]"
_NUMBER = re.compile(
    rf"(?P<percent>百分之(?P<percent_n>{_CN_NUMBER}{{1,12}}(?:点{_CN_NUMBER}{{1,12}})?))"
    rf"|(?<![\d.])(?<!\d[,，])(?P<digits>(?:\d{{1,3}}(?:[ \xa0\u2009\u202f]\d{{3}}){{1,6}}(?!\d)"
    rf"|\d[\d,，]{{0,24}})(?:\.\d{{1,12}})?)\s*(?P<times>(?:万亿|千亿"
    rf"|百亿|十亿|亿|千万|百万|十万|万|千|百)?)\s*(?P<more>余|多)?\s*(?P<unit>{_UNIT})"
    rf"|(?P<chinese>{_CN_NUMBER}{{0,12}}[十百千两二三四五六七八九]{_CN_NUMBER}{{0,12}}(?:万亿|万"
    rf"|亿)?)(?P<more_cn>余|多)?(?P<unit_cn>{_UNIT})"
    rf"|翻(?P<double>{_CN_NUMBER}|\d)番"
)
ANY_NUMBER = re.compile(
    rf"\d|[{CHINESE}]\s*(?:{_UNIT}|万|亿|余|多)|百分之|翻.番"
    r"|\b(?:hundred|thousand|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|forty|fifty)\b",
    re.IGNORECASE,
)
_EN_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d[\d,]{0,24}(?:\.\d{1,12})?|hundred|one hundred|two hundred|a hundred"
    r"|one thousand|a thousand"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)"
    r"(?P<times>\s+(?:hundred|thousand|million|billion|trillion))?\s*(?P<percent>%|per ?cent"
    r"|percentage points)?",
    re.IGNORECASE,
)
_EN_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    "one hundred": 100, "a hundred": 100, "two hundred": 200, "one thousand": 1000, "a thousand": 1000,
}  # fmt: skip
_EN_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_EN_UNIT = re.compile(
    r"\s*((?:(?:new|more|additional|joint|international|key|national|major|high-level|innovative"
    r"|demonstration|overseas)\s+){0,3}"
    r"[A-Za-z-]+(?:\s+(?:laborator(?:y|ies)|projects?|platforms?|parks?|centres?|centers?|bases?"
    r"|entities|enterprises|companies|researchers|people|events))?)"
)
GOAL = re.compile(
    r"建设|建成|建立|构建|培育|打造|新增|引进|举办|组织|开展|服务|支持|推动|实施|布局|形成|达到|达|超过"
    r"|突破|力争|实现|设立|共建|培养|培训|制定|落地"
    r"|扩大|提高|提升|增长|增加|降低|下降|减少|控制|保持|完成|选派|派出|吸引|集聚|推广|遴选|签署|签订"
    r"|覆盖|认定|创建|新建|发展|推出|征集|转化|孵化|资助|配备|建|办|到"
)
_AT_LEAST_AFTER = re.compile(r"[^，,。；;、]{0,12}?(?:以上|及以上)")
_AT_MOST_AFTER = re.compile(r"[^，,。；;、]{0,8}?(?:以内|以下|之内)")
_ABOUT_AFTER = re.compile(r"[^，,。；;、]{0,4}?左右")
_BEFORE = tuple(
    (name, re.compile(rf"(?:{words})\s*$", re.IGNORECASE))
    for name, words in (
        ("about", "大约|约|近|接近|about|around|some|approximately|nearly"),
        (
            "at-most",
            "不超过|不高于|不多于|控制在|(?<!不)低于|(?<!不)少于|压减至"
            "|at most|no more than|up to|fewer than|less than|below",
        ),
        (
            "at-least",
            "超过|突破|不少于|不低于|至少|不小于|高于|多于|上|超"
            "|at least|more than|over|exceed(?:s|ing)?|no fewer than|no less than",
        ),
    )
)
_GROWTH = re.compile(
    r"(?:增长|增速|增加|提高|提升|上升|年均增|递增|增幅|(?<!新)增)(?:率|速度)?(?:约|近|超过|超|不低于|不少于"
    r"|达到?|保持在?|在)?\s*$"
    r"|(?:grow|increas|ris|rais)(?:e|es|ed|ing|s)?\b[^.;]{0,60}?(?:\bby)?(?:\s+(?:at least|over"
    r"|more than|about))?\s*$"
)
_FALL = re.compile(
    r"(?:下降|降低|减少|压减|缩短|降)(?:约|近|超过|超|不低于)?\s*$|(?:fall|reduc\w+|cut"
    r"|decreas\w+)(?:\s+by)?\s*$"
)
_LEVEL = re.compile(r"(?:到|至|达|达到|为|是|to)\s*(?:\d{4}年的)?$")
_NOT_A_NUMBER = re.compile(r"第|[“\"《]$")


def amounts(text: str, start: int, end: int) -> list[tuple[int, int, float, str, bool]]:
    """Numbers with a unit in a stretch: (start, end, number, unit, whether more is meant)."""
    hits: list[tuple[int, int, float, str, bool]] = []
    if text[start : start + 1].isascii() and _is_latin(text[start:end]):
        return _english_numbers(text, start, end)
    for match in _NUMBER.finditer(text, start, end):
        if _NOT_A_NUMBER.search(text[max(start, match.start() - 1) : match.start()]):
            continue
        if match.start() > start and (
            text[match.start() - 1].isascii() and text[match.start() - 1].isalnum()
        ):
            continue
        if match["percent"]:
            number = value(match["percent_n"])
            unit, more = "%", False
        elif match["double"]:
            times = value(match["double"]) or 1
            number, unit, more = float(2**times), "番", False
        elif match["digits"]:
            number = value(match["digits"] + match["times"])
            unit, more = match["unit"], bool(match["more"])
        else:
            number = value(match["chinese"])
            unit, more = match["unit_cn"], bool(match["more_cn"])
            if number is None or (
                number < 10 and not GOAL.search(text[max(start, match.start() - 6) : match.start()])
            ):
                continue
            if re.match(r"[几数]", text[max(start, match.start() - 1) : match.start()]):
                continue
            if (
                unit in ("次", "届", "对", "条", "部", "种", "件", "支", "只", "人", "处", "户", "单", "元")
                and number < 10
            ):
                continue
        if number is None:
            continue
        hits.append((match.start(), match.end(), number, unit.replace("％", "%"), more))
    return hits


def _is_latin(words: str) -> bool:
    """Whether at most one character in ten is beyond ASCII (two more bytes in UTF-8 for most of them)."""
    return (len(words.encode("utf-8", "replace")) - len(words)) * 5 <= len(words)


def _english_numbers(text: str, start: int, end: int) -> list[tuple[int, int, float, str, bool]]:
    hits: list[tuple[int, int, float, str, bool]] = []
    for match in _EN_NUMBER.finditer(text, start, end):
        word = match["digits"].lower()
        number = float(_EN_WORDS[word]) if word in _EN_WORDS else value(match["digits"])
        if number is None:
            continue
        times = (match["times"] or "").strip().lower()
        number *= _EN_TIMES.get(times, 1)
        if not times and not match["percent"] and word.isdigit() and 1900 <= number <= 2100:
            continue
        if match["percent"]:
            hits.append((match.start(), match.end(), number, "%", False))
            continue
        unit = _EN_UNIT.match(text, match.end(), end)
        if (
            unit is None
            or not unit[1].strip()
            or unit[1].split()[0].lower() in ("and", "of", "to", "or", "in", "years", "year")
        ):
            continue
        hits.append((match.start(), unit.end(), number, unit[1].strip(), False))
    return hits


def comparison(
    text: str, before: str, end: int, right: int, number: float, unit: str, more: bool
) -> tuple[str, float]:
    """How a number is meant, and the number: a fall is a negative growth, ``增长1倍`` is twice."""
    if unit == "番":
        return "multiple", number
    if unit == "倍":
        if _GROWTH.search(before):
            return "multiple", number + 1
        return "multiple", number
    level = bool(_LEVEL.search(before))
    if not level and _FALL.search(before):
        return "growth", -number
    if not level and _GROWTH.search(before):
        return "growth", number
    if more or _AT_LEAST_AFTER.match(text, end, right):
        return "at-least", number
    if _AT_MOST_AFTER.match(text, end, right):
        return "at-most", number
    if _ABOUT_AFTER.match(text, end, right):
        return "about", number
    for name, sign in _BEFORE:
        if sign.search(before):
            if name == "at-least" and re.search(r"不(?:超过|高于)\s*$", before):
                return "at-most", number
            return name, number
    return "exactly", number
