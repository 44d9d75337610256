"""The catalogue of questions: every ``.cypher`` file below this folder, read from its header.

A header is the comment at the top of the file, one ``// key: value`` a line:

``title``, ``title_zh``
    What the question is called.
``answers``, ``answers_zh``
    The question in words.
``param``
    ``name [= default]   type   description``; the default is JSON, or ``network.KEY`` or ``plan.KEY``,
    which the Atlas fills in from what is loaded. A parameter without a default must be given.
``returns``
    The columns, in order.
``example``
    ``[name = JSON; …] rows OP NUMBER``: what a run on the seeds gives; a test runs it.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import SilkgraphError, UnknownName, did_you_mean

FOLDER = Path(__file__).resolve().parent
_LINE = re.compile(r"//\s*(\w+):\s*(.*\S)\s*\Z")
_PARAM = re.compile(
    r"(?P<name>\w+)(?:\s*=\s*(?P<default>.+?))?\s{2,}"
    r"(?P<type>string|integer|float|boolean|string\[\])\s{2,}(?P<about>.+)\Z"
)
_EXAMPLE = re.compile(r"(?:(?P<given>.+);\s*)?rows\s*(?P<op>==|>=|<=|>|<)\s*(?P<number>\d+)\Z")
_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
REQUIRED = ("title", "title_zh", "answers", "answers_zh", "returns", "example")


class QueryFileError(SilkgraphError):
    """A ``.cypher`` file whose header cannot be used."""


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question.

    Parameters
    ----------
    name, type, about
        ``type`` is string, integer, float, boolean or string[].
    default
        A value, a reference (``network.home_city``, ``plan.start``) or None.
    required
        Whether it must be given.
    reference
        Whether the default is a reference.
    """

    name: str
    type: str
    about: str
    default: object = None
    required: bool = False
    reference: bool = False

    def parse(self, text: str) -> object:
        """Turn what a person typed into a value.

        Raises
        ------
        SilkgraphError
            Where it is no such value.
        """
        try:
            return _PARSERS[self.type](text)
        except (KeyError, ValueError):
            raise SilkgraphError(f"parameter {self.name}: '{text}' is not {_WORDS[self.type]}") from None


@dataclass(frozen=True, slots=True)
class Example:
    """What a run gives on the seeds: parameters and the number of rows."""

    given: Mapping[str, object]
    operator: str
    number: int

    def holds(self, rows: int) -> bool:
        """Whether a run with `rows` rows is as the header says."""
        return _OPERATORS[self.operator](rows, self.number)


@dataclass(frozen=True, slots=True)
class Question:
    """A catalogued query.

    Parameters
    ----------
    name
        Path of the file below ``queries/`` without its ending.
    params
        In the order of the header.
    returns
        Column names.
    text
        The Cypher without the header.
    """

    name: str
    title: str
    title_zh: str
    answers: str
    answers_zh: str
    params: tuple[Param, ...]
    returns: tuple[str, ...]
    example: Example
    text: str

    def parameters(self, given: Mapping[str, object], resolve: Callable[[str], object]) -> dict[str, object]:
        """Values of all parameters.

        Parameters
        ----------
        given
            What the caller gives, by name.
        resolve
            Turns a reference such as ``network.home_city`` into its value.

        Raises
        ------
        SilkgraphError
            Where a name is unknown or a required one is missing.
        """
        names = [param.name for param in self.params]
        for name in given:
            if name not in names:
                accepted = ", ".join(names) or "none"
                hint = did_you_mean(name, names) or f"; it has: {accepted}"
                raise SilkgraphError(f"query {self.name} has no parameter '{name}'{hint}")
        for param in self.params:
            if param.required and param.name not in given:
                example = f"-p {param.name}=…"
                raise SilkgraphError(
                    f"query {self.name} needs {param.name} ({param.about}); give it with {example}"
                )
        return {
            param.name: given[param.name]
            if param.name in given
            else resolve(str(param.default))
            if param.reference
            else param.default
            for param in self.params
        }


@cache
def catalogue() -> dict[str, Question]:
    """All questions by name, sorted."""
    paths = sorted(FOLDER.rglob("*.cypher"))
    return {name: read(name, path.read_text(encoding="utf-8")) for path in paths if (name := _name(path))}


def question(name: str) -> Question:
    """Return one question.

    Raises
    ------
    UnknownName
        Where there is no such question; says which is nearest.
    """
    known = catalogue()
    if name not in known:
        raise UnknownName("query", name, list(known))
    return known[name]


def read(name: str, text: str) -> Question:
    """Read one file's text.

    Raises
    ------
    QueryFileError
        Where the header lacks a key or holds one that cannot be read.
    """
    lines = text.splitlines()
    head = next((place for place, line in enumerate(lines) if not line.startswith("//")), len(lines))
    values: dict[str, str] = {}
    params = []
    for place, line in enumerate(lines[:head], start=1):
        match = _LINE.match(line)
        if not match or match[1] not in (*REQUIRED, "param"):
            raise QueryFileError(f"{name}.cypher:{place}: not a line of the header: {line}")
        if match[1] == "param":
            params.append(_param(f"{name}.cypher:{place}", match[2]))
        else:
            values[match[1]] = match[2]
    missing = [key for key in REQUIRED if key not in values]
    if missing:
        raise QueryFileError(f"{name}.cypher: the header lacks {', '.join(missing)}")
    example = _example(f"{name}.cypher", values.pop("example"))
    returns = tuple(column.strip() for column in values.pop("returns").split(","))
    cypher = "\n".join(lines[head:]).strip()
    return Question(name, params=tuple(params), returns=returns, example=example, text=cypher, **values)


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def _param(place: str, text: str) -> Param:
    match = _PARAM.match(text)
    if not match:
        raise QueryFileError(f"{place}: not 'name [= default]   type   description': {text}")
    default = match["default"]
    if default is None:
        return Param(match["name"], match["type"], match["about"], required=True)
    if re.fullmatch(r"(network|plan)\.\w+", default):
        return Param(match["name"], match["type"], match["about"], default, reference=True)
    return Param(match["name"], match["type"], match["about"], _json(place, default))


def _example(place: str, text: str) -> Example:
    match = _EXAMPLE.match(text)
    if not match:
        raise QueryFileError(f"{place}: example is not '[name = JSON; …] rows OP NUMBER': {text}")
    given = {}
    for part in (match["given"] or "").split(";"):
        if part.strip():
            name, _, value = part.partition("=")
            given[name.strip()] = _json(place, value.strip())
    return Example(given, match["op"], int(match["number"]))


def _json(place: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise QueryFileError(f"{place}: not JSON: {text}") from None


_PARSERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": lambda text: {"true": True, "false": False}[text.lower()],
    "string[]": lambda text: [part.strip() for part in text.split(",") if part.strip()],
}
_WORDS = {
    "integer": "a whole number",
    "float": "a number",
    "boolean": "true or false",
    "string": "a text",
    "string[]": "a list with commas",
}
