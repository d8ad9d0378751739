"""Items: value[index], value[index] = other, del value[index]; what may be indexed, and what it costs."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

from .admission import in_64_bits
from .containers import DICTS, MORE, Defaults, may_hold
from .enums import Enumeration
from .grids import Grid, Indexer
from .instances import MISSING, Class, Instance
from .machine import Machine
from .shapes import indexed
from .values import Hint, Type, is_array, kind_name

INDEXED = frozenset({list, tuple, str, dict, range}) | MORE
CHANGED = frozenset({list, deque}) | DICTS
PLAIN = frozenset({int, type(None)})
ITEMS = (int, float, complex, np.number, np.bool_)
NO_INDEX = (  # as NumPy says it
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
    "indices"
)


def item(machine: Machine, owner: Any, index: Any) -> Any:
    """owner[index]."""
    kind = type(owner)
    if isinstance(index, Instance) and kind not in DICTS and not isinstance(owner, Instance):
        index = whole(machine, index, "indices must be integers or slices, not {kind}")
    if is_array(owner):
        index = checked_index(machine, index)
        size = indexed(tuple(owner.shape), index)
        machine.meter.array(size)
        machine.meter.work(size)
        return machine.admit(owner[index])
    if kind in INDEXED or isinstance(owner, np.generic):
        if kind in DICTS:
            machine.key(index)
            if kind is Defaults and index not in owner and owner.factory is not None:
                set_item(machine, owner, index, machine.call(owner.factory, (), {}))
        elif kind is deque:
            machine.meter.handle(len(owner) // 64)
        elif type(index) is slice and kind is not range:
            machine.meter.sequence(length_of(index, len(owner)))
        return owner[index]
    if kind is Type or kind is Hint:  # list[int], Dict[str, float]
        return Hint(owner.name)
    if kind is Class:
        if not owner.generic:
            raise TypeError(f"type '{owner.name}' is not subscriptable")
        return owner
    if kind is Grid:
        return owner.at(index)
    if isinstance(owner, (Instance, Enumeration)):
        return owner[index]  # type: ignore[index]
    if kind is Indexer:
        return owner.at(machine, index)
    raise TypeError(f"'{kind_name(owner)}' object is not subscriptable")


def length_of(index: slice, length: int) -> int:
    """How many items a slice has, of so many."""
    plain = {type(index.start), type(index.stop), type(index.step)} <= PLAIN and index.step != 0
    return len(range(*index.indices(length))) if plain else length


def whole(host: Any, value: Instance, otherwise: str) -> Any:
    """The whole number that an instance stands for; `otherwise` says what is wrong where it stands for none."""
    if value.ours.find("__index__") is MISSING:
        raise TypeError(otherwise.format(kind=value.ours.name))
    found = host.call(value.look_up(host, "__index__"), (), {})
    if type(found) is not int:
        raise TypeError(f"__index__ returned non-int (type {kind_name(found)})")
    return found


def set_item(machine: Machine, owner: Any, index: Any, value: Any) -> None:
    """owner[index] = value."""
    if is_array(owner):
        index = checked_index(machine, index)
        machine.meter.work(indexed(tuple(owner.shape), index))
        owner[index] = stored(machine, value)
    elif type(owner) in DICTS:
        machine.key(index)
        may_hold(owner, value)
        machine.meter.table(1)
        machine.keep(index)
        machine.keep(value)
        owner[index] = value
    elif type(owner) is deque:
        machine.meter.handle(len(owner) // 64)
        machine.keep(value)
        owner[index] = value
    elif type(owner) is list:
        value = machine.collect(value) if type(index) is slice else value
        machine.meter.sequence(len(value) if type(index) is slice else 1)
        machine.keep_all(value) if type(index) is slice else machine.keep(value)
        owner[index] = value
    elif isinstance(owner, Instance):
        owner[index] = value  # type: ignore[index]
    else:
        raise TypeError(f"'{kind_name(owner)}' object does not support item assignment")


def drop_item(machine: Machine, owner: Any, index: Any) -> None:
    """del owner[index]."""
    if isinstance(owner, Instance):
        del owner[index]  # type: ignore[attr-defined]
        return
    if type(owner) not in CHANGED:
        raise TypeError(f"'{kind_name(owner)}' object doesn't support item deletion")
    if type(owner) in DICTS:
        machine.key(index)
    machine.meter.handle(len(owner))
    del owner[index]


def stored(machine: Machine, value: Any) -> Any:
    """What may go into an array: numbers, arrays and nested lists of them."""
    if is_array(value) or isinstance(value, ITEMS):
        return value
    if type(value) in (list, tuple):
        machine.numeric(value)
        return value
    if type(value) is range:
        return in_64_bits(machine.meter, value)
    raise TypeError(f"an array cannot hold a value of type {kind_name(value)}")


def checked_index(machine: Machine, index: Any) -> Any:
    """An array's index: whole numbers, slices, None, dots, arrays, lists and ranges, which NumPy takes for lists."""
    if type(index) is tuple:
        return tuple([part_of_index(machine, part) for part in index])
    return part_of_index(machine, index)


def part_of_index(machine: Machine, part: Any) -> Any:
    """One of its parts."""
    if type(part) is range:
        return machine.collect(part)
    if type(part) in (list, tuple):
        machine.numeric(part)
    elif not (is_array(part) or isinstance(part, (int, slice, np.generic)) or part is None or part is ...):
        raise IndexError(NO_INDEX)
    return part
