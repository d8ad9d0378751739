"""How a function of ours takes the place of NumPy's: np.dot(tensor, ...) comes to engine's dot."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from engine import errors
from engine.tensor import OVERRIDES

Function = Callable[..., Any]


def implements(*functions: Any, order: str = "") -> Callable[[Function], Function]:
    """Marks a function as ours for these of NumPy's; `order`: what NumPy's have after the array, if ours differ."""

    def register(ours: Function) -> Function:
        for function in functions:
            OVERRIDES[function] = _reordered(ours, tuple(order.split())) if order else ours
        return ours

    return register


def _reordered(ours: Function, order: tuple[str, ...]) -> Function:
    """Our function with arguments as NumPy orders them."""

    def call(array: Any, /, *args: Any, **kwargs: Any) -> Any:
        return ours(array, **dict(zip(order, args, strict=False)), **kwargs)

    return call


def _holds_values(x: Any) -> bool:
    return hasattr(x, "shape") or (isinstance(x, list | tuple) and any(map(_holds_values, x)))


def composes(*functions: Any) -> Callable[[Function], Function]:
    """The same for a function that is made of others: its errors name it and what it was given, not a part of it."""

    def register(ours: Function) -> Function:
        @wraps(ours)
        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                return ours(*args, **kwargs)
            except (ValueError, TypeError, IndexError) as error:
                if str(error).startswith(ours.__name__):
                    raise
                raise errors.failed(ours.__name__, [x for x in args if _holds_values(x)], error) from None

        return implements(*functions)(call)

    return register
