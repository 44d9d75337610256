"""Which headings are the tasks of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.policy.headings import ARTICLE
from loaders.policy.tree import Heading, Note, Outline, words_of

_TASK_SECTION = re.compile(
    r"(?:重点|主要|具体|工作|核心|建设|发展)(?:工作)?(?:任务|举措|措施|行动|工程|内容|工作|领域|方向)"
    r"|合作重点|任务举措|行动任务"
    r"|(?:key|main|major|priority|principal)\s+(?:tasks?|actions?|measures?|initiatives?)|^(?:tasks"
    r"|actions|measures)$",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"总体(?:要求|思路|目标|考虑|部署)|总则|附则|指导思想|(?:基本|工作)原则|(?:发展|主要|工作|行动|预期"
    r"|总体)目标|目标(?:任务|要求|定位)?$"
    r"|^(?:发展|工作|现有|现实|合作|政策|规划|编制|出台)?(?:基础|现状|背景|形势|回顾|成效)|形势(?:与"
    r"|和)|现状(?:与|和|分析)|背景$|形势$"
    r"|(?:重要|重大|战略)意义|适用(?:范围|对象)|名词解释|术语|有关(?:事项|说明)|其他(?:事项|规定)?$"
    r"|监督(?:检查|管理|评估)?$"
    r"|保障(?:措施|机制|体系|条件)?$|^(?:强化|加强|完善|健全)?(?:组织|实施|要素|政策|服务"
    r"|支撑)?保障(?!.*合作)"
    r"|组织(?:实施|领导|推进|落实)|(?:工作|有关|相关|实施)要求$|(?:推进|实施|工作|落实)机制$|规划实施"
    r"|(?:进度|时间|工作)安排|(?:实施|工作)步骤|^前言|^引言"
    r"|overall requirements|general (?:requirements|provisions)|guiding (?:principles|ideology)"
    r"|^(?:basic )?principles"
    r"|^(?:background|introduction|preamble|scope|vision|context|overview|definitions)|objectives?$"
    r"|goals?$|^targets?"
    r"|safeguards?|^implementation$|^monitoring|^organi[sz]ation|supporting measures|supplementary",
    re.IGNORECASE,
)

_FIRST_CLAUSE = re.compile(r"[^，,。；;！？!?\r\n]{1,60}")


def choose_tasks(text: str, found: Outline) -> None:
    """Decide which headings are the tasks, and say by which rule."""
    headings = found.headings
    best: list[int] = []
    rule = ""
    kept: list[Note] = []
    for part in sorted({heading.part for heading in headings}):
        mine = [
            index
            for index, heading in enumerate(headings)
            if heading.part == part and heading.label.style != "annex"
        ]
        notes: list[Note] = []
        tasks, why = _tasks_of_part(text, headings, mine, notes)
        if len(tasks) > len(best) and (part == 0 or not best or len(best) < 3):
            best, rule, kept = tasks, why, notes
    found.tasks, found.rule = best, rule
    found.notes += kept


def _tasks_of_part(
    text: str, headings: list[Heading], mine: list[int], notes: list[Note]
) -> tuple[list[int], str]:
    mine = [index for index in mine if not _in_box(headings, index)]
    if not mine:
        return [], ""
    children: dict[int, list[int]] = {}
    for index in mine:
        children.setdefault(headings[index].parent, []).append(index)
    all_mine = set(mine)
    tops = [index for index in mine if headings[index].parent not in all_mine]
    articles = [index for index in mine if headings[index].label.rank == ARTICLE]
    if articles and all(headings[index].label.rank <= ARTICLE for index in tops):
        return articles, f"all articles ({headings[articles[0]].label.text} …)"
    start, why = _where_tasks_begin(text, headings, children, tops)
    level, went_down = start, False
    while True:
        titled = [index for index in level if headings[index].titled]
        deeper = {index for index in titled if _mostly_titled(headings, children.get(index, []))}
        if not deeper or len(deeper) * 2 < len(titled):
            break
        went_down = True
        level = [child for index in level for child in (children[index] if index in deeper else [index])]
    tasks = _with_siblings(text, headings, _running_on(headings, children, level))
    rule = "the lowest headings with titles of their own"
    if not tasks:
        tasks, rule = level, "the only numbered items"
    if went_down and tasks:
        bare = [index for index in tasks if index in tops]
        if 0 < len(bare) < len(tasks):
            notes += [_bare(text, headings[index]) for index in bare]
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
        ], f"below '{words_of(text, headings[named[0]])}'"
    start = [index for index in tops if not _is_other(text, headings[index])]
    if start:
        return start, "below all headings but those of aims, safeguards and the like"
    return list(tops), "all headings"


def _mostly_titled(headings: Sequence[Heading], children: Sequence[int]) -> bool:
    """Whether these headings have titles with something below, and are not a list of sentences."""
    strong = sum(1 for child in children if headings[child].titled and not headings[child].own_sentence)
    articles = sum(1 for child in children if headings[child].label.rank == ARTICLE)
    return bool(children) and max(strong, articles) * 2 >= len(children)


def _bare(text: str, heading: Heading) -> Note:
    title = f"'{heading.label.text}{words_of(text, heading)}'"
    return Note(
        heading.start,
        f"{title} has paragraphs but no numbered task; its sentences are not read as measures",
        f"{title}只有段落，没有编号任务，其中的句子未作为措施读取",
    )


def _running_on(
    headings: Sequence[Heading], children: dict[int, list[int]], level: Sequence[int]
) -> list[int]:
    """The level, where a list of sentences that counts on from the tasks stands for its heading.

    ``（一）`` holds ``1. 2.`` with titles, ``（二）`` the sentences ``3. 4.``: all four are tasks.
    """
    found: list[int] = []
    for index in level:
        below = children.get(index, [])
        last = headings[found[-1]].label if found else None
        first = headings[below[0]].label if below else None
        if last and first and first.style == last.style and first.number == last.number + 1 > 1:
            found += [child for child in below if headings[child].label.style == first.style]
        else:
            found.append(index)
    return found


def _with_siblings(text: str, headings: Sequence[Heading], level: Sequence[int]) -> list[int]:
    """The titled headings, and those without a title that count on from them.

    A numbered sentence among titled tasks is a task too; its first clause is its title.
    """
    titled = {headings[index].label.style for index in level if headings[index].titled}
    tasks = []
    for index in level:
        heading = headings[index]
        if heading.titled or heading.label.rank == ARTICLE:
            tasks.append(index)
        elif heading.label.style in titled:
            clause = _FIRST_CLAUSE.match(text, heading.body)
            heading.title = clause.span() if clause else heading.title
            tasks.append(index)
    return tasks


def _in_box(headings: Sequence[Heading], index: int) -> bool:
    while index >= 0:
        if headings[index].label.style == "box":
            return True
        index = headings[index].parent
    return False


def _is_task_section(text: str, heading: Heading) -> bool:
    words = words_of(text, heading)
    longest = 40 if words.isascii() else 14
    return len(words) <= longest and bool(_TASK_SECTION.search(words)) and not _OTHER_SECTION.search(words)


def _is_other(text: str, heading: Heading) -> bool:
    words = words_of(text, heading)
    return len(words) <= 60 and bool(_OTHER_SECTION.search(words))
