"""Rows of the functions that bring many numbers down to fewer."""

import numpy as np

from engine.rules.table import row


def kept(shape, axis):  # type: ignore[no-untyped-def]
    """The shape with 1 in place of each reduced axis."""
    if axis is None:
        return (1,) * len(shape)
    axes = {a % len(shape) for a in (axis if isinstance(axis, tuple) else (axis,))}
    return tuple(1 if i in axes else n for i, n in enumerate(shape))


def spread(g, x, axis=None):  # type: ignore[no-untyped-def]
    """The gradient of a reduced value, given back to each element that went into it."""
    return np.broadcast_to(np.reshape(g, kept(np.shape(x), axis)), np.shape(x))


def share(x, axis=None):  # type: ignore[no-untyped-def]
    """How many elements go into one."""
    reduced = kept(np.shape(x), axis)
    return np.size(np.asarray(x)) // max(1, int(np.prod(reduced)))


def first(x, out, axis):  # type: ignore[no-untyped-def]
    """1 at the first place (in order of memory) where x equals its extremum along the axes, else 0."""
    x, out = np.asarray(x), np.asarray(out)
    hit = x == out.reshape(kept(x.shape, axis))
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    rest = [i for i in range(x.ndim) if i not in {a % x.ndim for a in axes}]
    order = rest + sorted(a % x.ndim for a in axes)
    rows = hit.transpose(order).reshape(*(x.shape[i] for i in rest), -1)
    single = np.zeros(rows.shape, x.dtype)
    np.put_along_axis(single, rows.argmax(-1)[..., None], 1, -1)
    return single.reshape([x.shape[i] for i in order]).transpose(np.argsort(order))


row("sum", np.sum, "x", "the sum rule",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis), "1"))
row("mean", np.mean, "x", "the sum rule",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis) / share(x, axis), "1/n"))
row("max", np.max, "x", "the largest takes all",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis) * first(x, out, axis), "(x == max(x))"))
row("min", np.min, "x", "the smallest takes all",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis) * first(x, out, axis), "(x == min(x))"))
