"""How loading, reading and memory grow with the graph: ``python benchmarks/scale.py [NODES]…``.

On the embedded engine, or on the server that ``NEO4J_URI`` names, which must be empty and on this machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from graph import embedded
from graph.records import Edge, Node, RecordSet
from graph.settings import Settings, from_environment
from graph.store import Store

COUNTRIES = 100
QUESTION = """
MATCH (c:Country)<-[:LOCATED_IN]-(o:Organization)-[:TAKES_PART_IN]->(k:Cooperation)
    -[:WITH_COUNTRY]->(d:Country)
WHERE c.id <> d.id RETURN c.id AS a, d.id AS b, count(k) AS n ORDER BY n DESC, a, b LIMIT 10
"""


def stated(size: int) -> RecordSet:
    """As many organizations as cooperations; two of them take part in each."""
    s, d = ("s",), ("bench",)
    countries = [Node("Country", f"C{n:03}", {"kind": "country"}, s, d) for n in range(COUNTRIES)]
    actors = [Node("Organization", f"o{n:07}", {"name_en": f"O {n}"}, s, d) for n in range(size // 2)]
    records = [Node("Cooperation", f"k{n:07}", {"name_en": f"K {n}"}, s, d) for n in range(size // 2)]
    edges: list[Edge] = []
    for n, (actor, record) in enumerate(zip(actors, records, strict=True)):
        other = actors[(n * 7 + 1) % len(actors)]
        edges.append(Edge("LOCATED_IN", actor.ref, countries[n % COUNTRIES].ref, {}, s, datasets=d))
        edges.append(Edge("WITH_COUNTRY", record.ref, countries[n * 3 % COUNTRIES].ref, {}, s, datasets=d))
        edges.append(Edge("TAKES_PART_IN", actor.ref, record.ref, {}, s, datasets=d))
        if other is not actor:
            edges.append(Edge("TAKES_PART_IN", other.ref, record.ref, {}, s, datasets=d))
    return RecordSet(d, (*countries, *actors, *records), tuple(edges))


@contextmanager
def timed(times: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    times.append(time.perf_counter() - began)


def memory(store: Store) -> float:
    """Megabytes that the process holds that listens at the server's port."""
    port = int(store._reader.server.uri.rpartition(":")[2])
    listening = [
        c.pid for c in psutil.net_connections() if c.status == "LISTEN" and tuple(c.laddr)[1:] == (port,)
    ]
    return float(psutil.Process(listening[0]).memory_info().rss) / 2**20


def main(sizes: list[int]) -> None:
    print("nodes edges load_s again_s question_s looked_up_ms server_mb")
    with tempfile.TemporaryDirectory() as folder:
        server = from_environment().server
        settings = Settings(Path(folder), server)
        for size in sizes:
            records = stated(size)
            times: list[float] = []
            with Store.connect(settings) as store:
                with timed(times):
                    store.write(records)
                with timed(times):
                    assert not store.write(records).changed
                with timed(times):
                    assert len(store.read(QUESTION)) == 10
                with timed(times):
                    for n in range(100):
                        store.read("MATCH (o:Organization {id: $id}) RETURN o", {"id": f"o{n:07}"})
                held = memory(store)
                load, again, question, looked = times
                print(
                    f"{len(records.nodes)} {len(records.edges)} {load:.1f} {again:.1f} {question:.2f} "
                    f"{looked * 10:.1f} {held:.0f}",
                    flush=True,
                )
        if server is None:
            embedded.stop(Path(folder))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [2_000, 20_000, 100_000])
