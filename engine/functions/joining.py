"""Many tensors made into one."""

from functools import reduce
from typing import Any

import numpy as np

from engine.functions.reductions import in_type
from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply, written
from engine.typing import DTypeLike


@implements(np.concatenate)
def concatenate(
    tensors: Any, axis: int | None = 0, out: Any = None, dtype: DTypeLike = None, *, constant: bool | None = None
) -> Tensor:
    """The tensors joined along an axis that they have. ValueError where their other axes differ in length."""
    joined = apply(rule_of("concatenate"), tuple(tensors), {"axis": axis}, constant)
    return written(joined, out) if dtype is None else written(in_type(joined, dtype), out, constant)


@implements(np.stack)
def stack(tensors: Any, axis: int = 0, out: Any = None, *, constant: bool | None = None) -> Tensor:
    """The tensors joined along a new axis. ValueError where their shapes differ."""
    joined = apply(rule_of("stack"), tuple(tensors), {"axis": axis}, constant)
    return written(joined, out)


def add_sequence(*variables: Any, constant: bool | None = None) -> Tensor:
    """The sum of two or more tensors; ValueError for fewer. The broadcast shape of all."""
    return _combined("add", variables, constant)


def multiply_sequence(*variables: Any, constant: bool | None = None) -> Tensor:
    """The product of two or more tensors; ValueError for fewer. The broadcast shape of all."""
    return _combined("multiply", variables, constant)


def _combined(op: str, variables: tuple[Any, ...], constant: bool | None) -> Tensor:
    if len(variables) < 2:
        raise ValueError(f"{op}_sequence takes two or more operands, not {len(variables)}")
    return reduce(lambda x, y: apply(rule_of(op), (x, y), constant=constant), variables)


__all__ = ["add_sequence", "concatenate", "multiply_sequence", "stack"]
