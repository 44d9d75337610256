"""The labels with which the headings of official documents begin, and which stands above which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.policy.numbers import CHINESE, roman, whole

_CN = rf"[{CHINESE}]{{1,6}}"
_LABELS = re.compile(
    rf"""
    第\s*(?P<ordinal>{_CN}|\d{{1,3}})\s*(?P<unit>部分|[编篇章节条])(?![一-鿿]*规定)
    | (?P<box>专\s*栏)\s*(?P<box_n>{_CN}|\d{{1,2}})?
    | (?P<annex>附\s*[件录表])\s*(?P<annex_n>{_CN}|\d{{1,2}})?(?=\s*(?:[:：.．、]|$|\s))
    | (?P<task>(?:(?:重点|主要|专项)?(?:任务|行动|工程|举措|专项)))\s*
      (?P<task_n>{_CN}|\d{{1,2}})(?=\s*[:：、.．\s])
    | (?P<dun>{_CN})\s*[、．.](?!\d)
    | [(（]\s*(?P<cnp>{_CN})\s*[)）][、.．]?
    | (?P<dec>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．、]?
      (?=\s+\D|[一-鿿A-CE-FH-Z])(?![年月日%％万亿个家项元倍])
    | (?P<num>\d{{1,5}})\s*[.．、](?!\d(?![GDdg][^a-z]))
    | [(（]\s*(?P<nump>\d{{1,3}})\s*[)）][、.．]?
    | (?P<numr>\d{{1,3}})\s*[)）]
    | (?P<circled>[①-⑳])[、.．]?
    | (?P<word>Part|Chapter|Section|Article|Task|Action|Priority|Pillar|Measure|Initiative|Goal|Objective
        |PART|CHAPTER|SECTION|ARTICLE|TASK|ACTION|PRIORITY)\s+(?P<word_n>\d{{1,3}}|[IVXLC]+|[A-H])\b[.:：)—–-]?
    | (?P<en_annex>Annex|Appendix|ANNEX|APPENDIX)\b\s*(?P<en_annex_n>\d{{1,2}}|[A-Z])?\b[.:：]?
    | (?P<en_box>Box)\s+(?P<en_box_n>\d{{1,2}})\b[.:：]?
    | (?P<roman>[IVXLC]{{1,7}})[.)](?=\s)
    | (?P<letter>[A-Z])[.)](?=\s)
    | [(（](?P<small>[a-z]|[ivx]{{2,5}})[)）]
    """,
    re.VERBOSE,
)
ARTICLE = 4.5
"""Rank of articles (第一条): below 一、, above （一）; they are tasks even without titles."""
_UNIT_RANK = {"编": 0, "篇": 0, "部分": 0, "章": 1, "节": 2, "条": ARTICLE}
_WORD_RANK = {"part": 0, "pillar": 0, "chapter": 1, "section": 2, "article": ARTICLE}
_POSSIBLE = frozenset(
    "第专附重主任行工举一二三四五六七八九十(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789０１２３４５６７８９"
)
_DIGITS = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading begins with.

    Parameters
    ----------
    style
        Labels of one style count on from one another.
    rank
        The usual order of styles from the highest (0) to the lowest.
    number
        Its number, or 0.
    text
        As printed.
    length
        Characters up to the title.
    """

    style: str
    rank: float
    number: int
    text: str
    length: int


def label_of(line: str) -> Label | None:
    """The label that a line begins with, or None."""
    first = line[:1]
    if first not in _POSSIBLE and not ("A" <= first <= "Z"):
        return None
    head = line[:40].translate(_DIGITS)
    found = _LABELS.match(head)
    if found is None:
        return None
    parts = found.groupdict()
    text = found[0].strip()
    if parts["ordinal"]:
        unit = parts["unit"]
        return Label(f"第{unit}", _UNIT_RANK[unit], whole(parts["ordinal"]) or 0, text, found.end())
    if parts["box"] or parts["en_box"]:
        number = parts["box_n"] or parts["en_box_n"]
        return Label("box", 20, _number(number), text, found.end())
    if parts["annex"] or parts["en_annex"]:
        number = parts["annex_n"] or parts["en_annex_n"]
        return Label("annex", -1, _number(number), text, found.end())
    if parts["task"]:
        return Label(f"{parts['task']}N", 5.5, _number(parts["task_n"]), text, found.end())
    if parts["word"]:
        word = parts["word"].lower()
        return Label(f"{word} N", _WORD_RANK.get(word, 5.5), _number(parts["word_n"]), text, found.end())
    if parts["dun"]:
        return Label("一、", 4, whole(parts["dun"]) or 0, text, found.end())
    if parts["cnp"]:
        return Label("（一）", 5, whole(parts["cnp"]) or 0, text, found.end())
    if parts["dec"]:
        steps = re.split(r"[.．]", parts["dec"])
        return Label(
            "1" + ".1" * (len(steps) - 1), 6 + 0.1 * (len(steps) - 1), int(steps[-1]), text, found.end()
        )
    for group, style, rank in (("num", "1.", 6.0), ("nump", "（1）", 7.0), ("numr", "1)", 8.0)):
        if parts[group]:
            return Label(style, rank, int(parts[group]), text, found.end())
    if parts["circled"]:
        return Label("①", 9, ord(parts["circled"]) - ord("①") + 1, text, found.end())
    if parts["roman"] and roman(parts["roman"]):
        return Label("I.", 4, roman(parts["roman"]) or 0, text, found.end())
    if parts["roman"] or parts["letter"]:
        letter = parts["letter"] or parts["roman"]
        return Label("A.", 5, ord(letter[0]) - 64, text, found.end()) if len(letter) == 1 else None
    small = parts["small"]
    number_small = roman(small) if len(small) > 1 else ord(small) - 96
    return Label("(a)", 7.5, number_small or 0, text, found.end())


def _number(written: str | None) -> int:
    if not written:
        return 0
    if len(written) == 1 and "A" <= written <= "Z" and written not in "IVXLC":
        return ord(written) - 64
    return roman(written) or 0 if written.isascii() and written.isalpha() else whole(written) or 0
