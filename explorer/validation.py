"""What arrives from a browser is doubted here, and nowhere else: a message becomes a Request, or nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from explorer.model.along import Input
from explorer.model.cell import Cell
from explorer.model.descent.astray import NAMES as MISTAKES
from explorer.model.descent.landscape import Plane
from explorer.model.descent.rules import RULES
from explorer.model.descent.schedules import SCHEDULES
from explorer.model.descent.way import USUAL, Way
from explorer.model.learning.exam import Learning
from explorer.model.plot import USUAL_POINTS, WHOLE, Domain
from explorer.model.prediction.question import KINDS, Guess, Question
from explorer.model.program import LONGEST as LONGEST_CALLED
from explorer.model.program import Target
from explorer.model.value import KEPT as MOST_HEAD
from explorer.request import LANGUAGES, LONGEST_RUN, ORIENTATIONS, SHORTEST, Beside, Descent, Request

LONGEST = 1_000_000  # characters of source; the program's own limit is far below and has a sentence of its own
MOST_OVERRIDES = 64
MOST_STEPS = 1_000
MOST_TURNED, MOST_MOVING = 64, 1_000  # leaves that are told to stay or to move, and numbers that move
FEWEST_POINTS, MOST_POINTS = 2, 10_000  # of a plot
MOST_BESIDE = 6  # curves beside the one that is plotted
COARSEST, FINEST = 5, 101  # points a side of a landscape
MOST_WANTED, LONGEST_PART = 32, 32  # parts that may be wanted, and characters of the name of one
MOST_FIELDS = 64  # of a message, or of a part of it
MOST_HAD = 64  # names of structures and layouts that a page may say it has
MOST_ROW = 2  # numbers of a row that a model is asked about: no more can be pointed at
LONGEST_TURNED = 100  # characters of the name of a leaf
LONGEST_OPENED = 200  # characters of the path of a group
LONGEST_HAD = 64 + LONGEST_OPENED  # characters of one
LARGEST_WHOLE = 2**53  # a browser counts exactly up to here
_Word = TypeVar("_Word", bound=str)
_Read = TypeVar("_Read")


def read(raw: object) -> Request | None:
    """The request in a message from a page; None when any part of it is not what a page of ours sends."""
    try:
        return _request(_mapping(raw))
    except ValueError:
        return None


def numbered(raw: object) -> int | None:
    """The number of a message that cannot be read as a request, if it has one: who sent it waits for an answer."""
    try:
        return _count(_mapping(raw).get("revision"))
    except ValueError:
        return None


def is_stop(raw: object) -> bool:
    """Whether a message asks the run at work to stop where it is."""
    return isinstance(raw, Mapping) and raw.get("stop") is True


def _request(raw: Mapping[str, Any]) -> Request:
    return Request(
        revision=_count(raw.get("revision")),
        source=_text(raw.get("source"), LONGEST),
        overrides=_overrides(raw.get("overrides") or {}),
        turn=_whole(raw.get("turn", -1), -1, LARGEST_WHOLE),
        until=_whole(raw.get("until", -1), -1, LARGEST_WHOLE),
        target=_if_any(_target, raw.get("target")),
        descent=_if_any(_descent, raw.get("descent")),
        seconds=_whole(raw.get("seconds", SHORTEST), SHORTEST, LONGEST_RUN),
        check=_if_any(_count, raw.get("check")),
        cell=_if_any(_cell, raw.get("cell")),
        leaf=_if_any(_count, raw.get("leaf")),
        tangent=_if_any(_cell, raw.get("tangent")),
        doubts=raw.get("doubts") is True or None,
        costing=raw.get("costing") is True or None,
        broken=raw.get("broken") is True or None,
        astray=_if_any(_word(MISTAKES), raw.get("astray")),
        guess=_if_any(_guess, raw.get("guess")),
        curve=_if_any(_cell, raw.get("curve")),
        rivals=_among(raw.get("rivals") or (), tuple(RULES)),
        plane=_if_any(_plane, raw.get("plane")),
        beside=_if_any(_beside, raw.get("beside")),
        curves=_if_any(_input, raw.get("curves")),
        plot=_if_any(_domain, raw.get("plot")),
        script=_if_any(_word(LANGUAGES), raw.get("script")),
        learn=_if_any(_learning, raw.get("learn")),
        wants=_names(raw.get("wants", ()), MOST_WANTED, LONGEST_PART),
        has=_names(raw.get("has", ()), MOST_HAD, LONGEST_HAD),
        orientations=_among(raw.get("orientations", ("wide",)), ORIENTATIONS),
        opened=_text(raw.get("opened", ""), LONGEST_OPENED),
    )


# what consists of several parts


def _beside(raw: object) -> Beside:
    of = _mapping(raw)
    return Beside(
        source=_text(of.get("source"), LONGEST),
        overrides=_overrides(of.get("overrides") or {}),
        orientations=_among(of.get("orientations", ("wide",)), ORIENTATIONS),
        opened=_text(of.get("opened", ""), LONGEST_OPENED),
    )


def _overrides(raw: object) -> tuple[tuple[str, float], ...]:
    numbers = _mapping(raw, MOST_OVERRIDES)
    return tuple((_text(name, LONGEST), _finite(number)) for name, number in numbers.items())


def _target(raw: object) -> Target:
    target = _mapping(raw)
    called, head = _text(target.get("called"), LONGEST_CALLED), _numbers(target.get("head", ()), MOST_HEAD)
    return Target(called, _count(target.get("count", 0)), head, _numbers(target.get("row", ()), MOST_ROW))


def _cell(raw: object) -> Cell:
    cell = _mapping(raw)
    return Cell(_count(cell.get("node")), _count(cell.get("at")))


def _input(raw: object) -> Input:
    along = _mapping(raw)
    return Input(_text(along.get("name", ""), LONGEST_TURNED), _whole(along.get("at", WHOLE), WHOLE, LARGEST_WHOLE))


def _word(known: Sequence[_Word]) -> Callable[[object], _Word]:
    return lambda raw: _among([raw], known)[0]


def _guess(raw: object) -> Guess:
    guess = _mapping(raw)
    [kind] = _among([guess.get("kind")], KINDS)
    question = Question(kind, _count(guess.get("key")), _if_any(_count, guess.get("cell")))
    return Guess(question, _text(guess.get("text"), LONGEST))


def _descent(raw: object) -> Descent:
    walk = _mapping(raw)
    [rule] = _among([walk.get("rule", USUAL.rule)], tuple(RULES))
    [schedule] = _among([walk.get("schedule", USUAL.schedule)], tuple(SCHEDULES))
    way = Way(
        rule=rule,
        schedule=schedule,
        turned=_names(walk.get("turned", ()), MOST_TURNED, LONGEST_TURNED),
        start=_numbers(walk.get("start", ()), MOST_MOVING),
        seed=_if_any(_count, walk.get("seed")),
        gradient=_finite(walk.get("gradient", 0.0)),
        change=_finite(walk.get("change", 0.0)),
    )
    return Descent(_finite(walk.get("rate")), _whole(walk.get("steps"), 1, MOST_STEPS), way)


def _plane(raw: object) -> Plane:
    plane = _mapping(raw)
    origin = _numbers(plane.get("origin"), MOST_MOVING)
    ways = tuple(_numbers(way, MOST_MOVING) for way in _list(plane.get("ways"), 2))
    low, high = (_numbers(plane.get(end), 2) for end in ("low", "high"))
    if not 1 <= len(ways) == len(low) == len(high) or any(len(way) != len(origin) for way in ways):
        raise ValueError(raw)
    turned = _names(plane.get("turned", ()), MOST_TURNED, LONGEST_TURNED)
    return Plane(origin, ways, low, high, _whole(plane.get("size"), COARSEST, FINEST), turned)


def _domain(raw: object) -> Domain:
    domain = _mapping(raw)
    low, high, bottom, top = (_if_any(_finite, domain.get(end)) for end in ("low", "high", "bottom", "top"))
    if any(a is not None and b is not None and not a < b for a, b in ((low, high), (bottom, top))):
        raise ValueError(raw)
    return Domain(
        name=_text(domain.get("name", ""), LONGEST_TURNED),
        at=_whole(domain.get("at", WHOLE), WHOLE, LARGEST_WHOLE),
        low=low,
        high=high,
        points=_whole(domain.get("points", USUAL_POINTS), FEWEST_POINTS, MOST_POINTS),
        of=_if_any(_target, domain.get("of")),
        beside=_names(domain.get("beside", ()), MOST_BESIDE, LONGEST_TURNED),
        twice=domain.get("twice") is True,
        up=_text(domain.get("up", ""), LONGEST_TURNED),
        up_at=_count(domain.get("up_at", 0)),
        bottom=bottom,
        top=top,
    )


def _learning(raw: object) -> Learning:
    return Learning(_whole(_mapping(raw).get("turn", -1), -1, LARGEST_WHOLE))


# what it consists of


def _if_any(read: Callable[[object], _Read], raw: object) -> _Read | None:
    return None if raw is None else read(raw)


def _mapping(raw: object, most: int = MOST_FIELDS) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping) or len(raw) > most:
        raise ValueError(raw)
    return raw


def _list(raw: object, most: int) -> Sequence[object]:
    if not isinstance(raw, (list, tuple)) or len(raw) > most:
        raise ValueError(raw)
    return raw


def _among(raw: object, known: Sequence[_Word]) -> tuple[_Word, ...]:
    """Those of the known words that are asked for, in their own order."""
    asked = _list(raw, MOST_FIELDS)
    if any(word not in known for word in asked):
        raise ValueError(raw)
    return tuple(word for word in known if word in asked)


def _names(raw: object, most: int, longest: int) -> tuple[str, ...]:
    return tuple(_text(name, longest) for name in _list(raw, most))


def _numbers(raw: object, most: int) -> tuple[float, ...]:
    return tuple(map(_finite, _list(raw, most)))


def _count(raw: object) -> int:
    return _whole(raw, 0, LARGEST_WHOLE)


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
