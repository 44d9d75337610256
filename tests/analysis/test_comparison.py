"""Two of a kind side by side: counted a second time from the tables, and said exactly in both languages."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis.comparison import Kind, compare
from analysis.comparison_words import FIGURES, sentences
from analysis.insight import Insight
from graph.errors import SilkgraphError, UnknownName
from silkgraph import Atlas
from tests.analysis.conftest import table
from tests.commands.conftest import Run

PAIRS = [("SRB", "RUS"), ("CUB", "MUS"), ("health", "space"), ("2018", "2025"), ("tusholdings", "huawei")]


def listed(row: dict[str, str], column: str) -> set[str]:
    return set(filter(None, row[column].split(";")))


def test_countries_are_counted_as_their_tables_count(atlas: Atlas) -> None:
    found = atlas.compare("SRB", "RUS")
    cooperations = [row for row in table("cooperations") if "SRB" in listed(row, "country_ids")]
    labs = [row for row in table("labs") if "SRB" in listed(row, "country_ids")]
    assert found.line("cooperations").a == len(cooperations)
    assert found.line("laboratories").a == len(labs)
    assert found.line("records").a == len(cooperations) + len(labs)
    assert found.line("undated").a == sum(not row["start_year"] for row in cooperations) + sum(
        not row["established_year"] for row in labs
    )
    fields = {key for row in [*cooperations, *labs] for key in listed(row, "field_ids")}
    (part,) = (part for part in found.parts if part.key == "fields")
    assert fields == set(part.only_a) | set(part.both)


def test_years_are_counted_as_their_tables_count(atlas: Atlas) -> None:
    found = atlas.compare("2018", "2025")
    for side, year in ((found.line("cooperations").a, "2018"), (found.line("cooperations").b, "2025")):
        assert side == sum(row["start_year"] == year for row in table("cooperations"))


def test_what_is_asked_is_what_the_gaps_say(atlas: Atlas) -> None:
    found = atlas.compare("ITA", "ARE")
    for key, asked, missing in (
        ("ITA", found.line("asked").a, found.line("missing").a),
        ("ARE", found.line("asked").b, found.line("missing").b),
    ):
        cells = [cell for cell in atlas.gaps(country=key) if cell.strength is not None]
        assert asked == len(cells)
        assert missing == sum(cell.home == 0 for cell in cells)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_other_way_round_is_the_mirror(insight: Insight, a: str, b: str) -> None:
    found, turned = compare(insight.answers, a, b), compare(insight.answers, b, a)
    assert [(line.key, line.a, line.b) for line in found.lines] == [
        (line.key, line.b, line.a) for line in turned.lines
    ]
    for one, other in zip(found.parts, turned.parts, strict=True):
        assert (one.only_a, one.only_b, one.both) == (other.only_b, other.only_a, other.both)
        for first, second in combinations((one.only_a, one.only_b, one.both), 2):
            assert not set(first) & set(second)
        if one.key == "records":
            assert len(one.only_a) + len(one.both) == found.line("records").a


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_say_the_figures(insight: Insight, a: str, b: str, language: str) -> None:
    found = compare(insight.answers, a, b)
    said = sentences(insight.facts, found, language)
    records = found.line("records")
    assert str(records.a) in said[0] and str(records.b) in said[0]
    if records.difference:
        more = {"zh": ("多", "少"), "en": ("more", "fewer")}[language][records.difference < 0]
        assert (
            f"{abs(records.difference)} {more}" in said[0] or f"{more}{abs(records.difference)}项" in said[0]
        )
    for part, sentence in zip(found.parts, said[-len(found.parts) :], strict=True):
        assert str(len(part.both)) in sentence and str(len(part.only_b)) in sentence
    assert {line.key for line in found.lines} <= set(FIGURES)


def test_a_country_with_itself_has_no_difference(insight: Insight) -> None:
    found = compare(insight.answers, "SRB", "SRB")
    assert all(line.difference in (0, None) for line in found.lines)
    assert "同为" in sentences(insight.facts, found, "zh")[0]


def test_two_of_different_kinds_cannot_be_compared(insight: Insight) -> None:
    with pytest.raises(SilkgraphError, match="'SRB' is a country and 'health' a field"):
        compare(insight.answers, "SRB", "health")
    with pytest.raises(UnknownName, match="SRX"):
        compare(insight.answers, "SRX", "SRB")


def test_the_command_compares(run: Run, atlas: Atlas) -> None:
    done = run("compare", "SRB", "RUS", "--lang", "en", "--format", "json")
    assert done.status == 0
    found = atlas.compare("SRB", "RUS")
    assert found.kind is Kind.COUNTRY
    assert [(row["figure"], row["a"], row["b"]) for row in done.json] == [
        (line.key, line.a, line.b) for line in found.lines
    ]
    assert "fewer than Russia" in done.err
    assert run("compare", "SRB", "nothing").status == 1
