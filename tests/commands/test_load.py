"""Loading into an empty graph of one's own: rows that go from the files go from the graph."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import silkgraph
from graph.errors import InputError
from graph.settings import SEEDS, Settings
from silkgraph import Atlas


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Atlas]:
    with silkgraph.connect(Settings(tmp_path / "home")) as atlas:
        yield atlas


def test_a_row_that_has_gone_goes_from_the_graph(own: Atlas, tmp_path: Path) -> None:
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    own.load([folder])
    before = own.status()
    participations = folder / "participations.csv"
    kept = [
        line
        for line in participations.read_text(encoding="utf-8").splitlines()
        if not line.startswith("org-bmstc,coop-park-sister-park-initiative")
    ]
    participations.write_text("\n".join(kept), encoding="utf-8")
    report = own.load([folder])
    after = own.status()
    assert report.changed
    assert (report.removed_nodes, report.removed_relationships) == (0, 1)
    assert after.relationships["TAKES_PART_IN"] == before.relationships["TAKES_PART_IN"] - 1
    own.load([SEEDS])
    assert own.status().relationships == before.relationships


def test_a_refused_load_leaves_the_graph_as_it_was(own: Atlas, tmp_path: Path) -> None:
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    own.load([folder])
    before = own.status()
    (folder / "policy" / "beijing-bri-2025-2027.txt").write_text("没有任务的文字。\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        own.load([folder])
    assert str(caught.value).startswith("beijing-bri-2025-2027.txt")
    assert own.status() == before
