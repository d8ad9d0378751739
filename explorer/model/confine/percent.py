"""Texts filled by the % operator."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .formats import bounded
from .limits import Meter
from .show import show, text
from .values import NUMBERS, is_array

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
    """Numbers and texts as they are, one-element arrays as numbers, all else as text."""
    if type(value) in NUMBERS or type(value) is str:
        if type(value) is int:
            meter.whole(value.bit_length())
        return value
    if isinstance(value, np.generic) or (is_array(value) and value.ndim == 0):
        kind = Whole if isinstance(value.item(), int) else Number
        return kind(value.item(), text(meter, value))
    return Shown(text(meter, value), show(meter, value))


class Number(float):
    """A one-element array's number, with the array's own text for %s."""

    said: str

    def __new__(cls, number: float, said: str) -> Number:
        made = super().__new__(cls, number)
        made.said = said
        return made

    def __str__(self) -> str:
        return self.said


class Whole(int):
    """The same of a whole number, which %x and %o take, too."""

    said: str

    def __new__(cls, number: int, said: str) -> Whole:
        made = super().__new__(cls, number)
        made.said = said
        return made

    def __str__(self) -> str:
        return self.said


class Shown(str):
    """A text that differs under %s and %r."""

    shown: str

    def __new__(cls, said: str, shown: str) -> Shown:
        made = super().__new__(cls, said)
        made.shown = shown
        return made

    def __repr__(self) -> str:
        return self.shown
