"""Whether a slope that did not change on the way goes on like that: by running the program far beyond the walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..program import Program, Start
from ..run import Run

FAR = (10.0, 1e3, 1e6)  # times the way so far
SAME = 1e-9  # slopes that differ by less, relatively, are one slope
ALIKE = 1e-6  # the same for differences of losses, which lose digits


def is_alike(ran: Run, other: Run) -> bool:
    """Whether two runs have the same leaves, and the same slopes there; not where these are 0."""
    if [leaf.spot for leaf in ran.leaves] != [leaf.spot for leaf in other.leaves]:
        return False
    slope, known = _slopes(ran), _slopes(other)
    return slope.shape == known.shape and bool(known.any() and np.allclose(slope, known, rtol=SAME, atol=0))


def goes_on(first: Run, last: Run, run: Callable[[Program], Run]) -> bool:
    """Whether the loss falls on with the slope of these two, as far as numbers reasonably go."""
    way = _numbers(last) - _numbers(first)
    return all(_goes_on(last, run, far * way) for far in FAR)


def _goes_on(ran: Run, run: Callable[[Program], Run], beyond: np.ndarray) -> bool:
    numbers, slope = _numbers(ran), _slopes(ran)
    ends = np.cumsum([len(leaf.value.numbers or ()) for leaf in ran.leaves])[:-1]
    parts = np.split(numbers + beyond, ends)
    starts = tuple(Start(leaf.spot, tuple(part.tolist())) for leaf, part in zip(ran.leaves, parts, strict=True))
    there = run(replace(ran.program, starts=starts))
    if there.error or not is_alike(there, ran):
        return False
    return bool(np.isclose(_loss(there) - _loss(ran), slope @ (_numbers(there) - numbers), rtol=ALIKE, atol=0))


def _numbers(ran: Run) -> np.ndarray:
    return np.concatenate([np.array(leaf.value.numbers, float) for leaf in ran.leaves])


def _slopes(ran: Run) -> np.ndarray:
    return np.concatenate([np.array(leaf.gradient.numbers, float) for leaf in ran.leaves])


def _loss(ran: Run) -> float:
    loss = ran.swept.loss if ran.swept else None
    return float(loss.numbers[0]) if loss and loss.numbers else float("nan")
