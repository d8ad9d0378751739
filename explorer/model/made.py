"""The living tensors that a graph is made from, and one cell of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine import Call, Tensor

Made = Sequence[tuple[Tensor, Call | None]]  # tensors, each with the Call that made it, in order of making


def one_hot(x: Any, at: int) -> np.ndarray:
    """An array of the shape and dtype of `x`: 1 in one place, in C order, and 0 elsewhere."""
    one = np.zeros(np.shape(x), np.asarray(x).dtype)
    one.flat[at] = 1
    return one
