"""Rules of arrays that are made from a shape, a range or by chance."""

from __future__ import annotations

import math

import numpy as np

from ..shapes import broadcast_size, elements, shape_of, size_of_shape, total
from ..takes import Given
from ..values import is_array
from .cost import HARD, Cost, spread


def shaped(given: Given) -> Cost:
    """zeros, ones, full: of a shape."""
    size = size_of_shape(given.get("shape", ()))
    return Cost(size, size, elements(given.get("fill_value", 0)))


def alike(given: Given) -> Cost:
    """ones_like and its kin: of the first array's shape, or of one that is given."""
    size = size_of_shape(given.get("shape", shape_of(given.arrays[0])))
    return Cost(size, size, total(given.arrays))


def shaped_by_all(given: Given) -> Cost:
    """rand(3, 4), uniform((3, 4)): the shape is all places, or the only one."""
    shape = given.get("shape", ())
    size = size_of_shape(shape[0] if len(shape) == 1 else shape)
    return Cost(size, HARD * size, 4 * size)


def square(given: Given) -> Cost:
    """eye(n), eye(n, m), identity(n), tri(n)."""
    rows = given.get("N", given.get("n", given.get("shape", 0)))
    size = size_of_shape((rows, given.get("M", rows)))
    return Cost(size, size, size)


def square_or_wide(given: Given) -> Cost:
    """MXNet's eye(n, m): as many columns as rows where m is 0."""
    rows = max(given.get("N", 0), 0)
    size = rows * (max(given.get("M", 0), 0) or rows)
    return Cost(size, 2 * size, 3 * size)


def ranged(given: Given) -> Cost:
    """arange(stop), arange(start, stop, step), each also by its name."""
    start, stop, step = (given.get(name) for name in ("start", "stop", "step"))
    if stop is None:
        start, stop = 0.0, start
    size = _length(float(start or 0), float(stop or 0), 1.0 if step is None else float(step))
    return Cost(size, 2 * size, size)


def _length(start: float, stop: float, step: float) -> int:
    length = (stop - start) / step if step else 0.0
    return int(min(max(length, 0.0), 1e18)) + 1 if not math.isnan(length) else 0


def spaced(given: Given) -> Cost:
    """linspace and the like: so many numbers between each two ends."""
    ends = [value for name, value in given.values.items() if name in ("start", "stop", "base")]
    size = max(given.get("num", 50), 0) * broadcast_size([shape_of(one) for one in ends] or [()])
    return Cost(size, HARD * size, 4 * size)


def drawn(given: Given) -> Cost:
    """Draws of a size; without one, as many as the parameters broadcast together."""
    return _draws(given, given.get("size"))


def drawn_of_shape(given: Given) -> Cost:
    """The same where the size is called shape."""
    return _draws(given, given.get("shape"))


def _draws(given: Given, shape: object) -> Cost:
    size = spread(given) if shape is None else size_of_shape(shape)
    return Cost(size, HARD * size, 3 * size)


def filled(given: Given) -> Cost:
    """A generator's draws, into an array if one is given."""
    size = max(size_of_shape(given.get("size", ())), spread(given))
    return Cost(size, HARD * size, size)


def vectors(given: Given) -> Cost:
    """multivariate_normal(mean, cov, size): that many vectors as long as the mean."""
    long = max(elements(given.get("mean")), 1)
    size = max(size_of_shape(given.get("size", ())), 1) * long
    return Cost(size, (HARD + 2 * long) * size + 40 * long**3, 3 * size + 4 * long * long)


def divided(given: Given) -> Cost:
    """multinomial(n, pvals, size), dirichlet(alpha, size): as many vectors, each with a part for every share."""
    long = max(elements(given.arrays[0]), 1)
    size = max(size_of_shape(given.get("size", ())), 1) * long
    return Cost(size, HARD * size, 3 * size)


def picked(given: Given) -> Cost:
    """choice(a, size), permutation(x): a whole number stands for the range up to it."""
    pool = given.arrays[0]
    there = size_of_shape(pool) if _is_index(pool) else total((pool,))
    shape, axis = shape_of(pool), given.get("axis", 0)
    slices = math.prod(shape) // max(shape[axis], 1) if -len(shape) <= axis < len(shape) else 1
    count = there if "size" not in given.values else max(size_of_shape(given.get("size", ())), 1) * slices
    size = max(count, there)
    return Cost(size, HARD * size + total(given.arrays), 3 * size + there)


def _is_index(value: object) -> bool:
    """Whether NumPy would take a value for one whole number."""
    if is_array(value):
        return not value.shape and value.dtype.kind in "iu"  # type: ignore[attr-defined]
    return isinstance(value, (int, np.integer))


def counts(given: Given) -> Cost:
    """bincount(x): as many counts as the largest number says."""
    numbers = np.asarray(given.arrays[0])
    biggest = int(min(max(np.nan_to_num(numbers.real.max(initial=0)), 0), 1e18))
    size = max(biggest, given.get("minlength", 0)) + 1
    return Cost(size, size + 4 * total(given.arrays), 2 * total(given.arrays))


def binned(given: Given) -> Cost:
    """histogram(a, bins): what is counted is sorted into bins."""
    bins = given.get("bins", 10)
    size = size_of_shape(bins) if _is_index(bins) else elements(bins)
    read = total(given.arrays)
    return Cost(2 * size + 2, HARD * (size + read), 6 * size + 6 * read, size + 1)
