"""The sections of a briefing on the plan, a task or an actor."""

from __future__ import annotations

from collections import Counter

from analysis.board import board
from analysis.brief_parts import MANY, actors, done, gap_points
from analysis.brief_writer import Section, Writer
from analysis.cells import Record as Whose
from analysis.centrality import rank
from analysis.cohesion import country_links
from analysis.matching import need_of_cell, need_of_demand
from analysis.networks import coverage, partners
from analysis.targets import targets


def task_asked(writer: Writer, task: str) -> Section:
    """The sentences of a task."""
    points = [
        writer.point(f"“{measure.text}”", (measure.id,), writer.document_sources())
        for measure in writer.facts.measures
        if measure.task_id == task
    ]
    return writer.section("任务原文", "The task, word for word", points)


def task_done(writer: Writer, task: str) -> Section:
    """What answers each measure of a task."""
    points = []
    for row in next(row for row in board(writer.answers) if row.task_id == task).measures:
        start = row.measure.text[:18]
        counts = row.counts
        if row.answerable:
            text = writer.say(
                f"“{start}…”：{counts.any}项记录回应，本市{counts.home}项，计划期内{counts.home_since_plan}项"
                + (f"，最近{row.last}年" if row.last else "")
                + (f"，参与方：{writer.names(row.actor_ids, 3)}" if row.actor_ids else "")
                + "。",
                f"“{start}…”: {counts.any} records answer, {counts.home} of the home city, "
                f"{counts.home_since_plan} since the plan began"
                + (f", the last in {row.last}" if row.last else "")
                + (f"; by {writer.names(row.actor_ids, 3)}" if row.actor_ids else "")
                + ".",
            )
        else:
            text = writer.say(
                f"“{start}…”：没有同时点明国家与领域或方式，无法用记录核对。",
                f"“{start}…”: names no place with a field or an instrument; no record can answer it.",
            )
        points.append(writer.point(text, (row.measure.id, *counts.record_ids)))
    return writer.section("落实情况", "What answers it", points)


def task_actors(writer: Writer, task: str) -> Section:
    """Who of the home city answers a task."""
    row = next(row for row in board(writer.answers) if row.task_id == task)
    return actors(writer, [writer.facts.records[key] for key in row.counts.home_ids])


def actor_done(writer: Writer, actor: str) -> Section:
    """Records of an actor."""
    records = [record for record in writer.facts.records.values() if actor in record.actor_ids]
    return done(writer, records)


def actor_partners(writer: Writer, actor: str) -> Section:
    """An actor's place in the partner network and whom it works with."""
    graph = partners(writer.facts.participations)
    if actor not in graph:
        return writer.section("伙伴", "Partners", ())
    place = next(row for row in rank(graph, "betweenness") if row.id == actor)
    near = sorted(graph[actor], key=lambda other: (-graph[actor][other]["weight"], other))
    rows = [record for other in near for record in graph[actor][other]["records"]]
    text = writer.say(
        f"在{len(graph)}个主体的伙伴网络（依据{coverage(graph).records}项记录）中有{len(near)}个伙伴，"
        f"中介中心性第{place.rank}位；联系最多的是{writer.names(near, 5)}。",
        f"In the partner network of {len(graph)} actors, resting on {coverage(graph).records} records, "
        f"it has {len(near)} partners and rank {place.rank} by betweenness; "
        f"strongest ties: {writer.names(near, 5)}.",
    )
    return writer.section("伙伴", "Partners", (writer.point(text, rows),))


def actor_matches(writer: Writer, actor: str) -> Section:
    """Demands and gaps that an actor could answer."""
    needs = [need_of_demand(demand) for demand in writer.facts.demands.values() if demand.status != "met"]
    needs += [need_of_cell(writer.facts, gap.cell) for gap in writer.ranker.gaps(Whose.HOME)[:60]]
    names = {need.id: need for need in needs}
    points = []
    for match in writer.matcher.needs(actor, needs, top=MANY):
        need = names[match.need_id]
        label = need.name_zh or need.name_en if writer.language == "zh" else need.name_en or need.name_zh
        reasons = [reason for reason in match.reasons if reason.part in ("field", "place", "experience")]
        words = writer.say(
            "、".join(reason.zh for reason in reasons), ", ".join(reason.en for reason in reasons)
        )
        points.append(
            writer.point(
                writer.say(f"{label}({words})。", f"{label} ({words})."),
                (need.id, actor),
                need.evidence if need.kind != "gap" else writer.document_sources(),
            )
        )
    return writer.section(
        "可以回应的需求与缺口（建议，非事实）",
        "Demands and gaps that it could answer (proposals, not facts)",
        points,
    )


def plan_targets(writer: Writer, _: str) -> Section:
    """How far the plan's targets are."""
    points = []
    for progress in targets(writer.facts):
        target = progress.target
        need = progress.needed_per_year
        text = writer.say(
            f"“{target.text}”：计划期内计入{progress.counted.count}个，此前{progress.earlier.count}个（另列），"
            f"年份不详{progress.undated.count}个"
            + (f"；此后每年还需{need:.0f}个" if need is not None else "")
            + "。",
            f"“{target.text}”: {progress.counted.count} counted within the plan, "
            f"{progress.earlier.count} before it (apart), {progress.undated.count} undated"
            + (f"; {need:.0f} a year are needed from now on" if need is not None else "")
            + ".",
        )
        points.append(
            writer.point(text, (target.id, *progress.counted.record_ids), writer.document_sources())
        )
    return writer.section("三项“百个”目标", "The targets", points)


def plan_tasks(writer: Writer, _: str) -> Section:
    """What answers each task since the plan began."""
    points = []
    for row in board(writer.answers):
        counts = row.counts
        name = f"{row.label} {row.name_zh or row.name_en}".strip()
        text = writer.say(
            f"{name}：{len(row.measures)}条措施，计划期内本市记录{counts.home_since_plan}项"
            f"（本市累计{counts.home}项）" + (f"，最近{row.last}年" if row.last else "") + "。",
            f"{name}: {len(row.measures)} measures, {counts.home_since_plan} records of the home city "
            f"since the plan began ({counts.home} in all)"
            + (f", the last in {row.last}" if row.last else "")
            + ".",
        )
        points.append(writer.point(text, (row.task_id, *counts.home_since_plan_ids)))
    return writer.section("十二项任务" if len(points) == 12 else "任务", "The tasks", points)


def plan_actors(writer: Writer, _: str) -> Section:
    """Who holds the partner network together."""
    graph = partners(writer.facts.participations)
    best = [row.id for row in rank(graph, "betweenness")[:MANY]]
    if not best:
        return writer.section("枢纽主体", "Who holds the network together", ())
    listed = writer.names(best, MANY)
    rows = [record for actor in best for record in graph.nodes[actor]["records"]]
    found = coverage(graph)
    text = writer.say(
        f"伙伴网络有{len(graph)}个主体，依据{found.records}项记录（另有{found.single}项只有一个参与方，未计）；"
        f"中介中心性最高的是{listed}。",
        f"The partner network has {len(graph)} actors and rests on {found.records} records "
        f"({found.single} more have a single participant and do not enter); highest betweenness: {listed}.",
    )
    return writer.section("枢纽主体", "Who holds the network together", (writer.point(text, rows),))


def plan_single_links(writer: Writer, _: str) -> Section:
    """Countries that one actor of the home city holds alone."""
    setting = writer.facts.setting
    links = country_links(writer.facts.participations, setting.home_country, home_city_only=True)
    sole = [link for link in links if link.sole and writer.facts.places[link.country_id].counts]
    points = []
    if sole:
        rows = [record for link in sole for record in link.record_ids]
        by_actor = Counter(link.actor_ids[0] for link in sole)
        best = sorted(by_actor, key=lambda actor: (-by_actor[actor], actor))[:3]
        listed = writer.say("、", ", ").join(
            writer.say(
                f"{writer.name(actor)}（{by_actor[actor]}国）", f"{writer.name(actor)} ({by_actor[actor]})"
            )
            for actor in best
        )
        text = writer.say(
            f"除交流活动外，与{len(sole)}个国家的联系各仅由一家本市主体维系；其中最多的是{listed}。",
            f"Apart from events, {len(sole)} countries are each held by one actor of the home city alone; "
            f"most by {listed}.",
        )
        points.append(writer.point(text, rows))
    return writer.section("单点联系", "Single points of failure", points)


def plan_gaps(writer: Writer, _: str) -> Section:
    """The heaviest gaps of the plan."""
    return gap_points(writer, writer.ranker.gaps(Whose.HOME), by_country=None)
