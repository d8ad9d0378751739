"""How the learning rate of a descent changes from turn to turn: a row for each schedule, with its formula.

They are those of torch.optim.lr_scheduler: StepLR, ExponentialLR, CosineAnnealingLR, LinearLR; 1/t is LambdaLR's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """By how much the first rate is multiplied in turn n of N, where s turns are a stretch of it.

    In the formula {first} is that rate, {n} the turn from 0, {N} how many steps there are, {s} the stretch.
    """

    title: str
    formula: str
    factor: Callable[[int, int, int], float]
    parts: int = 1  # of a whole walk that make a stretch

    def stretch(self, steps: int) -> int:
        """How many turns a stretch has."""
        return max(1, steps // self.parts)

    def rate(self, first: float, turn: int, steps: int) -> float:
        """The rate of the step that leads on from a turn."""
        return first * self.factor(turn, max(1, steps), self.stretch(steps))


SCHEDULES: dict[str, Schedule] = {
    "constant": Schedule("constant", "{first}", lambda n, N, s: 1.0),
    "step": Schedule("step decay", "{first} · 0.5^⌊{n}/{s}⌋", lambda n, N, s: 0.5 ** (n // s), parts=4),
    "exponential": Schedule("exponential", "{first} · 0.95^{n}", lambda n, N, s: 0.95**n),
    "cosine": Schedule(
        "cosine", "{first} · (1 + cos(π · {n}/{N})) / 2", lambda n, N, s: (1 + math.cos(math.pi * n / N)) / 2
    ),
    "inverse": Schedule("1/t", "{first} / (1 + 0.1 · {n})", lambda n, N, s: 1 / (1 + 0.1 * n)),
    "warmup": Schedule(
        "warm-up", "{first} · (0.1 + 0.9 · min({n}, {s})/{s})", lambda n, N, s: 0.1 + 0.9 * min(n, s) / s, parts=5
    ),
}
