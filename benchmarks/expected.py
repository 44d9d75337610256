"""Figures of the predictors of missing links, as Markdown: ``python benchmarks/expected.py``."""

from __future__ import annotations

import sys

import silkgraph
from analysis.links import LinkKind
from analysis.links import links as links_of


def main() -> None:
    with silkgraph.connect() as atlas:
        insight = atlas.insight()
    write = sys.stdout.write
    for kind in LinkKind:
        found = insight.expected(kind).evaluation
        write(f"\n{kind}: {len(links_of(insight.facts, kind))} links, {found.undated} undated; ")
        write(f"used: {found.chosen or 'none'}\n\n")
        write("| test | predictor | AUC | average precision | at 10 | at 50 | wins | true of cases |\n")
        write("| --- | --- | --- | --- | --- | --- | --- | --- |\n")
        for score in found.scores:
            write(
                f"| {score.test} | {score.predictor} | {score.auc:.3f} | {score.average_precision:.3f} "
                f"| {score.precision_10:.3f} | {score.precision_50:.3f} | {score.wins} of {score.splits} "
                f"| {score.true_cases:.1f} of {score.cases:.0f} |\n"
            )


if __name__ == "__main__":
    main()
