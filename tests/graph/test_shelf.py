"""What people keep: whole files, no one overwrites what another changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.shelf import Shelf, StaleEntry


def test_what_is_kept_is_read_listed_and_deleted(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "views")
    assert shelf.ids() == ()
    key = shelf.add("塞尔维亚")
    assert shelf.ids() == (key,)
    assert Shelf(tmp_path / "views").get(key) == "塞尔维亚"
    shelf.drop(key)
    shelf.drop(key)
    assert shelf.ids() == ()
    with pytest.raises(UnknownName):
        shelf.get(key)


def test_a_change_from_an_old_state_is_refused(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    key = shelf.add("one")
    shelf.change(key, "two", "one")
    with pytest.raises(StaleEntry, match="changed"):
        shelf.change(key, "three", "one")
    assert shelf.get(key) == "two"
    shelf.drop(key)
    with pytest.raises(StaleEntry, match="deleted"):
        shelf.change(key, "three", "two")


@pytest.mark.parametrize("key", ["../x", "", "0" * 11, "/etc/passwd", "ABCDEFABCDEF"])
def test_no_id_leaves_the_folder(tmp_path: Path, key: str) -> None:
    (tmp_path / "x.json").write_text("secret")
    shelf = Shelf(tmp_path / "views")
    with pytest.raises(UnknownName):
        shelf.get(key)
    shelf.drop(key)
    assert (tmp_path / "x.json").read_text() == "secret"


def test_two_people_at_once_lose_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    key = shelf.add("0")

    def work(number: int) -> bool:
        own = Shelf(tmp_path)
        own.add(f"view {number}")
        try:
            own.change(key, f"by {number}", "0")
        except StaleEntry:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(work, range(24)))
    assert sum(won) == 1
    assert shelf.get(key) == f"by {won.index(True)}"
    assert len(shelf.ids()) == 25
    assert not list(tmp_path.glob(".new-*"))
