"""One operation by itself: its partial derivatives, what of a gradient flows back to one operand, and what a change of
that operand makes of the result."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np

from engine.backprop import operands
from engine.forward import tangent_of
from engine.record import switched
from engine.rules import unbroadcast, widen
from engine.tensor import Tensor

Manner = Literal["elementwise", "linear", "multilinear", "other", "leaf"]
TRAITS: tuple[Manner, ...] = ("elementwise", "linear", "multilinear")  # of rules
# What is computed here is nobody's program: no observer hears of it, and it has a way back in any case.
APART: dict[str, Any] = {"observers": (), "tracking": True}


@contextmanager
def apart() -> Iterator[None]:
    """A block whose operations are nobody's program: no observer hears of them, and they are recorded in any case."""
    with switched(**APART):
        yield


def manner(tensor: Tensor) -> Manner:
    """How a tensor was made of its operands: element by element; as a sum of their elements, each times a constant, of
    all of them together or of each while the others stay; in another way; not at all."""
    rule: Any = tensor._rule
    if rule is None:
        return "leaf"
    return next((trait for trait in TRAITS if getattr(rule, trait)), "other")


def slopes(tensor: Tensor, operand: int) -> Any:
    """The partial derivative of each element by the element of the operand that it was made of, an array in the
    tensor's shape. None where elements are not made one by one, and where there is no partial for that operand.
    """
    rule: Any = tensor._rule
    if rule is None or not rule.elementwise or rule.partials[operand] is None:
        return None
    ones = np.ones(tensor.shape, tensor.dtype)
    with switched(**APART):
        return np.broadcast_to(_partial(tensor, operand, ones, _values(tensor)), tensor.shape)


def pull_back(tensor: Tensor, operand: int, gradient: Any, values: Sequence[Any] | None = None) -> Any:
    """What flows back to one operand of the call that made a tensor, given the tensor's gradient: Jᵀg, an array in the
    operand's shape. It does not matter whether the operand is constant. None for a leaf, and where the rule has no
    partial for that operand.

    `values` are other numbers to compute it at, in the shapes of the operands.
    """
    rule: Any = tensor._rule
    if rule is None or rule.partials[operand] is None:
        return None
    known = _values(tensor) if values is None else tuple(values)
    with switched(**APART):
        found, shape = _partial(tensor, operand, gradient, known), np.shape(known[operand])
        if np.shape(found) == shape:
            return found
        return unbroadcast(widen(found, tensor.shape), shape) if rule.elementwise else widen(found, shape)


def push_forward(tensor: Tensor, operand: int, tangent: Any, values: Sequence[Any] | None = None) -> Any:
    """How a tensor changes with one operand of the call that made it, for a tangent in that operand's shape: Jt, an
    array in the tensor's shape. None for a leaf, and where the rule has no partial for that operand.

    `values` are other numbers to compute it at, in the shapes of the operands.
    """
    rule: Any = tensor._rule
    if rule is None or rule.partials[operand] is None:
        return None
    known = operands(tensor) if values is None else tuple(values)
    with switched(**APART):
        return np.broadcast_to(tangent_of(tensor, known, {operand: tangent}, False), tensor.shape)


def _partial(tensor: Tensor, operand: int, gradient: Any, values: tuple[Any, ...]) -> Any:
    rule: Any = tensor._rule
    options = {} if rule.elementwise else tensor._options
    found = rule.partials[operand](gradient, np.asarray(tensor), *values, **options)
    return np.where(tensor._options["where"], found, 0) if rule.elementwise and "where" in tensor._options else found


def _values(tensor: Tensor) -> tuple[Any, ...]:
    return tuple(x._data if isinstance(x, Tensor) else x for x in operands(tensor))
