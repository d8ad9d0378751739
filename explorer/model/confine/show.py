"""Values as text: repr, str and format of our own, so that no value's own method and no endless width is reached."""

from __future__ import annotations

import math
import re
import string
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

import engine

from .functions import Function
from .instances import MISSING, Instance
from .limits import Meter
from .members import Method, Property, Wrapped
from .supers import Super
from .values import NUMBERS, Bound, Hint, Namespace, Row, Type, is_array, kind_name

BRACKETS: dict[type, Any] = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})"), dict: "{}"}
NOTHING: dict[str, int] = {}
VIEWS = (type(NOTHING.keys()), type(NOTHING.values()), type(NOTHING.items()))
USUAL = 20  # characters of a format that is remembered
WIDEST = 1_000  # width and precision in a format
SPEC = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?(?P<width>\d*)[,_]?(?:\.(?P<precision>\d+))?[a-zA-Z%]?", re.S)


def show(meter: Meter, value: Any, path: tuple[int, ...] = ()) -> str:
    """The value as Python's prompt would show it."""
    kind = type(value)
    if kind in NUMBERS or value is None or value is ...:
        return shown_number(meter, value)
    if kind is str:
        meter.sequence(len(value))
        return repr(value)
    if kind in BRACKETS:
        return container(meter, value, path)
    if value is NotImplemented:
        return "NotImplemented"
    if kind in VIEWS:
        return f"{kind.__name__}({show(meter, list(value), path)})"
    if isinstance(value, Instance) and (said := value.ours.told(value, "__repr__")) is not None:
        return said
    return leaf(meter, value)


def shown_number(meter: Meter, value: Any) -> str:
    """A number's repr; Python itself refuses whole numbers of more than 4,300 digits."""
    if type(value) is int:
        meter.whole(value.bit_length())
    return repr(value)


def container(meter: Meter, value: Any, path: tuple[int, ...]) -> str:
    """A list, tuple, set or dict, item by item; one that holds itself shows dots."""
    opening, closing = BRACKETS[type(value)]
    if id(value) in path:
        return f"{opening}...{closing}"
    if len(path) >= meter.limits.inside:
        meter.halt("inside")
    inner = (*path, id(value))
    parts = list(written(meter, value, inner))
    if type(value) in (set, frozenset) and not parts:
        return f"{type(value).__name__}()"
    comma = "," if type(value) is tuple and len(parts) == 1 else ""
    text = ", ".join(parts)
    meter.sequence(len(text))
    return f"{opening}{text}{comma}{closing}"


def written(meter: Meter, value: Any, path: tuple[int, ...]) -> Any:
    """The items of a container as texts, each counted."""
    for item in value:
        meter.handle(1)
        shown = show(meter, item, path)
        yield f"{shown}: {show(meter, value[item], path)}" if type(value) is dict else shown


def leaf(meter: Meter, value: Any) -> str:
    """Arrays as NumPy shows them; functions, types and modules by their names, without addresses."""
    if is_array(value):
        printing(meter, value)
        return repr(value)
    if isinstance(value, (np.generic, np.dtype, slice, range)):
        return repr(value)
    if isinstance(value, BaseException):
        meter.enter()
        try:
            inside = ", ".join(show(meter, one) for one in value.args)
        finally:
            meter.depth -= 1
        return f"{kind_name(value)}({inside})"
    for kind, write in SHOWN.items():
        if isinstance(value, kind):
            return write(value)
    return f"<{kind_name(value)}>"


PRINTED = 8_000  # element operations that one shown element is worth


def printing(meter: Meter, array: Any) -> None:
    """Count the text of an array before it is written: of many axes, much of a large array is shown."""
    options = np.get_printoptions()
    edges = 2 * options["edgeitems"] + 1
    shown = array.size if array.size <= options["threshold"] else math.prod(min(one, edges) for one in array.shape)
    meter.sequence(10 * shown)
    meter.work(PRINTED * shown + array.size)


SHOWN: dict[type, Callable[[Any], str]] = {
    Function: lambda value: f"<function {value.name}>",
    Type: lambda value: repr(value.type),
    Row: lambda value: f"<function {value.name}>",
    Bound: lambda value: f"<method {value.row.name}>",
    Hint: lambda value: value.name,
    Instance: lambda value: Instance.__repr__(value),
    Method: lambda value: f"<bound method {getattr(value.function, 'name', '')}>",
    Property: lambda value: "<property object>",
    Wrapped: lambda value: "<classmethod object>" if value.with_class else "<staticmethod object>",
    Super: lambda value: "<super object>",
    Namespace: lambda value: f"<{value.name}>" if value.name[0].isupper() else f"<module '{value.name}'>",
}


def text(meter: Meter, value: Any) -> str:
    """The value as print writes it."""
    kind = type(value)
    if kind is str:
        return value
    if kind is np.ndarray or isinstance(value, np.generic):
        printing(meter, value)
        return str(value)
    if isinstance(value, BaseException):
        return error_text(meter, value)
    if isinstance(value, Instance) and (said := value.ours.told(value, "__str__")) is not None:
        return said
    return show(meter, value)


def error_text(meter: Meter, error: BaseException) -> str:
    """An error's message, shortened to its budget."""
    own = error.ours.told(error, "__str__") if isinstance(error, Instance) else None
    if own is not None:
        return shortened(meter, own)
    if not error.args:
        return ""
    one = error.args[0] if len(error.args) == 1 else None
    said = one if type(one) is str and not isinstance(error, KeyError) else show(meter, error.args)
    said = show(meter, one) if len(error.args) == 1 and said is not one else said
    return shortened(meter, said)


def shortened(meter: Meter, said: str) -> str:
    """A text within the budget of an error's."""
    return said if len(said) <= meter.limits.error else said[: meter.limits.error - 1] + "…"


def written_as(meter: Meter, value: Any, spec: str) -> str:
    """The value by a format's rules: f"{value:spec}"."""
    if isinstance(value, Instance) and value.ours.find("__format__") is not MISSING:
        said = format(value, spec)
        meter.sequence(len(said))
        return said
    if not spec:
        return text(meter, value)
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
        raise ValueError(f"Invalid format specifier {spec[:40]!r}")
    if any(len(match[part] or "") > 4 or int(match[part] or 0) > WIDEST for part in ("width", "precision")):
        raise ValueError(f"a format may be at most {WIDEST:,} characters wide")
    return int(match["width"] or 0) + int(match["precision"] or 0)


def filled(meter: Meter, template: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """What template.format(...) gives, without its way into attributes and items."""
    automatic = iter(range(len(args) + 1))

    def value_of(field: str) -> Any:
        return looked_up(field or str(next(automatic, len(args))), args, kwargs)

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
