"""Special methods called by their names, of values of Python's own types: it.__next__(), (2).__add__(3)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import GeneratorType
from typing import Any

import numpy as np

import engine

from ..functions import Function
from ..iteration import ITERATORS, walk
from ..members import Method
from ..operators import BINARY, COMPARE, UNARY
from ..ours import row
from ..show import show, text
from ..subscripts import item, set_item
from ..values import CONTAINERS, NUMBERS, Bound, Row

PLAIN = CONTAINERS | NUMBERS | ITERATORS | {str, range, GeneratorType, np.ndarray, engine.Tensor}
FUNCTIONS = (Function, Method, Bound, Row)
OPERATORS = {
    "add": ast.Add, "sub": ast.Sub, "mul": ast.Mult, "truediv": ast.Div, "floordiv": ast.FloorDiv, "mod": ast.Mod,
    "pow": ast.Pow, "matmul": ast.MatMult,
}  # fmt: skip
COMPARED = {"eq": ast.Eq, "ne": ast.NotEq, "lt": ast.Lt, "le": ast.LtE, "gt": ast.Gt, "ge": ast.GtE}
SIGNS = {"neg": ast.USub, "pos": ast.UAdd}


def between(operate: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    """An operator, which says where it does not know the other value."""

    def call(machine: Any, value: Any, other: Any) -> Any:
        try:
            return operate(machine, value, other)
        except TypeError:
            return NotImplemented

    return call


def alone(operate: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """A sign."""
    return lambda machine, value: operate(machine, value)


def following(machine: Any, value: Any) -> Any:
    """value.__next__()."""
    return next(value)


def walked(machine: Any, value: Any) -> Any:
    """value.__iter__()."""
    return walk(value)


def length(machine: Any, value: Any) -> int:
    """value.__len__()."""
    return len(value)


def contains(machine: Any, value: Any, other: Any) -> Any:
    """value.__contains__(other)."""
    return COMPARE[ast.In](machine, other, value)


def shown(machine: Any, value: Any) -> str:
    """value.__repr__()."""
    return show(machine.meter, value)


def said(machine: Any, value: Any) -> str:
    """value.__str__()."""
    return text(machine.meter, value)


def rounded(machine: Any, value: Any, *digits: Any) -> Any:
    """value.__round__(digits)."""
    return machine.call(machine.builtins["round"], (value, *digits), {})


def size(machine: Any, value: Any) -> Any:
    """value.__abs__()."""
    return machine.call(machine.builtins["abs"], (value,), {})


def called(machine: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
    """value.__call__(...)."""
    return machine.call(value, args, kwargs)


METHODS: dict[str, Callable[..., Any]] = {
    "next": following, "iter": walked, "len": length, "contains": contains, "repr": shown, "str": said,
    "getitem": item, "setitem": set_item, "round": rounded, "abs": size,
    **{name: between(BINARY[kind][0]) for name, kind in OPERATORS.items()},
    **{name: between(COMPARE[kind]) for name, kind in COMPARED.items()},
    **{name: alone(UNARY[kind]) for name, kind in SIGNS.items()},
}  # fmt: skip
ROWS = {f"__{name}__": row(f"__{name}__", function) for name, function in METHODS.items()}
CALL = row("__call__", called)


def spoken(value: Any, name: str) -> Bound | None:
    """A special method of a value, if its type has it; a function is called."""
    if name == "__call__" and isinstance(value, FUNCTIONS):
        return Bound(value, CALL)
    known = name in ROWS and type(value) in PLAIN and getattr(type(value), name, None) is not None
    return Bound(value, ROWS[name]) if known else None
