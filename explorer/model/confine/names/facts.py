"""What NumPy knows of its types, and its assertions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..dtypes import REFUSED, dtype
from ..ours import ours
from ..shapes import broadcast
from ..values import Hint, Namespace, Thing, Type, kind_name

FLOATS = "bits dtype eps epsneg max min tiny smallest_normal smallest_subnormal precision resolution"
WHOLES = "bits dtype max min"


def known(title: str, facts: Any, names: str) -> Thing:
    """The facts by their names."""
    return Thing(title, {name: getattr(facts, name) for name in names.split()})


def kind_of(machine: Any, value: Any) -> Any:
    """The type that is named, or that a number or an array has."""
    found = dtype(machine.meter, value)
    if found is not REFUSED:
        return np.dtype(found)
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype
    if type(value) in (int, float):
        return np.dtype(type(value))
    raise TypeError(f"a type such as float or np.float32 is needed, not a value of type {kind_name(value)}")


def finfo(machine: Any, dtype: Any) -> Thing:
    """finfo(type)."""
    return known("finfo", np.finfo(kind_of(machine, dtype)), FLOATS)


def iinfo(machine: Any, type: Any) -> Thing:
    """iinfo(type)."""
    return known("iinfo", np.iinfo(kind_of(machine, type)), WHOLES)


def is_subtype(machine: Any, arg1: Any, arg2: Any) -> bool:
    """issubdtype(type, family)."""
    real = [one.type if isinstance(one, Type) else one for one in (arg1, arg2)]
    if not all(isinstance(one, (type, np.dtype)) for one in real):
        raise TypeError("issubdtype needs two types")
    return bool(np.issubdtype(*real))


FUNCTIONS: dict[str, Callable[..., Any]] = {"finfo": finfo, "iinfo": iinfo, "issubdtype": is_subtype}


def near(machine: Any, actual: Any, desired: Any, rtol: Any, atol: Any, said: str) -> None:
    """Complain where two arrays differ by more than is allowed."""
    machine.spread(broadcast(machine, actual, desired), 4)
    one, other = np.asarray(actual), np.asarray(desired)
    if not np.allclose(one, other, rtol=rtol, atol=atol, equal_nan=True):
        most = np.max(np.abs(one - other))
        raise AssertionError(f"{said}: the largest difference is {most:.3g}")


def assert_allclose(
    machine: Any, actual: Any, desired: Any, rtol: float = 1e-7, atol: float = 0, *more: Any, **options: Any
) -> None:
    """Nothing, where they agree."""
    near(machine, actual, desired, rtol, atol, f"Not equal to tolerance rtol={rtol}, atol={atol}")


def assert_equal(machine: Any, actual: Any, desired: Any, *more: Any, **options: Any) -> None:
    """Nothing, where they are equal."""
    near(machine, actual, desired, 0, 0, "Arrays are not equal")


def assert_almost_equal(machine: Any, actual: Any, desired: Any, decimal: int = 7, *more: Any) -> None:
    """Nothing, where they agree to so many decimals."""
    near(
        machine,
        actual,
        desired,
        0,
        1.5 * 10.0 ** -min(max(int(decimal), -300), 300),
        f"Not equal to {decimal} decimals",
    )


TESTING: dict[str, Callable[..., Any]] = {
    "assert_allclose": assert_allclose,
    "assert_array_equal": assert_equal,
    "assert_equal": assert_equal,
    "assert_almost_equal": assert_almost_equal,
    "assert_array_almost_equal": assert_almost_equal,
}


def testing() -> Namespace:
    """numpy.testing."""
    return Namespace("numpy.testing", ours(TESTING))


def typing() -> Namespace:
    """numpy.typing."""
    return Namespace("numpy.typing", {name: Hint(name) for name in ("NDArray", "ArrayLike", "DTypeLike")})
