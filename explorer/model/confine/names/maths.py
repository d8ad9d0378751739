"""Python's math module, whose whole numbers are bounded before they are made."""

from __future__ import annotations

import math
from typing import Any

from ..limits import Meter
from ..values import Namespace, Row

LIGHT = [
    "sqrt",
    "exp",
    "log",
    "log2",
    "log10",
    "log1p",
    "expm1",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
    "atanh",
    "degrees",
    "radians",
    "floor",
    "ceil",
    "trunc",
    "fabs",
    "fmod",
    "copysign",
    "hypot",
    "pow",
    "isnan",
    "isinf",
    "isfinite",
    "isclose",
    "gcd",
    "lcm",
    "erf",
    "erfc",
    "gamma",
    "lgamma",
    "cbrt",
    "exp2",
    "modf",
    "remainder",
    "dist",
    "isqrt",
]
NUMBERS = ["pi", "e", "tau", "inf", "nan"]


def factorial(meter: Meter, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """n! has about n log2(n) bits."""
    size = max(int(args[0]), 0) if args else 0
    meter.whole(int(size * math.log2(size)) if size > 1 and size < 1e9 else size)


def choosing(meter: Meter, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """perm and comb are smaller than n to the k."""
    size = max([int(one) for one in args], default=0)
    meter.whole(int(size * math.log2(size)) if size > 1 and size < 1e9 else size)


def multiplying(meter: Meter, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """lcm of whole numbers: their bits together."""
    meter.whole(sum(one.bit_length() for one in args if type(one) is int))


def product(machine: Any, values: Any, *, start: Any = 1) -> Any:
    """math.prod(values)."""
    found = machine.collect(values)
    machine.meter.whole(sum(one.bit_length() for one in found if type(one) is int))
    return math.prod(found, start=start)


def added(machine: Any, values: Any) -> float:
    """math.fsum(values)."""
    return math.fsum(machine.collect(values))


def names() -> Namespace:
    """math for one run."""
    members: dict[str, Any] = {name: Row(name, getattr(math, name)) for name in LIGHT if hasattr(math, name)}
    members["factorial"] = Row("factorial", math.factorial, factorial)
    members.update({name: Row(name, getattr(math, name), choosing) for name in ("comb", "perm")})
    members["lcm"] = Row("lcm", math.lcm, multiplying)
    members.update(prod=Row("prod", product, own=True), fsum=Row("fsum", added, own=True))
    members.update({name: getattr(math, name) for name in NUMBERS})
    return Namespace("math", members)
