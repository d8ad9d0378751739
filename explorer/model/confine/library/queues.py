"""heapq and bisect: lists in order. What they compare is counted as in a sort."""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Callable
from typing import Any

from ..instances import Instance
from ..names.walking import in_order
from ..ordering import sorting
from ..values import Namespace, kind_name
from .made import room


def on_list(function: Callable[..., Any], *, grows: bool) -> Callable[..., Any]:
    """A function that changes or looks through a list, with at most one more item."""

    def call(machine: Any, values: Any, *one: Any) -> Any:
        if type(values) is not list:
            raise TypeError(f"a list is needed, not a value of type {kind_name(values)}")
        if grows:
            machine.meter.sequence(1)
            machine.keep_all(one)
        compared(machine, values[:64], one)
        return function(values, *one)

    return call


def compared(machine: Any, some: list[Any], one: tuple[Any, ...]) -> None:
    """Count a way through a heap or a sorted list: as many comparisons as it is deep, by what its first items cost.

    Those of instances are counted as their own methods run.
    """
    every = [*some, *one]
    if all(isinstance(each, Instance) and each.ours.holds is None for each in every):
        return machine.meter.handle(len(every).bit_length())
    return sorting(machine, every)


def whole(machine: Any, values: Any) -> None:
    """heapify(values)."""
    if type(values) is not list:
        raise TypeError(f"heap argument must be a list, not {kind_name(values)}")
    sorting(machine, values)
    heapq.heapify(values)


def ends(largest: bool) -> Callable[..., Any]:
    """nlargest and nsmallest."""

    def call(machine: Any, n: int, iterable: Any, key: Any = None) -> list[Any]:
        return in_order(machine, iterable, key=key, reverse=largest)[: max(n, 0)]

    return call


HEAPS = {
    "heappush": on_list(heapq.heappush, grows=True),
    "heappop": on_list(heapq.heappop, grows=False),
    "heappushpop": on_list(heapq.heappushpop, grows=True),
    "heapreplace": on_list(heapq.heapreplace, grows=True),
    "heapify": whole,
    "nlargest": ends(True),
    "nsmallest": ends(False),
}
PLACES = ("bisect", "bisect_left", "bisect_right")
INSERTING = ("insort", "insort_left", "insort_right")


def heaps() -> Namespace:
    """heapq for one run."""
    return room("heapq", HEAPS)


def bisection() -> Namespace:
    """bisect for one run."""
    found = {name: on_list(getattr(bisect, name), grows=name in INSERTING) for name in (*PLACES, *INSERTING)}
    return room("bisect", found)
