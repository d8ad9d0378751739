"""Keys whose hashes agree, counted: each makes every search among them longer, and C code does not stop for the clock.

Texts and floats cannot be made to agree in number; whole numbers, tuples, complex numbers and frozensets can.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import numpy as np

from .instances import MISSING, Instance
from .limits import ITEMS, Meter

LARGE = sys.hash_info.modulus  # smaller whole numbers are their own hashes
SAFE = frozenset({str, float, bool, type(None)})
ALIKE = (int, tuple, frozenset, complex, np.complexfloating, Instance)
CLASH = 10  # items that a comparison with a key of the same hash is worth


class Crowd(list[Any]):
    """Different keys of one hash."""


def key(meter: Meter, value: Any) -> None:
    """Count one search for a key: more, the more keys have its hash."""
    kind = type(value)
    if kind in SAFE or (kind is int and -LARGE < value < LARGE) or not isinstance(value, ALIKE):
        return
    if isinstance(value, Instance) and value.ours.find("__hash__") is MISSING:
        return
    found = meter.met.setdefault(hash(value), value)
    if found is value:
        return
    if type(found) is not Crowd:
        if same(found, value):
            return
        found = meter.met[hash(value)] = Crowd([found])
        meter.crowded = True
    meter.handle(CLASH * len(found))
    if not any(same(one, value) for one in found):
        found.append(value)


def same(first: Any, second: Any) -> bool:
    """Whether two keys are one; what cannot be told counts as two."""
    try:
        return bool(first == second)
    except Exception:
        return False


def keys(meter: Meter, values: Iterable[Any]) -> None:
    """Count the searches for many keys: of a list that is to become a set, or of a set that is looked through again."""
    kinds = {*map(type, values)}
    if kinds <= SAFE or (kinds == {int} and min(values) > -LARGE and max(values) < LARGE):
        return
    for number, one in enumerate(values):
        if not number % ITEMS:
            meter.look()
        key(meter, one)
