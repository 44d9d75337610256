"""The notebook in docs/: run anew and kept by ``python -m tests.notebook``."""

from __future__ import annotations

import nbformat
from nbclient import NotebookClient

from graph.settings import PROJECT

NOTEBOOK = PROJECT / "docs" / "analysts.ipynb"


def read() -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def run(notebook: nbformat.NotebookNode) -> None:
    """Run all cells in the project's folder, on the graph of the environment."""
    resources = {"metadata": {"path": str(PROJECT)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()


def main() -> None:
    notebook = read()
    run(notebook)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, NOTEBOOK)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
