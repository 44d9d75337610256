"""Speed of reading policy texts, as Markdown: ``python benchmarks/policy.py``.

One process, one core, from the bytes of a text file to the finished reading; the time of the process itself
is taken, the best of several runs. Each text is the same plan repeated, so that the shares of headings,
names and clauses stay as they are.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from graph.settings import PROJECT, SEEDS
from loaders import pipeline
from loaders.policy import read_text
from loaders.policy.source import source_of

RUNS = 3
MEGABYTE = 1_000_000
PLANS = PROJECT / "tests" / "policy" / "plans"
TEXTS = (
    ("the seed plan", SEEDS / "policy" / "beijing-bri-2025-2027.txt"),
    ("a plan in lines of one width, with page numbers", PLANS / "linhai-wrapped.txt"),
    ("a plan in English", PLANS / "northport-en.txt"),
)


def main() -> None:
    words = pipeline.vocabulary([SEEDS])
    write = sys.stdout.write
    write(f"{words.gazetteer.size} surfaces in the gazetteer\n\n")
    write("| text | MB | seconds | MB per second | tasks | measures | asks |\n")
    write("| --- | --- | --- | --- | --- | --- | --- |\n")
    for name, path in TEXTS:
        for size in (1, 2, 4, 8) if path.parent.name == "policy" else (1, 2):
            data = repeated(path, size * MEGABYTE)
            best = float("inf")
            for _ in range(RUNS):
                begin = time.process_time()
                reading = read_text(
                    source_of(path.name, data),
                    words.gazetteer,
                    document_id="plan",
                    target_rules=words.target_rules,
                    network=words.network.as_dict(),
                )
                best = min(best, time.process_time() - begin)
            megabytes = len(data) / MEGABYTE
            measures = sum(len(task.measures) for task in reading.tasks)
            write(
                f"| {name} | {megabytes:.1f} | {best:.2f} | {megabytes / best:.2f} "
                f"| {len(reading.tasks)} | {measures} | {len(reading.asks)} |\n"
            )


def repeated(path: Path, size: int) -> bytes:
    """A text as often as it goes into `size` bytes, at least once."""
    once = path.read_bytes().rstrip() + b"\n"
    return once * max(1, size // len(once))


if __name__ == "__main__":
    main()
