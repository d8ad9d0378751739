"""What a program's names hold at its end, as plain data that no longer belongs to the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from engine import Tensor

from .value import Value, value_of

ELEMENTS = 100_000  # of one array; a larger one keeps its summary only
TOGETHER = 500_000  # elements of all arrays, items of all lists and characters of all texts of a Run
NUMBER = 8  # bytes of an element: one that is larger, as a text is, counts as several
ITEM = 20  # elements that an item of a list, tuple, set or dict is worth: each is looked at by itself
ARRAY = 100  # elements that an array is worth itself
LIST = 20  # items that a list, tuple, set or dict is worth itself: it takes that much longer to copy and to send
NESTED = 20  # lists, tuples and dicts inside one another
_SCALARS = bool | int | float | complex | str
_CONTAINERS = list | tuple | dict | set | frozenset
KINDS = "biufcUS"  # of NumPy's types: those whose bytes are plain data


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A tensor or an array: read-only copies of its data and gradient; `data` is None where it is too large to keep."""

    data: np.ndarray | None
    grad: np.ndarray | None
    constant: bool
    value: Value

    def __array__(self, dtype: np.dtype | None = None, copy: bool | None = None) -> np.ndarray:
        if self.data is None:
            raise ValueError(f"an array of shape {self.value.shape} is too large to keep: only its summary is here")
        return np.array(self.data, dtype=dtype, copy=copy)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Variable):
            return NotImplemented
        return self._bits() == other._bits()

    def __hash__(self) -> int:
        return hash(self.value)

    def _bits(self) -> tuple[object, ...]:
        arrays = (self.data, self.grad)
        bits = [None if array is None else (array.dtype.str, array.shape, array.tobytes()) for array in arrays]
        return (*bits, self.constant, self.value)


def kept(variables: Mapping[str, object]) -> dict[str, object]:
    """Name -> Variable for tensors and arrays, plain Python for numbers, texts and lists; functions are left out."""
    room = _Room()
    return {name: room.plain(value) for name, value in variables.items() if _is_data(value)}


def _is_data(value: object) -> bool:
    return value is None or isinstance(value, Tensor | np.ndarray | np.generic | _SCALARS | _CONTAINERS)


class _Room:
    """How much may still be kept of one Run."""

    def __init__(self) -> None:
        self._left = TOGETHER

    def plain(self, value: object, depth: int = 0) -> object:
        if isinstance(value, Tensor):
            grad = None if value.grad is None else np.asarray(value.grad)  # a tensor itself, where it has been recorded
            return self._variable(np.asarray(value), grad, value.constant)
        if isinstance(value, np.ndarray):
            return self._variable(value, None, True)
        if isinstance(value, np.generic) and value.dtype.kind in "biufcU":
            value = value.item()
        if value is None or isinstance(value, _SCALARS):
            return self._scalar(value)
        if isinstance(value, _CONTAINERS):
            return self._container(value, depth + 1)
        return type(value).__name__

    def _variable(self, data: np.ndarray, grad: np.ndarray | None, constant: bool) -> object:
        if self._left <= 0:
            return "…"
        self._left -= ARRAY
        return Variable(self._array(data), None if grad is None else self._array(grad), constant, value_of(data))

    def _array(self, array: np.ndarray) -> np.ndarray | None:
        worth = array.size * -(-array.itemsize // NUMBER)
        if worth > min(ELEMENTS, self._left) or array.dtype.kind not in KINDS:
            return None
        self._left -= worth
        copied = np.array(array, dtype=np.float64 if array.dtype.char == "g" else None, order="C", subok=False)
        copied.flags.writeable = False
        return copied

    def _scalar(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        shown = value[: max(0, self._left)]
        self._left -= len(shown)
        return shown if len(shown) == len(value) else shown + "…"

    def _container(self, value: Any, depth: int) -> object:
        if depth > NESTED:
            return "…"
        items = list(islice(value, max(0, self._left // ITEM)))
        self._left -= ITEM * len(items) + LIST
        if isinstance(value, dict):
            return {_key(key): self.plain(value[key], depth) for key in items}
        if isinstance(value, set | frozenset):
            return type(value)(map(_key, items))
        return type(value)(self.plain(item, depth) for item in items)


def _key(key: object) -> object:
    """A key of a dict or an item of a set: what is hashable and plain, else the word for what it is."""
    if isinstance(key, tuple):
        return tuple(part if isinstance(part, _SCALARS) else type(part).__name__ for part in key)
    return key if key is None or isinstance(key, _SCALARS) else type(key).__name__
