"""What a tensor was made by, as a program sees it: the operation, and the tensors that it was made of."""

from __future__ import annotations

from typing import Any

import numpy as np

import engine

from .limits import Meter
from .values import Thing

NUMBERS = (int, float, np.generic)


def creator_of(meter: Meter, tensor: engine.Tensor) -> Thing | None:
    """tensor.creator; None of a leaf. Numbers that took part are constants among its variables, as in MyGrad."""
    call = tensor.creator
    if call is None:
        return None
    meter.sequence(len(call.inputs))
    variables = tuple(as_tensor(one) for one in call.inputs if isinstance(one, (engine.Tensor, np.ndarray, *NUMBERS)))
    name = "".join(part.title() for part in call.op.split("_"))
    return Thing(name, {"op": call.op, "variables": variables})


def as_tensor(value: Any) -> engine.Tensor:
    """A tensor, or what took part as a plain number or array, as a constant."""
    return value if isinstance(value, engine.Tensor) else engine.tensor(value, constant=True, copy=False)
