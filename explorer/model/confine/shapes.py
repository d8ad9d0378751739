"""Shapes and sizes as NumPy would find them, without making an array."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np

from .values import NUMBERS, SEQUENCES, is_array, is_mxnet


def tensor_of(value: Any) -> Any:
    """The tensor behind MXNet's array; any other value itself."""
    return value.tensor if is_mxnet(value) else value


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape that NumPy would give a value: a nested list's is read along its first items."""
    kind = type(value)  # the usual kinds first: every operation comes by here
    if kind is np.ndarray:
        return value.shape
    if kind in NUMBERS:
        return ()
    if is_array(value):
        return tuple(value.shape)
    if kind is range:
        return (len(value),)
    shape: list[int] = []
    while type(value) in SEQUENCES and len(shape) < 64:
        shape.append(len(value))
        if not value:
            break
        value = value[0]
    return (*shape, *shape_of(value)) if shape and (is_array(value) or type(value) is range) else tuple(shape)


def is_of_texts(value: object) -> bool:
    """Whether a value is an array of texts: it can be held, chosen from and compared, not computed with."""
    return type(value) is np.ndarray and value.dtype.kind == "U"


def elements(value: Any) -> int:
    """How many elements a value has as an array."""
    return math.prod(shape_of(value))


def broadcast_size(shapes: list[tuple[int, ...]]) -> int:
    """The size of the shapes broadcast together, as if they fitted."""
    first = shapes[0]
    if shapes.count(first) == len(shapes):
        return math.prod(first)
    if len(shapes) == 2 and not (first and shapes[1]):  # an array and a number
        return math.prod(first or shapes[1])
    size = 1
    for place in range(1, max(map(len, shapes)) + 1):
        size *= max(
            (shape[-place] for shape in shapes if len(shape) >= place), key=lambda length: (length != 1, length)
        )
    return size


def broadcast(machine: Any, *values: Any) -> int:
    """The size of an elementwise result; nested lists are walked, and counted, first."""
    for value in values:
        if type(value) in SEQUENCES:
            machine.numeric(value)
    return broadcast_size([shape_of(value) for value in values])


def total(values: Any) -> int:
    """The elements of all arguments, those inside lists of arrays included."""
    size = 0
    for value in values:
        if type(value) is dict:
            size += total(value.values())
            continue
        inside = type(value) in SEQUENCES and has_arrays(value)
        size += total(value) if inside else max(elements(value), 1)
    return size


def has_arrays(values: list[Any] | tuple[Any, ...]) -> bool:
    """Whether there is an array or a sequence among values: one of each kind is looked at, since there may be many."""
    one_of_each = {type(one): one for one in values}.values()
    return any(type(one) in SEQUENCES or is_array(one) for one in one_of_each)


def size_of_shape(shape: Any) -> int:
    """The elements of an array of this shape; odd shapes are NumPy's to refuse."""
    if is_array(shape):
        shape = np.asarray(tensor_of(shape)).tolist() if shape.size <= 64 else []
    lengths = shape if type(shape) in SEQUENCES else [shape]
    if len(lengths) > 64:
        return 0
    whole = [length for length in map(_length, lengths) if length > 0]
    return math.prod(whole) if len(whole) == len(lengths) else math.prod(whole) * (0 in lengths or 1)


def indexed(shape: tuple[int, ...], index: Any) -> int:
    """How many elements shape[index] has at most."""
    parts = index if type(index) is tuple else (index,)
    fancy = [one for one in parts if is_array(one) or type(one) in SEQUENCES]
    if not fancy:
        return math.prod(shape)
    masks = [one for one in fancy if is_array(one) and one.dtype == bool]
    used = len(fancy) + sum(len(shape_of(one)) - 1 for one in masks)
    chosen = broadcast_size(
        [(elements(one),) if is_array(one) and one.dtype == bool else shape_of(one) for one in fancy]
    )
    return chosen * math.prod(max(length, 1) for length in sorted(shape)[used:])


def _length(value: Any) -> int:
    """A length as NumPy takes it: whatever stands for one whole number; 0 where it does not."""
    try:
        return operator.index(value)
    except TypeError:
        return 0
