"""Methods read of a type itself: sorted(words, key=str.lower), map(str.strip, lines), dict.fromkeys(...)."""

from __future__ import annotations

from typing import Any

from ..ours import ours
from ..values import Row, kind_name
from . import letters, methods, texts


def unbound(kind: type, row: Row) -> Row:
    """A method whose value is its first argument."""

    def call(machine: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if type(value) is not kind:
            needed = f"a value of type {kind.__name__} comes first, not one of type {kind_name(value)}"
            raise TypeError(f"{kind.__name__}.{row.name}(): {needed}")
        return row.invoke(machine, (value, *args), kwargs)

    return Row(row.name, call, own=True)


def letters_for(machine: Any, x: Any, y: Any = None, z: Any = "") -> dict[int, Any]:
    """str.maketrans(from, to, without), or of a dict."""
    if y is None:
        if type(x) is not dict or not all(type(one) in (str, int) for one in x):
            raise TypeError("with one argument, maketrans needs a dict of letters")
        machine.meter.table(len(x))
        return str.maketrans(x)
    if not all(type(one) is str for one in (x, y, z)):
        raise TypeError("maketrans needs texts")
    machine.meter.table(len(x) + len(z))
    return str.maketrans(x, y, z)


KINDS = {str: texts.TEXT, list: methods.LIST, dict: methods.DICT, set: methods.SET, tuple: methods.TUPLE}
OF_TYPES = {
    kind.__name__: {name: unbound(kind, row) for name, row in members.items()} for kind, members in KINDS.items()
}
OF_TYPES["int"] = ours({"from_bytes": letters.from_bytes})
OF_TYPES["float"] = ours({"fromhex": letters.from_hex})
OF_TYPES["dict"] |= ours({"fromkeys": methods.from_keys})
OF_TYPES["str"] |= ours({"maketrans": letters_for})
