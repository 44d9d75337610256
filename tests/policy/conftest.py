"""What policy texts are read with: the names of the seeds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.settings import SEEDS
from loaders import pipeline
from loaders.policies import Vocabulary
from loaders.policy import PolicyReading, read, read_text
from loaders.policy.source import source_of

PLANS = Path(__file__).parent / "plans"
Read = Callable[[str], PolicyReading]


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """The vocabulary of the seeds."""
    return pipeline.vocabulary([SEEDS])


@pytest.fixture(scope="session")
def read_words(words: Vocabulary) -> Read:
    """Read a text that stands in no file."""

    def start(text: str) -> PolicyReading:
        return read_text(
            source_of("plan.txt", text.encode()),
            words.gazetteer,
            document_id="plan",
            target_rules=words.target_rules,
            network=words.network.as_dict(),
        )

    return start


@pytest.fixture(scope="session")
def read_file(words: Vocabulary) -> Callable[[Path], PolicyReading]:
    """Read a file."""
    return lambda path: read(
        path, words.gazetteer, target_rules=words.target_rules, network=words.network.as_dict()
    )


@pytest.fixture(scope="session")
def seed(read_file: Callable[[Path], PolicyReading]) -> PolicyReading:
    """The action plan of the seeds."""
    return read_file(SEEDS / "policy" / "beijing-bri-2025-2027.txt")


def pairs(reading: PolicyReading) -> set[tuple[str, str]]:
    """What is asked: place and field or instrument; the empty string where a clause names neither."""
    return {(ask.country_or_region, ask.field or ask.instrument or "") for ask in reading.asks}
