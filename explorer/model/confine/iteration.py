"""Walking what can be walked: every item counted, endless ones included."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from types import GeneratorType
from typing import Any

import numpy as np

import engine

from .containers import MORE
from .enums import Enumeration
from .grids import Grid
from .instances import Instance
from .limits import ITEM, NEW, Meter
from .values import CONTAINERS, LAZY, is_array, kind_name

DICT: dict[str, int] = {}
SOURCES: list[Any] = [deque(), [], (), "", "é", range(1), set(), DICT, DICT.keys(), DICT.values(), DICT.items()]
BACKWARDS: list[Any] = [deque(), [], (), range(1), DICT]
ITERATORS = {type(iter(one)) for one in SOURCES} | {type(reversed(one)) for one in BACKWARDS}
MADE = {range: NEW, str: 2 * NEW, type(DICT.items()): 2 * NEW}  # bytes of each item that comes to be as it is walked
WALKED = CONTAINERS | MORE | LAZY | ITERATORS | {str, GeneratorType, np.ndarray, engine.Tensor}


def walk(value: Any) -> Iterator[Any]:
    """An iterator over the value's items."""
    if type(value) in WALKED or is_array(value) or isinstance(value, (Instance, Enumeration)):
        return iter(value)
    if type(value) is Grid:
        return iter(value.rows)
    raise TypeError(f"'{kind_name(value)}' object is not iterable")


def collect(meter: Meter, value: Any) -> list[Any]:
    """The value's items as a new list; long ones are refused before it is made."""
    if type(value) in CONTAINERS | MORE or type(value) in (range, str):
        meter.sequence(len(value))
        meter.grow(MADE.get(type(value), 0) * len(value))
        return list(value)
    items = []
    for item in walk(value):
        items.append(item)
        meter.handle(1)
        if len(items) > meter.limits.sequence:
            meter.halt("sequence")
        if not len(items) % 1_000:
            meter.grow(1_000 * ITEM)
            meter.look()
    return items
