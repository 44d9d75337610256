"""Records by year: hand-worked cases, the seeds counted a second time, and what always holds."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.growth import growth, undated
from analysis.networks import Participation
from analysis.timeline import NONE, REST, By, TimedRecord, What, counted, timeline
from silkgraph import Atlas
from tests.analysis.conftest import table
from tests.commands.conftest import Run


def record(key: str, start: int | None = None, end: int | None = None, *kinds: str) -> TimedRecord:
    return TimedRecord(key, start_year=start, end_year=end, field_ids=kinds)


def by_fields(one: TimedRecord) -> tuple[str, ...]:
    return one.field_ids


def test_a_record_in_two_fields_is_half_in_each() -> None:
    records = [record("a", 2020, 2021, "ai", "water"), record("b", 2020, None, "ai"), record("c")]
    found = timeline(records, By.FIELD, by_fields, (2021, 2022))
    assert [(c.year, c.started, c.ended, c.in_plan) for c in found.columns] == [
        (2020, 2, 0, False),
        (2021, 0, 1, True),
        (2022, 0, 0, True),
    ]
    assert found.bands == ("ai", "water", NONE)
    assert found.columns[0].shares == {"ai": Fraction(3, 2), "water": Fraction(1, 2), NONE: 0}
    assert found.undated.started == found.undated.shares[NONE] == 1
    assert found.between(2020, 2020) == 2


def test_small_bands_go_together() -> None:
    records = [record(f"{at}", 2000, None, *(["big"] if at < 5 else [f"small{at}"])) for at in range(9)]
    found = timeline(records, By.FIELD, by_fields, most=1)
    assert found.bands == ("big", REST)
    assert found.columns[0].shares == {"big": 5, REST: 4}


YEARS = st.one_of(st.none(), st.integers(1995, 2027))
RECORDS = st.lists(
    st.tuples(YEARS, YEARS, st.lists(st.sampled_from("abcdefghijkl"), max_size=4)), max_size=25
)


@given(RECORDS, st.integers(1, 5))
def test_the_parts_of_every_column_add_up_to_its_records(
    drawn: list[tuple[int | None, int | None, list[str]]], most: int
) -> None:
    records = [record(str(at), start, end, *kinds) for at, (start, end, kinds) in enumerate(drawn)]
    found = timeline(records, By.FIELD, by_fields, most=most)
    for column in (*found.columns, found.undated):
        assert sum(column.shares.values()) == column.started
        assert tuple(column.shares) == found.bands
    assert found.records == len(records)
    assert sum(column.ended for column in found.columns) == sum(end is not None for _, end, _ in drawn)
    assert [column.year for column in found.columns] == list(found.years)


def test_the_seeds_are_counted_as_their_table_counts(atlas: Atlas) -> None:
    rows = table("cooperations")
    starts = Counter(row["start_year"] for row in rows)
    ends = Counter(row["end_year"] for row in rows if row["end_year"])
    found = atlas.timeline(By.KIND, What.COOPERATION)
    assert found.undated.started == starts.pop("") == 54
    assert {str(c.year): c.started for c in found.columns if c.started} == starts
    assert {str(c.year): c.ended for c in found.columns if c.ended} == ends
    assert found.plan == (2025, 2027)
    assert found.years == range(1995, 2028)
    in_2025 = Counter(row["kind"] for row in rows if row["start_year"] == "2025")
    column = next(column for column in found.columns if column.year == 2025)
    assert {band: n for band, n in column.shares.items() if n and band != REST} == {
        kind: n for kind, n in in_2025.items() if kind in found.bands
    }


def test_the_query_and_the_timeline_agree(atlas: Atlas) -> None:
    found = atlas.timeline(By.FIELD)
    rows = {row["year"]: row for row in atlas.query("time/years").dicts()}
    assert rows[None]["cooperations"] + rows[None]["laboratories"] == found.undated.started
    for column in found.columns:
        row = rows.get(column.year, {"cooperations": 0, "laboratories": 0, "ended": 0})
        assert (column.started, column.ended) == (row["cooperations"] + row["laboratories"], row["ended"])


def test_a_country_has_what_its_records_share_out(atlas: Atlas) -> None:
    records = counted(atlas.timed(), home=True)
    assert all(record.home for record in records)
    found = atlas.timeline(By.COUNTRY, home=True)
    first = found.bands[0]
    whole = sum(
        Fraction(1, len(others))
        for one in records
        if first in (others := {key for key in one.country_ids if key != "CHN"})
    )
    assert sum(c.shares[first] for c in (*found.columns, found.undated)) == whole > 1


def test_the_network_grows_and_never_shrinks() -> None:
    rows = [
        Participation("r1", "a", year=2001),
        Participation("r1", "b", year=2001),
        Participation("r2", "b", year=2003),
        Participation("r2", "c", year=2003),
        Participation("r3", "c"),
        Participation("r3", "d"),
        Participation("e", "a", record_kind="event", year=2001),
        Participation("e", "z", record_kind="event", year=2001),
    ]
    first, second, third = growth(rows, [2001, 2002, 2003], "betweenness")
    assert (first.ties, first.new_actors, first.new_ties, first.records) == ((("a", "b"),), 2, 1, 1)
    assert (second.ties, second.new_actors, second.new_ties) == (first.ties, 0, 0)
    assert third.ties == (("a", "b"), ("b", "c"))
    assert third.first(5) == (("b", 1.0),)
    assert undated(rows) == 1


def test_the_last_stage_is_the_network_of_dated_records(atlas: Atlas) -> None:
    stages = atlas.growth()
    for before, after in pairwise(stages):
        assert set(before.ties) <= set(after.ties)
        assert set(before.scores) <= set(after.scores)
    whole = atlas.graph("partners")
    assert set(stages[-1].ties) <= {(min(pair), max(pair)) for pair in whole.edges()}


@pytest.mark.parametrize("by", list(By))
def test_the_command_prints_what_the_atlas_counts(run: Run, atlas: Atlas, by: By) -> None:
    rows = run("timeline", "--by", by.value, "--records", "cooperation", "--format", "json").json
    found = atlas.timeline(by, What.COOPERATION)
    assert [(row["year"], row["began"]) for row in rows] == [
        (column.year, column.started) for column in (*found.columns, found.undated)
    ]
    assert sum(row["began"] for row in rows) == 332
