"""Rows of the functions that move, repeat or pick elements; their formulas say in a word what the rule does with g."""

import numpy as np

from engine.rules.table import each, perform, row


def fold(g, shape):  # type: ignore[no-untyped-def]
    """The gradient of a broadcast operand: the sum over every place that its elements were copied to."""
    if np.shape(g) == shape:
        return g
    extra = len(np.shape(g)) - len(shape)
    axes = (*range(extra), *(i + extra for i, n in enumerate(shape) if n == 1 and np.shape(g)[i + extra] != 1))
    return np.reshape(np.sum(g, axis=axes), shape)


def scatter(g, *, index, shape):  # type: ignore[no-untyped-def]
    """Zeros of a shape with g added at an index: what indexing does, backwards."""
    out = np.zeros(shape, np.asarray(g).dtype)
    if any(isinstance(i, np.ndarray | list) for i in (index if isinstance(index, tuple) else (index,))):
        np.add.at(out, index, g)
    else:
        out[index] = g
    return out


def inverse(axes, ndim):  # type: ignore[no-untyped-def]
    """The axes that undo a transposition."""
    return None if axes is None else tuple(np.argsort([a % ndim for a in axes]).tolist())


def parts(k, xs, axis):  # type: ignore[no-untyped-def]
    """The slice of a concatenation that operand k went to."""
    sizes = [np.shape(x)[axis] for x in xs]
    start = sum(sizes[:k])
    return (slice(None),) * (axis % len(np.shape(xs[0]))) + (slice(start, start + sizes[k]),)


row("getitem", lambda x, *, index: x[index], "x", "the rule for picking elements",
    (lambda g, out, x, index: perform("scatter", g, index=index, shape=np.shape(x)), "scatter"), view=True)
row("scatter", scatter, "x", "the rule for placing elements",
    (lambda g, out, x, index, shape: g[index], "getitem"))
row("reshape", lambda x, *, newshape: np.reshape(x, newshape), "x", "the rule for moving elements",
    (lambda g, out, x, newshape: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("ravel", np.ravel, "x", "the rule for moving elements",
    (lambda g, out, x: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("squeeze", np.squeeze, "x", "the rule for moving elements",
    (lambda g, out, x, axis=None: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("expand_dims", np.expand_dims, "x", "the rule for moving elements",
    (lambda g, out, x, axis: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("transpose", np.transpose, "x", "the rule for moving elements",
    (lambda g, out, x, axes=None: np.transpose(g, inverse(axes, len(np.shape(x)))), "transpose"), view=True)
row("swapaxes", np.swapaxes, "x", "the rule for moving elements",
    (lambda g, out, x, axis1, axis2: np.swapaxes(g, axis1, axis2), "swapaxes"), view=True)
row("moveaxis", np.moveaxis, "x", "the rule for moving elements",
    (lambda g, out, x, source, destination: np.moveaxis(g, destination, source), "moveaxis"), view=True)
row("broadcast_to", np.broadcast_to, "x", "the sum rule",
    (lambda g, out, x, shape: fold(g, np.shape(x)), "sum"), view=True)
each("concatenate", lambda *xs, axis=0: np.concatenate(xs, axis), "*xs", "the rule for joining",
     lambda k, g, out, *xs, axis=0: g[parts(k, xs, axis)], "getitem")
each("stack", lambda *xs, axis=0: np.stack(xs, axis), "*xs", "the rule for joining",
     lambda k, g, out, *xs, axis=0: g[(slice(None),) * (axis % len(np.shape(out))) + (k,)], "getitem")
