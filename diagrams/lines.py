"""What the lines of a network mean: how sure they are and who states them."""

from __future__ import annotations

from collections import Counter

from diagrams import palette, words
from graph.network import Network


def line_legend(
    network: Network, *, dark: bool = False
) -> list[tuple[tuple[str, str], str, float, tuple[float, ...]]]:
    """The kinds of line that the network has, as (names, colour, width, dash)."""
    ground = palette.theme(dark=dark)
    strong = Counter(words.well_sourced(edge, network) for edge in network.edges)
    lines: list[tuple[tuple[str, str], str, float, tuple[float, ...]]] = []
    if strong[True]:
        lines.append((words.WORDS["official"], ground.edge, 1.8, ()))
    if strong[False]:
        lines.append((words.WORDS["other_sources"], ground.edge_thin, 0.8, ()))
    for state, present in (
        (palette.State.INFERRED, any(edge.inferred and not edge.predicted for edge in network.edges)),
        (palette.State.PREDICTED, any(edge.predicted for edge in network.edges)),
    ):
        if present:
            lines.append((words.WORDS[state.value], ground.edge, 1.8, palette.state_mark(state).dash))
    return lines
