"""What a program may hold: plain Python data, arrays, tensors, and these stand-ins for functions, types and modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import is_
from typing import Any

import numpy as np

import engine

from .hosting import Host
from .misfits import called_as

NUMBERS = frozenset({int, float, bool, complex})
SEQUENCES = frozenset({list, tuple})
CONTAINERS = frozenset({list, tuple, dict, set, frozenset})
ARRAY_KINDS = frozenset("biufc")  # of dtypes: bool, integers, floats, complex
WIDEST = 64  # characters of a text in an array
LAZY = frozenset({range, zip, enumerate, map, filter, reversed, type({}.keys()), type({}.values()), type({}.items())})


class Own:
    """What keeps its attributes itself."""

    __slots__ = ()

    def plain(self) -> Any:
        """What NumPy and Python's own functions are handed."""
        return self

    def look_up(self, host: Any, name: str) -> Any:
        """The attribute of that name."""
        raise AttributeError(f"there is no attribute '{name[:60]}' here")

    def put(self, host: Any, name: str, value: Any) -> None:
        """Set an attribute."""
        raise AttributeError(f"'{name[:60]}' of a value of type {kind_name(self)} cannot be set here")

    def drop(self, host: Any, name: str) -> None:
        """Take an attribute away."""
        raise AttributeError(f"'{name[:60]}' of a value of type {kind_name(self)} cannot be deleted here")


def plain(value: Any) -> Any:
    """A number or text in place of an instance whose class builds on it."""
    return value.plain() if isinstance(value, Own) else value


class Row:
    """A function on a list: its name, what it does, by which rule it costs, what it takes.

    An `own` one counts by itself: it is given the machine first.
    """

    __slots__ = ("calls", "function", "name", "own", "rule", "takes")

    def __init__(
        self,
        name: str,
        function: Callable[..., Any],
        rule: Callable[[Any], Any] | None = None,
        takes: Any = None,
        *,
        own: bool = False,
        calls: bool = False,
    ) -> None:
        if not own and (rule is None or takes is None):
            raise TypeError(f"{name} has no rule: nothing is reached without one")
        self.name, self.function, self.rule, self.takes = name, function, rule, takes
        self.own, self.calls = own, calls

    @property
    def priced(self) -> tuple[Any, Any]:
        """Its rule and what it takes, for another function of the same kind."""
        return self.rule, self.takes

    def invoke(self, host: Host, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        """The function's result, after its arguments have been bound and its cost has been stated."""
        if self.own:
            if self.takes is not None:
                args, kwargs = self.takes.accepted(host.meter, self.name, args, kwargs)
            try:
                return self.function(host, *args, **kwargs)
            except TypeError as error:
                raise called_as(self.function, self.name, error, args, kwargs) from None
        if self.calls:
            args, kwargs = host.callbacks(args, kwargs)
        try:
            handed, named, given = self.takes.bind(host.meter, self.name, args, kwargs)
        except TypeError:
            bare, options = tuple(map(plain, args)), {name: plain(one) for name, one in kwargs.items()}
            if all(map(is_, (*bare, *options.values()), (*args, *kwargs.values()))):
                raise
            handed, named, given = self.takes.bind(host.meter, self.name, bare, options)
        host.pay(self.rule(given), given)  # type: ignore[misc]
        return host.receive(self, self.function(*handed, **named))


class Bound:
    """A listed method of one value."""

    __slots__ = ("row", "value")

    def __init__(self, value: object, row: Row) -> None:
        self.value, self.row = value, row

    def invoke(self, host: Host, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        """The method's result."""
        return self.row.invoke(host, (self.value, *args), kwargs)


class Type(Row):
    """A type on a list: can be called, compared and asked about; the real class stays out of reach."""

    __slots__ = ("type",)

    def __init__(
        self,
        real: type,
        function: Callable[..., Any] | None = None,
        rule: Callable[[Any], Any] | None = None,
        takes: Any = None,
        *,
        own: bool = False,
    ) -> None:
        super().__init__(real.__name__, function or real, rule, takes, own=own)
        self.type = real

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Type) and self.type is other.type

    def __hash__(self) -> int:
        return hash(self.type)

    def __or__(self, other: object) -> Hint:
        if other is None or isinstance(other, (Type, Hint)):
            return Hint(self.name)
        return NotImplemented

    __ror__ = __or__


class Made(Row):
    """A function of ours that was made of others; `parts` are what a program may read of it.

    One that stands for a value of NumPy's is shown as that.
    """

    __slots__ = ("parts", "stands_for")

    def __init__(
        self, name: str, function: Callable[..., Any], parts: Mapping[str, Any], stands_for: object = None
    ) -> None:
        super().__init__(name, function, own=True)
        self.parts, self.stands_for = parts, stands_for


class Hint:
    """A type as annotations name it: it can be joined with others, and means nothing to a run."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __or__(self, other: object) -> Hint:
        return self

    __ror__ = __or__


class Namespace:
    """A module as programs see it: a read-only set of names."""

    __slots__ = ("members", "name")

    def __init__(self, name: str, members: Mapping[str, object]) -> None:
        self.name, self.members = name, members


class Thing(Namespace):
    """An object that is known by its members, and by the name of its class; some can be walked."""

    __slots__ = ("__weakref__", "walked")

    def __init__(self, name: str, members: Mapping[str, object], walked: Callable[[], Any] | None = None) -> None:
        super().__init__(name, members)
        self.walked = walked


class Block:
    """A listed block for `with`: what is entered is made anew each time."""

    __slots__ = ("make", "name")

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self.name, self.make = name, make

    def invoke(self, host: Host, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        """Some blocks are written with brackets: mg.no_autodiff()."""
        if any(type(one) not in (str, bool) for one in (*args, *kwargs.values())):
            raise TypeError(f"{self.name} takes no such arguments here")
        return Block(self.name, partial(self.make, *args, **kwargs))


CALLABLE = (Row, Type, Bound, Block)
COLLECTED = frozenset({"deque", "defaultdict", "OrderedDict"})
STAND_INS = {  # what ours stand for
    "Namespace": "module",
    **{name: name.lower() for name in ("Block", "Method", "Property", "Super")},
    "Hint": "type",
    "State": "tuple",
    **dict.fromkeys(("Function", "Wrapped", "Indexer"), "function"),
}


def kind_name(value: object) -> str:
    """The name of a value's type, as Python's complaints say it: those written in C bear their module's."""
    name = bare_name(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return f"numpy.{name}"
    return f"collections.{name}" if name in COLLECTED and not is_own(value) else name


def is_own(value: object) -> bool:
    """Whether the value is of a class of the program's."""
    return type(value).__module__ == "__main__"


def bare_name(value: object) -> str:
    """The same without a module."""
    if isinstance(value, (Row, Bound)):
        return "type" if isinstance(value, Type) else "function"
    name = value.name if isinstance(value, Thing) else type(value).__name__
    return name if is_own(value) else STAND_INS.get(name, name)


def is_mxnet(value: object) -> bool:
    """Whether a value is MXNet's array: told by its name, so that its room is not entered for nothing."""
    return type(value).__name__ == "NDArray" and type(value).__module__ != "__main__"


def is_array(value: object) -> bool:
    """Whether a value is a NumPy array, a tensor, or MXNet's array."""
    return isinstance(value, (np.ndarray, engine.Tensor)) or is_mxnet(value)
