"""Targets: a number with a unit that the plan wants to reach, how it is meant and by when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.policy.amounts import ANY_NUMBER, GOAL, amounts, comparison
from loaders.policy.sentences import Sentence

_BLANK = re.compile(r"\s+")
_WINDOW = 90
_EN_GOAL = re.compile(
    r"\b(?:build|set up|establish|launch|create|develop|train|reach|attain|achieve|exceed|increase|grow"
    r"|rise|reduce|cut|host|hold|support|serve"
    r"|carry out|complete|attract|open|sign|fund|deliver|form|raise)(?:s|es|ed|ing)?\b"
    r"|\bby (?:the end of )?20\d\d\b|\bat least\b|\bmore than\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:到|至|力争|争取|确保|于|截至|截止)\s*((?:19|20)\d\d)\s*年\s*(?:(\d{1,2})\s*月)?|((?:19"
    r"|20)\d\d)\s*年\s*(?:(\d{1,2})\s*月)?\s*(?:底|末|年底|年末|前|之前|以前))"
)
_VALID = re.compile(r"有效期(?:限)?(?:为|至|到).{0,20}?(20\d\d)\s*年\s*(?:(\d{1,2})\s*月)?")
_BY_EN = re.compile(r"\b(?:by|until|before|in)\s+(?:the\s+end\s+of\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
_PAST = re.compile(
    r"截至|截止|目前|已经?(?!有)|累计(?:已|实现|建成了)|现有|以来|同比|期间，|期间,|建立了|取得了"
    r"|形成了|达到了|\b(?:has|had|have|was|were)\b"
)
_SUPPORT = re.compile(r"给予|补贴|补助|奖励|资助|罚|最高(?:不超过)?|注册资本|每(?:个|家|项|年)?最高")


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
            if not ANY_NUMBER.search(text, sentence.start, sentence.end):
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
    past = bool(_PAST.search(words)) and not re.search(r"到20\d\d年|力争|年内|确保", words)
    if past or _only_past_years(words, issued):
        return []
    goal = bool(_BY.search(words))
    found: list[Found] = []
    for clause in sentence.clauses:
        latin = text[clause.start : clause.start + 1].isascii()
        hits = amounts(text, clause.start, clause.end)
        wanted = _first(_EN_GOAL if latin else GOAL, text, clause.start, clause.end) if hits else 0
        for place, (start, end, number, unit, more) in enumerate(hits):
            before = text[max(clause.start, start - _WINDOW) : start]
            before = before if latin else _BLANK.sub("", before)
            if _SUPPORT.search(before[-14:]) and unit in ("元", "万元", "%", "％", "美元"):
                continue
            left = clause.start if place == 0 else _cut(text, hits[place - 1][1], start)
            right = clause.end if place + 1 == len(hits) else _cut(text, end, hits[place + 1][0])
            meant, number = comparison(text, before, end, right, number, unit, more)
            span = text[left:right]
            if not (
                goal
                or meant != "exactly"
                or wanted < (right if latin else start)
                or (not latin and GOAL.search(before))
                or any(noun and noun in span for noun in nouns)
            ):
                continue
            while left < right and text[left] in " 、\t":
                left += 1
            if latin and text.startswith("and ", left, right):
                left += 4
            while right > left and text[right - 1] in " 、和及\t":
                right -= 1
            found.append(Found(left, right, number, unit, meant, by))
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
