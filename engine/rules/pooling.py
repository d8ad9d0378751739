"""Rows of pooling: one number in place of each window over the last axes.

Both go through the places of a window, each over all windows at once: NumPy would reduce many short windows slowly.
"""

import math
from collections.abc import Iterator
from functools import reduce
from typing import Any

import numpy as np

from engine.rules import windows as _windows
from engine.rules.table import perform, plain, row

Sizes = tuple[int, ...]


def places(x: Any, window: Sizes, step: Sizes) -> Iterator[Any]:
    """Views of x (..., *lengths), one for each place in a window: the elements there, of all windows (..., *grid)."""
    k = len(window)
    grid = _windows.grid(x.shape[x.ndim - k:], window, step, (1,) * k)
    for place in np.ndindex(*window):
        yield x[(..., *(slice(p, p + s * (n - 1) + 1, s) for p, s, n in zip(place, step, grid, strict=True)))]


def largest(x: Any, *, window: Sizes, step: Sizes) -> Any:
    """The largest of each window."""
    return reduce(np.maximum, places(x, window, step)) if math.prod(window) > 1 else np.array(x[_steps(step)])


def middle(x: Any, *, window: Sizes, step: Sizes) -> Any:
    """The mean of each window."""
    return sum(places(x, window, step)) / math.prod(window)


def _steps(step: Sizes) -> Any:
    return (..., *(slice(None, None, s) for s in step))


def winners(x: Any, out: Any, window: Sizes, step: Sizes) -> Any:
    """For each place in a window, in which windows its element is the first of the largest: (*window, ..., *grid)."""
    taken, found = np.zeros(out.shape, bool), []
    for part in places(x, window, step):
        hit = part == out
        hit &= ~taken
        taken |= hit
        found.append(hit)
    return np.reshape(np.array(found), (*window, *out.shape))


def laid_back(slabs: Any, x: Any, window: Sizes, step: Sizes) -> Any:
    """The sum of what each window gives (*window, ..., *grid), at its place in zeros of the shape of x."""
    k, ndim = len(window), len(np.shape(slabs))
    order = (*range(ndim - k, ndim), *range(k, ndim - k), *range(k))
    return perform("unwindows", np.transpose(slabs, order), shape=np.shape(x), window=window, step=step,
                   dilation=(1,) * k)


def partial_of_mean(g: Any, out: Any, x: Any, window: Sizes, step: Sizes) -> Any:
    """The same to each element of a window."""
    return laid_back(np.broadcast_to(g / math.prod(window), (*window, *np.shape(out))), x, window, step)


row("max_pool", largest, "x", "the largest takes all",
    (lambda g, out, x, window, step: laid_back(g * winners(plain(x), plain(out), window, step), x, window, step),
     "(x == max(x))"))
row("average_pool", middle, "x", "the sum rule", (partial_of_mean, "1/n"))
