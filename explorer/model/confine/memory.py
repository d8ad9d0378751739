"""Bytes where they live: arrays at the buffers that they are views of, tensors and their gradients; and what a program
stores in its containers, which is let go of one by one and never as a long chain, since the fall of such a chain takes
Python with it where the stack is small."""

from __future__ import annotations

import gc
import sys
import weakref
from collections import deque
from collections.abc import Iterable
from typing import Any

import numpy as np

import engine

from .admission import ERRORS
from .containers import MORE
from .enums import Enumeration
from .functions import Function
from .instances import Class, Instance
from .iteration import WALKED
from .limits import Meter
from .members import Method
from .opened import BLOCKS, Opened
from .values import CONTAINERS, LAZY, Bound, Made

SMALL = 100  # elements: smaller arrays are counted where they are stored
HEADER = 150  # bytes of an array beside its elements
# what can hold values that hold values
NO_LINKS = frozenset({str, range, np.ndarray, engine.Tensor})
LINKS = (
    CONTAINERS | MORE | LAZY | WALKED | ERRORS | {Function, Bound, Made, Method, Class, Enumeration, *BLOCKS}
) - NO_LINKS
STORABLE = LINKS | {np.ndarray}
STORED = 1_000  # stored values from which on it is worth to look which are gone
OURS = 2  # references to a stored value while it is looked at


class Held(weakref.ref[Any]):
    """A living array or tensor."""

    __slots__ = ("key", "size")
    key: tuple[int, str]
    size: int


class Memory:
    """What one run holds."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.living: dict[tuple[int, str], Held] = {}
        self.stored: dict[int, Any] = {}  # by their ids, in the order in which they were stored first
        self.crowded = STORED
        meter.press = self.make_room

    def hold(self, value: Any, size: int, what: str = "data") -> None:
        """Count the bytes of an array or tensor for as long as it lives."""
        key = id(value), what
        if key not in self.living:
            held = self.living[key] = Held(value, self._gone)
            held.key, held.size = key, size
            self.meter.hold(size)

    def _gone(self, held: Any) -> None:
        self.meter.free(self.living.pop(held.key).size)

    def array(self, array: np.ndarray) -> None:
        """Count an array at the buffer that it is a view of."""
        root = array
        while type(root.base) is np.ndarray:
            root = root.base
        if root.size > SMALL:
            self.hold(root, root.nbytes)

    def behind(self, call: Any) -> None:
        """Count the arrays that a call keeps for the way back, which were made of lists: they live as long as it."""
        for one in (*call.inputs, *call.options.values()):
            for part in one if type(one) is tuple else (one,):
                is_unseen = isinstance(part, engine.Tensor) and (id(part), "data") not in self.living
                if type(part) is np.ndarray or is_unseen:
                    self.array(np.asarray(part))

    def gradients(self, tensors: Iterable[engine.Tensor]) -> None:
        """Count a gradient for each of these tensors: it lives as long as they do."""
        for tensor in tensors:
            if tensor.size > SMALL:
                self.hold(tensor, nbytes(tensor), "grad")

    def keep(self, value: Any) -> None:
        """A value is stored in another one: it falls by itself."""
        self.stored.setdefault(id(value), value)
        if len(self.stored) > self.crowded:
            self.tidy()

    def tidy(self) -> None:
        """Let go of the stored values that nobody else holds: those that were stored last first, then the others."""
        for _ in range(2 * any(sys.getrefcount(one) <= OURS + 1 for one in self.stored.values())):
            stored, self.stored = self.stored, {}
            while stored:
                key, one = stored.popitem()
                if sys.getrefcount(one) > OURS:
                    self.stored[key] = one
        self.crowded = 2 * len(self.stored) + STORED

    def make_room(self, more: int) -> None:
        """So many more bytes must fit: what is not needed any more goes first."""
        for forget in (self.tidy, gc.collect):
            if not self.meter.overflows(more):
                return
            forget()
        if self.meter.overflows(more):
            self.meter.halt("bytes")

    def release(self) -> None:
        """The run is over: what it stored is taken apart, link by link; no name here holds on to the last one."""
        self.tidy()
        for key in self.stored:
            take_apart(self.stored[key])
        while self.stored:
            self.stored.popitem()


def take_apart(value: Any) -> None:
    """Whatever of a link can be changed lets go of what it holds."""
    if isinstance(value, (list, dict, set, deque)):
        value.clear()
    elif type(value) is Function:
        value.frame.names.clear()
        value.names.clear()
    elif isinstance(value, Opened):
        value.generator = None
    elif type(value) in (Bound, Method):
        value.value = None
    elif isinstance(value, Instance):
        value.names.clear()
    elif isinstance(value, Class):
        value.members.clear()


def nbytes(tensor: engine.Tensor) -> int:
    """Bytes of a tensor's elements."""
    return tensor.size * tensor.dtype.itemsize


def behind(tensor: Any) -> list[Any]:
    """The tensors that gradients of this one flow to, itself included."""
    found: dict[int, Any] = {}
    waiting = [tensor]
    while waiting:
        one = waiting.pop()
        if one.made not in found:
            found[one.made] = one
            call = one.creator
            waiting.extend(x for x in (call.inputs if call else ()) if isinstance(x, engine.Tensor) and not x.constant)
    return [*found.values()]
