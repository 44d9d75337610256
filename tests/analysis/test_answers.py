"""Which record answers which ask: the small data set by hand, and the seeds against the Cypher."""

from __future__ import annotations

import pytest

from analysis.answers import AskedCell, View
from analysis.cells import Record, Strength
from analysis.insight import Insight
from silkgraph import Atlas


def cell(insight: Insight, row: str, column: str, view: View = View.COUNTRY_FIELD) -> AskedCell:
    return next(c for c in insight.answers.cells(view) if (c.row_id, c.column_id) == (row, column))


def test_plan_only_restated_ended_announced_and_unknown_records_answer_nothing(small: Insight) -> None:
    found = cell(small, "SRB", "ai")
    assert found.strength is Strength.NAMED
    assert found.counts.record_ids == ()
    assert {"r-plan-only", "r-restated", "r-ended", "r-announced", "r-unknown"} <= small.facts.records.keys()


def test_the_three_counts_are_nested_and_undated_ones_stand_apart(small: Insight) -> None:
    counts = cell(small, "ARE", "hydrogen").counts
    assert counts.record_ids == ("r-2020", "r-2026", "r-elsewhere", "r-fair", "r-foreign", "r-undated")
    assert counts.home_ids == ("r-2020", "r-2026", "r-fair", "r-undated")
    assert counts.home_since_plan_ids == ("r-2026", "r-fair")
    assert counts.undated_ids == ("r-undated",)
    assert [counts.of(whose) for whose in Record] == [6, 4, 2]
    assert counts.latest_year == 2026
    # src-news and src-party stand behind them; the plan is a further source of r-2026.
    assert counts.source_kinds == {"official": 1, "party": 1, "press": 1}
    assert counts.official == 2


def test_territories_and_the_home_country_are_in_no_row(small: Insight, small_atlas: Atlas) -> None:
    assert "HKG" in {ask.place_id for ask in small.facts.asks}
    for view in View:
        places = {name for c in small.answers.cells(view) for name in (c.row_id, c.column_id)}
        assert not places & {"HKG", "CHN"}
    assert not {row["country_id"] for row in small_atlas.query("gaps/cells").dicts()} & {"HKG", "CHN"}


def test_a_region_reaches_its_countries_and_the_region_at_large_its_members(small: Insight) -> None:
    strengths = {(c.row_id, c.column_id): c.strength for c in small.answers.cells()}
    assert strengths == {
        ("SRB", "ai"): Strength.NAMED,
        ("ARE", "hydrogen"): Strength.REGIONAL,
        ("QAT", "hydrogen"): Strength.REGIONAL,
        ("ARE", "agriculture"): Strength.GENERAL,
        ("CUB", "agriculture"): Strength.GENERAL,
        ("SRB", "agriculture"): Strength.GENERAL,
    }


def test_a_record_below_the_field_answers(small: Insight) -> None:
    # The laboratory is about seeds, which lie below agriculture; nobody of the home city takes part.
    assert [cell(small, "SRB", "agriculture").counts.of(whose) for whose in Record] == [1, 0, 0]


def test_an_instrument_is_answered_by_means(small: Insight) -> None:
    found = small.answers.cells(View.COUNTRY_INSTRUMENT)
    assert [(c.row_id, c.column_id, c.counts.record_ids) for c in found] == [
        ("ITA", "joint-laboratory", ("lab-italy",))
    ]


def test_a_region_s_cell_holds_the_records_of_all_its_countries(small: Insight) -> None:
    assert cell(small, "middle-east", "hydrogen", View.REGION_FIELD).counts.home == 4
    assert cell(small, "bri-countries", "agriculture", View.REGION_FIELD).counts.record_ids == ("lab-old",)


def test_a_task_s_cell_holds_what_answers_any_of_its_asks(small: Insight) -> None:
    rows = {(c.row_id, c.column_id): c.counts.record_ids for c in small.answers.cells(View.TASK_COUNTRY)}
    assert rows["plan-t1", "ITA"] == ("lab-italy",)
    assert rows["plan-t1", "SRB"] == ("lab-old",)
    assert rows["plan-t2", "CUB"] == ()  # names neither a field nor an instrument: nothing can answer


@pytest.mark.parametrize("name", ["insight", "small"])
def test_the_cypher_gives_the_same_cells(name: str, request: pytest.FixtureRequest) -> None:
    insight: Insight = request.getfixturevalue(name)
    opened: Atlas = request.getfixturevalue({"insight": "atlas", "small": "small_atlas"}[name])
    rows = [row for row in opened.query("gaps/cells").dicts() if row["strength"]]
    theirs = {
        (row["country_id"], row["field_id"]): (
            row["strength"],
            row["inferred"],
            row["any"],
            row["home"],
            row["home_since_plan"],
            row["undated"],
            row["latest_year"],
            row["official"],
            sorted(row["measures"]),
            row["record_ids"],
        )
        for row in rows
    }
    ours = {
        (c.row_id, c.column_id): (
            c.strength,
            c.inferred,
            c.counts.any,
            c.counts.home,
            c.counts.home_since_plan,
            c.counts.undated,
            c.counts.latest_year,
            c.counts.official,
            sorted(c.measures),
            list(c.counts.record_ids),
        )
        for c in insight.answers.cells()
    }
    assert ours == theirs


def test_cells_of_the_seeds_worked_by_hand(insight: Insight) -> None:
    # Cuba, park development: four records of the tables name it and stand (the Havana park's foundation, its
    # agreements, its IASP membership, Villa Clara's IASP membership); none has a participant in Beijing.
    cuba = cell(insight, "CUB", "park-development").counts
    assert (cuba.any, cuba.home) == (4, 0)
    # The UAE, finance: the Silk Road Fund's ACWA stake (2019) and mBridge (2021), both with Beijing actors.
    uae = cell(insight, "ARE", "sci-tech-finance").counts
    assert uae.record_ids == ("coop-ent-mbridge", "coop-ent-srf-acwa-renewco")
    assert (uae.home, uae.home_since_plan) == (2, 0)
    # Mauritius, laboratory animals: nothing recorded.
    assert cell(insight, "MUS", "laboratory-animals").counts.any == 0
    # Italy is not asked for in rail transit, which stands in the next clause.
    assert ("ITA", "rail-transit") not in {(c.row_id, c.column_id) for c in insight.answers.cells()}
    # Mauritius, production: the other half of the same clause.
    assert cell(insight, "MUS", "production", View.COUNTRY_INSTRUMENT).counts.any == 0


@pytest.mark.parametrize("name", ["insight", "small"])
@pytest.mark.parametrize(
    ("query", "view", "keys"),
    [
        ("gaps/instruments", View.COUNTRY_INSTRUMENT, ("country_id", "instrument_id")),
        ("gaps/regions", View.REGION_FIELD, ("region_id", "field_id")),
        ("gaps/tasks", View.TASK_COUNTRY, ("task_id", "country_id")),
    ],
)
def test_the_cypher_of_the_other_views_gives_the_same(
    name: str, query: str, view: View, keys: tuple[str, str], request: pytest.FixtureRequest
) -> None:
    insight: Insight = request.getfixturevalue(name)
    opened: Atlas = request.getfixturevalue({"insight": "atlas", "small": "small_atlas"}[name])
    columns = (
        "strength",
        "clauses",
        "any",
        "home",
        "home_since_plan",
        "undated",
        "latest_year",
        "record_ids",
    )
    theirs = {
        (row[keys[0]], row[keys[1]]): (*(row[column] for column in columns), sorted(row["measures"]))
        for row in opened.query(query).dicts()
    }
    ours = {
        (c.row_id, c.column_id): (
            c.strength,
            c.clauses,
            c.counts.any,
            c.counts.home,
            c.counts.home_since_plan,
            c.counts.undated,
            c.counts.latest_year,
            list(c.counts.record_ids),
            sorted(c.measures),
        )
        for c in insight.answers.cells(view)
    }
    assert ours == theirs
