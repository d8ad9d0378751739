"""string: letters and digits. Templates are written elsewhere; there are no formatters but format(...)."""

from __future__ import annotations

import string
from typing import Any

from ..values import Namespace
from .made import room

CONSTANTS = "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable whitespace"


def capwords(machine: Any, s: Any, sep: Any = None) -> str:
    """capwords(text)."""
    if type(s) is not str or type(sep) not in (str, type(None)):
        raise TypeError("capwords needs a text")
    machine.meter.sequence(3 * len(s))
    return string.capwords(s, sep)


def names() -> Namespace:
    """string for one run."""
    return room("string", {"capwords": capwords}, **{name: getattr(string, name) for name in CONSTANTS.split()})
