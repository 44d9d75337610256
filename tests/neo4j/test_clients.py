"""Other clients reach the same graph: Neo4j's cypher-shell, py2neo, the notebook."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from graph import embedded
from graph.settings import PROJECT, Server
from queries.catalogue import catalogue
from silkgraph import Atlas
from tests import notebook as notebook_file
from tests import servers

pytestmark = pytest.mark.neo4j


def silkgraph(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        cwd=PROJECT,
        env={**os.environ, "SILKGRAPH_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )


def test_cypher_shell_reads_and_cannot_write(atlas: Atlas, home: Path) -> None:
    """With what `silkgraph db start` prints, and nothing else."""
    access = json.loads(silkgraph(home, "db", "start", "--json").stdout)
    server = Server(access["address"], access["user"], access["password"], access["database"])
    read = servers.shell(server, "MATCH (c:Country {id: 'SRB'}) RETURN c.name_zh AS name;")
    assert read.stdout.split() == ["name", '"塞尔维亚"'], read.stderr
    written = servers.shell(server, "CREATE (:Country {id: 'XXX'});")
    assert written.returncode != 0
    assert "not allowed" in written.stderr
    assert atlas.cypher("MATCH (c:Country {id: 'XXX'}) RETURN c").rows == ()
    plain = silkgraph(home, "db", "start").stdout.split()
    assert plain == [word for pair in access.items() for word in pair]
    # The engine stays for the other tests of this run; its clients hold it.
    (home / "engine" / "keep").unlink()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("backend", ["embedded", "neo4j"])
def test_py2neo_answers_every_question_as_the_driver_does(
    atlas: Atlas, neo4j_atlas: Atlas, neo4j_server: Server, home: Path, backend: str
) -> None:
    from py2neo import Graph

    with embedded.acquire(home) as engine:
        server, opened = (engine.reader, atlas) if backend == "embedded" else (neo4j_server, neo4j_atlas)
        graph = Graph(server.uri, auth=(server.username, server.password), name=server.database)
        for name, question in catalogue().items():
            given = opened.parameters(name, **question.example.given)
            rows = [tuple(record.values()) for record in graph.run(question.text, given)]
            assert rows == list(opened.query(name, **question.example.given).rows), name
        graph.service.connector.close()
    del graph
    gc.collect()  # py2neo leaves sockets open; they warn here, where it is allowed, and in no later test


def test_the_notebook_runs_and_its_answers_are_current(atlas: Atlas) -> None:
    """Its cells run on a graph with the seeds and print what stands in the file."""
    notebook = notebook_file.read()
    told = [outputs(cell) for cell in notebook.cells if cell.cell_type == "code"]
    assert all(told), "every cell shows something"
    notebook_file.run(notebook)
    assert [outputs(cell) for cell in notebook.cells if cell.cell_type == "code"] == told


def outputs(cell: nbformat.NotebookNode) -> list[str]:
    """What a cell prints or returns, as plain text."""
    return [
        str(output.get("text") or output.get("data", {}).get("text/plain", output.get("evalue")))
        for output in cell.outputs
    ]
