"""What a document says of itself: title, number, issuers, date and period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from loaders.policy.dates import DATE, DATE_EN, date
from loaders.policy.issuers import BODY_EN, below_title, bodies, from_notice, signature
from loaders.policy.lines import Block
from loaders.policy.marks import NUMBER, PERIOD, STATED, clean
from loaders.policy.model import Document
from loaders.policy.titles import title_of

_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五六七八九])五[”\"]?")
_VALID = re.compile(
    r"自\s*(20\d\d)\s*年.{0,12}(?:施行|实施|执行|生效).{0,12}(?:有效期|至|到).{0,4}?(20\d\d)\s*年"
)
_ONE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?:度)?(?:工作|重点|行动|实施|任务|科技|国际)")
_IN_FORCE = re.compile(r"施行|实施|执行|生效|有效|in force|effective|takes? effect", re.IGNORECASE)
_ISSUED_BY = re.compile(
    r"(?:issued|published|promulgated|adopted|released)\s+by\s+(?:the\s+)?(?P<issuer>[^:：\t]+?)"
    r"(?:,?\s+(?:on|in)\s+(?P<date>[^:：]*\b(?:19|20)\d\d))?\.?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:document\s+|ref(?:erence)?\.?\s*)?no\.\s*(?P<number>(?=\S*\d)\S+)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s*年(?!\s*[-—–~至到]).*(?:工作)?(?:要点|计划|安排)$")
_BLANK = re.compile(r"\s+")


def about(
    text: str,
    blocks: Sequence[Block],
    first_heading: int,
    stop: int,
    meta: Mapping[str, str],
    is_known: Callable[[str], bool],
) -> Document:
    """Read title, number, issuers, date and period.

    Parameters
    ----------
    first_heading
        Index of the first block that is a heading: the head of the document ends there.
    stop
        Index of the first block that is not the document's own.
    meta
        What the file itself says of the text: ``title``, ``issuer``, ``date``, ``number``.
    is_known
        Whether a string is the name of one organisation in the vocabulary.
    """
    lines = [text[block.start : block.end] for block in blocks[:stop]]
    head = lines[: min(first_heading, 60)]
    tail = lines[max(first_heading, len(lines) - 12) :]
    stated = dict(meta)
    for line in [*head, *tail]:
        found = STATED.match(line)
        if found:
            stated.setdefault(_meta_key(found["key"]), found["value"].strip())
            continue
        plain = _ISSUED_BY.fullmatch(line.strip()) or _NUMBERED.fullmatch(line.strip())
        for key, words in plain.groupdict().items() if plain else ():
            stated.setdefault(key, words or "")
    language = language_of(text[:20000])
    title = title_of(head, stated.get("title", ""), language)
    number = _number([stated.get("number", ""), *head])
    issuers, signed = signature(head, is_known)
    if not issuers:
        issuers, signed = signature(tail, is_known)
    if not issuers and language == "en" and not stated.get("issuer"):
        issuers = [
            clean(line)
            for line in head[:8]
            if len(line) <= 90 and BODY_EN.match(line) and clean(line) not in title
        ][:1]
    if not issuers and not stated.get("issuer"):
        issuers = below_title(head, is_known)
    if not issuers and stated.get("issuer"):
        issuers = bodies(stated["issuer"], is_known)
    if not issuers:
        issuers = from_notice(head, is_known)
    published = signed or date(stated.get("date", "")) or _lone_date([*head, *tail])
    return Document(title, number, tuple(issuers), published, _period(title, lines), "", language)


def language_of(text: str) -> str:
    """``zh`` or ``en``, by the letters."""
    chinese = sum(1 for letter in text if "一" <= letter <= "鿿")
    latin = sum(1 for letter in text if letter.isascii() and letter.isalpha())
    return "zh" if chinese * 4 >= latin else "en"


def _meta_key(key: str) -> str:
    plain = _BLANK.sub("", key).lower()
    if plain in (
        "发文字号",
        "文号",
        "文件编号",
        "reference",
        "ref.",
        "ref",
        "documentnumber",
        "documentno.",
        "documentno",
        "no.",
    ):
        return "number"
    if plain in ("标题", "名称"):
        return "title"
    if (
        "日期" in plain
        or "时间" in plain
        or plain.startswith(("date", "issuedon", "publishedon"))
        or plain == "published"
    ):
        return "date"
    return "issuer"


def _number(lines: Sequence[str]) -> str | None:
    for line in lines:
        words = line.strip()
        if len(words) > 60:
            continue
        for found in NUMBER.finditer(words):
            if "《" in words or "根据" in words:
                continue
            if (found[5] or found[6]) and found.end() - found.start() < len(words) - 2:
                continue
            return _BLANK.sub("", found[0])
    stated = lines[0].strip() if lines else ""
    return stated or None


def _lone_date(lines: Sequence[str]) -> str | None:
    for line in reversed(lines):
        words = line.strip()
        if len(words) <= 32 and not _IN_FORCE.search(words) and (DATE.search(words) or DATE_EN.search(words)):
            return date(words)
    return None


def _period(title: str, lines: Sequence[str]) -> tuple[int, int] | None:
    stated = next(
        (line for line in lines if re.search(r"(?:规划|计划|实施|行动)期(?:限|为)|有效期", line[:80])), ""
    )
    for words in (title, *(line for line in lines[:30] if len(line) <= 60), stated[:200]):
        found = PERIOD.search(words)
        if found and 0 <= int(found[2]) - int(found[1]) <= 40:
            return int(found[1]), int(found[2])
    five = _FIVE_YEARS.search(title)
    if five:
        first = 1951 + 5 * (10 + "一二三四五六七八九".index(five[1]) + 1)
        return first, first + 4
    one = _ONE_YEAR.search(title) or _YEAR_FIRST.match(title)
    if one:
        return int(one[1]), int(one[1])
    valid = next((found for line in lines if (found := _VALID.search(line))), None)
    return (int(valid[1]), int(valid[2])) if valid and int(valid[1]) <= int(valid[2]) else None
