"""How a function of ours takes the place of NumPy's: np.dot(tensor, ...) comes to engine's dot."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from engine import errors
from engine.tensor import OVERRIDES, Tensor

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


def _owned(result: Any, args: Any) -> Any:
    """The result; one that views no argument is no view: nobody knows the tensor inside that owns its memory."""
    if isinstance(result, list | tuple):
        for part in result:
            _owned(part, args)
    elif isinstance(result, Tensor) and result._ties is not None and result._ties.base is not None and (
            not any(owner is result._ties.base for owner in _owners(args))):
        result._ties.base = None
    return result


def _owners(args: Any) -> Iterator[Any]:
    for x in args:
        if isinstance(x, list | tuple):
            yield from _owners(x)
        elif isinstance(x, Tensor):
            yield x if x._ties is None or x._ties.base is None else x._ties.base


def composes(*functions: Any) -> Callable[[Function], Function]:
    """The same for a function that is made of others: its errors name it and what it was given, not a part of it."""

    def register(ours: Function) -> Function:
        @wraps(ours)
        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                return _owned(ours(*args, **kwargs), args)
            except (ValueError, TypeError, IndexError) as error:
                if str(error).startswith(ours.__name__):
                    raise
                raise errors.failed(ours.__name__, [x for x in args if _holds_values(x)], error) from None

        return implements(*functions)(call)

    return register
