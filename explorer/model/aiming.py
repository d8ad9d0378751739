"""Finds the target that a reader has asked for while its tensor is alive, and what its way back begins with."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from engine import Tensor

from .capture import Capture
from .closing import seed_of
from .graph import Aim
from .program import Target
from .value import value_of


class Aimed(NamedTuple):
    """A tensor, the gradient that its sweep starts from, and what is said of that in the graph."""

    target: Tensor
    seed: Any
    aim: Aim | None = None


def aimed(capture: Capture, asked: Target | None, own: Tensor, seed: Any) -> Aimed:
    """What is to be swept: the value asked for if there is one, and else the program's own target from its own seed."""
    if asked is None:
        return Aimed(own, seed)
    tensor = None if asked.row else capture.find(asked.called, asked.count)  # an answer is told by whoever has asked
    missed = "gone" if tensor is None else "constant" if tensor.constant else ""
    if tensor is None or missed:
        return _told(capture, own, own, seed, missed)
    usual = seed if tensor.made == own.made else seed_of(tensor, None)
    head = _shaped(asked.head, tensor) if asked.head else usual
    return _told(capture, own, tensor, usual if head is None else head, "head" if head is None else "")


def _told(capture: Capture, own: Tensor, target: Tensor, seed: Any, missed: str) -> Aimed:
    return Aimed(target, seed, Aim(capture.keys[own.made], missed, value_of((np.asarray(target) * seed).sum())))


def _shaped(head: tuple[float, ...], tensor: Tensor) -> Any:
    """One number for all elements, or one for each; None where they are too many or too few."""
    numbers = np.array(head, tensor.dtype)
    if len(head) == 1:
        return np.broadcast_to(numbers[0], tensor.shape)
    return numbers.reshape(tensor.shape) if len(head) == tensor.size else None
