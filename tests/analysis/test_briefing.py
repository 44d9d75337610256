"""Briefings: every sentence rests on rows, sources are numbered, files open."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from lxml import html  # type: ignore[import-untyped]

from analysis.brief_files import as_docx, as_html
from analysis.brief_writer import Section, Sentence, Writer
from analysis.briefing import Brief, Subject, brief
from analysis.insight import Insight
from graph.errors import UnknownName
from graph.network import SourceInfo

SUBJECTS = [
    (Subject.PLAN, ""),
    (Subject.COUNTRY, "SRB"),
    (Subject.COUNTRY, "TUV"),
    (Subject.FIELD, "rail-transit"),
    (Subject.TASK, "9"),
    (Subject.TASK, "2"),
    (Subject.ACTOR, "sinovac"),
    (Subject.ACTOR, "park-belarus-htp"),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("subject", "subject_id"), SUBJECTS)
def test_every_sentence_is_backed_by_rows(
    insight: Insight, subject: Subject, subject_id: str, language: str
) -> None:
    if subject is Subject.ACTOR and insight.facts.actors[subject_id].country_id != "CHN":
        made = brief(insight.facts, insight.weights, subject, subject_id, language=language)
    else:
        made = insight.brief(subject, subject_id, language=language)
    facts = insight.facts
    known = (
        facts.records.keys()
        | facts.actors.keys()
        | facts.demands.keys()
        | facts.offers.keys()
        | {measure.id for measure in facts.measures}
        | {measure.task_id for measure in facts.measures}
        | {target.id for target in facts.targets}
    )
    sentences = [sentence for section in made.sections for sentence in section.sentences]
    assert sentences
    for sentence in sentences:
        assert sentence.rows
        assert {row for row in sentence.rows if not row.startswith("gap:")} <= known
        assert set(sentence.sources) <= set(range(1, len(made.sources) + 1))
    used = {number for sentence in sentences for number in sentence.sources}
    assert used == set(range(1, len(made.sources) + 1))


def test_a_sentence_without_a_row_is_refused(small: Insight) -> None:
    with pytest.raises(ValueError, match="without a row"):
        Writer(small.facts, small.weights, "en").point("Nobody knows.", ())


def test_serbia_says_what_the_tables_say(insight: Insight) -> None:
    made = insight.brief(Subject.COUNTRY, "srb", language="en")
    text = " ".join(sentence.text for section in made.sections for sentence in section.sentences)
    counts = [r for r in insight.facts.records.values() if "SRB" in r.country_ids and r.stands]
    home = [r for r in counts if r.home_actor_ids]
    assert f"{len(counts)} records stand, {len(home)} of them with an actor of the home city" in text
    assert "Asked by name" in text
    assert made.title == "Briefing on cooperation: Serbia"


def test_the_small_plan_by_hand(small: Insight) -> None:
    made = small.brief(Subject.PLAN, language="zh")
    text = {section.heading: [sentence.text for sentence in section.sentences] for section in made.sections}
    assert text["任务"] == [
        "1. 深化领域合作：4条措施，计划期内本市记录3项（本市累计5项），最近2026年。",
        "2. 扩大交流：1条措施，计划期内本市记录0项（本市累计0项）。",
    ]
    assert len(text["缺口（数据所见）"]) == 2


def test_a_briefing_in_english_has_no_chinese_of_its_own(insight: Insight) -> None:
    made = insight.brief(Subject.FIELD, "rail-transit", language="en")
    for section in made.sections:
        assert section.heading.isascii()


@pytest.mark.parametrize(
    ("subject", "name", "message"),
    [
        (Subject.COUNTRY, "SBR", "unknown country 'SBR'; did you mean 'SRB'"),
        (Subject.COUNTRY, "HKG", "unknown country 'HKG'"),
        (Subject.FIELD, "rail-transt", "did you mean 'rail-transit'"),
        (Subject.TASK, "99", "unknown task '99'"),
        (Subject.ACTOR, "sinovak", "did you mean 'sinovac'"),
    ],
)
def test_unknown_subjects_say_what_is_near(
    insight: Insight, subject: Subject, name: str, message: str
) -> None:
    with pytest.raises(UnknownName, match=message):
        insight.brief(subject, name)


def test_the_word_document_opens_with_its_text_and_chinese_font(insight: Insight) -> None:
    made = insight.brief(Subject.COUNTRY, "CUB")
    opened = Document(BytesIO(as_docx(made)))
    lines = [paragraph.text for paragraph in opened.paragraphs]
    assert lines[0] == made.title
    first = made.sections[0].sentences[0]
    assert first.text + "".join(f"[{number}]" for number in first.sources) in lines
    assert sum(line.startswith("[") for line in lines) == len(made.sources)
    assert "Noto Sans CJK SC" in opened.styles["Normal"].element.xml


NASTY = Brief(
    Subject.PLAN,
    "",
    "en",
    "<script>alert(1)</script>",
    "2026-01-01",
    (Section("A & B", (Sentence('"<img src=x onerror=1>', ("r&\"'",), (1,)),)),),
    (SourceInfo("s", "<b>", url="javascript:alert(1)"),),
)


def test_the_page_takes_no_text_for_html(insight: Insight) -> None:
    page = as_html(NASTY)
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //img | //b")
    assert tree.xpath("//h1")[0].text == "<script>alert(1)</script>"
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith("#")]
    assert "default-src 'none'" in page
    made = insight.brief(Subject.COUNTRY, "SRB", language="en")
    tree = html.fromstring(as_html(made))
    assert len(tree.xpath("//ol/li")) == len(made.sources)
    numbers = {int(link[2:]) for link in tree.xpath("//sup/a/@href")}
    assert numbers == set(range(1, len(made.sources) + 1))


def test_equal_input_gives_the_same_page(insight: Insight) -> None:
    one, other = (as_html(insight.brief(Subject.PLAN, language="zh")) for _ in range(2))
    assert one == other
