"""Who issued a document, and when, as its signature or its head says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.policy.dates import DATE, date
from loaders.policy.model import Document

ORGANIZATION = re.compile(
    r"[一-鿿·、（）() \u3000]{0,60}(?:委员会|委|局|厅|部|政府|办公室|办公厅|院|署|会|中心|集团|公司"
    r"|大学|党委|组|处|银行|联盟)"
    r"(?:[（(][^()（）]{0,24}[)）])?"
)
BODY_EN = re.compile(
    r"(?:the\s+)?(?:[A-Z]\S+\s+){0,4}(?:ministry|department|bureau|office|commission|agency|government"
    r"|council|municipality|city|authority)\b[^.:]*$",
    re.IGNORECASE,
)
_FROM_NOTICE = re.compile(r"^(?P<who>[^《》]{2,80}?)(?:关于|印发)")
TITLE_ENDS = ("通知", "公告", "意见", "办法", "措施", "方案", "规划", "计划", "要点", "决定")
_BLANK = re.compile(r"\s+")


def signature(lines: Sequence[str], is_known: Callable[[str], bool]) -> tuple[list[str], str | None]:
    """Issuers and date of a signature: lines of bodies right above a line that is a date."""
    for index in range(len(lines) - 1, 0, -1):
        line = _BLANK.sub("", lines[index])
        if len(line) > 16 or not DATE.fullmatch(line):
            continue
        issuers: list[str] = []
        for above in range(index - 1, max(-1, index - 14), -1):
            words = lines[above].strip()
            if re.fullmatch(r"[(（][^()（）]*代章[)）]", words):
                continue
            if len(words) > 60 or not ORGANIZATION.fullmatch(words) or words.endswith(("各", "：")):
                break
            issuers = bodies(words, is_known) + issuers
        if issuers:
            return issuers, date(line)
    return [], None


def below_title(head: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Issuers where lines of the head are nothing but bodies."""
    for index, line in enumerate(head[:12]):
        if len(line) <= 60 and not line.strip().endswith(TITLE_ENDS) and ORGANIZATION.fullmatch(line.strip()):
            issuers = bodies(line, is_known)
            for more in head[index + 1 : index + 12]:
                if len(more) > 60 or not ORGANIZATION.fullmatch(more.strip()):
                    break
                issuers += bodies(more, is_known)
            return issuers
    return []


def bodies(words: str, is_known: Callable[[str], bool]) -> list[str]:
    """The bodies that a line names: parted by blanks, or by 、 unless the whole is one known body."""
    if words.isascii():
        return [words.strip()]
    parts: list[str] = []
    for piece in re.split(r"[\s\u3000]+", words.strip()):
        if not piece:
            continue
        pieces = piece.split("、")
        if len(pieces) > 1 and not is_known(piece) and all(ORGANIZATION.fullmatch(one) for one in pieces):
            parts += pieces
        else:
            parts.append(piece)
    if len(parts) > 1 and any(len(part) < 3 for part in parts):
        return ["".join(parts)]
    return parts


def from_notice(head: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Issuers before 关于 in the title of a notice, or in the red head (``…文件``)."""
    for index, line in enumerate(head[:12]):
        words = line.strip() + (
            head[index + 1].strip() if index + 1 < len(head) and len(head[index + 1]) < 40 else ""
        )
        found = _FROM_NOTICE.match(words)
        if found and ORGANIZATION.fullmatch(found["who"].strip()):
            return bodies(found["who"], is_known)
    for line in head[:6]:
        if line.strip().endswith("文件") and ORGANIZATION.fullmatch(line.strip()[:-2]):
            return bodies(line.strip()[:-2], is_known)
    return []


def own_places(document: Document) -> tuple[str, ...]:
    """Short names of the places whose bodies issued the document: ``云澜`` for 云澜市科学技术局."""
    found = (
        re.match(r"([一-鿿]{2,4}?)(?:省|市|区|县|自治区|州)", name)
        for name in (*document.issuers, document.title)
    )
    return tuple(dict.fromkeys(match[1] for match in found if match))
