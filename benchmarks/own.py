"""How long a register of 50,000 rows takes to check and to load: ``python -m benchmarks.own [rows]``.

Seconds by the clock, and beside them those of this process alone: checking needs no database.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import silkgraph
from graph.settings import Settings
from tests.own.registers import DEMANDS, workbook

COUNTRIES = ("塞尔维亚", "意大利", "古巴", "白俄罗斯", "卡塔尔")
FIELDS = ("农业", "人工智能", "轨道交通", "科技金融")


def rows(count: int) -> list[list[str]]:
    """A demand register whose rows all differ."""
    return [
        [
            f"第{number}号需求:{COUNTRIES[number % 5]}希望开展{FIELDS[number % 4]}合作",
            COUNTRIES[number % 5],
            FIELDS[number % 4],
            "技术",
            f"2025-{number % 12 + 1:02}",
            "开放",
        ]
        for number in range(count)
    ]


def as_csv(table: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode("utf-8-sig")


def main(count: int) -> None:
    """Check the register as XLSX and as CSV, once with an error in its last row; load it; go back."""
    table = [list(DEMANDS), *rows(count)]
    wrong = [*table[:-1], [*table[-1][:1], "塞尔维雅", *table[-1][2:]]]
    started = time.perf_counter(), time.process_time()

    def told(what: str) -> None:
        nonlocal started
        clock, own = time.perf_counter() - started[0], time.process_time() - started[1]
        sys.stdout.write(f"{what:<44} {clock:7.1f} s {own:7.1f} s\n")
        sys.stdout.flush()
        started = time.perf_counter(), time.process_time()

    files = {"需求表.xlsx": workbook({"需求表": table}), "需求表.csv": as_csv(table)}
    broken = as_csv(wrong)
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        silkgraph.connect(Settings(Path(folder))) as atlas,
    ):
        atlas.load()
        started = time.perf_counter(), time.process_time()
        found = atlas.own.propose({"需求表.csv": broken}, who="b")
        assert [problem.line for problem in found.problems] == [count + 1]
        told(f"{count} rows of CSV, refused for the last one")
        for name, content in files.items():
            proposal = atlas.own.propose({name: content}, who="b").require()
            told(f"{count} rows checked and compared, {name}")
        steps: list[int] = []
        atlas.own.keep(proposal, atlas.store, who="b", progress=lambda _text, at, _of: steps.append(at))
        told(f"kept and loaded, progress told {len(steps)} times")
        atlas.own.undo(atlas.store, who="b")
        told("undone")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
