"""Walking what can be walked: every item counted, endless ones included."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from operator import length_hint
from types import GeneratorType
from typing import Any

import numpy as np

import engine

from .containers import MORE
from .enums import Enumeration
from .grids import Grid
from .instances import Instance
from .limits import CONTAINER, ITEM, NEW, Meter
from .shapes import is_of_texts
from .values import CONTAINERS, LAZY, Thing, is_array, kind_name

DICT: dict[str, int] = {}
SOURCES: list[Any] = [deque(), [], (), "", "é", range(1), set(), DICT, DICT.keys(), DICT.values(), DICT.items()]
BACKWARDS: list[Any] = [deque(), [], (), range(1), DICT, DICT.keys(), DICT.values(), DICT.items()]
ITERATORS = {type(iter(one)) for one in SOURCES} | {type(reversed(one)) for one in BACKWARDS}
MADE = {range: NEW, str: 2 * NEW, type(DICT.items()): 2 * NEW}  # bytes of each item that comes to be as it is walked
SHARE = 1_000  # items that are counted together: what is walked gives items alike
WALKED = CONTAINERS | MORE | LAZY | ITERATORS | {str, GeneratorType, np.ndarray, engine.Tensor}


def walk(value: Any) -> Iterator[Any]:
    """An iterator over the value's items."""
    if is_of_texts(value) and value.ndim == 1:
        return iter(value.tolist())
    if type(value) in WALKED or is_array(value) or isinstance(value, (Instance, Enumeration)):
        return iter(value)
    if type(value) is Grid:
        return iter(value.rows)
    if isinstance(value, Thing) and value.walked:
        return value.walked()
    raise TypeError(f"'{kind_name(value)}' object is not iterable")


def sized(value: Any) -> Any:
    """The value; what becomes a list asks an instance for its length first, as in Python."""
    if isinstance(value, Instance):
        length_hint(value)
    return value


def collect(meter: Meter, value: Any) -> list[Any]:
    """The value's items as a new list; long ones are refused before it is made."""
    if type(value) in CONTAINERS | MORE or type(value) in (range, str):
        meter.sequence(len(value))
        meter.grow(MADE.get(type(value), 0) * len(value))
        return list(value)
    items: list[Any] = []
    for item in walk(value):
        items.append(item)
        meter.handle(1)
        if len(items) > meter.limits.sequence:
            meter.halt("sequence")
        if not len(items) % SHARE:
            meter.grow(SHARE * made_for(item))
            meter.look()
    if items:
        meter.grow(len(items) % SHARE * made_for(items[-1]))
    return items


def made_for(item: Any) -> int:
    """Bytes of a place in a list, and of what came to be as it was walked: a number, or a tuple of them."""
    return ITEM + (CONTAINER + (ITEM + NEW) * len(item) if type(item) is tuple else NEW)
