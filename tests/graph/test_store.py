"""The store does the same on the embedded engine and on a real Neo4j."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import neo4j
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from graph import store as store_module
from graph.bolt import Query
from graph.errors import QueryFailed, QueryRefused, QueryTimeout, ServerUnreachable, StoreError, WrongPassword
from graph.records import Edge, Node, RecordSet, Value
from graph.schema import LABELS, RELATIONSHIP_TYPES
from graph.settings import Server, Settings
from graph.store import Store


def country(key: str, *datasets: str, **properties: Value) -> Node:
    stated = {"name_en": key, "kind": "country", **properties}
    return Node("Country", key, stated, ("s1",), datasets or ("a",))


def park(key: str, *datasets: str, **properties: Value) -> Node:
    stated = {"name_en": key, "kind": "overseas", **properties}
    return Node("Park", key, stated, ("s1",), datasets or ("a",))


def located(start: Node, end: Node, *datasets: str, quote: str = "") -> Edge:
    return Edge("LOCATED_IN", start.ref, end.ref, {"quote": quote}, ("s1",), datasets=datasets or ("a",))


def records(*parts: Node | Edge, datasets: Iterable[str] = ("a",)) -> RecordSet:
    nodes = sorted((part for part in parts if isinstance(part, Node)), key=lambda node: node.ref)
    edges = sorted((part for part in parts if isinstance(part, Edge)), key=lambda edge: edge.id)
    return RecordSet(tuple(datasets), tuple(nodes), tuple(edges), {"id": "test"}, {"parks.csv": "00"})


def graph(store: Store) -> tuple[list[object], list[object]]:
    """Everything in the database but the Loads, in an order of its own."""
    nodes = store.read(
        "MATCH (n) WHERE NOT n:Load RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id"
    )
    edges = store.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS properties, b.id AS b "
        "ORDER BY r.id, a.id, b.id"
    )
    return list(nodes), list(edges)


def test_what_is_written_is_read_back(store: Store) -> None:
    srb = country("SRB", lat=44.8, lon=20, bri_mou_year=2015, region_ids=("europe",), name_zh="塞尔维亚")
    bio4 = park("bio4", aliases=("BIO4", "塞尔维亚BIO4生物科技园"))
    report = store.write(records(srb, bio4, located(bio4, srb, quote="位于“贝尔格莱德”")))
    assert (report.changed, report.nodes, report.relationships) == (True, 2, 1)
    nodes, edges = graph(store)
    assert nodes == [
        {
            "labels": ["Country"],
            "properties": {
                "id": "SRB",
                "name_en": "SRB",
                "name_zh": "塞尔维亚",
                "kind": "country",
                "lat": 44.8,
                "lon": 20.0,
                "bri_mou_year": 2015,
                "region_ids": ["europe"],
                "source_ids": ["s1"],
                "datasets": ["a"],
            },
        },
        {
            "labels": ["Park"],
            "properties": {
                "id": "bio4",
                "name_en": "bio4",
                "kind": "overseas",
                "aliases": ["BIO4", "塞尔维亚BIO4生物科技园"],
                "source_ids": ["s1"],
                "datasets": ["a"],
            },
        },
    ]
    assert edges == [
        {
            "a": "bio4",
            "type": "LOCATED_IN",
            "b": "SRB",
            "properties": {
                "id": "LOCATED_IN:bio4:SRB",
                "quote": "位于“贝尔格莱德”",
                "source_ids": ["s1"],
                "datasets": ["a"],
            },
        }
    ]


def test_loading_twice_changes_nothing(store: Store) -> None:
    srb, bio4 = country("SRB", lat=44), park("bio4")
    stated = records(srb, bio4, located(bio4, srb))
    first = store.write(stated)
    before = store.status()
    again = store.write(stated)
    assert (again.load_id, again.changed) == (first.load_id, False)
    assert store.status() == before
    assert before.nodes == {"Country": 1, "Park": 1, "Load": 1}
    assert before.relationships == {"LOCATED_IN": 1}
    assert before.last_load is not None
    assert before.last_load["state"] == "complete"
    assert before.last_load["fingerprint"] == stated.fingerprint()


def test_what_is_no_longer_stated_goes(store: Store) -> None:
    srb, bio4, old = country("SRB", capital_en="Belgrade"), park("bio4"), park("old")
    store.write(records(srb, bio4, old, located(bio4, srb, quote="q"), located(old, srb)))
    report = store.write(records(country("SRB"), bio4, located(bio4, srb)))
    assert (report.removed_nodes, report.removed_relationships) == (1, 1)
    nodes, edges = graph(store)
    assert [node["properties"]["id"] for node in nodes] == ["SRB", "bio4"]  # type: ignore[index]
    assert "capital_en" not in nodes[0]["properties"]  # type: ignore[index]
    assert len(edges) == 1
    assert "quote" not in edges[0]["properties"]  # type: ignore[index]


def test_data_sets_withdraw_only_what_is_theirs(store: Store) -> None:
    both, own = park("both", "a"), park("own", "a")
    srb = country("SRB", "a")
    store.write(records(srb, both, own, located(both, srb, "a"), located(own, srb, "a")))
    store.write(
        records(
            country("SRB", "b"),
            park("both", "b"),
            located(park("both", "b"), country("SRB", "b"), "b"),
            datasets=["b"],
        )
    )
    assert store.read("MATCH (n:Park) RETURN n.id AS id, n.datasets AS d ORDER BY id") == [
        {"id": "both", "d": ["a", "b"]},
        {"id": "own", "d": ["a"]},
    ]
    store.write(records(datasets=["a"]))
    assert store.read("MATCH (n:Park) RETURN n.id AS id, n.datasets AS d ORDER BY id") == [
        {"id": "both", "d": ["b"]}
    ]
    assert store.read("MATCH (:Park)-[r]->(:Country) RETURN r.datasets AS d") == [{"d": ["b"]}]
    store.write(records(datasets=["b"]))
    assert graph(store) == ([], [])


def test_sources_of_other_data_sets_are_kept(store: Store) -> None:
    store.write(records(Node("Country", "SRB", {"kind": "country"}, ("s1",), ("a",))))
    store.write(records(Node("Country", "SRB", {"kind": "country"}, ("s2",), ("b",)), datasets=["b"]))
    assert store.read("MATCH (n:Country) RETURN n.source_ids AS s") == [{"s": ["s1", "s2"]}]


def test_other_programs_keep_what_is_theirs(store: Store, admin: neo4j.Driver, settings: Settings) -> None:
    database = settings.server.database if settings.server else "coop"
    admin.execute_query(
        "CREATE (a:Park {id: 'theirs', note: 'x'})-[:LOCATED_IN {id: 'theirs'}]->(b:Thing {name: 'y'})",
        database_=database,
    )
    srb, bio4 = country("SRB"), park("bio4")
    store.write(records(srb, bio4, located(bio4, srb)))
    admin.execute_query("MATCH (n:Park {id: 'bio4'}) SET n.pagerank = 0.5", database_=database)
    assert store.status().nodes == {"Country": 1, "Park": 1, "Load": 1}
    assert store.status().relationships == {"LOCATED_IN": 1}
    store.write(records(srb, park("bio4", city="Belgrade"), located(bio4, srb)))
    kept = store.read("MATCH (n:Park) WHERE n.pagerank > 0 RETURN n.id AS id, n.city AS city")
    assert kept == [{"id": "bio4", "city": "Belgrade"}]
    store.write(records())
    assert store.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r.id AS r, b.name AS b") == [
        {"a": "theirs", "r": "theirs", "b": "y"}
    ]
    assert store.read("MATCH (n) WHERE NOT n:Load RETURN count(n) AS n") == [{"n": 2}]


def test_a_node_of_another_program_is_not_taken_over(
    store: Store, admin: neo4j.Driver, settings: Settings
) -> None:
    database = settings.server.database if settings.server else "coop"
    admin.execute_query("CREATE (:Country {id: 'SRB', gdp: 1})", database_=database)
    with pytest.raises(StoreError, match=r"Country 'SRB'.*another program"):
        store.write(records(country("SRB"), country("HUN")))
    assert store.read("MATCH (n) RETURN properties(n) AS p") == [{"p": {"id": "SRB", "gdp": 1}}]


def test_a_graph_that_was_tampered_with_is_mended(
    store: Store, admin: neo4j.Driver, settings: Settings
) -> None:
    database = settings.server.database if settings.server else "coop"
    srb, hun, bio4 = country("SRB"), country("HUN"), park("bio4", lat=1)
    stated = records(srb, hun, bio4, located(bio4, srb))
    store.write(stated)
    right = graph(store)
    for damage in (
        "MATCH (n:Country {id: 'SRB'}) DETACH DELETE n",
        "MATCH (n:Park) SET n.lat = '1', n.city = 'X'",
        "MATCH ()-[r:LOCATED_IN]->() DELETE r",
        "MATCH ()-[r:LOCATED_IN]->() SET r.source_ids = []",
        "MATCH (n:Park), (c:Country {id: 'HUN'}), ()-[r:LOCATED_IN]->() DELETE r "
        "CREATE (n)-[:LOCATED_IN {id: 'LOCATED_IN:bio4:SRB', datasets: ['a']}]->(c)",
        "MATCH (c:Country {id: 'HUN'}), (n:Park) "
        "CREATE (n)-[:LOCATED_IN {id: 'LOCATED_IN:bio4:HUN', datasets: ['a']}]->(c)",
        "CREATE (:Park {id: 'made-up', datasets: ['a']})",
    ):
        admin.execute_query(damage, database_=database)
        assert graph(store) != right, damage
        assert store.write(stated).changed, damage
        assert graph(store) == right, damage


def test_a_missing_end_changes_nothing(store: Store) -> None:
    bio4 = park("bio4")
    with pytest.raises(StoreError, match="end of a relationship is missing"):
        store.write(records(bio4, located(bio4, country("SRB"))))
    assert store.status().nodes == {}


def test_a_large_load_says_loading_until_it_is_done(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ONE_TRANSACTION", 5)
    stated = records(*(country(f"C{number:04}") for number in range(2_500)))
    states: list[object] = []

    class CutOff(Exception):
        pass

    def progress(what: str, done: int, total: int) -> None:
        states.append(store.read("MATCH (n:Load) RETURN n.state AS s, n.finished AS f"))
        if done == 1_000:
            raise CutOff

    with pytest.raises(CutOff):
        store.write(stated, progress)
    assert states == [[{"s": "loading", "f": None}]] * 2
    half = store.status()
    assert half.nodes == {"Country": 1_000, "Load": 1}
    assert half.last_load is not None
    assert half.last_load["state"] == "loading"
    report = store.write(stated)
    done = store.status()
    assert done.nodes == {"Country": 2_500, "Load": 1}
    assert done.last_load is not None
    assert (done.last_load["id"], done.last_load["state"]) == (report.load_id, "complete")
    assert not store.write(stated).changed


def test_progress_counts_rows(store: Store) -> None:
    seen: list[tuple[str, int, int]] = []
    srb, bio4 = country("SRB"), park("bio4")
    store.write(records(srb, bio4, located(bio4, srb)), lambda *step: seen.append(step))
    assert seen == [("nodes", 0, 3), ("nodes", 1, 3), ("relationships", 2, 3), ("complete", 3, 3)]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from(["x", "y"])), unique=True, max_size=4),
        min_size=1,
        max_size=4,
    )
)
@how(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_last_load_of_each_data_set_is_what_the_graph_states(
    store: Store, loads: list[list[tuple[str, str]]]
) -> None:
    """Whatever was loaded before, the graph is what the data sets stated last, together."""
    for name in "ab":
        store.write(records(datasets=[name]))
    last: dict[str, set[str]] = {}
    for number, load in enumerate(loads):
        name = "ab"[number % 2]
        parks = dict(load)
        c = country("SRB", name)
        parts: list[Node | Edge] = [c]
        for key, city in parks.items():
            made = park(key, name, city=city)
            parts += [made, located(made, c, name)]
        store.write(records(*parts, datasets=[name]))
        last[name] = set(parks)
        for row in store.read("MATCH (n:Park) RETURN n.id AS id, n.city AS c"):
            if row["id"] in parks:
                assert row["c"] == parks[str(row["id"])]
    rows = store.read("MATCH (n:Park)-[r:LOCATED_IN]->() RETURN n.id AS id, n.datasets AS d, r.datasets AS e")
    assert {str(row["id"]): (row["d"], row["e"]) for row in rows} == {
        key: (owners, owners)
        for key in set().union(*last.values())
        for owners in [sorted(name for name in last if key in last[name])]
    }


def test_reads_cannot_write(store: Store) -> None:
    store.write(records(country("SRB")))
    before = graph(store)
    for text in (
        "CREATE (:Park {id: 'x'})",
        "MATCH (n:Country) SET n.kind = 'home'",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX mine IF NOT EXISTS FOR (n:Park) ON (n.city)",
        "DROP CONSTRAINT silkgraph_park_id IF EXISTS",
    ):
        with pytest.raises(QueryRefused):
            store.read(text)
    assert graph(store) == before


def test_a_table_has_columns_and_an_end(store: Store) -> None:
    table = store.table("UNWIND range(1, 10) AS n RETURN n, n * 2 AS twice", {}, limit=3)
    assert table.columns == ("n", "twice")
    assert table.rows == ((1, 2), (2, 4), (3, 6))
    assert table.truncated
    whole = store.table("UNWIND range(1, $n) AS n RETURN n", {"n": 3}, limit=3)
    assert (whole.rows, whole.truncated) == (((1,), (2,), (3,)), False)
    none = store.table("MATCH (n:Country) RETURN n.id AS id, n.name_zh AS name", {}, limit=3)
    assert (none.rows, none.truncated) == ((), False)
    # The embedded engine names no columns where there are no rows (docs/cypher.md).
    assert none.columns == (("id", "name") if store.backend == "neo4j" else ())


def test_values_are_plain(store: Store) -> None:
    srb, bio4 = country("SRB"), park("bio4")
    store.write(records(srb, bio4, located(bio4, srb)))
    [row] = store.read(
        "MATCH p = (a:Park)-[r]->(b) RETURN a, r, p, date('2025-01-02') AS d, "
        "datetime('2025-01-02T03:04:05Z') AS t, {x: [1, null]} AS m"
    )
    node, edge = row["a"], row["r"]
    assert isinstance(node, dict)
    assert isinstance(edge, dict)
    assert (node["_labels"], node["id"]) == (["Park"], "bio4")
    assert (edge["_type"], edge["_start"]) == ("LOCATED_IN", node["_element_id"])
    path = row["p"]
    assert isinstance(path, dict)
    assert [item["id"] for item in path["_nodes"]] == ["bio4", "SRB"]
    assert path["_relationships"] == [edge]
    assert row["d"] == "2025-01-02"
    assert str(row["t"]).startswith("2025-01-02T03:04:05")
    assert row["m"] == {"x": [1, None]}


@pytest.mark.parametrize(
    "text", ["MATCH (n RETURN n", "RETURN foo", "RETURN 1/0 AS x", "RETURN $missing AS x"]
)
def test_a_wrong_statement_is_one_plain_line(store: Store, text: str) -> None:
    with pytest.raises(QueryFailed) as caught:
        store.read(text)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_runaway_query_is_given_up(store: Store) -> None:
    text = "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b RETURN sum(a * b % 7) AS n"
    with pytest.raises(QueryTimeout, match="1 seconds"):
        store.read(text, timeout=1)
    assert store.read("RETURN 1 AS x", timeout=10) == [{"x": 1}]


def test_nothing_answers() -> None:
    with pytest.raises(ServerUnreachable, match=r"bolt://127\.0\.0\.1:1: no answer.*NEO4J_URI"):
        Store.connect(Settings(Path("/nowhere"), Server("bolt://127.0.0.1:1", "neo4j", "x")))


def test_the_server_refuses_the_password(store: Store, settings: Settings) -> None:
    uri = store._reader.server.uri
    with pytest.raises(WrongPassword, match=r"refuses user 'nobody'.*NEO4J_PASSWORD") as caught:
        Store.connect(Settings(Path("/nowhere"), Server(uri, "nobody", "wrong")))
    assert "wrong" not in str(caught.value)


def test_every_label_and_type_has_a_unique_id(store: Store) -> None:
    store.write(records(country("SRB")))
    rows = store._writer.read(Query("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type"))
    unique = {
        (str(row["labelsOrTypes"][0]), row["properties"][0])  # type: ignore[index]
        for row in rows
        if "UNIQUENESS" in str(row["type"])
    }
    names = [*(label.name for label in LABELS), *(kind.name for kind in RELATIONSHIP_TYPES)]
    assert unique == {(name, "id") for name in names}
