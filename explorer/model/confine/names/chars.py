"""numpy.char: the methods of texts, for arrays of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..ours import ours
from ..shapes import is_of_texts
from ..values import WIDEST, Namespace, kind_name
from .texts import TEXT

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
    return value


def gathered(machine: Any, found: list[Any], shape: tuple[int, ...]) -> Any:
    """Results as an array of the same shape."""
    if any(type(one) is str and len(one) > WIDEST for one in found):
        raise ValueError(f"texts in an array have at most {WIDEST} characters here")
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
    found = [a + b for a, b in zip(first.ravel().tolist(), second.ravel().tolist(), strict=True)]
    return gathered(machine, found, first.shape)


def multiply(machine: Any, a: Any, i: int) -> Any:
    """Each text so many times."""
    source = texts(machine, a)
    if i > WIDEST:
        raise ValueError(f"texts in an array have at most {WIDEST} characters here")
    return gathered(machine, [one * i for one in source.ravel().tolist()], source.shape)


def length(machine: Any, a: Any) -> Any:
    """The length of each text."""
    source = texts(machine, a)
    return gathered(machine, [len(one) for one in source.ravel().tolist()], source.shape)


def names() -> Namespace:
    """numpy.char."""
    methods = {name: each(name) for name in NAMES.split()}
    return Namespace("numpy.char", ours({**methods, "add": add, "multiply": multiply, "str_len": length}))
