"""Rows of convolution over any number of axes: windows become the columns of one matrix, multiplied by the filters.

So one large product each way replaces many small ones. K. Chellapilla and others, "High performance convolutional
neural networks for document processing" (2006).
"""

import math
from typing import Any

import numpy as np

from engine.rules import products as _products  # noqa: F401  (adds the row of matmul)
from engine.rules import windows as _windows
from engine.rules.broadcasting import widen
from engine.rules.table import perform, row

Sizes = tuple[int, ...]


def padded(x: Any, padding: Sizes) -> Any:
    """x with zeros around its last axes."""
    if not any(padding):
        return x
    return perform("scatter", x, index=inside(x.shape, padding), shape=framed(x.shape, padding))


def framed(shape: Sizes, padding: Sizes) -> Sizes:
    """The shape of what is padded."""
    return shape[:2] + tuple(n + 2 * p for n, p in zip(shape[2:], padding, strict=True))


def inside(shape: Sizes, padding: Sizes) -> Any:
    """Where the data are in their frame of zeros."""
    return (..., *(slice(p, p + n) for n, p in zip(shape[2:], padding, strict=True)))


def columns(x: Any, *, padding: Sizes, **windows: Sizes) -> Any:
    """The windows over x (N, C, *lengths) as the columns of a matrix (C * window, N * grid)."""
    k = len(padding)
    seen = _windows.windows(padded(x, padding), **windows)
    order = (k + 1, *range(k + 2, 2 * k + 2), k, *range(k))
    # A copy in any case: of a window of one place NumPy would make a view of x, which may change.
    return np.array(seen.transpose(order), order="C").reshape(math.prod(seen.shape[k + 1:]), -1)


def partial_by_data(g: Any, out: Any, x: Any, *, padding: Sizes, **windows: Any) -> Any:
    """Every column put back as the window that it was, and added up where windows overlap."""
    k, window, shape = len(padding), windows["window"], framed(np.shape(x), padding)
    grid = _windows.grid(shape[2:], **windows)
    order = (*range(k + 2, 2 * k + 2), k + 1, *range(k + 1))
    slabs = np.transpose(np.reshape(g, (shape[1], *window, shape[0], *grid)), order)
    contribution = perform("unwindows", slabs, shape=shape, **windows)
    return contribution[inside(np.shape(x), padding)] if any(padding) else contribution


def filtered(columns: Any, filters: Any, *, grid: Sizes) -> Any:
    """The products of the filters (F, C, *window) with the columns, as (N, F, *grid)."""
    rows = perform("matmul", filters.reshape(filters.shape[0], -1), columns)
    return rows.reshape(filters.shape[0], -1, *grid).swapaxes(0, 1)


def as_rows(g: Any, out: Any) -> Any:
    """The gradient of the result as that of the product of matrices: (F, N * grid)."""
    count = np.shape(out)[1]
    if not np.ndim(g):
        return widen(g, (count, out.size // count))  # at once in the order that the product needs
    return np.reshape(np.swapaxes(widen(g, np.shape(out)), 0, 1), (count, -1))


def partial_by_columns(g: Any, out: Any, columns: Any, filters: Any, *, grid: Sizes) -> Any:
    """What the filters pass back to each window."""
    return perform("matmul", np.reshape(filters, (np.shape(filters)[0], -1)).T, as_rows(g, out))


def partial_by_filters(g: Any, out: Any, columns: Any, filters: Any, *, grid: Sizes) -> Any:
    """The products of the windows with the gradients: taller than wide, which BLAS likes."""
    return np.reshape(perform("matmul", columns, as_rows(g, out).T).T, np.shape(filters))


row("columns", columns, "x", "the rule for picking elements", (partial_by_data, "unwindows"))
# (Not "fresh": with kernels that would promise gradients without options.)
row("conv_nd", filtered, "columns filters", "the product rule",
    (partial_by_columns, "filters"), (partial_by_filters, "columns"),
    kernels=[partial_by_columns, partial_by_filters], fresh=False)
