"""The update rules that a descent may follow: the engine's own, and what each of them keeps inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import engine

from ..leaves import Leaf
from ..program import Spot, Start

Memory = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a rule computes on the way to its move.

    In a formula {g} is the gradient, {w} the place and {t} the number of the step, from 1; the symbol of a line is
    what that was after this step, with "-" what it was before it.
    """

    words: str
    symbol: str
    formula: str
    of: Callable[[Memory], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """An optimizer of the engine with its options, its lines and the formula of its move.

    `widest` is how many times the rate of plain descent it bears in a bowl; None where no such limit is known.
    """

    title: str
    make: Callable[..., engine.optimizers.Optimizer]
    move: str
    options: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    widest: float | None = None


KEPT = 0.9  # of a velocity or a mean, each step
SPEED = Line("velocity", "v", "0.9 · {v-} + {g}", lambda memory: memory["speed"])
MEAN = Line("mean of gradients", "m", "0.9 · {m-} + 0.1 · {g}", lambda memory: memory["mean"])
SPREAD = Line("mean of squares", "s", "0.999 · {s-} + 0.001 · {g}²", lambda memory: memory["squares"])
CORRECTED = (
    Line("mean, corrected", "m̂", "{m} / (1 − 0.9^{t})", lambda memory: memory["mean"] / (1 - KEPT ** memory["count"])),
    Line(
        "squares, corrected",
        "ŝ",
        "{s} / (1 − 0.999^{t})",
        lambda memory: memory["squares"] / (1 - 0.999 ** memory["count"]),
    ),
)
MEANS = (MEAN, SPREAD, *CORRECTED)

RULES: dict[str, Rule] = {
    "plain": Rule("plain", engine.optimizers.sgd, "−{rate} · {g}", widest=1.0),
    "momentum": Rule("momentum", engine.optimizers.sgd, "−{rate} · {v}", {"momentum": KEPT}, (SPEED,), widest=1 + KEPT),
    "nesterov": Rule(
        "Nesterov",
        engine.optimizers.sgd,
        "−{rate} · ({g} + 0.9 · {v})",
        {"momentum": KEPT, "nesterov": True},
        (SPEED,),
        widest=(1 + KEPT) / (1 + 2 * KEPT),
    ),
    "rmsprop": Rule(
        "RMSProp",
        engine.optimizers.rmsprop,
        "−{rate} · {g} / (√{s} + 1e−8)",
        lines=(Line("mean of squares", "s", "0.9 · {s-} + 0.1 · {g}²", lambda memory: memory["squares"]),),
    ),
    "adagrad": Rule(
        "Adagrad",
        engine.optimizers.adagrad,
        "−{rate} · {g} / (√{s} + 1e−10)",
        lines=(Line("sum of squares", "s", "{s-} + {g}²", lambda memory: memory["squares"]),),
    ),
    "adam": Rule("Adam", engine.optimizers.adam, "−{rate} · {m̂} / (√{ŝ} + 1e−8)", lines=MEANS),
    "adamw": Rule("AdamW", engine.optimizers.adamw, "−{rate} · ({m̂} / (√{ŝ} + 1e−8) + 0.01 · {w})", lines=MEANS),
}


@dataclass(frozen=True, slots=True)
class Inside:
    """What a rule computed in one step: for each of its lines, and for the move, one number per number that moves; and
    the learning rate of the step.
    """

    lines: tuple[tuple[float, ...], ...]
    move: tuple[float, ...]
    rate: float


class Update:
    """A rule at work: it knows what it has computed of each leaf so far, and which rate the next step has."""

    def __init__(self, name: str, rates: Iterable[float]) -> None:
        self._rule, self._rates, self._rate = RULES[name], iter(rates), 0.0
        self._step = self._rule.make((), **self._rule.options)
        self._memories: dict[Spot, dict[str, Any]] = {}

    def __call__(self, leaves: Sequence[Leaf]) -> tuple[tuple[Start, ...], Inside]:
        """Where one step brings these leaves, each in its own precision, and what was computed for it."""
        self._rate = next(self._rates)
        with np.errstate(all="ignore"):
            moves = [self._moved(leaf) for leaf in leaves]
            lines = [[line.of(self._memories[leaf.spot]) for leaf in leaves] for line in self._rule.lines]
            places = [place_of(leaf) - move for leaf, move in zip(leaves, moves, strict=True)]
        starts = (Start(leaf.spot, tuple(place.tolist())) for leaf, place in zip(leaves, places, strict=True))
        return tuple(starts), Inside(tuple(map(_flat, lines)), _flat(-move for move in moves), self._rate)

    def _moved(self, leaf: Leaf) -> np.ndarray:
        memory = self._memories.setdefault(leaf.spot, {})
        memory["place"] = place_of(leaf)
        slope = np.array(leaf.gradient.numbers, leaf.gradient.dtype)
        return self._step.rule(slope, memory, **{**self._step.options, "rate": self._rate}).astype(leaf.value.dtype)


def place_of(leaf: Leaf) -> np.ndarray:
    """The numbers of a leaf, flat, in its own precision."""
    return np.array(leaf.value.numbers, leaf.value.dtype)


def _flat(parts: Iterable[np.ndarray]) -> tuple[float, ...]:
    return tuple(number for part in parts for number in np.asarray(part, float).tolist())
