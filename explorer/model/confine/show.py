"""Values as text: repr, str and format of our own, so that no value's own method and no endless width is reached."""

from __future__ import annotations

import math
import sys
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import numpy as np

from .containers import DICTS, MORE, Defaults, Ordered, Record
from .functions import Function
from .instances import Class, Instance
from .limits import Meter
from .members import Method, Property, Wrapped
from .supers import Super
from .values import NUMBERS, Bound, Hint, Made, Namespace, Row, Thing, Type, bare_name, is_array

BRACKETS: dict[type, Any] = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})"), dict: "{}"}
BRACKETS |= {Defaults: "{}", Ordered: "{}", Counter: "{}", deque: "[]", Record: "()"}
OLD = sys.version_info < (3, 12)  # Python wrote an OrderedDict as a list of pairs
NOTHING: dict[str, int] = {}
# NumPy's errors that keep what they are about, and put it into words themselves
WORDING = (np.exceptions.AxisError, np._core._exceptions.UFuncTypeError)  # type: ignore[attr-defined]
VIEWS = (type(NOTHING.keys()), type(NOTHING.values()), type(NOTHING.items()))


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
    meter.cross()
    try:
        parts = list(written(meter, value, inner))
    finally:
        meter.back()
    if type(value) in (set, frozenset) and not parts:
        return f"{type(value).__name__}()"
    if type(value) in MORE:
        old = type(value) is Ordered and OLD
        around_all = "[]" if old else BRACKETS[type(value)]
        return around(meter, value, around_all[0] + ", ".join(parts) + around_all[1] if parts else "")
    comma = "," if type(value) is tuple and len(parts) == 1 else ""
    text = ", ".join(parts)
    meter.sequence(len(text))
    return f"{opening}{text}{comma}{closing}"


def around(meter: Meter, value: Any, inside: str) -> str:
    """A container of collections as Python writes it."""
    meter.sequence(len(inside))
    name = bare_name(value)
    if type(value) is Record:
        return value.kind.name + (inside or "()")
    if type(value) is Defaults:
        return f"{name}({show(meter, value.factory)}, {inside or '{}'})"
    if type(value) is deque:
        return f"{name}({inside or '[]'}{'' if value.maxlen is None else f', maxlen={value.maxlen}'})"
    return f"{name}({inside})"


def written(meter: Meter, value: Any, path: tuple[int, ...]) -> Any:
    """The items of a container as texts, each counted."""
    if type(value) is Record:
        yield from (f"{name}={show(meter, one, path)}" for name, one in zip(value.kind.fields, value, strict=True))
        return
    if type(value) is Ordered and OLD:
        yield from (show(meter, pair, path) for pair in value.items())
        return
    for item in [key for key, _ in value.most_common()] if type(value) is Counter else value:
        meter.handle(1)
        shown = show(meter, item, path)
        yield f"{shown}: {show(meter, value[item], path)}" if type(value) in DICTS else shown


def leaf(meter: Meter, value: Any) -> str:
    """Arrays as NumPy shows them; functions, types and modules by their names, without addresses."""
    if is_array(value):
        printing(meter, value)
        return repr(value)
    if isinstance(value, (np.generic, np.dtype, range)):
        return repr(value)
    if isinstance(value, (BaseException, slice)):
        meter.cross()
        try:
            parts = value.args if isinstance(value, BaseException) else (value.start, value.stop, value.step)
            inside = ", ".join(show(meter, one) for one in parts)
        finally:
            meter.back()
        return f"{bare_name(value)}({inside})"
    for kind, write in SHOWN.items():
        if isinstance(value, kind):
            return write(value)
    return f"<{bare_name(value)}>"


PRINTED = 8_000  # element operations that one shown element is worth


def printing(meter: Meter, array: Any) -> None:
    """Count the text of an array before it is written: of many axes, much of a large array is shown."""
    options = np.get_printoptions()
    edges = 2 * options["edgeitems"] + 1
    shown = array.size if array.size <= options["threshold"] else math.prod(min(one, edges) for one in array.shape)
    meter.sequence(10 * shown)
    meter.work(PRINTED * shown + array.size)


WHERE = {"bytes of texts": "", "numpy.polynomial": "numpy.polynomial.polynomial.", "io": "_io."}


def written_for(value: Type) -> str:
    """A class as Python shows it that stands in one of its modules, and is written in the language of programs here."""
    room = value.room if isinstance(value, Class) else ""
    return f"<class '{WHERE.get(room, f'{room}.')}{value.name}'>" if room else ""


SHOWN: dict[type, Callable[[Any], str]] = {
    Function: lambda value: f"<function {value.name}>",
    Type: lambda value: written_for(value) or repr(value.type),
    Made: lambda value: f"<function {value.name}>" if value.stands_for is None else repr(value.stands_for),
    Row: lambda value: f"<function {value.name}>",
    Bound: lambda value: f"<method {value.row.name}>",
    Hint: lambda value: value.name,
    Instance: lambda value: Instance.__repr__(value),
    Method: lambda value: f"<bound method {getattr(value.function, 'name', '')}>",
    Property: lambda value: "<property object>",
    Wrapped: lambda value: "<classmethod object>" if value.with_class else "<staticmethod object>",
    Super: lambda value: "<super object>",
    Thing: lambda value: f"<{value.name} object>",
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
    if isinstance(value, np.dtype):
        return str(value)
    if isinstance(value, BaseException):
        return error_text(meter, value)
    if kind is Made and value.stands_for is not None:
        return str(value.stands_for)
    if isinstance(value, Instance) and (said := value.ours.told(value, "__str__")) is not None:
        return said
    return show(meter, value)


def error_text(meter: Meter, error: BaseException) -> str:
    """An error's message, shortened to its budget."""
    own = error.ours.told(error, "__str__") if isinstance(error, Instance) else None
    if own is not None:
        return shortened(meter, own)
    if isinstance(error, WORDING):
        return shortened(meter, str(error))
    if not error.args:
        return ""
    one = error.args[0] if len(error.args) == 1 else None
    said = one if type(one) is str and not isinstance(error, KeyError) else show(meter, error.args)
    said = show(meter, one) if len(error.args) == 1 and said is not one else said
    return shortened(meter, said)


def shortened(meter: Meter, said: str) -> str:
    """A text within the budget of an error's."""
    return said if len(said) <= meter.limits.error else said[: meter.limits.error - 1] + "…"
