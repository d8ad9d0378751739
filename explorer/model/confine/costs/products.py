"""Rules of products, sums of products and linear algebra."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..shapes import broadcast_size, elements, shape_of, total
from ..takes import Given
from ..values import is_array
from .cost import HARD, Cost

SLOW = 12  # products of types that have no fast routine
FAST = frozenset("fdFD")  # of dtypes: those that have one
COPIES = 4  # of its operands that linear algebra makes


def _weight(given: Given) -> int:
    """How dear a product is by the types of its arrays, and by the one that is asked for."""
    kinds = [value.dtype.char for value in given.arrays if is_array(value)]
    kinds += [np.dtype(given.get("dtype")).char] if given.get("dtype") is not None else []
    return 2 if FAST.issuperset(kinds) else SLOW


def _product(given: Given, left: tuple[int, ...], right: tuple[int, ...]) -> Cost:
    """Of two stacks of matrices: rows times columns times what is summed over."""
    inner = left[-1] if left else 1
    stack = broadcast_size([left[:-2], right[:-2]])
    size = stack * math.prod(left[-2:-1]) * (right[-1] if len(right) > 1 else 1)
    return Cost(size, _weight(given) * size * max(inner, 1), total(given.arrays) + size)


def matrices(given: Given) -> Cost:
    """matmul."""
    return _product(given, *(shape_of(one) for one in given.arrays[:2]))


def matrix_by_vector(given: Given) -> Cost:
    """matvec."""
    left, right = (shape_of(one) for one in given.arrays[:2])
    return _product(given, left, (*right, 1))


def vector_by_matrix(given: Given) -> Cost:
    """vecmat."""
    left, right = (shape_of(one) for one in given.arrays[:2])
    return _product(given, (*left[:-1], 1, *left[-1:]), right)


def dotted(given: Given) -> Cost:
    """dot and inner: the last axis of the first is summed over, all other axes stay."""
    left, right = (shape_of(one) for one in given.arrays[:2])
    inner = left[-1] if left and right else 1
    others = max(math.prod(right[:-1]), math.prod((*right[:-2], *right[-1:]))) if left and right else math.prod(right)
    size = (math.prod(left[:-1]) if left and right else math.prod(left)) * others
    return Cost(size, _weight(given) * size * max(inner, 1), total(given.arrays) + size)


def dotted_first(given: Given) -> Cost:
    """MXNet's dot: the last axis of the first with the first axis of the second."""
    left, right = (shape_of(one) for one in given.arrays[:2])
    size = math.prod(left[:-1]) * math.prod(right[1:])
    return Cost(size, _weight(given) * size * max(left[-1:] or (1,)), total(given.arrays) + size)


def tensor_product(given: Given) -> Cost:
    """tensordot(a, b, axes): what is not summed over, times what is."""
    left, right = (shape_of(one) for one in given.arrays[:2])
    gone = max(_summed_over(left, given.get("axes", 2)), 1)
    size = math.prod(left) // gone * (math.prod(right) // gone)
    return Cost(size, _weight(given) * size * gone, total(given.arrays[:2]) + size)


def _summed_over(shape: tuple[int, ...], axes: Any) -> int:
    if isinstance(axes, (int, np.integer)):
        return math.prod(shape[max(len(shape) - axes, 0) :]) if axes > 0 else 1
    first = np.atleast_1d(np.asarray(axes[0], dtype=int)).tolist()
    return math.prod(shape[axis] for axis in first if -len(shape) <= axis < len(shape))


def every_pair(given: Given) -> Cost:
    """outer, kron: each element times each."""
    size = math.prod(max(elements(value), 1) for value in given.arrays[:2])
    return Cost(size, 2 * size, size)


def slid(given: Given) -> Cost:
    """convolve, correlate: every element by every element, into no more than both together."""
    left, right = (elements(value) for value in given.arrays[:2])
    return Cost(left + right, SLOW // 2 * left * right, 2 * (left + right))


def polynomial(given: Given) -> Cost:
    """polyval(p, x): over all of x for each coefficient."""
    terms, *each = shape_of(given.arrays[0]) or (1,)
    at = max(broadcast_size([tuple(each), shape_of(given.arrays[1])]), 1)
    return Cost(at, terms * (2 * at + 500), 3 * at)


def polynomial_kept(given: Given) -> Cost:
    """The engine's polyval: the same, with every step kept for the way back."""
    cost = polynomial(given)
    terms = max(shape_of(given.arrays[0])[:1] or (1,))
    return Cost(cost.made, 2 * cost.work, 4 * terms * (cost.made + 100))


def summed(given: Given) -> Cost:
    """einsum: the product of the lengths of all letters; the result's from the letters after the arrow."""
    first, *operands = given.values["operands"]
    if type(first) is not str or any(type(one) is str for one in operands):
        raise TypeError("einsum's first argument here is a text such as 'ij,jk->ik'")
    inputs, arrow, output = first.replace(" ", "").partition("->")
    lengths, spread = _lengths(inputs, operands)
    if not arrow:
        output = "".join(one for one in lengths if inputs.count(one) == 1)
    size = spread * math.prod(lengths.get(one, 1) for one in output)
    every = spread * math.prod(lengths.values())
    between = every if given.get("optimize") and len(operands) > 2 else 0
    return Cost(size, max(len(operands), _weight(given)) * every, total(operands) + size + between)


def _lengths(inputs: str, operands: list[Any]) -> tuple[dict[str, int], int]:
    """The length of each letter, and of what the dots stand for."""
    lengths: dict[str, int] = {}
    spread = 1
    for letters, operand in zip(inputs.split(","), operands, strict=False):
        shape = shape_of(operand)
        before, dots, after = letters.partition("...")
        if dots:
            spread = max(spread, math.prod(shape[len(before) : len(shape) - len(after)]))
        pairs = [*zip(before, shape, strict=False), *zip(reversed(after), reversed(shape), strict=False)]
        for letter, length in pairs:
            lengths[letter] = max(lengths.get(letter, 1), length)
    return lengths, spread


def cubic(given: Given) -> Cost:
    """Linear algebra on a matrix, or a stack of them: its size times its longer side."""
    rows, columns, stack = _matrix(shape_of(given.arrays[0]))
    longest = max(rows, columns)
    made = stack * (rows * rows + columns * columns + rows * columns) + total(given.arrays[1:])
    work = 4 * longest * (stack * longest * min(rows, columns) + total(given.arrays[1:]))
    return Cost(made, work, COPIES * (made + total(given.arrays)), stack * longest * longest + total(given.arrays[1:]))


def _matrix(shape: tuple[int, ...]) -> tuple[int, int, int]:
    """Rows, columns, and how many such matrices."""
    *outer, rows, columns = (1, 1, *shape)[-max(len(shape), 2) :]
    return max(rows, 1), max(columns, 1), max(math.prod(outer), 1)


def fitted(given: Given) -> Cost:
    """polyfit(x, y, degree): a least-squares solution with a column for each power."""
    columns = min(max(given.get("deg", 0), 0) + 1, 10**7)
    size = total(given.arrays) * columns
    return Cost(columns, 20 * size * columns, 6 * size + columns * columns)


def cubic_of_length(given: Given) -> Cost:
    """roots(p): the eigenvalues of a matrix as long as p."""
    size = total(given.arrays)
    return Cost(size, 60 * size**3, 8 * size * size)


def matrix_powers(given: Given) -> Cost:
    """matrix_power(a, n): a product for each bit of n."""
    cost = cubic(given)
    return Cost(cost.largest or 1, cost.work * (1 + abs(given.get("n", 1)).bit_length()), cost.room)


def norm(given: Given) -> Cost:
    """norm: of matrices, by their singular values; else squares, sum and root."""
    size, order = total(given.arrays[:1]), given.get("ord")
    if order is None or order == "fro" or len(shape_of(given.arrays[0])) < 2:
        return Cost(size, HARD * size, 4 * size)
    shape = shape_of(given.arrays[0])
    return Cost(size, 4 * max(shape, default=1) * size, 6 * size + 4 * max(shape, default=1) ** 2)


def chained(given: Given) -> Cost:
    """A chain of products, a dense layer: the size times the longest side."""
    size = total(given.arrays)
    longest = max([1, *(max(shape_of(one), default=1) for one in _parts(given))])
    ends = [shape_of(one) for one in _parts(given)]
    largest = max((_rows(one) * _columns(other) for one in ends for other in ends), default=1)
    largest = max([largest, *map(elements, _parts(given))])
    return Cost(largest, 2 * _weight(given) * longest * size, 2 * (size + largest))


def _parts(given: Given) -> list[Any]:
    return [one for value in given.arrays for one in (value if type(value) in (list, tuple) else [value])][:64]


def _rows(shape: tuple[int, ...]) -> int:
    return math.prod(shape[:-1])


def _columns(shape: tuple[int, ...]) -> int:
    return shape[-1] if len(shape) > 1 else 1


def related(given: Given) -> Cost:
    """cov, corrcoef: each row with each, those of y among them."""
    by_row = given.get("rowvar", True)
    shapes = [shape_of(one) for one in (given.get("m", given.get("x")), given.get("y")) if one is not None]
    rows = sum(1 if len(shape) < 2 else shape[0] if by_row else shape[-1] for shape in shapes)
    size = total(given.arrays)
    return Cost(rows * rows, HARD * size + 2 * rows * size, 4 * size + 3 * rows * rows)


def recurrent(given: Given) -> Cost:
    """gru: a step for each of the first axis, each with products and dear functions."""
    size = total(given.arrays)
    longest = max([1, *(max(shape_of(one), default=1) for one in given.arrays)])
    steps, *others = shape_of(given.arrays[0]) or (1,)
    wide = (
        elements(given.arrays[0]) // max(others[-1] if others else 1, 1) * max(shape_of(given.arrays[1])[-1:] or (1,))
    )
    return Cost(wide + size, 4 * longest * size + 1_000 * steps + 3 * HARD * wide, 10 * (wide + size))
