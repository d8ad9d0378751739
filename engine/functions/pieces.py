"""Arrays put together from pieces, and cut into pieces."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from engine import functions as mg
from engine.overrides import composes
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, PerAxis


def _all(function: Any, arrays: Any) -> list[Any]:
    return [function(a) for a in arrays]


@composes(np.vstack)
def vstack(tup: Sequence[Any]) -> Tensor:
    """The arrays one below the other; vectors are rows. They are joined along the first axis."""
    return mg.concatenate(_all(mg.atleast_2d, tup), axis=0)


@composes(np.hstack)
def hstack(tup: Sequence[Any]) -> Tensor:
    """The arrays side by side; vectors one after the other.

    They are joined along the second axis (vectors: the first).
    """
    arrays = _all(mg.atleast_1d, tup)
    return mg.concatenate(arrays, axis=0 if arrays and arrays[0].ndim == 1 else 1)


@composes(np.dstack)
def dstack(tup: Sequence[Any]) -> Tensor:
    """The arrays one behind the other, along the third axis."""
    return mg.concatenate(_all(mg.atleast_3d, tup), axis=2)


@composes(np.column_stack)
def column_stack(tup: Sequence[Any]) -> Tensor:
    """Vectors as the columns of a matrix; matrices side by side. Shape (n, all columns)."""
    return mg.concatenate([a if np.ndim(a) > 1 else mg.reshape(a, (-1, 1)) for a in tup], axis=1)


@composes(np.append)
def append(arr: ArrayLike, values: ArrayLike, axis: int | None = None) -> Tensor:
    """The array with values at the end of an axis; without an axis both are laid out flat."""
    if axis is None:
        return mg.concatenate([mg.ravel(arr), mg.ravel(values)])
    return mg.concatenate([arr, values], axis=axis)


@composes(np.tile)
def tile(A: ArrayLike, reps: PerAxis) -> Tensor:
    """The array repeated as a whole, `reps` times along each axis."""
    reps = (reps,) if isinstance(reps, int | np.integer) else tuple(reps)
    shape = np.shape(A)
    ndim = max(len(shape), len(reps))
    shape, reps = (1,) * (ndim - len(shape)) + shape, (1,) * (ndim - len(reps)) + reps
    spaced = mg.reshape(A, tuple(n for length in shape for n in (1, length)))
    wide = mg.broadcast_to(spaced, tuple(n for pair in zip(reps, shape, strict=True) for n in pair))
    return mg.reshape(wide, tuple(r * n for r, n in zip(reps, shape, strict=True)))


@composes(np.pad)
def pad(array: ArrayLike, pad_width: Any, mode: Any = "constant", **kwargs: Any) -> Tensor:
    """The array with a border; mode 'constant', or one that repeats elements: 'edge', 'reflect', 'symmetric', 'wrap'.

    ValueError for the other modes. Each axis is longer by both widths.
    """
    values = np.asarray(array)
    if mode == "constant":
        border = np.pad(np.zeros_like(values), pad_width, mode, **kwargs)
        corner = _before(values, pad_width)
        inside = tuple(slice(before, before + n) for before, n in zip(corner, values.shape, strict=True))
        placed = apply(rule_of("scatter"), (array,), {"index": inside, "shape": border.shape})
        return placed + border if kwargs else placed
    if mode not in ("edge", "reflect", "symmetric", "wrap"):
        raise ValueError(f"pad: mode {mode!r} is not available here: use 'constant', 'edge', 'reflect', 'symmetric' or "
                         "'wrap'")
    return mg.ravel(array)[np.pad(np.arange(values.size).reshape(values.shape), pad_width, mode, **kwargs)]


def _before(values: np.ndarray[Any, Any], pad_width: Any) -> tuple[int, ...]:
    """How wide the border is before each axis."""
    marked = np.pad(np.ones(values.shape, bool), pad_width)
    return tuple(int(i) for i in np.argwhere(marked)[0]) if values.size else (0,) * values.ndim


@composes(np.array_split)
def array_split(ary: ArrayLike, indices_or_sections: PerAxis, axis: int = 0) -> list[Tensor]:
    """The pieces between some places of an axis, or as many pieces of about equal length."""
    ary = ary if isinstance(ary, Tensor) else mg.positive(ary)
    axis = normalize_axis_index(axis, ary.ndim)
    length = ary.shape[axis]
    if isinstance(indices_or_sections, int | np.integer):
        size, longer = divmod(length, indices_or_sections)
        places = np.cumsum([size + (k < longer) for k in range(indices_or_sections)])[:-1].tolist()
    else:
        places = list(indices_or_sections)
    bounds = zip([0, *places], [*places, None], strict=True)
    return [ary[(slice(None),) * axis + (slice(*pair),)] for pair in bounds]


@composes(np.split)
def split(ary: ArrayLike, indices_or_sections: PerAxis, axis: int = 0) -> list[Tensor]:
    """The pieces between some places of an axis, or as many of equal length; ValueError if that does not work out."""
    length = np.shape(ary)[normalize_axis_index(axis, np.ndim(ary))]
    if isinstance(indices_or_sections, int | np.integer) and length % indices_or_sections:
        raise ValueError(f"split: axis {axis} of length {length} does not divide into {indices_or_sections} equal "
                         "pieces: use array_split")
    return array_split(ary, indices_or_sections, axis)


@composes(np.hsplit)
def hsplit(ary: ArrayLike, indices_or_sections: PerAxis) -> list[Tensor]:
    """The pieces side by side. They are parts of the second axis (of a vector: the first)."""
    return split(ary, indices_or_sections, 0 if np.ndim(ary) == 1 else 1)


@composes(np.vsplit)
def vsplit(ary: ArrayLike, indices_or_sections: PerAxis) -> list[Tensor]:
    """The pieces one below the other. They are parts of the first axis."""
    if np.ndim(ary) < 2:
        raise ValueError(f"vsplit: an array of shape {np.shape(ary)} has no rows: use split")
    return split(ary, indices_or_sections, 0)


@composes(np.dsplit)
def dsplit(ary: ArrayLike, indices_or_sections: PerAxis) -> list[Tensor]:
    """The pieces one behind the other. They are parts of the third axis."""
    return split(ary, indices_or_sections, 2)


@composes(np.unstack)
def unstack(x: ArrayLike, *, axis: int = 0) -> tuple[Tensor, ...]:
    """The entries along an axis, each without it."""
    return tuple(mg.moveaxis(x, axis, 0))


@composes(np.meshgrid)
def meshgrid(*xi: Any, copy: bool = True, sparse: bool = False, indexing: str = "xy") -> tuple[Tensor, ...]:
    """Vectors spread to the coordinates of a grid, one array for each. Each has the shape of all lengths."""
    if indexing not in ("xy", "ij"):
        raise ValueError(f"meshgrid: indexing must be 'xy' or 'ij', not {indexing!r}")
    order = list(range(len(xi)))
    if indexing == "xy" and len(xi) > 1:
        order[:2] = [1, 0]
    lengths = [np.size(x) for x in xi]
    full = tuple(lengths[order.index(i)] for i in range(len(xi)))
    along = [tuple(-1 if i == place else 1 for i in range(len(xi))) for place in order]
    thin = [mg.reshape(x, shape) for x, shape in zip(xi, along, strict=True)]
    return tuple(thin if sparse else [mg.broadcast_to(x, full) for x in thin])


@composes(np.broadcast_arrays)
def broadcast_arrays(*args: Any, subok: bool = False) -> tuple[Tensor, ...]:
    """The arrays, each repeated to the shape that they have together."""
    shape = np.broadcast_shapes(*(np.shape(a) for a in args))
    return tuple(mg.broadcast_to(a, shape) for a in args)


@composes(np.block)
def block(arrays: Any) -> Tensor:
    """Nested lists of arrays put together: the innermost along the last axis, the next along the last but one."""
    depth, probe = 0, arrays
    while isinstance(probe, list):
        depth, probe = depth + 1, probe[0]
    return _joined(arrays, depth)


def _joined(arrays: Any, depth: int) -> Any:
    if not isinstance(arrays, list):
        return arrays
    parts = [_joined(part, depth - 1) for part in arrays]
    parts = [mg.atleast_1d(p) if np.ndim(p) < 1 else p for p in parts]
    ndim = max(depth, *(np.ndim(p) for p in parts))
    parts = [mg.reshape(p, (1,) * (ndim - np.ndim(p)) + np.shape(p)) for p in parts]
    return mg.concatenate(parts, axis=-depth)


__all__ = [
    "append", "array_split", "block", "broadcast_arrays", "column_stack", "dsplit", "dstack", "hsplit", "hstack",
    "meshgrid", "pad", "split", "tile", "unstack", "vsplit", "vstack",
]
