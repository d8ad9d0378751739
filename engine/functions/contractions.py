"""Products of several tensors: einsum, and chains of matrices in the cheapest order."""

from typing import Any

import numpy as np

from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply, written


@implements(np.einsum)
def einsum(*operands: Any, optimize: Any = False, out: Any = None, constant: bool | None = None) -> Tensor:
    """The sum of products that the subscripts describe: `einsum("ij,jk->ik", a, b)` or `einsum(a, [0, 1], ...)`.

    The shape is that of the letters after the arrow. ValueError where lengths differ.
    """
    subscripts, factors = _in_words(operands)
    result = apply(rule_of("einsum"), factors, {"subscripts": subscripts, "optimize": optimize}, constant)
    return written(result, out)


def _in_words(operands: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """The subscripts as a string, and the factors; lists of axes are spelled with letters."""
    if not operands:
        raise ValueError("einsum takes subscripts and the operands that they name")
    if isinstance(operands[0], str):
        return operands[0], operands[1:]
    pairs = len(operands) // 2
    words = [_letters(axes) for axes in operands[1 : 2 * pairs : 2]]
    result = "->" + _letters(operands[-1]) if len(operands) % 2 else ""
    return ",".join(words) + result, operands[0 : 2 * pairs : 2]


def _letters(axes: Any) -> str:
    return "".join("..." if axis is Ellipsis else "abcdefghijklmnopqrstuvwxyz"[axis] for axis in axes)


def multi_matmul(tensors: Any, *, constant: bool | None = None) -> Tensor:
    """The product of a chain of matrices (the outer ones may be vectors), multiplied in the cheapest order.

    Shape (m, n), without the axes of vectors. ValueError for fewer than two. The order is S. Godbole's (1973).
    """
    tensors = [t if isinstance(t, Tensor) else Tensor(t, copy=False, constant=True) for t in tensors]
    if len(tensors) < 2:
        raise ValueError(f"multi_matmul takes two or more tensors, not {len(tensors)}")
    inner, shapes = tensors[1:-1], [t.shape for t in tensors]
    if any(t.ndim != 2 for t in inner) or any(t.ndim not in (1, 2) for t in (tensors[0], tensors[-1])):
        raise ValueError(f"multi_matmul of shapes {shapes}: all must be matrices, the first and the last may be "
                         "vectors; multiply stacks of matrices by @, and a number by *")
    sizes = [t.shape[-2] if t.ndim > 1 else 1 for t in tensors[:1]] + [t.shape[0] for t in tensors[1:]]
    sizes.append(tensors[-1].shape[-1] if tensors[-1].ndim > 1 else 1)
    for split in _order(sizes):
        tensors[split : split + 2] = [apply(rule_of("matmul"), tuple(tensors[split : split + 2]), constant=constant)]
    return tensors[0]


def _order(sizes: list[int]) -> list[int]:
    """Where to multiply next, again and again, so that the fewest numbers are multiplied (dynamic programming)."""
    n = len(sizes) - 1
    cost = {(i, i): 0 for i in range(n)}
    best = {}
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            price = {k: cost[i, k] + cost[k + 1, j] + sizes[i] * sizes[k + 1] * sizes[j + 1] for k in range(i, j)}
            best[i, j] = min(price, key=price.__getitem__)
            cost[i, j] = price[best[i, j]]
    return _steps(best, n)


def _steps(best: dict[tuple[int, int], int], n: int) -> list[int]:
    pending, joins = [(0, n - 1)], []
    while pending:
        i, j = pending.pop()
        if i < j:
            joins.append(best[i, j])
            pending += [(i, best[i, j]), (best[i, j] + 1, j)]
    # Inner products first: a join is made once both its sides are. Its place is how many factors are left before it.
    done: list[int] = []
    places = []
    for join in reversed(joins):
        places.append(join - np.sum(np.asarray(done, int) < join))
        done.append(join)
    return [int(place) for place in places]


__all__ = ["einsum", "multi_matmul"]
