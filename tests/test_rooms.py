"""No import runs back: each room may import only what CONTRIBUTING.md allows it."""

import ast
from pathlib import Path

import pytest

from graph.settings import PROJECT

ROOMS = ("atlas", "graph", "loaders", "queries", "analysis", "diagrams", "commands", "views")
DOORS = ("silkgraph", "cli", "app")
BASE = {"graph.errors", "graph.schema", "graph.records", "graph.network", "graph.settings"}

ALLOWED: dict[str, set[str]] = {
    "graph": {"graph"},
    "loaders": {"loaders", "graph.schema", "graph.records", "graph.errors"},
    "queries": {"queries", "graph.errors"},
    "analysis": {"analysis", "graph.errors", "graph.schema", "graph.records", "graph.network"},
    "diagrams": {"diagrams", "graph.errors", "graph.schema", "graph.records", "graph.network"},
    "atlas": {"atlas", "graph", "loaders", "queries", "analysis", "diagrams"},
    "silkgraph": {"atlas", "graph", "loaders", "queries", "analysis", "diagrams"},
    "commands": {
        "commands",
        "silkgraph",
        "graph",
        "analysis",
        "diagrams",
        "queries",
        "loaders",
        "views.server",
    },
    "cli": {"commands", "graph.errors"},
    "views": {"views", "silkgraph", "graph", "analysis", "diagrams", "queries", "loaders"},
    "app": {"views", "silkgraph", "graph"},
}


def files() -> list[Path]:
    found = [path for room in ROOMS for path in (PROJECT / room).rglob("*.py")]
    return sorted([*found, *(PROJECT / f"{door}.py" for door in DOORS)])


def imports(path: Path) -> set[str]:
    """Full names of the modules of ours that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.partition(".")[0] in (*ROOMS, *DOORS)}


def test_there_are_files_in_every_room() -> None:
    rooms = {path.relative_to(PROJECT).parts[0].removesuffix(".py") for path in files()}
    assert rooms == {*ROOMS, *DOORS}


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_import_runs_back(path: Path) -> None:
    room = path.relative_to(PROJECT).parts[0].removesuffix(".py")
    allowed = ALLOWED[room]
    wrong = {
        name
        for name in imports(path)
        if not any(name == one or name.startswith(f"{one}.") for one in allowed)
    }
    assert not wrong, f"{room} may import {sorted(allowed)}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_only_the_window_imports_streamlit(path: Path) -> None:
    room = path.relative_to(PROJECT).parts[0]
    if room not in ("views", "app.py"):
        assert "import streamlit" not in path.read_text(encoding="utf-8")
        assert "from streamlit" not in path.read_text(encoding="utf-8")
