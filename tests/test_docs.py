"""What the documents state of the code is so, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import reference
from graph.dictionary import as_markdown
from graph.schema import LABELS
from graph.settings import PROJECT

DOCS = PROJECT / "docs"
TEXTS = [
    PROJECT / "README.md",
    PROJECT / "README.zh.md",
    PROJECT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
]
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#[^)]*)?\)")
PAGE = re.compile(r'url_path="([a-z-]+)"')


def test_commands_and_questions_are_documented() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference.commands()


def test_columns_are_documented() -> None:
    assert (DOCS / "own-data.md").read_text(encoding="utf-8") == reference.own_data()


def test_labels_are_documented() -> None:
    text = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    assert text == as_markdown()
    assert all(label.name in text for label in LABELS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_in_the_tour(language: str) -> None:
    pages = PAGE.findall((PROJECT / "app.py").read_text(encoding="utf-8"))
    assert len(pages) > 10
    name = "tour.zh.md" if language == "zh" else "tour.md"
    text = (DOCS / name).read_text(encoding="utf-8")
    shown = {Path(link).name.removesuffix(f".{language}.png") for link in LINK.findall(text)}
    assert set(pages) <= shown


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]
