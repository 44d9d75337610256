"""Targets and the board, worked by hand."""

from __future__ import annotations

from analysis.insight import Insight
from analysis.targets import Year


def test_what_counts_towards_a_target_and_what_stands_apart(small: Insight) -> None:
    (progress,) = small.targets
    assert (progress.target.number, progress.target.unit, progress.target.by) == (100.0, "个", "2027-12-31")
    assert progress.counted.record_ids == ("lab-italy", "r-2026")
    assert progress.counted.actor_ids == ("firm-home", "org-home")
    assert progress.earlier.record_ids == ("r-2020",)
    assert progress.undated.count == 0  # the undated agreement is by none of the target's instruments
    assert progress.announced.record_ids == ("r-announced",)
    assert progress.at_home.record_ids == ("r-hk",)
    assert progress.years == (Year(2025, 0, 0), Year(2026, 2, 2), Year(2027, 0, 0))
    # The data reach to 2026: one year is left for 98.
    assert progress.needed_per_year == 98.0
    assert progress.share == 0.02


def test_targets_of_the_seeds_by_hand(insight: Insight) -> None:
    platforms, projects, innovators = insight.targets
    # Read off the tables: by one of the instruments, someone of Beijing, begun 2025-2027, standing, abroad.
    assert set(platforms.counted.record_ids) == {
        "coop-ent-baidu-dubai-centre",
        "coop-ent-lenovo-mea-hq",
        "coop-ent-zhipu-innovation-centres",
        "lab-bit-tiiame-ev",
    }
    assert platforms.announced.record_ids == ("coop-park-sister-park-initiative",)
    assert platforms.at_home.record_ids == ("coop-park-huairou-open-2025",)
    assert set(projects.counted.record_ids) == {
        "coop-ent-galaxyspace-true",
        "coop-ent-xhumanoid-singapore",
        "coop-lab-inia-caas-mou",
        "coop-lab-altai-plants",
    }
    assert projects.announced.record_ids == ("coop-lab-nsfc-insf-2025",)
    # Distinct home actors of thirteen records: Lenovo twice, Zhipu twice, Baidu twice …
    assert innovators.counted.count == len(innovators.counted.actor_ids) == 12
    assert len(innovators.counted.record_ids) == 13
    assert {"baidu", "lenovo", "boe", "uisee", "x-humanoid"} <= set(innovators.counted.actor_ids)


def test_every_counted_record_keeps_the_rule(insight: Insight) -> None:
    for progress in insight.targets:
        for key in progress.counted.record_ids:
            record = insight.facts.records[key]
            assert record.stands
            assert record.home_actor_ids
            assert record.year in range(2025, 2028)
            assert set(record.instrument_ids) & set(progress.target.instrument_ids)


def test_the_board_lists_every_measure_of_the_text(insight: Insight) -> None:
    assert [len(task.measures) for task in insight.board] == [5, 5, 7, 6, 6, 3, 4, 4, 3, 3, 2, 4]


def test_a_measure_s_answers_by_hand(small: Insight) -> None:
    first, second = small.board
    rows = {row.measure.id: row for row in first.measures}
    both = rows["plan-t1-m2"]
    assert (both.places, both.fields, both.instruments) == (
        ("ITA", "middle-east"),
        ("hydrogen",),
        ("joint-laboratory",),
    )
    assert both.counts.home_since_plan_ids == ("lab-italy", "r-2026", "r-fair")
    assert both.actor_ids == ("org-home", "firm-home")
    assert both.last == 2026
    (exchange,) = second.measures
    assert (exchange.asks, exchange.answerable, exchange.counts.any, exchange.last) == (1, 0, 0, None)


def test_a_task_s_count_is_of_distinct_records(insight: Insight) -> None:
    for task in insight.board:
        union = {key for row in task.measures for key in row.counts.record_ids}
        assert set(task.counts.record_ids) == union
