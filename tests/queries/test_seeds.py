"""Results on the seeds, worked out by hand from the tables and from reading the plan."""

from typing import Any

import pytest

from silkgraph import Atlas

NAMED = {"ARE", "BLR", "CUB", "ITA", "MUS", "QAT", "SAU", "SRB"}
"""The countries that the plan names in its measures; in 中意 Italy, in the parks' names four more."""


def rows(atlas: Atlas, name: str, **given: object) -> list[dict[str, Any]]:
    return atlas.query(name, **given).dicts()


def test_countries_named_and_what_is_asked(atlas: Atlas) -> None:
    found = {row["country_id"]: row for row in rows(atlas, "policy/countries_named")}
    assert set(found) == NAMED
    assert found["MUS"]["fields"] == ["laboratory-animals"]
    assert found["MUS"]["quotes"] == ["推动在毛里求斯等国家建设非人灵长类实验动物基地。"]
    assert {"manufacturing", "park-development"} <= set(found["ITA"]["fields"])
    assert "rail-transit" not in found["ITA"]["fields"]
    assert "sister-park" in found["CUB"]["instruments"]
    assert "sister-park" not in found["ITA"]["instruments"]


def test_named_countries_without_a_laboratory(atlas: Atlas) -> None:
    # labs.csv: Belarus (three), Cuba, Italy (two), Saudi Arabia, Serbia have one; none of Italy's is national
    assert {row["country_id"] for row in rows(atlas, "gaps/countries_without_lab")} == {"ARE", "QAT", "MUS"}
    national = {row["country_id"] for row in rows(atlas, "gaps/countries_without_lab", level="national")}
    assert national == {"ARE", "QAT", "MUS", "ITA"}


def test_named_countries_without_a_record_since(atlas: Atlas) -> None:
    # newest start year of a standing record: ARE 2026, BLR, CUB, QAT, SAU 2025, MUS, SRB 2023, ITA 2020
    since = {
        year: rows(atlas, "gaps/countries_without_record_since", since=year)
        for year in (2020, 2021, 2024, 2026)
    }
    assert [row["country_id"] for row in since[2020]] == []
    assert [row["country_id"] for row in since[2021]] == ["ITA"]
    assert [row["country_id"] for row in since[2024]] == ["ITA", "MUS", "SRB"]
    assert [row["country_id"] for row in since[2026]] == sorted(NAMED - {"ARE"})
    assert since[2021][0]["latest_year"] == 2020


def test_every_named_country_has_a_home_partner(atlas: Atlas) -> None:
    # participations.csv: at least one Beijing actor in a standing record with each of the eight
    assert rows(atlas, "gaps/countries_without_home_partner") == []


@pytest.mark.parametrize(
    ("country", "field", "strength", "record_ids", "from_home", "since_plan"),
    [
        ("MUS", "laboratory-animals", "named", [], 0, 0),
        ("ARE", "sci-tech-finance", "named", ["coop-ent-mbridge", "coop-ent-srf-acwa-renewco"], 2, 0),
        (
            "QAT",
            "sci-tech-finance",
            "named",
            ["coop-ent-qia-beijing-office", "coop-ent-qia-chinaamc", "coop-ent-qia-citic"],
            2,
            0,
        ),
        (
            "CUB",
            "park-development",
            "named",
            [
                "coop-park-havana-agreements-2024",
                "coop-park-havana-establishment",
                "coop-park-havana-iasp-2025",
                "coop-park-villa-clara-iasp",
            ],
            0,
            0,
        ),
        ("ITA", "manufacturing", "named", ["coop-lab-china-italy-ttc"], 1, 0),
        ("ITA", "park-development", "named", ["coop-ent-tus-branches"], 1, 0),
        (
            "SRB",
            "manufacturing",
            "named",
            ["coop-ent-nuctech-serbia", "coop-park-borca-industrial-park"],
            2,
            0,
        ),
        (
            "SAU",
            "park-development",
            "named",
            ["coop-park-dtv-establishment", "coop-park-tus-saudi-2023"],
            1,
            0,
        ),
    ],
)
def test_cell(
    atlas: Atlas,
    country: str,
    field: str,
    strength: str,
    record_ids: list[str],
    from_home: int,
    since_plan: int,
) -> None:
    (cell,) = rows(atlas, "gaps/cells", country=country, field=field)
    assert cell["strength"] == strength
    assert cell["record_ids"] == record_ids
    assert (cell["any"], cell["home"], cell["home_since_plan"]) == (len(record_ids), from_home, since_plan)


def test_undated_records_are_counted_apart(atlas: Atlas) -> None:
    (cell,) = rows(atlas, "gaps/cells", country="ITA", field="park-development")
    assert (cell["home"], cell["undated"], cell["latest_year"]) == (1, 1, None)


def test_ten_named_asks_of_eight_countries(atlas: Atlas) -> None:
    named = [cell for cell in rows(atlas, "gaps/cells") if cell["strength"] == "named"]
    assert {(cell["country_id"], cell["field_id"]) for cell in named if not cell["inferred"]} >= {
        ("ARE", "sci-tech-finance"),
        ("BLR", "park-development"),
        ("CUB", "park-development"),
        ("ITA", "manufacturing"),
        ("ITA", "park-development"),
        ("MUS", "laboratory-animals"),
        ("QAT", "sci-tech-finance"),
        ("SAU", "park-development"),
        ("SRB", "manufacturing"),
        ("SRB", "park-development"),
    }
    assert {cell["country_id"] for cell in named} == NAMED


def test_only_countries_are_in_cells(atlas: Atlas) -> None:
    found = {cell["country_id"] for cell in rows(atlas, "gaps/cells")}
    assert not found & {"CHN", "HKG", "MAC", "TWN"}
    assert len(found) > 150


def test_italy_is_not_asked_for_rail_transit(atlas: Atlas) -> None:
    fields = {
        cell["field_id"]
        for cell in rows(atlas, "gaps/cells", country="ITA")
        if cell["strength"] in ("named", "regional")
    }
    assert {"manufacturing", "park-development"} <= fields
    assert "rail-transit" not in fields


def test_sister_parks(atlas: Atlas) -> None:
    found = {row["park_id"]: row for row in rows(atlas, "profile/sister_parks")}
    assert set(found) == {
        "park-belarus-sister",
        "park-bio4-belgrade",
        "park-havana-3ce",
        "park-dhahran-techno-valley",
    }
    for row in found.values():
        assert row["counterparts"] == ["park-zhongguancun"]
        assert row["status"] == "called-for"
        assert any("塞尔维亚BIO4生物科技园" in clause for clause in row["clauses"])
        assert "src-park-policy" in row["source_ids"]


def test_country_profile(atlas: Atlas) -> None:
    found = {row["record_id"]: row for row in rows(atlas, "profile/country", country="MUS")}
    assert set(found) == {"coop-ent-bceg-mauritius", "coop-lab-cropwatch-icp", "coop-lab-cropwatch-mauritius"}
    assert found["coop-lab-cropwatch-mauritius"]["year"] == 2023
    assert all(row["home"] for row in found.values())


def test_actor_profile(atlas: Atlas) -> None:
    found = {row["record_id"] for row in rows(atlas, "profile/actor", actor="park-great-stone")}
    assert {"coop-park-great-stone-founding", "coop-park-great-stone-chongqing"} <= found


def test_neighbourhood(atlas: Atlas) -> None:
    found = rows(atlas, "explore/neighbourhood", id="park-bio4-belgrade")
    kinds = {(row["type"], row["other_id"]) for row in found}
    assert {("LOCATED_IN", "SRB"), ("SISTER_OF", "park-zhongguancun"), ("IN_FIELD", "biopharma")} <= kinds
    named = [row for row in found if row["type"] == "NAMES"]
    assert [row["quote"] for row in named if not row["inferred"]] == ["塞尔维亚BIO4生物科技园"]


def test_partner_pairs(atlas: Atlas) -> None:
    found = {(row["a_id"], row["b_id"]): row for row in rows(atlas, "centrality/partner_pairs")}
    pair = found["park-belarus-htp", "park-zhongguancun"]
    # coop-park-htp-zgcforum-2025 is an event and counts only where events do
    assert pair["record_ids"] == ["coop-park-htp-zgc-2024"]
    with_events = {
        (row["a_id"], row["b_id"]): row for row in rows(atlas, "centrality/partner_pairs", events=True)
    }
    assert "coop-park-htp-zgcforum-2025" in with_events["park-belarus-htp", "park-zhongguancun"]["record_ids"]


def test_what_a_source_supports(atlas: Atlas) -> None:
    found = {row["id"]: row for row in rows(atlas, "explore/source_supports", source="src-park-htp-karamay")}
    assert found["coop-park-htp-karamay-2025"]["alone"] is True
    assert "TAKES_PART_IN:park-belarus-htp:coop-park-htp-karamay-2025:host" in found


def test_no_link_lacks_a_source(atlas: Atlas) -> None:
    assert rows(atlas, "explore/links_without_source") == []
    bare = atlas.cypher("MATCH ()-[r]->() WHERE r.source_ids IS NULL RETURN count(r) AS n")
    assert bare.rows == ((0,),)
