"""Choosing between values."""

from typing import Any

import numpy as np

from engine.mirror import mirrors
from engine.rules import rule_of
from engine.tensor import apply
from engine.tensor import clip as _clip

clip = mirrors(np.clip)(_clip)


@mirrors(np.where)
def where(condition: Any, x: Any = None, y: Any = None, *, constant: bool | None = None) -> Any:
    """x where the condition holds, else y; with the condition alone, NumPy's indices of its true elements."""
    condition = np.asarray(condition)
    if x is None and y is None:
        return np.where(condition)
    if x is None or y is None:
        raise ValueError("where takes the condition alone, or both x and y")
    return apply(rule_of("where"), (condition, x, y), constant=constant)


__all__ = ["clip", "where"]
