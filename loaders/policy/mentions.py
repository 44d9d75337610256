"""Which clause names what, and what a reader adds to it from the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.gazetteer import Gazetteer, Match
from loaders.policy.lines import View
from loaders.policy.model import Clause, Mention
from loaders.policy.sentences import Sentence, Span

_SUBJECTS = ("Field", "Instrument")
_PLACES = ("Country", "Region", "Park")
_PARTNER = re.compile(
    r"(?:与|同|和|跟|向|对|在|惠及|邀请|吸引|面向|围绕|结合|针对|于|赴|到|为|并|至|支持|联合|携手|聚焦"
    r"|依托|深化|拓展|巩固"
    r"|\b(?:with|in|to|for|towards?|across|between|among|and|of)\b(?:\s+the)?)[^，,；;]{0,10}$",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:同时|此外|另外|并|还|积极|大力|重点|优先|持续|不断|进一步)*(?:支持|鼓励|引导|允许|要求|组织)"
    r"|(?:and\s+)?(?:also\s+)?(?:support|encourage|guide|allow)\b",
    re.IGNORECASE,
)
_OWN_SCOPE = re.compile(
    r"国内|全国|本市|我市|全市|本省|我省|全省|本区|我区|全区|我国|全球|世界(?:一流|领先|级)"
    r"|国际(?:影响力|竞争力|领先|一流|先进|知名)"
    r"|\b(?:domestic|worldwide|global|home)\b",
    re.IGNORECASE,
)
_CONCERNED = re.compile(
    r"[^，。；\n]*?(?:合作|伙伴|交流|市场|对接|共建|往来|联系|cooperation|partnership|ties|collaboration)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:在|围绕|聚焦|针对|就|以|按照|根据|为|通过|利用|发挥|依托|面向|立足|结合|瞄准|In |On |For )"
)


@dataclass(slots=True)
class _Draft:
    span: Span
    names: list[Mention]
    hard: bool

    def places(self, gazetteer: Gazetteer) -> list[Mention]:
        """Mentions that can be asked for: regions and countries, not home and not a territory."""
        return [name for name in self.names if is_partner(name, gazetteer)]

    def of(self, label: str) -> list[Mention]:
        return [name for name in self.names if name.label == label]


def is_partner(name: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is a place that a plan can ask for: a region, or a country that is not home."""
    return name.label == "Region" or (
        name.label == "Country" and gazetteer.kinds.get(name.id, "country") == "country"
    )


def mentions(text: str, shown: View, matches: Sequence[Match]) -> list[Mention]:
    """Give matches in a view of the text their place in the whole text."""
    found: list[Mention] = []
    for match in matches:
        start, end = shown.start(match.start), shown.end(match.end)
        words = text[start:end]
        found += [Mention(entity.label, entity.id, words, start, end) for entity in match.entities]
    return found


def list_commas(text: str, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
    """Mend clauses that an English list of names broke (``Italy, Serbia and Spain`` is one list)."""
    if len(sentence.clauses) < 2 or len(names) < 2 or names[0].text[-1] >= "\u2e80":
        return sentence
    clauses: list[Span] = [sentence.clauses[0]]
    hard: set[int] = set()
    for number, clause in enumerate(sentence.clauses[1:], 1):
        last = clauses[-1]
        if number not in sentence.hard and _one_list(text, last, clause, names):
            clauses[-1] = Span(last.start, clause.end)
            continue
        if number in sentence.hard:
            hard.add(len(clauses))
        clauses.append(clause)
    return Sentence(sentence.start, sentence.end, tuple(clauses), frozenset(hard))


def _one_list(text: str, before: Span, after: Span, names: Sequence[Mention]) -> bool:
    if text[before.end - 1] >= "\u2e80" or text[after.start] >= "\u2e80":
        return False
    left = {_kind(name) for name in names if name.end == before.end and name.start >= before.start}
    start = after.start
    joined = re.compile(r"(?:and|or|as well as)\s+").match(text, start, after.end)
    start = joined.end() if joined else start
    article = re.compile(r"the\s+").match(text, start, after.end)
    start = article.end() if article else start
    right = {_kind(name) for name in names if name.start == start and name.end <= after.end}
    return bool(left & right)


def _kind(name: Mention) -> str:
    return "place" if name.label in ("Country", "Region") else name.label


def clauses(
    text: str,
    sentence: Sentence,
    names: Sequence[Mention],
    title_names: Sequence[Mention],
    gazetteer: Gazetteer,
) -> tuple[Clause, ...]:
    """Clauses of a measure with what they name and what is to be inferred.

    The rules, and their limits, stand in ``docs/policy-reading.md``.
    """
    sentence = list_commas(text, sentence, names)
    if not names:
        return tuple(Clause(text[start:end], start, end) for start, end in sentence.clauses)
    drafts = [_Draft(span, [], number in sentence.hard) for number, span in enumerate(sentence.clauses)]
    at = 0
    for name in names:
        while at < len(drafts) - 1 and name.start >= drafts[at].span.end:
            at += 1
        if drafts[at].span.start <= name.start and name.end <= drafts[at].span.end:
            drafts[at].names.append(name)
    if any(name.label in _PLACES for name in names) or any(
        is_partner(name, gazetteer) for name in title_names
    ):
        _add_inferred(text, drafts, title_names, gazetteer)
    return tuple(
        Clause(text[draft.span.start : draft.span.end], draft.span.start, draft.span.end, tuple(draft.names))
        for draft in drafts
    )


def _add_inferred(
    text: str, drafts: Sequence[_Draft], title_names: Sequence[Mention], gazetteer: Gazetteer
) -> None:
    _parks_stand_for_places(drafts, gazetteer)
    if not any(name.label in ("Country", "Region") for draft in drafts for name in draft.names):
        _places_of_title(text, drafts, title_names, gazetteer)
        return
    taken = _places_run_on(text, drafts, gazetteer)
    _fields_from_around(text, drafts, taken, title_names, gazetteer)


def _inferred(name: Mention, label: str = "", entity: str = "") -> Mention:
    return Mention(label or name.label, entity or name.id, name.text, name.start, name.end, True)


def _parks_stand_for_places(drafts: Sequence[_Draft], gazetteer: Gazetteer) -> None:
    """A park abroad stands for its country where the clause does not name that country."""
    for draft in drafts:
        named = {name.id for name in draft.of("Country")}
        for park in draft.of("Park"):
            seat = gazetteer.seats.get(park.id)
            if seat and seat not in named and gazetteer.kinds.get(seat, "country") == "country":
                named.add(seat)
                draft.names.append(_inferred(park, "Country", seat))


def _places_run_on(text: str, drafts: Sequence[_Draft], gazetteer: Gazetteer) -> set[int]:
    """A clause with a subject and no place takes the places before it, where the sense runs on."""
    carried: list[Mention] = []
    taken: set[int] = set()
    source = -1
    for number, draft in enumerate(drafts):
        if draft.hard:
            carried = []
        words = text[draft.span.start : draft.span.end]
        if any(name.label in ("Country", "Region") for name in draft.names):
            places = draft.places(gazetteer)
            carried = places if places and _as_partner(text, draft, places[0]) else []
            source = number
            continue
        if not carried:
            continue
        if _ANEW.match(words) or _OWN_SCOPE.search(words):
            carried = []
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if (
            _TOPIC.match(words)
            and following is not None
            and not following.hard
            and following.places(gazetteer)
        ):
            continue
        if any(name.label in _SUBJECTS for name in draft.names):
            seen: set[str] = set()
            for place in carried:
                if place.id not in seen:
                    seen.add(place.id)
                    draft.names.append(_inferred(place))
            if draft.of("Field"):
                taken.add(source)
    return taken


def _places_of_title(
    text: str, drafts: Sequence[_Draft], title_names: Sequence[Mention], gazetteer: Gazetteer
) -> None:
    """A measure that names no place takes those that the task's title is concerned with."""
    places = {name.id: name for name in title_names if is_partner(name, gazetteer)}
    if not places or not all(_CONCERNED.search(text, name.end, name.end + 40) for name in places.values()):
        return
    for draft in drafts:
        words = text[draft.span.start : draft.span.end]
        if not _OWN_SCOPE.search(words) and any(name.label in _SUBJECTS for name in draft.names):
            draft.names += [_inferred(place) for place in places.values()]


def _as_partner(text: str, draft: _Draft, place: Mention) -> bool:
    return bool(_PARTNER.search(text[draft.span.start : place.start]))


def _fields_from_around(
    text: str, drafts: Sequence[_Draft], taken: set[int], title_names: Sequence[Mention], gazetteer: Gazetteer
) -> None:
    """A clause with a place and no field takes the fields of its measure, else those of the task's title."""
    own = [
        any(
            name.label in ("Country", "Region") and (not name.inferred or name.start >= draft.span.start)
            for name in draft.names
        )
        for draft in drafts
    ]
    for number, draft in enumerate(drafts):
        if not own[number] or not draft.places(gazetteer) or draft.of("Field") or number in taken:
            continue
        places = draft.places(gazetteer)
        fields = _fields_before(drafts, own, number) if _as_partner(text, draft, places[0]) else []
        for field in fields or [name for name in title_names if name.label == "Field"]:
            if field.id not in {name.id for name in draft.of("Field")}:
                draft.names.append(_inferred(field))


def _fields_before(drafts: Sequence[_Draft], own: Sequence[bool], number: int) -> list[Mention]:
    fields: list[Mention] = []
    for before in range(number - 1, -1, -1):
        if drafts[before + 1].hard or own[before]:
            break
        fields = drafts[before].of("Field") + fields
    return [name for name in fields if not name.inferred]
