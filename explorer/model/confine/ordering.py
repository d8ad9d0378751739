"""What it costs to compare many values with one another: deep ones and arrays are dear, and C code does not stop."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .values import NUMBERS

QUICK = NUMBERS | {str, type(None), tuple, list}  # what they hold is counted by itself
DEAR = 20  # items that a comparison of other values is worth, arrays of one element among them
EACH = 8  # comparisons of numbers that an item is worth


def dearness(values: Collection[Any]) -> int:
    """Items that one comparison of these values is worth, beside what they hold."""
    return 0 if QUICK.issuperset(map(type, values)) else DEAR


def sorting(machine: Any, values: Collection[Any]) -> None:
    """Count a sort before it is done: so many turns over all that the values hold."""
    before = machine.meter.items
    machine.size(values)
    turns = len(values).bit_length()
    held = machine.meter.items - before - len(values)  # at all depths
    machine.meter.handle(turns * (len(values) // EACH + dearness(values) * len(values) + max(held, 0)))
