"""Every colour and every shape: one colour a family, one shape a kind, in light and dark.

The app, the legend and all exports read them here; no other file holds a colour.
The five family hues come from the Okabe-Ito set, darkened or lightened until each has a contrast of
at least 4.5 to 1 with its background, so that they can also be used for text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.schema import DRAWN_LABELS, LABEL_BY_NAME, Family


class State(StrEnum):
    """How an ask stands, or how a line is known."""

    ANSWERED = "answered"
    GAP = "gap"
    UNASKED = "unasked"
    INFERRED = "inferred"
    PREDICTED = "predicted"
    CALLED_FOR = "called-for"


@dataclass(frozen=True, slots=True)
class Theme:
    """The ground on which everything stands.

    Parameters
    ----------
    background, surface
        Of the page; of a panel on it.
    text, muted
        Of words; of words that matter less.
    rule
        Of hairlines, borders and grids.
    edge, edge_thin
        Of a line that an official or a party source states; of another.
    accent, on_accent
        Of the one thing to look at; of words on it.
    """

    background: str
    surface: str
    text: str
    muted: str
    rule: str
    edge: str
    edge_thin: str
    accent: str
    on_accent: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of node is drawn.

    Parameters
    ----------
    shape
        A vis-network name: box, dot, square, diamond, triangle, triangleDown, hexagon, star.
    scale
        Factor on the radius.
    hollow
        Drawn as an outline.
    """

    shape: str
    scale: float = 1.0
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class StateMark:
    """How a state is drawn; never told by its colour alone.

    Parameters
    ----------
    zh, en
        Its name.
    colour
        Of mark or line; empty where a line keeps its own.
    shape
        ``dot`` for marks, ``line`` for lines.
    hollow
        An open ring.
    dash
        Lengths of strokes and gaps in points; empty for a solid line.
    size
        Relative to a full mark.
    """

    zh: str
    en: str
    colour: str
    shape: str
    hollow: bool = False
    dash: tuple[float, ...] = ()
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend.

    Parameters
    ----------
    kind
        A label of the schema.
    zh, en
        Its name.
    colour, shape, scale, hollow
        How it is drawn; see `Mark`.
    family
        Its family's name.
    """

    kind: str
    zh: str
    en: str
    colour: str
    shape: str
    scale: float
    hollow: bool
    family: str

    def name(self, language: str) -> str:
        """Name in ``zh``, ``en`` or ``both``."""
        if language == "both":
            return f"{self.zh} {self.en}"
        return self.zh if language == "zh" else self.en


LIGHT = Theme(
    background="#FFFFFF",
    surface="#F6F7F9",
    text="#1B2430",
    muted="#5B6675",
    rule="#D5DAE1",
    edge="#7C8796",
    edge_thin="#A9B2BE",
    accent="#0072B2",
    on_accent="#FFFFFF",
)
DARK = Theme(
    background="#12171E",
    surface="#1B222C",
    text="#E8ECF1",
    muted="#A3AEBC",
    rule="#36404D",
    edge="#8593A4",
    edge_thin="#5C6979",
    accent="#5AB4E5",
    on_accent="#0B1016",
)

_FAMILIES: dict[Family, tuple[str, str]] = {
    Family.PLAN: ("#334155", "#CBD5E1"),
    Family.PLACE: ("#0072B2", "#5AB4E5"),
    Family.SUBJECT: ("#00795A", "#3CCB9F"),
    Family.ACTOR: ("#B85C00", "#F0A65A"),
    Family.RECORD: ("#7A4FA3", "#C3A3E6"),
    Family.SYSTEM: ("#5B6675", "#A3AEBC"),
}

FAMILY_NAMES: dict[Family, tuple[str, str]] = {
    Family.PLAN: ("政策", "The plan"),
    Family.PLACE: ("地方", "Places"),
    Family.SUBJECT: ("主题", "Subjects"),
    Family.ACTOR: ("主体", "Actors"),
    Family.RECORD: ("记录", "Records"),
}
"""Chinese and English names of the families that are drawn."""

_MARKS: dict[str, Mark] = {
    "PolicyDocument": Mark("box", 1.25),
    "PolicySection": Mark("box", 1.1),
    "PolicyTask": Mark("box"),
    "Measure": Mark("box", 1.0, hollow=True),
    "Clause": Mark("box", 0.85, hollow=True),
    "Target": Mark("star", 1.15),
    "Progress": Mark("square", 0.8, hollow=True),
    "Country": Mark("dot"),
    "Region": Mark("dot", 1.15, hollow=True),
    "Field": Mark("square", 0.9),
    "Instrument": Mark("diamond", 1.1),
    "Park": Mark("triangle", 1.1),
    "Lab": Mark("hexagon"),
    "Organization": Mark("dot"),
    "Enterprise": Mark("triangleDown", 1.1),
    "Cooperation": Mark("diamond", 1.1),
    "Technology": Mark("star", 1.15),
    "Demand": Mark("triangleDown", 1.1),
    "ServicePlatform": Mark("hexagon"),
}
_OTHER = Mark("dot", 0.9, hollow=True)
_ASKS = (State.ANSWERED.value, State.GAP.value, State.UNASKED.value)

ORDER: tuple[str, ...] = tuple(
    name
    for label in DRAWN_LABELS
    for name in ((*_ASKS, label.name) if label.name == "Park" else (label.name,))
)
"""Kinds from left to right and from top to bottom: the plan, places, subjects, asks, actors, records."""


def theme(*, dark: bool = False) -> Theme:
    """The ground in light or dark."""
    return DARK if dark else LIGHT


def family_colour(family: Family, *, dark: bool = False) -> str:
    """The colour of a family, as ``#RRGGBB``."""
    return _FAMILIES[family][dark]


def kind_colour(kind: str, *, dark: bool = False) -> str:
    """The colour of a kind or of a state of an ask; a kind that is not known is grey."""
    if kind in _ASKS:
        return state_mark(State(kind), dark=dark).colour
    label = LABEL_BY_NAME.get(kind)
    return family_colour(label.family if label else Family.SYSTEM, dark=dark)


def mark(kind: str) -> Mark:
    """The shape of a kind or of a state of an ask."""
    if kind in _ASKS:
        state = state_mark(State(kind))
        return Mark(state.shape, state.size, state.hollow)
    return _MARKS.get(kind, _OTHER)


def state_mark(state: State, *, dark: bool = False) -> StateMark:
    """How a state is drawn."""
    gap = ("#B3361E", "#FF8A70")[dark]
    subject, muted = family_colour(Family.SUBJECT, dark=dark), theme(dark=dark).muted
    marks = {
        State.ANSWERED: StateMark("要求：已响应", "Ask: answered", subject, "dot"),
        State.GAP: StateMark(
            "要求：尚无记录响应", "Ask: no record answers", ("#B3361E", "#FF8A70")[dark], "dot", hollow=True
        ),
        State.UNASKED: StateMark("政策未点名", "Not asked", muted, "dot", size=0.5),
        State.INFERRED: StateMark("推定", "Inferred", "", "line", dash=(6.0, 4.0)),
        State.PREDICTED: StateMark("预测（不是事实）", "Predicted (not a fact)", "", "line", dash=(1.2, 3.6)),
        State.CALLED_FOR: StateMark(
            "政策提出，尚无签约记录", "Called for, nothing signed known", gap, "line", dash=(9.0, 3.0)
        ),
    }
    return marks[state]


def kind_names(kind: str) -> tuple[str, str]:
    """Chinese and English name of a kind or of a state of an ask."""
    if kind in _ASKS:
        state = state_mark(State(kind))
        return state.zh, state.en
    label = LABEL_BY_NAME.get(kind)
    return (label.name_zh, label.name_en) if label else (kind, kind)


def line_state(inferred: bool, predicted: bool, status: object = "") -> State | None:
    """The state that a line shows; None for a plain one.

    Parameters
    ----------
    inferred, predicted
        As in `graph.network.NetworkEdge`.
    status
        Its property of that name.
    """
    if predicted:
        return State.PREDICTED
    if status == State.CALLED_FOR.value:
        return State.CALLED_FOR
    return State.INFERRED if inferred else None


_SERIES: tuple[tuple[str, str], ...] = (
    ("#0072B2", "#5AB4E5"),
    ("#C77700", "#F0B04A"),
    ("#00795A", "#3CCB9F"),
    ("#9B5FC0", "#C3A3E6"),
    ("#C2487F", "#F08BB8"),
    ("#2E9AA8", "#6FD3DC"),
    ("#7D7600", "#CFC65A"),
    ("#41506B", "#B4C0D4"),
)


def series(number: int, *, dark: bool = False) -> str:
    """The colour of one of several parts that stand side by side; past the eighth, grey.

    The vermilion of a gap is not among them.
    """
    return _SERIES[number][dark] if 0 <= number < len(_SERIES) else theme(dark=dark).edge


def mix(colour: str, ground: str, share: float) -> str:
    """`colour` laid over `ground` at an opacity of `share` (0 to 1), as an opaque colour."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(top * share + below * (1 - share)):02X}" for top, below in pairs)


def legend(kinds: Iterable[str] | None = None, *, dark: bool = False) -> tuple[LegendEntry, ...]:
    """Legend entries in the order of the schema.

    Parameters
    ----------
    kinds
        The kinds that are drawn; all by default. Those unknown to the schema stand last, by name.
    """
    wanted = {label.name for label in DRAWN_LABELS} if kinds is None else set(kinds)
    known = [kind for kind in ORDER if kind in wanted]
    return tuple(_entry(kind, dark=dark) for kind in known + sorted(wanted - set(known)))


def _entry(kind: str, *, dark: bool) -> LegendEntry:
    label, drawn = LABEL_BY_NAME.get(kind), mark(kind)
    zh, en = kind_names(kind)
    return LegendEntry(
        kind,
        zh,
        en,
        kind_colour(kind, dark=dark),
        drawn.shape,
        drawn.scale,
        drawn.hollow,
        (label.family if label else Family.SYSTEM).value,
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
