"""How many of the answers that people accept a matcher finds, beside plain text likeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.matching import GROUPS, TOP, Matcher, Need
from analysis.texts import Texts


@dataclass(frozen=True, slots=True)
class Recall:
    """Mean share of the accepted answers that are found.

    Parameters
    ----------
    needs, answers
        Number of demands and gaps, and of accepted answers in all.
    one_list
        Among the first ten of one list of actors, technologies and platforms.
    by_group
        Among the first ten of each of the three.
    text_one_list, text_by_group
        The same for likeness of texts alone (TF-IDF, cosine), the country's name included.
    """

    needs: int
    answers: int
    one_list: float
    by_group: float
    text_one_list: float
    text_by_group: float


def recall(matcher: Matcher, gold: Sequence[tuple[Need, Sequence[str]]]) -> Recall:
    """Compare a matcher and plain text likeness on needs with accepted answers."""
    candidates = [item for item in matcher.candidates if _group(item.label) != "result"]
    groups = {item.id: _group(item.label) for item in candidates}
    texts = Texts([item.text for item in candidates])
    found: list[tuple[float, ...]] = []
    for need, accepted in gold:
        ours = [match.candidate_id for match in matcher.answers(need) if match.group != "result"]
        likeness = texts.likeness(f"{need.name_zh} {need.name_en} {need.text}")
        order = sorted(range(len(candidates)), key=lambda place: (-likeness[place], candidates[place].id))
        plain = [candidates[place].id for place in order if likeness[place] > 0]
        found.append(
            tuple(
                len(set(accepted) & shown) / len(accepted)
                for ranked in (ours, plain)
                for shown in (set(ranked[:TOP]), _first_of_each(ranked, groups))
            )
        )
    means = [sum(column) / len(found) for column in zip(*found, strict=True)] if found else [0.0] * 4
    return Recall(
        len(gold), sum(len(accepted) for _, accepted in gold), means[0], means[1], means[2], means[3]
    )


def _group(label: str) -> str:
    return GROUPS.get(label, "actor")


def _first_of_each(ranked: Sequence[str], groups: Mapping[str, str]) -> set[str]:
    taken: dict[str, list[str]] = {}
    for key in ranked:
        group = taken.setdefault(groups[key], [])
        if len(group) < TOP:
            group.append(key)
    return {key for group in taken.values() for key in group}
