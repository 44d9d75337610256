"""Where a file cannot be written, one plain line says so and nothing is left behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from diagrams.write import FORMATS, Choices, save, write
from graph.errors import ExportError
from graph.settings import PROJECT
from tests.diagrams.networks import network


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


@pytest.mark.parametrize("name", ["network.docx", "network", "network.htm"])
def test_an_unknown_ending_names_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        write(network(3), tmp_path / name)
    message = str(caught.value)
    assert "\n" not in message
    assert all(ending in message for ending in FORMATS)
    assert left(tmp_path) == []


def test_a_near_miss_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"did you mean '\.html'\?"):
        write(network(3), tmp_path / "network.htm")


def test_an_ending_may_be_written_large(tmp_path: Path) -> None:
    write(network(3), tmp_path / "NETWORK.JSON")
    assert left(tmp_path) == ["NETWORK.JSON"]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist; make it first"):
        write(network(3), tmp_path / "none" / "network.html")
    assert left(tmp_path) == []


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "network.html").mkdir()
    with pytest.raises(ExportError, match="this is a folder"):
        write(network(3), tmp_path / "network.html")
    assert left(tmp_path) == ["network.html"]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the name is too long"):
        write(network(3), tmp_path / f"{'x' * 300}.json")
    assert left(tmp_path) == []


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    """The system stops the write after some bytes, as a full disk does."""
    path = tmp_path / f"network{ending}"
    path.write_bytes(b"old")
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from diagrams.write import render, save\n"
        "from graph.errors import ExportError\n"
        "from tests.diagrams.networks import network\n"
        "content = render(network(3), sys.argv[2]).content\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    save(Path(sys.argv[1]), content)\n"
        "except ExportError as error:\n    sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), ending],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == f"{path}: the file would be larger than this system allows; nothing was written\n"
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == [path.name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_really_full_disk(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        with pytest.raises(ExportError, match="the disk is full; nothing was written"):
            save(tmp_path / "network.json", bytes(100_000))
        assert left(tmp_path) == []
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(network(3), tmp_path / "network.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "network.json").stat().st_mode) == 0o644


def test_what_no_font_draws_is_told(tmp_path: Path) -> None:
    from dataclasses import replace

    given = network(3)
    odd = replace(given.nodes[0], name_zh="合作\U0001f9ea\U0010fffd")
    told = write(replace(given, nodes=(odd, *given.nodes[1:])), tmp_path / "n.pdf", Choices())
    assert len(told) == 1
    assert "\U0010fffd" in told[0]
