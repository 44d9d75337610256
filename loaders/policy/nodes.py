"""A reading as nodes and edges of the graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from graph.records import Edge, Node, Ref, Value
from loaders.policy.model import Mention, PolicyReading, TargetRule
from loaders.policy.titles import bare_title


def records(
    reading: PolicyReading,
    *,
    document_id: str,
    source_id: str,
    target_rules: Iterable[TargetRule] = (),
    network: Mapping[str, object] | None = None,
    known_titles: Mapping[str, str] | None = None,
) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges that state what the text says.

    Parameters
    ----------
    document_id
        Id of the PolicyDocument; every other id begins with it.
    source_id
        The Source that the text rests on; every edge carries it.
    target_rules
        Rows of ``targets.csv``; their instruments count towards the targets that they name.
    known_titles
        Id of every other document that is loaded, by `bare_title` of its title; a citation of one of
        them leads there, any other to a document of which only the title is known.
    """
    del network
    writer = _Writer(reading, document_id, source_id)
    writer.document()
    writer.sections()
    writer.tasks()
    writer.targets({rule.id: rule for rule in target_rules})
    writer.citations(known_titles or {})
    return writer.nodes, writer.edges


class _Writer:
    def __init__(self, reading: PolicyReading, document_id: str, source_id: str) -> None:
        self.reading = reading
        self.root = Ref("PolicyDocument", document_id)
        self.document_id = document_id
        self.source_ids = (source_id,)
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def document(self) -> None:
        reading, about = self.reading, self.reading.document
        chinese = about.language == "zh"
        self.nodes.append(
            Node(
                "PolicyDocument",
                self.document_id,
                {
                    "name_zh": about.title if chinese else "",
                    "name_en": "" if chinese else about.title,
                    "number": about.number,
                    "issuers": about.issuers,
                    "published_on": about.published_on,
                    "period_start": about.period[0] if about.period else None,
                    "period_end": about.period[1] if about.period else None,
                    "task_rule": about.task_rule,
                    "text": reading.text,
                    "language": about.language,
                    "sha256": reading.sha256,
                },
                self.source_ids,
            )
        )

    def sections(self) -> None:
        for order, section in enumerate(self.reading.sections, 1):
            parent = Ref("PolicySection", self._id(section.parent)) if section.parent else self.root
            self._part(
                "PolicySection",
                section.id,
                parent,
                order,
                self.reading.text[section.start : section.end],
                section.start,
                section.end,
                printed=section.label,
                title=section.title,
            )

    def tasks(self) -> None:
        measures = clauses = 0
        for order, task in enumerate(self.reading.tasks, 1):
            parent = Ref("PolicySection", self._id(task.section)) if task.section else self.root
            words = self.reading.text[task.start : task.end]
            this = self._part(
                "PolicyTask",
                task.id,
                parent,
                order,
                words,
                task.start,
                task.end,
                printed=task.label,
                title=task.title,
            )
            self._names(this, task.names)
            for measure in task.measures:
                measures += 1
                one = self._part(
                    "Measure", measure.id, this, measures, measure.text, measure.start, measure.end
                )
                for number, clause in enumerate(measure.clauses, 1):
                    clauses += 1
                    part = self._part(
                        "Clause",
                        f"{measure.id}-c{number}",
                        one,
                        clauses,
                        clause.text,
                        clause.start,
                        clause.end,
                    )
                    self._names(part, clause.names)

    def targets(self, rules: Mapping[str, TargetRule]) -> None:
        for order, target in enumerate(self.reading.targets, 1):
            rule = rules.get(target.rule or "")
            this = self._part(
                "Target",
                target.id,
                self.root,
                order,
                target.text,
                target.start,
                target.end,
                title=target.text if self.reading.document.language == "zh" else "",
                number=float(target.number),
                unit=target.unit,
                comparison=target.comparison,
                by=target.by,
                rule_id=target.rule,
                counts=rule.counts if rule else None,
            )
            self._names(this, target.names)
            for instrument in rule.instrument_ids if rule else ():
                quoted = self._quote(target.text, target.start, target.end)
                self.edges.append(
                    Edge("COUNTS_TOWARDS", Ref("Instrument", instrument), this, quoted, self.source_ids)
                )

    def citations(self, known: Mapping[str, str]) -> None:
        for citation in self.reading.citations:
            key = bare_title(citation.title)
            cited = known.get(key)
            if cited == self.document_id:
                continue
            if cited is None:
                cited = f"cited-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
                self.nodes.append(Node("PolicyDocument", cited, {"name_zh": citation.title}, self.source_ids))
            words = self.reading.text[citation.start : citation.end]
            quoted = self._quote(words, citation.start, citation.end)
            self.edges.append(Edge("CITES", self.root, Ref("PolicyDocument", cited), quoted, self.source_ids))

    def _id(self, read_id: str) -> str:
        return self.document_id + read_id[len(self.reading.id) :]

    def _part(
        self,
        label: str,
        read_id: str,
        parent: Ref,
        order: int,
        text: str,
        start: int,
        end: int,
        *,
        title: str = "",
        printed: str = "",
        **own: Value,
    ) -> Ref:
        named = "name_zh" if self.reading.document.language == "zh" else "name_en"
        properties: dict[str, Value] = {
            "document_id": self.document_id,
            "order": order,
            "label": printed,
            "text": text,
            "start": start,
            "end": end,
            **own,
        }
        if title:
            properties[named] = title
        node = Node(label, self._id(read_id), properties, self.source_ids)
        self.nodes.append(node)
        self.edges.append(Edge("PART_OF", node.ref, parent, self._quote("", start, end), self.source_ids))
        return node.ref

    def _names(self, start: Ref, names: Iterable[Mention]) -> None:
        for name in names:
            properties: dict[str, Value] = self._quote(name.text, name.start, name.end)
            if name.inferred:
                properties["inferred"] = True
            self.edges.append(
                Edge(
                    "NAMES", start, Ref(name.label, name.id), properties, self.source_ids, key=str(name.start)
                )
            )

    @staticmethod
    def _quote(words: str, start: int, end: int) -> dict[str, Value]:
        return {"quote": words, "start": start, "end": end}
