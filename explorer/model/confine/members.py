"""What stands in a class: methods, properties, static and class methods."""

from __future__ import annotations

from typing import Any

from .functions import Function
from .specials import absent
from .values import Bound, Made, Own, Row


class Method:
    """A function of a class, with the value that it is called on."""

    __slots__ = ("function", "value")

    def __init__(self, function: Any, value: Any) -> None:
        self.function, self.value = function, value

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The function's result."""
        if type(self.function) is Function:
            return self.function.run((self.value, *args), kwargs, self.value)
        return host.call(self.function, (self.value, *args), kwargs)

    def __eq__(self, other: object) -> bool:
        return type(other) is Method and self.function is other.function and self.value is other.value

    def __hash__(self) -> int:
        return hash((id(self.function), id(self.value)))


class Given(Row):
    """A method that is made for a class, as a dataclass has them."""

    __slots__ = ()


class Abstract(Own):
    """@abstractmethod: a function that subclasses must define anew."""

    __slots__ = ("function",)

    def __init__(self, function: Any) -> None:
        self.function = function

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What super() finds."""
        return host.call(self.function, args, kwargs)


class Wrapped(Own):
    """@staticmethod and @classmethod: a function and how it is bound."""

    __slots__ = ("function", "with_class")

    def __init__(self, function: Any, *, with_class: bool) -> None:
        self.function, self.with_class = function, with_class

    def bound(self, kind: Any) -> Any:
        """What reading it gives."""
        return Method(self.function, kind) if self.with_class else self.function


class Property(Own):
    """@property: functions that stand behind an attribute."""

    __slots__ = ("deleter", "getter", "setter")

    def __init__(self, getter: Any = None, setter: Any = None, deleter: Any = None) -> None:
        self.getter, self.setter, self.deleter = getter, setter, deleter

    def with_part(self, name: str, function: Any) -> Property:
        """The same with one function changed."""
        return Property(**{part: function if part == name else getattr(self, part) for part in PARTS})

    def value_of(self, host: Any, value: Any, name: str) -> Any:
        """What reading the attribute gives."""
        if self.getter is None:
            raise AttributeError(f"property '{name}' of '{value.ours.name}' object has no getter")
        return host.call(self.getter, (value,), {})

    def give(self, host: Any, value: Any, name: str, new: Any) -> None:
        """The attribute is set."""
        if self.setter is None:
            raise AttributeError(f"property '{name}' of '{value.ours.name}' object has no setter")
        host.call(self.setter, (value, new), {})

    def take(self, host: Any, value: Any, name: str) -> None:
        """The attribute is deleted."""
        if self.deleter is None:
            raise AttributeError(f"property '{name}' of '{value.ours.name}' object has no deleter")
        host.call(self.deleter, (value,), {})

    def look_up(self, host: Any, name: str) -> Any:
        """@name.setter, @name.getter, @name.deleter."""
        if name in PARTS:
            return Row(name, lambda machine, function: self.with_part(name, function), own=True)
        if name == "__doc__":
            return getattr(self.getter, "doc", None)
        raise AttributeError(absent("'property' object", name))


PARTS = ("getter", "setter", "deleter")


class Cached(Own):
    """@cached_property: computed once for each instance, then an attribute like others."""

    __slots__ = ("function",)

    def __init__(self, function: Any) -> None:
        self.function = function


def is_abstract(found: Any) -> bool:
    """Whether a member waits for a class that defines it."""
    if type(found) is Property:
        return is_abstract(found.getter)
    return type(found.function if type(found) is Wrapped else found) is Abstract


def bound(found: Any, value: Any, kind: Any) -> Any:
    """What a class's member is when it is read of an instance."""
    if type(found) is Function or type(found) is Abstract or wraps_one(found):
        return Method(found, value)
    if type(found) is Given:
        return Bound(value, found)
    return found.bound(kind) if type(found) is Wrapped else found


def wraps_one(found: Any) -> bool:
    """Whether it stands for a function of the program's (@cache, @contextmanager): it is bound as that."""
    return type(found) is Made and "__wrapped__" in found.parts


def of_class(found: Any, kind: Any) -> Any:
    """What a class's member is when it is read of the class itself."""
    return found.bound(kind) if type(found) is Wrapped else found


def begin_object(machine: Any, value: Any, *args: Any, **kwargs: Any) -> None:
    """What __init__ does where no class has one: an error remembers what it is given."""
    if isinstance(value, BaseException):
        machine.keep_all(args)
        value.args = args
    elif args or kwargs:
        raise TypeError("object.__init__() takes exactly one argument (the instance to initialize)")


nothing_to_do = Row("__init__", begin_object, own=True)
