"""Every claim of a verdict holds for the rows it speaks of."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.descent.progress import progress
from explorer.model.descent.walk import Walk, descend
from explorer.model.program import Program
from explorer.model.turn import EMPTY, Parameter, Turn
from explorer.model.value import value_of
from tests.unhurried import run

NUMBER = r"-?(?:\d[\d.]*(?:e[+-]?\d+)?|inf|nan)"


def walk_of(losses: list[float | None], places: list[np.ndarray], slopes: list[np.ndarray | None]) -> Walk:
    """A walk with these numbers, as a program's own loop leaves it."""
    return Walk(
        tuple(
            Turn(
                number,
                EMPTY,
                None if loss is None else value_of(loss),
                (Parameter("w", value_of(place), None if slope is None else value_of(slope)),),
                None,
            )
            for number, (loss, place, slope) in enumerate(zip(losses, places, slopes, strict=True))
        ),
        own=True,
    )


def walk_down(
    loss: Callable[[np.ndarray], float],
    slope: Callable[[np.ndarray], np.ndarray],
    start: np.ndarray,
    rate: float,
    turns: int,
) -> Walk:
    """A descent by hand; its last row is where the last update led."""
    places = [np.array(start, float)]
    with np.errstate(all="ignore"):
        for _ in range(turns):
            places.append(places[-1] - rate * np.asarray(slope(places[-1]), float))
        losses = [*(float(loss(place)) for place in places[:-1]), None]
        slopes = [*(np.asarray(slope(place), float) for place in places[:-1]), None]
    return walk_of(losses, places, slopes)


def length(step: np.ndarray) -> float:
    """Of a step: without squares, which vanish."""
    return math.hypot(*step.ravel())


class Rows:
    """A walk's numbers, for those who check what is said of it."""

    def __init__(self, walk: Walk) -> None:
        self.losses = [turn.loss.numbers[0] for turn in walk.turns if turn.loss]
        self.places = [np.array(turn.parameters[0].value.numbers, float) for turn in walk.turns]
        self.slopes = [
            np.array(turn.parameters[0].gradient.numbers) for turn in walk.turns if turn.parameters[0].gradient
        ]
        self.finite = [loss for loss in self.losses if math.isfinite(loss)]
        self.steps = [b - a for a, b in pairwise(self.places)]

    def span(self, said: str) -> list[np.ndarray]:
        """The steps that a sentence speaks of, after the one that the first is compared with."""
        found = re.search(r"from turn (\d+) to turn (\d+)", said)
        first, last = map(int, found.groups()) if found else (1, len(self.steps))
        assert 1 <= first < last <= len(self.steps)
        return self.steps[first - 1 : last]

    def ratios(self, said: str) -> list[float]:
        return [float(length(b) / length(a)) for a, b in pairwise(self.span(said))]


@np.errstate(all="ignore")
def check(said: str, walk: Walk) -> None:
    """Recomputes each clause; a clause that is not known here is an error."""
    said = said.replace("−", "-")
    rows, left = Rows(walk), said
    for pattern, holds in CLAIMS:
        if found := re.search(pattern, left):
            assert holds(rows, said, *found.groups()), said
            left = left.replace(found[0], "", 1)
    assert not re.sub(r"converges|diverges|oscillates|[:, ]", "", left), left


def near(number: float, written: str, digits: int = 4) -> bool:
    """Whether a number is the written one, up to one unit of that many digits."""
    known = float(written)
    return (
        abs(number - known) <= 10.0 ** (math.floor(math.log10(abs(known))) + 1 - digits)
        if known
        else abs(number) < 1e-300
    )


def is_ratio(number: float, written: str) -> bool:
    """The same to two digits, also of what tells it from 1."""
    return near(number, written, 2) and abs(number - float(written)) <= 0.12 * abs(1 - float(written))


def keeps(rows: Rows, said: str, ratio: str) -> bool:
    """All steps on one line, each the same part of the last, and so of what is left of the way."""
    sign = -1 if "side to side" in said else 1
    turned = all(
        np.allclose(b, sign * float(length(b) / length(a)) * a, atol=0.02 * length(b))
        for a, b in pairwise(rows.span(said))
    )
    return "converges" in said and turned and all(each < 1 and is_ratio(each, ratio) for each in rows.ratios(said))


def times(rows: Rows, said: str, ratio: str) -> bool:
    grows = all(each > 1 for each in rows.ratios(said))
    shrinks = all(each < 1 for each in rows.ratios(said))
    return (grows if "diverges" in said else shrinks and "converges" in said) and all(
        is_ratio(each, ratio) for each in rows.ratios(said)
    )


def course(rows: Rows, said: str, verb: str, always: str, first: str, last: str) -> bool:
    changes = np.diff(rows.losses)
    kept = not always or ((changes < 0).all() if verb == "falls" else (changes > 0).all())
    right = (rows.losses[-1] < rows.losses[0]) == (verb == "falls") and first != last
    return bool(kept and right and near(rows.losses[0], first) and near(rows.losses[-1], last))


def even(rows: Rows, said: str, verb: str, amount: str) -> bool:
    changes = np.diff(rows.losses) * (1 if verb == "rises" else -1)
    return bool(np.allclose(changes, changes[0], rtol=1e-5)) and near(changes[0], amount) and "bottom" not in said


def is_slow(rows: Rows, said: str) -> bool:
    """Falls in every turn of at least five, by less than a twentieth, with at least half of the slope left."""
    first, last = (length(rows.slopes[at]) for at in (0, -1))
    falls = -np.diff(rows.losses)
    return bool(
        len(falls) >= 5 and (falls > 0).all() and falls.sum() < 0.05 * abs(rows.losses[0]) and 2 * last >= first
    )


CLAIMS: list[tuple[str, Callable[..., bool]]] = [
    (r"does not descend(?=:)", lambda rows, said: rows.losses[-1] >= rows.losses[0]),
    (r"descends(?=[:,])", lambda rows, said: rows.losses[-1] < rows.losses[0]),
    (r", but not at every turn", lambda rows, said: any(b >= a for a, b in pairwise(rows.losses))),
    (
        r"diverges: (?=the loss is|w)",
        lambda rows, said: sorted(rows.finite) == rows.finite and rows.finite[-1] > rows.finite[0],
    ),
    (
        rf"w(?:\[\d\])? is ({NUMBER}) (?:from turn (\d+) on|in turn (\d+)|before the first step)",
        lambda rows, said, what, on, at: (
            what in map(str, rows.places[int(on or at or 0)].ravel().tolist())
            and all(np.isfinite(place).all() for place in rows.places[: int(on or at or 0)])
        ),
    ),
    (
        rf"the loss is ({NUMBER}) (?:from turn (\d+) on|in turn (\d+)|before the first step)",
        lambda rows, said, what, on, at: (
            str(rows.losses[int(on or at or 0)]) == what and all(map(math.isfinite, rows.losses[: int(on or at or 0)]))
        ),
    ),
    (
        r"no further: in turn (\d+) the gradient of w(?:\[\d\])? is (?:inf|-inf|nan)",
        lambda rows, said, at: not np.isfinite(rows.slopes[int(at)]).all(),
    ),
    (r"(?:from turn \d+ to turn \d+ )?each step keeps ([\d.e-]+) of the distance", keeps),
    (r"(?:from turn \d+ to turn \d+ )?each step is ([\d.e+-]+) times as long as the one before", times),
    (
        r"(?:from turn \d+ to turn \d+ )?it jumps back and forth over the same distance",
        lambda rows, said: all(np.allclose(a, -b, atol=0.006 * length(a)) for a, b in pairwise(rows.span(said))),
    ),
    (
        r"converges( slowly)(?=:|, from side)",
        lambda rows, said, slowly: all(each ** len(rows.steps) > 0.5 for each in rows.ratios(said)),
    ),
    (
        r", half of it takes about ([\d,]+) turns",
        lambda rows, said, turns: (
            "slowly" in said
            and all(abs(each ** float(turns.replace(",", "")) - 0.5) <= 0.05 for each in rows.ratios(said))
        ),
    ),
    (r"slow: (?=the loss falls)", is_slow),
    (rf"(?:, while )?the loss (falls|rises)( at every turn,(?: but hardly,)?)? from ({NUMBER}) to ({NUMBER})", course),
    (
        rf"(?:, while )?the loss ends at ({NUMBER}), where it began",
        lambda rows, said, last: rows.losses[0] == rows.losses[-1] and near(rows.losses[0], last),
    ),
    (rf"the loss (falls|rises) by ({NUMBER}) every turn", even),
    (
        rf"the loss is ({NUMBER}) in every turn",
        lambda rows, said, what: len(set(rows.losses)) == 1 and near(rows.losses[0], what),
    ),
    (
        r"stands still: every gradient is 0",
        lambda rows, said: not any(slope.any() for slope in rows.slopes) and not any(step.any() for step in rows.steps),
    ),
    (
        r"comes to rest: from turn (\d+) on every gradient is 0",
        lambda rows, said, at: (
            not any(slope.any() for slope in rows.slopes[int(at) :]) and rows.slopes[int(at) - 1].any()
        ),
    ),
    (
        r"stands still: the inputs are the same in every turn",
        lambda rows, said: not any(step.any() for step in rows.steps),
    ),
    (r"one turn: there is nothing to compare it with", lambda rows, said: len(rows.losses) == 1),
    (
        r", from side to side",
        lambda rows, said: all((a / length(a)).ravel() @ b.ravel() < 0 for a, b in pairwise(rows.span(said))),
    ),
]

rates = st.sampled_from([1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.25, 0.3, 0.5, 0.9, 0.98, 1.0, 1.01, 2.0, 30.0])
turns = st.sampled_from([1, 2, 3, 4, 6, 10, 40, 120])
starts = st.floats(-50, 50).map(lambda number: round(number, 3))
bends = st.sampled_from([-2.0, -0.5, 0.0, 1e-9, 0.01, 0.5, 1.0, 2.0, 7.0])


@given(rates, turns, starts, starts, bends, bends, st.floats(-3, 3), starts)
def test_over_quadratics_and_linear_losses(rate, turns, x, y, a, b, mixed, tilt) -> None:
    bend = np.array([[2 * a, mixed], [mixed, 2 * b]])
    walk = walk_down(
        lambda w: 0.5 * w @ bend @ w + tilt * w[0], lambda w: bend @ w + np.array([tilt, 0]), [x, y], rate, turns
    )
    check(progress(walk).sentence, walk)


LOSSES: dict[str, tuple[Callable, Callable]] = {
    "fourth power": (lambda w: w**4, lambda w: 4 * w**3),
    "cosine": (lambda w: np.cos(w), lambda w: -np.sin(w)),
    "exponential": (lambda w: np.exp(w), lambda w: np.exp(w)),
    "distance": (abs, np.sign),
    "logarithm": (lambda w: np.log(w), lambda w: 1 / w),
    "ramp": (lambda w: np.maximum(w, 0), lambda w: 1.0 * (w > 0)),
    "line": (lambda w: 4.5 * w, lambda w: 4.5 + 0 * w),
    "upward": (lambda w: w**2, lambda w: -2 * w),
    "noise": (lambda w: w**2 + np.sin(1e4 * w), lambda w: 2 * w + 3 * np.cos(1e4 * w)),
    "reciprocal": (lambda w: 1 / w, lambda w: -1 / w**2),
}


@pytest.mark.parametrize("kind", LOSSES)
@given(rates, turns, starts)
def test_over_losses_of_other_shapes(kind, rate, turns, start) -> None:
    loss, slope = LOSSES[kind]
    walk = walk_down(loss, slope, np.float64(start), rate, turns)
    check(progress(walk).sentence, walk)


@pytest.mark.parametrize(
    ("losses", "places", "words"),
    [
        (
            [64 * 0.64**k for k in range(9)],
            [8 * 0.8**k for k in range(9)],
            "converges: each step keeps 0.8 of the distance",
        ),
        (
            [(-0.5) ** (2 * k) for k in range(9)],
            [(-0.5) ** k for k in range(9)],
            "converges, from side to side: each step keeps 0.5 of the distance",
        ),
        (
            [0.9996**k for k in range(99)],
            [0.9998**k for k in range(99)],
            "converges slowly: each step keeps 0.9998 of the distance, half of it takes about 3,500 turns",
        ),
        (
            [0.25**k for k in range(60)],
            [5 + 0.5**k for k in range(60)],
            "converges: from turn 1 to turn 27 each step keeps 0.5 of the distance",
        ),
        (
            [2.25**k for k in range(5)],
            [1.5**k for k in range(5)],
            "diverges: each step is 1.5 times as long as the one before",
        ),
        (
            [4**k for k in range(5)],
            [(-2) ** k for k in range(5)],
            "diverges, from side to side: each step is 2 times as long as the one before",
        ),
        ([1, 1, 1, 1, 1], [1, -1, 1, -1, 1], "oscillates: it jumps back and forth over the same distance"),
        ([13.5, 9, 4.5, 0], [3, 2, 1, 0], "the loss falls by 4.5 every turn"),
        ([0.65, 0.5, 0.4, 0.3], [5, 4, 3, 2], "descends: the loss falls at every turn, from 0.65 to 0.3"),
        (
            [10, 9.99, 9.985, 9.97, 9.96, 9.95],
            [10, 9.9, 9.85, 9.7, 9.6, 9.5],
            "slow: the loss falls at every turn, but hardly, from 10 to 9.95",
        ),
        ([9, 8.99, 8.98, 8.97, 8.96, 8.95], [5, 4, 3, 2, 1, 0], "slow: the loss falls by 0.01 every turn"),
        ([4, 4, 4], [2, 2, 2], "stands still: the inputs are the same in every turn"),
        ([1], [1], "one turn: there is nothing to compare it with"),
        ([1, 0.99999], [1, 0.9], "descends: the loss falls from 1 to 0.99999"),
        ([100, 25, 1, 0.9], [10, 5, 1, 0.9], "descends: the loss falls at every turn, from 100 to 0.9"),
        ([10, 5, 7, 0.9], [10, 5, 7, 0.9], "descends, but not at every turn: the loss falls from 10 to 0.9"),
        ([1, 5, 7, 5.5], [1, 5, 7, 5.5], "does not descend: the loss rises from 1 to 5.5"),
        ([1, 3, math.inf], [1, 2, 3], "diverges: the loss is inf in turn 2"),
        ([math.nan, math.nan], [1, 2], "the loss is nan before the first step"),
        ([9, 4, math.nan, math.nan], [3, 2, 1, 1], "the loss is nan from turn 2 on"),
        ([1, 4, 16], [1, 2, math.inf], "diverges: w is inf in turn 2"),
    ],
)
def test_the_words_for_each_course(losses: list[float], places: list[float], words: str) -> None:
    slopes = [np.float64(1.0)] * len(places)
    assert progress(walk_of(losses, [np.float64(place) for place in places], slopes)).sentence == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("w = mg.tensor(-1.0)\nr = mg.log(w)\nL = 2 * r", "the loss is nan before the first step: see r, line 3"),
        ("w = mg.tensor(1.0)\nL = 2 * mg.log(w)", "the loss is nan in turn 4: see mg.log(w), line 3"),
        ("w = mg.tensor(0.0)\nL = mg.sqrt(w)", "no further: in turn 0 the gradient of w is inf"),
        ("w = mg.tensor([1.0, 0.0])\nL = mg.sum(mg.sqrt(w))", "no further: in turn 0 the gradient of w[1] is inf"),
        (
            "w = mg.tensor(2.0)\nL = -4.5 * w\nL.backward()",
            "the loss falls by 2.025 every turn: there is no bottom this way",
        ),
        ("w = mg.tensor(0.0)\nL = abs(w - 9.0)", "the loss falls by 0.1 every turn"),
        ("w = mg.tensor(0.0)\nL = abs(w - 9.0) if w < 8 else w * 0", "the loss falls by 0.1 every turn"),
        ("w = mg.tensor(0.5)\nL = mg.maximum(w, 0.45) * 1.0", "comes to rest: from turn 1 on every gradient is 0"),
        ("w = mg.tensor(8.0)\nL = (w - 8) ** 2", "stands still: every gradient is 0"),
        (
            "w = mg.tensor(1.0)\nfor k in range(300):\n    L = w**2\n    L.backward()\n    w.data -= 3.0 * w.grad",
            "diverges: the loss is inf from turn 221 on: see L, line 4",
        ),
    ],
)
def test_the_words_for_programs(text: str, words: str) -> None:
    walk = descend(Program("import engine as mg\n" + text), rate=0.1, steps=10, run=run)
    assert progress(walk).sentence == words
