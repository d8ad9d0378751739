"""typing and collections.abc: names for annotations. They can be joined and indexed, and mean nothing to a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..patterns import Pattern
from ..values import Hint, Namespace
from .made import made, room
from .named import tupled, typed

ABSTRACT = """
Callable Iterable Iterator Sequence Mapping MutableMapping MutableSequence Collection Container Generator Hashable Sized
"""
NAMES = f"""
Any AnyStr ClassVar Protocol Dict DefaultDict Deque Final FrozenSet Generic List Literal NoReturn Optional Self Set
IO Match NotRequired Pattern Required Reversible SupportsAbs SupportsIndex TextIO TypeGuard Unpack
SupportsFloat SupportsInt Tuple Type TypeAlias Union Counter OrderedDict Text Annotated Concatenate Never {ABSTRACT}
"""


def variable(machine: Any, name: Any, *bounds: Any, **options: Any) -> Hint:
    """TypeVar(name)."""
    if type(name) is not str:
        raise TypeError("the name of a type is a text")
    return Hint(name[:100])


def new_type(machine: Any, name: Any, tp: Any) -> Any:
    """NewType(name, kind): a function that gives back what it is given."""
    if type(name) is not str:
        raise TypeError("the name of a type is a text")
    return made(machine, name[:100], lambda value: value)


def cast(machine: Any, typ: Any, val: Any) -> Any:
    """cast(kind, value): the value."""
    return val


def hinted(machine: Any, *args: Any, **options: Any) -> None:
    """TypedDict is a base."""
    raise TypeError("write class Config(TypedDict): with one line for each key")


def plain(machine: Any, title: str, members: dict[str, Any], annotated: Any) -> Any:
    """A dict by another name."""
    return machine.builtins["dict"]


def same(machine: Any, function: Any) -> Any:
    """A decorator that changes nothing."""
    return function


def known(title: str, names: str) -> dict[str, Any]:
    """Hints by their names."""
    return {name: Hint(f"{title}.{name}") for name in names.split()}


def names() -> Namespace:
    """typing for one run."""
    own: dict[str, Callable[..., Any]] = {
        "TypeVar": variable,
        "ParamSpec": variable,
        "NewType": new_type,
        "cast": cast,
        "final": same,
        "overload": same,
        "runtime_checkable": same,
        "no_type_check": same,
    }
    patterns = {"NamedTuple": Pattern("NamedTuple", typed, tupled), "TypedDict": Pattern("TypedDict", hinted, plain)}
    return room("typing", own, **patterns, **known("typing", NAMES), TYPE_CHECKING=False)


def abstract() -> dict[str, Any]:
    """What collections.abc has."""
    return known("collections.abc", ABSTRACT)
