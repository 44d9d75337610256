"""Equal networks give equal files, in this process and in another with other hashes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from diagrams.write import FORMATS, Choices, render
from graph.settings import PROJECT
from tests.diagrams.conftest import Made
from tests.diagrams.networks import network

CODE = """
import hashlib, sys
from diagrams.write import FORMATS, Choices, render
from tests.diagrams.networks import network
given = network(60)
for ending in FORMATS:
    print(ending, hashlib.sha256(render(given, ending, Choices("both")).content).hexdigest())
"""


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, str]:
    """Digests from a process that hashes and dates differently."""
    env = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=PROJECT, env=env, capture_output=True, encoding="utf-8", check=True
    )
    return dict(line.split() for line in done.stdout.splitlines())


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_file_is_the_same_twice(made: Made, elsewhere: dict[str, str], ending: str) -> None:
    first = digest(made(ending, 60, "both"))
    assert digest(render(network(60), ending, Choices("both")).content) == first
    assert elsewhere[ending] == first
