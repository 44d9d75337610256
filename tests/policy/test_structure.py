"""Headings, titles and tasks in the styles of official documents."""

import pytest

from graph.errors import InputError
from loaders.policy import PolicyReading
from loaders.policy.headings import label_of
from loaders.policy.numbers import roman, value
from tests.policy.conftest import Read

BODY = "与老挝合作建设联合实验室。"


def titles(reading: PolicyReading) -> list[tuple[str, str]]:
    return [(task.label, task.title) for task in reading.tasks]


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("一、总体要求", "一、", 1),
        ("十二、附则", "一、", 12),
        ("（一）加强合作", "（一）", 1),
        ("(十一) 加强合作", "（一）", 11),
        ("1.加强合作", "1.", 1),
        ("１２．加强合作", "1.", 12),
        ("3、加强合作", "1.", 3),
        ("2.5G应用推广", "1.", 2),
        ("（1）加强合作", "（1）", 1),
        ("(3)加强合作", "（1）", 3),
        ("2）加强合作", "1)", 2),
        ("③加强合作", "①", 3),
        ("第一条 为了", "第条", 1),
        ("第三十二条　为了", "第条", 32),
        ("第二章 总则", "第章", 2),
        ("第 三 节 合作", "第节", 3),
        ("专栏1 重点项目", "box", 1),
        ("附件2", "annex", 2),
        ("任务三：建设", "任务N", 3),
        ("重点工程2：建设", "重点工程N", 2),
        ("1.2 加强合作", "1.1", 2),
        ("2.3.1 加强合作", "1.1.1", 1),
        ("Task 3: Build", "task N", 3),
        ("IV. Build", "I.", 4),
        ("B. Build", "A.", 2),
        ("(c) build", "(a)", 3),
        ("Annex A", "annex", 1),
    ],
)
def test_labels(line: str, style: str, number: int) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.style, label.number) == (style, number)
    assert line.startswith(label.text[:1]) or line[0] in "１２"


@pytest.mark.parametrize(
    "line",
    [
        "1.5万亿元的规模",
        "2025年，全市",
        "2025.12",
        "一是加强合作",
        "第一，加强合作",
        "3家企业",
        "第三条规定的",
        "A city",
        "In 2025",
        "100家",
        "一带一路",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize(
    "text",
    [
        f"1.农业。{BODY}\n2.数字。{BODY}\n",
        f"1．农业\n{BODY}\n2．数字\n{BODY}\n",
        f"1、农业。\n{BODY}\n2、数字。\n{BODY}\n",
        f"1. 农业：{BODY}\n2. 数字：{BODY}\n",
        f"1.农业　{BODY}\n2.数字　{BODY}\n",
        f"１．农业\r\n\r\n　　{BODY}\r\n２．数字\r\n　　{BODY}\r\n",
        f"（1）农业。{BODY}\n（2）数字。{BODY}\n",
        f"①农业。{BODY}\n②数字。{BODY}\n",
        f"第一条 农业。{BODY}\n第二条 数字。{BODY}\n",
        f"第一条【农业】{BODY}\n第二条【数字】{BODY}\n",
        f"任务一：农业\n{BODY}\n任务二：数字\n{BODY}\n",
        f"第一章\n农业\n{BODY}\n第二章\n数字\n{BODY}\n",
        f"（一） 农业\n{BODY}\n（二） 数字\n{BODY}\n",
    ],
)
def test_title_and_body(read_words: Read, text: str) -> None:
    for whole in (
        text,
        f"行动计划\n一、总体要求\n加强合作。\n二、重点任务\n{text}三、保障措施\n加强领导。\n",
    ):
        if whole is not text and text.startswith("第一章"):
            continue
        reading = read_words(whole)
        assert [task.title for task in reading.tasks] == ["农业", "数字"]
        assert [[m.text for m in task.measures] for task in reading.tasks] == [[BODY], [BODY]]


def test_level_is_the_lowest_with_titles(read_words: Read) -> None:
    reading = read_words(
        f"一、甲\n（一）乙。{BODY}\n（二）丙。{BODY}\n二、丁\n（三）戊。{BODY}\n（四）己。{BODY}\n三、保障措施\n（一）庚。{BODY}\n"
    )
    assert titles(reading) == [("（一）", "乙"), ("（二）", "丙"), ("（三）", "戊"), ("（四）", "己")]
    assert "（一）" in reading.document.task_rule


def test_lists_of_sentences_are_measures_of_the_task_above(read_words: Read) -> None:
    reading = read_words(
        "一、重点任务\n（一）加强合作\n1.支持高校与老挝、缅甸共建联合实验室，开展联合研究；\n"
        "2.支持企业在泰国设立研发中心，推动成果转化落地；\n（二）扩大交流\n1.举办论坛，邀请共建国家专家参加，促进交流。\n"
    )
    assert titles(reading) == [("（一）", "加强合作"), ("（二）", "扩大交流")]
    assert [len(task.measures) for task in reading.tasks] == [2, 1]


def test_inverted_styles(read_words: Read) -> None:
    reading = read_words(
        f"1.甲\n（一）乙。{BODY}\n（二）丙。{BODY}\n2.丁\n（一）戊。{BODY}\n（二）己。{BODY}\n"
    )
    assert [task.title for task in reading.tasks] == ["乙", "丙", "戊", "己"]


def test_section_with_paragraphs_only_is_no_task_and_is_said(read_words: Read) -> None:
    reading = read_words(
        f"一、甲\n（一）乙。{BODY}\n（二）丙。{BODY}\n二、丁\n（一）戊。{BODY}\n三、扩大宣传\n{BODY}\n"
    )
    assert [task.title for task in reading.tasks] == ["乙", "丙", "戊"]
    assert [section.title for section in reading.sections] == ["甲", "丁", "扩大宣传"]
    assert any("扩大宣传" in warning.message and warning.line == 6 for warning in reading.warnings)


def test_box_inside_a_task(read_words: Read) -> None:
    reading = read_words(
        f"一、重点任务\n1.农业。{BODY}\n专栏1 重点项目\n1.种子项目。在老挝建设基地。\n"
        f"2.水利项目。在缅甸建设基地。\n2.数字。{BODY}\n"
    )
    assert titles(reading) == [("1.", "农业"), ("2.", "数字")]
    assert [len(task.measures) for task in reading.tasks] == [1, 1]


def test_tail_annex_table_and_signature_are_no_measures(read_words: Read) -> None:
    reading = read_words(
        f"一、重点任务\n（一）农业。{BODY}\n（二）数字。{BODY}\n\n云澜市科技局\n2024年5月1日\n附件\n分工表\n"
        "序号\t任务\t单位\n1\t农业\t科技局\n- 相关解读：\n- 相关政策：\n扫一扫在手机打开当前页\n"
    )
    assert [[m.text for m in task.measures] for task in reading.tasks] == [[BODY], [BODY]]


def test_who_is_in_charge_is_no_measure(read_words: Read) -> None:
    reading = read_words(
        f"一、重点任务\n（一）农业。{BODY}（责任单位：市科技局、市农业农村局）\n"
        f"（二）数字。{BODY}（市科技局牵头，市商务局配合）\n"
        f"（三）航天。{BODY}\n牵头单位：市科技局\n"
    )
    assert [len(task.measures) for task in reading.tasks] == [1, 1, 1]


def test_odd_numbering_is_said(read_words: Read) -> None:
    reading = read_words(f"1.农业。{BODY}\n2.数字。{BODY}\n4.航天。{BODY}\n")
    assert [(w.line, w.message) for w in reading.warnings] == [
        (3, "the numbering is odd: '4.' stands after 2")
    ]


def test_page_number_and_running_head_inside_a_sentence(read_words: Read) -> None:
    reading = read_words(
        "云澜市行动计划\n一、重点任务\n（一）农业。与老挝、塞尔\n— 1 —\n"
        "云澜市行动计划\n维亚合作建设联合实验室，推广农业科技。\n"
        "（二）数字。与越南在数字经济领域合作，\n— 2 —\n云澜市行动计划\n并建设数据中心。\n"
    )
    names = {name.id for _, m in reading.measures() for c in m.clauses for name in c.names}
    assert {"SRB", "LAO", "VNM"} <= names
    assert [len(task.measures) for task in reading.tasks] == [1, 1]
    for _, measure in reading.measures():
        assert reading.text[measure.start : measure.end] == measure.text


def test_quotes_brackets_and_lists_keep_a_clause_together(read_words: Read) -> None:
    reading = read_words(
        "一、合作。\n（一）交流。举办“创新，合作。共赢；发展”论坛（含线上，线下。），服务企业1,000家，推广“A”；对接资源！（二）"
        "另一句话，结束？\n"
    )
    measures = [m for _, m in reading.measures()]
    assert len(measures) == 2
    assert [c.text for c in measures[0].clauses][:2] == [
        "举办“创新，合作。共赢；发展”论坛（含线上，线下。）",
        "服务企业1,000家",
    ]


@pytest.mark.parametrize("text", ["", " \n\n", "只有一段话，没有编号。", "Some words. No numbers."])
def test_without_tasks(read_words: Read, text: str) -> None:
    with pytest.raises(InputError, match=r"^plan\.txt: no task found: "):
        read_words(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12), ("1,200", 1200), ("１２", 12), ("1.5万亿", 1.5e12), ("十二", 12), ("百", 100),
        ("千", 1000), ("二十", 20), ("一百零五", 105), ("三千五百万", 35_000_000), ("两百", 200),
        ("3万", 30_000), ("", None), ("甲", None),
    ],
)  # fmt: skip
def test_numbers(written: str, number: float | None) -> None:
    assert value(written) == number


def test_roman_numbers() -> None:
    assert [roman(written) for written in ("I", "IV", "IX", "XIV", "XL", "IIII", "VX")] == [
        1,
        4,
        9,
        14,
        40,
        None,
        None,
    ]
