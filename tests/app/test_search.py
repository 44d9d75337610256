from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.search import Entry, How, Index, normal
from silkgraph import Atlas
from views import reading

SMALL = Index(
    [
        Entry("SRB", "Country", "塞尔维亚", "Serbia", ("中塞",), ("SRB", "RS")),
        Entry("fintech", "Field", "科技金融", "Science and technology finance", ("fintech",)),
        Entry("bio4", "Park", "塞尔维亚BIO4生物科技园", "BIO4 Campus", linked=("SRB",)),
        Entry("fund", "Cooperation", "联合基金", "Joint fund", linked=("SRB", "fintech")),
    ]
)


@pytest.mark.parametrize(
    ("text", "first", "how"),
    [
        ("塞尔维亚", "SRB", How.NAME),
        ("serbia", "SRB", How.NAME),
        ("SÉRBIA", "SRB", How.NAME),
        ("saierweiya", "SRB", How.PINYIN),
        ("sai er wei ya", "SRB", How.PINYIN),
        ("sewy", "SRB", How.INITIALS),
        ("rs", "SRB", How.CODE),
        ("中塞", "SRB", How.ALIAS),
        ("sebria", "SRB", How.SPELLING),
        ("bio4", "bio4", How.NAME),
        ("塞尔维亚 基金", "fund", How.NAME),
    ],
)
def test_finds_by(text: str, first: str, how: How) -> None:
    hit = SMALL.search(text).hits[0]
    assert (hit.entry.id, hit.how) == (first, how)


@pytest.mark.parametrize("text", ["塞尔维亚 科技金融", "srb fintech", "科技金融 sewy", "kjjr serbia"])
def test_a_country_and_a_field_lead_to_their_cell(text: str) -> None:
    (pair,) = SMALL.search(text).pairs
    assert (pair.country.id, pair.field.id) == ("SRB", "fintech")


def test_several_words_narrow_down() -> None:
    one, two = SMALL.search("塞尔维亚"), SMALL.search("塞尔维亚 生物")
    assert {hit.entry.id for hit in two.hits} < {hit.entry.id for hit in one.hits}


def test_nothing_is_found_for_nothing() -> None:
    assert SMALL.search("   ").hits == ()
    assert SMALL.search("xqzxqzxqz").hits == ()


@given(st.text(max_size=30))
def test_any_text_is_searched_without_harm(text: str) -> None:
    found = SMALL.search(text)
    assert all(0 < hit.score <= 100 for hit in found.hits)


@given(st.text(max_size=30))
def test_normal_is_the_same_twice(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mlqs", "MUS"),
        ("maoliqiusi", "MUS"),
        ("maolijiusi", "MUS"),
        ("alq", "ARE"),
        ("uae", "ARE"),
        ("qinghua daxue", None),
        ("zgc", "park-zhongguancun"),
        ("BIO4", None),
        ("tsinghua university", None),
    ],
)
def test_finds_in_the_seeds(atlas: Atlas, text: str, wanted: str | None) -> None:
    hits = reading.index().search(text).hits
    assert hits
    assert wanted is None or wanted in [hit.entry.id for hit in hits[:3]]


def test_names_of_the_seeds_find_their_owner(atlas: Atlas) -> None:
    index = reading.index()
    for entry in list(index.entries.values())[::11]:
        for name in (entry.name_zh, entry.name_en):
            if normal(name):
                top = index.search(name, 400).hits
                assert entry.id in [hit.entry.id for hit in top if hit.score >= top[0].score - 1e-9], name
