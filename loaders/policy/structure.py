"""The tree of headings, and which of them are the tasks of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.policy.headings import ARTICLE, Label, label_of
from loaders.policy.lines import Block

_SENTENCE_END = re.compile(r"[。！？!?]|(?<=[A-Za-z)\]])\.(?=\s|$)")
_COLON = re.compile(r"[:：]")
_WIDE_SPACE = re.compile(r"[\u3000\xa0]|\s{2,}|\t")
_COMMA = re.compile(r"[，,；;]")
_LONGEST_TITLE = 60
_LONGEST_INLINE_TITLE = 45
_TASK_SECTION = re.compile(
    r"(?:重点|主要|具体|工作|核心|建设|发展)(?:工作)?(?:任务|举措|措施|行动|工程|内容|工作|领域|方向)|合作重点|任务举措|行动任务"
    r"|(?:key|main|major|priority|principal)\s+(?:tasks?|actions?|measures?|initiatives?)|^(?:tasks|actions|measures)$",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"总体(?:要求|思路|目标|考虑|部署)|总则|附则|指导思想|(?:基本|工作)原则|(?:发展|主要|工作|行动|预期|总体)目标|目标(?:任务|要求|定位)?$"
    r"|^(?:发展|工作|现有|现实|合作|政策|规划|编制|出台)?(?:基础|现状|背景|形势|回顾|成效)|形势(?:与|和)|现状(?:与|和|分析)|背景$|形势$"
    r"|(?:重要|重大|战略)意义|适用(?:范围|对象)|名词解释|术语|有关(?:事项|说明)|其他(?:事项|规定)?$|监督(?:检查|管理|评估)?$"
    r"|保障(?:措施|机制|体系|条件)?$|^(?:强化|加强|完善|健全)?(?:组织|实施|要素|政策|服务|支撑)?保障(?!.*合作)"
    r"|组织(?:实施|领导|推进|落实)|(?:工作|有关|相关|实施)要求$|(?:推进|实施|工作|落实)机制$|规划实施|(?:进度|时间|工作)安排|(?:实施|工作)步骤|^前言|^引言"
    r"|overall requirements|general (?:requirements|provisions)|guiding (?:principles|ideology)|^(?:basic )?principles"
    r"|^(?:background|introduction|preamble|scope|vision|context|overview|definitions)|objectives?$|goals?$|^targets?"
    r"|safeguards?|^implementation$|^monitoring|^organi[sz]ation|supporting measures|supplementary",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[-—•·*\s]*(?:相关(?:解读|政策|链接|文件|附件|稿件|阅读|新闻)|政策解读|附件下载|分享到|打印本页|关闭窗口|【?(?:打印|关闭)】?$"
    r"|扫一扫|上一篇|下一篇|责任编辑|版权所有|主办单位|网站标识码|抄送|.{0,8}ICP备|Related (?:links|documents|policies)\b)"
)
_BRACKETED = re.compile(r"\s*[【［\[]([^】］\]]{1,40})[】］\]]\s*")


@dataclass(slots=True)
class Heading:
    """A heading of the text.

    Parameters
    ----------
    level
        0 is the highest of its part of the document.
    parent
        Index of the heading that it stands under, or -1.
    title
        The title's place; an untitled heading has an empty one.
    titled
        Whether it has a title of its own: a list item that is a mere sentence has none.
    body
        Where what follows the title begins.
    """

    label: Label
    block: int
    start: int
    level: int
    parent: int
    title: tuple[int, int]
    titled: bool
    body: int
    part: int
    own_sentence: bool = False


@dataclass(slots=True)
class Outline:
    """Headings and tasks.

    Parameters
    ----------
    tasks
        Indexes of the headings that are tasks, in order.
    rule
        The rule that decided.
    stop
        Index of the first block that is no longer the document's own text.
    parts
        Number of the document's part, by block: 0 is the text up to the first annex.
    notes
        (offset, message) of what is odd in the numbering.
    """

    headings: list[Heading] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    rule: str = ""
    stop: int = 0
    notes: list[tuple[int, str]] = field(default_factory=list)


def outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Find the headings of a text and decide which level of them is the tasks."""
    found = Outline(stop=_tail(text, blocks))
    labels = [
        label_of(text[block.start : min(block.end, block.start + 40)]) for block in blocks[: found.stop]
    ]
    _read_headings(text, blocks, labels, found)
    _choose_tasks(text, found)
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
    inverted = _inverted(labels)
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
        level, parent, stack = _place(found.headings, stack, labels, index, inverted)
        last = latest.get((parent, label.style), 0)
        if last and label.number and label.number != last + 1:
            kind = "again" if label.number <= last else f"after {last}"
            found.notes.append((block.start, f"the numbering is odd: '{label.text}' stands {kind}"))
        latest[parent, label.style] = label.number
        found.headings.append(_heading(text, blocks, labels, index, label, level, parent, part))
        stack = [*stack, len(found.headings) - 1]


def _place(
    headings: Sequence[Heading],
    stack: list[int],
    labels: Sequence[Label | None],
    at: int,
    inverted: frozenset[tuple[str, str]],
) -> tuple[int, int, list[int]]:
    """Level, parent and open headings for the label of block `at`."""
    label = labels[at]
    assert label is not None  # noqa: S101 - the caller passes blocks with labels
    open_ones = list(stack)
    if label.style != "box" and _in_open_box(headings, open_ones, labels, at, label):
        box = next(at for at, index in enumerate(open_ones) if headings[index].label.style == "box")
        inside, open_ones = open_ones[box + 1 :], open_ones[: box + 1]
        for index in inside:
            if headings[index].label.rank < label.rank:
                open_ones.append(index)
        return len(open_ones), open_ones[-1], open_ones
    while open_ones:
        top = headings[open_ones[-1]].label
        if top.style == label.style or _above(label, top, inverted):
            open_ones.pop()
            continue
        break
    parent = open_ones[-1] if open_ones else -1
    return len(open_ones), parent, open_ones


def _in_open_box(
    headings: Sequence[Heading], stack: Sequence[int], labels: Sequence[Label | None], at: int, label: Label
) -> bool:
    """Whether a box is open and the label counts on inside it, not from the heading that holds the box."""
    box = next((place for place, index in enumerate(stack) if headings[index].label.style == "box"), None)
    if box is None:
        return False
    outer = {headings[index].label.style: headings[index].label.number for index in stack[:box]}
    inside = {headings[index].label.style: headings[index].label.number for index in stack[box + 1 :]}
    goes_on_outside = outer.get(label.style, -1) + 1 == label.number
    if goes_on_outside and not (
        inside.get(label.style, -1) + 1 == label.number and _comes_again(labels, at, label)
    ):
        return False
    return label.style in outer or label.style in inside or label.number == 1


def _comes_again(labels: Sequence[Label | None], at: int, label: Label) -> bool:
    """Whether the same number of the same style stands soon again, before any higher heading."""
    for later in labels[at + 1 : at + 80]:
        if later is None or later.style == "box":
            continue
        if later.style == label.style and later.number == label.number:
            return True
        if later.rank < label.rank:
            return False
    return False


def _above(one: Label, other: Label, inverted: frozenset[tuple[str, str]]) -> bool:
    if (one.style, other.style) in inverted:
        return False
    if (other.style, one.style) in inverted:
        return True
    return one.rank < other.rank


def _inverted(labels: Sequence[Label | None]) -> frozenset[tuple[str, str]]:
    """Pairs (usually higher, usually lower) of styles that this document uses the other way round.

    So where the style that usually stands higher begins again with 1 below each heading of the other,
    and the other, which came first, runs through.
    """
    firsts: dict[str, int] = {}
    ones: dict[str, int] = {}
    seen: dict[str, Label] = {}
    for index, label in enumerate(labels):
        if label is None or label.style in ("annex", "box"):
            continue
        firsts.setdefault(label.style, index)
        seen.setdefault(label.style, label)
        ones[label.style] = ones.get(label.style, 0) + (label.number == 1)
    pairs = set()
    for high in seen.values():
        for low in seen.values():
            if (
                high.rank < low.rank
                and firsts[low.style] < firsts[high.style]
                and ones[low.style] == 1
                and ones[high.style] >= 2
            ):
                pairs.add((high.style, low.style))
    return frozenset(pairs)


def _is_annex(text: str, blocks: Sequence[Block], labels: Sequence[Label | None], index: int) -> bool:
    """Whether an annex begins here; a list of annexes (``附件：1. …``) at the foot of a notice begins none."""
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


def _choose_tasks(text: str, found: Outline) -> None:
    headings = found.headings
    best: list[int] = []
    rule = ""
    kept: list[tuple[int, str]] = []
    for part in sorted({heading.part for heading in headings}):
        mine = [
            index
            for index, heading in enumerate(headings)
            if heading.part == part and heading.label.style != "annex"
        ]
        notes: list[tuple[int, str]] = []
        tasks, why = _tasks_of_part(text, headings, mine, notes)
        if len(tasks) > len(best) and (part == 0 or not best or len(best) < 3):
            best, rule, kept = tasks, why, notes
    found.tasks, found.rule = best, rule
    found.notes += kept


def _tasks_of_part(
    text: str, headings: list[Heading], mine: list[int], notes: list[tuple[int, str]]
) -> tuple[list[int], str]:
    mine = [index for index in mine if not _in_box(headings, index)]
    if not mine:
        return [], ""
    children: dict[int, list[int]] = {}
    for index in mine:
        children.setdefault(headings[index].parent, []).append(index)
    all_mine = set(mine)
    tops = [index for index in mine if headings[index].parent not in all_mine]
    start, why = _where_tasks_begin(text, headings, children, tops)
    level, went_down = start, False
    while True:
        titled = [index for index in level if headings[index].titled]
        deeper = {index for index in titled if _mostly_titled(headings, children.get(index, []))}
        if not deeper or len(deeper) * 2 < len(titled):
            break
        went_down = True
        level = [
            child
            for index in level
            for child in (_titled_children(headings, children, index) if index in deeper else [index])
        ]
    tasks = [index for index in level if headings[index].titled or headings[index].label.rank == ARTICLE]
    rule = "the lowest headings with titles of their own"
    if not tasks:
        tasks, rule = level, "the only numbered items"
    if went_down and tasks:
        bare = [index for index in tasks if index in tops]
        if 0 < len(bare) < len(tasks):
            notes += [(headings[index].start, _bare(text, headings[index])) for index in bare]
            tasks = [index for index in tasks if index not in set(bare)]
    style = headings[tasks[0]].label.text if tasks else ""
    return tasks, f"{rule} ({style} …), {why}" if tasks else ""


def _where_tasks_begin(
    text: str, headings: Sequence[Heading], children: dict[int, list[int]], tops: Sequence[int]
) -> tuple[list[int], str]:
    """The headings among which, or below which, tasks are looked for, and why."""
    for level in (tops, [child for top in tops for child in children.get(top, [])]):
        named = [index for index in level if _is_task_section(text, headings[index]) and children.get(index)]
        if not named:
            continue
        further = [
            index
            for index in level
            if index > named[0] and index not in named and not _is_other(text, headings[index])
            and _mostly_titled(headings, children.get(index, []))
        ]  # fmt: skip
        roots = sorted([*named, *further])
        return [
            child for root in roots for child in children[root]
        ], f"below '{_words(text, headings[named[0]])}'"
    start = [index for index in tops if not _is_other(text, headings[index])]
    if start:
        return start, "below all headings but those of aims, safeguards and the like"
    return list(tops), "all headings"


def _mostly_titled(headings: Sequence[Heading], children: Sequence[int]) -> bool:
    """Whether these headings have titles with something below, and are not a list of sentences."""
    strong = sum(1 for child in children if headings[child].titled and not headings[child].own_sentence)
    articles = sum(1 for child in children if headings[child].label.rank == ARTICLE)
    return bool(children) and max(strong, articles) * 2 >= len(children)


def _bare(text: str, heading: Heading) -> str:
    title = f"{heading.label.text}{_words(text, heading)}"
    return f"'{title}' has paragraphs but no numbered task; its sentences are not read as measures"


def _titled_children(headings: Sequence[Heading], children: dict[int, list[int]], index: int) -> list[int]:
    return [
        one for one in children.get(index, []) if headings[one].titled or headings[one].label.rank == ARTICLE
    ]


def _in_box(headings: Sequence[Heading], index: int) -> bool:
    while index >= 0:
        if headings[index].label.style == "box":
            return True
        index = headings[index].parent
    return False


def _words(text: str, heading: Heading) -> str:
    return " ".join(text[slice(*heading.title)].split())


def _is_task_section(text: str, heading: Heading) -> bool:
    words = _words(text, heading)
    longest = 40 if words.isascii() else 14
    return len(words) <= longest and bool(_TASK_SECTION.search(words)) and not _OTHER_SECTION.search(words)


def _is_other(text: str, heading: Heading) -> bool:
    words = _words(text, heading)
    return len(words) <= 60 and bool(_OTHER_SECTION.search(words))
