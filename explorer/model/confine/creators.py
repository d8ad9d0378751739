"""What arrays and tensors tell of themselves: what a tensor was made by and of, how the numbers of an array lie."""

from __future__ import annotations

from typing import Any

import numpy as np

import engine

from .memory import Memory
from .values import Thing

SIZE = 1_000  # bytes of one of these, and of each of its constants
FLAGS = "c_contiguous f_contiguous owndata writeable contiguous forc fnc aligned"
NUMBERS = (int, float, np.generic)


def creator_of(memory: Memory, tensor: engine.Tensor) -> Thing | None:
    """tensor.creator; None of a leaf. Numbers that took part are constants among its variables, as in MyGrad."""
    call = tensor.creator
    if call is None:
        return None
    memory.meter.sequence(len(call.inputs))
    variables = tuple(as_tensor(one) for one in call.inputs if isinstance(one, (engine.Tensor, np.ndarray, *NUMBERS)))
    name = "".join(part.title() for part in call.op.split("_"))
    found = Thing(name, {"op": call.op, "variables": variables})
    memory.hold(found, SIZE * (1 + len(variables)))
    return found


def flags_of(memory: Memory, array: np.ndarray) -> Thing:
    """array.flags, to be read only."""
    found = Thing("flagsobj", {one: getattr(array.flags, one) for one in FLAGS.split()})
    memory.hold(found, SIZE)
    return found


def as_tensor(value: Any) -> engine.Tensor:
    """A tensor, or what took part as a plain number or array, as a constant."""
    return value if isinstance(value, engine.Tensor) else engine.tensor(value, constant=True, copy=False)
