"""Texts filled by the % operator."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import index
from typing import Any

import numpy as np

from .formats import bounded
from .instances import MISSING, Instance
from .limits import Meter
from .show import show, text
from .values import NUMBERS, is_array, kind_name

PERCENT = re.compile(r"%(?:\([^)]*+\))?[-+ #0]*+(?P<width>\d*+)(?:\.(?P<precision>\d*+))?(?P<kind>[a-zA-Z%])")


def percent(meter: Meter, template: str, values: Any) -> str:
    """What template % values gives, for numbers and texts."""
    for match in PERCENT.finditer(template):
        meter.sequence(1 + bounded(match, template))
    if "%*" in template or re.search(r"%[^a-zA-Z%]*\*", template):
        raise ValueError("a format's width is written as a number here, not as *")
    meter.sequence(len(template))
    if type(values) in (list, dict, range) and not any(match["kind"] != "%" for match in PERCENT.finditer(template)):
        return template % ()  # what could be indexed need not be used up
    if type(values) is dict:
        return template % {key: simple(meter, value) for key, value in values.items()}
    if type(values) is tuple:
        return template % tuple(simple(meter, value) for value in values)
    return template % (simple(meter, values),)


def simple(meter: Meter, value: Any) -> Any:
    """Numbers and texts as they are; all else as what says its text when it is asked."""
    if type(value) in NUMBERS or type(value) is str:
        if type(value) is int:
            meter.whole(value.bit_length())
        return value
    return likeness(kind_name(value), turned_into(value))(meter, value)


def turned_into(value: Any) -> frozenset[str]:
    """Which numbers a value can be made into."""
    if isinstance(value, Instance):
        return frozenset(name for name in TURNING if value.ours.find(name) is not MISSING)
    if isinstance(value, (np.bool_, np.integer)):
        return frozenset(TURNING)
    return frozenset({"__float__", "__int__"}) if is_array(value) or isinstance(value, np.generic) else frozenset()


class Shown:
    """Stands for a value that is no plain number or text: Python asks it for what the format needs, and for no more."""

    __slots__ = ("meter", "value")

    def __init__(self, meter: Meter, value: Any) -> None:
        self.meter, self.value = meter, value

    def __str__(self) -> str:
        return self.said(text)

    def __repr__(self) -> str:
        return self.said(show)

    def said(self, write: Callable[[Meter, Any], str]) -> str:
        """The value as text."""
        self.meter.cross()
        try:
            return write(self.meter, self.value)
        finally:
            self.meter.back()


def whole(value: Any) -> Any:
    """The whole number that a value stands for."""
    return value.ours.special(value, "__index__", ()) if isinstance(value, Instance) else index(value)


TURNING: dict[str, Callable[[Shown], Any]] = {
    "__float__": lambda self: float(self.value),
    "__int__": lambda self: int(self.value),
    "__index__": lambda self: whole(self.value),
}


@lru_cache(100)
def likeness(name: str, turned: frozenset[str]) -> type[Shown]:
    """Of a type's name, which Python's complaints say, and with the numbers that it can be made into."""
    return type(name, (Shown,), {"__slots__": (), **{one: TURNING[one] for one in turned}})
