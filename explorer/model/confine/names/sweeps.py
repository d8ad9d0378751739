"""What arrays and tensors do by code of ours: backward passes, and lists of their elements."""

from __future__ import annotations

import math
from contextlib import nullcontext
from typing import Any

import numpy as np

import engine

from ..limits import CONTAINER, NEW
from ..memory import behind, nbytes
from ..shapes import elements
from ..takes import takes
from ..values import kind_name

OPTIONS = takes("grad=, *, constant=, retain_graph:flag=, create_graph:flag=")


def backward(machine: Any, tensor: Any, grad: Any = None, **options: Any) -> None:
    """tensor.backward(...): the watcher walks the sweep, then lets the engine do it."""
    if not isinstance(tensor, engine.Tensor):
        raise TypeError(f"backward belongs to tensors, not to a value of type {kind_name(tensor)}")
    (head,), options, _ = OPTIONS.bind(machine.meter, "backward", (grad,), options)
    if is_number_or_array(head):
        machine.meter.array(elements(head))
    sweeping(machine, tensor)
    with machine.differentiating() if options.get("create_graph") else nullcontext():
        machine.watcher.backward(tensor, head, machine.site.place, **options)


def sweeping(machine: Any, *roots: Any) -> None:
    """Count a backward pass: its work, and the gradient that it leaves in each tensor that it comes by."""
    if not machine.memory.living:  # nothing large has been made
        machine.meter.sweep(0)
        return
    tensors = [one for root in roots if not root.constant for one in behind(root)]
    machine.meter.handle(len(tensors))
    machine.meter.sweep(sum(one.size for one in tensors))
    machine.memory.gradients(tensors)
    machine.make_room(max((nbytes(one) for one in tensors), default=0))


def is_number_or_array(value: Any) -> bool:
    """Whether an output gradient has elements to count."""
    return isinstance(value, (np.ndarray, engine.Tensor, list, tuple))


def tolist(machine: Any, array: Any) -> Any:
    """array.tolist(): its items counted as a list's, and the lists that they are in."""
    lists = sum(math.prod(array.shape[:axis]) for axis in range(array.ndim))
    machine.meter.sequence(array.size + lists)
    machine.meter.grow(NEW * array.size + CONTAINER * lists)
    return array.tolist()
