"""The answers in docs/cypher.md: read, and written anew by ``python -m tests.console.answers``."""

from __future__ import annotations

import re
from pathlib import Path

import silkgraph
from commands.output import plain
from graph.settings import PROJECT
from silkgraph import Atlas

PAGE = PROJECT / "docs" / "cypher.md"
_BLOCK = re.compile(r"```cypher\n(?P<cypher>.*?)```\n(?:\n(?P<answer>(?:\|[^\n]*\n)+))?", re.S)


def examples(page: Path = PAGE) -> list[tuple[str, str]]:
    """Statements and the answers that stand below them."""
    text = page.read_text(encoding="utf-8")
    return [(found["cypher"], found["answer"] or "") for found in _BLOCK.finditer(text)]


def answer(atlas: Atlas, cypher: str) -> str:
    """A Markdown table of what a statement gives now."""
    table = atlas.cypher(cypher)
    rows = [table.columns, ["---"] * len(table.columns), *table.rows]
    lines = [f"| {' | '.join(plain(value).replace('|', '/') for value in row)} |\n" for row in rows]
    return "".join(lines)


def main() -> None:
    with silkgraph.connect() as atlas:
        atlas.load()

        def block(found: re.Match[str]) -> str:
            return f"```cypher\n{found['cypher']}```\n\n{answer(atlas, found['cypher'])}"

        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_BLOCK.sub(block, text), encoding="utf-8")


if __name__ == "__main__":
    main()
