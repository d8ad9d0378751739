"""autograd as programs see it: its NumPy, in which everything can be derived; its derivatives and its odds and ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import engine

from ..ours import ours
from ..values import SEQUENCES, Namespace, Row
from . import derived, misc
from .rooms import Rooms


def holds_tensor(value: Any) -> bool:
    """Whether a nested list has tensors in it."""
    return isinstance(value, engine.Tensor) or (type(value) in SEQUENCES and any(map(holds_tensor, value)))


def arrays(row: Row) -> Callable[..., Any]:
    """np.array(...): of tensors a tensor that remembers them."""

    def stacked(machine: Any, value: Any) -> Any:
        if type(value) not in SEQUENCES or not holds_tensor(value):
            return value
        machine.spread(len(value))
        return machine.admit(np.stack([stacked(machine, one) for one in value]))

    def array(machine: Any, object: Any, *args: Any, **kwargs: Any) -> Any:
        machine.size(object)
        if not holds_tensor(object):
            return machine.call(row, (object, *args), kwargs)
        machine.numeric(object if type(object) in SEQUENCES else [object])
        return stacked(machine, object)

    return array


def names(
    numpy: Callable[[], Namespace], engines: Callable[[], Namespace], special: Callable[[], Namespace]
) -> Namespace:
    """autograd for one run, over the run's own numpy and engine."""

    def wrapped() -> Namespace:
        theirs = numpy()
        own = ours({name: arrays(theirs.members[name]) for name in ("array", "asarray")})  # type: ignore[arg-type]
        return Namespace("autograd.numpy", {**theirs.members, **own})

    rooms = {
        "numpy": wrapped,
        "misc": misc.names,
        "scipy": special,
        "test_util": lambda: derived.checks(engines().members),
    }
    return Namespace("autograd", Rooms(ours(derived.functions(engines().members)), rooms))
