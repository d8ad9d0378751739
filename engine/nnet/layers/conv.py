"""Convolution over any number of axes, as one product of matrices each way."""


import numpy as np

from engine.nnet.layers.utils import per_axis, tiled
from engine.rules import convolution as rules
from engine.rules import rule_of
from engine.rules.convolution import framed
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, PerAxis


def conv_nd(
    x: ArrayLike, filter_bank: ArrayLike, *, stride: PerAxis, padding: PerAxis = 0, dilation: PerAxis = 1,
    constant: bool | None = None,
) -> Tensor:
    """The filters' products with every window: x (N, C, *lengths), filters (F, C, *window) -> (N, F, *grid).

    As in all of deep learning the filters are not mirrored; the grid is that of V. Dumoulin and F. Visin (2016).
    Stride, padding (with zeros) and dilation are one number, or one per axis. ValueError if shapes do not fit or the
    windows do not reach the border exactly.
    """
    x = x if isinstance(x, Tensor) else np.asarray(x)
    bank = filter_bank if isinstance(filter_bank, Tensor) else np.asarray(filter_bank)
    _refuse_misfits(x.shape, bank.shape)
    axes, window = x.ndim - 2, bank.shape[2:]
    stride = per_axis("conv_nd", "stride", stride, axes, 1)
    dilation = per_axis("conv_nd", "dilation", dilation, axes, 1)
    padding = per_axis("conv_nd", "padding", padding, axes, 0)
    grid = tiled("conv_nd", framed(x.shape, padding)[2:], window, stride, dilation)
    windows = {"padding": padding, "window": window, "step": stride, "dilation": dilation}
    columns = apply(rule_of("columns"), (x,), windows) if isinstance(x, Tensor) else rules.columns(x, **windows)
    return apply(rule_of("conv_nd"), (columns, bank), {"grid": grid}, constant)


def _refuse_misfits(x: tuple[int, ...], bank: tuple[int, ...]) -> None:
    if len(x) < 3 or len(x) != len(bank) or x[1] != bank[1]:
        raise ValueError(f"conv_nd: data of shape {x} and filters of shape {bank} do not fit: "
                         "pass (N, C, *lengths) and (F, C, *window), with the same C and as many lengths")
