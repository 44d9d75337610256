"""Networks of participations, read from the seed tables without a database."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.networks import Participation

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"


def table(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def seed_rows() -> tuple[Participation, ...]:
    kinds = {row["id"]: row["kind"] for row in table("cooperations")}
    return tuple(
        Participation(row["in_id"], row["entity_id"], record_kind=kinds.get(row["in_id"], ""))
        for row in table("participations")
    )
