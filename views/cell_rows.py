"""All cells of country and field from facts in memory, in the shape of ``gaps/cells``."""

from __future__ import annotations

from typing import Any

from analysis.answers import Answers
from analysis.facts import Facts, Record


def cell_rows(answers: Answers) -> list[dict[str, Any]]:
    """Asked cells, then those that are answered and not asked."""
    facts = answers.facts
    rows, asked = [], set()
    for cell in answers.cells():
        asked.add((cell.row_id, cell.column_id))
        own = {
            "strength": cell.strength.value,
            "strengths": [strength.value for strength in cell.strengths],
            "inferred": cell.inferred,
            "measures": list(cell.measures),
            "quotes": list(cell.quotes),
        }
        rows.append(_row(facts, cell.row_id, cell.column_id, cell.counts) | own)
    unasked: dict[tuple[str, str], list[Record]] = {}
    for record in facts.records.values():
        if not record.stands:
            continue
        subjects = {key for own in record.field_ids for key in facts.fields.above(own)}
        for country in record.country_ids:
            if country in facts.places and facts.places[country].counts:
                for subject in subjects:
                    if (country, subject) not in asked:
                        unasked.setdefault((country, subject), []).append(record)
    nothing: dict[str, Any] = {
        "strength": None,
        "strengths": [],
        "inferred": False,
        "measures": [],
        "quotes": [],
    }
    rows += [_row(facts, *key, answers.count(unasked[key])) | nothing for key in sorted(unasked)]
    return rows


def _row(facts: Facts, country: str, subject: str, counts: Any) -> dict[str, Any]:
    return {
        "country_id": country,
        "country_zh": facts.places[country].name_zh,
        "country_en": facts.places[country].name_en,
        "field_id": subject,
        "field_zh": facts.name(subject, "zh"),
        "field_en": facts.name(subject, "en"),
        "any": counts.any,
        "home": counts.home,
        "home_since_plan": counts.home_since_plan,
        "undated": counts.undated,
        "latest_year": counts.latest_year,
        "official": counts.official,
        "record_ids": list(counts.record_ids),
    }
