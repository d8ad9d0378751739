"""Values by a format's rules: f"{value:spec}", template.format(...); no endless width, no way into attributes."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

import engine

from .instances import MISSING, Instance
from .limits import Meter
from .show import show, text
from .values import NUMBERS, kind_name

WAY = re.compile(r"(\[[^\[\]]*\]|\.\w+)")
ITEMS = (list, tuple, dict)
USUAL = 20  # characters of a format that is remembered
PARTS = (".real", ".imag")
WIDEST = 1_000  # width and precision in a format
SPEC = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?(?P<width>\d*)[,_]?(?:\.(?P<precision>\d+))?[a-zA-Z%]?", re.S)


def written_as(meter: Meter, value: Any, spec: str) -> str:
    """The value by a format's rules: f"{value:spec}"."""
    if isinstance(value, Instance) and value.ours.find("__format__") is not MISSING:
        said = format(value, spec)
        meter.sequence(len(said))
        return said
    if not spec:
        return str(value.item()) if isinstance(value, np.floating) else text(meter, value)
    meter.handle(usual(spec) if len(spec) <= USUAL else bounded(SPEC.fullmatch(spec), spec))
    if type(value) in NUMBERS or type(value) is str or isinstance(value, np.generic):
        if type(value) is int:
            meter.whole(value.bit_length())
        return format(value, spec)
    if isinstance(value, engine.Tensor) or (isinstance(value, np.ndarray) and value.ndim == 0):
        return format(value.item(), spec)
    raise TypeError(f"unsupported format string passed to {kind_name(value)}.__format__")


@lru_cache(256)
def usual(spec: str) -> int:
    """How many characters a short format asks for: the same few come again and again."""
    return bounded(SPEC.fullmatch(spec), spec)


def bounded(match: re.Match[str] | None, spec: str) -> int:
    """Refuse formats that are not of the known form, or that write endless blanks; how many characters they ask for."""
    if match is None:
        lacks = re.search(r"\.(?!\d)", spec)
        raise ValueError("Format specifier missing precision" if lacks else f"Invalid format specifier {spec[:40]!r}")
    if any(len(match[part] or "") > 4 or int(match[part] or 0) > WIDEST for part in ("width", "precision")):
        raise ValueError(f"a format may be at most {WIDEST:,} characters wide")
    return int(match["width"] or 0) + int(match["precision"] or 0)


def filled(machine: Any, template: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """What template.format(...) gives."""
    automatic, meter = iter(range(len(args) + 1)), machine.meter

    def value_of(field: str) -> Any:
        first, *way = WAY.split(field)
        value = looked_up(first or str(next(automatic, len(args))), args, kwargs)
        for part in filter(None, way):
            value = inside(machine, value, part)
        return value

    parts = []
    for literal, field, spec, conversion in string.Formatter().parse(template):
        parts.append(literal)
        if field is not None:
            value = value_of(field)
            parts.append(converted(meter, value, conversion, ruled(meter, spec or "", value_of)))
    return joined(meter, parts)


def ruled(meter: Meter, spec: str, value_of: Callable[[str], Any]) -> str:
    """A format that may itself have fields, such as {:{}}; those have no further ones."""
    parts = []
    for literal, field, _, _ in string.Formatter().parse(spec):
        parts.append(literal if field is None else literal + text(meter, value_of(field)))
    return "".join(parts)


def inside(machine: Any, value: Any, part: str) -> Any:
    """An item of a container: `[0]`, `[name]`; what an instance has: `.name`."""
    if part[0] == "." and isinstance(value, Instance):
        return value.look_up(machine, part[1:])
    if part in PARTS and type(value) in NUMBERS:
        return getattr(value, part[1:])
    if part[0] == "[" and part[-1] == "]" and type(value) in ITEMS:
        key = part[1:-1]
        return value[int(key) if key.isdecimal() and len(key) < 5 else key]
    known = "items of a list, tuple or dict and attributes of your own objects"
    raise ValueError(f"a format field may name {known}, not {part[:40]!r}: use an f-string")


def looked_up(field: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """The argument that a replacement field names."""
    if field.isdecimal() and len(field) < 5:
        if int(field) >= len(args):
            raise IndexError(f"Replacement index {field} out of range for positional args tuple")
        return args[int(field)]
    if not field.isidentifier():
        raise ValueError(f"format fields may hold names and positions only, not {field[:40]!r}")
    return kwargs[field]


def converted(meter: Meter, value: Any, conversion: str | None, spec: str) -> str:
    """One replacement field: !r, !s or !a first, then the format."""
    if conversion in ("r", "a"):
        value = show(meter, value)
        value = ascii(value)[1:-1] if conversion == "a" and not value.isascii() else value
    elif conversion == "s":
        value = text(meter, value)
    elif conversion is not None:
        raise ValueError(f"Unknown conversion specifier {conversion!r}")
    return written_as(meter, value, spec)


def joined(meter: Meter, parts: list[str]) -> str:
    """The parts as one text, its length counted first."""
    meter.sequence(sum(map(len, parts)))
    return "".join(parts)
