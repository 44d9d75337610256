"""Speed of the interactive page beside pyvis's own two ways, as Markdown: ``python benchmarks/export.py``.

The same nodes and edges each time: pyvis undirected (its `add_edge` compares with all edges before),
pyvis directed, and ours with positions given and with positions computed. Each is timed up to the finished
file, in processor time (so that a busy machine does not blur it), the median of several runs; pyvis computes
no positions: its page does so in the browser, each time it is opened.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from pyvis.network import Network as PyvisNetwork

from diagrams.layout import positions
from diagrams.write import FORMATS, Choices, write
from graph.network import Network
from tests.diagrams.networks import network

NODES, EDGES = 5_000, 15_000
RUNS = 3


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median seconds."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def by_pyvis(found: Network, path: Path, *, directed: bool) -> None:
    """As its documentation shows: add_node, add_edge, write_html."""
    made = PyvisNetwork(directed=directed, cdn_resources="in_line")
    for node in found.nodes:
        made.add_node(node.id, label=node.name_zh)
    for edge in found.edges:
        made.add_edge(edge.source, edge.target)
    path.write_text(made.generate_html(), encoding="utf-8")


def main() -> None:
    say = sys.stdout.write
    found = network(NODES, edges=EDGES)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "network.html"
        placed = positions(found)
        rows = {
            "pyvis, undirected": timed(lambda: by_pyvis(found, path, directed=False)),
            "pyvis, directed": timed(lambda: by_pyvis(found, path, directed=True)),
            "ours, positions given": timed(lambda: write(found, path, Choices(placed=placed))),
            "ours, positions computed": timed(lambda: write(found, path)),
        }
        base = rows["ours, positions given"]
        say(f"{NODES:,} nodes, {EDGES:,} edges, one offline page\n\n")
        say("| way | seconds | times ours with positions given |\n")
        say("| --- | --- | --- |\n")
        for name, seconds in rows.items():
            say(f"| {name} | {seconds:.2f} | {seconds / base:.1f} |\n")
        say("\nAll formats, seconds\n\n| format | 60 nodes | 2,000 nodes |\n| --- | --- | --- |\n")
        for ending in FORMATS:
            times = [
                timed(lambda size=size, ending=ending: write(network(size), Path(folder) / f"n{ending}"), 1)  # type: ignore[misc]
                for size in (60, 2_000)
            ]
            say(f"| {ending} | {times[0]:.2f} | {times[1]:.2f} |\n")


if __name__ == "__main__":
    main()
