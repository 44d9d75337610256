"""A what-if scenario: changes to the network, read from YAML or JSON.

::

    name: Sinovac leaves, a park joins
    changes:
      - remove_actor: sinovac
      - add_actor: {id: new-park, label: Park, name_en: New Park, country_id: SRB, field_ids: [ai]}
      - remove_cooperation: coop-ent-crrc-serbia-emu
      - add_cooperation: {id: new-lab, actor_ids: [org-pku, new-park], country_ids: [SRB], field_ids: [ai],
                          instrument_ids: [joint-laboratory], year: 2026}
      - remove_link: {actor: crrc, record: coop-ent-crrc-serbia-loi}
      - add_link: {actor: baidu, record: coop-park-bio4-tenants}
      - withdraw_country: ITA
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from analysis.facts import Facts
from analysis.standing import STANDING
from graph.errors import InputError, Problem, did_you_mean
from graph.schema import ACTOR_LABELS

ACTIONS = (
    "remove_actor",
    "add_actor",
    "remove_cooperation",
    "add_cooperation",
    "remove_link",
    "add_link",
    "withdraw_country",
)
_STATES = tuple(sorted(STANDING))
_ACTOR_KEYS = {
    "id": str,
    "label": str,
    "name_zh": str,
    "name_en": str,
    "country_id": str,
    "city": str,
    "field_ids": list,
}
_RECORD_KEYS = {
    "id": str,
    "name_zh": str,
    "name_en": str,
    "country_ids": list,
    "field_ids": list,
    "instrument_ids": list,
    "actor_ids": list,
    "year": int,
    "status": str,
}
_LINK_KEYS = {"actor": str, "record": str}


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Parameters
    ----------
    action
        One of `ACTIONS`.
    target
        Id of what is removed, withdrawn or added; of a link its actor.
    values
        What is added, or the ``record`` of a link.
    line
        Line in the file, 0 where it came from elsewhere.
    """

    action: str
    target: str
    values: Mapping[str, Any]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes in the order in which they happen."""

    name: str
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, object]:
        """The scenario as its file states it."""
        return {"name": self.name, "changes": [_stated(change) for change in self.changes]}


def read(text: str, file: str, facts: Facts) -> Scenario:
    """Read a scenario and check it against what the graph states.

    Raises
    ------
    InputError
        With every problem: unknown ids with the nearest known one, unknown keys, wrong kinds of values.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = getattr(error, "problem", None) or "cannot be read"
        raise InputError([Problem(file, line, f"not YAML or JSON: {problem}")]) from None
    if not isinstance(values, dict) or not isinstance(values.get("changes"), list):
        raise InputError([Problem(file, 1, "a scenario has a 'name' and a list of 'changes'")])
    lines = _lines(node)
    problems = [
        Problem(file, 1, f"unknown key '{key}'{did_you_mean(str(key), ['name', 'changes'])}")
        for key in values
        if key not in ("name", "changes")
    ]
    check = _Check(facts, file, problems)
    changes = [check.change(item, line) for item, line in zip(values["changes"], lines, strict=True)]
    if problems:
        raise InputError(problems)
    return Scenario(str(values.get("name") or file), tuple(change for change in changes if change))


class _Check:
    """Checks changes one after another: what one adds or removes, the next ones know."""

    def __init__(self, facts: Facts, file: str, problems: list[Problem]) -> None:
        self._facts = facts
        self._file = file
        self._problems = problems
        self._line = 0
        self._actors = set(facts.actors)
        self._records = {key: set(record.actor_ids) for key, record in facts.records.items()}
        self._countries = {place.id for place in facts.countries()}

    def change(self, item: object, line: int) -> Change | None:
        self._line = line
        if not isinstance(item, dict) or len(item) != 1:
            return self._refused(f"a change is one of {', '.join(ACTIONS)} and its value")
        action, value = next(iter(item.items()))
        if action not in ACTIONS:
            return self._refused(f"unknown change '{action}'{did_you_mean(str(action), ACTIONS)}")
        if action == "add_actor":
            return self._add_actor(value)
        if action == "add_cooperation":
            return self._add_cooperation(value)
        if action in ("add_link", "remove_link"):
            return self._link(action, value)
        return self._remove(action, value)

    def _remove(self, action: str, value: object) -> Change | None:
        known: Collection[str] = {
            "remove_actor": self._actors,
            "remove_cooperation": self._records,
            "withdraw_country": self._countries,
        }[action]
        kind = {"remove_actor": "actor", "remove_cooperation": "cooperation", "withdraw_country": "country"}[
            action
        ]
        if not self._known(kind, value, known):
            return None
        key = str(value)
        gone = {key}
        if action == "withdraw_country":
            self._countries.discard(key)
            gone = {actor.id for actor in self._facts.actors.values() if actor.country_id == key}
        for one in gone:
            # A laboratory is an actor and a record at once.
            self._actors.discard(one)
            self._records.pop(one, None)
        for people in self._records.values():
            people -= gone
        return Change(action, key, {}, self._line)

    def _add_actor(self, value: object) -> Change | None:
        values = self._values("add_actor", value, _ACTOR_KEYS, ("id", "label"))
        if values is None:
            return None
        if values["id"] in self._actors or values["id"] in self._records:
            return self._refused(f"'{values['id']}' is already there")
        if values["label"] not in ACTOR_LABELS:
            return self._refused(f"label is '{values['label']}', not one of {', '.join(ACTOR_LABELS)}")
        places = self._facts.places
        if values.get("country_id") and not self._known("country", values["country_id"], places):
            return None
        if not all(self._known("field", key, set(self._facts.fields)) for key in values.get("field_ids", ())):
            return None
        self._actors.add(values["id"])
        return Change("add_actor", values["id"], values, self._line)

    def _add_cooperation(self, value: object) -> Change | None:
        values = self._values("add_cooperation", value, _RECORD_KEYS, ("id", "actor_ids"))
        if values is None:
            return None
        if values["id"] in self._actors or values["id"] in self._records:
            return self._refused(f"'{values['id']}' is already there")
        if values.get("status", "active") not in _STATES:
            return self._refused(f"status is '{values['status']}', not one of {', '.join(_STATES)}")
        parts = (
            ("actor", "actor_ids", self._actors),
            ("country", "country_ids", self._countries),
            ("field", "field_ids", set(self._facts.fields)),
            ("instrument", "instrument_ids", self._facts.instruments),
        )
        named = [(kind, key, known) for kind, part, known in parts for key in values.get(part, ())]
        # A list and not a generator: every unknown id is to be reported.
        found = [self._known(*item) for item in named]
        if not all(found):
            return None
        self._records[values["id"]] = set(values["actor_ids"])
        return Change("add_cooperation", values["id"], values, self._line)

    def _link(self, action: str, value: object) -> Change | None:
        values = self._values(action, value, _LINK_KEYS, ("actor", "record"))
        if values is None:
            return None
        actor, record = values["actor"], values["record"]
        if not self._known("actor", actor, self._actors) or not self._known(
            "cooperation", record, self._records
        ):
            return None
        people = self._records[record]
        if (actor in people) is (action == "add_link"):
            state = "already takes part" if actor in people else "does not take part"
            return self._refused(f"'{actor}' {state} in '{record}'")
        people.symmetric_difference_update({actor})
        return Change(action, actor, {"record": record}, self._line)

    def _values(
        self, action: str, value: object, known: Mapping[str, type], required: tuple[str, ...]
    ) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self._wrong(f"{action} takes {', '.join(known)}")
            return None
        problems = [
            f"unknown key '{key}'{did_you_mean(str(key), list(known))}" for key in value if key not in known
        ]
        problems += [f"{key} is missing" for key in required if not value.get(key)]
        words = {str: "a text", int: "a whole number", list: "a list of ids"}
        for key, kind in known.items():
            found = value.get(key)
            wrong = found is not None and (not isinstance(found, kind) or isinstance(found, bool))
            if wrong or (kind is list and found and not all(isinstance(one, str) for one in found)):
                problems.append(f"{key} must be {words[kind]}")
        for problem in problems:
            self._wrong(f"{action}: {problem}")
        return None if problems else {key: found for key, found in value.items() if found is not None}

    def _known(self, kind: str, key: object, known: Collection[str]) -> bool:
        if isinstance(key, str) and key in known:
            return True
        self._wrong(f"unknown {kind} '{key}'{did_you_mean(str(key), sorted(known))}")
        return False

    def _wrong(self, message: str) -> None:
        self._problems.append(Problem(self._file, self._line, message))

    def _refused(self, message: str) -> Change | None:
        self._wrong(message)
        return None


def _lines(node: yaml.Node | None) -> list[int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "changes" and isinstance(value, yaml.SequenceNode):
                return [item.start_mark.line + 1 for item in value.value]
    return []


def _stated(change: Change) -> dict[str, object]:
    if change.action in ("add_link", "remove_link"):
        return {change.action: {"actor": change.target, **change.values}}
    return {change.action: dict(change.values) if change.values else change.target}
