"""Rules of what makes indices, and of what is chosen or changed by them."""

from __future__ import annotations

from ..shapes import size_of_shape, total
from ..takes import Given
from .cost import Cost
from .rearranged import taken


def chosen_by_index(given: Given) -> Cost:
    """pick(data, index): one element for each place of the other axes."""
    size = total(given.arrays)
    return Cost(size, 4 * size, 4 * size)


def marked(given: Given) -> Cost:
    """one_hot(indices, depth): a row for each index."""
    size = total(given.arrays) * max(given.get("depth", 0), 0)
    return Cost(size, 3 * size, 3 * size + 2 * total(given.arrays))


def slices(given: Given) -> Cost:
    """MXNet's take: along the first axis unless told otherwise."""
    given.values.setdefault("axis", 0)
    cost = taken(given)
    return Cost(cost.made, cost.work, cost.made + 2 * total(given.arrays))


def from_triangle(given: Given) -> Cost:
    """tril_indices(n): as many pairs of indices as a square has, at most."""
    rows = given.get("n", 0)
    columns = given.get("m", rows)
    size = size_of_shape((rows, columns)) + rows
    return Cost(max(given.get("ndim", 2), 2) * size, 4 * size, 4 * size)


def index_grid(given: Given) -> Cost:
    """indices(shape): an array of the shape for each axis."""
    lengths = given.get("dimensions", ())
    size = size_of_shape(lengths) * max(len(lengths) if type(lengths) is tuple else 1, 1)
    return Cost(size, 2 * size, size)


def summed_apart(given: Given) -> Cost:
    """reduceat(array, indices): a result for each index."""
    return Cost(taken(given).made, total(given.arrays) + taken(given).work, total(given.arrays))


def scattered(given: Given) -> Cost:
    """add.at(array, indices, b): in place, one after the other."""
    size = 4 * total(given.arrays)
    return Cost(0, 4 * size + 4 * total((given.get("indices", 0),)), size + total((given.get("indices", 0),)))
