"""numpy.char: the methods of texts, for arrays of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..limits import NEW
from ..ours import ours
from ..shapes import is_of_texts
from ..values import WIDEST, Namespace, kind_name
from .texts import TEXT

LETTER = 4  # bytes of a character in an array
LISTED, AT_ONCE = 4, 16  # items that a text in a list is worth; characters that an item is worth
NAMES = """
upper lower capitalize title swapcase strip lstrip rstrip replace zfill center ljust rjust count find rfind startswith
endswith isdigit isalpha isupper islower isspace isnumeric
"""


def texts(machine: Any, value: Any) -> Any:
    """An array of texts."""
    if type(value) is str or (type(value) in (list, tuple) and all(type(one) is str for one in value)):
        machine.meter.sequence(1 if type(value) is str else len(value))
        value = np.array(value)
    if not is_of_texts(value):
        raise TypeError(f"an array of texts is needed, not a value of type {kind_name(value)}")
    machine.spread(value.size)
    machine.meter.sequence(value.size)
    machine.meter.grow(value.size * (NEW + longest(value)))  # they become texts of Python's, one by one
    return value


def longest(value: Any) -> int:
    """The characters that each text of an array has room for."""
    return int(value.dtype.itemsize) // LETTER


def counted(machine: Any, count: int, length: int) -> None:
    """Count so many texts of this length and the array that they are to become, before there is any of them."""
    if length > WIDEST:
        raise ValueError(f"texts in an array have at most {WIDEST} characters here")
    machine.meter.handle(count * (LISTED + length // AT_ONCE))
    machine.meter.grow(count * (NEW + length))
    machine.meter.refuse(LETTER * count * length)


def gathered(machine: Any, found: list[Any], shape: tuple[int, ...]) -> Any:
    """Results as an array of the same shape."""
    counted(machine, len(found), max((len(one) for one in found if type(one) is str), default=0))
    return machine.admit(np.array(found).reshape(shape))


def each(name: str) -> Callable[..., Any]:
    """A method of every text."""

    def call(machine: Any, a: Any, *args: Any) -> Any:
        source = texts(machine, a)
        found = [machine.call(TEXT[name], (one, *args), {}) for one in source.ravel().tolist()]
        return gathered(machine, found, source.shape)

    return call


def add(machine: Any, x1: Any, x2: Any) -> Any:
    """Each text of one with that of the other."""
    first, second = np.broadcast_arrays(texts(machine, x1), texts(machine, x2))
    machine.meter.sequence(first.size)
    counted(machine, first.size, min(longest(first) + longest(second), WIDEST))
    found = [a + b for a, b in zip(first.ravel().tolist(), second.ravel().tolist(), strict=True)]
    return gathered(machine, found, first.shape)


def multiply(machine: Any, a: Any, i: int) -> Any:
    """Each text so many times."""
    source = texts(machine, a)
    each = source.ravel().tolist()
    counted(machine, source.size, max(map(len, each), default=0) * max(i, 0))
    return gathered(machine, [one * i for one in each], source.shape)


def length(machine: Any, a: Any) -> Any:
    """The length of each text."""
    source = texts(machine, a)
    return gathered(machine, [len(one) for one in source.ravel().tolist()], source.shape)


def names() -> Namespace:
    """numpy.char."""
    methods = {name: each(name) for name in NAMES.split()}
    return Namespace("numpy.char", ours({**methods, "add": add, "multiply": multiply, "str_len": length}))
