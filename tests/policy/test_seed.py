"""The plan of the seeds against what a person read in it."""

from collections import Counter
from pathlib import Path

import pytest

from graph.settings import SEEDS
from loaders.policy import PolicyReading
from loaders.policy.model import Mention
from tests.policy.conftest import pairs

GOLD = Path(__file__).parent.parent / "gold" / "beijing-mentions.txt"
KINDS = {"C": "Country", "R": "Region", "F": "Field", "I": "Instrument", "P": "Park"}


def gold() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        place, _, rest = line.partition(" ")
        found[place] = []
        for item in filter(None, rest.split(" | ")):
            kind, _, name = item.partition(" ")
            surface, _, ids = name.rpartition("=")
            found[place] += [(KINDS[kind], surface, one) for one in ids.split(",")]
    return found


def read(seed: PolicyReading) -> dict[str, list[tuple[str, str, str]]]:
    def literal(names: list[Mention]) -> list[tuple[str, str, str]]:
        return [(n.label, n.text, n.id) for n in names if n.label in KINDS.values() and not n.inferred]

    found = {}
    for number, task in enumerate(seed.tasks, 1):
        found[f"{number}.0"] = literal(list(task.names))
        for order, measure in enumerate(task.measures, 1):
            found[f"{number}.{order}"] = literal([n for c in measure.clauses for n in c.names])
    return found


def test_gold_covers_the_whole_plan(seed: PolicyReading) -> None:
    assert list(gold()) == list(read(seed))


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_literal_mention_and_no_other(seed: PolicyReading, kind: str) -> None:
    want = Counter((place, item) for place, items in gold().items() for item in items if item[0] == kind)
    got = Counter((place, item) for place, items in read(seed).items() for item in items if item[0] == kind)
    assert got - want == Counter()
    assert want - got == Counter()


def test_structure(seed: PolicyReading) -> None:
    assert [len(task.measures) for task in seed.tasks] == [5, 5, 7, 6, 6, 3, 4, 4, 3, 3, 2, 4]
    assert [task.label for task in seed.tasks] == [f"{number}." for number in range(1, 13)]
    assert seed.document.title == "“一带一路”科技创新北京行动计划(2025-2027年)"
    assert seed.document.number == "京科国发〔2024〕279号"
    assert seed.document.published_on == "2024-12-31"
    assert seed.document.period == (2025, 2027)
    assert [section.title for section in seed.sections if section.parent is None] == [
        "总体要求",
        "重点任务",
        "保障措施",
    ]


def test_targets(seed: PolicyReading) -> None:
    found = [(t.rule, t.text, t.number, t.unit, t.comparison, t.by) for t in seed.targets]
    assert found == [
        ("platforms", "建设百个科技创新平台", 100, "个", "exactly", "2027-12-31"),
        ("joint-projects", "开展百个联合研发项目", 100, "个", "exactly", "2027-12-31"),
        ("innovators", "服务百个创新主体", 100, "个", "exactly", "2027-12-31"),
    ]


def test_asks_hold_within_a_clause(seed: PolicyReading) -> None:
    asked = pairs(seed)
    for country in ("ITA", "SRB", "europe"):
        assert {(country, "manufacturing"), (country, "park-development")} <= asked
        assert (country, "rail-transit") not in asked
    for region in ("africa", "latin-america"):
        assert {(region, "ict"), (region, "rail-transit")} <= asked
        assert (region, "manufacturing") not in asked
    assert {pair for pair in asked if pair[0] == "MUS"} == {
        ("MUS", "laboratory-animals"),
        ("MUS", "production"),
    }
    for place in ("ARE", "QAT", "middle-east"):
        assert (place, "sci-tech-finance") in asked
    assert ("CUB", "park-development") in asked
    assert not {"CHN", "HKG", "MAC", "TWN"} & {place for place, _ in asked}


def test_sense_runs_on_over_the_comma(seed: PolicyReading) -> None:
    found = {(a.country_or_region, a.inferred) for a in seed.asks if a.instrument == "sister-park"}
    assert found == {(place, True) for place in ("BLR", "SRB", "CUB", "SAU", "bri-countries")}


def test_quotes_of_inferred_mentions_lead_to_what_they_were_reasoned_from(seed: PolicyReading) -> None:
    for _, measure in seed.measures():
        for clause in measure.clauses:
            for name in clause.names:
                assert seed.text[name.start : name.end] == name.text
                inside = clause.start <= name.start and name.end <= clause.end
                assert inside or name.inferred


def test_offsets_count_in_the_file(seed: PolicyReading) -> None:
    raw = (SEEDS / "policy" / "beijing-bri-2025-2027.txt").read_bytes().decode()
    assert seed.text == raw
    said = seed.as_json()
    stack: list[object] = [said]
    spans = 0
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if "text" in item:
                assert raw[item["start"] : item["end"]] == item["text"]
                spans += 1
            if "title" in item and "start" in item:
                assert raw[item["start"] :].startswith(item["label"])
                assert not raw[item["end"] - 1].isspace()
            stack += item.values()
        elif isinstance(item, list):
            stack += item
    assert spans > 300
