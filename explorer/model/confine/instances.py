"""The classes that a program defines, and their instances.

Behind each class stands a real Python type, so that operators, print and sorted find its special methods; it has the
listed ones and nothing else, and they lead back to the evaluator. All attributes live in tables of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError
from typing import Any, ClassVar

from .hosting import Host
from .lineage import builds_on, fits, remedy, slots_of, unmade, written
from .members import Cached, Property, Wrapped, bound, is_abstract, nothing_to_do, of_class
from .scopes import Hinted
from .specials import TRAMPOLINES, absent, is_special, lacking, refuse_special
from .values import Bound, Own, Type

MISSING = object()
OBJECT, CLASS = 300, 4_000  # bytes of an instance with an empty table, and of a class
TOLD = "__init_subclass__"
SINGLE = frozenset({float, int, str})  # values that never change
HELD = "_values"  # the attribute that is the list or dict of an instance whose class builds on one


class Instance(Own):
    """What all instances have in common."""

    __slots__ = ()
    ours: ClassVar[Class]
    names: dict[str, Any]
    path: str
    serial: int
    __array_ufunc__ = None  # NumPy leaves operators to the instance

    def __repr__(self) -> str:
        return f"<__main__.{type(self).__name__} object>"

    def __hash__(self) -> int:
        return self.serial  # the same in every run, so that sets keep their order

    def plain(self) -> Any:
        """The number or text that its class builds on, if it does."""
        return self.names[HELD] if self.ours.holds in SINGLE else self

    def look_up(self, host: Any, name: str) -> Any:
        """self.name: a property's value, the instance's own, or what its class has."""
        kind = self.ours
        found = kind.find(name)
        if type(found) is Property:
            return found.value_of(host, self, name)
        if name in self.names:
            return self.names[name]
        if type(found) is Cached:
            self.put(host, name, host.call(found.function, (self,), {}))
            return self.names[name]
        if found is not MISSING:
            return bound(found, self, kind)
        if isinstance(self, BaseException) and name in ("args", "__cause__"):
            return self.args if name == "args" else getattr(self, "raised_from", None)
        if name == "__init__":
            return Bound(self, nothing_to_do)
        if is_special(name) or (asked := kind.find("__getattr__")) is MISSING:
            raise lacking(f"'{written(kind)}' object", name, remedy(kind, name, self.names))
        return host.call(bound(asked, self, kind), (name,), {})

    def put(self, host: Any, name: str, value: Any) -> None:
        """self.name = value, as its class has it."""
        asked = self.ours.find("__setattr__")
        if asked is MISSING or is_special(name):
            return self.give(host, name, value)
        host.call(bound(asked, self, self.ours), (name, value), {})

    def give(self, host: Any, name: str, value: Any) -> None:
        """An attribute gets a value."""
        refuse_special(name)
        kind = self.ours
        found = kind.find(name)
        if type(found) is Property:
            return found.give(host, self, name, value)
        if kind.frozen:
            raise FrozenInstanceError(f"cannot assign to field '{name}'")
        if name not in self.names:
            fits(kind, name)
            host.meter.table(1)
        host.keep(value)
        self.names[name] = value

    def drop(self, host: Any, name: str) -> None:
        """del self.name."""
        found = self.ours.find(name)
        if type(found) is Property:
            return found.take(host, self, name)
        if self.ours.frozen:
            raise FrozenInstanceError(f"cannot delete field '{name}'")
        if name not in self.names:
            raise AttributeError(absent(f"'{written(self.ours)}' object", name))
        del self.names[name]


class Plain(Instance):
    """Instances that are no errors."""

    __slots__ = ("names", "path", "serial")


class Class(Own, Type):
    """A program's own class, as programs see it: called, read, asked about."""

    __slots__ = (
        "abstract", "annotated", "doc", "fields", "frozen", "generic", "holds", "host", "is_of_python", "line",
        "members", "room", "slots",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        bases: tuple[type, ...],
        members: dict[str, Any],
        host: Host,
        annotated: Mapping[str, str],
        doc: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        special = {key: trampoline(key, value) for key, value in members.items() if key in TRAMPOLINES}
        slots = () if any(issubclass(one, Instance) and one is not Instance for one in bases) else Plain.__slots__
        hidden = {"__slots__": slots, "__module__": "__main__", "__doc__": None, "ours": self}
        real = type(name, bases, {**special, **hidden})
        Type.__init__(self, real, own=True)
        self.host, self.members, self.annotated, self.doc = host, members, dict(annotated), doc
        self.line = [one.__dict__["ours"] for one in real.__mro__ if "ours" in one.__dict__]
        self.fields: tuple[Any, ...] = ()  # of a dataclass
        self.room, self.is_of_python = "", False  # the module that it is written for; whether it stands for list, ...
        self.generic = any(one.generic for one in self.line[1:])  # whether it may be indexed with kinds, as Stack[int]
        self.frozen = any(one.frozen for one in self.line[1:])
        self.holds = next((one.holds for one in self.line[1:] if one.holds), None)
        self.slots = slots_of(self, real)
        every = {key: self.find(key) for one in self.line for key in one.members}
        self.abstract = sorted(key for key, found in every.items() if is_abstract(found))
        host.meter.grow(CLASS)
        host.links.add(real)
        host.storable.add(real)
        host.keep_all(members.values())
        host.keep(self)
        self._announced(host, dict(given or {}))

    def _announced(self, host: Any, given: dict[str, Any]) -> None:
        """The classes that it builds on hear of it, and of what stands in its brackets by name."""
        told = next((one.members[TOLD] for one in self.line[1:] if TOLD in one.members), None)
        if told is None and given:
            raise TypeError(f"{self.name}.__init_subclass__() takes no keyword arguments")
        if told is not None:
            host.call(told.function if type(told) is Wrapped else told, (self,), given)

    def find(self, name: str) -> Any:
        """What the class or one that it builds on has under a name."""
        for kind in self.line:
            if name in kind.members:
                return kind.members[name]
        return MISSING

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """A new instance."""
        real: Any = self.type
        made = self.blank(host, args if issubclass(real, BaseException) else ())
        if self.holds in SINGLE:
            value = host.builtins[self.holds.__name__].invoke(host, args, kwargs)
            made.names[HELD], args, kwargs = value, *(((), {}) if self.find("__init__") is MISSING else (args, kwargs))
        begin = self.find("__init__")
        if begin is not MISSING:
            if host.call(bound(begin, made, self), args, kwargs) is not None:
                raise TypeError("__init__() should return None")
        elif (args or kwargs) and not issubclass(real, BaseException):
            raise TypeError(f"{self.name}() takes no arguments")
        return made

    def blank(self, host: Any, args: tuple[Any, ...] = ()) -> Any:
        """An instance without attributes."""
        if self.abstract:
            raise TypeError(unmade(self))
        host.meter.grow(OBJECT)
        host.born += 1
        real: Any = self.type
        made = real.__new__(real, *args)
        made.names, made.path, made.serial = {}, "", host.born
        if self.holds is not None:
            host.keep(made.names.setdefault(HELD, self.holds()))
        return made

    def special(self, value: Instance, name: str, args: tuple[Any, ...]) -> Any:
        """A special method's result, for Python's own operators and functions."""
        host = self.host
        site = host.site
        try:
            result = host.call(bound(self.find(name), value, self), args, {})
        except StopIteration as error:
            host.mark(error)
            host.site = site
            raise
        host.site = site
        return result

    def told(self, value: Instance, *names: str) -> str | None:
        """What an instance says of itself, by the first of these special methods that its class has."""
        name = next((one for one in names if self.find(one) is not MISSING), None)
        if name is None:
            return None
        said = self.special(value, name, ())
        if type(said) is not str:
            raise TypeError(f"{name} returned non-string (type {type(said).__name__})")
        self.host.meter.sequence(len(said))
        return said

    def look_up(self, host: Any, name: str) -> Any:
        """Class.name."""
        found = self.find(name)
        if found is not MISSING:
            return of_class(found, self)
        if name in ("__name__", "__qualname__"):
            return self.name
        if name == "__doc__":
            return self.doc
        if name == "__init__":
            return nothing_to_do
        if name == "__annotations__":
            return {key: hint.mean() for key, hint in self.annotated.items() if isinstance(hint, Hinted)}
        if name in ("__mro__", "__bases__", "mro") and not self.room:
            return builds_on(host, self, name)
        raise lacking(f"type object '{self.name}'", name, f"Make an instance first, with brackets: {self.name}(...).")

    def put(self, host: Any, name: str, value: Any) -> None:
        """Class.name = value."""
        refuse_special(name)
        host.meter.table(1)
        host.keep(value)
        self.members[name] = value
        if name in TRAMPOLINES:
            setattr(self.type, name, trampoline(name, value))

    def drop(self, host: Any, name: str) -> None:
        """del Class.name."""
        if is_special(name) or name not in self.members:
            raise AttributeError(absent(f"type object '{self.name}'", name))
        del self.members[name]


def trampoline(name: str, value: Any) -> Callable[..., Any] | None:
    """What Python finds on the real type: the way back; None says that there is no such method, as in __hash__."""
    return None if value is None else TRAMPOLINES[name]
