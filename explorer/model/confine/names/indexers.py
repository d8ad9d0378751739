"""np.c_, np.r_, np.s_, np.mgrid and np.ogrid: what stands in their brackets makes an array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import engine

from ..accepting import array
from ..dtypes import REFUSED
from ..grids import Indexer
from ..limits import Meter
from ..shapes import total
from ..values import kind_name

TEXTS = frozenset({"r", "c", "0", "1", "-1", "0,2", "1,2", "0,2,0", "0,2,1"})


def length(part: slice) -> int:
    """How many numbers a slice stands for: its step, or as many as an imaginary step says."""
    step = 1 if part.step is None else part.step
    if type(step) is complex:
        return int(abs(step))
    start, stop = float(part.start or 0), float(part.stop or 0)
    return max(int(min((stop - start) / step, 1e15)) + 1, 0) if step else 0


def checked(meter: Meter, index: Any) -> tuple[Any, ...]:
    """The parts in the brackets: slices of numbers, numbers and arrays."""
    parts = index if type(index) is tuple else (index,)
    for one in parts:
        plain = not isinstance(one, slice) or all(type(end) in ENDS for end in (one.start, one.stop, one.step))
        if not plain or (not isinstance(one, (slice, str)) and array(meter, one) is REFUSED):
            raise TypeError(f"numbers, slices and arrays stand in these brackets, not a value of type {kind_name(one)}")
        if type(one) is str and one not in TEXTS:
            raise ValueError("this text has no meaning in the brackets here")
    return parts


ENDS = (int, float, complex, type(None), np.float64, np.int64)


def counted(machine: Any, parts: tuple[Any, ...]) -> list[int]:
    """How many numbers each part stands for; all together are counted."""
    sizes = [length(one) if isinstance(one, slice) else 1 if type(one) is str else total((one,)) for one in parts]
    machine.spread(sum(sizes))
    return sizes


def joining(rows: bool) -> Callable[[Any, Any], Any]:
    """r_ and c_; tensors stay tensors."""

    def at(machine: Any, index: Any) -> Any:
        parts = checked(machine.meter, index)
        counted(machine, parts)
        if not any(isinstance(one, engine.Tensor) for one in parts):
            return machine.admit((np.r_ if rows else np.c_)[index])
        each = [np.r_[one] if isinstance(one, slice) else one for one in parts]
        found = np.concatenate([*map(np.atleast_1d, each)]) if rows else np.column_stack(each)
        return machine.admit(found)

    return at


def gridding(grid: Any, *, full: bool) -> Callable[[Any, Any], Any]:
    """mgrid and ogrid."""

    def at(machine: Any, index: Any) -> Any:
        parts = checked(machine.meter, index)
        if not all(isinstance(one, slice) for one in parts):
            raise TypeError("slices such as 0:3 stand in these brackets")
        sizes = counted(machine, parts)
        size = len(parts)
        for one in sizes if full else ():
            size *= max(one, 1)
        machine.spread(size, 4)
        return machine.admit(grid[index])

    return at


def index_itself(machine: Any, index: Any) -> Any:
    """s_: what stands in the brackets."""
    return index


INDEXERS = {
    "r_": Indexer("r_", joining(rows=True)),
    "c_": Indexer("c_", joining(rows=False)),
    "mgrid": Indexer("mgrid", gridding(np.mgrid, full=True)),
    "ogrid": Indexer("ogrid", gridding(np.ogrid, full=False)),
    "s_": Indexer("s_", index_itself),
    "index_exp": Indexer("index_exp", index_itself),
}
