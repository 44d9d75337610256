"""Hostile statements change nothing and leak nothing, on both backends, and the server stays up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest

from graph import console
from graph.errors import QueryFailed, QueryRefused, QueryTimeout
from graph.records import Edge, Node, RecordSet
from graph.settings import Settings
from graph.store import Store
from tests import servers
from tests.backends import BOTH, admin_server
from tests.statements import paragraphs

HOSTILE = paragraphs(Path(__file__).with_name("hostile.cypher"))
DEEP = {
    "parentheses": "RETURN " + "(" * 20_000 + "1" + ")" * 20_000 + " AS x",
    "lists": "RETURN " + "[" * 20_000 + "]" * 20_000 + " AS x",
    "maps": "RETURN " + "{a: " * 5_000 + "1" + "}" * 5_000 + " AS x",
    "sums": "RETURN " + "1 + " * 50_000 + "1 AS x",
    "nots": "RETURN " + "NOT " * 50_000 + "true AS x",
    "subqueries": "RETURN 1 AS y " + "UNION RETURN 1 AS y " * 5_000,
    "nested subqueries": "CALL { " * 500 + "RETURN 1 AS x" + " } RETURN x" * 500 + " AS x",
    "a long string": "RETURN '" + "x" * 8_000_000 + "' AS x",
    "a long name": "MATCH (" + "n" * 1_000_000 + ") RETURN 1 AS x",
    "a deep refusal": "CALL { " * 500 + "CREATE (:Park {id: 'x'})" + " }" * 500,
    "many parameters": "RETURN [" + ", ".join(f"$p{n}" for n in range(20_000)) + "] AS x",
}
TAKES_LONG = ("range(1, 100000", "reduce(", "(a), (b), (c)", "[*", "range(1, 1000000", "(a+)+b")
SECRET = f"secret-{token_hex(16)}"


@pytest.fixture(scope="module", params=BOTH)
def hostile_settings(request: pytest.FixtureRequest) -> Settings:
    if request.param == "embedded":
        return Settings(request.getfixturevalue("engine_home"))
    return Settings(Path("/nowhere"), servers.shared().server)


@pytest.fixture(scope="module")
def store(hostile_settings: Settings) -> Iterator[Store]:
    servers.wipe(admin_server(hostile_settings))
    with Store.connect(hostile_settings) as store:
        srb = Node("Country", "SRB", {"kind": "country", "name_zh": "塞尔维亚"}, ("s",), ("a",))
        parks = [Node("Park", f"park-{number}", {"kind": "overseas"}, ("s",), ("a",)) for number in range(12)]
        edges = [Edge("LOCATED_IN", park.ref, srb.ref, {}, ("s",), datasets=("a",)) for park in parks]
        edges += [
            Edge("SISTER_OF", a.ref, b.ref, {"status": "signed"}, ("s",), datasets=("a",))
            for a in parks
            for b in parks
            if a.id < b.id
        ]
        nodes = sorted([srb, *parks], key=lambda node: node.ref)
        store.write(RecordSet(("a",), tuple(nodes), tuple(sorted(edges, key=lambda edge: edge.id))))
        yield store


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "passwords.csv"
    path.write_text(f"{SECRET},1\n")
    return path


def everything(store: Store) -> list[object]:
    nodes = store.read("MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id")
    edges = store.read("MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p ORDER BY r.id")
    constraints = store.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
    indexes = store.read("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    return [nodes, edges, constraints, indexes]


@pytest.fixture(scope="module")
def before(store: Store) -> list[object]:
    return everything(store)


def outcome(store: Store, text: str, timeout: float = 1.0) -> str:
    """What a person sees: the rows or the error."""
    parameters = {"id": "SRB", "kind": "home"}
    try:
        return repr(console.ask(store, text, parameters, limit=100, timeout=timeout).rows)
    except (QueryRefused, QueryFailed, QueryTimeout) as error:
        assert str(error)
        assert "\n" not in str(error)
        return f"{type(error).__name__}: {error}"


def test_there_are_many() -> None:
    assert len(HOSTILE) + len(DEEP) > 200
    assert len(set(HOSTILE)) == len(HOSTILE)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_changes_and_nothing_leaks(
    store: Store, before: list[object], secret: Path, text: str
) -> None:
    said = outcome(store, text.replace("#SECRET#", str(secret)))
    assert SECRET not in said
    assert everything(store) == before
    if not any(part in text for part in TAKES_LONG) and not _only_reads(text):
        assert said.startswith(("QueryRefused", "QueryFailed")), said


def _only_reads(text: str) -> bool:
    """Statements of the file that hide something in a string and rightly return that string."""
    return text.startswith(("RETURN '", "RETURN duration(", "RETURN 9")) or text == "MATCH (n) FINISH"


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_depth_and_size_do_no_harm(store: Store, before: list[object], text: str) -> None:
    outcome(store, text, timeout=3.0)
    assert everything(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Country) RETURN n.set, n.create, n.`delete` AS load",
        "MATCH (load:Country) RETURN load.id AS csv",
        "MATCH (n:Country) WHERE n.name_en STARTS WITH 'CREATE' OR n.id = 'SET x' RETURN n /* CREATE */",
        "RETURN {set: 1, create: 2, use: 3, call: 4, show: 5}.set AS merge",
        "WITH 1 AS call RETURN call",
        "CALL db.labels() YIELD label RETURN count(label) AS n",
        "SHOW INDEXES YIELD name, type RETURN count(*) AS n",
        "SHOW CONSTRAINTS",
        "PROFILE MATCH (n:Park) RETURN count(n) AS n",
        "EXPLAIN MATCH (n:Park) RETURN n",
        "MATCH (n:Park) RETURN n.id AS id ORDER BY id;",
        "// a comment\nMATCH (n:Park) RETURN count(n) AS n",
        "RETURN date.truncate('month', date('2025-02-03')) AS d, point.distance(null, null) AS p",
        "OPTIONAL MATCH (n:Lab) RETURN n",
        "WITH [1, 2] AS l UNWIND l AS x RETURN x",
        "MATCH (c:Country) CALL (c) { MATCH (c)<-[:LOCATED_IN]-(p) RETURN count(p) AS n } RETURN c.id, n",
    ],
)
def test_harmless_statements_run(store: Store, text: str) -> None:
    console.ask(store, text, {}, limit=100, timeout=10)
