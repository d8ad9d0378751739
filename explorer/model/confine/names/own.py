"""What belongs to classes of the program's own: property and the like, super, and attributes by their names."""

from __future__ import annotations

from typing import Any

from ..attributes import drop, read, write
from ..instances import HELD, Class, Instance
from ..members import Property, Wrapped
from ..supers import Super

NOTHING = object()


def get(machine: Any, value: Any, name: str, default: Any = NOTHING) -> Any:
    """getattr(value, name, default)."""
    try:
        return read(machine, value, name)
    except AttributeError:
        if default is NOTHING:
            raise
        return default


def has(machine: Any, value: Any, name: str) -> bool:
    """hasattr(value, name)."""
    try:
        read(machine, value, name)
    except AttributeError:
        return False
    return True


def put(machine: Any, value: Any, name: str, new: Any) -> None:
    """setattr(value, name, new)."""
    write(machine, value, name, new)


def take(machine: Any, value: Any, name: str) -> None:
    """delattr(value, name)."""
    drop(machine, value, name)


def table(machine: Any, value: Any) -> dict[str, Any]:
    """vars(value): an instance's attributes, in a dict of their own."""
    if not isinstance(value, Instance):
        raise TypeError("vars() argument must be an instance of a class of your own here")
    machine.meter.table(len(value.names))
    machine.keep_all(value.names.values())
    return {name: one for name, one in value.names.items() if name != HELD or value.ours.holds is None}


def of_class(machine: Any, function: Any) -> Wrapped:
    """@classmethod."""
    return Wrapped(function, with_class=True)


def of_none(machine: Any, function: Any) -> Wrapped:
    """@staticmethod."""
    return Wrapped(function, with_class=False)


def prop(machine: Any, fget: Any = None, fset: Any = None, fdel: Any = None, doc: Any = None) -> Property:
    """@property."""
    return Property(fget, fset, fdel)


def above(machine: Any, kind: Any, value: Any) -> Super:
    """super(Class, self)."""
    if not isinstance(kind, Class):
        raise TypeError("super() argument 1 must be a type")
    return Super(kind, value)


OWN = {
    "getattr": get,
    "hasattr": has,
    "setattr": put,
    "delattr": take,
    "vars": table,
    "classmethod": of_class,
    "staticmethod": of_none,
    "property": prop,
    "super": above,
}
