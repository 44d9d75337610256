"""Facts of the seeds and of a small made data set, and participations read from the tables alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import silkgraph
from analysis.insight import Insight
from analysis.networks import Participation
from graph.settings import SEEDS, Settings
from silkgraph import Atlas
from tests.commands.conftest import run

__all__ = ["run"]

SMALL = Path(__file__).resolve().parent / "data" / "small"


def table(name: str, folder: Path = SEEDS) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def seed_rows() -> tuple[Participation, ...]:
    kinds = {row["id"]: row["kind"] for row in table("cooperations")}
    return tuple(
        Participation(row["in_id"], row["entity_id"], record_kind=kinds.get(row["in_id"], ""))
        for row in table("participations")
    )


@pytest.fixture(scope="session")
def insight(atlas: Atlas) -> Insight:
    """All analyses of the seeds."""
    return atlas.insight()


@pytest.fixture(scope="session")
def small_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """The small data set in an engine of its own."""
    with silkgraph.connect(Settings(tmp_path_factory.mktemp("small"))) as opened:
        opened.load([SMALL])
        yield opened


@pytest.fixture(scope="session")
def small(small_atlas: Atlas) -> Insight:
    """All analyses of the small data set."""
    return small_atlas.insight()
