"""What the operands of an operator hold, and whether NumPy will work on them element by element."""

from __future__ import annotations

from typing import Any

import numpy as np

from .admission import HASHED, VIEWS
from .machine import Machine
from .shapes import is_of_texts
from .values import CONTAINERS, is_array

SEQUENCED = frozenset({list, tuple, range})
PAIRS: type[Any] = type({}.items())
PAIR = 2  # items more that a pair is worth: it is made, and hashed with both its parts


def together(machine: Machine, left: Any, right: Any) -> None:
    """Count what an operator on containers handles, and may make."""
    count = held(left) + held(right)
    if type(left) in HASHED | VIEWS or type(right) in HASHED | VIEWS:
        machine.meter.handle(PAIR * count if PAIRS in (type(left), type(right)) else 0)
        machine.meter.table(count)
    else:
        machine.meter.handle(count)
    if machine.meter.crowded:
        machine.size(left)
        machine.size(right)


def spread(left: Any, right: Any) -> bool:
    """Whether NumPy or the engine will work element by element: arrays, or a number of theirs beside a sequence."""
    if is_array(left) or is_array(right):
        return True
    if type(left) in SEQUENCED:
        return isinstance(right, np.generic)
    return type(right) in SEQUENCED and isinstance(left, np.generic)


def numbers_only(left: Any, right: Any) -> None:
    """Texts in arrays are compared, not computed with: they would grow."""
    if is_of_texts(left) or is_of_texts(right):
        raise TypeError("texts in an array can be compared, not computed with: use a list")


def held(value: Any) -> int:
    """How many items or characters an operand has."""
    return len(value) if type(value) in CONTAINERS | VIEWS or type(value) is str else 0
