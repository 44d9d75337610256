"""The parts of a match, each a figure from 0 to 1 with its words in both languages.

Each function returns None where the need says nothing that the part could be held against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.candidates import Candidate
from analysis.facts import Facts
from analysis.nearness import Neighbourhood
from analysis.weights import MatchWeights

_SHOWN = 5
_NEAR_PLACE = 0.4


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a score.

    Parameters
    ----------
    part
        field, text, place, experience, network, home or kind.
    value
        0 to 1.
    zh, en
        The reason in words.
    evidence
        Ids of records or actors that say so, at most five.
    """

    part: str
    value: float
    zh: str
    en: str
    evidence: tuple[str, ...] = ()


def field(
    facts: Facts, weights: MatchWeights, wanted: tuple[str, ...], candidate: Candidate
) -> Reason | None:
    """Same field or near in the tree: the best of the fields wanted, with a share of the mean over all."""
    wanted = tuple(key for key in wanted if key in facts.fields)
    if not wanted:
        return None
    best = {key: _nearest(facts, weights, key, candidate) for key in wanted}
    values = [value for value, _ in best.values()]
    value = (1 - weights.breadth) * max(values) + weights.breadth * sum(values) / len(values)
    key = max(wanted, key=lambda one: (best[one][0], one))
    own = best[key][1]
    zh, en = (facts.name(key, language) for language in ("zh", "en"))
    if own == key:
        words = (f"同一领域：{zh}", f"same field: {en}")
    else:
        near_zh, near_en = (facts.name(own, language) for language in ("zh", "en"))
        words = (f"相近领域：{near_zh}与{zh}", f"near field: {near_en} for {en}")
    return Reason("field", round(value, 6), *words)


def _nearest(facts: Facts, weights: MatchWeights, wanted: str, candidate: Candidate) -> tuple[float, str]:
    best = (0.0, "")
    for own in sorted(candidate.field_ids):
        distance = facts.fields.distance(wanted, own)
        if distance is not None and distance < len(weights.steps):
            # What an actor says of itself counts in full, what its records say a little less.
            share = 1.0 if own in candidate.own_field_ids else 0.9
            best = max(best, (share * weights.steps[distance], own))
    return best


def text(likeness: float) -> Reason:
    """Likeness of the texts."""
    percent = round(100 * likeness)
    return Reason("text", round(likeness, 6), f"文本相似度 {percent}%", f"text likeness {percent}%")


def place(facts: Facts, neighbourhood: Neighbourhood, country_id: str, candidate: Candidate) -> Reason | None:
    """Present in the country, or in one of its regions."""
    if not country_id:
        return None
    zh, en = (facts.name(country_id, language) for language in ("zh", "en"))
    if country_id in candidate.country_ids:
        records = _with(facts, candidate, {country_id})
        return Reason("place", 1.0, f"已在{zh}", f"present in {en}", records)
    near = neighbourhood.of(country_id) & candidate.country_ids
    if not near:
        return Reason("place", 0.0, f"尚未在{zh}", f"not present in {en}")
    names = sorted(near)[:_SHOWN]
    near_zh, near_en = (
        "、".join(facts.name(key, "zh") for key in names),
        ", ".join(facts.name(key, "en") for key in names),
    )
    return Reason(
        "place",
        _NEAR_PLACE,
        f"已在同一地区的{near_zh}",
        f"present nearby: {near_en}",
        _with(facts, candidate, near),
    )


def experience(
    facts: Facts, weights: MatchWeights, wanted: tuple[str, ...], candidate: Candidate
) -> Reason | None:
    """Has done it elsewhere: records of a field wanted; a technology by its readiness where that is more."""
    below = frozenset().union(*(facts.fields.below(key) for key in wanted))
    done = [
        key
        for key in candidate.record_ids
        if key in facts.records and (not below or not below.isdisjoint(facts.records[key].field_ids))
    ]
    value = len(done) / (len(done) + 1)
    ready = weights.readiness.get(candidate.kind, 0.0) if candidate.label == "Technology" else 0.0
    evidence = tuple(sorted(done)[:_SHOWN])
    if ready > value:
        words = {"deployed": "已在海外应用", "pilot": "试点或签约", "research": "研究阶段"}.get(
            candidate.kind, candidate.kind
        )
        return Reason("experience", ready, f"成熟度：{words}", f"readiness: {candidate.kind}", evidence)
    return Reason(
        "experience",
        round(value, 6),
        f"该领域已有{len(done)}项记录",
        f"{len(done)} record{'s' if len(done) != 1 else ''} of this field",
        evidence,
    )


def network(
    facts: Facts, steps: Mapping[str, tuple[int, str]], country_id: str, candidate: Candidate
) -> Reason | None:
    """Linked to someone of the country: 1 / steps in the partner network."""
    if not country_id:
        return None
    near = min((steps[key] + (key,) for key in candidate.actor_ids if key in steps), default=None)
    zh, en = (facts.name(country_id, language) for language in ("zh", "en"))
    if near is None:
        return Reason("network", 0.0, f"与{zh}没有联系", f"no link to {en}")
    count, other, mine = max(near[0], 1), near[1], near[2]
    other_zh, other_en = (facts.name(other, language) for language in ("zh", "en"))
    return Reason(
        "network",
        round(1 / count, 6),
        f"在伙伴网络中与{other_zh}相距{count}步",
        f"{count} step{'s' if count > 1 else ''} from {other_en} in the partner network",
        (mine, other),
    )


def home(candidate: Candidate) -> Reason:
    """Located in the home city, or in the home country."""
    words = {
        1.0: ("位于本市", "located in the home city"),
        0.5: ("位于国内其他城市", "elsewhere in the home country"),
    }
    return Reason("home", candidate.home, *words.get(candidate.home, ("不在国内", "not in the home country")))


def kind(weights: MatchWeights, wanted: str, candidate: Candidate) -> Reason | None:
    """Whether the kind of what is offered fits what is wanted."""
    fitting = weights.kinds.get(wanted)
    if fitting is None:
        return None
    fits = candidate.label in fitting or f"{candidate.label}/{candidate.kind}" in fitting
    return Reason(
        "kind", float(fits), "类型相符" if fits else "类型不符", "kind fits" if fits else "other kind"
    )


def _with(facts: Facts, candidate: Candidate, countries: frozenset[str] | set[str]) -> tuple[str, ...]:
    found = [
        key
        for key in candidate.record_ids
        if key in facts.records and not countries.isdisjoint(facts.records[key].country_ids)
    ]
    return tuple(sorted(found)[:_SHOWN])
