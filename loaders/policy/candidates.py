"""Words that look like names and are not in the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.policy.lines import Block, LineNumbers
from loaders.policy.model import Candidate, Mention


def candidates(
    text: str, blocks: Sequence[Block], names: Sequence[Mention], numbers: LineNumbers
) -> tuple[Candidate, ...]:
    """Find them."""
    return ()
