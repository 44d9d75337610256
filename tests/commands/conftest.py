"""The script as a person runs it: a process of its own, sharing the session's engine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from graph.settings import PROJECT
from silkgraph import Atlas


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def run(atlas: Atlas) -> Run:
    """Run ``silkgraph`` with arguments; the graph holds the seeds."""

    def start(*arguments: object, text: str | None = None, env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "cli", *map(str, arguments)],
            cwd=PROJECT,
            input=text,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **(env or {})},
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return start
