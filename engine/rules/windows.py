"""Rows of the windows that slide over the last axes of an array: what convolution and pooling stand on."""

import numpy as np

from engine.rules.table import perform, row


def grid(lengths, window, step, dilation):  # type: ignore[no-untyped-def]
    """How many windows fit along each axis."""
    return tuple((n - d * (w - 1) - 1) // s + 1
                 for n, w, s, d in zip(lengths, window, step, dilation, strict=True))


def windows(x, *, window, step, dilation):  # type: ignore[no-untyped-def]
    """A view of shape (grid, untouched axes, window): an entry of the grid is the window that starts there."""
    k = len(window)
    shape = grid(x.shape[-k:], window, step, dilation) + x.shape[:-k] + tuple(window)
    leaps = tuple(s * n for s, n in zip(x.strides[-k:], step, strict=True))
    inner = tuple(s * d for s, d in zip(x.strides[-k:], dilation, strict=True))
    strides = leaps + x.strides[:-k] + inner
    return np.lib.stride_tricks.as_strided(x, shape, strides, writeable=False)


def unwindows(g, *, shape, window, step, dilation):  # type: ignore[no-untyped-def]
    """The sum, into zeros of a shape, of every window at its place: what `windows` does, backwards.

    One axis after the other, so that a window takes as many additions as its sides have places, not its area.
    """
    k = len(window)
    others = range(k, g.ndim - k)
    sums = np.transpose(g, (*range(g.ndim - k, g.ndim), *others, *range(k)))
    for axis, (length, d, s) in enumerate(zip(shape[len(shape) - k:], dilation, step, strict=True)):
        places, place = sums, sums.ndim - k + axis - 1  # one axis of the window is gone
        span = s * (g.shape[axis] - 1) + 1
        before = (slice(None),) * place
        sums = np.zeros((*places.shape[1:place + 1], length, *places.shape[place + 2:]), g.dtype)
        sums[(*before, slice(0, span, s))] = places[0]
        for p, part in enumerate(places[1:], 1):
            sums[(*before, slice(p * d, p * d + span, s))] += part
    return sums


row("windows", windows, "x", "the rule for picking elements",
    (lambda g, out, x, **options: perform("unwindows", g, shape=np.shape(x), **options), "unwindows"), view=True)
row("unwindows", unwindows, "x", "the rule for placing elements",
    (lambda g, out, x, shape, **options: perform("windows", g, **options), "windows"))
