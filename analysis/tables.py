"""Results as rows with their evidence, as the command line prints them and the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from analysis.answers import AskedCell, Counts
from analysis.board import MeasureRow, TaskRow
from analysis.briefing import Brief
from analysis.cells import Record
from analysis.changes import apply
from analysis.evaluation import Evaluation
from analysis.expected import Expected
from analysis.facts import Facts
from analysis.gaps import Gap
from analysis.matching import Match, Need
from analysis.targets import Tally, TargetProgress
from analysis.whatif import Outcome

Row = dict[str, Any]


def record_rows(facts: Facts, ids: Iterable[str]) -> list[Row]:
    """Records with who, when and their sources."""
    return [
        {
            "id": record.id,
            "label": record.label,
            "name_zh": record.name_zh,
            "name_en": record.name_en,
            "year": record.year,
            "status": record.status or None,
            "home_actors": list(record.home_actor_ids),
            "sources": source_rows(facts, record.source_ids),
        }
        for record in (facts.records[key] for key in ids)
    ]


def source_rows(facts: Facts, ids: Iterable[str]) -> list[Row]:
    """Sources with title, publisher, kind and address."""
    return [asdict(facts.sources[key]) for key in ids if key in facts.sources]


def target_rows(facts: Facts, found: Sequence[TargetProgress]) -> list[Row]:
    """One row per target."""
    rows = []
    for progress in found:
        target = progress.target
        tallies = {
            name: getattr(progress, name)
            for name in ("counted", "earlier", "undated", "announced", "at_home")
        }
        rows.append(
            {
                "id": target.id,
                "text": target.text,
                "number": target.number,
                "unit": target.unit,
                "by": target.by,
                "counts": target.counts,
                **{name: tally.count for name, tally in tallies.items()},
                "share": progress.share,
                "needed_per_year": progress.needed_per_year,
                "instruments": list(target.instrument_ids),
                "years": [asdict(year) for year in progress.years],
                "evidence": {name: _tally(facts, tally) for name, tally in tallies.items()},
            }
        )
    return rows


def _tally(facts: Facts, tally: Tally) -> Row:
    return {"records": record_rows(facts, tally.record_ids), "actors": list(tally.actor_ids)}


def board_rows(facts: Facts, tasks: Sequence[TaskRow]) -> list[Row]:
    """One row per measure, each with its task."""
    return [_measure(facts, task, measure) for task in tasks for measure in task.measures]


def _measure(facts: Facts, task: TaskRow, row: MeasureRow) -> Row:
    counts = row.counts
    return {
        "task": task.label,
        "task_id": task.task_id,
        "task_zh": task.name_zh,
        "task_en": task.name_en,
        "measure_id": row.measure.id,
        "text": row.measure.text,
        "places": list(row.places),
        "fields": list(row.fields),
        "instruments": list(row.instruments),
        "asks": row.asks,
        "answerable": row.answerable,
        **_counts(counts),
        "last": row.last,
        "actors": list(row.actor_ids),
        "records": record_rows(facts, counts.home_since_plan_ids),
    }


def task_rows(tasks: Sequence[TaskRow]) -> list[Row]:
    """One row per task, without its measures."""
    return [
        {
            "task": task.label,
            "task_id": task.task_id,
            "task_zh": task.name_zh,
            "task_en": task.name_en,
            "measures": len(task.measures),
            **_counts(task.counts),
            "last": task.last,
            "actors": list(task.actor_ids),
        }
        for task in tasks
    ]


def _counts(counts: Counts) -> Row:
    return {
        "any": counts.any,
        "home": counts.home,
        "home_since_plan": counts.home_since_plan,
        "undated": counts.undated,
        "latest_year": counts.latest_year,
        "official": counts.official,
    }


def cell_rows(facts: Facts, cells: Iterable[AskedCell], whose: Record) -> list[Row]:
    """One row per cell of any view, with the sentences that ask and the records that answer."""
    return [
        {
            "row_id": cell.row_id,
            "row_zh": _named(facts, cell.row_id, "zh"),
            "row_en": _named(facts, cell.row_id, "en"),
            "column_id": cell.column_id,
            "column_zh": _named(facts, cell.column_id, "zh"),
            "column_en": _named(facts, cell.column_id, "en"),
            "strength": str(cell.strength),
            "strengths": [str(strength) for strength in cell.strengths],
            "state": "answered" if cell.counts.of(whose) else "gap",
            "clauses": cell.clauses,
            "inferred": cell.inferred,
            **_counts(cell.counts),
            "source_kinds": dict(cell.counts.source_kinds),
            "measures": list(cell.measures),
            "quotes": list(cell.quotes),
            "record_ids": list(cell.counts.record_ids),
        }
        for cell in cells
    ]


def gap_rows(facts: Facts, gaps: Sequence[Gap]) -> list[Row]:
    """One row per gap with the parts of its score."""
    return [
        {
            "rank": gap.rank,
            "country_id": gap.cell.row_id,
            "country_zh": facts.name(gap.cell.row_id, "zh"),
            "country_en": facts.name(gap.cell.row_id, "en"),
            "field_id": gap.cell.column_id,
            "field_zh": facts.name(gap.cell.column_id, "zh"),
            "field_en": facts.name(gap.cell.column_id, "en"),
            "score": gap.score.total,
            "strength_part": gap.score.strength,
            "clauses_part": gap.score.clauses,
            "nearest_part": gap.score.nearest,
            "strength": str(gap.cell.strength),
            "clauses": gap.cell.clauses,
            **_counts(gap.cell.counts),
            "near": [asdict(near) for near in gap.near],
            "measures": list(gap.cell.measures),
            "quotes": list(gap.cell.quotes),
            "record_ids": list(gap.cell.counts.record_ids),
        }
        for gap in gaps
    ]


def match_rows(facts: Facts, matches: Sequence[Match], needs: Iterable[Need] = ()) -> list[Row]:
    """One row per match with its reasons; with `needs`, each says what it answers."""
    by_id = {need.id: need for need in needs}
    rows = []
    for match in matches:
        need = by_id.get(match.need_id)
        rows.append(
            {
                "rank": match.rank,
                "group": match.group,
                "need_id": match.need_id,
                **({"need_zh": need.name_zh, "need_en": need.name_en} if need else {}),
                "id": match.candidate_id,
                "label": match.label,
                "name_zh": facts.name(match.candidate_id, "zh"),
                "name_en": facts.name(match.candidate_id, "en"),
                "score": match.score,
                "stated": match.stated,
                "reasons_zh": "；".join(reason.zh for reason in match.reasons),
                "reasons_en": "; ".join(reason.en for reason in match.reasons),
                "reasons": [asdict(reason) for reason in match.reasons],
                "sources": source_rows(facts, _sources(facts, match.candidate_id)),
            }
        )
    return rows


def expected_rows(facts: Facts, links: Sequence[Expected]) -> list[Row]:
    """One row per expected link with the ways that speak for it."""
    return [
        {
            "rank": link.rank,
            "kind": str(link.kind),
            "predicted": link.predicted,
            "predictor": link.predictor,
            "score": link.score,
            "one_id": link.one,
            "one_zh": facts.name(link.one, "zh"),
            "one_en": facts.name(link.one, "en"),
            "other_id": link.other,
            "other_zh": facts.name(link.other, "zh"),
            "other_en": facts.name(link.other, "en"),
            "ways_in_all": link.ways_in_all,
            "ways": [
                {
                    **asdict(way),
                    "zh": "—".join(facts.name(key, "zh") for key in (link.one, *way.through, link.other)),
                    "en": " – ".join(facts.name(key, "en") for key in (link.one, *way.through, link.other)),
                }
                for way in link.ways
            ],
        }
        for link in links
    ]


def evaluation_rows(evaluations: Iterable[Evaluation]) -> list[Row]:
    """One row per kind of link, test and predictor."""
    return [
        {
            **asdict(score),
            "kind": str(score.kind),
            "chosen": score.predictor == evaluation.chosen,
        }
        for evaluation in evaluations
        for score in evaluation.scores
    ]


def outcome_json(facts: Facts, outcome: Outcome) -> Row:
    """What a scenario changes, with names beside ids."""

    after = apply(facts, outcome.scenario)

    def name(key: str, language: str) -> str:
        known = facts.name(key, language)
        return after.name(key, language) if known == key else known

    def named(ids: Iterable[str]) -> list[Row]:
        return [{"id": key, "zh": name(key, "zh"), "en": name(key, "en")} for key in ids]

    def pairs(found: Iterable[tuple[str, str]]) -> list[Row]:
        return [{"country": named([one])[0], "field": named([other])[0]} for one, other in found]

    return {
        "scenario": outcome.scenario.as_json(),
        "network": {"before": asdict(outcome.before), "after": asdict(outcome.after)},
        "measure": outcome.measure,
        "ranks": [
            {**asdict(change), "name_zh": name(change.id, "zh"), "name_en": name(change.id, "en")}
            for change in outcome.ranks
        ],
        "countries_lost": named(outcome.countries_lost),
        "countries_gained": named(outcome.countries_gained),
        "sole_links_gained": named(outcome.sole_gained),
        "sole_links_lost": named(outcome.sole_lost),
        "gaps_closed": pairs(outcome.gaps_closed),
        "gaps_opened": pairs(outcome.gaps_opened),
        "targets": [asdict(change) for change in outcome.targets],
        "changes_nothing": outcome.changes_nothing,
    }


def _named(facts: Facts, key: str, language: str) -> str:
    for measure in facts.measures:
        if measure.task_id == key:
            return f"{measure.task_label} {measure.task_zh if language == 'zh' else measure.task_en}".strip()
    return facts.name(key, language)


def _sources(facts: Facts, key: str) -> tuple[str, ...]:
    for known in (facts.offers, facts.actors, facts.records):
        if key in known:
            return tuple(known[key].source_ids)
    return ()


def brief_json(brief: Brief) -> Row:
    """A briefing with the rows and the sources of each sentence."""
    return asdict(brief)


def brief_text(brief: Brief) -> str:
    """A briefing as plain text."""
    lines = [brief.title, ""]
    for section in brief.sections:
        lines += [section.heading]
        for sentence in section.sentences:
            marks = "".join(f"[{number}]" for number in sentence.sources)
            lines.append(f"  - {sentence.text}{marks}")
        lines.append("")
    for number, source in enumerate(brief.sources, start=1):
        words = (source.title, source.publisher, source.published_on, source.url)
        lines.append(f"[{number}] " + " · ".join(word for word in words if word))
    return "\n".join(lines) + "\n"
