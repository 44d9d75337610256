"""The read-only console: anyone's Cypher, checked before it runs and run where it can only read.

Three walls, one behind the other. The tokens of the statement (`graph.cypher`) are looked at for
what is never run here. On Neo4j the server then says by EXPLAIN what it would do, and its plan is
looked at. At last the statement runs as a user who may only read (embedded engine) or in READ
access mode (Neo4j), with a limit of time and rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph import cypher
from graph.bolt import Plan, Table
from graph.cypher import Sort, Token
from graph.differences import differences
from graph.errors import QueryRefused
from graph.store import Store

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.index.vector.querynodes",
        "db.index.vector.queryrelationships",
        "dbms.components",
    }
)
"""Procedures that the console runs, in small letters; they read the graph or its schema."""
FUNCTION_SPACES = frozenset(
    {"date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector"}
)
"""Before the dot of functions that the console runs."""
APOC_SPACES = frozenset({"coll", "convert", "date", "map", "math", "number", "temporal", "text"})
"""After ``apoc.``: pure functions."""
SHOWN = frozenset(
    {"INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS", "FUNCTION", "FUNCTIONS", "PROCEDURE", "PROCEDURES"}
)
"""What ``SHOW`` may show."""
_SHOW_KINDS = frozenset(
    {"ALL", "BUILT", "IN", "USER", "DEFINED", "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR"}
    | {"UNIQUE", "UNIQUENESS", "NODE", "REL", "RELATIONSHIP", "KEY", "PROPERTY", "EXISTENCE", "TYPE"}
)
FIRST = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW", "EXPLAIN", "PROFILE", "CYPHER")
"""Words with which a statement may begin."""
LONGEST = 100_000
"""Most characters of a statement."""
DEEPEST = 100
"""Most brackets within one another; a parser takes them by recursion."""
_WRITES = frozenset(
    {"CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "DROP"}
)
_PLAN_SHOWS = frozenset({"ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures"})
_PLAN_REFUSED = ("LoadCSV", "Transaction", "Administration", "Terminate", "Allow", "Assert", "Alter")


def ask(
    store: Store,
    text: str,
    parameters: Mapping[str, object] | None = None,
    *,
    limit: int,
    timeout: float,
) -> Table:
    """Run a statement that only reads.

    Returns
    -------
    Table
        At most `limit` rows, with notes where the embedded engine is known to answer otherwise than
        Neo4j (``docs/cypher.md``).

    Raises
    ------
    QueryRefused
        Where the console does not run it; says why.
    """
    read = check(text)
    if store.backend == "neo4j":
        plan = store.explain(_bare(text, read), parameters)
        check_plan(plan)
        notes: tuple[str, ...] = ()
    else:
        notes = differences(read)
    return replace(store.table(text, parameters, limit=limit, timeout=timeout), notes=notes)


def check(text: str) -> tuple[Token, ...]:
    """Return the tokens of a statement that the console runs.

    Raises
    ------
    QueryRefused
        Where it does not run it.
    """
    if len(text) > LONGEST:
        raise QueryRefused(f"the statement is longer than {LONGEST:,} characters; use parameters for values")
    for reading in {text, cypher.unescaped(text)}:
        _check(cypher.tokens(reading))
    return cypher.tokens(text)


def check_plan(plan: Plan) -> None:
    """Refuse a statement by what Neo4j's EXPLAIN says that it would do.

    Raises
    ------
    QueryRefused
        Where it writes, or does what the console does not run.
    """
    for operator, details in plan.operators:
        if operator.startswith("ProcedureCall"):
            # Details are like `db.labels() :: (label :: STRING)` or `YIELD …` below a name.
            name = details.partition("(")[0].strip().strip("`").lower()
            if name not in PROCEDURES:
                raise QueryRefused(_no_procedure(name))
        if operator.startswith("Show") and operator not in _PLAN_SHOWS:
            raise QueryRefused(_no_show(operator.removeprefix("Show")))
        if operator.startswith(_PLAN_REFUSED):
            raise QueryRefused(f"the console only reads the graph, and this statement would do: {operator}")
    if plan.kind not in ("r", "s"):
        raise QueryRefused("the console only reads, and this statement would write")


def _check(read: Sequence[Token]) -> None:
    if not read:
        raise QueryRefused("there is no statement")
    for place, token in enumerate(read):
        if token.is_sign(";") and place != len(read) - 1:
            raise QueryRefused("the console runs one statement at a time")
    depth = deepest = 0
    for token in read:
        depth += token.is_sign("(", "[", "{") - token.is_sign(")", "]", "}")
        deepest = max(depth, deepest)
    if deepest > DEEPEST:
        raise QueryRefused(f"the statement has more than {DEEPEST} brackets within one another")
    if read[0].word not in FIRST:
        raise QueryRefused(
            f"the console only reads: a statement begins with {', '.join(FIRST[:-1])}, "
            f"not with '{read[0].text[:40]}'"
        )
    for place in range(len(read)):
        for rule in (_writes, _loads, _uses, _transactions, _shows, _calls, _functions):
            reason = rule(read, place)
            if reason:
                raise QueryRefused(reason)


def _writes(read: Sequence[Token], place: int) -> str:
    if read[place].word in _WRITES and _stands_as_keyword(read, place):
        return f"the console only reads, and {read[place].word} writes"
    return ""


def _loads(read: Sequence[Token], place: int) -> str:
    if read[place].word == "LOAD" and _word(read, place + 1) == "CSV":
        return "the console reads the graph, not files or addresses (LOAD CSV)"
    return ""


def _uses(read: Sequence[Token], place: int) -> str:
    if read[place].word == "USE" and _stands_as_keyword(read, place):
        return "the console reads the database that it is connected to (USE)"
    return ""


def _transactions(read: Sequence[Token], place: int) -> str:
    if read[place].word in ("TRANSACTION", "TRANSACTIONS") and _word(read, place - 1) in (
        "IN",
        "CONCURRENT",
        "TERMINATE",
    ):
        return "the console runs a statement in one transaction (IN TRANSACTIONS)"
    return ""


def _shows(read: Sequence[Token], place: int) -> str:
    if read[place].word != "SHOW" or not _stands_as_keyword(read, place):
        return ""
    at = place + 1
    while _word(read, at) in _SHOW_KINDS:
        at += 1
    return "" if _word(read, at) in SHOWN else _no_show(_word(read, at) or "this")


def _calls(read: Sequence[Token], place: int) -> str:
    after = read[place + 1] if place + 1 < len(read) else None
    if read[place].word != "CALL" or after is None or not after.is_name or _is_named(read, place):
        return ""
    name = ".".join(_dotted(read, place + 1))
    return "" if name.lower() in PROCEDURES else _no_procedure(name)


def _functions(read: Sequence[Token], place: int) -> str:
    """Refuse functions with a dot whose name space is not known to be harmless."""
    if not read[place].is_name or _sign(read, place - 1, ".") or _word(read, place - 1) == "CALL":
        return ""
    names = list(_dotted(read, place))
    if read[place].word in ("FILE", "LINENUMBER") and _sign(read, place + 1, "("):
        return "the console reads the graph, not files"
    if len(names) < 2 or not _sign(read, place + 2 * len(names) - 1, "("):
        return ""
    space = names[0].lower()
    if space in FUNCTION_SPACES or (space == "apoc" and names[1].lower() in APOC_SPACES):
        return ""
    return f"the console does not run the function {'.'.join(names)}"


def _dotted(read: Sequence[Token], place: int) -> Iterator[str]:
    while place < len(read) and read[place].is_name:
        yield read[place].text
        if not _sign(read, place + 1, "."):
            return
        place += 2


def _stands_as_keyword(read: Sequence[Token], place: int) -> bool:
    """Whether a word may begin a clause here, and is not a name, a label, a property or a key."""
    after = read[place + 1] if place + 1 < len(read) else None
    if after is None or _is_named(read, place):
        return False
    return after.sort in (Sort.WORD, Sort.QUOTED, Sort.PARAMETER) or after.is_sign("(", "{")


def _is_named(read: Sequence[Token], place: int) -> bool:
    """Whether a name must stand here: ``n.set``, ``:Load``, ``1 AS use``."""
    return _sign(read, place - 1, ".", ":", "$", "&", "!", "%") or _word(read, place - 1) == "AS"


def _word(read: Sequence[Token], place: int) -> str:
    return read[place].word if 0 <= place < len(read) else ""


def _sign(read: Sequence[Token], place: int, *signs: str) -> bool:
    return 0 <= place < len(read) and read[place].is_sign(*signs)


def _bare(text: str, read: Sequence[Token]) -> str:
    """Return the statement without ``EXPLAIN`` or ``PROFILE`` before it."""
    return text[read[0].end :] if read[0].word in ("EXPLAIN", "PROFILE") else text


def _no_procedure(name: str) -> str:
    return f"the console does not run the procedure {name}; it runs {', '.join(sorted(PROCEDURES))}"


def _no_show(what: str) -> str:
    return f"the console does not show {what}; it shows indexes, constraints, functions and procedures"
