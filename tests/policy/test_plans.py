"""Plans of invented places in the styles of real ones, each with what a reader finds in it."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.policies import Vocabulary
from loaders.policy import PolicyReading
from loaders.policy.lines import layout, view
from tests.policy.conftest import PLANS, pairs

NAMES = sorted(path.stem for path in PLANS.glob("*.txt"))


@pytest.fixture(params=NAMES)
def plan(request: pytest.FixtureRequest, read_file: Callable[[Path], PolicyReading]) -> PolicyReading:
    return read_file(PLANS / f"{request.param}.txt")


def wanted(plan: PolicyReading) -> dict[str, object]:
    return tomllib.loads((PLANS / plan.file).with_suffix(".toml").read_text(encoding="utf-8"))


def test_what_it_says_of_itself(plan: PolicyReading) -> None:
    want, said = wanted(plan), plan.as_json()["document"]
    assert isinstance(said, dict)
    for key in ("title", "number", "issuer", "published_on", "period"):
        assert said[key] == want.get(key), key


def test_tasks_and_measures(plan: PolicyReading) -> None:
    found = [[task.label, task.title, len(task.measures)] for task in plan.tasks]
    assert found == wanted(plan)["tasks"]


def test_places(plan: PolicyReading, words: Vocabulary) -> None:
    shown = view(plan.text, layout(plan.text).gaps).text
    found = {entity for match in words.gazetteer.find(shown) for entity in match.entities}
    assert sorted(e.id for e in found if e.label == "Country") == sorted(wanted(plan)["countries"])  # type: ignore[call-overload]
    assert sorted(e.id for e in found if e.label == "Region") == sorted(wanted(plan)["regions"])  # type: ignore[call-overload]


def test_targets(plan: PolicyReading) -> None:
    found = [[t.number, t.unit, t.comparison, t.by] for t in plan.targets]
    assert found == wanted(plan)["targets"]


def test_asks(plan: PolicyReading) -> None:
    want = wanted(plan)
    asked = {tuple(pair) for pair in want["asked"]}  # type: ignore[attr-defined]
    not_asked = {tuple(pair) for pair in want["not_asked"]}  # type: ignore[attr-defined]
    assert asked - pairs(plan) == set()
    assert not_asked & pairs(plan) == set()


def test_spans(plan: PolicyReading) -> None:
    for task in plan.tasks:
        assert plan.text[task.start :].startswith(task.label.rstrip(":"))
        for measure in task.measures:
            assert task.start <= measure.start < measure.end <= task.end
            assert plan.text[measure.start : measure.end] == measure.text
            for clause in measure.clauses:
                assert measure.start <= clause.start < clause.end <= measure.end
                assert plan.text[clause.start : clause.end] == clause.text


def test_reading_is_deterministic(plan: PolicyReading, read_file: Callable[[Path], PolicyReading]) -> None:
    assert read_file(PLANS / plan.file).as_json() == plan.as_json()
