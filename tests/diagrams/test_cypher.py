"""The script rebuilds the network on an empty database, on the embedded engine and on Neo4j."""

from __future__ import annotations

from typing import Any

import neo4j
import pytest

from diagrams.cypher import cypher, statements
from diagrams.data import edge_row, node_row, source_row
from diagrams.words import xml_text
from graph.network import Network
from tests.diagrams.nasty import nasty
from tests.diagrams.networks import network

NETWORKS = {"usual": network(60), "nasty": nasty()}


def kept(row: dict[str, Any]) -> dict[str, Any]:
    """What a database keeps: nothing unknown, no empty list of its own accord."""
    return {key: value for key, value in row.items() if value is not None}


def whole(text: object) -> object:
    """A lone surrogate is no character that a database can hold."""
    return text.replace("\ud800", "\ufffd") if isinstance(text, str) else text


def held(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [whole(item) for item in value] if isinstance(value, list) else whole(value)
        for key, value in kept(row).items()
    }


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_it_rebuilds_the_network(admin: neo4j.Driver, name: str) -> None:
    given = NETWORKS[name]
    with admin.session() as session:
        for statement in statements(given):
            session.run(statement).consume()
        nodes = session.run(
            "MATCH (n) WHERE NOT n:Source RETURN labels(n)[0] AS kind, properties(n) AS own"
        ).data()
        links = session.run(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS own"
        ).data()
        sources = session.run("MATCH (n:Source) RETURN properties(n) AS own ORDER BY n.id").data()
    assert {row["own"]["id"]: kept({"kind": row["kind"], **row["own"]}) for row in nodes} == {
        node.id: held(node_row(node)) for node in given.nodes
    }
    ends = ("type", "source", "target")
    assert {row["own"]["id"]: {**row["own"], **{end: row[end] for end in ends}} for row in links} == {
        edge.id: held(edge_row(edge)) for edge in given.edges
    }
    assert [row["own"] for row in sources] == [source_row(s) for _, s in sorted(given.sources.items())]


def test_a_semicolon_ends_each_statement_and_a_title_stays_a_comment() -> None:
    found = Network("甲\nMATCH (n) DETACH DELETE n;", "t", (), ())
    text = cypher(found)
    assert [line for line in text.splitlines() if line and not line.startswith("//")] == []
    text = cypher(network(12))
    assert text.count(";\n") == len(statements(network(12)))


def test_what_cannot_be_seen_is_escaped() -> None:
    text = cypher(nasty())
    assert not [sign for sign in text if sign < " " and sign != "\n"]
    assert "\\u0000" in text
    assert xml_text(text) == text
