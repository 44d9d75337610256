"""A Cypher script that rebuilds the network on an empty server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from diagrams.data import edge_row, node_row, source_row
from graph.network import Network

_BATCH = 200


def cypher(network: Network) -> str:
    """The script; statements end with a semicolon, as cypher-shell and the browsers take them."""
    head = [
        f"// {_line(network.title_zh)}",
        f"// {_line(network.title_en)}",
        *(f"// {_line(text)}" for note in network.notes for text in note),
    ]
    return "\n".join([*head, *(f"{statement};" for statement in statements(network)), ""])


def statements(network: Network) -> list[str]:
    """The statements in order: constraints, sources, nodes, edges."""
    nodes: dict[str, list[Mapping[str, object]]] = {}
    for node in network.nodes:
        row = {key: value for key, value in node_row(node).items() if key != "kind"}
        nodes.setdefault(node.label, []).append(row)
    sources = [dict(source_row(source)) for _, source in sorted(network.sources.items())]
    if sources:
        nodes.setdefault("Source", []).extend(sources)
    label_of = {node.id: node.label for node in network.nodes}
    edges: dict[tuple[str, str, str], list[Mapping[str, object]]] = {}
    for edge in network.edges:
        row = {key: value for key, value in edge_row(edge).items() if key not in ("source", "target", "type")}
        group = (edge.type, label_of[edge.source], label_of[edge.target])
        edges.setdefault(group, []).append({"a": edge.source, "b": edge.target, "own": row})
    made = [
        f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{_name(label)}) REQUIRE n.id IS UNIQUE"
        for label in sorted(nodes)
    ]
    made += [
        f"UNWIND {_literal(rows)} AS row\nCREATE (n:{_name(label)}) SET n = row"
        for label in sorted(nodes)
        for rows in _batches(nodes[label])
    ]
    made += [
        f"UNWIND {_literal(rows)} AS row\n"
        f"MATCH (a:{_name(start)} {{id: row.a}}) MATCH (b:{_name(end)} {{id: row.b}})\n"
        f"CREATE (a)-[r:{_name(kind)}]->(b) SET r = row.own"
        for (kind, start, end), links in sorted(edges.items())
        for rows in _batches(links)
    ]
    return made


def _batches(rows: Sequence[Mapping[str, object]]) -> Iterable[Sequence[Mapping[str, object]]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))


def _literal(value: object) -> str:
    """A value as Cypher writes it; what is unknown is left out of maps and lists."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_name(key)}: {_literal(one)}" for key, one in value.items() if one is not None)
        return f"{{{inner}}}"
    if isinstance(value, (list, tuple)):
        if any(isinstance(one, (list, dict)) for one in value) and not _maps(value):
            return _text(json.dumps(value, ensure_ascii=False, default=str))
        return f"[{', '.join(_literal(one) for one in value if one is not None)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    return _text(str(value))


def _maps(value: Sequence[object]) -> bool:
    return all(isinstance(one, dict) for one in value)


def _text(value: str) -> str:
    """A string literal; what cannot be seen or would end it is escaped."""
    out = []
    for sign in value:
        if sign in "\\'":
            out.append(f"\\{sign}")
        elif "\ud800" <= sign <= "\udfff":
            out.append("\\uFFFD")
        elif sign < " " or sign in "\x7f\u2028\u2029\ufeff":
            out.append(f"\\u{ord(sign):04X}")
        else:
            out.append(sign)
    return f"'{''.join(out)}'"


def _name(name: str) -> str:
    escaped = name.replace("`", "``")
    return name if name.isidentifier() and name.isascii() else f"`{escaped}`"


def _line(text: str) -> str:
    return " ".join(text.split())
