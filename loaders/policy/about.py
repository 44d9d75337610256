"""What a document says of itself: title, number, issuers, date, period, the documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from loaders.policy.lines import Block
from loaders.policy.model import Citation, Document
from loaders.policy.numbers import whole

_KINDS = (
    "行动计划|工作计划|实施计划|专项计划|三年计划|计划|规划纲要|规划|实施方案|工作方案|行动方案|方案|实施意见|指导意见|意见|管理办法|实施办法|办法"
    "|若干措施|政策措施|措施|若干政策|政策|通知|纲要|条例|工作要点|要点|决定|指南|实施细则|细则|规定|倡议|通报|公告|蓝图|路线图|愿景与行动|白皮书|行动"
)
_IS_TITLE = re.compile(rf"(?:{_KINDS})(?:\s*[(（][^()（）]{{1,40}}[)）])*$")
_IS_TITLE_EN = re.compile(
    r"\b(?:plan|programme|program|strategy|roadmap|guidelines?|measures|opinions?|outline|framework|policy|agenda|blueprint)\b",
    re.IGNORECASE,
)
_PERIOD_LINE = re.compile(
    r"[(（]\s*(?:19|20)\d\d\s*年?\s*(?:[-—–－~～至到]+)\s*(?:19|20)\d\d\s*年?\s*[)）]|[(（][^()（）]{1,12}[)）]"
)
_PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*年?\s*(?:-|—|–|－|−|~|～|至|到|/|\bto\b|\bthrough\b|\band\b)+\s*((?:19|20)\d\d)(?!\d)"
)
_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五六七八九])五[”\"]?")
_VALID = re.compile(
    r"自\s*(20\d\d)\s*年.{0,12}(?:施行|实施|执行|生效).{0,12}(?:有效期|至|到).{0,4}?(20\d\d)\s*年"
)
_ONE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?:度)?(?:工作|重点|行动|实施|任务|科技|国际)")
_NUMBER = re.compile(
    r"(?<![一-鿿〔])([一-鿿]{1,16}?)\s*[〔\[【［(（﹝]\s*((?:19|20)\d\d)\s*[〕\]】］)）﹞]\s*(第)?\s*(\d{1,5})\s*号"
    r"|((?:[一-鿿]{2,12})?(?:19|20)\d\d\s*年\s*第\s*\d{1,4}\s*号)|([一-鿿]{0,12}令?\s*第\s*\d{1,4}\s*号(?:令)?)"
)
_DATE = re.compile(
    r"((?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*[年./-]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s*(?:[月./-]\s*(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?)"
)
_MONTHS = "January February March April May June July August September October November December".split()
_DATE_EN = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({'|'.join(m[:3] for m in _MONTHS)})[a-z]*\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)"
)
_ORG = re.compile(
    r"[一-鿿·、（）() \u3000]{0,60}(?:委员会|委|局|厅|部|政府|办公室|办公厅|院|署|会|中心|集团|公司|大学|党委|组|处|银行|联盟)"
    r"(?:[（(][^()（）]{0,24}[)）])?"
)
_BODY_EN = re.compile(
    r"(?:the\s+)?(?:[A-Z]\S+\s+){0,4}(?:ministry|department|bureau|office|commission|agency|government|council|municipality|city|authority)\b[^.:]*$",
    re.IGNORECASE,
)
_META = re.compile(
    r"^(?P<key>发文字号|文\s*号|文件编号|发文机关|发文机构|发文单位|发布机构|发布单位|制定机关|来\s*源|成文日期|发文日期|发布日期|发布时间|印发日期|公开日期"
    r"|标\s*题|名\s*称|Issued by|Issuer|Issuing (?:body|authority)|Published(?: on| by)?|Date(?: of issue)?|Issued on|Reference|Ref\.?|Document (?:number|no\.?)|No\.)"
    r"\s*[\]】]?\s*[:：\t]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_FROM_NOTICE = re.compile(r"^(?P<who>[^《》]{2,80}?)(?:关于|印发)")
_PRINTED = re.compile(
    r"(?:印\s*发|制定|编制|起草|修订)\s*[了本]?\s*《([^《》]{4,120})》"
    r"|《([^《》]{4,120})》\s*(?:\S{0,24}\s*)?(?:印\s*发|已经)"
)
_COVER = re.compile(r"(?:通知|公告|通报|公告.{0,12}号|文件)$")
_CLOSING = re.compile(r"^[(（].*[)）]$|代章|主动公开|公开发布")
_CITED = re.compile(r"《([^《》\r\n]{3,80})》")
_CITED_KIND = re.compile(rf"(?:{_KINDS}|法)(?:\s*[(（][^()（）]{{1,40}}[)）])*$")
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
        What the file itself says of the text (HTML meta elements): ``title``, ``issuer``, ``date``, ``number``.
    is_known
        Whether a string is the name of one organisation in the vocabulary.
    """
    lines = [text[block.start : block.end] for block in blocks[:stop]]
    head = lines[: min(first_heading, 60)]
    tail = lines[max(first_heading, len(lines) - 12) :]
    stated = dict(meta)
    for line in [*head, *tail]:
        found = _META.match(line)
        if found:
            stated.setdefault(_meta_key(found["key"]), found["value"].strip())
    language = language_of(text[:20000])
    title = _title(head, stated.get("title", ""), language)
    number = _number([stated.get("number", ""), *head])
    issuers, signed = _signature(head, is_known)
    if not issuers:
        issuers, signed = _signature(tail, is_known)
    if not issuers and language == "en" and not stated.get("issuer"):
        issuers = [
            _clean(line)
            for line in head[:8]
            if len(line) <= 90 and _BODY_EN.match(line) and _clean(line) not in title
        ][:1]
    if not issuers and not stated.get("issuer"):
        issuers = _below_title(head, is_known)
    if not issuers and stated.get("issuer"):
        issuers = _split(stated["issuer"], is_known)
    if not issuers:
        issuers = _from_notice(head, is_known)
    published = signed or date(stated.get("date", "")) or _lone_date([*head, *tail])
    return Document(title, number, tuple(issuers), published, _period(title, lines), "", language)


def language_of(text: str) -> str:
    """``zh`` or ``en``, by the letters."""
    chinese = sum(1 for letter in text if "一" <= letter <= "鿿")
    latin = sum(1 for letter in text if letter.isascii() and letter.isalpha())
    return "zh" if chinese * 4 >= latin else "en"


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


def own_places(document: Document) -> tuple[str, ...]:
    """Short names of the places whose bodies issued the document: ``云澜`` for 云澜市科学技术局."""
    found = (
        re.match(r"([一-鿿]{2,4}?)(?:省|市|区|县|自治区|州)", name)
        for name in (*document.issuers, document.title)
    )
    return tuple(dict.fromkeys(match[1] for match in found if match))


def date(written: str) -> str | None:
    """The first date in a string, as ISO 8601 (a month where no day is given), or None."""
    found = _DATE.search(written)
    if found:
        year = whole(found[1]) if found[1].isdigit() else _digits(found[1])
        month, day = whole(found[2]), whole(found[3]) if found[3] else None
        if year and month and 1 <= month <= 12:
            return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day and day <= 31 else "")
    english = _DATE_EN.search(written)
    if english:
        month = [name[:3] for name in _MONTHS].index(english[2]) + 1
        day_text = english[1] or english[3]
        return f"{english[4]}-{month:02d}" + (f"-{int(day_text):02d}" if day_text else "")
    return None


def _digits(written: str) -> int | None:
    digits = "".join(
        str("〇一二三四五六七八九".find(sign.replace("○", "〇").replace("零", "〇"))) for sign in written
    )
    return int(digits) if digits.isdigit() else None


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


def _title(head: Sequence[str], stated: str, language: str) -> str:
    joined = "\n".join(head)
    printed = _PRINTED.search(joined)
    quoted = _BLANK.sub("", (printed[1] or printed[2] or "") if printed else "")
    if quoted:
        own = _line_title(head, lambda words: bare_title(words) == bare_title(quoted))
        return own if own and len(own) >= len(quoted) else quoted
    if language == "en":
        return _english_title(head, stated)
    own = _line_title(head, lambda words: bool(_IS_TITLE.search(words)) and not _NUMBER.fullmatch(words))
    return own or _clean(stated) or _first_line(head)


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
                or _META.match(head[first])
            ):
                break
            if first < last and (_DATE.fullmatch(line) or _CLOSING.search(line) or _NUMBER.fullmatch(line)):
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
        _DATE.search(words)
        or _CLOSING.search(words)
        or _NUMBER.search(words)
        or words.endswith(("。", "：", ":"))
        or (_ORG.fullmatch(words) and "推进" not in words and "关于" not in words)
    )


def _english_title(head: Sequence[str], stated: str) -> str:
    for index, line in enumerate(head):
        if (
            len(line) <= 160
            and _IS_TITLE_EN.search(line)
            and not line.endswith(".")
            and not _META.match(line)
        ):
            words = _clean(line)
            following = _clean(head[index + 1]) if index + 1 < len(head) else ""
            if _PERIOD.search(following) and len(following) <= 20 and not _PERIOD.search(words):
                words = f"{words} {following}"
            return words
    return _clean(stated) or _first_line(head)


def _first_line(head: Sequence[str]) -> str:
    for line in head:
        if not _META.match(line) and not _NUMBER.fullmatch(line.strip()) and not date(line):
            return _clean(line)[:120]
    return ""


def _clean(words: str) -> str:
    return _BLANK.sub(" ", words).strip()


def _number(lines: Sequence[str]) -> str | None:
    for line in lines:
        words = line.strip()
        if len(words) > 60:
            continue
        for found in _NUMBER.finditer(words):
            if "《" in words or "根据" in words:
                continue
            if (found[5] or found[6]) and found.end() - found.start() < len(words) - 2:
                continue
            return _BLANK.sub("", found[0])
    stated = lines[0].strip() if lines else ""
    return stated or None


def _signature(lines: Sequence[str], is_known: Callable[[str], bool]) -> tuple[list[str], str | None]:
    """Issuers and date of a signature: lines of bodies right above a line that is a date."""
    for index in range(len(lines) - 1, 0, -1):
        line = _BLANK.sub("", lines[index])
        if len(line) > 16 or not _DATE.fullmatch(line):
            continue
        issuers: list[str] = []
        for above in range(index - 1, max(-1, index - 14), -1):
            words = lines[above].strip()
            if re.fullmatch(r"[(（][^()（）]*代章[)）]", words):
                continue
            if len(words) > 60 or not _ORG.fullmatch(words) or words.endswith(("各", "：")):
                break
            issuers = _split(words, is_known) + issuers
        if issuers:
            return issuers, date(line)
    return [], None


def _below_title(head: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Issuers where lines of the head are nothing but bodies."""
    for index, line in enumerate(head[:12]):
        if len(line) <= 60 and not _IS_TITLE.search(line.strip()) and _ORG.fullmatch(line.strip()):
            issuers = _split(line, is_known)
            for more in head[index + 1 : index + 12]:
                if len(more) > 60 or not _ORG.fullmatch(more.strip()):
                    break
                issuers += _split(more, is_known)
            return issuers
    return []


def _split(words: str, is_known: Callable[[str], bool]) -> list[str]:
    """The bodies that a line names: parted by blanks, or by 、 unless the whole is one known body."""
    if words.isascii():
        return [words.strip()]
    parts: list[str] = []
    for piece in re.split(r"[\s\u3000]+", words.strip()):
        if not piece:
            continue
        pieces = piece.split("、")
        if len(pieces) > 1 and not is_known(piece) and all(_ORG.fullmatch(one) for one in pieces):
            parts += pieces
        else:
            parts.append(piece)
    if len(parts) > 1 and any(len(part) < 3 for part in parts):
        return ["".join(parts)]
    return parts


def _from_notice(head: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    for index, line in enumerate(head[:12]):
        words = line.strip() + (
            head[index + 1].strip() if index + 1 < len(head) and len(head[index + 1]) < 40 else ""
        )
        found = _FROM_NOTICE.match(words)
        if found and _ORG.fullmatch(found["who"].strip()):
            return _split(found["who"], is_known)
    for line in head[:6]:
        if line.strip().endswith("文件") and _ORG.fullmatch(line.strip()[:-2]):
            return _split(line.strip()[:-2], is_known)
    return []


def _lone_date(lines: Sequence[str]) -> str | None:
    for line in reversed(lines):
        words = line.strip()
        if len(words) <= 32 and (_DATE.search(words) or _DATE_EN.search(words)):
            return date(words)
    return None


def _period(title: str, lines: Sequence[str]) -> tuple[int, int] | None:
    stated = next(
        (line for line in lines if re.search(r"(?:规划|计划|实施|行动)期(?:限|为)|有效期", line[:80])), ""
    )
    for words in (title, *(line for line in lines[:30] if len(line) <= 60), stated[:200]):
        found = _PERIOD.search(words)
        if found and 0 <= int(found[2]) - int(found[1]) <= 40:
            return int(found[1]), int(found[2])
    five = _FIVE_YEARS.search(title)
    if five:
        first = 1951 + 5 * (10 + "一二三四五六七八九".index(five[1]) + 1)
        return first, first + 4
    one = _ONE_YEAR.search(title)
    if one:
        return int(one[1]), int(one[1])
    valid = next((found for line in lines if (found := _VALID.search(line))), None)
    return (int(valid[1]), int(valid[2])) if valid and int(valid[1]) <= int(valid[2]) else None
