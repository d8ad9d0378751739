"""copy: shallow and deep. Of what a program can hold, numbers, texts and functions are shared, as in Python."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

import engine

from ..containers import DICTS, Record, fresh
from ..instances import Instance
from ..limits import Meter
from ..values import Namespace, is_mxnet
from .made import room

Copy = Callable[[Any], Any]


def shallow(machine: Any, x: Any) -> Any:
    """copy(value)."""
    if type(x) in FLAT:
        machine.meter.sequence(len(x)) if type(x) in ROWS else machine.meter.table(len(x))
        return FLAT[type(x)](x)
    return array(machine, x)


def array(machine: Any, value: Any) -> Any:
    """A copy of an array or a tensor; anything else itself. A tensor's copy is a leaf."""
    if isinstance(value, np.ndarray):
        machine.spread(value.size)
        return machine.admit(value.copy())
    if isinstance(value, engine.Tensor):
        machine.spread(value.size)
        return machine.admit(engine.tensor(value.data.copy(), constant=value.constant))
    if isinstance(value, Instance):
        return twin(machine, value, dict(value.names))
    if is_mxnet(value):
        machine.spread(value.size)
        return machine.admit(value.copy())
    return value


def twin(machine: Any, value: Instance, names: dict[str, Any]) -> Any:
    """Another instance of the same class."""
    made = value.ours.blank(machine, value.args if isinstance(value, BaseException) else ())
    machine.meter.table(len(value.names))
    machine.keep_all(names.values())
    made.names = names
    return made


def deep(machine: Any, x: Any, memo: Any = None) -> Any:
    """deepcopy(value): containers and arrays at all depths, each once."""
    machine.size(x)
    return copied(machine, x, {}, 1)


def copied(machine: Any, value: Any, known: dict[int, Any], depth: int) -> Any:
    """The copy of a value; `known` are the copies that have been made."""
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, Instance):
        made = known[id(value)] = twin(machine, value, {})
        machine.keep(made)
        if depth > machine.limits.inside:
            machine.meter.halt("inside")
        for name, one in value.names.items():
            made.names[name] = copied(machine, one, known, depth + 1)
            machine.keep(made.names[name])
        return made
    if type(value) not in CONTAINERS:
        found = known[id(value)] = array(machine, value)
        return found
    count(machine.meter, value, depth)
    made = CONTAINERS[type(value)](value, known, lambda one: copied(machine, one, known, depth + 1))
    machine.keep(made)
    return made


def copied_row(value: Any, known: dict[int, Any], copy: Copy) -> Any:
    """The copy of a list or deque is known before those of its items: one of them may be the list."""
    made = known[id(value)] = fresh(value)
    made.extend(map(copy, value))
    return made


def copied_dict(value: Any, known: dict[int, Any], copy: Copy) -> Any:
    """The same for a dict of any kind; its keys are shared."""
    made = known[id(value)] = fresh(value)
    dict.update(made, {key: copy(one) for key, one in value.items()})
    return made


def copied_tuple(value: tuple[Any, ...], known: dict[int, Any], copy: Copy) -> tuple[Any, ...]:
    """A tuple whose items are their own copies is its own, too; one with names keeps them."""
    found = tuple(map(copy, value))
    if all(one is other for one, other in zip(value, found, strict=True)):
        return value
    return value.kind.made(found) if isinstance(value, Record) else found


CONTAINERS: dict[type, Callable[..., Any]] = {
    **dict.fromkeys((list, deque), copied_row),
    **dict.fromkeys((tuple, Record), copied_tuple),
    **dict.fromkeys(DICTS, copied_dict),
    set: lambda value, known, copy: value.copy(),
}
ROWS = (list, deque, tuple, Record)  # what holds its items one after the other; all else is a table


def itself(value: Any) -> Any:
    """What is in a copy of one level."""
    return value


FLAT: dict[type, Any] = {
    kind: lambda value, copied=copied: copied(value, {}, itself) for kind, copied in CONTAINERS.items()
}


def count(meter: Meter, value: Any, depth: int) -> None:
    """Count a container before it is copied."""
    if depth > meter.limits.inside:
        meter.halt("inside")
    meter.sequence(len(value)) if type(value) in ROWS else meter.table(len(value))


def names() -> Namespace:
    """copy for one run."""
    return room("copy", {"copy": shallow, "deepcopy": deep})
