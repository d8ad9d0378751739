"""Whether a descent is slow: its loss falls, but hardly, although most of the slope that it began with is left."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

FEWEST = 5  # turns: fewer say nothing
LITTLE = 0.05  # of the first loss: who has fallen further is not slow
STEEP = 0.5  # of the first gradient: where less is left a bottom is near, and it is that which slows the walk


@np.errstate(all="ignore")
def fallen(losses: Sequence[float] | np.ndarray, first: float, last: float) -> float | None:
    """What part of the first loss a slow walk has fallen by; None of any other walk.

    `first` and `last` are the lengths of the gradient. A slow walk falls in every turn: one whose losses go up and
    down has no pace that could be told.
    """
    numbers = np.asarray(losses, float)
    falls = -np.diff(numbers)
    if len(falls) < FEWEST or not np.isfinite(numbers).all() or not (falls > 0).all() or not numbers[0]:
        return None
    part = float((numbers[0] - numbers[-1]) / abs(numbers[0]))
    is_steep = math.isfinite(last) and 0 < STEEP * first <= last
    return part if part < LITTLE and is_steep else None


def halving(ratio: float) -> float:
    """How many turns it takes until half of the distance is left, where each keeps this part of it."""
    return math.log(0.5) / math.log(abs(ratio))
