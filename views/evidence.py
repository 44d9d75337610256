"""The evidence: sentences that ask, with the mention marked; records that answer; their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from graph.network import NetworkNode, SourceInfo
from views import address, names, reading
from views.words import day, language, listed, number, t


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part in a record, in which role, and whether from home."""

    actor_id: str
    name: str
    role: str
    home: bool


def participants() -> Mapping[str, tuple[Part, ...]]:
    """Participants by record."""
    found: dict[str, list[Part]] = {}
    for row in reading.query("centrality/participations").dicts():
        name = names.shown(row["name_zh"], row["name_en"], row["actor_id"])
        found.setdefault(row["record_id"], []).append(
            Part(row["actor_id"], name, str(row.get("role") or ""), bool(row["home"]))
        )
    return {record: tuple(parts) for record, parts in found.items()}


def sentences(measure_ids: Sequence[str], wanted: Iterable[str]) -> None:
    """Sentences of the policy, in which the mentions of `wanted` are marked.

    Parameters
    ----------
    measure_ids
        Ids of measures.
    wanted
        Ids of countries, regions, fields, instruments … whose mentions are marked.
    """
    known = reading.texts()
    for measure_id in measure_ids:
        measure = known.get(measure_id)
        if measure is None:
            continue
        where = _where(measure)
        sentence = marked(str(measure.properties.get("text", "")), _marks(measure, set(wanted)))
        st.html(f'<blockquote class="sg-quote">{sentence}</blockquote><p class="sg-note">{escape(where)}</p>')
        sources(measure.source_ids)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Text as HTML with spans marked; everything in it is escaped."""
    parts, at = [], 0
    for start, end in sorted(set(spans)):
        if start < at or end > len(text):
            continue
        parts += [escape(text[at:start]), f'<mark class="sg">{escape(text[start:end])}</mark>']
        at = end
    return "".join([*parts, escape(text[at:])])


def records(record_ids: Sequence[str], since: int | None = None) -> None:
    """Records with who takes part, what they are and the sources behind them.

    Parameters
    ----------
    record_ids
        Ids of cooperations and laboratories.
    since
        First year of the plan: later records are marked.
    """
    known, parts = reading.named(), participants()
    found = [known[key] for key in record_ids if key in known]
    found.sort(key=lambda node: (not any(p.home for p in parts.get(node.id, ())), -_year(node), node.id))
    for node in found:
        _record(node, parts.get(node.id, ()), since)


def sources(source_ids: Iterable[str], most: int = 8) -> None:
    """Sources as a list: title with link, publisher, kind, date."""
    found = [reading.sources()[key] for key in source_ids if key in reading.sources()]
    if found:
        items = "".join(f"<li>{_source(source)}</li>" for source in found[:most])
        rest = len(found) - most
        more = f"<li>{escape(t('and {n} more', n=rest))}</li>" if rest > 0 else ""
        st.html(f'<ul class="sg-sources">{items}{more}</ul>')


def opener(node: NetworkNode, label: str | None = None) -> None:
    """A link that opens a node in the network."""
    name = label or names.node_name(node)
    st.page_link(
        st.session_state["pages"]["network"],
        label=plain(name),
        query_params=address.link(at=node.id, sel=node.id),
    )


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#+-.!|~$:" else letter for letter in text)


def _record(node: NetworkNode, parts: Sequence[Part], since: int | None) -> None:
    own = node.properties
    tags = [names.value_name(str(own[name])) for name in ("kind", "level", "status") if own.get(name)]
    years = "–".join(
        str(own[name]) for name in ("start_year", "end_year", "established_year") if own.get(name)
    )
    tags.append(
        t("since {year}", year=years) if years and "–" not in years else years or t("year not recorded")
    )
    if any(part.home for part in parts):
        tags.append(t("with a participant from {city}", city=reading.city()))
    if since and _year(node) >= since:
        tags.append(t("within the plan's period"))
    with st.container(gap=None):
        opener(node)
        lines = [" · ".join(tag for tag in tags if tag)]
        if parts:
            each = {part.actor_id: part for part in parts}
            lines.append(t("Participants: {names}", names=listed([part.name for part in each.values()][:12])))
        summary = str(own.get("summary_en") or "")
        if summary and language() == "en":
            lines.append(summary)
        st.html(f'<p class="sg-note">{"<br>".join(escape(line) for line in lines)}</p>')
        sources(node.source_ids)


def _year(node: NetworkNode) -> int:
    value = node.properties.get("start_year") or node.properties.get("established_year") or 0
    return value if isinstance(value, int) else 0


def _source(source: SourceInfo) -> str:
    title = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    when = day(source.published_on) if source.published_on else ""
    tail = " · ".join(part for part in (source.publisher, names.source_kind(source.kind), when) if part)
    return f"{title} · {escape(tail)}"


def _where(measure: NetworkNode) -> str:
    known = reading.texts()
    document = known.get(str(measure.properties.get("document_id")))
    task = task_of(measure)
    parts = [names.node_name(document) if document else ""]
    if task is not None:
        label = str(task.properties.get("label") or "").rstrip(".．、 ")
        parts.append(t("task {label}: {name}", label=label, name=task.name_zh or task.name_en))
    return " · ".join(part for part in parts if part)


def task_of(part: NetworkNode) -> NetworkNode | None:
    """The task in which a part of the text stands."""
    for node in reading.texts().values():
        if node.label == "PolicyTask" and _within(part, node):
            return node
    return None


def _within(part: NetworkNode, whole: NetworkNode) -> bool:
    a, b = part.properties, whole.properties
    return (
        a.get("document_id") == b.get("document_id")
        and isinstance(a.get("start"), int)
        and isinstance(b.get("start"), int)
        and b["start"] <= a["start"] < b["end"]  # type: ignore[operator]
    )


def _marks(measure: NetworkNode, wanted: set[str]) -> list[tuple[int, int]]:
    begin, length = measure.properties.get("start"), len(str(measure.properties.get("text", "")))
    if not isinstance(begin, int):
        return []
    clauses = [n.id for n in reading.texts().values() if n.label == "Clause" and _within(n, measure)]
    spans = []
    for row in reading.query("explore/links_of", ids=clauses, types=["NAMES"]).dicts() if clauses else []:
        own = row["properties"]
        start, end = own.get("start"), own.get("end")
        if row["target"] in wanted and isinstance(start, int) and 0 <= start - begin < end - begin <= length:
            spans.append((start - begin, end - begin))
    return spans


def kinds_of(record_ids: Iterable[str]) -> str:
    """How many sources of which kind stand behind records."""
    known, every = reading.named(), reading.sources()
    counts: dict[str, int] = {}
    for key in {s for r in record_ids if r in known for s in known[r].source_ids}:
        if key in every:
            counts[every[key].kind] = counts.get(every[key].kind, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return listed([f"{names.source_kind(kind)} {number(count)}" for kind, count in ordered])
