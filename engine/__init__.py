"""Automatic differentiation for NumPy: arrays that remember how they were made (`import engine as mg`)."""

from importlib import import_module
from typing import Any

from numpy import (
    bool_,
    double,
    e,
    euler_gamma,
    float16,
    float32,
    float64,
    half,
    inf,
    int8,
    int16,
    int32,
    int64,
    intp,
    longdouble,
    nan,
    newaxis,
    pi,
    single,
    uint8,
    uint16,
    uint32,
    uint64,
    uintp,
)

from engine import creation, functions
from engine.backprop import sweep
from engine.creation import *  # noqa: F403
from engine.errors import DisconnectedView, InvalidBackprop, InvalidGradient, MyGradException
from engine.functions import *  # noqa: F403
from engine.record import observe
from engine.rules import rule_of
from engine.snapshot import snapshot
from engine.tensor import Call, Tensor

__version__ = "0.1.0"

# Rooms that are entered on first use, so that `import engine` stays light.
_LATER = frozenset(("computational_graph", "linalg", "mxnet", "nnet", "operation_base", "random", "typing"))



# Names that live in such a room, and which.
_FROM = {"sliding_window_view": "nnet.layers.utils"}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return import_module(f"engine.{name}")
    if name in _FROM:
        return getattr(import_module(f"engine.{_FROM[name]}"), name)
    raise AttributeError(f"module 'engine' has no attribute {name!r}")


__all__ = [
    "Call", "DisconnectedView", "InvalidBackprop", "InvalidGradient", "MyGradException", "Tensor", "bool_", "double",
    "e", "euler_gamma", "float16", "float32", "float64", "half", "inf", "int8", "int16", "int32", "int64", "intp",
    "longdouble", "nan", "newaxis", "observe", "pi", "rule_of", "single", "snapshot", "sweep", "uint8", "uint16",
    "uint32", "uint64", "uintp", *creation.__all__, *functions.__all__,
]
