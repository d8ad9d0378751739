"""operator: Python's operators as functions, and getters of items, attributes and methods."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ..operators import BINARY, COMPARE, UNARY
from ..subscripts import drop_item, item, set_item
from ..values import Made, Namespace
from .made import made, room

Read = Callable[[Any, Any, str], Any]
READ = 10  # items handled that one read is worth
TWO: dict[str, type] = {
    "add": ast.Add, "sub": ast.Sub, "mul": ast.Mult, "truediv": ast.Div, "floordiv": ast.FloorDiv, "mod": ast.Mod,
    "pow": ast.Pow, "matmul": ast.MatMult, "and_": ast.BitAnd, "or_": ast.BitOr, "xor": ast.BitXor,
    "lshift": ast.LShift, "rshift": ast.RShift,
}  # fmt: skip
COMPARING: dict[str, type] = {
    "eq": ast.Eq, "ne": ast.NotEq, "lt": ast.Lt, "le": ast.LtE, "gt": ast.Gt, "ge": ast.GtE, "is_": ast.Is,
    "is_not": ast.IsNot,
}  # fmt: skip
ONE: dict[str, type] = {"neg": ast.USub, "pos": ast.UAdd, "inv": ast.Invert, "invert": ast.Invert, "not_": ast.Not}


def binary(operate: Callable[..., Any]) -> Callable[..., Any]:
    """An operator of two values."""
    return lambda machine, a, b, /: operate(machine, a, b)


def unary(operate: Callable[..., Any]) -> Callable[..., Any]:
    """An operator of one value."""
    return lambda machine, a, /: operate(machine, a)


def contains(machine: Any, container: Any, one: Any, /) -> bool:
    """contains(container, one): the other way about."""
    return COMPARE[ast.In](machine, one, container)


def absolute(machine: Any, value: Any, /) -> Any:
    """abs(value)."""
    return machine.call(machine.builtins["abs"], (value,), {})


def truth(machine: Any, value: Any, /) -> bool:
    """bool(value)."""
    return bool(value)


def itemgetter(machine: Any, *keys: Any) -> Made:
    """itemgetter(key, ...)."""
    if not keys:
        raise TypeError("itemgetter expected at least 1 argument, got 0")

    def get(owner: Any) -> Any:
        machine.meter.handle(READ * len(keys))
        found = tuple([item(machine, owner, key) for key in keys])
        return found if len(keys) > 1 else found[0]

    return made(machine, "itemgetter", get)


def getters(read: Read) -> dict[str, Callable[..., Any]]:
    """attrgetter and methodcaller: attributes are read as everywhere, by the table."""

    def walked(machine: Any, owner: Any, path: str) -> Any:
        machine.meter.handle(READ * len(path))
        for name in path.split("."):
            owner = read(machine, owner, name)
        return owner

    def attrgetter(machine: Any, *paths: Any) -> Made:
        if not paths or any(type(one) is not str for one in paths):
            raise TypeError("attribute name must be a string")

        def get(owner: Any) -> Any:
            machine.meter.handle(len(paths))
            found = tuple([walked(machine, owner, path) for path in paths])
            return found if len(paths) > 1 else found[0]

        return made(machine, "attrgetter", get)

    def methodcaller(machine: Any, name: Any, *args: Any, **kwargs: Any) -> Made:
        if type(name) is not str:
            raise TypeError("method name must be a string")

        def call(owner: Any) -> Any:
            return machine.call(read(machine, owner, name), args, kwargs)

        return made(machine, "methodcaller", call)

    return {"attrgetter": attrgetter, "methodcaller": methodcaller}


FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: binary(BINARY[kind][0]) for name, kind in TWO.items()},
    **{f"i{name}".rstrip("_"): binary(BINARY[kind][1]) for name, kind in TWO.items()},
    **{name: binary(COMPARE[kind]) for name, kind in COMPARING.items()},
    **{name: unary(UNARY[kind]) for name, kind in ONE.items()},
    "abs": absolute, "truth": truth, "contains": contains, "concat": binary(BINARY[ast.Add][0]),
    "getitem": item, "setitem": set_item, "delitem": drop_item, "itemgetter": itemgetter,
}  # fmt: skip


def names(read: Read) -> Namespace:
    """operator for one run; `read` reads attributes."""
    return room("operator", FUNCTIONS | getters(read))
