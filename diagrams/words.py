"""What exports say beside the data: names of things, in Chinese and English, and texts made safe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from graph.network import Network, NetworkEdge, NetworkNode, display_name
from graph.schema import TYPE_BY_NAME, VALUE_NAMES

Language: TypeAlias = Literal["zh", "en", "both"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "both")

WORDS: Mapping[str, tuple[str, str]] = {
    "legend": ("图例", "Legend"),
    "search": ("搜索名称", "Search names"),
    "nothing_found": ("没有找到", "Nothing found"),
    "pick": ("点击节点或连线，查看事实与出处", "Click a node or a line for its facts and sources"),
    "sources": ("来源", "Sources"),
    "no_sources": ("未记录来源", "No source recorded"),
    "quote": ("原文", "Words of the text"),
    "inferred_from": ("推定，依据", "Inferred from"),
    "inferred": ("推定", "Inferred"),
    "predicted": ("预测（不是事实）", "Predicted (not a fact)"),
    "official": ("官方或当事方来源", "Official or party source"),
    "other_sources": ("其他来源", "Other sources only"),
    "links": ("连线", "Links"),
    "facts": ("事实", "Facts"),
    "aliases": ("别名", "Also written"),
    "score": ("得分", "Score"),
    "weight": ("强度", "Strength"),
    "fit": ("全图", "Whole picture"),
    "print": ("打印", "Print"),
    "as_of": ("数据截至", "Data as of"),
    "close": ("关闭", "Close"),
    "waiting": ("图外还有连线", "Links not shown here"),
    "by_kind": ("点击可隐藏或显示", "Click to hide or show"),
}

_PROJECTIONS: Mapping[str, tuple[str, str]] = {
    "SHARES": ("共同参与", "Take part together"),
    "ASKS": ("要求", "Asks for"),
    "ANSWERS": ("响应", "Answers"),
    "EXPECTED": ("预计可能的联系", "Expected link"),
}
_MEASURES: Mapping[str, tuple[str, str]] = {
    "betweenness": ("中介中心性", "betweenness"),
    "degree": ("连接数", "degree"),
    "strength": ("连接强度", "strength"),
    "closeness": ("接近中心性", "closeness"),
    "harmonic": ("调和中心性", "harmonic centrality"),
    "eigenvector": ("特征向量中心性", "eigenvector centrality"),
    "pagerank": ("PageRank", "PageRank"),
}
STRONG_KINDS = frozenset({"official", "party"})
"""Kinds of source that make a line solid."""

_LABEL_LENGTH = 60
_ILLEGAL: dict[int, int] = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)}
_ILLEGAL |= dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD)
_TURNING = [0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_UNSEEN: dict[int, int | None] = {0x7F: 0x2421, 9: 0x20, 13: None, 0x2028: 0x20, 0x2029: 0x20, 0xFEFF: None}
_UNSEEN |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_UNSEEN |= _ILLEGAL | dict.fromkeys(_TURNING, None)


def word(name: str, language: str) -> str:
    """A word in ``zh``, ``en`` or ``both``."""
    return pair(WORDS[name], language)


def pair(names: tuple[str, str], language: str) -> str:
    """Of a Chinese and an English text the one asked for, or both."""
    zh, en = names
    if language == "both" and zh and en and zh != en:
        return f"{zh} {en}"
    return (zh or en) if language in ("zh", "both") else (en or zh)


def type_names(kind: str) -> tuple[str, str]:
    """Chinese and English name of a kind of edge."""
    known = TYPE_BY_NAME.get(kind)
    return (known.name_zh, known.name_en) if known else _PROJECTIONS.get(kind, (kind, kind))


def measure_names(measure: str) -> tuple[str, str]:
    """Chinese and English name of a centrality measure."""
    return _MEASURES.get(measure, (measure, measure))


def source_kind_names(kind: str) -> tuple[str, str]:
    """Chinese and English name of a kind of source."""
    return VALUE_NAMES.get(kind, (kind, kind))


def names(node: NetworkNode) -> tuple[str, str]:
    """The node's names in Chinese and in English, each with what stands in for it.

    A part of a text has no name: its number and its words stand for it.
    """
    zh = display_name("", node.name_zh, node.name_en, "zh")[0]
    en = display_name("", node.name_zh, node.name_en, "en")[0]
    if zh or en:
        return zh, en
    written = " ".join(str(node.properties[key]) for key in ("label", "text") if node.properties.get(key))
    shown = _shortened(written) or node.id
    return shown, shown


def name(node: NetworkNode, language: str) -> str:
    """The node's name in ``zh``, ``en`` or ``both`` (two lines)."""
    zh, en = names(node)
    if language == "both" and zh != en:
        return f"{zh}\n{en}"
    return zh if language in ("zh", "both") else en


def title(network: Network, language: str) -> str:
    """The network's title; ``both`` has two lines."""
    zh, en = network.title_zh or network.title_en, network.title_en or network.title_zh
    return f"{zh}\n{en}" if language == "both" and zh != en else pair((zh, en), language)


def counted(network: Network, language: str) -> str:
    """How many nodes and edges there are, in words."""
    nodes, edges = len(network.nodes), len(network.edges)
    zh = f"{nodes:,} 个节点，{edges:,} 条连线"
    en = f"{nodes:,} {'node' if nodes == 1 else 'nodes'}, {edges:,} {'link' if edges == 1 else 'links'}"
    return pair((zh, en), language)


def about(network: Network, language: str) -> str:
    """The line below the title: how many nodes and edges, as of when, what a node's size shows."""
    said = [counted(network, language)]
    if network.as_of:
        said.append(f"{word('as_of', language)} {network.as_of}")
    if network.measure:
        zh, en = measure_names(network.measure)
        said.append(pair((f"面积表示{zh}", f"area shows {en}"), language))
    return " | ".join(said)


def status_note(edge: NetworkEdge, language: str) -> str:
    """How far a link has come, as ``signed 2024``; empty where nothing says so."""
    status = edge.properties.get("status")
    if not status:
        return ""
    since = edge.properties.get("since")
    return pair(value_names(status), language) + (f" {since}" if since and status != "called-for" else "")


def strong_sources(network: Network) -> frozenset[str]:
    """Ids of the network's official and party sources; an edge that rests on one is drawn strong."""
    return frozenset(key for key, source in network.sources.items() if source.kind in STRONG_KINDS)


def xml_text(text: str) -> str:
    """Make a text fit for XML: what it forbids becomes its picture (U+2400 …) or U+FFFD."""
    return text if text.isprintable() else text.translate(_ILLEGAL)


def visible(text: str) -> str:
    """Make a text fit to be drawn.

    As `xml_text`; also, characters that turn the direction of what follows are left out.
    """
    return text if text.isprintable() else text.translate(_UNSEEN)


def web_address(url: str) -> str:
    """The address where it is one of the web, else the empty string."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LABEL_LENGTH else flat[: _LABEL_LENGTH - 1] + "…"


def value_names(value: object) -> tuple[str, str]:
    """A property's value in Chinese and English."""
    if isinstance(value, bool):
        return ("是", "yes") if value else ("否", "no")
    text = str(value)
    return VALUE_NAMES.get(text, (text, text))
