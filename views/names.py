"""Names as the reader sees them: one that is missing in the reader's language is marked, not hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diagrams import words
from graph.network import NetworkNode, SourceInfo, display_name
from graph.schema import LABEL_BY_NAME, TYPE_BY_NAME
from views.words import day, language, listed, number

_MARKS = {"zh": "〔英文名〕", "en": " [Chinese name]"}
_HIDDEN = frozenset(
    {"id", "name_zh", "name_en", "source_ids", "datasets", "text", "sha256", "aliases", "url"}
)
_OFFSETS = frozenset({"start", "end", "order", "document_id", "quote", "inferred", "lat", "lon"})


def shown(name_zh: str | None, name_en: str | None, fallback: str = "") -> str:
    """Name in the page's language, marked where it is the other language's."""
    code = language()
    name, missing = display_name(fallback, name_zh or "", name_en or "", code)
    return name + _MARKS[code] if missing and (name_zh or name_en) else name


def is_missing(node: NetworkNode) -> bool:
    """Whether the name in the reader's language is missing and the other stands in for it."""
    own, other = (node.name_zh, node.name_en) if language() == "zh" else (node.name_en, node.name_zh)
    return not own and bool(other)


def node_name(node: NetworkNode) -> str:
    """A node's name; a part of a text is named by its number and words."""
    if node.name_zh or node.name_en:
        return shown(node.name_zh, node.name_en, node.id)
    return words.name(node, "zh" if language() == "zh" else "en")


def other_name(node: NetworkNode) -> str:
    """The name in the other language, or empty."""
    other = node.name_en if language() == "zh" else node.name_zh
    return other if other and node.name_zh and node.name_en else ""


def kind_name(kind: str) -> str:
    """A kind of node in the page's language."""
    label = LABEL_BY_NAME.get(kind)
    return (label.name_zh if language() == "zh" else label.name_en) if label else kind


def type_name(kind: str) -> str:
    """A kind of link in the page's language."""
    return words.pair(words.type_names(kind), language())


def source_kind(kind: str) -> str:
    """Who publishes a source."""
    return words.pair(words.source_kind_names(kind), language())


def source_note(source: SourceInfo) -> str:
    """Publisher, kind and date of a source in a line."""
    when = day(source.published_on) if source.published_on else ""
    return " · ".join(part for part in (source.publisher, source_kind(source.kind), when) if part)


def value_name(value: str) -> str:
    """A value of a closed list (a status, a kind, a role) in words."""
    return words.pair(words.value_names(value), language())


def facts(
    kind: str, properties: Mapping[str, object], labels: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Facts of a node or an edge as (name, value), in the order of the schema.

    Parameters
    ----------
    kind
        A label or a relationship type of the schema.
    labels
        Names of the ids that properties may hold.
    """
    known = LABEL_BY_NAME.get(kind) or TYPE_BY_NAME.get(kind)
    if known is None:
        return []
    found = []
    for item in known.properties:
        value = properties.get(item.name)
        if item.name in _HIDDEN | _OFFSETS or value in (None, "", [], ()):
            continue
        name = item.name_zh if language() == "zh" else item.name.removesuffix("_ids").removesuffix("_id")
        name = name if language() == "zh" else name.replace("_", " ").removesuffix(" en").capitalize()
        found.append((name, _said(item.name, value, bool(item.values), labels or {})))
    return found


def _said(name: str, value: object, closed: bool, labels: Mapping[str, str]) -> str:
    if isinstance(value, (list, tuple)):
        return listed([labels.get(str(item), str(item)) for item in value])
    if isinstance(value, bool):
        return words.pair(words.value_names(value), language())
    if isinstance(value, int):
        return (
            str(value) if "year" in name or name in ("since", "period_start", "period_end") else number(value)
        )
    if isinstance(value, float):
        return number(value)
    text = str(value)
    if closed:
        return value_name(text)
    return day(text) if name.endswith("_on") or name in ("by", "due", "on") else labels.get(text, text)


def sources_by_id(sources: Iterable[SourceInfo]) -> dict[str, SourceInfo]:
    """Sources by id."""
    return {source.id: source for source in sources}


def in_order(items: Sequence[str]) -> list[str]:
    """Each once, in the order of their first appearance."""
    return list(dict.fromkeys(items))
