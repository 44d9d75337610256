"""Weights of scores, from a data file (``seeds/scoring.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from graph.errors import InputError, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class GapWeights:
    """How gaps are ranked: weights of the parts, and the value of each strength and nearness."""

    strength: float
    clauses: float
    nearest: float
    strengths: Mapping[str, float]
    nearness: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MatchWeights:
    """How demands are matched: weights of the parts, and the tables that the parts look up."""

    field: float
    text: float
    place: float
    experience: float
    network: float
    home: float
    kind: float
    fields: Mapping[str, object]
    readiness: Mapping[str, float]
    kinds: Mapping[str, tuple[str, ...]]

    @property
    def steps(self) -> tuple[float, ...]:
        """Worth of a field at 0, 1, 2 … steps in the tree."""
        found = self.fields["steps"]
        return tuple(float(value) for value in found) if isinstance(found, list) else ()

    @property
    def breadth(self) -> float:
        """Share of the mean over all fields wanted."""
        return float(str(self.fields["breadth"]))


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights."""

    gaps: GapWeights
    matching: MatchWeights
    file: str = field(default="scoring.toml", compare=False)


def read(text: str, file: str = "scoring.toml") -> Weights:
    """Read the weights of a file's text.

    Raises
    ------
    InputError
        Where it is no TOML, or a weight is missing, unknown or of the wrong kind.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError([Problem(file, 0, f"not TOML: {error}")]) from None
    return weights(values, file)


def weights(values: Mapping[str, object], file: str = "scoring.toml") -> Weights:
    """Check and take the weights of a parsed file.

    Raises
    ------
    InputError
        With every part that is missing, unknown or of the wrong kind.
    """
    problems: list[Problem] = []
    parts: dict[str, dict[str, object]] = {}
    for name, kind in (("gaps", GapWeights), ("matching", MatchWeights)):
        part = values.get(name)
        if not isinstance(part, dict):
            problems.append(Problem(file, 0, f"[{name}] is missing"))
            continue
        parts[name] = _checked(name, part, kind, file, problems)
    problems += [
        Problem(file, 0, f"unknown part [{name}]{did_you_mean(name, ['gaps', 'matching'])}")
        for name in values
        if name not in ("gaps", "matching")
    ]
    if problems:
        raise InputError(problems)
    return Weights(GapWeights(**parts["gaps"]), MatchWeights(**parts["matching"]), file)  # type: ignore[arg-type]


def _checked(
    name: str, part: Mapping[str, object], kind: type, file: str, problems: list[Problem]
) -> dict[str, object]:
    known = {item.name: item.type for item in fields(kind)}
    problems += [
        Problem(file, 0, f"[{name}] unknown weight '{key}'{did_you_mean(key, list(known))}")
        for key in part
        if key not in known
    ]
    found: dict[str, object] = {}
    for key, wanted in known.items():
        value = part.get(key)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if wanted == "float" and not (number and float(str(value)) >= 0):
            problems.append(Problem(file, 0, f"[{name}] {key} must be a number of 0 or more"))
        elif wanted != "float" and not isinstance(value, dict):
            problems.append(Problem(file, 0, f"[{name}.{key}] is missing"))
        elif isinstance(value, dict):
            found[key] = {
                one: tuple(other) if isinstance(other, list) and key == "kinds" else other
                for one, other in value.items()
            }
        else:
            found[key] = float(str(value))
    return found
