"""The graph of a tensor as plain tuples."""

from typing import Any

import numpy as np

from engine.backprop import operands
from engine.tensor import Tensor


def snapshot(tensor: Tensor) -> tuple[tuple[int, str | None, tuple[Any, ...], Any], ...]:
    """A tuple (made, op, inputs, value) per tensor, in order of making; each value is a copy, in its tensor's shape.

    An input is ("made", index), where another tensor was used, or ("constant", value).
    """
    found, stack = {tensor.made: tensor}, [tensor]
    while stack:
        for parent in operands(stack.pop()):
            if isinstance(parent, Tensor) and parent.made not in found:
                found[parent.made] = parent
                stack.append(parent)
    return tuple(_row(found[made]) for made in sorted(found))


def _row(t: Tensor) -> tuple[int, str | None, tuple[Any, ...], Any]:
    inputs = tuple(("made", x.made) if isinstance(x, Tensor) else ("constant", x) for x in operands(t))
    return t.made, None if t._rule is None else t._rule.op, inputs, np.array(t._data)
