"""The twenty questions of docs/cypher.md give the answers that stand there, on both backends."""

from __future__ import annotations

import pytest

from silkgraph import Atlas
from tests.console import answers

EXAMPLES = answers.examples()


def test_there_are_twenty() -> None:
    assert len(EXAMPLES) == 20


@pytest.mark.parametrize(("cypher", "told"), EXAMPLES)
def test_on_the_embedded_engine(atlas: Atlas, cypher: str, told: str) -> None:
    assert answers.answer(atlas, cypher) == told
    assert told.count("\n") > 2, "an answer has rows"


@pytest.mark.neo4j
@pytest.mark.parametrize(("cypher", "told"), EXAMPLES)
def test_on_neo4j(neo4j_atlas: Atlas, cypher: str, told: str) -> None:
    assert answers.answer(neo4j_atlas, cypher) == told
