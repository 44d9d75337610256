"""``silkgraph export`` as a person runs it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation

from tests.commands.conftest import Run


def data(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text("utf-8"))
    return found


def test_the_partners_network_is_the_usual_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    done = run("export", path)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert data(path)["graph"]["title_en"] == "Partner network"  # type: ignore[index]
    scores = [node["score"] for node in data(path)["nodes"]]  # type: ignore[attr-defined]
    assert max(score for score in scores if score is not None) > 0


@pytest.mark.parametrize(
    "arguments, node",
    [
        (("--around", "park-bio4-belgrade"), "Country"),
        (("--query", "profile/sister_parks"), "Park"),
        (("--network", "sisters", "--top", "5"), "Park"),
    ],
)
def test_what_can_be_exported(run: Run, tmp_path: Path, arguments: tuple[str, ...], node: str) -> None:
    path = tmp_path / "network.json"
    done = run("export", path, *arguments)
    assert (done.status, done.err) == (0, "")
    kinds = {row["kind"] for row in data(path)["nodes"]}  # type: ignore[attr-defined]
    assert node in kinds


def test_a_deck_about_a_country(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    assert run("export", path, "--country", "SRB").status == 0
    deck = Presentation(io.BytesIO(path.read_bytes()))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[1] == "政策点名 8 国的 10 项需求中，8 项已有本市参与的记录"
    assert titles[3].startswith("塞尔维亚：")
    assert titles[-1] == "塞尔维亚的关系网络"
    wrong = run("export", tmp_path / "other.pptx", "--country", "park-bio4-belgrade")
    assert wrong.err == "'park-bio4-belgrade' is a Park; give a country (ISO 3166-1 alpha-3)\n"


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("network.docx",), "the ending '.docx' is not known; use one of .html"),
        (("none/network.html",), "does not exist; make it first"),
        (("network.html", "--network", "none"), "unknown network 'none'; use one of partners, asks, sisters"),
        (("network.html", "--query", "profile/contry"), "unknown query 'profile/contry'; did you mean"),
        (("network.html", "--all", "--country", "SRB"), "--all and --country cannot be used together"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run("export", tmp_path / arguments[0], *arguments[1:])
    assert done.status == 1
    assert done.out == ""
    assert message in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
