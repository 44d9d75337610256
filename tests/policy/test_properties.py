"""What must hold for any text."""

import gc
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.settings import SEEDS
from loaders.policies import Vocabulary
from loaders.policy import PolicyReading, read_text
from loaders.policy.sentences import sentences
from loaders.policy.source import source_of
from tests.policy.conftest import Read

TASKS = (
    ("加强农业合作", "与老挝、缅甸开展农业科技合作，建设联合实验室。支持企业参与。"),
    ("深化数字合作", "与越南、泰国在数字经济、人工智能领域合作；与意大利、塞尔维亚在先进制造领域合作。"),
    ("共建科技园区", "与白俄罗斯科技园、古巴哈瓦那科技园建立合作机制，缔结“姊妹园”伙伴关系。"),
    (
        "举办交流活动",
        "举办中意创新合作周。发挥港澳优势，办好“A，B。C”活动（含线上、线下；不含其他），服务共建国家。",
    ),
    ("培养人才", "面向埃及等非洲国家培训技术人员200名。"),
    ("服务企业", "设立海外服务站（3个）。"),
)
ASCII_MARKS = "一二（）(). 、。，；“”《》1234567890年个国与和中日\n\r\t\f \u3000—-"
slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def plan(order: Sequence[int]) -> str:
    body = "".join(f"{place}.{TASKS[task][0]}。{TASKS[task][1]}\n" for place, task in enumerate(order, 1))
    return f"行动计划（2025-2027年）\n一、重点任务\n{body}二、保障措施\n加强领导。\n"


def shape(reading: PolicyReading, task: int) -> list[object]:
    """Measures and mentions of a task, wherever it stands."""
    found = reading.tasks[task]
    return [
        (m.text, [(n.label, n.id, n.text, n.inferred) for c in m.clauses for n in c.names])
        for m in found.measures
    ]


@slow
@given(order=st.lists(st.sampled_from(range(len(TASKS))), min_size=1, max_size=30))
def test_tasks_keep_their_own_measures_and_mentions(read_words: Read, order: list[int]) -> None:
    alone = {task: shape(read_words(plan([task])), 0) for task in set(order)}
    reading = read_words(plan(order))
    assert [task.title for task in reading.tasks] == [TASKS[task][0] for task in order]
    for place, task in enumerate(order):
        assert shape(reading, place) == alone[task]


def sound(reading: PolicyReading) -> None:
    text = reading.text
    ids: list[str] = []
    for task in reading.tasks:
        ids.append(task.id)
        assert 0 <= task.start < task.end <= len(text)
        for measure in task.measures:
            ids.append(measure.id)
            assert text[measure.start : measure.end] == measure.text != ""
            for clause in measure.clauses:
                assert text[clause.start : clause.end] == clause.text != ""
                for name in clause.names:
                    assert text[name.start : name.end] == name.text != ""
    ids += [section.id for section in reading.sections] + [target.id for target in reading.targets]
    assert len(ids) == len(set(ids))
    for target in reading.targets:
        assert text[target.start : target.end] == target.text != ""
    for item in reading.candidates:
        assert text[item.start : item.end] == item.text != ""


def read_or_refused(words: Vocabulary, data: bytes) -> None:
    try:
        reading = read_text(source_of("plan.txt", data), words.gazetteer, document_id="plan")
    except InputError as error:
        assert str(error).startswith("plan.txt: ")
        assert "\n" not in str(error)
    else:
        sound(reading)


@slow
@given(
    text=st.text(
        st.one_of(st.sampled_from(ASCII_MARKS), st.characters(exclude_categories=["Cs"])), max_size=400
    )
)
def test_random_text(words: Vocabulary, text: str) -> None:
    read_or_refused(words, text.encode())
    read_or_refused(words, f"一、重点任务\n{text}".encode())


@slow
@given(data=st.binary(max_size=400))
def test_random_bytes(words: Vocabulary, data: bytes) -> None:
    read_or_refused(words, data)


@slow
@given(
    pieces=st.lists(
        st.sampled_from(
            ["与塞尔维亚合作", "，", "。", "“", "”", "（", "）", "；", "1,000个", "\n", "A.", " b", '"']
        ),
        max_size=40,
    )
)
def test_clauses_are_the_sentence_without_its_marks(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = sentences(text, 0, len(text))
    assert [s.start for s in found] == sorted(s.start for s in found)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for sentence in found:
        places = [at for clause in sentence.clauses for at in clause]
        assert places == sorted(places)
        assert sentence.start <= places[0] <= places[-1] <= sentence.end
        outside = set(range(sentence.start, sentence.end)) - {
            at for clause in sentence.clauses for at in range(*clause)
        }
        assert all(not text[at].isalnum() for at in outside)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{n}.任务{n}\n与塞尔维亚共建联合实验室。\n" for n in range(1, 10_001)),
        "一、题。" + "与塞尔维亚、老挝在人工智能领域合作，建设百个平台；" * 20_000,
        "一、题\n" + "（" * 200_000,
        "一、题\n建设" + "1," * 200_000 + "个",
        "一、题\n" + "“国际大会" * 40_000,
        "1. T\n" + "International Association of the " * 10_000,
        "\n" * 500_000,
        "1.题\n" + " " * 500_000 + "中",
        "目录\n" + "一、题……1\n" * 20_000,
    ],
    ids=[
        "10000 headings",
        "one line",
        "brackets",
        "digits",
        "quotes",
        "capitals",
        "blank lines",
        "blanks",
        "contents",
    ],
)
def test_large_and_odd_texts_are_read_or_refused(words: Vocabulary, text: str) -> None:
    read_or_refused(words, text.encode())


def test_ten_thousand_headings_are_ten_thousand_tasks(read_words: Read) -> None:
    reading = read_words("".join(f"{n}.任务{n}\n与塞尔维亚共建联合实验室。\n" for n in range(1, 10_001)))
    assert len(reading.tasks) == 10_000
    assert all(len(task.measures) == 1 for task in reading.tasks)


def test_fifty_megabytes(words: Vocabulary) -> None:
    seed = (SEEDS / "policy" / "beijing-bri-2025-2027.txt").read_bytes()
    filler = "这一段文字没有编号，只是为了让文件变得很长。".encode() * 2_200
    data = (seed + b"\n" + filler + b"\n") * 320
    assert len(data) > 50_000_000
    reading = read_text(source_of("long.txt", data), words.gazetteer, document_id="long")
    assert len(reading.tasks) == 12 * 320
    assert gc.isenabled()


def test_the_same_text_gives_the_same_reading(
    read_file: Callable[[Path], PolicyReading], seed: PolicyReading
) -> None:
    assert read_file(SEEDS / "policy" / seed.file).as_json() == seed.as_json()
