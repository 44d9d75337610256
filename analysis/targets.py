"""The plan's targets: what counts towards each, how many, since when, and the pace that is needed."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.facts import Document, Facts, Record, TargetText


@dataclass(frozen=True, slots=True)
class Tally:
    """Records of one group and what is counted in them.

    Parameters
    ----------
    count
        Number of records, or of distinct home actors, by the target's rule.
    record_ids
        The records, in the order of year and id.
    actor_ids
        Their participants of the home city, in order.
    """

    count: int
    record_ids: tuple[str, ...]
    actor_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What one year added: records begun in it, and how much the count grew."""

    year: int
    records: int
    added: int


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """How far a target is.

    Parameters
    ----------
    target
        What the plan asks for.
    counted
        Records that count: by one of the target's instruments, with a participant of the home city and a
        country abroad, signed, active or completed (or a laboratory), resting on a source of their own, and
        begun in the plan's years.
    earlier, undated
        The same, but begun before the plan, or without a year; shown apart, never added.
    announced
        Begun in the plan's years or undated, but only announced so far.
    at_home
        Would count, but no country abroad is stated.
    years
        What each year of the plan added to `counted`.
    needed_per_year
        What each year left must add to reach the number by the date; years left are those after the last
        one of which the data know a record that stands. None without a number or a year left.
    """

    target: TargetText
    counted: Tally
    earlier: Tally
    undated: Tally
    announced: Tally
    at_home: Tally
    years: tuple[Year, ...]
    needed_per_year: float | None

    @property
    def share(self) -> float | None:
        """Count divided by the number asked for, None where the plan gives none."""
        return self.counted.count / self.target.number if self.target.number else None


def targets(facts: Facts) -> tuple[TargetProgress, ...]:
    """Count what each target of the plan rests on, in the order of the text."""
    return tuple(_progress(facts, target) for target in facts.targets)


def _progress(facts: Facts, target: TargetText) -> TargetProgress:
    document = facts.documents.get(target.document_id, Document(target.document_id))
    start, end = document.period_start or 0, document.period_end or 0
    candidates = [
        record
        for record in facts.records.values()
        if record.home_actor_ids
        and not set(record.instrument_ids).isdisjoint(target.instrument_ids)
        and record.independent_of(document)
    ]
    groups: dict[str, list[Record]] = {
        name: [] for name in ("counted", "earlier", "undated", "announced", "at_home")
    }
    for record in candidates:
        group = _group(facts, record, start, end)
        if group:
            groups[group].append(record)
    tallies = {name: _tally(target, records) for name, records in groups.items()}
    years = _years(target, groups["counted"], start, end)
    known = [record.year for record in facts.records.values() if record.stands and record.year]
    last = max((year for year in known if year <= end), default=start)
    needed = _pace(target, tallies["counted"].count, max(last, start - 1), end)
    return TargetProgress(target, **tallies, years=years, needed_per_year=needed)


def _group(facts: Facts, record: Record, start: int, end: int) -> str | None:
    within = record.year is not None and start <= record.year <= end
    if not any(key in facts.places and facts.places[key].counts for key in record.country_ids):
        return "at_home" if record.stands and within else None
    if record.status == "announced":
        return "announced" if within or record.year is None else None
    if not record.stands:
        return None
    if record.year is None:
        return "undated"
    return "counted" if within else "earlier" if record.year < start else None


def _tally(target: TargetText, records: list[Record]) -> Tally:
    records = sorted(records, key=lambda record: (record.year or 0, record.id))
    actors = sorted({actor for record in records for actor in record.home_actor_ids})
    count = len(actors) if target.counts == "home-actors" else len(records)
    return Tally(count, tuple(record.id for record in records), tuple(actors))


def _years(target: TargetText, records: list[Record], start: int, end: int) -> tuple[Year, ...]:
    found = []
    reached = 0
    for year in range(start, end + 1) if start else ():
        begun = sum(record.year == year for record in records)
        total = _tally(target, [record for record in records if (record.year or 0) <= year]).count
        found.append(Year(year, begun, total - reached))
        reached = total
    return tuple(found)


def _pace(target: TargetText, count: int, last: int, end: int) -> float | None:
    by = int(target.by[:4]) if target.by[:4].isdigit() else end
    if not target.number or by <= last:
        return None
    return max(target.number - count, 0.0) / (by - last)
