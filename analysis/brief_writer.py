"""The words and the sources of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.answers import Answers
from analysis.facts import Facts, Record
from analysis.gaps import Ranker
from analysis.matching import Matcher
from analysis.weights import Weights
from graph.network import SourceInfo

CITED = 2
"""How many sources a sentence names at most."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it rests on.

    Parameters
    ----------
    text
        Without the numbers of its sources.
    rows
        Ids of the rows that it is made of: records, measures, demands, actors; never empty.
    sources
        Numbers of its sources, from 1; empty where it only counts.
    """

    text: str
    rows: tuple[str, ...]
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences, each of which is a point of its own."""

    heading: str
    sentences: tuple[Sentence, ...]


class Writer:
    """Writes sentences in one language and numbers the sources in the order in which they are named.

    Parameters
    ----------
    facts, weights
        What the graph states; weights of gaps and matches.
    language
        ``zh`` or ``en``.
    matcher
        One made of the same facts and weights, where there is one already.
    """

    def __init__(self, facts: Facts, weights: Weights, language: str, matcher: Matcher | None = None) -> None:
        self.facts = facts
        self.language = language
        self.answers = Answers(facts)
        self.ranker = Ranker(self.answers, weights.gaps)
        self._weights = weights
        self._matcher = matcher
        self._numbers: dict[str, int] = {}

    @property
    def matcher(self) -> Matcher:
        """Matches needs with candidates; made when first asked for."""
        if self._matcher is None:
            self._matcher = Matcher(self.facts, self._weights.matching)
        return self._matcher

    def say(self, zh: str, en: str) -> str:
        """The text in the briefing's language."""
        return zh if self.language == "zh" else en

    def name(self, node_id: str) -> str:
        """Name of anything in the briefing's language."""
        return self.facts.name(node_id, self.language)

    def names(self, ids: Sequence[str], most: int = 4) -> str:
        """Names as a list; more than `most` are counted."""
        shown = [self.name(key) for key in ids[:most]]
        left = len(ids) - len(shown)
        if self.language == "zh":
            return "、".join(shown) + (f"等{len(ids)}个" if left else "")
        return ", ".join(shown) + (f" and {left} more" if left else "")

    def point(self, text: str, rows: Iterable[str], sources: Iterable[str] = ()) -> Sentence:
        """A sentence with its rows and at most `CITED` sources, official ones first.

        Raises
        ------
        ValueError
            Where no row stands behind it.
        """
        found = tuple(dict.fromkeys(rows))
        if not found:
            raise ValueError(f"a sentence without a row: {text}")
        return Sentence(text, found, self._cite(sources))

    def section(self, zh: str, en: str, sentences: Iterable[Sentence]) -> Section:
        """A section with its heading in the briefing's language."""
        return Section(self.say(zh, en), tuple(sentences))

    def document_sources(self) -> tuple[str, ...]:
        """Sources of the policy texts themselves."""
        return tuple(
            key
            for document in self.facts.documents.values()
            for key in document.own_source_ids
            if key in self.facts.sources
        )

    def sources(self) -> tuple[SourceInfo, ...]:
        """The sources named so far, in the order of their numbers."""
        return tuple(self.facts.sources[key] for key in self._numbers)

    def record(self, record: Record) -> Sentence:
        """A sentence on a record: when, what, who."""
        year = str(record.year) if record.year else self.say("年份不详", "year unknown")
        who = self.names(record.home_actor_ids or record.actor_ids, 3)
        kind = _STATES.get(record.status or "lab", (record.status, record.status))
        text = self.say(
            f"{year}{'年' if record.year else ''}：{self.name(record.id)}（{kind[0]}）"
            + (f"，{'本市参与方' if record.home_actor_ids else '参与方'}：{who}" if who else ""),
            f"{year}: {self.name(record.id)} ({kind[1]})"
            + (f"; {'from the home city' if record.home_actor_ids else 'by'}: {who}" if who else ""),
        )
        return self.point(text + self.say("。", "."), (record.id,), record.source_ids)

    def _cite(self, ids: Iterable[str]) -> tuple[int, ...]:
        rank = {"official": 0, "party": 1, "academic": 2, "news-agency": 3, "press": 4, "reference": 5}
        known = sorted(
            {key for key in ids if key in self.facts.sources},
            key=lambda key: (key not in self._numbers, rank.get(self.facts.sources[key].kind, 9), key),
        )
        return tuple(sorted(self._numbers.setdefault(key, len(self._numbers) + 1) for key in known[:CITED]))


_STATES = {
    "announced": ("已宣布", "announced"),
    "signed": ("已签署", "signed"),
    "active": ("进行中", "active"),
    "completed": ("已完成", "completed"),
    "ended": ("已终止", "ended"),
    "unknown": ("状态不详", "state unknown"),
    "lab": ("实验室", "laboratory"),
}
