"""Containers of Python's collections: dicts that know more than a dict, deques, and tuples with names."""

from __future__ import annotations

from collections import Counter, deque
from typing import Any

from .values import Type


class Defaults(dict[Any, Any]):
    """A defaultdict: the evaluator calls its factory where a key is missing."""

    __slots__ = ("factory",)
    factory: Any


class Ordered(dict[Any, Any]):
    """An OrderedDict: a dict that can move its items."""

    __slots__ = ()


for kind, name in ((Defaults, "defaultdict"), (Ordered, "OrderedDict")):
    kind.__name__ = kind.__qualname__ = name
    kind.__module__ = "collections"


class Record(tuple[Any, ...]):
    """A named tuple's value; `kind` knows the names."""

    kind: Shape


class Shape(Type):
    """A named tuple's type: its name, its fields, and what fields without a value have."""

    __slots__ = ("defaults", "fields", "members")

    def __init__(self, title: str, fields: tuple[str, ...], defaults: dict[str, Any]) -> None:
        super().__init__(Record, None, own=True)
        self.name, self.fields, self.defaults = title, fields, defaults
        self.members: dict[str, Any] = {}  # methods

    def made(self, values: Any) -> Record:
        """A value with these items."""
        found = tuple(values)
        if len(found) != len(self.fields):
            raise TypeError(f"Expected {len(self.fields)} arguments, got {len(found)}")
        record = Record(found)
        record.kind = self
        return record

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Record:
        """The type is called with values by place and by name."""
        if len(args) > len(self.fields):
            raise TypeError(f"{self.name}() takes {len(self.fields)} values but {len(args)} were given")
        given = dict(zip(self.fields, args, strict=False))
        for name, value in kwargs.items():
            if name not in self.fields or name in given:
                what = "multiple values for argument" if name in given else "an unexpected keyword argument"
                raise TypeError(f"{self.name}() got {what} '{name[:60]}'")
            given[name] = value
        found = {**self.defaults, **given}
        missing = [name for name in self.fields if name not in found]
        if missing:
            raise TypeError(f"{self.name}() is missing a value for {', '.join(missing)}")
        host.meter.sequence(len(self.fields))
        host.keep_all(args)
        host.keep_all(kwargs.values())
        return self.made(found[name] for name in self.fields)


DICTS = frozenset({dict, Defaults, Ordered, Counter})
MORE = frozenset({Defaults, Ordered, Counter, deque, Record})
COUNTS = frozenset({int, float, bool})


def may_hold(owner: Any, value: Any) -> Any:
    """What is stored in a Counter is a number: its operators add and compare what it holds, uncounted."""
    if type(owner) is Counter and type(value) not in COUNTS:
        raise TypeError("the counts of a Counter are numbers here")
    return value


def fresh(value: Any) -> Any:
    """An empty container of the same kind."""
    made: Any = deque(maxlen=value.maxlen) if type(value) is deque else type(value)()
    if type(value) is Defaults:
        made.factory = value.factory
    return made
