"""Tensor, an array that remembers how it was made, and what makes it mutable: views, updates in place, the guard."""

from engine.fast_paths.forward import number, of_one
from engine.tensor.numpy_call import OVERRIDES, written
from engine.tensor.recording import Call, apply
from engine.tensor.tensor import Tensor
from engine.tensor.ufunc_call import METHODS, TWOFOLD, call_ufunc

__all__ = [
    "METHODS", "OVERRIDES", "TWOFOLD", "Call", "Tensor", "apply", "call_ufunc", "number", "of_one", "written",
]
