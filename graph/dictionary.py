"""The schema told to people: a data dictionary, a diagram, and the same as plain data."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import DRAWN_LABELS, LABELS, RELATIONSHIP_TYPES, Label, Property, RelationshipType


def as_data() -> dict[str, object]:
    """Labels and relationship types with their properties, as JSON can hold them."""
    return {
        "labels": [
            {
                "name": label.name,
                "name_zh": label.name_zh,
                "name_en": label.name_en,
                "family": str(label.family),
                "description": label.description,
                "properties": [_property(item) for item in label.properties],
            }
            for label in LABELS
        ],
        "relationships": [
            {
                "name": kind.name,
                "name_zh": kind.name_zh,
                "name_en": kind.name_en,
                "description": kind.description,
                "joins": [{"from": list(starts), "to": list(ends)} for starts, ends in kind.joins],
                "properties": [_property(item) for item in kind.properties],
            }
            for kind in RELATIONSHIP_TYPES
        ],
    }


def as_mermaid() -> str:
    """Return a diagram of labels and relationship types, for any page that draws Mermaid."""
    lines = ["flowchart LR"]
    lines += [f'  {label.name}["{label.name}<br>{label.name_zh}"]' for label in DRAWN_LABELS]
    drawn, count = {label.name for label in DRAWN_LABELS}, 0
    for kind in RELATIONSHIP_TYPES:
        for starts, ends in kind.joins:
            if drawn.issuperset((*starts, *ends)):
                # A node of its own for the type: as many arrows as labels, not their product.
                count += 1
                lines.append(f"  {' & '.join(starts)} --- r{count}([{kind.name}]) --> {' & '.join(ends)}")
    return "\n".join(lines) + "\n"


def as_markdown() -> str:
    """Return the data dictionary as a page (``docs/data-dictionary.md``)."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Data dictionary · 数据字典"
    yield ""
    yield ("Made from `graph/schema.py` by `silkgraph schema --format markdown`; a test holds it current.")
    yield (
        "Every node has exactly one label, and its `id` is unique within it; every relationship's `id` is "
        "unique within its type. Both are constraints in the database, on the embedded engine and on Neo4j, "
        "and so also indexes: look a node up by label and id, `MATCH (c:Country {id: 'SRB'})`."
    )
    yield ""
    yield "```mermaid"
    yield as_mermaid().rstrip()
    yield "```"
    yield ""
    yield "## Labels · 节点"
    for label in LABELS:
        yield from _section(label, "")
    yield ""
    yield "## Relationship types · 关系"
    for kind in RELATIONSHIP_TYPES:
        joins = "; ".join(f"{', '.join(starts)} → {', '.join(ends)}" for starts, ends in kind.joins)
        yield from _section(kind, joins)


def _section(kind: Label | RelationshipType, joins: str) -> Iterator[str]:
    yield ""
    yield f"### {kind.name} · {kind.name_zh}"
    yield ""
    yield f"{kind.description}." + (f" {joins}." if joins else "")
    yield ""
    yield "| property | 名称 | type | meaning |"
    yield "| --- | --- | --- | --- |"
    for item in kind.properties:
        values = f": {', '.join(f'`{value}`' for value in item.values)}" if item.values else ""
        must = " (required)" if item.required else ""
        yield f"| `{item.name}` | {item.name_zh} | {item.kind}{must} | {item.description}{values} |"


def _property(item: Property) -> dict[str, object]:
    return {
        "name": item.name,
        "name_zh": item.name_zh,
        "type": str(item.kind),
        "required": item.required,
        "values": list(item.values),
        "description": item.description,
    }
