"""Tensors in files: NumPy's npz, with the values as `data` and the gradient, if there is one, as `grad`."""

from typing import Any

import numpy as np

from engine.tensor import Tensor


def save(file: Any, tensor: Tensor) -> None:
    """Writes a tensor's values and gradient into a file, or to a path (npz). TypeError for what is no tensor."""
    if not isinstance(tensor, Tensor):
        raise TypeError(f"save: pass a tensor, not {type(tensor).__name__}; for arrays there is numpy.save")
    arrays: dict[str, Any] = {"data": np.asarray(tensor)}
    if tensor.grad is not None:
        arrays["grad"] = np.asarray(tensor.grad)
    np.savez(file, **arrays)


def load(file: Any) -> Tensor:
    """The tensor that `save` wrote, of the same shape, with its gradient. ValueError for another kind of file."""
    with np.load(file) as arrays:
        if "data" not in arrays:
            raise ValueError(f"load: {file} holds {sorted(arrays)}, but no 'data': it was not written by save")
        tensor = Tensor(arrays["data"])
        if "grad" in arrays:
            tensor.backward(arrays["grad"])
    return tensor
