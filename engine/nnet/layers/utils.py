"""Windows that slide over the last axes of an array."""

from operator import index
from typing import Any

import numpy as np

from engine.rules import rule_of
from engine.rules import windows as _windows
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, PerAxis


def per_axis(op: str, name: str, value: Any, count: int, least: int) -> tuple[int, ...]:
    """One integer per axis, from one for all or one for each. ValueError if they are too many, too few or too small."""
    values = (value,) * count if isinstance(value, int | np.integer) else tuple(value)
    if len(values) != count or any(not isinstance(v, int | np.integer) or v < least for v in values):
        raise ValueError(f"{op}: {name} must be one integer or {count} of them, each at least {least}, not {value!r}")
    return tuple(map(index, values))


def sliding_window_view(arr: ArrayLike, window_shape: PerAxis, step: PerAxis, dilation: PerAxis | None = None) -> Any:
    """A read-only view of shape (grid, other axes, window): all windows over the last axes of an array.

    (C, H, W) with a window (h, w) gives (H', W', C, h, w), where H' = (H - dilation*(h - 1) - 1)//step + 1. An array
    gives an array, a tensor a tensor. TypeError for a window_shape that is no sequence of positive integers, ValueError
    if a dilated window does not fit.
    """
    op = "sliding_window_view"
    shape = np.shape(arr) if not isinstance(arr, Tensor) else arr.shape
    window = _sides(op, window_shape)
    if len(window) > len(shape):
        raise ValueError(f"{op}: a window of shape {window} has more axes than the array of shape {shape}")
    options = {"window": window, "step": per_axis(op, "step", step, len(window), 1),
               "dilation": per_axis(op, "dilation", 1 if dilation is None else dilation, len(window), 1)}
    if min(_windows.grid(shape[len(shape) - len(window):], **options)) < 1:
        raise ValueError(f"{op}: windows of shape {window} with dilation {options['dilation']} do not fit "
                         f"in the last axes of shape {shape}")
    if isinstance(arr, Tensor):
        return apply(rule_of("windows"), (arr,), options)
    return _windows.windows(np.asarray(arr), **options)


def _sides(op: str, window_shape: Any) -> tuple[int, ...]:
    sides = () if isinstance(window_shape, int | np.integer) else tuple(window_shape)
    if not sides or any(not isinstance(side, int | np.integer) or side < 1 for side in sides):
        raise TypeError(f"{op}: window_shape must be a sequence of integers of at least 1, such as (2,), "
                        f"not {window_shape!r}")
    return tuple(map(index, sides))


def tiled(op: str, lengths: tuple[int, ...], window: tuple[int, ...], step: tuple[int, ...],
          dilation: tuple[int, ...]) -> tuple[int, ...]:
    """How many windows there are along each axis. ValueError unless they reach its end exactly."""
    counts = _windows.grid(lengths, window, step, dilation)
    ends = tuple((n - 1) * s + d * (w - 1) + 1 for n, s, d, w in zip(counts, step, dilation, window, strict=True))
    if ends != lengths or min(counts) < 1:
        raise ValueError(f"{op}: windows {window} with stride {step} and dilation {dilation} do not tile lengths "
                         f"{lengths}: choose a stride or a padding with which the last window ends at the border")
    return counts
