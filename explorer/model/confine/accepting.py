"""What parameters are handed on: plain numbers, arrays, listed words and types.

Each kind of value makes of a value what is handed on, or says nothing (REFUSED) where the value is not of the kind.
"""

from __future__ import annotations

import operator
import re
from types import GeneratorType
from typing import Any

import numpy as np

import engine

from .admission import in_64_bits, size, whole_of_64_bits
from .admission import numeric as counted
from .dtypes import REFUSED, dtype
from .functions import Function
from .instances import Instance
from .limits import Meter
from .members import Method
from .shapes import is_of_texts
from .values import ARRAY_KINDS, CALLABLE, NUMBERS, SEQUENCES, WIDEST, is_array, is_mxnet, kind_name

WORD = re.compile(r"[A-Za-z_]{1,20}")
DEVICE = re.compile(r"[cg]pu\(\d{1,3}\)")
AXES = 64  # NumPy's own limit of an array's dimensions
LETTERS = 1_000  # of einsum's text
CALLEES = (*CALLABLE, Function, Instance, Method)


def array(meter: Meter, value: Any) -> Any:
    kind = type(value)
    if kind is np.ndarray:
        return value if value.dtype.kind in ARRAY_KINDS else REFUSED
    if kind in NUMBERS:
        return whole_of_64_bits(value) if kind is int else value
    if kind is list or kind is tuple:
        counted(meter, value)
        return value
    if of_numbers(value):
        return value
    if kind is range:
        return [*in_64_bits(meter, value)]
    return REFUSED


def array_or_texts(meter: Meter, value: Any) -> Any:
    """Numbers, or an array of short texts, or what becomes one."""
    if is_of_texts(value):
        return value
    return texts(meter, value) if _has_text(value) else array(meter, value)


def _has_text(value: Any) -> bool:
    """Whether there is a text among the first items that are no sequences; no array is deeper than AXES."""
    for _ in range(AXES + 1):
        if type(value) not in SEQUENCES or not value:
            break
        if str in set(map(type, value)):
            return True
        value = value[0]
    return type(value) is str


WIDTHS = {bool: 5, int: 21, float: 32, complex: 64}  # characters of numbers among texts, as NumPy has it


def texts(meter: Meter, value: Any) -> Any:
    """A text, or nested lists of texts and of Python's own numbers, which become texts, as an array."""
    waiting, longest, count = [value], 1, 0
    while waiting:
        one = waiting.pop()
        if type(one) in SEQUENCES:
            meter.sequence(len(one))
            waiting += one
        elif type(one) is not str and type(one) not in WIDTHS:
            raise TypeError(f"an array cannot hold texts together with a value of type {kind_name(one)}")
        else:
            if type(one) is int:
                whole_of_64_bits(one)
            longest, count = max(longest, WIDTHS.get(type(one)) or len(one)), count + 1
    if longest > WIDEST:
        raise ValueError(f"a text in an array has at most {WIDEST} characters here: use a list")
    meter.array(count)
    meter.grow(4 * longest * count)
    return np.array(value)


def of_numbers(value: Any) -> bool:
    """Whether a value is an array, or one element, of numbers."""
    return (is_array(value) or isinstance(value, np.generic)) and value.dtype.kind in ARRAY_KINDS


def indices(meter: Meter, value: Any) -> Any:
    """For np.add.at: an index, or one for each axis."""
    if type(value) is tuple:
        found = [index(meter, one) for one in value]
        return REFUSED if any(one is REFUSED for one in found) else tuple(found)
    return index(meter, value)


def sign(meter: Meter, value: Any) -> Any:
    return value if type(value) is str and value in ("+", "-", " ") else REFUSED


def number(meter: Meter, value: Any) -> Any:
    return value if type(value) in NUMBERS or (of_numbers(value) and value.size == 1) else REFUSED


def index(meter: Meter, value: Any) -> Any:
    """For take, insert, delete: a slice, too."""
    return value if type(value) is slice else array(meter, value)


def whole(meter: Meter, value: Any) -> Any:
    try:
        return whole_of_64_bits(operator.index(value))
    except TypeError:
        return REFUSED


def whole_number(meter: Meter, value: Any) -> Any:
    """For Python's own functions: of any length, since its bits are counted."""
    return value if type(value) is int else whole(meter, value)


def shape(meter: Meter, value: Any) -> Any:
    if type(value) is int:
        return whole_of_64_bits(value)
    if is_array(value) and value.ndim:
        value = np.asarray(value).tolist() if value.ndim == 1 and value.size <= AXES else REFUSED
    if type(value) not in SEQUENCES and type(value) is not range:
        return whole(meter, value)
    if len(value) > AXES:
        raise ValueError(f"an array has at most {AXES} axes, not {len(value)}")
    lengths = [whole(meter, one) for one in value]
    return REFUSED if REFUSED in lengths else tuple(lengths)


def flag(meter: Meter, value: Any) -> Any:
    return bool(value) if number(meter, value) is not REFUSED else REFUSED


def word(meter: Meter, value: Any) -> Any:
    return value if type(value) is str and WORD.fullmatch(value) else REFUSED


def norm_order(meter: Meter, value: Any) -> Any:
    return value if type(value) is str and value in ("fro", "nuc") else number(meter, value)


def array_or_text(meter: Meter, value: Any) -> Any:
    """For np.float64 and the like, which read a number's text."""
    if type(value) is not str:
        return array(meter, value)
    meter.handle(len(value))
    return value


def array_or_dtype(meter: Meter, value: Any) -> Any:
    made = dtype(meter, value)
    return array(meter, value) if made is REFUSED else made


def operand(meter: Meter, value: Any) -> Any:
    """One of einsum's arguments."""
    if type(value) is str:
        return value if len(value) <= LETTERS else REFUSED
    return array(meter, value)


def out(meter: Meter, value: Any) -> Any:
    return value if type(value) in (np.ndarray, engine.Tensor) and of_numbers(value) else REFUSED


def plain(meter: Meter, value: Any) -> Any:
    """Compiled code that is no part of NumPy's own core casts what it gets, and writes there."""
    return value if type(value) is np.ndarray and value.dtype.char in "fd" else REFUSED


def itself(meter: Meter, value: Any) -> Any:
    """What a method is of."""
    if type(value) is np.ndarray:
        return value if value.dtype.kind in ARRAY_KINDS else REFUSED
    return value if type(value) in NUMBERS or of_numbers(value) else REFUSED


def itself_or_texts(meter: Meter, value: Any) -> Any:
    """The same, where it may be of texts."""
    return value if is_of_texts(value) else itself(meter, value)


def mxnet_array(meter: Meter, value: Any) -> Any:
    return value if is_mxnet(value) else REFUSED


def mxnet_arrays(meter: Meter, value: Any) -> Any:
    several = value if type(value) in SEQUENCES else [value]
    return value if all(map(is_mxnet, several)) else REFUSED


def context(meter: Meter, value: Any) -> Any:
    return value if type(value) is str and DEVICE.fullmatch(value) else REFUSED


def tree(meter: Meter, value: Any) -> Any:
    """For derivatives: arrays, or dicts and lists of them."""
    if type(value) is dict:
        meter.table(len(value))
        size(meter, value)
        return REFUSED if any(tree(meter, one) is REFUSED for one in value.values()) else value
    if type(value) in SEQUENCES and any(type(one) in (dict, list, tuple) for one in value):
        size(meter, value)
        return REFUSED if any(tree(meter, one) is REFUSED for one in value) else value
    return array(meter, value)


def function(meter: Meter, value: Any) -> Any:
    """The machine has made it one of Python's already."""
    return value if callable(value) else REFUSED


def text(meter: Meter, value: Any) -> Any:
    return value if type(value) is str else REFUSED


def generator(meter: Meter, value: Any) -> Any:
    return value if type(value) is GeneratorType else REFUSED


def callee(meter: Meter, value: Any) -> Any:
    """What the machine calls."""
    return value if isinstance(value, CALLEES) else REFUSED
