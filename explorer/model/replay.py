"""A Turn's recorded calls computed again with other numbers in some of its leaves: the loss at many places, quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine import Tensor, rule_of

from .made import Made

Operand = tuple[int | None, Any]  # which value on the way it is, or the value that it always has


class Repeat(NamedTuple):
    """A call that depends on what is moved."""

    made: int
    forward: Callable[..., Any]
    operands: tuple[Operand, ...]
    options: Mapping[str, Any]


@np.errstate(all="ignore")
def replayed(
    made: Made, target: Tensor, seed: Any, leaves: Sequence[Tensor], places: Iterable[Sequence[float]]
) -> tuple[float, ...]:
    """The loss at each place, all numbers of the leaves one after the other; none where a call cannot be repeated.

    What the program decides, and what it reads off by `.item()` or `.data`, stays as it was.
    """
    try:
        repeats = _repeats(made, {leaf.made for leaf in leaves})
    except KeyError:
        return ()
    return tuple(_loss(repeats, target, seed, _given(leaves, place)) for place in places)


def _repeats(made: Made, moved: set[int]) -> list[Repeat]:
    """The calls that depend on these leaves, in order; KeyError where one of them has no rule by its name."""
    touched, found = set(moved), []
    for tensor, call in made:
        if call is None or not any(isinstance(x, Tensor) and x.made in touched for x in call.inputs):
            continue
        touched.add(tensor.made)
        operands = tuple(_operand(x, touched) for x in call.inputs)
        found.append(Repeat(tensor.made, rule_of(call.op).forward, operands, call.options))
    return found


def _operand(x: Any, touched: set[int]) -> Operand:
    if not isinstance(x, Tensor):
        return None, x
    return (x.made, None) if x.made in touched else (None, np.asarray(x))


def _given(leaves: Sequence[Tensor], place: Sequence[float]) -> dict[int, np.ndarray]:
    ends = np.cumsum([leaf.size for leaf in leaves])[:-1]
    parts = np.split(np.asarray(place, float), ends)
    return {leaf.made: part.astype(leaf.dtype).reshape(leaf.shape) for leaf, part in zip(leaves, parts, strict=True)}


def _loss(repeats: Sequence[Repeat], target: Tensor, seed: Any, values: dict[int, Any]) -> float:
    for made, forward, operands, options in repeats:
        try:
            values[made] = forward(*(fixed if at is None else values[at] for at, fixed in operands), **options)
        except (ValueError, ArithmeticError, TypeError, IndexError):
            return float("nan")
    found = np.asarray(values.get(target.made, target))
    return float((found * seed if found.shape and seed is not None else found).sum())
