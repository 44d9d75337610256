"""Files made once for all tests that read them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from diagrams.write import Choices, render
from graph.network import Network
from tests.diagrams.networks import network

Made = Callable[..., bytes]


@cache
def sized(size: int) -> Network:
    return network(size)


@cache
def _made(ending: str, size: int, language: str) -> bytes:
    return render(sized(size), ending, Choices(language)).content  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def made() -> Made:
    """Bytes of a file: ``made(".svg", 60, "zh")``."""
    return _made
