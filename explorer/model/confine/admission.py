"""What may be handed to NumPy and the engine, and what of theirs a program may hold."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

import engine

from .containers import DICTS, MORE, Record, Shape
from .hashing import keys
from .instances import Class, Instance
from .limits import Meter
from .shapes import is_of_texts
from .values import ARRAY_KINDS, CONTAINERS, NUMBERS, WIDEST, Hint, is_array, kind_name

PLAIN = NUMBERS | {type(None), type(...), slice}
FIT = NUMBERS - {int}  # numbers of every size fit into an array
LEAST, MOST = -(1 << 63), (1 << 64) - 1  # of NumPy's whole numbers
NESTING = CONTAINERS | MORE
OF_PYTHON = (one for one in vars(builtins).values() if isinstance(one, type) and issubclass(one, BaseException))
ERRORS = frozenset(OF_PYTHON) | {FrozenInstanceError, np.linalg.LinAlgError}
CHAINED = NESTING | ERRORS  # what can hold values that hold values
VIEWS = frozenset({type({}.keys()), type({}.values()), type({}.items())})
DEEP = NESTING | VIEWS | {str}
HELD = PLAIN | NESTING | VIEWS | {str, range}
LOOKED_AT = 100
LETTER = 4  # bytes of a character in an array
CONTAINER = 10  # items that a container inside another is worth
HASHED = DICTS | {set, frozenset}
OBJECTS = (engine.Tensor, np.dtype, BaseException, Hint, Instance, Class)


def numeric(meter: Meter, value: Any) -> None:
    """Walk a nested list that is to become an array: numbers and arrays only, counted before they are looked at."""
    waiting, seen = [(value, 1)], 0
    meter.sequence(len(value))
    while waiting:
        one, depth = waiting.pop()
        for item in () if FIT.issuperset(map(type, one)) else one:
            kind = type(item)
            if kind is list or kind is tuple:
                seen += len(item)
                inner(meter, seen, depth)
                meter.handle(len(item))
                waiting.append((item, depth + 1))
            elif kind is range:
                seen += len(item)
                inner(meter, seen, depth)
                in_64_bits(meter, item)
            elif kind is int:
                whole_of_64_bits(item)
            elif kind not in NUMBERS and not is_array(item) and not isinstance(item, np.generic):
                raise TypeError(f"an array cannot hold a value of type {kind_name(item)}")


def whole_of_64_bits(number: int) -> int:
    """The number, if an array can hold it: larger ones would make NumPy hold and compute with objects."""
    if LEAST <= number <= MOST:
        return number
    raise OverflowError("an array holds whole numbers of at most 64 bits: write this one as a float, such as 1e30")


def in_64_bits(meter: Meter, values: range) -> range:
    """A range, if an array can hold all of it."""
    meter.sequence(len(values))
    for end in (values[0], values[-1]) if values else ():
        whole_of_64_bits(end)
    return values


def inner(meter: Meter, seen: int, depth: int) -> None:
    """Refuse too many items at all depths together, and too great a depth."""
    if depth >= meter.limits.inside:
        meter.halt("inside")
    if seen > meter.limits.sequence:
        meter.halt("sequence")


def size(meter: Meter, value: Any) -> None:
    """Count what a value holds at all depths, and bound the depth, before C code walks it."""
    if type(value) not in DEEP:
        return
    waiting = [(value, 1)]
    while waiting:
        one, depth = waiting.pop()
        if type(one) is str:
            meter.handle(len(one) // 8)
            continue
        meter.handle(len(one) + CONTAINER)
        if not meter.items % LOOKED_AT:
            meter.look()
        if depth > meter.limits.inside:
            meter.halt("inside")
        if meter.crowded and type(one) in HASHED:
            keys(meter, one)
        items = [*one.keys(), *one.values()] if type(one) in DICTS else one
        if DEEP.isdisjoint(map(type, items)):
            continue
        waiting.extend((item, depth + 1) for item in items if type(item) in DEEP)


def nested(meter: Meter, items: Iterable[Any]) -> None:
    """Refuse a new container whose items go too deep: in a browser the fall of a long chain takes Python with it.

    Looks at so many containers only; what is hidden from it is found when it is shown, compared or hashed.
    """
    waiting = [(one, 2) for one in islice(items, LOOKED_AT) if type(one) in CHAINED]
    seen: set[int] = set()
    while waiting and len(seen) < LOOKED_AT:
        one, depth = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if depth > meter.limits.inside:
            meter.halt("inside")
        parts = one.values() if type(one) in DICTS else getattr(one, "args", one)
        waiting.extend((part, depth + 1) for part in islice(parts, LOOKED_AT) if type(part) in CHAINED)


def admitted(value: Any, part: Callable[[Any], Any]) -> Any:
    """A result that a program may hold; `part` looks at the parts of a tuple or list."""
    kind = type(value)
    if kind is Record:
        return value
    if kind in (list, tuple) or isinstance(value, tuple):
        parts = [part(one) for one in value]
        return parts if kind is list else tuple(parts) if kind is tuple else like(value).made(parts)
    if kind in HELD or isinstance(value, OBJECTS) or is_array(value):
        return refused_array(value) if isinstance(value, np.ndarray) else value
    if isinstance(value, np.generic) and value.dtype.kind in ARRAY_KINDS:
        return value
    if type(value) is np.str_:
        return str(value)
    raise TypeError(f"a result of type {kind.__name__} is not available here")


@cache
def shape(name: str, fields: tuple[str, ...]) -> Shape:
    """A type of named tuples."""
    return Shape(name, fields, {})


def like(value: Any) -> Shape:
    """The type that stands for that of one of NumPy's named tuples."""
    return shape(type(value).__name__, value._fields)


def refused_array(value: np.ndarray) -> np.ndarray:
    """Arrays of objects and of long texts, and of types that we do not know, stay outside."""
    if type(value) is np.ndarray and value.dtype.kind in ARRAY_KINDS:
        return value
    if is_of_texts(value) and value.dtype.itemsize <= LETTER * WIDEST:
        return value
    raise TypeError("arrays hold numbers, True/False and short texts here, not other objects")
