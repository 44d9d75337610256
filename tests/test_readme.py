"""Commands in the READMEs give the answers that stand below them."""

import re
import shlex

import pytest

from graph.settings import PROJECT
from tests.commands.conftest import Run, run

__all__ = ["run"]

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
BLOCKS = BLOCK.findall((PROJECT / "README.md").read_text(encoding="utf-8"))


def test_the_two_commands_lead() -> None:
    assert [line.split("#")[0].strip() for line in BLOCKS[0].splitlines()] == ["$ make app", "$ make test"]


def test_the_chinese_one_is_equal() -> None:
    texts = [(PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")]
    assert BLOCK.findall(texts[1]) == BLOCKS
    heads = [[line.partition(" ")[0] for line in text.splitlines() if line.startswith("#")] for text in texts]
    assert heads[0] == heads[1]
    links = [set(LINK.findall(text)) for text in texts]
    assert {of_language(link) for link in links[0]} == {of_language(link) for link in links[1]}


def of_language(link: str) -> str:
    """A link without the language of what it leads to."""
    return link.replace(".zh.", ".").replace(".en.", ".")


def test_there_are_five_questions() -> None:
    assert len(BLOCKS[1:]) == 5


@pytest.mark.parametrize("block", BLOCKS[1:])
def test_answer(run: Run, block: str) -> None:
    command, _, answer = block.partition("\n")
    name, *arguments = shlex.split(command.removeprefix("$ "))
    assert name == "silkgraph"
    done = run(*arguments)
    assert done.status == 0, done.err
    assert done.out.lstrip("\ufeff").replace("\r", "") == answer
