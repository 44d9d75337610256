"""Names in a text: longest match, traps, word boundaries; what a clause names and what is inferred."""

import csv
from collections.abc import Iterator

import pytest

from graph.records import Node
from graph.settings import SEEDS
from loaders import gazetteer
from loaders.gazetteer import Gazetteer, fold
from loaders.policies import Vocabulary
from tests.policy.conftest import Read, pairs


def found(words: Gazetteer, text: str, *labels: str) -> list[tuple[str, str]]:
    return [
        (text[match.start : match.end], entity.id)
        for match in words.find(text)
        for entity in match.entities
        if entity.label in labels or not labels
    ]


PLACES = ("Country", "Region")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("与阿联酋、卡塔尔等中东国家合作", ["ARE", "QAT", "middle-east"]),
        ("围绕中东、中东欧等区域需求", ["middle-east", "central-eastern-europe"]),
        ("白俄罗斯与俄罗斯", ["BLR", "RUS"]),
        ("欧美国家", ["europe-and-america"]),
        ("中意创新合作周、中塞合作", ["ITA", "SRB"]),
        ("深化中国-东盟合作", ["CHN", "southeast-asia"]),
        ("深化中国—东盟合作", ["CHN", "southeast-asia"]),
        ("发挥港澳优势", ["HKG", "MAC"]),
        ("吸引港澳台企业", ["HKG", "MAC", "TWN"]),
        ("拓展非拉市场", ["africa", "latin-america"]),
        ("南苏丹、苏丹、几内亚比绍、几内亚、赤道几内亚", ["SSD", "SDN", "GNB", "GIN", "GNQ"]),
        ("尼日尔和尼日利亚", ["NER", "NGA"]),
        ("刚果（金）和刚果(布)", ["COD", "COG"]),
        ("首都城市、美元、更加蓬勃发展、沿海地区、内蒙古、增加纳税", []),
        ("其中新一代信息技术、集中意见、高中古文", []),
        ("北京国际科技创新中心、上海地区、湖南非遗、中东部地区", []),
        ("2025年12月31日本办法施行，印度洋沿岸", []),
        ("in Guinea-Bissau, Guinea, Papua New Guinea and Niger", ["GNB", "GIN", "PNG", "NER"]),
        ("Romania, Oman; Nigeria, Somalia; Mali", ["ROU", "OMN", "NGA", "SOM", "MLI"]),
        ("work with the UK, U.S. and UAE", ["GBR", "USA", "ARE"]),
        ("turkey and china are served; jordan shoes", []),
        ("North America and New Mexico, the us", []),
        ("SERBIA and ITALY", ["SRB", "ITA"]),
    ],
)
def test_places(words: Vocabulary, text: str, places: list[str]) -> None:
    assert [key for _, key in found(words.gazetteer, text, *PLACES)] == places


def rows(name: str) -> Iterator[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize("language", ["name_zh", "name_en"])
def test_every_country_is_known_by_its_name(words: Vocabulary, language: str) -> None:
    for row in rows("countries.csv"):
        text = f"与{row[language]}合作" if language == "name_zh" else f"work with {row[language]}, too"
        assert found(words.gazetteer, text, *PLACES) == [(row[language], row["id"])]


def test_every_alias_is_found_and_every_trap_means_nothing(words: Vocabulary) -> None:
    for row in rows("aliases.csv"):
        names = found(words.gazetteer, f"、{row['surface']}、")
        if row["entity_id"]:
            assert row["entity_id"] in [key for surface, key in names if surface == row["surface"]], row
        else:
            assert row["surface"] not in [surface for surface, _ in names], row


def test_one_kind_keeps_the_longest_and_kinds_do_not_hide_one_another(words: Vocabulary) -> None:
    names = found(words.gazetteer, "在塞尔维亚BIO4生物科技园支持海外共建科技园区")
    assert ("塞尔维亚BIO4生物科技园", "park-bio4-belgrade") in names
    assert ("塞尔维亚", "SRB") in names
    assert ("海外共建科技园区", "overseas-park") in names
    assert ("科技园区", "park-development") in names
    assert "共建科技园区" not in [surface for surface, _ in names]


def test_widths_and_quotes_are_equal(words: Vocabulary) -> None:
    for text in (
        "“一带一路”联合实验室",
        '"一带一路"联合实验室',
        "「一带一路」联合实验室",
        "ＡＩ与５Ｇ",
        "AI与5G",
    ):
        names = found(words.gazetteer, text)
        assert len(names) == (1 if "一带" in text else 2)
    assert found(words.gazetteer, "SAID, AIR, 15G, DAIRY") == []
    assert len(fold("İstanbul ＡＢ“”")) == len("İstanbul ＡＢ“”")


def test_small_gazetteer() -> None:
    nodes = [
        Node("Country", "AAA", {"name_zh": "甲乙", "name_en": "Alpha", "kind": "country"}),
        Node("Region", "bbb", {"name_zh": "甲乙丙"}),
        Node("Field", "f", {"name_zh": "乙丙丁", "name_en": "Deep study", "aliases": ("DS",)}),
        Node("Source", "s", {"title": "甲乙", "kind": "other"}),
    ]
    made = gazetteer.build(nodes, ["丙丁戊己"])
    assert found(made, "甲乙丙丁") == [("甲乙丙", "bbb"), ("乙丙丁", "f")]
    assert found(made, "甲乙丙丁戊己") == [("甲乙", "AAA")]
    assert found(made, "deep study, deep studies, DS, ds, alpha, ALPHA") == [
        ("deep study", "f"),
        ("deep studies", "f"),
        ("DS", "f"),
        ("ALPHA", "AAA"),
    ]
    assert gazetteer.build([], []).find("甲乙") == []


def asked(read_words: Read, sentence: str, title: str = "加强合作") -> set[tuple[str, str, bool]]:
    reading = read_words(f"一、重点任务\n1.{title}。{sentence}\n")
    return {(a.country_or_region, a.field or a.instrument or "", a.inferred) for a in reading.asks}


def test_a_pair_holds_within_one_clause(read_words: Read) -> None:
    assert asked(read_words, "与意大利在先进制造领域合作，与老挝在轨道交通领域合作。") == {
        ("ITA", "manufacturing", False),
        ("LAO", "rail-transit", False),
    }


def test_the_sense_runs_on_over_a_comma(read_words: Read) -> None:
    assert asked(read_words, "与老挝建立友好关系，开展联合研究。") == {
        ("LAO", "", False),
        ("LAO", "joint-research", True),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "与老挝建立友好关系；开展联合研究。",
        "与老挝建立友好关系，支持企业开展联合研究。",
        "与老挝建立友好关系，鼓励高校开展联合研究。",
        "与老挝建立友好关系，提升全市联合研究能力。",
        "借鉴新加坡经验，开展联合研究。",
        "举办中意创新合作周，开展联合研究。",
        "发挥港澳优势，开展联合研究。",
    ],
)
def test_the_sense_does_not_run_on(read_words: Read, sentence: str) -> None:
    assert "joint-research" not in {subject for _, subject, _ in asked(read_words, sentence)}


def test_a_topic_belongs_to_what_follows(read_words: Read) -> None:
    found_ = asked(read_words, "在绿色农业方面，与老挝共建基地，在轨道交通方面，与泰国开展合作。")
    assert ("LAO", "green-agriculture", True) in found_
    assert ("THA", "rail-transit", True) in found_
    assert ("LAO", "rail-transit") not in {pair[:2] for pair in found_}
    assert ("THA", "green-agriculture") not in {pair[:2] for pair in found_}


def test_the_title_gives_the_field(read_words: Read) -> None:
    assert ("LAO", "agriculture", True) in asked(read_words, "支持企业在老挝投资。", "拓展农业科技合作")
    assert asked(read_words, "与老挝在氢能领域合作。", "拓展农业科技合作") == {("LAO", "hydrogen", False)}


def test_the_title_says_with_whom(read_words: Read) -> None:
    assert asked(read_words, "开展人工智能联合研究。", "深化与老挝的合作") == {
        ("LAO", "ai", True),
        ("LAO", "joint-research", True),
    }
    assert asked(read_words, "在泰国开展人工智能研究。", "深化与老挝的合作") == {("THA", "ai", False)}
    assert asked(read_words, "开展人工智能联合研究。", "学习老挝经验") == set()


def test_a_park_abroad_stands_for_its_country(read_words: Read) -> None:
    assert asked(read_words, "与哈瓦那科技园在氢能领域合作。") == {("CUB", "hydrogen", True)}
    assert asked(read_words, "支持中关村软件园发展人工智能。") == set()


def test_home_and_territories_are_named_and_never_asked(read_words: Read) -> None:
    reading = read_words("一、重点任务\n1.加强合作。中国与香港、澳门、台湾地区在人工智能领域合作。\n")
    names = {name.id for _, m in reading.measures() for c in m.clauses for name in c.names}
    assert {"CHN", "HKG", "MAC", "TWN", "ai"} <= names
    assert pairs(reading) == set()


def test_english_lists_are_one_clause(read_words: Read) -> None:
    reading = read_words(
        "1. Widen cooperation\nWork with Italy, Serbia, and Spain in health, hydrogen and rail transit, "
        "and train people. Cooperate with Laos.\n"
    )
    assert {(p, f) for p in ("ITA", "SRB", "ESP") for f in ("hydrogen", "rail-transit")} <= pairs(reading)
    assert ("LAO", "") in pairs(reading)


def test_names_that_are_not_known_are_candidates(read_words: Read) -> None:
    reading = read_words(
        "云澜市行动计划\n一、重点任务\n1.加强合作。支持云澜理工大学参加“丝路新星”计划，举办云澜国际创新大会和中关村论坛，"
        "建设一批联合实验室和研发中心，组织国际学术会议。\n"
    )
    assert [(c.text, c.kind) for c in reading.candidates] == [
        ("云澜理工大学", "organization"),
        ("“丝路新星”计划", "programme"),
        ("云澜国际创新大会", "event"),
    ]
    for item in reading.candidates:
        assert reading.text[item.start : item.end] == item.text
        assert item.line == 3


def test_cited_documents(read_words: Read) -> None:
    reading = read_words(
        "云澜市行动计划\n按照《云澜市科技条例》《“十四五”科技规划（2021—2025年）》和小说《红楼梦》制定。\n"
        "一、重点任务\n1.加强合作。落实《云澜市科技条例》。\n"
    )
    assert [c.title for c in reading.citations] == ["云澜市科技条例", "“十四五”科技规划（2021—2025年）"]
