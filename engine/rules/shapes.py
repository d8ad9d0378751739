"""Rows of the functions that move, repeat or join elements; a word says what each does with the gradient."""

from typing import Any

import numpy as np

from engine.rules.broadcasting import unbroadcast
from engine.rules.table import each, perform, row


def inverse(axes: Any) -> Any:
    """The axes that undo a transposition."""
    return None if axes is None else tuple(np.argsort([a % len(axes) for a in axes]).tolist())


def opposite(shift: Any) -> Any:
    """The shift that undoes one."""
    return tuple(-n for n in shift) if isinstance(shift, tuple | list) else -shift


def part(k: int, xs: Any, axis: int | None) -> tuple[slice, ...]:
    """The slice of a concatenation that operand k went to."""
    sizes = [np.size(x) if axis is None else np.shape(x)[axis] for x in xs]
    start = sum(sizes[:k])
    before = 0 if axis is None else axis % len(np.shape(xs[0]))
    return (slice(None),) * before + (slice(start, start + sizes[k]),)


def partial_of_repeat(g: Any, out: Any, x: Any, repeats: Any, axis: int | None = None) -> Any:
    """The sum over the copies of each element; a number, whichever axis is named, is the only element of its line."""
    axis = axis if np.shape(x) else None
    n = np.size(x) if axis is None else np.shape(x)[axis]
    source = np.repeat(np.arange(n), repeats)
    place = 0 if axis is None else axis % len(np.shape(x))
    shape = (n,) if axis is None else np.shape(x)
    return np.reshape(perform("scatter", g, index=(slice(None),) * place + (source,), shape=shape), np.shape(x))


moving = "the rule for moving elements"

row("reshape", lambda x, *, newshape: np.reshape(x, newshape), "x", moving,
    (lambda g, out, x, newshape: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("ravel", lambda x: np.ravel(x), "x", moving, (lambda g, out, x: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("squeeze", lambda x, *, axis=None: np.squeeze(x, axis), "x", moving,
    (lambda g, out, x, axis=None: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("expand_dims", lambda x, *, axis: np.expand_dims(x, axis), "x", moving,
    (lambda g, out, x, axis: np.reshape(g, np.shape(x)), "reshape"), view=True)
row("transpose", lambda x, *, axes=None: np.transpose(x, axes), "x", moving,
    (lambda g, out, x, axes=None: np.transpose(g, inverse(axes)), "transpose"), view=True)
row("swapaxes", lambda x, *, axis1, axis2: np.swapaxes(x, axis1, axis2), "x", moving,
    (lambda g, out, x, axis1, axis2: np.swapaxes(g, axis1, axis2), "swapaxes"), view=True)
row("moveaxis", lambda x, *, source, destination: np.moveaxis(x, source, destination), "x", moving,
    (lambda g, out, x, source, destination: np.moveaxis(g, destination, source), "moveaxis"), view=True)
row("broadcast_to", lambda x, *, shape: np.broadcast_to(x, shape), "x", "the sum rule",
    (lambda g, out, x, shape: unbroadcast(g, np.shape(x)), "sum"), view=True)
row("roll", lambda x, *, shift, axis=None: np.roll(x, shift, axis), "x", moving,
    (lambda g, out, x, shift, axis=None: np.roll(g, opposite(shift), axis), "roll"))
row("repeat", lambda x, *, repeats, axis=None: np.repeat(x, repeats, axis), "x", "the sum rule",
    (partial_of_repeat, "sum"))
each("concatenate", lambda *xs, axis=0: np.concatenate(xs, axis), "*xs", "the rule for joining",
     lambda k, g, out, *xs, axis=0: np.reshape(g[part(k, xs, axis)], np.shape(xs[k])), "getitem")
each("stack", lambda *xs, axis=0: np.stack(xs, axis), "*xs", "the rule for joining",
     lambda k, g, out, *xs, axis=0: g[(slice(None),) * (axis % len(np.shape(out))) + (k,)], "getitem")
row("flatten", lambda x: np.ravel(x).copy(), "x", moving, (lambda g, out, x: np.reshape(g, np.shape(x)), "reshape"))
