"""Files of Cypher statements, one a paragraph, the first paragraph a comment about the file."""

from __future__ import annotations

from pathlib import Path


def paragraphs(path: Path) -> list[str]:
    return [part.strip("\n") for part in path.read_text(encoding="utf-8").split("\n\n")[1:] if part.strip()]
