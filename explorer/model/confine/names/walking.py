"""Python's functions that walk item by item: each item is counted, callbacks are called by the machine."""

from __future__ import annotations

import ast
import sys
from collections import deque
from collections.abc import Iterator
from operator import index
from typing import Any

import numpy as np

import engine

from ..admission import VIEWS
from ..containers import DICTS, Record
from ..instances import MISSING, Instance
from ..iteration import sized, walk
from ..operators import BINARY, COMPARE
from ..ordering import sorting
from ..values import is_array, kind_name

ADD, LESS, MORE = BINARY[ast.Add][0], COMPARE[ast.Lt], COMPARE[ast.Gt]
NOTHING = object()
REVERSIBLE = frozenset({list, tuple, str, range, deque, Record}) | DICTS | VIEWS
OLD = sys.version_info < (3, 12)
EMPTY = "{}() arg is an empty sequence" if OLD else "{}() iterable argument is empty"  # as this Python says
SOURCE = 100  # items that it is worth to begin walking one more thing


def total(machine: Any, values: Any, start: Any = 0) -> Any:
    """sum(values): one addition after the other."""
    if type(values) in (np.ndarray, list, tuple) or isinstance(values, engine.Tensor):
        machine.meter.handle(len(values))
    if type(start) is str:
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    for value in walk(values):
        machine.meter.step()
        start = ADD(machine, start, value)
    return start


def extreme(name: str, better: Any) -> Any:
    """min and max."""

    def choose(machine: Any, *values: Any, key: Any = None, default: Any = NOTHING) -> Any:
        found = machine.collect(values[0]) if len(values) == 1 else list(values)
        if not found:
            if default is NOTHING:
                raise ValueError(EMPTY.format(name))
            return default
        if not values:
            raise TypeError(f"{name} expected at least 1 argument, got 0")
        rank = machine.callback(key) if key is not None else lambda value: value
        best, best_rank = found[0], rank(found[0])
        for value in found[1:]:
            machine.meter.handle(1)
            ranked = rank(value)
            if better(machine, ranked, best_rank):
                best, best_rank = value, ranked
        return best

    return choose


def in_order(machine: Any, values: Any, *, key: Any = None, reverse: Any = False) -> list[Any]:
    """sorted(values)."""
    found = machine.collect(sized(values))
    sorting(machine, found)
    return sorted(found, key=None if key is None else machine.callback(key), reverse=index(reverse) != 0)


def some(machine: Any, values: Any) -> bool:
    """any(values)."""
    return any(counted(machine, values))


def every(machine: Any, values: Any) -> bool:
    """all(values)."""
    return all(counted(machine, values))


def counted(machine: Any, values: Any) -> Iterator[Any]:
    """The values, each counted as it is asked for."""
    walk(values)
    return machine.chained(asked(machine, values), values)


def asked(machine: Any, values: Any) -> Iterator[Any]:
    """The same as a generator."""
    meter, walked = machine.meter, walk(values)
    while True:
        meter.cross()
        try:
            value = next(walked, NOTHING)
        finally:
            meter.back()
        if value is NOTHING:
            return
        meter.handle(1)
        if not meter.items % 1_000:
            meter.look()
        yield value


def lazily(machine: Any, values: Iterator[Any], *sources: Any) -> Iterator[Any]:
    """Python's lazy objects as generators, whose chains are counted."""
    return machine.chained((value for value in values), *sources)


def numbered(machine: Any, values: Any, start: int = 0) -> Any:
    """enumerate(values)."""
    source = counted(machine, values)
    return lazily(machine, enumerate(source, start), source)


def together(machine: Any, *values: Any, strict: bool = False) -> Any:
    """zip(...)."""
    machine.meter.handle(SOURCE * len(values))
    sources = [counted(machine, one) for one in values]
    return lazily(machine, zip(*sources, strict=bool(strict)), *sources)


def applied(machine: Any, function: Any, *values: Any) -> Any:
    """map(function, ...)."""
    machine.meter.handle(SOURCE * len(values))
    sources = [counted(machine, one) for one in values]
    return lazily(machine, map(machine.callback(function), *sources), *sources)


def chosen(machine: Any, function: Any, values: Any) -> Any:
    """filter(function, values)."""
    source = counted(machine, values)
    return lazily(machine, filter(None if function is None else machine.callback(function), source), source)


def backwards(machine: Any, values: Any) -> Any:
    """reversed(values)."""
    if is_array(values):
        return iter([values[place] for place in range(len(values) - 1, -1, -1)])
    if type(values) in REVERSIBLE:
        return reversed(values)
    if isinstance(values, Instance) and values.ours.find("__reversed__") is not MISSING:
        return machine.call(values.look_up(machine, "__reversed__"), (), {})
    raise TypeError(f"'{kind_name(values)}' object is not reversible")


def following(machine: Any, values: Any, *default: Any) -> Any:
    """next(values)."""
    if not hasattr(type(values), "__next__"):
        raise TypeError(f"'{kind_name(values)}' object is not an iterator")
    return next(values, *default)


def walked(machine: Any, values: Any) -> Any:
    """iter(values)."""
    return walk(values)


WALKING = {
    "sum": total,
    "min": extreme("min", LESS),
    "max": extreme("max", MORE),
    "sorted": in_order,
    "any": some,
    "all": every,
    "enumerate": numbered,
    "zip": together,
    "map": applied,
    "filter": chosen,
    "reversed": backwards,
    "next": following,
    "iter": walked,
}
