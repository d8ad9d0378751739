"""What a Turn is as it closes: what a sweep starts from, the loss that it differentiates, what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from engine import Tensor

from .confine import Halted
from .parameters import KEPT
from .turn import Turn
from .value import Value, value_of


class Closing(NamedTuple):
    """A Turn that is about to be swept by the engine: what is known of it before."""

    turn: Turn
    moving: Mapping[str, Tensor]  # its parameters by their names
    gradients: Mapping[str, Value | None]  # as a sweep of ours has them, where there was one


class Enough(Halted):
    """What was wanted of a run is there: it ends."""

    message = remedy = ""

    def __init__(self) -> None:
        super().__init__("seconds", 0)


def gradient_of(tensor: Tensor) -> Value | None:
    """What the engine's own backward pass has left in a tensor."""
    gradient = tensor.grad
    return None if gradient is None else value_of(np.asarray(gradient), KEPT)


def loss_of(target: Tensor, seed: Any) -> Value:
    """The one number whose gradient a sweep computes: the sum of a target's elements, each times its seed."""
    array = np.asarray(target)
    return value_of((array * seed if array.shape and seed is not None else array).sum())


def seed_of(tensor: Tensor, head: Any) -> Any:
    """The gradient that a sweep starts from, in the tensor's shape; None if the head does not fit."""
    if head is None:
        return np.ones(tensor.shape, tensor.dtype)
    try:
        return np.broadcast_to(np.asarray(head, dtype=tensor.dtype), tensor.shape)
    except (ValueError, TypeError):
        return None  # the engine's own backward says what is wrong
