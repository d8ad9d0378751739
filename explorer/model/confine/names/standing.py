"""Which types functions, methods and modules have: a name to show and to compare, and nothing else.

The real ones stay out of reach; classes of ours with their names stand for them.
"""

from __future__ import annotations

import builtins
from functools import cache
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

import numpy as np

import engine

from ..functions import Function
from ..members import Method
from ..values import Bound, Namespace, Row, Thing, Type

DISPATCHED = type(np.sum)  # what NumPy's functions are that are written in Python
HOMES = {  # where classes of objects stand that are known by their names
    **dict.fromkeys(("nditer", "finfo", "iinfo"), "numpy"),
    "Generator": "numpy.random._generator",
    "RandomState": "numpy.random.mtrand",
    "Random": "random",
    "Figure": "matplotlib.figure",
    "Axes": "matplotlib.axes._axes",
}
COMPILED = ("builtins", "numpy", "collections")  # whose methods are no functions of Python's


def nothing_made(machine: Any, *args: Any, **kwargs: Any) -> None:
    """Most types make nothing here."""
    raise TypeError("this type cannot be called here")


def named(real: type) -> Type:
    """A type of ours that is shown as the real one is."""
    return Type(type(real.__name__, (), {"__module__": real.__module__}), nothing_made, own=True)


KINDS: dict[Any, Type] = {
    real: named(real) for real in (FunctionType, MethodType, ModuleType, BuiltinFunctionType, np.ufunc, DISPATCHED)
}


@cache
def of_thing(name: str) -> Type:
    """The type of such an object, by its name."""
    return named(type(name, (), {"__module__": HOMES.get(name, "builtins")}))


def by_name() -> dict[str, Type]:
    """The names that they have in Python's types."""
    found = {real.__name__: KINDS[real] for real in KINDS}
    names = {"Function": "function", "Lambda": "function", "Method": "method", "Module": "module"}
    names |= {"BuiltinFunction": "builtin_function_or_method", "BuiltinMethod": "builtin_function_or_method"}
    generator = Type(GeneratorType, nothing_made, own=True)
    return {f"{name}Type": found[title] for name, title in names.items()} | {"GeneratorType": generator}


def standing_for(value: Any) -> Type | None:
    """The type of what a stand-in stands for; nothing where that is not known."""
    if type(value) is Function:
        return KINDS[FunctionType]
    if isinstance(value, Thing):
        return of_thing(value.name)
    if type(value) is Namespace:
        return KINDS[ModuleType]
    if type(value) is Method or (type(value) is Bound and isinstance(value.value, engine.Tensor)):
        return KINDS[MethodType]
    if type(value) is Bound:
        return KINDS[BuiltinFunctionType] if type(value.value).__module__ in COMPILED else None
    if type(value) is Row:
        return KINDS.get(type(vars(builtins).get(value.name) if value.own else value.function))
    return None
