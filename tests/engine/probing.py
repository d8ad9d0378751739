"""Short programs run with several libraries: all that they show, as plain values that can be compared."""

from types import ModuleType
from typing import Any

import mygrad
import mygrad.nnet
import mygrad.nnet.initializers
import numpy as np

import engine

# The kinds of error that programs catch; NumPy's own subclasses count as what they extend.
KINDS = (
    "TypeError",
    "ValueError",
    "IndexError",
    "AttributeError",
    "InvalidBackprop",
    "InvalidGradient",
    "NotImplementedError",
    "KeyError",
    "Exception",
)


def outcome(mg: ModuleType, source: str) -> list[Any]:
    """What `see(...)` was given, and the kinds of errors of what `fails(...)` was given, in order."""
    seen: list[Any] = []

    def see(*values: Any) -> None:
        seen.extend(map(shown, values))

    def fails(action: Any) -> None:
        try:
            result = action()
        except Exception as error:
            seen.append(kind_of(error))
        else:
            seen.append(("no error", shown(result)))

    exec(source, {"mg": mg, "np": np, "see": see, "fails": fails})
    return seen


def kind_of(error: Exception) -> str:
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in KINDS)


def shown(value: Any) -> Any:
    """Numbers with their type and shape, tensors also with their flag."""
    if isinstance(value, engine.Tensor | mygrad.Tensor):
        return ("tensor", value.constant, *shown(value.data)[1:])
    if isinstance(value, np.ndarray | np.generic):
        return ("array", np.asarray(value).tolist(), str(value.dtype), value.shape)
    if isinstance(value, tuple | list):
        return [shown(part) for part in value]
    return value


def same(one: Any, other: Any, rtol: float = 1e-9) -> bool:
    """Whether two outcomes are equal, floats to nine digits."""
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(same(a, b, rtol) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) and isinstance(other, float):
        return bool(np.isclose(one, other, rtol=rtol, atol=1e-12, equal_nan=True))
    return type(one) is type(other) and one == other
