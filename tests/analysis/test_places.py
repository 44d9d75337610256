"""What is asked, answered and missing by country: against the gap cells; and the shape of the land."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cells import Record, State, Strength
from analysis.places import MapPlace, PlaceFigures, Standing, by_region, totals
from diagrams import land
from diagrams import map as picture
from diagrams.drawing import Box
from silkgraph import Atlas
from tests.analysis.conftest import table

BOTH = (Strength.NAMED, Strength.REGIONAL)


@pytest.mark.parametrize("record", list(Record))
def test_the_map_counts_what_the_gaps_count(atlas: Atlas, record: Record) -> None:
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for cell in atlas.gaps(record=record):
        if cell.strength is not None:
            asked[cell.country_id] += 1
            answered[cell.country_id] += cell.state is State.ANSWERED
    found = {one.place.id: one for one in atlas.place_figures(BOTH, record)}
    assert {key: one.asked for key, one in found.items() if one.asked} == asked
    assert {key: one.answered for key, one in found.items() if one.answered} == {
        key: n for key, n in answered.items() if n
    }


def test_cuba_and_mauritius_are_named_and_open(atlas: Atlas) -> None:
    found = {one.place.id: one for one in atlas.place_figures((Strength.NAMED,), "home")}
    assert {key for key, one in found.items() if one.standing is Standing.MISSING} == {"CUB", "MUS"}
    assert (found["SRB"].asked, found["SRB"].answered, found["SRB"].standing) == (2, 2, Standing.ANSWERED)


def test_territories_are_never_countries(atlas: Atlas) -> None:
    rows = {row["id"]: row for row in table("countries")}
    wanted = {key for key, row in rows.items() if row["kind"] == "territory"}
    found = atlas.place_figures((Strength.NAMED, Strength.REGIONAL, Strength.GENERAL), "any")
    territories = [one for one in found if one.place.kind == "territory"]
    assert {one.place.id for one in territories} == wanted
    assert all(one.asked == one.answered == one.missing == 0 for one in territories)
    assert all(one.place.name_zh == rows[one.place.id]["name_zh"] for one in territories)
    assert sum(totals(found).values()) == sum(row["kind"] == "country" for row in rows.values())
    assert {one.place.id for one in dict(atlas.by_region(found))["territory"]} == wanted


def test_each_country_stands_in_the_smallest_of_its_regions(atlas: Atlas) -> None:
    found = atlas.place_figures(BOTH, "home")
    groups = atlas.by_region(found)
    placed = {one.place.id: region for region, some in groups for one in some}
    assert len(placed) == len(found) == sum(len(some) for _, some in groups)
    assert placed["KAZ"] == "central-asia"
    assert placed["THA"] == "southeast-asia"
    assert placed["SRB"] == "central-eastern-europe"
    assert all(
        not region or region == "territory" or region in atlas_regions(found, key)
        for key, region in placed.items()
    )


def atlas_regions(found: tuple[PlaceFigures, ...], key: str) -> tuple[str, ...]:
    return next(one.place.region_ids for one in found if one.place.id == key)


def test_groups_of_a_hand_made_world() -> None:
    some = [MapPlace("A", region_ids=("big", "all")), MapPlace("B", region_ids=("big", "small", "all"))]
    found = [PlaceFigures(place) for place in [*some, MapPlace("C"), MapPlace("T", kind="territory")]]
    groups = [(region, [one.place.id for one in part]) for region, part in by_region(found, ["all"])]
    assert groups == [("big", ["A"]), ("small", ["B"]), ("", ["C"]), ("territory", ["T"])]


@given(st.floats(-180, 180), st.floats(-59, 89))
def test_every_place_lies_within_the_edge(lon: float, lat: float) -> None:
    xs, ys = zip(*land.edge(), strict=True)
    x, y = land.project(lon, lat)
    assert min(xs) <= x <= max(xs)
    assert min(ys) <= y <= max(ys)


def test_the_projection_is_that_of_its_paper() -> None:
    x, y = land.flat(180, 0)
    assert (x, y) == pytest.approx((2.70663, 0), abs=1e-5)
    assert land.flat(0, 90) == pytest.approx((0, 1.31737), abs=1e-5)


def test_the_land_is_where_it_should_be() -> None:
    def inside(lon: float, lat: float) -> bool:
        x, y = land.project(lon, lat)
        odd = False
        for ring in (*land.land(), *land.lakes()):
            for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
                    odd = not odd
        return odd

    for lon, lat in ((116.4, 39.9), (21, 44), (-47.9, -15.8), (25, 0), (133, -25), (-100, 40), (-40, 72)):
        assert inside(lon, lat), (lon, lat)
    for lon, lat in ((-30, 0), (180, 0), (75, -10), (-150, 40), (51, 42)):
        assert not inside(lon, lat), (lon, lat)
    assert all(len(ring) > 2 for ring in land.land())


def test_the_share_that_is_answered_is_drawn_solid() -> None:
    spot = picture.Spot("X", ("某国", "X"), "XX", 20.0, 40.0, asked=4, answered=3, records=9, state="partly")
    sketch = picture.Sketch(("图", "M"), ("", ""), (116.3, 40.0), ("北京", "Beijing"), (spot,))
    (arc,) = picture.geometry(sketch, Box(0, 0, 900, 420)).arcs
    assert (len(arc.answered) - 1) / (len(arc.answered) + len(arc.missing) - 2) == pytest.approx(0.75)
    assert arc.answered[-1] == arc.missing[0]
    assert not arc.plain
