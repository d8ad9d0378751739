"""Convolution over any number of axes, as one product of matrices each way."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.nnet.layers.utils import per_axis, sliding_window_view, tiled
from engine.rules.table import perform
from engine.tensor import Tensor


def conv_nd(
    x: Any, filter_bank: Any, *, stride: Any, padding: Any = 0, dilation: Any = 1, constant: bool | None = None
) -> Tensor:
    """The filters' products with every window: x (N, C, *lengths), filters (F, C, *window) -> (N, F, *grid).

    As in all of deep learning the filters are not mirrored. Stride, padding (with zeros) and dilation are one number,
    or one per axis. ValueError if shapes do not fit or the windows do not reach the border exactly.
    """
    x = x if isinstance(x, Tensor) else np.asarray(x)
    bank = filter_bank if isinstance(filter_bank, Tensor) else np.asarray(filter_bank)
    _refuse_misfits(x.shape, bank.shape)
    axes, window = x.ndim - 2, bank.shape[2:]
    stride = per_axis("conv_nd", "stride", stride, axes, 1)
    dilation = per_axis("conv_nd", "dilation", dilation, axes, 1)
    padding = per_axis("conv_nd", "padding", padding, axes, 0)
    x = padded(x, padding)
    grid = tiled("conv_nd", x.shape[2:], window, stride, dilation)
    columns = _columns(sliding_window_view(x, window, stride, dilation), axes)
    products = mg.matmul(mg.reshape(bank, (bank.shape[0], -1)), columns)
    return mg.swapaxes(mg.reshape(products, (bank.shape[0], x.shape[0], *grid)), 0, 1, constant=constant)


def padded(x: Any, padding: tuple[int, ...]) -> Any:
    """x with zeros around its last axes."""
    if not any(padding):
        return x
    lengths = x.shape[x.ndim - len(padding):]
    shape = x.shape[:x.ndim - len(padding)] + tuple(n + 2 * p for n, p in zip(lengths, padding, strict=True))
    inside = tuple(slice(p, p + n) for n, p in zip(lengths, padding, strict=True))
    return perform("scatter", x, index=(..., *inside), shape=shape)


def _columns(windows: Any, axes: int) -> Any:
    """The windows (*grid, N, C, *window) as the columns of one matrix (C * window, N * grid)."""
    order = (axes + 1, *range(axes + 2, 2 * axes + 2), axes, *range(axes))
    shape = windows.shape
    columns = np.transpose(windows, order)
    return np.reshape(columns, (int(np.prod(shape[axes + 1:])), -1))


def _refuse_misfits(x: tuple[int, ...], bank: tuple[int, ...]) -> None:
    if len(x) < 3 or len(x) != len(bank) or x[1] != bank[1]:
        raise ValueError(f"conv_nd: data of shape {x} and filters of shape {bank} do not fit: "
                         "pass (N, C, *lengths) and (F, C, *window), with the same C and as many lengths")
