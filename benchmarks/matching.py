"""Recall of the matcher on the hand-made set, beside text likeness: ``python benchmarks/matching.py``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import silkgraph
from analysis.insight import Insight
from analysis.matching import Need
from analysis.recall import recall

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "matching.csv"


def gold(insight: Insight) -> list[tuple[Need, list[str]]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [(insight.need(row["need"]), row["answers"].split(";")) for row in csv.DictReader(file)]


def main() -> None:
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
    rows = gold(insight)
    for name, part in (
        ("tuned on", rows[::2]),
        ("held out", rows[1::2]),
        ("all", rows),
    ):
        found = recall(insight.matcher, part)
        sys.stdout.write(
            f"{name:9} {found.needs:3} needs, {found.answers:3} answers   recall at 10: "
            f"one list {found.one_list:.3f} (text alone {found.text_one_list:.3f}), "
            f"each group {found.by_group:.3f} (text alone {found.text_by_group:.3f})\n"
        )


if __name__ == "__main__":
    main()
