"""Python's math module, whose whole numbers are bounded before they are made."""

from __future__ import annotations

import ast
import cmath
import math
from collections.abc import Callable
from typing import Any

from ..operators import BINARY
from ..ours import ours
from ..values import Namespace
from .tables import rows

LIGHT = """
free(x:number, /): sqrt exp exp2 log2 log10 log1p expm1 sin cos tan asin acos atan sinh cosh tanh asinh acosh \
    atanh degrees radians floor ceil trunc fabs isnan isinf isfinite erf erfc gamma lgamma cbrt modf frexp isqrt ulp
free(x:number, base:number=, /): log
free(x:number, y:number, /): atan2 fmod copysign pow remainder
free(x:number, i:whole, /): ldexp
free(*coordinates:number): hypot
free(p:array, q:array, /): dist
free(a:number, b:number, *, rel_tol:number=, abs_tol:number=): isclose
free(*integers:number): gcd
"""
COMPLEX = """
free(z:number, /): phase polar exp log10 sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh isnan isinf \
    isfinite
free(z:number, base:number=, /): log
free(r:number, phi:number, /): rect
"""
NUMBERS = ["pi", "e", "tau", "inf", "nan"]
MULTIPLY = BINARY[ast.Mult][0]


def bounded(function: Callable[..., int]) -> Callable[..., int]:
    """factorial, comb and perm: smaller than n to the n, which has about n log2(n) bits."""

    def call(machine: Any, *numbers: Any) -> int:
        size = max([int(one) for one in numbers], default=0)
        machine.meter.whole(int(size * math.log2(size)) if 1 < size < 1e9 else max(size, 0))
        return function(*numbers)

    return call


def multiple(machine: Any, *numbers: Any) -> int:
    """math.lcm(...): the bits of all numbers together."""
    machine.meter.whole(sum(one.bit_length() for one in numbers if type(one) is int))
    return math.lcm(*numbers)


def product(machine: Any, values: Any, *, start: Any = 1) -> Any:
    """math.prod(values): one multiplication after the other."""
    for value in machine.collect(values):
        machine.meter.handle(1)
        start = MULTIPLY(machine, start, value)
    return start


def added(machine: Any, values: Any) -> float:
    """math.fsum(values)."""
    return math.fsum(machine.collect(values))


OWN: dict[str, Callable[..., Any]] = {name: bounded(getattr(math, name)) for name in ("factorial", "comb", "perm")}
OWN |= {"lcm": multiple, "prod": product, "fsum": added}


def of_complex() -> Namespace:
    """cmath for one run."""
    return Namespace("cmath", {**rows(cmath, COMPLEX), **{name: getattr(cmath, name) for name in NUMBERS}})


def names() -> Namespace:
    """math for one run."""
    return Namespace("math", {**rows(math, LIGHT), **ours(OWN), **{name: getattr(math, name) for name in NUMBERS}})
