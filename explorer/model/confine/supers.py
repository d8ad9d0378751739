"""super(): what the classes have that an instance's own class builds on."""

from __future__ import annotations

from typing import Any

from .instances import TOLD, Class, Instance, bound, of_class
from .members import Property, nothing_to_do
from .ours import row
from .specials import absent
from .values import Bound, Own, Row


class Super(Own):
    """super(): what the classes after `kind` have, for an instance or a class."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: Class, value: Any) -> None:
        self.kind, self.value = kind, value
        if not isinstance(value, Instance | Class) or kind not in class_of(value).line:
            raise TypeError("super(type, obj): obj must be an instance or subtype of type")

    def look_up(self, host: Any, name: str) -> Any:
        """super().name."""
        line = class_of(self.value).line
        for kind in line[line.index(self.kind) + 1 :]:
            if name in kind.members:
                found = kind.members[name]
                if isinstance(self.value, Class):
                    return of_class(found, self.value)
                if type(found) is Property:
                    return found.value_of(host, self.value, name)
                return bound(found, self.value, self.value.ours)
        if isinstance(self.value, Instance) and name in ENDS:
            return Bound(self.value, ENDS[name])
        if isinstance(self.value, Class) and name == TOLD:
            return Row(TOLD, lambda machine: None, own=True)
        raise AttributeError(absent("'super' object", name))


def class_of(value: Any) -> Class:
    """The class of an instance; a class itself."""
    return value if isinstance(value, Class) else value.ours


def give(machine: Any, value: Any, name: str, new: Any) -> None:
    """super().__setattr__(name, value)."""
    if not isinstance(value, Instance):
        raise TypeError("__setattr__ needs an instance of a class of your own")
    value.give(machine, name, new)


ENDS = {  # where super() finds no class of the program's any more
    "__init__": nothing_to_do,
    "__repr__": Row("__repr__", lambda machine, value: shown(value), own=True),
    "__str__": Row("__str__", lambda machine, value: shown(value), own=True),
    "__eq__": Row("__eq__", lambda machine, value, other: value is other or NotImplemented, own=True),
    "__ne__": Row("__ne__", lambda machine, value, other: value is not other and NotImplemented, own=True),
    "__hash__": Row("__hash__", lambda machine, value: value.serial, own=True),
    "__setattr__": row("__setattr__", give),
}


def shown(value: Any) -> str:
    """An instance where no class says how it is shown."""
    if isinstance(value, BaseException):
        return str(value.args[0]) if len(value.args) == 1 and type(value.args[0]) is str else ""
    return Instance.__repr__(value)
