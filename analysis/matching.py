"""Who and what could answer a demand, or a gap of the policy, and which demands someone could answer.

The score is the weighted mean of seven parts, each from 0 to 1 and given as a reason with its figure: field,
text, place, experience, network, home and kind; the weights stand in ``scoring.toml``. A part that a demand
says nothing about (no field, no country) is left out of the mean. What shares neither a field nor a word
with the demand is no match. A match is a proposal: nobody has said that it would answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from analysis import reasons
from analysis.answers import AskedCell
from analysis.candidates import Candidate, candidates
from analysis.facts import Demand, Facts
from analysis.nearness import Neighbourhood
from analysis.networks import partners
from analysis.reasons import Reason
from analysis.texts import Texts
from analysis.weights import MatchWeights

TOP = 10


@dataclass(frozen=True, slots=True)
class Need:
    """A demand of a register, or a gap of the policy, which is a demand too.

    Parameters
    ----------
    id
        The demand's id, or ``gap:COUNTRY:FIELD``.
    kind
        The demand's kind, or ``gap``.
    country_id, field_ids
        Where and in what; empty where not stated.
    name_zh, name_en, text
        What it is called; all its words.
    actor_ids
        Who raised it: never proposed to answer it.
    addressed_by
        What a person or a source states to address it.
    evidence
        Ids of its sources, or of the measures that ask.
    """

    id: str
    kind: str
    country_id: str
    field_ids: tuple[str, ...]
    name_zh: str
    name_en: str
    text: str
    actor_ids: tuple[str, ...] = ()
    addressed_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Something that could answer a need.

    Parameters
    ----------
    rank
        From 1 within its group; equal scores share the best of their places.
    need_id, candidate_id
        Which need and what could answer it.
    label
        Actor labels, ``Technology``, ``ServicePlatform``, ``Cooperation`` or ``Lab`` (a result).
    score
        0 to 1.
    reasons
        The parts of the score, each with words, figure and the records that say so.
    stated
        Whether a person or a source states that it addresses the demand.
    """

    rank: int
    need_id: str
    candidate_id: str
    label: str
    score: float
    reasons: tuple[Reason, ...]
    stated: bool = False

    @property
    def group(self) -> str:
        """``actor``, ``technology``, ``platform`` or ``result``."""
        return GROUPS.get(self.label, "actor")


GROUPS = {
    "Technology": "technology",
    "ServicePlatform": "platform",
    "Cooperation": "result",
    "Lab": "result",
}


def need_of_demand(demand: Demand) -> Need:
    """A demand of the register as a need."""
    return Need(
        demand.id,
        demand.kind,
        demand.country_id,
        demand.field_ids,
        demand.name_zh,
        demand.name_en,
        " ".join((demand.name_zh, demand.name_en, demand.summary_en)),
        demand.raised_by,
        demand.addressed_by,
        demand.source_ids,
    )


def need_of_gap(facts: Facts, country_id: str, field_id: str, measures: tuple[str, ...] = ()) -> Need:
    """A pair of country and field that the policy asks for as a need."""
    zh = f"{facts.name(country_id, 'zh')}：{facts.name(field_id, 'zh')}"
    en = f"{facts.name(country_id, 'en')}: {facts.name(field_id, 'en')}"
    # The country has a part of the score of its own: in the text it would outweigh the field.
    text = f"{facts.name(field_id, 'zh')} {facts.name(field_id, 'en')}"
    return Need(
        f"gap:{country_id}:{field_id}", "gap", country_id, (field_id,), zh, en, text, evidence=measures
    )


def need_of_cell(facts: Facts, cell: AskedCell) -> Need:
    """A gap of country and field as a need."""
    return need_of_gap(facts, cell.row_id, cell.column_id, cell.measures)


class Matcher:
    """Matches needs with candidates.

    Parameters
    ----------
    facts
        What the graph states.
    weights
        Of the parts.
    """

    def __init__(self, facts: Facts, weights: MatchWeights) -> None:
        self.facts = facts
        self.weights = weights
        self.candidates = candidates(facts)
        self._texts = Texts([candidate.text for candidate in self.candidates])
        self._neighbourhood = Neighbourhood(facts)
        self._network = partners(facts.participations)

    def answers(self, need: Need, *, top: int = TOP) -> tuple[Match, ...]:
        """What could answer a need: the best `top` of each group, ordered by score over all groups."""
        likeness = self._texts.likeness(need.text)
        found = [
            self._match(need, candidate, like)
            for candidate, like in zip(self.candidates, likeness, strict=True)
            if candidate.id not in need.actor_ids and not set(candidate.actor_ids) & set(need.actor_ids)
        ]
        return _ranked((match for match in found if match), top)

    def needs(self, candidate_id: str, needs: Iterable[Need], *, top: int = TOP) -> tuple[Match, ...]:
        """Which of some needs a candidate could answer, the best first, at most `top`."""
        places = {candidate.id: place for place, candidate in enumerate(self.candidates)}
        if candidate_id not in places:
            return ()
        place = places[candidate_id]
        candidate = self.candidates[place]
        found = [
            self._match(need, candidate, self._texts.likeness(need.text)[place])
            for need in needs
            if candidate_id not in need.actor_ids
        ]
        return _ranked((match for match in found if match), top)

    def _match(self, need: Need, candidate: Candidate, likeness: float) -> Match | None:
        field = reasons.field(self.facts, self.weights, need.field_ids, candidate)
        text = reasons.text(likeness)
        if not (field and field.value) and not text.value:
            return None
        parts = (
            field,
            text,
            reasons.place(self.facts, self._neighbourhood, need.country_id, candidate),
            reasons.experience(self.facts, self.weights, need.field_ids, candidate),
            reasons.network(self.facts, self._steps.get(need.country_id, {}), need.country_id, candidate),
            reasons.home(candidate),
            reasons.kind(self.weights, need.kind, candidate),
        )
        stated = [part for part in parts if part is not None]
        weights = {part.part: float(getattr(self.weights, part.part)) for part in stated}
        total = sum(weights.values())
        score = sum(weights[part.part] * part.value for part in stated) / total if total else 0.0
        return Match(
            0,
            need.id,
            candidate.id,
            candidate.label,
            round(score, 6),
            tuple(part for part in stated if part.value),
            candidate.id in need.addressed_by,
        )

    @cached_property
    def _steps(self) -> Mapping[str, Mapping[str, tuple[int, str]]]:
        """By country: for each actor of the network the steps to the nearest actor there, and who that is."""
        by_country: dict[str, list[str]] = {}
        for actor, facts in self._network.nodes(data=True):
            country = str(facts.get("country_id", ""))
            if country and country != self.facts.setting.home_country:
                by_country.setdefault(country, []).append(actor)
        found = {}
        for country, actors in by_country.items():
            paths = nx.multi_source_dijkstra_path(self._network, set(actors), weight=lambda *_: 1)
            found[country] = {actor: (len(path) - 1, path[0]) for actor, path in paths.items()}
        return found


def _ranked(found: Iterable[Match], top: int) -> tuple[Match, ...]:
    ordered = sorted(
        found, key=lambda match: (not match.stated, -match.score, match.candidate_id, match.need_id)
    )
    taken: dict[str, list[Match]] = {}
    for match in ordered:
        group = taken.setdefault(match.group, [])
        if len(group) < top:
            tied = bool(group) and (group[-1].score, group[-1].stated) == (match.score, match.stated)
            rank = group[-1].rank if tied else len(group) + 1
            group.append(
                Match(
                    rank,
                    match.need_id,
                    match.candidate_id,
                    match.label,
                    match.score,
                    match.reasons,
                    match.stated,
                )
            )
    kept = [match for group in taken.values() for match in group]
    return tuple(
        sorted(kept, key=lambda match: (not match.stated, -match.score, match.candidate_id, match.need_id))
    )
