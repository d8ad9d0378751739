"""What a page may ask for. Everything arriving from a browser is doubted here, and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal as OneOf
from typing import TypeVar

from explorer.model.cell import Cell
from explorer.model.descent.astray import NAMES as MISTAKES
from explorer.model.descent.landscape import Plane
from explorer.model.descent.rules import RULES
from explorer.model.descent.way import USUAL, Way
from explorer.model.prediction.question import KINDS, Guess, Question
from explorer.model.program import LONGEST as LONGEST_CALLED
from explorer.model.program import Program, Target
from explorer.model.value import KEPT as MOST_HEAD

Parts = dict[str, object]  # of an answer, by name, each as JSON
Say = Callable[[Parts], object]  # hears those that are there before the others
Orientation = OneOf["wide", "tall"]
ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")
_Word = TypeVar("_Word", bound=str)

LONGEST = 1_000_000  # characters of source; the program's own limit is far below and has a sentence of its own
MOST_OVERRIDES = 64
MOST_STEPS = 1_000
MOST_TURNED, MOST_MOVING = 64, 1_000  # leaves that are told to stay or to move, and numbers that move
COARSEST, FINEST = 5, 101  # points a side of a landscape
SHORTEST, LONGEST_RUN = 3, 60  # seconds
MOST_WANTED, LONGEST_PART = 32, 32  # parts that may be wanted, and characters of the name of one
MOST_HAD, LONGEST_TURNED = 64, 100  # structures and layouts that a page may say it has; characters of a leaf's name
LONGEST_OPENED, LONGEST_HAD = 200, 264  # characters of the path of a group, and of such a name
LARGEST_WHOLE = 2**53  # a browser counts exactly up to here


@dataclass(frozen=True, slots=True)
class Descent:
    """How to walk downhill: the learning rate, how many steps, and in which way."""

    rate: float
    steps: int
    way: Way = USUAL


@dataclass(frozen=True, slots=True)
class Request:
    """One text with its sliders, numbered; `turn` is the one to show, -1 the last, `until` the one to end with.

    `target` is the value that is differentiated, where it is not the program's own.
    `check` is the leaf of that Turn whose gradient is doubted, `cell` the one at which a value of it is opened,
    `leaf` the one whose chains are told, `tangent` the cell of one whose tangents are walked; `doubts` asks for a
    check of all gradients, `curve` for one at many steps, `broken` for what wrong backward passes give, `astray` for a
    descent that one of them drives, `guess` for a word on a prediction, `rivals` for walks by these update rules.
    `plane` is where to look at the loss around one. `seconds` are for a run in the reader's browser. `wants` are the
    parts of the answer, all of them where none is named; `has` names the structures, and their layouts, that need not
    be sent again. `opened` is the path of the group that is open.
    """

    revision: int
    source: str
    overrides: tuple[tuple[str, float], ...] = ()
    turn: int = -1
    descent: Descent | None = None
    target: Target | None = None
    check: int | None = None
    cell: Cell | None = None
    leaf: int | None = None
    tangent: Cell | None = None
    doubts: bool | None = None
    broken: bool | None = None
    astray: str | None = None
    guess: Guess | None = None
    curve: Cell | None = None
    rivals: tuple[str, ...] = ()
    plane: Plane | None = None
    seconds: int = SHORTEST
    until: int = -1
    wants: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    orientations: tuple[Orientation, ...] = ("wide",)
    opened: str = ""
    program: Program = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "program", self._asked())

    def _asked(self) -> Program:
        return Program(
            self.source,
            self.overrides,
            target=self.target,
            turn=self.turn,
            until=self.until,
            cell=self.cell,
            leaf=self.leaf,
            tangent=self.tangent,
            broken=bool(self.broken),
            question=self.guess.question if self.guess else None,
        )


def read(raw: object) -> Request | None:
    """The request in a message from a page; None when any part of it is not what a page of ours sends."""
    if not isinstance(raw, Mapping):
        return None
    try:
        return Request(
            revision=_whole(raw.get("revision"), 0, LARGEST_WHOLE),
            source=_text(raw.get("source"), LONGEST),
            overrides=_overrides(raw.get("overrides") or {}),
            turn=_whole(raw.get("turn", -1), -1, LARGEST_WHOLE),
            until=_whole(raw.get("until", -1), -1, LARGEST_WHOLE),
            target=_target(raw.get("target")),
            descent=_descent(raw.get("descent")),
            seconds=_whole(raw.get("seconds", SHORTEST), SHORTEST, LONGEST_RUN),
            check=None if raw.get("check") is None else _whole(raw.get("check"), 0, LARGEST_WHOLE),
            cell=_cell(raw.get("cell")),
            leaf=None if raw.get("leaf") is None else _whole(raw.get("leaf"), 0, LARGEST_WHOLE),
            tangent=_cell(raw.get("tangent")),
            doubts=raw.get("doubts") is True or None,
            broken=raw.get("broken") is True or None,
            astray=None if raw.get("astray") is None else _among([raw.get("astray")], MISTAKES)[0],
            guess=_guess(raw.get("guess")),
            curve=_cell(raw.get("curve")),
            rivals=_among(raw.get("rivals") or (), tuple(RULES)),
            plane=_plane(raw.get("plane")),
            wants=_names(raw.get("wants", ()), MOST_WANTED, LONGEST_PART),
            has=_names(raw.get("has", ()), MOST_HAD, LONGEST_HAD),
            orientations=_among(raw.get("orientations", ("wide",)), ORIENTATIONS),
            opened=_text(raw.get("opened", ""), LONGEST_OPENED),
        )
    except ValueError:
        return None


def numbered(raw: object) -> int | None:
    """The number of a message that cannot be read as a request, if it has one: who sent it waits for an answer."""
    try:
        return _whole(raw.get("revision"), 0, LARGEST_WHOLE) if isinstance(raw, Mapping) else None
    except ValueError:
        return None


def is_stop(raw: object) -> bool:
    """Whether a message asks the run at work to stop where it is."""
    return isinstance(raw, Mapping) and raw.get("stop") is True


def _among(raw: object, known: Sequence[_Word]) -> tuple[_Word, ...]:
    """Those of the known words that are asked for, in their own order."""
    if not isinstance(raw, (list, tuple)) or any(word not in known for word in raw):
        raise ValueError(raw)
    return tuple(word for word in known if word in raw)


def _names(raw: object, most: int, longest: int) -> tuple[str, ...]:
    if not isinstance(raw, (list, tuple)) or len(raw) > most:
        raise ValueError(raw)
    return tuple(_text(name, longest) for name in raw)


def _whole(raw: object, low: int, high: int) -> int:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw != raw or not low <= raw <= high:
        raise ValueError(raw)
    return int(raw)


def _finite(raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not math.isfinite(raw):
        raise ValueError(raw)
    return float(raw)


def _text(raw: object, longest: int) -> str:
    if not isinstance(raw, str) or len(raw) > longest:
        raise ValueError("not a text, or too long")
    return raw


def _overrides(raw: object) -> tuple[tuple[str, float], ...]:
    if not isinstance(raw, Mapping) or len(raw) > MOST_OVERRIDES:
        raise ValueError(raw)
    return tuple((_text(name, LONGEST), _finite(number)) for name, number in raw.items())


def _descent(raw: object) -> Descent | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise ValueError(raw)
    way = Way(
        rule=_among([raw.get("rule", USUAL.rule)], tuple(RULES))[0],
        turned=_names(raw.get("turned", ()), MOST_TURNED, LONGEST_TURNED),
        start=_numbers(raw.get("start", ()), MOST_MOVING),
        seed=None if raw.get("seed") is None else _whole(raw.get("seed"), 0, LARGEST_WHOLE),
        gradient=_finite(raw.get("gradient", 0.0)),
        change=_finite(raw.get("change", 0.0)),
    )
    return Descent(_finite(raw.get("rate")), _whole(raw.get("steps"), 1, MOST_STEPS), way)


def _plane(raw: object) -> Plane | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping) or not isinstance(raw.get("ways"), (list, tuple)):
        raise ValueError(raw)
    origin = _numbers(raw.get("origin"), MOST_MOVING)
    ways = tuple(_numbers(way, MOST_MOVING) for way in raw["ways"])
    low, high = (_numbers(raw.get(end), 2) for end in ("low", "high"))
    if not 1 <= len(ways) == len(low) == len(high) <= 2 or any(len(way) != len(origin) for way in ways):
        raise ValueError(raw)
    size, turned = _whole(raw.get("size"), COARSEST, FINEST), _names(raw.get("turned", ()), MOST_TURNED, LONGEST_TURNED)
    return Plane(origin, ways, low, high, size, turned)


def _numbers(raw: object, most: int) -> tuple[float, ...]:
    if not isinstance(raw, (list, tuple)) or len(raw) > most:
        raise ValueError(raw)
    return tuple(map(_finite, raw))


def _target(raw: object) -> Target | None:
    if raw is None:
        return None
    head = raw.get("head", ()) if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(head, (list, tuple)) or len(head) > MOST_HEAD:
        raise ValueError(raw)
    called = _text(raw.get("called"), LONGEST_CALLED)
    return Target(called, _whole(raw.get("count", 0), 0, LARGEST_WHOLE), tuple(map(_finite, head)))


def _cell(raw: object) -> Cell | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise ValueError(raw)
    return Cell(_whole(raw.get("node"), 0, LARGEST_WHOLE), _whole(raw.get("at"), 0, LARGEST_WHOLE))


def _guess(raw: object) -> Guess | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise ValueError(raw)
    cell = None if raw.get("cell") is None else _whole(raw.get("cell"), 0, LARGEST_WHOLE)
    [kind] = _among([raw.get("kind")], KINDS)
    return Guess(Question(kind, _whole(raw.get("key"), 0, LARGEST_WHOLE), cell), _text(raw.get("text"), LONGEST))
