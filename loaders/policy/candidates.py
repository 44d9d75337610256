"""Words that look like a name and are not in the vocabulary.

Organisations, events, programmes, parks and regions are reported, so that a person can add the row;
nothing is made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from loaders.policy.lines import Block, LineNumbers
from loaders.policy.model import Candidate, Mention

_KINDS = {
    "organization": (
        "大学|学院|研究院|研究所|研究中心|科学院|协会|学会|联合会|促进会|联盟|基金会|集团|有限公司|公司"
        "|医院|银行|商会|委员会|组织|转移中心|创新中心|实验室"
    ),
    "event": (
        "论坛|大会|博览会|峰会|洽谈会|交易会|展览会|展会|大赛|合作周|科技周|文化节|科技节|年会|学术季|交流季"
        "|对话会|讲堂|路演"
    ),
    "programme": "计划|工程|专项|行动|项目",
    "park": "科技园区|科技园|产业园区|产业园|工业园区|工业园|科学城|科技城|高新区|开发区|示范区|自贸区",
}
_KIND_OF = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split("|")}
_SUFFIX = re.compile(
    "(" + "|".join(sorted(_KIND_OF, key=len, reverse=True)) + ")"
    "(?!生|师|学|技术|机|建设|院|路|性|方案|计划|实施|管理|体系|化|层|法|章程|内部|员|力|书|清单|成果"
    "|成员|合作|申报|储备)"
)
_EDGE = re.compile(r"[，。；、：！？,;:!?\s（）()《》【】\[\]…]")
_WORDS = re.compile(
    "支持|鼓励|推动|推进|举办|承办|主办|筹办|组织|参加|参与|发挥好?|依托|利用|提升|持续|建设|建成|打造"
    "|加快|加强|开展|实施|落实|设立|建立|成立|引进"
    "|服务|面向|围绕|充分|积极|高水平|高质量|办好|用好|搭建|深化|拓展|促进|培育|申报|认定|入选|纳入"
    "|联合|共建|形成|做好|吸引|邀请|链接|对接|申请"
    "|创建|新建|筹建|推荐|编制|探索|健全|完善|优化|聚焦|强化|推广|争取|发起|加入|通过|按照|根据|每年"
    "|定期|继续|全面|统筹|常设|其中|以及|包括|例如"
    "|特别是|各类|一批|若干|相关|有条件|具有|结合|出台|布局|整合|选派|培养|配合|协助|指导|引导|推出"
    "|升级|运营|做大|做强|重大|省内|市内|区内|国内|海外|境外"
    "|践行|深入|贯彻|响应|对标|借助|打响|设计|策划|争创|推介|协调|发布|启动|编制|用足|聚力|着力|大力"
    "|加大|拓宽|扩大|开拓|开放"
    "|[与和及的在向等由将对以为是至到]"
)
_PROPER = re.compile(
    r"[A-Za-z]{2,}|“(?!一带一路”)[^“”]{2,}”|国际|中国|全国|世界|亚洲|全球|国家(?!级|重点)"
    r"|[一-鿿]{2,4}(?:省|市|州)|[一-鿿]{2,3}(?<![园社校厂片辖])(?:区|县)(?!域)"
)
_GENERIC = re.compile(
    r"(?:国际|全国|全球|世界|国家|各国|国际科技|国际合作|国际科技合作|国际联合|跨国|重点|重大|科研|科技"
    r"|创新|联合|专业|行业|民间|境外|高|一流|高科技|世界一流|高水平|高质量|示范|国家级|市级|省级|区级)*"
    r"(?:学术|研究|研发|合作|科技|创新|技术|产业|交流|科技创新|人才|大科学|大科学计划|组织|会议"
    r"|技术转移|技术交易|科技合作|联合研究|联合研发|合作研究)*"
)
_ENGLISH = re.compile(
    r"\b(?:[A-Z][\w&’'-]*\s+(?:(?:of|for|and|the|on|in)\s+)*){1,7}"
    r"(?:University|Institute|Academy|Forum|Conference|Association|Programme|Program|Initiative"
    r"|Foundation|Alliance|Expo|Summit|Council|Corporation"
    r"|Park|Laboratory)\b|\bUniversity of(?:\s+[A-Z][\w-]+){1,4}"
)
_ENGLISH_KIND = {
    "Forum": "event", "Conference": "event", "Expo": "event", "Summit": "event",
    "Programme": "programme", "Program": "programme", "Initiative": "programme", "Park": "park",
}  # fmt: skip
_REGION = re.compile(
    r"[东西南北]{1,2}[亚欧非美](?=洲|国家|地区|[、，,和与等及各]|[东西南北])洲?(?:国家|地区)?"
)
_OWNERS = ("Park", "Organization", "Enterprise", "Lab", "Cooperation")
_COUNTED = re.compile(r"[\d一二三四五六七八九十百两]+(?:场次|场|届|个|家|项|次|所)")
_VERB_LAST = re.compile(r"(?:共建|建设|新建|建立|设立|成立|打造|搭建|举办|承办|主办|参加|参与)$")
_OPEN_LIST = re.compile(r"等$|等(?:一批|重大|重点)*$")
_REACH = 40


def candidates(
    text: str,
    blocks: Iterable[Block],
    names: Sequence[Mention],
    numbers: LineNumbers,
    own_names: Sequence[str] = (),
    title: str = "",
) -> tuple[Candidate, ...]:
    """Find them, each where it stands first.

    Parameters
    ----------
    blocks
        The paragraphs to look through.
    names
        All mentions of the text, by start: what is known is no candidate.
    own_names
        Names of the place that the document is about (``云澜``); they make a name a proper one.
    title
        The document's own title: what stands in it is no name of another thing.
    """
    known = sorted({(name.end, name.start) for name in names if name.label in _OWNERS})
    covered = {(name.start, name.end) for name in names}
    starts = [name.start for name in names]
    places = sorted({name.start for name in names if name.label in ("Country", "Region")})
    own = re.compile("|".join(map(re.escape, own_names))) if own_names else None
    found: dict[str, Candidate] = {}
    for block in blocks:
        for suffix in _SUFFIX.finditer(text, block.start, block.end):
            start = _start(text, block.start, suffix.start())
            counted = _COUNTED.match(text, start, suffix.start())
            start = counted.end() if counted else start
            words = text[start : suffix.end()]
            if words in found or (start, suffix.end()) in covered or _is_known(known, start, suffix.end()):
                continue
            head = text[start : suffix.start()]
            proper = (
                _PROPER.search(head) or (own and own.search(head)) or _holds(places, start, suffix.start())
            )
            if (
                not proper
                or len(words) < 5
                or "\n" in words
                or _GENERIC.fullmatch(head)
                or _OPEN_LIST.search(head)
                or (_KIND_OF[suffix[1]] != "programme" and _VERB_LAST.search(head))
                or words in title
            ):
                continue
            if text[start - 1 : start] == "《" or text[suffix.end() : suffix.end() + 1] == "》":
                continue
            found[words] = Candidate(words, _KIND_OF[suffix[1]], numbers.at(start), start, suffix.end())
        for region in _REGION.finditer(text, block.start, block.end):
            if region[0] not in found and not _is_covered(names, starts, region.start()):
                found[region[0]] = Candidate(
                    region[0], "region", numbers.at(region.start()), region.start(), region.end()
                )
        for name in _ENGLISH.finditer(text, block.start, block.end):
            words = " ".join(name[0].split())
            if words.count(" ") and words not in found and not _is_known(known, name.start(), name.end()):
                kind = _ENGLISH_KIND.get(words.rsplit(" ", 1)[1], "organization")
                found[words] = Candidate(name[0], kind, numbers.at(name.start()), name.start(), name.end())
    return tuple(sorted(found.values(), key=lambda item: item.start))


def _start(text: str, left: int, right: int) -> int:
    """Where the name begins that ends at `right`: after the last mark or word that cannot stand in it."""
    start = max(left, right - _REACH)
    window = text[start:right]
    quote = window.rfind("”")
    opening = window.rfind("“", 0, quote) if quote >= 0 else -1
    guard = opening if opening >= 0 else len(window)
    edge = 0
    for found in _EDGE.finditer(window):
        if not (opening <= found.start() <= quote):
            edge = found.end()
    if "“" in window[max(edge, quote + 1) :]:
        edge = window.rfind("“") + 1
    for word in _WORDS.finditer(window, edge, min(guard, len(window))):
        if len(window) - word.end() >= 2:
            edge = word.end()
    if quote >= 0:
        for word in _WORDS.finditer(window, max(edge, quote + 1)):
            if len(window) - word.end() >= 2:
                edge = word.end()
    return start + edge


def _is_covered(names: Sequence[Mention], starts: Sequence[int], at: int) -> bool:
    """Whether a mention of a place reaches over the character at `at`."""
    upto = bisect_right(starts, at)
    return any(
        name.end > at for name in names[max(0, upto - 4) : upto] if name.label in ("Country", "Region")
    )


def _is_known(known: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a known actor or record stands there, up to words in front of it."""
    at = bisect_left(known, (end, -1))
    while at < len(known) and known[at][0] < end + 12:
        if known[at][0] >= end and known[at][1] < end and (known[at][1] <= start or known[at][0] == end):
            return True
        at += 1
    return False


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
