"""A briefing: what is asked, what is done, by whom, what is missing and who could help, with its sources.

Every sentence names the rows that it is made of (`Sentence.rows`) and its numbered sources.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis import brief_parts as parts
from analysis import brief_plan as plan
from analysis.brief_writer import Section, Writer
from analysis.facts import Facts
from analysis.matching import Matcher
from analysis.weights import Weights
from graph.errors import UnknownName
from graph.network import SourceInfo


class Subject(StrEnum):
    """What a briefing is about."""

    PLAN = "plan"
    COUNTRY = "country"
    FIELD = "field"
    TASK = "task"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing.

    Parameters
    ----------
    subject, subject_id
        What it is about.
    language
        ``zh`` or ``en``.
    title, as_of
        Title; date of the load, ISO 8601, or empty.
    sections
        In order; none is empty.
    sources
        Number ``n`` of a sentence is the ``n``-th of these.
    """

    subject: Subject
    subject_id: str
    language: str
    title: str
    as_of: str
    sections: tuple[Section, ...]
    sources: tuple[SourceInfo, ...]


_Part = Callable[[Writer, str], Section]

_PARTS: Mapping[Subject, tuple[_Part, ...]] = {
    Subject.PLAN: (
        plan.plan_targets,
        plan.plan_tasks,
        plan.plan_actors,
        plan.plan_single_links,
        plan.plan_gaps,
        parts.data_note,
    ),
    Subject.COUNTRY: (
        parts.country_asked,
        parts.country_done,
        parts.country_actors,
        parts.country_gaps,
        parts.country_matches,
        parts.data_note,
    ),
    Subject.FIELD: (
        parts.field_asked,
        parts.field_done,
        parts.field_actors,
        parts.field_gaps,
        parts.field_matches,
        parts.data_note,
    ),
    Subject.TASK: (plan.task_asked, plan.task_done, plan.task_actors, parts.data_note),
    Subject.ACTOR: (plan.actor_done, plan.actor_partners, plan.actor_matches, parts.data_note),
}


def brief(
    facts: Facts,
    weights: Weights,
    subject: Subject,
    subject_id: str = "",
    *,
    language: str = "zh",
    as_of: str = "",
    matcher: Matcher | None = None,
) -> Brief:
    """Write a briefing.

    Parameters
    ----------
    facts, weights
        What the graph states; weights of gaps and matches.
    subject, subject_id
        What it is about; a task by its id or its number.
    language
        ``zh`` or ``en``.
    as_of
        Date of the load.
    matcher
        One made of the same facts and weights, where there is one already.

    Raises
    ------
    UnknownName
        Where there is no such country, field, task or actor; says which is nearest.
    """
    subject_id = _resolved(facts, subject, subject_id)
    writer = Writer(facts, weights, language, matcher)
    sections = tuple(part(writer, subject_id) for part in _PARTS[subject])
    return Brief(
        subject,
        subject_id,
        language,
        _title(writer, subject, subject_id),
        as_of,
        tuple(section for section in sections if section.sentences),
        writer.sources(),
    )


def _resolved(facts: Facts, subject: Subject, subject_id: str) -> str:
    tasks = {measure.task_id: measure.task_label for measure in facts.measures}
    known = {
        Subject.PLAN: [""],
        Subject.COUNTRY: [place.id for place in facts.countries()],
        Subject.FIELD: list(facts.fields),
        Subject.TASK: list(tasks),
        Subject.ACTOR: list(facts.actors),
    }[subject]
    if subject is Subject.PLAN:
        return ""
    if subject is Subject.TASK:
        by_number = {label.strip(".、 "): key for key, label in tasks.items()}
        subject_id = by_number.get(subject_id.strip(".、 "), subject_id)
    if subject is Subject.COUNTRY:
        subject_id = subject_id.upper()
    if subject_id not in known:
        raise UnknownName(subject, subject_id, known)
    return subject_id


def _title(writer: Writer, subject: Subject, subject_id: str) -> str:
    if subject is Subject.PLAN:
        document = next(iter(writer.facts.documents.values()), None)
        name = (document.name_zh or document.name_en) if document else ""
        return writer.say(f"{name}：简报", f"Briefing: {name}")
    if subject is Subject.TASK:
        first = next(m for m in writer.facts.measures if m.task_id == subject_id)
        name = f"{first.task_label} {first.task_zh or first.task_en}".strip()
        return writer.say(f"任务{name}：简报", f"Briefing: task {name}")
    return writer.say(
        f"{writer.name(subject_id)}：合作简报", f"Briefing on cooperation: {writer.name(subject_id)}"
    )
