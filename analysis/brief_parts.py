"""The sections of a briefing, each made of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.answers import AskedCell, View
from analysis.brief_writer import Section, Sentence, Writer
from analysis.cells import Record as Whose
from analysis.cells import Strength
from analysis.cohesion import country_links
from analysis.facts import Ask, Record
from analysis.gaps import Gap
from analysis.matching import Match, Need, need_of_cell, need_of_demand

MANY = 6
"""How many points a section makes at most, so that a briefing stays within two pages."""
SPOKEN = (Strength.NAMED, Strength.REGIONAL)
_HOW = {
    Strength.NAMED: ("点名", "by name"),
    Strength.REGIONAL: ("按地区", "by region"),
    Strength.GENERAL: ("泛指共建国家", "of partner countries at large"),
}
_NEAR = {
    "in_country": ("已在该国有记录", "has a record with the country"),
    "in_region": ("在同地区有该领域记录", "has a record of the field in its region"),
    "abroad": ("在海外有该领域记录", "has a record of the field abroad"),
    "at_home": ("从事该领域，尚无海外记录", "is about the field, with no record abroad"),
}


def country_asked(writer: Writer, country: str) -> Section:
    """The measures that ask of a country by name or region."""
    cells = [
        cell
        for view in (View.COUNTRY_FIELD, View.COUNTRY_INSTRUMENT)
        for cell in writer.answers.cells(view)
        if cell.row_id == country
    ]
    return _asked(writer, cells)


def field_asked(writer: Writer, field: str) -> Section:
    """The measures that ask for a field."""
    return _asked(writer, [cell for cell in writer.answers.cells() if cell.column_id == field])


def _asked(writer: Writer, cells: Sequence[AskedCell]) -> Section:
    strongest: dict[str, Ask] = {}
    for ask in (ask for cell in cells for ask in cell.asks):
        known = strongest.setdefault(ask.measure_id, ask)
        if _place_of(writer, ask) < _place_of(writer, known):
            strongest[ask.measure_id] = ask
    order = sorted(strongest.values(), key=lambda ask: _place_of(writer, ask))
    shown = [ask for ask in order if writer.answers.strength(ask) in SPOKEN][:MANY]
    points: list[Sentence] = []
    for ask in shown:
        zh, en = _HOW[writer.answers.strength(ask)]
        text = writer.say(f"{zh}要求：“{ask.quote}”", f"Asked {en}: “{ask.quote}”")
        points.append(writer.point(text, (ask.measure_id,), writer.document_sources()))
    left = [ask.measure_id for ask in order if ask not in shown]
    if left:
        text = writer.say(
            f"另有{len(left)}条措施也涉及，多为泛指共建国家。",
            f"{len(left)} more reach it, mostly by speaking of partner countries at large.",
        )
        points.append(writer.point(text, left, writer.document_sources()))
    return writer.section("政策要求", "What is asked", points)


def _place_of(writer: Writer, ask: Ask) -> int:
    return list(_HOW).index(writer.answers.strength(ask))


def country_done(writer: Writer, country: str) -> Section:
    """Records with a country, the newest first, those with home actors before others."""
    records = [record for record in writer.facts.records.values() if country in record.country_ids]
    return done(writer, records)


def field_done(writer: Writer, field: str) -> Section:
    """Records of a field or below it."""
    below = writer.facts.fields.below(field)
    return done(
        writer, [record for record in writer.facts.records.values() if not below.isdisjoint(record.field_ids)]
    )


def done(writer: Writer, records: Iterable[Record]) -> Section:
    """How many records stand, and the newest of them."""
    standing = [record for record in records if record.stands]
    if not standing:
        return writer.section("已有合作", "What is done", ())
    home = [record for record in standing if record.home_actor_ids]
    since = [record for record in home if record.year is not None and record.year in writer.answers.years]
    first = writer.point(
        writer.say(
            f"共有{len(standing)}项有效记录，其中{len(home)}项有本市主体参与，{len(since)}项始于计划期内。",
            f"{len(standing)} records stand, {len(home)} of them with an actor of the home city, "
            f"{len(since)} of these begun within the plan.",
        ),
        [record.id for record in standing],
    )
    shown = sorted(
        standing,
        key=lambda record: (
            not record.home_actor_ids,
            record.kind == "event",
            -(record.year or 0),
            record.id,
        ),
    )
    return writer.section(
        "已有合作", "What is done", (first, *(writer.record(record) for record in shown[:MANY]))
    )


def country_actors(writer: Writer, country: str) -> Section:
    """Who of the home city works with a country, and whether one actor holds the link alone."""
    section = actors(
        writer, [r for r in writer.facts.records.values() if r.stands and country in r.country_ids]
    )
    for link in country_links(
        writer.facts.participations, writer.facts.setting.home_country, home_city_only=True
    ):
        if link.country_id == country and link.sole:
            alone = writer.point(
                writer.say(
                    f"除交流活动外，与该国的联系仅由{writer.name(link.actor_ids[0])}一家维系。",
                    f"Apart from events, {writer.name(link.actor_ids[0])} alone holds the link to it.",
                ),
                link.record_ids,
            )
            return Section(section.heading, (*section.sentences, alone))
    return section


def field_actors(writer: Writer, field: str) -> Section:
    """Who of the home city works in a field."""
    below = writer.facts.fields.below(field)
    return actors(
        writer,
        [r for r in writer.facts.records.values() if r.stands and not below.isdisjoint(r.field_ids)],
    )


def actors(writer: Writer, records: Sequence[Record]) -> Section:
    """Actors of the home city in some records, those with most first."""
    counts = Counter(actor for record in records for actor in record.home_actor_ids)
    best = sorted(counts, key=lambda actor: (-counts[actor], actor))
    points = []
    if best:
        shown = [
            writer.say(
                f"{writer.name(actor)}（{counts[actor]}项）", f"{writer.name(actor)} ({counts[actor]})"
            )
            for actor in best[:MANY]
        ]
        listed = writer.say("、", ", ").join(shown)
        rows = [r.id for r in records if not set(r.home_actor_ids).isdisjoint(best[:MANY])]
        text = writer.say(
            f"本市有{len(best)}家主体参与，记录最多的是{listed}。",
            f"{len(best)} actors of the home city take part; most records: {listed}.",
        )
        points.append(writer.point(text, rows))
    return writer.section("参与主体", "Who", points)


def country_gaps(writer: Writer, country: str) -> Section:
    """Gaps of a country, the heaviest first."""
    gaps = [gap for gap in writer.ranker.gaps(Whose.HOME) if gap.cell.row_id == country]
    return gap_points(writer, gaps, by_country=False)


def field_gaps(writer: Writer, field: str) -> Section:
    """Gaps of a field, the heaviest first."""
    gaps = [gap for gap in writer.ranker.gaps(Whose.HOME) if gap.cell.column_id == field]
    return gap_points(writer, gaps, by_country=True)


def gap_points(writer: Writer, gaps: Sequence[Gap], *, by_country: bool | None) -> Section:
    """Gaps as points: of one country, of one field (`by_country`), or of all (None)."""
    points = []
    for gap in gaps[:MANY]:
        cell = gap.cell
        country, field = writer.name(cell.row_id), writer.name(cell.column_id)
        what = (
            writer.say(f"{country}的{field}", f"{field} with {country}")
            if by_country is None
            else country
            if by_country
            else field
        )
        zh, en = _HOW[cell.strength]
        text = writer.say(
            f"{what}：政策{zh}要求，没有本市主体的有效记录（任何主体{cell.counts.any}项）",
            f"{what}: asked {en}, no standing record of the home city (anyone's: {cell.counts.any})",
        )
        if gap.near:
            near = gap.near[0]
            how = writer.say(*_NEAR[near.how])
            text += writer.say(
                f"；最近的主体是{writer.name(near.actor_id)}（{how}）",
                f"; nearest actor: {writer.name(near.actor_id)} ({how})",
            )
        rows = (*cell.measures, *(key for near in gap.near[:1] for key in (near.actor_id, *near.record_ids)))
        points.append(writer.point(text + writer.say("。", "."), rows, writer.document_sources()))
    if len(gaps) > MANY:
        rest = {measure for gap in gaps[MANY:] for measure in gap.cell.measures}
        left = len(gaps) - MANY
        points.append(
            writer.point(
                writer.say(f"另有{left}个缺口。", f"{left} more gap{'s' if left > 1 else ''}."), sorted(rest)
            )
        )
    return writer.section("缺口（数据所见）", "Gaps, as far as the data say", points)


def country_matches(writer: Writer, country: str) -> Section:
    """What could answer the country's demands, or its heaviest gaps where no demand is known."""
    needs = [
        need_of_demand(demand)
        for demand in writer.facts.demands.values()
        if demand.country_id == country and demand.status in ("open", "unknown")
    ]
    gaps = [gap.cell for gap in writer.ranker.gaps(Whose.HOME) if gap.cell.row_id == country]
    needs += [need_of_cell(writer.facts, cell) for cell in gaps[:2]]
    return _matches(writer, needs[:4])


def field_matches(writer: Writer, field: str) -> Section:
    """What could answer demands of a field."""
    below = writer.facts.fields.below(field)
    needs = [
        need_of_demand(demand)
        for demand in writer.facts.demands.values()
        if not below.isdisjoint(demand.field_ids) and demand.status in ("open", "unknown")
    ]
    return _matches(writer, needs[:4])


def _matches(writer: Writer, needs: Sequence[Need]) -> Section:
    points = []
    for need in needs:
        found = writer.matcher.answers(need, top=3)
        best = [match for match in found if match.group != "result"][:3]
        if best:
            label = need.name_zh or need.name_en if writer.language == "zh" else need.name_en or need.name_zh
            listed = writer.say("；", "; ").join(_match(writer, match, match.candidate_id) for match in best)
            rows = (need.id, *(match.candidate_id for match in best))
            sources = need.evidence if need.kind != "gap" else writer.document_sources()
            points.append(writer.point(f"{label} → {listed}{writer.say('。', '.')}", rows, sources))
    return writer.section("可能的对接（建议，非事实）", "Possible matches (proposals, not facts)", points)


def _match(writer: Writer, match: Match, shown: str) -> str:
    reasons = [reason for reason in match.reasons if reason.part in ("field", "place", "experience")][:2]
    words = writer.say("、".join(reason.zh for reason in reasons), ", ".join(reason.en for reason in reasons))
    return (
        f"{writer.name(shown)}（{words}）" if writer.language == "zh" else f"{writer.name(shown)} ({words})"
    )


def data_note(writer: Writer, _: str) -> Section:
    """What the data are and are not."""
    records = list(writer.facts.records)
    if not records:
        return writer.section("说明", "Note", ())
    text = writer.say(
        f"依据{len(records)}项公开记录整理，并不完整：“没有记录”不等于“没有合作”。",
        f"Compiled from {len(records)} records of public sources, which are incomplete: "
        "nothing recorded does not mean that nothing exists.",
    )
    return writer.section("说明", "Note", (writer.point(text, records),))
