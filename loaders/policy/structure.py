"""The headings of a text: labels, titles and where their bodies begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.policy.headings import Label, label_of
from loaders.policy.lines import Block
from loaders.policy.nesting import inverted_pairs, place
from loaders.policy.tasks import choose_tasks
from loaders.policy.tree import Heading, Note, Outline

_SENTENCE_END = re.compile(r"[。！？!?]|(?<=[A-Za-z)\]])\.(?=\s|$)")
_COLON = re.compile(r"[:：]")
_WIDE_SPACE = re.compile(r"[\u3000\xa0]|\s{2,}|\t")
_COMMA = re.compile(r"[，,；;]")
_LONGEST_TITLE = 60
_LONGEST_INLINE_TITLE = 45
_TAIL = re.compile(
    r"[-—•·*\s]*(?:相关(?:解读|政策|链接|文件|附件|稿件|阅读|新闻)|政策解读|附件下载|分享到|打印本页"
    r"|关闭窗口|【?(?:打印|关闭)】?$"
    r"|扫一扫|上一篇|下一篇|责任编辑|版权所有|主办单位|网站标识码|抄送|.{0,8}ICP备|Related (?:links"
    r"|documents|policies)\b)"
)
_BRACKETED = re.compile(r"\s*[【［\[]([^】］\]]{1,40})[】］\]]\s*")


def outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Find the headings of a text and decide which level of them is the tasks."""
    found = Outline(stop=_tail(text, blocks))
    labels = [
        label_of(text[block.start : min(block.end, block.start + 40)]) for block in blocks[: found.stop]
    ]
    _read_headings(text, blocks, labels, found)
    choose_tasks(text, found)
    return found


def _tail(text: str, blocks: Sequence[Block]) -> int:
    """Index of the first of the lines that a web page adds below the text."""
    stop = len(blocks)
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 40), -1):
        block = blocks[index]
        if block.end - block.start <= 80 and _TAIL.match(text, block.start, block.end):
            stop = index
    return stop


def _read_headings(
    text: str, blocks: Sequence[Block], labels: Sequence[Label | None], found: Outline
) -> None:
    inverted = inverted_pairs(labels)
    stack: list[int] = []
    latest: dict[tuple[int, str], int] = {}
    part = 0
    for index, label in enumerate(labels):
        if label is None:
            continue
        block = blocks[index]
        if label.style == "annex":
            if not _is_annex(text, blocks, labels, index):
                continue
            part += 1
            stack = []
            found.headings.append(_heading(text, blocks, labels, index, label, 0, -1, part))
            continue
        level, parent, stack = place(found.headings, stack, labels, index, label, inverted)
        last = latest.get((parent, label.style), 0)
        if last and label.number and label.number != last + 1:
            again = label.number <= last
            en = f"the numbering is odd: '{label.text}' stands {'again' if again else f'after {last}'}"
            where = "重复出现" if again else f"紧接在第{last}项之后"
            zh = f"编号异常：“{label.text}”{where}"
            found.notes.append(Note(block.start, en, zh))
        latest[parent, label.style] = label.number
        found.headings.append(_heading(text, blocks, labels, index, label, level, parent, part))
        stack = [*stack, len(found.headings) - 1]


def _is_annex(text: str, blocks: Sequence[Block], labels: Sequence[Label | None], index: int) -> bool:
    """Whether an annex begins here; a list of annexes (``附件：1. …``) begins none."""
    label, block = labels[index], blocks[index]
    if label is None:
        return False
    rest = text[block.start + label.length : block.end].strip(" \u3000:：.．、")
    if len(rest) > 50 or re.match(r"1\s*[.．、]", rest) or rest.endswith(("。", "；")):
        return False
    return not rest or not any(
        later is not None and later.style == "annex" and later.number == label.number
        for later in labels[index + 1 :]
    )


def _heading(
    text: str,
    blocks: Sequence[Block],
    labels: Sequence[Label | None],
    index: int,
    label: Label,
    level: int,
    parent: int,
    part: int,
) -> Heading:
    block = blocks[index]
    start = block.start + label.length
    while start < block.end and text[start] in " \t\u3000\xa0:：":
        start += 1
    followed = index + 1 < len(labels) and labels[index + 1] is None
    title, titled, body, own = _title(text, start, block.end, followed)
    if start >= block.end and followed:
        following = blocks[index + 1]
        words = text[following.start : following.end]
        if len(words) <= 40 and not _SENTENCE_END.search(words):
            title, titled, body = (following.start, following.end), True, following.end
    return Heading(label, index, block.start, level, parent, title, titled, body, part, own)


def _title(text: str, start: int, end: int, followed: bool) -> tuple[tuple[int, int], bool, int, bool]:
    """Tell a heading's title from the sentence that stands on the same line.

    Returns
    -------
    (title, titled, body, own)
        `own`: the title is a sentence of its own with nothing below it, and so also a measure.
    """
    bracketed = _BRACKETED.match(text, start, end)
    if bracketed:
        return bracketed.span(1), True, bracketed.end(), False
    stop = _SENTENCE_END.search(text, start, end)
    first_end = stop.start() if stop else end
    rest = text[stop.end() : end].strip(" \u3000\xa0") if stop else ""
    colon = _COLON.search(text, start, first_end)
    if colon and 2 <= colon.start() - start <= 25 and not _COMMA.search(text, start, colon.start()):
        if text[colon.end() : end].strip():
            return (start, colon.start()), True, colon.end(), False
        return (start, colon.start()), True, end, False
    wide = _WIDE_SPACE.search(text, start, first_end)
    if wide and wide.start() - start >= 2 and stop and not _COMMA.search(text, start, wide.start()):
        after = text[wide.end() : first_end]
        if len(after) >= 8 and wide.start() - start <= _LONGEST_INLINE_TITLE:
            return (start, wide.start()), True, wide.end(), False
    length = first_end - start
    commas = len(_COMMA.findall(text, start, first_end))
    latin = text[start : start + 1].isascii()
    limit = _LONGEST_TITLE if not latin else 140
    inline = _LONGEST_INLINE_TITLE if not latin else 100
    if not stop:
        titled = 0 < length <= limit and text[end - 1] not in "；;，," and commas <= 2
        return ((start, end), True, end, False) if titled else ((start, start), False, start, False)
    if rest:
        if length <= inline and commas <= 1 and not text[start:first_end].endswith(("；", ";")):
            return (start, first_end), True, stop.end(), False
        return (start, start), False, start, False
    if followed and length <= inline and commas <= 1:
        return (start, first_end), True, end, False
    if length <= 30 * (3 if latin else 1) and not commas:
        return (start, first_end), True, start, True
    return (start, start), False, start, False
