"""Targets: a number with a unit that the plan wants to reach, how it is meant and by when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.policy.numbers import CHINESE, value
from loaders.policy.sentences import Sentence

_UNIT = (
    "个百分点|万人次|人次|万吨|吨|公里|平方米|平方公里|万千瓦|千瓦|美元|欧元|元人民币|元|人|名|家|个|项|所|座|处|场次|场|次|届|批次|条|只|支|种|件|台套|台|套|辆|架|艘|款|篇|部"
    "|户|对|倍|单|颗|亩|公顷|%|％|‰"
)
_CN_NUMBER = rf"[{CHINESE}]"
_NUMBER = re.compile(
    rf"(?P<percent>百分之(?P<percent_n>{_CN_NUMBER}{{1,12}}(?:点{_CN_NUMBER}{{1,12}})?))"
    rf"|(?<![\d.])(?<!\d[,，])(?P<digits>\d[\d,，]{{0,24}}(?:\.\d{{1,12}})?)\s*(?P<times>(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?)\s*(?P<more>余|多)?\s*(?P<unit>{_UNIT})"
    rf"|(?P<chinese>{_CN_NUMBER}{{0,12}}[十百千两二三四五六七八九]{_CN_NUMBER}{{0,12}}(?:万亿|万|亿)?)(?P<more_cn>余|多)?(?P<unit_cn>{_UNIT})"
    rf"|翻(?P<double>{_CN_NUMBER}|\d)番"
)
_ANY_NUMBER = re.compile(
    rf"\d|[{CHINESE}]\s*(?:{_UNIT}|万|亿|余|多)|百分之|翻.番"
    r"|\b(?:hundred|thousand|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
_EN_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d[\d,]{0,24}(?:\.\d{1,12})?|hundred|one hundred|two hundred|a hundred|one thousand|a thousand"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)"
    r"(?P<times>\s+(?:hundred|thousand|million|billion|trillion))?\s*(?P<percent>%|per ?cent|percentage points)?",
    re.IGNORECASE,
)
_EN_WORDS = {
    "hundred": 100, "one hundred": 100, "a hundred": 100, "two hundred": 200, "one thousand": 1000, "a thousand": 1000,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_EN_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_EN_UNIT = re.compile(
    r"\s*((?:(?:new|more|additional|joint|international|key|national|major|high-level|innovative|demonstration|overseas)\s+){0,3}"
    r"[A-Za-z-]+(?:\s+(?:laborator(?:y|ies)|projects?|platforms?|parks?|centres?|centers?|bases?|entities|enterprises|companies|researchers|people|events))?)"
)
_EN_GOAL = re.compile(
    r"\b(?:build|set up|establish|launch|create|develop|train|reach|attain|achieve|exceed|increase|grow|rise|reduce|cut|host|hold|support|serve"
    r"|carry out|complete|attract|open|sign|fund|deliver|form|raise)(?:s|es|ed|ing)?\b|\bby (?:the end of )?20\d\d\b|\bat least\b|\bmore than\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:到|至|力争|争取|确保|于|截至|截止)\s*((?:19|20)\d\d)\s*年\s*(?:(\d{1,2})\s*月)?|((?:19|20)\d\d)\s*年\s*(?:(\d{1,2})\s*月)?\s*(?:底|末|年底|年末|前|之前|以前))"
)
_VALID = re.compile(r"有效期(?:限)?(?:为|至|到).{0,20}?(20\d\d)\s*年\s*(?:(\d{1,2})\s*月)?")
_BY_EN = re.compile(r"\b(?:by|until|before|in)\s+(?:the\s+end\s+of\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
_PAST = re.compile(
    r"截至|截止|目前|已经?(?!有)|累计(?:已|实现|建成了)|现有|以来|同比|期间，|期间,|建立了|取得了|形成了|达到了|\b(?:has|had|have|was|were)\b"
)
_BLANK = re.compile(r"\s+")
_WINDOW = 90
_SUPPORT = re.compile(r"给予|补贴|补助|奖励|资助|罚|最高(?:不超过)?|注册资本|每(?:个|家|项|年)?最高")
_GOAL = re.compile(
    r"建设|建成|建立|构建|培育|打造|新增|引进|举办|组织|开展|服务|支持|推动|实施|布局|形成|达到|达|超过|突破|力争|实现|设立|共建|培养|培训|制定|落地"
    r"|扩大|提高|提升|增长|增加|降低|下降|减少|控制|保持|完成|选派|派出|吸引|集聚|推广|遴选|签署|签订|覆盖|认定|创建|新建|发展|推出|征集|转化|孵化|资助|配备|建|办|到"
)
_AT_LEAST_AFTER = re.compile(r"[^，,。；;、]{0,12}?(?:以上|及以上)")
_AT_MOST_AFTER = re.compile(r"[^，,。；;、]{0,8}?(?:以内|以下|之内)")
_ABOUT_AFTER = re.compile(r"[^，,。；;、]{0,4}?左右")
_BEFORE = (
    ("at-least", re.compile(r"(?:超过|突破|不少于|不低于|至少|不小于|高于|多于|上|超|at least|more than|over|exceed(?:s|ing)?|no fewer than|no less than)\s*$", re.IGNORECASE)),
    ("at-most", re.compile(r"(?:不超过|不高于|不多于|控制在|(?<!不)低于|(?<!不)少于|压减至|at most|no more than|up to|fewer than|less than|below)\s*$", re.IGNORECASE)),
    ("about", re.compile(r"(?:大约|约|近|接近|about|around|some|approximately|nearly)\s*$", re.IGNORECASE)),
)  # fmt: skip
_GROWTH = re.compile(
    r"(?:增长|增速|增加|提高|提升|上升|年均增|递增|增幅|增)(?:率|速度)?(?:约|近|超过|超|不低于|不少于|达到?|保持在?|在)?\s*$"
    r"|(?:grow|increas|ris|rais)(?:e|es|ed|ing|s)?\b[^.;]{0,60}?(?:\bby)?(?:\s+(?:at least|over|more than|about))?\s*$"
)
_FALL = re.compile(
    r"(?:下降|降低|减少|压减|缩短|降)(?:约|近|超过|超|不低于)?\s*$|(?:fall|reduc\w+|cut|decreas\w+)(?:\s+by)?\s*$"
)
_LEVEL = re.compile(r"(?:到|至|达|达到|为|是|to)\s*(?:\d{4}年的)?$")
_NOT_A_NUMBER = re.compile(r"第|[“\"《]$")


class Found(NamedTuple):
    """A target as it stands in the text."""

    start: int
    end: int
    number: float
    unit: str
    comparison: str
    by: str | None


def find_targets(
    text: str,
    groups: Iterable[Sequence[Sentence]],
    period: tuple[int, int] | None,
    published_on: str | None,
    nouns: Sequence[str] = (),
) -> list[Found]:
    """Find the targets in sentences.

    Parameters
    ----------
    groups
        Sentences by the heading under which they stand: a date (``到2027年``) holds on within its group.
    """
    issued = int(published_on[:4]) if published_on else (period[0] - 1 if period else None)
    end = f"{period[1]}-12-31" if period else _horizon(text, issued)
    found: list[Found] = []
    for group in groups:
        by = end
        for sentence in group:
            if not _ANY_NUMBER.search(text, sentence.start, sentence.end):
                continue
            by = _date_of(text[sentence.start : sentence.end], by, issued)
            found += _in_sentence(text, sentence, by, issued, nouns)
    return found


def _horizon(text: str, issued: int | None) -> str | None:
    """The day by which a plan without a period wants to have done what it says, or until which it holds."""
    valid = _VALID.search(text)
    if valid:
        return _last_day(int(valid[1]), int(valid[2]) if valid[2] else 12)
    for match in _BY.finditer(text, 0, 200_000):
        found = _date_of(match[0], None, issued)
        if found and match[0][0] in "到至力争确":
            return found
    english = _BY_EN.search(text, 0, 200_000)
    return _date_of(english[0], None, issued) if english else None


def _date_of(words: str, held: str | None, issued: int | None) -> str | None:
    for match in _BY.finditer(words):
        year, month = int(match[1] or match[3]), match[2] or match[4]
        if issued and year < issued:
            continue
        return _last_day(year, int(month) if month else 12)
    english = _BY_EN.search(words)
    if english and (not issued or int(english[1]) >= issued):
        return f"{english[1]}-12-31"
    return held


def _last_day(year: int, month: int) -> str:
    month = month if 1 <= month <= 12 else 12
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def _in_sentence(
    text: str, sentence: Sentence, by: str | None, issued: int | None, nouns: Sequence[str]
) -> list[Found]:
    words = text[sentence.start : sentence.end]
    if not words[:1].isascii():
        words = _BLANK.sub("", words)
    past = bool(_PAST.search(words)) and not re.search(r"到20\d\d年|力争", words)
    if past or _only_past_years(words, issued):
        return []
    goal = bool(_BY.search(words))
    found: list[Found] = []
    for clause in sentence.clauses:
        latin = text[clause.start : clause.start + 1].isascii()
        hits = _numbers(text, clause.start, clause.end)
        wanted = _first(_EN_GOAL if latin else _GOAL, text, clause.start, clause.end) if hits else 0
        for place, (start, end, number, unit, more) in enumerate(hits):
            before = text[max(clause.start, start - _WINDOW) : start]
            before = before if latin else _BLANK.sub("", before)
            if _SUPPORT.search(before[-14:]) and unit in ("元", "万元", "%", "％", "美元"):
                continue
            left = clause.start if place == 0 else _cut(text, hits[place - 1][1], start)
            right = clause.end if place + 1 == len(hits) else _cut(text, end, hits[place + 1][0])
            comparison, number = _comparison(text, before, end, right, number, unit, more)
            span = text[left:right]
            if not (
                goal
                or comparison != "exactly"
                or wanted < (right if latin else start)
                or (not latin and _GOAL.search(before))
                or any(noun and noun in span for noun in nouns)
            ):
                continue
            while left < right and text[left] in " 、\t":
                left += 1
            while right > left and text[right - 1] in " 、和及\t":
                right -= 1
            found.append(Found(left, right, number, unit, comparison, by))
    return found


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the first match begins, or the end."""
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _only_past_years(words: str, issued: int | None) -> bool:
    years = [int(year) for year in re.findall(r"(?<!\d)(20\d\d)\s*年", words)]
    return bool(years) and issued is not None and max(years) < issued


def _cut(text: str, start: int, end: int) -> int:
    """Where one target ends and the next begins: after the last 、 or 和 between two numbers."""
    for mark in ("、", "和", "及", "与", " and ", ","):
        at = text.rfind(mark, start, end)
        if at >= 0:
            return at + len(mark) if mark in ("、", ",") else at
    return start


def _numbers(text: str, start: int, end: int) -> list[tuple[int, int, float, str, bool]]:
    hits: list[tuple[int, int, float, str, bool]] = []
    if text[start : start + 1].isascii() and sum(sign.isascii() for sign in text[start:end]) > 0.9 * (
        end - start
    ):
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
                number < 10 and not _GOAL.search(text[max(start, match.start() - 6) : match.start()])
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


def _comparison(
    text: str, before: str, end: int, right: int, number: float, unit: str, more: bool
) -> tuple[str, float]:
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
    for name, sign in reversed(_BEFORE):
        if sign.search(before):
            if name == "at-least" and re.search(r"不(?:超过|高于)\s*$", before):
                return "at-most", number
            return name, number
    return "exactly", number
