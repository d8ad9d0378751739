"""Where a walk has come to rest though it is not at the bottom: a saddle, a top, a flat place on a slope."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..leaves import Leaf
from ..parameters import labels
from ..program import Program
from ..run import Run
from ..turn import Parameter
from .many import Places
from .rules import place_of

NEAR = 1e-3  # times the number, or 1: so far from the place of rest the loss is looked at
MOST = 16  # numbers that are moved for that


def lower_beside(ran: Run, leaves: Sequence[Leaf], run: Callable[[Program], Run]) -> str:
    """Where every gradient is 0: along which numbers the loss is lower nearby; empty where it is along none."""
    here = np.concatenate([place_of(leaf).astype(float) for leaf in leaves])
    loss = ran.swept.loss.numbers if ran.swept and ran.swept.loss else None
    if not loss or any(number for leaf in leaves for number in leaf.gradient.numbers or ()):
        return ""
    moves = [(at, side) for at in range(min(len(here), MOST)) for side in (1.0, -1.0)]
    places = [here + side * NEAR * max(1.0, abs(here[at])) * np.eye(len(here))[at] for at, side in moves]
    found = Places(ran, leaves, run).one_by_one(np.array(places))
    labels = [label for leaf in leaves for label in labels_of(leaf)]
    lower = {labels[at]: None for (at, _), there in zip(moves, found, strict=True) if there < loss[0]}
    return " and ".join([*lower][:2])


def labels_of(leaf: Leaf) -> list[str]:
    """What the numbers of a leaf are called."""
    return labels(Parameter(leaf.name, leaf.value, None))
