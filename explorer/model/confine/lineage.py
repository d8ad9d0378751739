"""What classes are told by: those that they build on, what they lack, and how complaints name them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from .near import nearest
from .values import Row

OLD = sys.version_info < (3, 12)
QUALIFIED = ("datetime", "decimal")  # modules whose classes complain with the module's name


def builds_on(host: Any, kind: Any, name: str) -> Any:
    """The classes in the order in which a name is looked for, or those in its brackets; each as programs know it."""
    if name == "mro":
        return Row(name, lambda machine: [*builds_on(machine, kind, "__mro__")], own=True)
    known = [known_as(host, one) for one in getattr(kind.type, name)]
    return tuple(one for one in known if one is not None) or (host.types[object],)


def known_as(host: Any, real: type) -> Any:
    """What stands for a real type; nothing does for those that only we know."""
    kind = real.__dict__.get("ours")
    if kind is None:
        return host.types.get(real)
    return host.types[kind.holds] if kind.is_of_python else kind


def slots_of(kind: Any, real: type) -> frozenset[str] | None:
    """The attributes that instances may have, where each class that it builds on names its own in __slots__."""
    listed = [one.members.get("__slots__") for one in kind.line]
    if None in listed or issubclass(real, BaseException):
        return None
    names = [name for one in listed for name in ([one] if type(one) is str else one) if type(name) is str]
    return None if "__dict__" in names else frozenset(names)


def fits(kind: Any, name: str) -> None:
    """Refuse an attribute that the slots of a class have no place for."""
    if kind.slots is not None and name not in kind.slots:
        raise AttributeError(f"'{kind.name}' object has no attribute '{name[:60]}'")


def written(kind: Any) -> str:
    """A class's name as complaints write it: with the module, where that is one of Python's."""
    return f"{kind.room}.{kind.name}" if kind.room in QUALIFIED else kind.name


def remedy(kind: Any, name: str, names: Mapping[str, Any]) -> str:
    """What to do about an attribute that an instance with these names does not have."""
    every = {*names, *(key for one in kind.line for key in one.members)}
    close = nearest(name, sorted(one for one in every if not one.startswith("_")))
    if close:
        return f"Did you mean {close}?"
    if kind.room:
        return "Look at how the name is spelled; some names are not available here."
    return f"Give it a value first, in __init__: self.{name[:60]} = ..."


def unmade(kind: Any) -> str:
    """Why a class with abstract methods makes no instance, as this Python says it."""
    what = "method" if len(kind.abstract) == 1 else "methods"
    if OLD:
        said = f"with abstract {what} {', '.join(kind.abstract)}"
    else:
        listed = ", ".join(f"'{name}'" for name in kind.abstract)
        said = f"without an implementation for abstract {what} {listed}"
    return f"Can't instantiate abstract class {kind.name} {said}"


def method_name(owner: Any, function: Any) -> str:
    """A method as its call is written: model.layers[0](x), model.forward; by its class while it has no name."""
    if function.name != "__call__":
        return f"{owner.path or owner.ours.name}.{function.name}"
    given = ", ".join(function.signature.positional[1:])
    return f"{owner.path}({given})" if owner.path else f"{owner.ours.name}.__call__"
