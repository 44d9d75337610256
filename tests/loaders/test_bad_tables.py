"""Bad input gets its plain, exact word, all problems at once."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.errors import InputError
from loaders import pipeline
from tests.loaders.conftest import TABLES, Damage

CASES: dict[str, tuple[dict[str, tuple[str, str]], str]] = {
    "unknown country": (
        {"parks_csv": ("overseas,,SRB", "overseas,,SBR")},
        "parks.csv:3: unknown country 'SBR'; did you mean 'SRB'?",
    ),
    "country by its Chinese name": (
        {"parks_csv": ("overseas,,SRB", "overseas,,塞尔维雅")},
        "parks.csv:3: unknown country '塞尔维雅'; did you mean 塞尔维亚 (SRB)?",
    ),
    "reference to the wrong kind": (
        {"parks_csv": ("overseas,,SRB", "overseas,,ict")},
        "parks.csv:3: 'ict' is a field, not a country",
    ),
    "duplicate id": (
        {"parks_csv": ("park-b,乙园", "park-a,乙园")},
        "parks.csv:3: duplicate id 'park-a'; it stands in parks.csv:2",
    ),
    "duplicate id in another table": (
        {"labs_csv": ("lab-a", "park-a")},
        "labs.csv:2: duplicate id 'park-a'; it stands in parks.csv:2",
    ),
    "missing column": ({"labs_csv": (",level", "")}, "labs.csv:1: missing column 'level'"),
    "extra column": (
        {"labs_csv": ("level,", "level,colour,")},
        "labs.csv:1: unknown column 'colour'; accepted: id, name_zh, name_en, level, field_ids, "
        "established_year, country_ids, source_ids",
    ),
    "misspelt column": (
        {"labs_csv": ("level,", "levle,")},
        "labs.csv:1: unknown column 'levle'; did you mean 'level'?\nlabs.csv:1: missing column 'level'",
    ),
    "wrong year": (
        {"labs_csv": (",2020,", ",20x0,")},
        "labs.csv:2: established_year '20x0' is not a year of four digits",
    ),
    "short year": (
        {"labs_csv": (",2020,", ",20,")},
        "labs.csv:2: established_year '20' is not a year of four digits",
    ),
    "end before start": (
        {"cooperations_csv": ("2021,2023", "2021,2019")},
        "cooperations.csv:2: end_year 2019 is before start_year 2021",
    ),
    "participation of nobody": (
        {"participations_csv": ("park-b,coop-a", ",coop-a")},
        "participations.csv:3: entity_id is empty",
    ),
    "participation of an unknown": (
        {"participations_csv": ("park-b,coop-a", "park-bb,coop-a")},
        "participations.csv:3: unknown actor 'park-bb'; did you mean 'park-b'?",
    ),
    "participation in nothing": (
        {"participations_csv": ("park-b,coop-a", "park-b,coop-z")},
        "participations.csv:3: unknown cooperation or laboratory 'coop-z'; did you mean 'coop-a'?",
    ),
    "participation stated twice": (
        {"participations_csv": ("park-b,coop-a,partner", "park-a,coop-a,lead")},
        "participations.csv:3: states the same as line 2",
    ),
    "empty file": (
        {"sisters_csv": (TABLES["sisters.csv"], "")},
        "sisters.csv: is empty; its first line must be park_id,counterpart_id,status,since,source_ids",
    ),
    "no source": (
        {"labs_csv": ("SRB,src-a", "SRB,")},
        "labs.csv:2: source_ids is empty; every fact needs a source",
    ),
    "unknown source": (
        {"labs_csv": ("SRB,src-a", "SRB,src-z")},
        "labs.csv:2: unknown source 'src-z'; did you mean 'src-a'?",
    ),
    "wrong kind": (
        {"parks_csv": ("overseas", "oversees")},
        "parks.csv:3: kind 'oversees' is not one of sister, zhongguancun, overseas; did you mean 'overseas'?",
    ),
    "not a slug": (
        {"labs_csv": ("lab-a,", "Lab A,")},
        "labs.csv:2: id 'Lab A' is not a slug (lower-case ASCII letters, digits and single hyphens)",
    ),
    "no name": (
        {"labs_csv": ("甲实验室,Lab A", ",")},
        "labs.csv:2: name_zh and name_en are both empty; give one",
    ),
    "ragged row": ({"labs_csv": (",SRB,src-a", ",SRB")}, "labs.csv:2: has 7 cells; the header has 8"),
    "latitude": ({"parks_csv": ("44.8", "144.8")}, "parks.csv:3: lat 144.8 is not between -90 and 90"),
    "territory in a region": (
        {"countries_csv": ("country,partners", "territory,partners")},
        "countries.csv:3: region_ids must be empty: only a country enters regions",
    ),
    "circle of fields": (
        {"fields_csv": ("ict,,", "ict,ai,")},
        "fields.csv:2: parent_id goes in a circle: ict → ai → ict",
    ),
    "date": (
        {"sources_csv": ("2024-05-01", "2024-13-01")},
        "sources.csv:2: published_on '2024-13-01' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)",
    ),
    "key of network.toml": (
        {"network_toml": ("home_city", "home_citty")},
        "network.toml: unknown key 'home_citty'; did you mean 'home_city'?\n"
        "network.toml: missing key 'home_city'",
    ),
    "home country": (
        {"network_toml": ('"CHN"', '"CNH"')},
        "network.toml: home_country: unknown country 'CNH'; did you mean 'CHN'?",
    ),
    "alias of nobody": (
        {"aliases_csv": (",ai,", ",aii,")},
        "aliases.csv:2: unknown entity 'aii'; did you mean 'ai'?",
    ),
    "quote that never ends": (
        {"labs_csv": ("甲实验室", '"甲实验室')},
        "labs.csv:2: is not well-formed CSV: unexpected end of data",
    ),
}


def said(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        pipeline.read([folder])
    return str(caught.value)


@pytest.mark.parametrize(("changes", "message"), CASES.values(), ids=CASES)
def test_message(data_set: Damage, changes: dict[str, tuple[str, str]], message: str) -> None:
    assert message.splitlines() == [
        line for line in said(data_set(**changes)).splitlines() if line in message
    ]


def test_whole_data_set_is_sound(data_set: Damage) -> None:
    records = pipeline.read([data_set()]).records
    assert {node.id for node in records.nodes if node.label == "Park"} == {"park-a", "park-b"}
    assert next(node for node in records.nodes if node.id == "ai").properties["aliases"] == (
        "Artificial Intelligence",
    )
    assert all(edge.source_ids for edge in records.edges)


def test_all_problems_are_told_at_once(data_set: Damage) -> None:
    folder = data_set(parks_csv=("overseas,,SRB", "overseas,,SBR"), labs_csv=(",2020,", ",20x0,"))
    lines = said(folder).splitlines()
    assert lines == [
        "labs.csv:2: established_year '20x0' is not a year of four digits",
        "parks.csv:3: unknown country 'SBR'; did you mean 'SRB'?",
    ]


def test_a_bad_row_is_still_known_to_those_that_refer_to_it(data_set: Damage) -> None:
    folder = data_set(cooperations_csv=(",2021,", ",21,"))
    assert said(folder) == "cooperations.csv:2: start_year '21' is not a year of four digits"


def test_encoding(data_set: Damage) -> None:
    folder = data_set()
    path = folder / "labs.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    assert said(folder).splitlines()[0] == "labs.csv:2: is not UTF-8; save the file as CSV UTF-8"


def test_unknown_table(data_set: Damage) -> None:
    folder = data_set()
    (folder / "lab.csv").write_text("id\n", encoding="utf-8")
    assert said(folder) == "lab.csv: no such table; did you mean 'labs.csv'?"


def test_no_folder(tmp_path: Path) -> None:
    lines = said(tmp_path / "nowhere").splitlines()
    assert lines[0] == f"{tmp_path}/nowhere: no such folder"


def test_empty_folder(tmp_path: Path) -> None:
    assert f"{tmp_path}: holds no table" in said(tmp_path)


def test_a_workbook_names_the_cell(data_set: Damage) -> None:
    folder = data_set()
    (folder / "sisters.csv").unlink()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "姊妹园表"
    sheet.append(["park_id", "counterpart_id", "status", "since", "source_ids"])
    sheet.append(["park-a", "park-c", "signed", 2020, "src-a"])
    book.save(folder / "sisters.xlsx")
    assert said(folder) == "姊妹园表!B2: unknown park 'park-c'; did you mean 'park-a'?"


def test_order_of_rows_does_not_matter(data_set: Damage) -> None:
    folder = data_set()
    before = pipeline.read([folder]).records
    for name in ("parks.csv", "participations.csv", "countries.csv"):
        head, *rows = (folder / name).read_text(encoding="utf-8").splitlines()
        (folder / name).write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    assert pipeline.read([folder]).records.fingerprint() == before.fingerprint()
