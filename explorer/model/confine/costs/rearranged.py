"""Rules of what puts the same numbers in another form: views, copies, joined, sorted, chosen, repeated."""

from __future__ import annotations

import math

import numpy as np

from ..shapes import broadcast_size, elements, is_of_texts, shape_of, size_of_shape, total
from ..takes import Given
from ..values import is_array
from .cost import HARD, Cost, axes_of, spread

READ, PLACES = 3_500, 32  # operations that a number's text is worth; elements that take as much room as a long text


def asked(given: Given) -> Cost:
    """Says something about its arrays; lists become arrays for it."""
    return Cost(1, total(given.arrays), total(given.arrays))


def viewed(given: Given) -> Cost:
    """The same numbers in another form; a copy where there is no view."""
    size = total(given.arrays)
    return Cost(size, size, size)


def joined(given: Given) -> Cost:
    """Arrays one after the other, or in a new one."""
    size = total(given.arrays)
    return Cost(size, 2 * size, 3 * size)


def cast(given: Given) -> Cost:
    """The same numbers in another type; texts are read and written one by one."""
    return through_texts(given) or viewed(given)


def formed(given: Given) -> Cost:
    """A new array of what is given, which may be texts."""
    return through_texts(given) or joined(given)


def through_texts(given: Given) -> Cost | None:
    """What it costs to read texts, or to write them."""
    asked = given.get("dtype")
    if not any(map(is_of_texts, given.arrays)) and getattr(asked, "kind", None) != "U":
        return None
    size = total(given.arrays)
    return Cost(size, READ * size, (2 + PLACES) * size)


def spread_out(given: Given) -> Cost:
    """broadcast_arrays: views of the same shape."""
    size = spread(given)
    return Cost(size * len(given.arrays), size * len(given.arrays), size, size)


def resized(given: Given) -> Cost:
    """resize: as often as the shape needs it."""
    made, size = size_of_shape(given.get("new_shape")), total(given.arrays)
    return Cost(made + size, HARD * (made + size), 2 * (made + size), made)


def stretched(given: Given) -> Cost:
    """broadcast_to: a view of another shape."""
    size = size_of_shape(given.get("shape"))
    return Cost(size, size, total(given.arrays))


def triangle(given: Given) -> Cost:
    """tril, triu: of a vector, a square."""
    shape = shape_of(given.arrays[0])
    size = math.prod(shape) * (shape[0] if len(shape) == 1 else 1)
    return Cost(size, 4 * size, 3 * size)


def diagonals(given: Given) -> Cost:
    """diag: a vector becomes a square, further out by k."""
    shape = shape_of(given.arrays[0])
    side = math.prod(shape) + abs(given.get("k", 0))
    size = side * side if len(shape) < 2 else math.prod(shape)
    return Cost(size, size)


def flat_diagonal(given: Given) -> Cost:
    """diagflat: everything on the diagonal of a square."""
    side = elements(given.arrays[0]) + abs(given.get("k", 0))
    return Cost(side * side, side * side, side)


def powers(given: Given) -> Cost:
    """vander: a column of powers for each number."""
    count = elements(given.arrays[0])
    size = count * max(given.get("N", count), 0)
    return Cost(size, HARD * size, size)


def places(given: Given) -> Cost:
    """nonzero, argwhere: as many whole numbers as there are axes for each element."""
    shape = shape_of(given.arrays[0])
    size = math.prod(shape) * max(len(shape), 1)
    return Cost(size, 4 * size, 2 * size)


def chosen(given: Given) -> Cost:
    """where(condition): the places; where(condition, x, y): one or the other, element by element."""
    if len(given.arrays) == 1:
        return places(given)
    size = spread(given)
    return Cost(size, 4 * size, 3 * size)


def sorted_anew(given: Given) -> Cost:
    """Sorts, and what sorts on its way; up to four results."""
    size = total(given.arrays)
    return Cost(2 * size, HARD * size, 6 * size, 2 * size)


def set_apart(given: Given) -> Cost:
    """unique: the numbers, and where they were."""
    size = total(given.arrays)
    return Cost(4 * size, 2 * HARD * size, 8 * size, size)


def middles(given: Given) -> Cost:
    """median, percentile: sorted along the axes; a result for each q."""
    data, wanted = given.arrays[0], elements(given.get("q", 0.5))
    shape = shape_of(data)
    left = math.prod(shape) // max(math.prod(shape[axis] for axis in axes_of(given.get("axis"), shape)), 1)
    size = total(given.arrays)
    made = max(left, 1) * wanted
    return Cost(made, HARD * (size + made), 6 * size + 6 * made)


def searched(given: Given) -> Cost:
    """searchsorted, digitize, interp: each number is looked for."""
    size = total(given.arrays)
    return Cost(size, HARD * size, 3 * size)


def taken(given: Given) -> Cost:
    """take(a, indices, axis): all the other axes for each index."""
    data, chosen = given.arrays[:2]
    others = _others(shape_of(data), given.get("axis"))
    size = elements(chosen) * others
    return Cost(size, 2 * size, elements(chosen) + (elements(data) if not is_array(data) else 0))


def put_in(given: Given) -> Cost:
    """insert: the array, and values for each place."""
    data, chosen = given.arrays[:2]
    count = max(elements(chosen), elements(given.get("values", 0)))
    size = elements(data) + max(count, 1) * _others(shape_of(data), given.get("axis")) + total(given.arrays)
    return Cost(size, 4 * size, 3 * size)


def left_out(given: Given) -> Cost:
    """delete: the array without some."""
    size = total(given.arrays[:1])
    return Cost(size, 4 * (size + total(given.arrays[1:])), 2 * size + total(given.arrays[1:]))


def _others(shape: tuple[int, ...], axis: object) -> int:
    if type(axis) is not int or not -len(shape) <= axis < len(shape):
        return 1
    return math.prod(shape[:axis]) * math.prod(shape[axis:][1:])


def taken_along(given: Given) -> Cost:
    """take_along_axis: the two broadcast together, but for the axis, which is that of the indices."""
    data, chosen = (shape_of(one) for one in given.arrays[:2])
    axis = given.values.get("axis", -1)
    if axis is None or not data or not -len(data) <= axis < len(data):
        size = max(math.prod(chosen), 1)
    else:
        place = axis % len(data)
        size = broadcast_size([(*data[:place], 1, *data[place + 1 :]), chosen])
    return Cost(size, 10 * size, 4 * size + total(given.arrays))


def repeated(given: Given) -> Cost:
    """repeat(a, repeats, axis): each element so often, or each slice."""
    data = given.arrays[0]
    times = np.asarray(given.get("repeats")).ravel()
    most = max(int(min(times.max(initial=0), 1e18)), 0)
    shape = shape_of(data)
    axis = given.get("axis")
    others = _others(shape, axis)
    count = elements(data) // max(others, 1) if axis is not None else elements(data)
    wanted = int(min(float(times.sum()), 1e18)) if times.size > 1 else count * most
    size = max(wanted, 0) * others
    return Cost(size, 2 * size, total([data]))


def tiled(given: Given) -> Cost:
    """tile(A, reps)."""
    size = elements(given.arrays[0]) * size_of_shape(given.get("reps"))
    return Cost(size, 2 * size, size)


def padded(given: Given) -> Cost:
    """pad(a, width): each axis longer by its own widths."""
    shape = shape_of(given.arrays[0])
    try:
        widths = np.broadcast_to(np.asarray(given.get("pad_width"), dtype=float), (len(shape), 2)).tolist()
    except ValueError:
        return Cost(0)  # NumPy says what is wrong
    size = math.prod(
        length + int(max(before, 0) + max(after, 0)) for length, (before, after) in zip(shape, widths, strict=True)
    )
    return Cost(size, 4 * size + 1_000 * len(shape), size)


def rolled(given: Given) -> Cost:
    """roll: once for all shifts, each of which is looked at by itself."""
    size = elements(given.arrays[0])
    return Cost(size, 2 * size + 500 * (1 + elements(given.get("shift"))), size)


def gridded(given: Given) -> Cost:
    """meshgrid: a grid for each argument."""
    size = math.prod(max(elements(one), 1) for one in given.arrays)
    return Cost(size * len(given.arrays), 2 * size * len(given.arrays), 0, size)


def pieces(given: Given) -> Cost:
    """split(a, n): that many views."""
    size = total(given.arrays[:1])
    count = _count(given.get("indices_or_sections", 1))
    return Cost(size, size + 1_000 * count, 80 * count, size)


def _count(sections: object) -> int:
    return abs(int(sections)) if isinstance(sections, (int, np.integer)) else elements(sections) + 1


def unstacked(given: Given) -> Cost:
    """unstack: a view for each place of an axis."""
    shape = shape_of(given.arrays[0])
    return Cost(math.prod(shape), 1_000 * max(shape, default=1))
