"""What a run pays for: calls before they are made, values as they are stored, results before a program holds them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from .admission import admitted, numeric, refused_array, size
from .costs import Cost
from .hashing import key, keys
from .iteration import collect
from .limits import EACH, ITEMS, Meter
from .memory import HEADER, LINKS, SMALL, STORABLE, Memory
from .takes import Given
from .values import SEQUENCES, is_array

LARGE = 10_000  # elements: less is not worth looking whether there is room
FEW = 2  # operands of a usual operation
STORING = 10  # copies of an item that storing it is worth


class Accounts:
    """The budgets of one run, and what is counted against them."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.limits = meter.limits
        self.memory = Memory(meter)
        self.links: set[Any] = {*LINKS}  # the program's own classes come to these
        self.storable: set[Any] = {*STORABLE}
        self.many = False  # whether the present call may have more operands than FEW, or keep arrays made of lists

    def pay(self, cost: Cost, given: Given) -> None:
        """Count what a call costs before it is made."""
        arrays, meter = given.arrays, self.meter
        self.many = len(arrays) > FEW or not SEQUENCES.isdisjoint(map(type, arrays))
        meter.array(cost.made if cost.largest is None else cost.largest)
        meter.work(cost.work)
        if cost.made + cost.room > LARGE:
            self.make_room((cost.made + cost.room) * max([8, *map(itemsize, arrays)]))

    def spread(self, size: int, weight: int = 1) -> None:
        """Count what works element by element, with one result."""
        self.meter.array(size)
        self.meter.work(weight * size)
        if size > LARGE:
            self.make_room(8 * size)

    def make_room(self, size: int) -> None:
        """Refuse what needs more bytes at a time than are left."""
        if self.meter.overflows(size):
            self.memory.make_room(size)

    def keep(self, value: Any) -> None:
        """A value is stored in another: what holds values itself is to fall by itself, small arrays are counted."""
        kind = type(value)
        if kind in self.links:
            self.memory.keep(value)
        elif kind is np.ndarray:
            self.meter.grow(value.nbytes + HEADER if value.size <= SMALL else HEADER)

    def keep_all(self, values: Collection[Any]) -> None:
        """Values are stored in another together."""
        if not self.storable.isdisjoint(map(type, values)):
            if len(values) > ITEMS:
                self.meter.look(STORING * EACH * len(values))
            for one in values:
                self.keep(one)

    def collect(self, value: Any) -> list[Any]:
        """The items of what can be walked, counted."""
        return collect(self.meter, value)

    def numeric(self, value: Any) -> None:
        """Count a nested list that is to become an array."""
        numeric(self.meter, value)

    def size(self, value: Any) -> None:
        """Count what a value holds at all depths, before C code walks it."""
        size(self.meter, value)

    def key(self, value: Any) -> None:
        """Count what a key holds, and how many others have its hash, before C code hashes it."""
        size(self.meter, value)
        key(self.meter, value)

    def keys(self, values: Any) -> None:
        """The same for keys that go into a set or dict together."""
        size(self.meter, values)
        keys(self.meter, values)

    def admit(self, value: Any) -> Any:
        """A result of a function that is not ours, if programs may hold it."""
        kind = type(value)
        if kind is np.ndarray:
            refused_array(value)
            if value.size > SMALL or value.base is not None:
                self.memory.array(value)
            return value
        return admitted(value, self.admit)


def itemsize(value: Any) -> int:
    """Bytes of an element."""
    return value.dtype.itemsize if is_array(value) else 8
