"""Automatic differentiation for NumPy: arrays that remember how they were made (`import engine as mg`)."""

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
from engine.later import ROOMS, WHERE, found
from engine.record import observe
from engine.rules import rule_of
from engine.snapshot import snapshot
from engine.tensor import Call, Tensor

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    return found(name)


def __dir__() -> list[str]:
    return sorted({*globals(), *ROOMS, *WHERE})


__all__ = [
    "Call", "DisconnectedView", "InvalidBackprop", "InvalidGradient", "MyGradException", "Tensor", "bool_", "double",
    "e", "euler_gamma", "float16", "float32", "float64", "half", "inf", "int8", "int16", "int32", "int64", "intp",
    "longdouble", "nan", "newaxis", "observe", "pi", "rule_of", "single", "snapshot", "sweep", "uint8", "uint16",
    "uint32", "uint64", "uintp", *creation.__all__, *functions.__all__,
]
