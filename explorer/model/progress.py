"""What the numbers of a descent say: a table, and one honest sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .descent import labels
from .turn import Parameter, Turn
from .value import Value

ELEMENTS = 8  # of a parameter; a larger one gets one column, its mean
STEADY = 0.02  # ratios of successive steps that differ by less (relatively) are one ratio
EQUAL = 0.005  # a ratio this close to 1 is 1
NOISE = 1e-9  # steps shorter than this part of the way are rounding

Row = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The table of a descent: Turn, Loss, then a column per parameter; None where the program computed no number."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sentence: str


def progress(turns: Iterable[Turn]) -> Progress:
    """The table and the verdict of a descent's Turns."""
    turns = tuple(turns)
    cells = [dict(_cells(turn.parameters)) for turn in turns]
    names = tuple(dict.fromkeys(name for row in cells for name in row))
    heads = [(turn.number, _number(turn.loss)) for turn in turns]
    rows = tuple((*head, *map(row.get, names)) for head, row in zip(heads, cells, strict=True))
    return Progress(("Turn", "Loss", *names), rows, verdict(rows))


def _cells(parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, float | None]]:
    for parameter in parameters:
        numbers = parameter.value.numbers
        if numbers is None or len(numbers) > ELEMENTS:
            yield f"mean of {parameter.name}", parameter.value.mean
        else:
            yield from zip(labels(parameter), numbers, strict=True)


def _number(value: Value | None) -> float | None:
    return None if value is None or not value.numbers else value.numbers[0]


def verdict(rows: Sequence[Row]) -> str:
    """One sentence: does it converge, diverge, oscillate, and how fast?"""
    for row in rows:
        if any(cell is not None and not math.isfinite(cell) for cell in row):
            return f"diverges: turn {row[0]} is no longer a finite number"
    steps = _steps(rows)
    if not steps:
        return "one turn is too few to judge"
    if not any(map(_length, steps)):
        return "stands still: the gradient is zero"
    return _by_ratio(steps, _size(rows)) or _by_loss([row[1] for row in rows if row[1] is not None])


def _steps(rows: Sequence[Row]) -> list[list[float]]:
    points = [row[2:] for row in rows if len(row) > 2 and None not in row[2:]]
    return [[b - a for a, b in zip(*pair, strict=True)] for pair in pairwise(points)]  # type: ignore[operator]


def _length(step: Sequence[float]) -> float:
    return math.hypot(*step)


def _size(rows: Sequence[Row]) -> float:
    """How large the parameters are where the descent ends: what rounding is measured by."""
    return math.hypot(*(cell for cell in rows[-1][2:] if cell is not None))


def _by_ratio(steps: list[list[float]], size: float) -> str | None:
    """The verdict where each step is the same part of the one before."""
    clean = [step for step in steps if _length(step) > NOISE * size]
    ratios = [_length(b) / _length(a) for a, b in pairwise(clean) if _length(a)][-3:]
    if len(ratios) < 2 or max(ratios) - min(ratios) > STEADY * max(ratios):
        return None
    ratio = ratios[-1]
    turning = sum(a * b for a, b in zip(clean[-2], clean[-1], strict=True)) < 0
    if ratio < 1 - EQUAL:
        return f"converges{', from side to side' * turning}: each step keeps {ratio:.2g} of the distance"
    if ratio > 1 + EQUAL:
        return f"diverges{', from side to side' * turning}: each step is {ratio:.3g} times as long as the one before"
    return "oscillates: it jumps back and forth over the same distance" if turning else "moves on: all steps are equal"


def _by_loss(losses: list[float]) -> str:
    if len(losses) < 2:
        return "too few turns to judge"
    span = f"from {losses[0]:.4g} to {losses[-1]:.4g}"
    if losses[-1] >= losses[0]:
        return f"does not descend: the loss goes {span}"
    if all(b <= a for a, b in pairwise(losses)):
        return f"descends: the loss falls {span}"
    return f"descends, but not at every turn: the loss goes {span}"
