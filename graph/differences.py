"""Where the embedded engine is known to answer otherwise than Neo4j, seen in a statement's tokens.

Each was found by running the same statements on both; ``docs/cypher.md`` tells them with what to
write instead, and the tests hold that they still are as described.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.cypher import Sort, Token, closing

_CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "UNION"})
_LITERALS = frozenset({"TRUE", "FALSE", "NULL"})
_AGGREGATES = frozenset({"COUNT", "COLLECT", "SUM", "AVG", "MIN", "MAX"})
OPTIONAL_COUNT = (
    "on the embedded engine `OPTIONAL MATCH (a)--(b:Label) WITH a, count(b)` counts every neighbour, "
    "whatever its label: write count(DISTINCT b)"
)
MATCH_UNWIND_MATCH = (
    "on the embedded engine MATCH … UNWIND … MATCH gives no rows where the second MATCH uses the unwound "
    "value: put a WITH before the second MATCH"
)
RELATIONSHIP_MAP = (
    "on the embedded engine a map in a relationship pattern that refers to a property of another element "
    "gives no rows: write the condition in WHERE"
)
AGGREGATE_PROPERTY = (
    "on the embedded engine a property of an aggregate, as in collect(x)[0].name, is null: "
    "give the aggregate a name with WITH first"
)


def differences(read: Sequence[Token]) -> tuple[str, ...]:
    """Return a note for each known difference that applies to a statement."""
    return tuple(
        note
        for note, found in (
            (RELATIONSHIP_MAP, _relationship_map(read)),
            (OPTIONAL_COUNT, _optional_count(read)),
            (MATCH_UNWIND_MATCH, _match_unwind_match(read)),
            (AGGREGATE_PROPERTY, _aggregate_property(read)),
        )
        if found
    )


def _relationship_map(read: Sequence[Token]) -> bool:
    for place, token in enumerate(read):
        if token.is_sign("[") and place and read[place - 1].is_sign("-"):
            inside = read[place + 1 : closing(read, place)]
            for at, sign in enumerate(inside):
                if sign.is_sign("{"):
                    within = inside[at : closing(inside, at)]
                    if any(_is_property(within, each) for each in range(len(within))):
                        return True
    return False


def _is_property(read: Sequence[Token], place: int) -> bool:
    """Whether ``name.property`` begins here."""
    return (
        read[place].is_name
        and place + 1 < len(read)
        and read[place + 1].is_sign(".")
        and not (place and read[place - 1].is_sign("."))
    )


def _optional_count(read: Sequence[Token]) -> bool:
    clauses = list(_clauses(read))
    return any(
        first == "OPTIONAL" and second == "WITH" and _plain_count(tokens)
        for (first, _), (second, tokens) in pairwise(clauses)
    )


def _plain_count(read: Sequence[Token]) -> bool:
    """Whether ``count(name)`` stands in a clause."""
    return any(
        token.word == "COUNT" and read[place + 1].is_sign("(") and read[place + 2].word != "DISTINCT"
        for place, token in enumerate(read[:-2])
    )


def _match_unwind_match(read: Sequence[Token]) -> bool:
    names = [name for name, _ in _clauses(read)]
    return any(
        names[place] in ("MATCH", "OPTIONAL") and names[place + 1] == "UNWIND" and names[place + 2] == "MATCH"
        for place in range(len(names) - 2)
    )


def _aggregate_property(read: Sequence[Token]) -> bool:
    for place, token in enumerate(read[:-1]):
        if token.word not in _AGGREGATES or not read[place + 1].is_sign("("):
            continue
        at = closing(read, place + 1) + 1
        while at < len(read) and read[at].is_sign("[", ")"):
            at = closing(read, at) + 1 if read[at].is_sign("[") else at + 1
            if at < len(read) and read[at].is_sign("."):
                return True
    return False


def _clauses(read: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """Clauses in the order of the text, those in subqueries among them, each with its tokens."""
    starts = [
        place
        for place, token in enumerate(read)
        if token.word in _CLAUSES
        and not (token.word == "MATCH" and place and read[place - 1].word == "OPTIONAL")
        and not (place and read[place - 1].is_sign(".", ":", "$"))
        and not (token.word == "WITH" and place and read[place - 1].word in ("STARTS", "ENDS"))
        and token.sort is Sort.WORD
    ]
    for place, end in zip(starts, [*starts[1:], len(read)], strict=False):
        yield read[place].word, read[place:end]
