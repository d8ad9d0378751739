"""Classes whose members are listed once and for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .functions import Function
from .instances import MISSING, Class, Instance, Plain, bound
from .members import Cached, Property, Wrapped
from .specials import is_special
from .values import Own, Row

METHODS = (Function, Property, Wrapped, Cached, Row, Class)
COMPARED = (int, float, bool, str)  # values that are looked for


def identified(value: Any) -> Any:
    """What a value is found by: plain ones by what they are, others by being the same object."""
    return value if type(value) in COMPARED else (id(value),)


class Auto(Own):
    """auto(): the next whole number; in a StrEnum the name."""

    __slots__ = ()


class Enumeration(Class):
    """A program's own Enum: walked, asked by name or by value, never changed."""

    __slots__ = ("by_value", "distinct", "highest", "listed")

    def __init__(
        self, name: str, members: dict[str, Any], host: Any, given: Mapping[str, Any], *, of_names: bool = False
    ) -> None:
        data = {key: one for key, one in members.items() if not is_special(key) and not isinstance(one, METHODS)}
        methods = {key: one for key, one in members.items() if key not in data}
        super().__init__(name, (Plain,), {**given, **methods}, host, {})
        self.listed: dict[str, Instance] = {}  # by their names, of which one member may have several
        self.by_value: dict[Any, Instance] = {}
        self.distinct: list[Instance] = []
        self.highest: int | None = None  # of the whole numbers so far
        for key, value in data.items():
            self.listed[key] = self.members[key] = self._member(
                host, key, key.lower() if of_names and isinstance(value, Auto) else self._value(value)
            )
        self.frozen = True

    def _value(self, value: Any) -> Any:
        found = (self.highest or 0) + 1 if isinstance(value, Auto) else value
        if type(found) is int:
            self.highest = found if self.highest is None else max(self.highest, found)
        return found

    def _member(self, host: Any, key: str, value: Any) -> Instance:
        same = self.of(value)
        if same is not None:
            return same
        made = self.by_value[identified(value)] = self.blank(host)
        self.distinct.append(made)
        made.names.update(name=key, value=value, _name_=key, _value_=value)
        host.keep_all([value])
        begin = self.find("__init__")
        if begin is not MISSING:
            host.call(bound(begin, made, self), value if type(value) is tuple else (value,), {})
        return made

    def of(self, value: Any) -> Instance | None:
        """The member of a value."""
        if isinstance(value, Instance) and value.ours is self:
            return value
        if type(value) in COMPARED:
            self.host.key(value)
        return self.by_value.get(identified(value))

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Color(1): the member of a value."""
        if len(args) != 1 or kwargs:
            raise TypeError(f"{self.name}(value) takes one value")
        found = self.of(args[0])
        if found is None:
            said = repr(args[0])[:40] if type(args[0]) in COMPARED else "this"
            raise ValueError(f"{said} is not a valid {self.name}")
        return found

    def put(self, host: Any, name: str, value: Any) -> None:
        """Nothing is set."""
        raise AttributeError(f"the members of {self.name} are fixed: '{name[:60]}' cannot be set")

    def drop(self, host: Any, name: str) -> None:
        """Nothing is taken away."""
        raise AttributeError(f"the members of {self.name} are fixed: '{name[:60]}' cannot be deleted")

    def __iter__(self) -> Iterator[Instance]:
        return iter(self.distinct)

    def __len__(self) -> int:
        return len(self.distinct)

    def __getitem__(self, name: Any) -> Instance:
        return self.listed[name]
