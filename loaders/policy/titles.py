"""The title of a document, and the titles that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.policy.dates import DATE, date
from loaders.policy.issuers import ORGANIZATION
from loaders.policy.marks import NUMBER, PERIOD, STATED, clean
from loaders.policy.model import Citation

_KINDS = (
    "行动计划|工作计划|实施计划|专项计划|三年计划|计划|规划纲要|规划|实施方案|工作方案|行动方案|方案"
    "|实施意见|指导意见|意见|管理办法|实施办法|办法"
    "|若干措施|政策措施|措施|若干政策|政策|通知|纲要|条例|工作要点|要点|决定|指南|实施细则|细则|规定"
    "|倡议|通报|公告|蓝图|路线图|愿景与行动|白皮书|行动"
)
_IS_TITLE = re.compile(rf"(?:{_KINDS})(?:\s*[(（][^()（）]{{1,40}}[)）])*$")
_IS_TITLE_EN = re.compile(
    r"\b(?:plan|programme|program|strategy|roadmap|guidelines?|measures|opinions?|outline|framework"
    r"|policy|agenda|blueprint)\b",
    re.IGNORECASE,
)
_PERIOD_LINE = re.compile(
    r"[(（]\s*(?:19|20)\d\d\s*年?\s*(?:[-—–－~～至到]+)\s*(?:19|20)\d\d\s*年?\s*[)）]"
    r"|[(（][^()（）]{1,12}[)）]"
)
_PRINTED = re.compile(
    r"(?:印\s*发|制定|编制|起草|修订)\s*[了本]?\s*《([^《》]{4,120})》"
    r"|《([^《》]{4,120})》\s*(?:\S{0,24}\s*)?(?:印\s*发|已经)"
)
_COVER = re.compile(r"(?:通知|公告|通报|公告.{0,12}号|文件)$")
_CLOSING = re.compile(r"^[(（].*[)）]$|代章|主动公开|公开发布")
_CITED = re.compile(r"《([^《》\r\n]{3,80})》")
_CITED_KIND = re.compile(rf"(?:{_KINDS}|法)(?:\s*[(（][^()（）]{{1,40}}[)）])*$")
_BLANK = re.compile(r"\s+")


def citations(text: str, title: str) -> tuple[Citation, ...]:
    """The documents that a text cites, each where it does so first."""
    own = bare_title(title)
    found: dict[str, Citation] = {}
    for match in _CITED.finditer(text):
        cited = _BLANK.sub("", match[1])
        key = bare_title(cited)
        if _CITED_KIND.search(cited) and key and key != own and key not in found:
            found[key] = Citation(cited, match.start(), match.end())
    return tuple(found.values())


def bare_title(title: str) -> str:
    """A title without blanks, quotes and years, to tell whether two titles mean one document."""
    plain = re.sub(r"[(（]\s*(?:19|20)\d\d[^()（）]*[)）]", "", title)
    return re.sub(r"[\s“”\"'‘’《》]", "", plain)


def title_of(head: Sequence[str], stated: str, language: str) -> str:
    """The title: what a notice prints in 《》, else the line or lines that look like one."""
    joined = "\n".join(head)
    printed = _PRINTED.search(joined)
    quoted = _BLANK.sub("", (printed[1] or printed[2] or "") if printed else "")
    if quoted:
        own = _line_title(head, lambda words: bare_title(words) == bare_title(quoted))
        return own if own and len(own) >= len(quoted) else quoted
    if language == "en":
        return _english_title(head, stated)
    own = _line_title(head, lambda words: bool(_IS_TITLE.search(words)) and not NUMBER.fullmatch(words))
    return own or clean(stated) or _first_line(head)


def _line_title(head: Sequence[str], fits: Callable[[str], bool]) -> str:
    """The line, or the lines together, that are a title; rather the plan's own than its cover's."""
    best = ""
    for last in range(len(head)):
        words = ""
        for first in range(last, max(-1, last - 4), -1):
            line = _BLANK.sub("", head[first])
            if (
                len(line) > 60
                or line.endswith(("。", "；", "：", ":", "，", ","))
                or STATED.match(head[first])
            ):
                break
            if first < last and (DATE.fullmatch(line) or _CLOSING.search(line) or NUMBER.fullmatch(line)):
                break
            words = line + words
            if len(words) > 90:
                break
            if fits(words) and not words.startswith("附件"):
                if first == last and len(line) <= 12 and first and _continues(head[first - 1]):
                    continue
                following = _BLANK.sub("", head[last + 1]) if last + 1 < len(head) else ""
                if _PERIOD_LINE.fullmatch(following) and not _PERIOD_LINE.search(words):
                    words += following
                if not best or (_COVER.search(best) and not _COVER.search(words)):
                    best = words
                break
    return best


def _continues(line: str) -> bool:
    """Whether a title may have begun on this line."""
    words = _BLANK.sub("", line)
    return not (
        DATE.search(words)
        or _CLOSING.search(words)
        or NUMBER.search(words)
        or words.endswith(("。", "：", ":"))
        or (ORGANIZATION.fullmatch(words) and "推进" not in words and "关于" not in words)
    )


def _english_title(head: Sequence[str], stated: str) -> str:
    for index, line in enumerate(head):
        if (
            len(line) <= 160
            and _IS_TITLE_EN.search(line)
            and not line.endswith(".")
            and not STATED.match(line)
        ):
            words = clean(line)
            following = clean(head[index + 1]) if index + 1 < len(head) else ""
            if PERIOD.search(following) and len(following) <= 20 and not PERIOD.search(words):
                words = f"{words} {following}"
            return words
    return clean(stated) or _first_line(head)


def _first_line(head: Sequence[str]) -> str:
    for line in head:
        if not STATED.match(line) and not NUMBER.fullmatch(line.strip()) and not date(line):
            return clean(line)[:120]
    return ""
