"""Automatic differentiation for NumPy: arrays that remember how they were made (`import engine as mg`)."""

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

from engine import (
    check,
    computational_graph,
    creation,
    derivatives,
    functions,
    linalg,
    local,
    mxnet,
    nnet,
    operation_base,
    optimizers,
    random,
    storage,
    typing,
    ufuncs,
)
from engine.backprop import sweep
from engine.check import check_grad, numerical_gradient
from engine.creation import *  # noqa: F403
from engine.custom import custom_rule
from engine.derivatives import *  # noqa: F403
from engine.errors import DisconnectedView, InvalidBackprop, InvalidGradient, MyGradException
from engine.functions import *  # noqa: F403
from engine.nnet.layers.utils import sliding_window_view
from engine.operation_base import execute_op
from engine.record import observe
from engine.rules import rule_of
from engine.snapshot import snapshot
from engine.storage import load, save
from engine.tensor import Call, Tensor
from engine.ufuncs import (
    conj,
    conjugate,
    copysign,
    deg2rad,
    degrees,
    fabs,
    float_power,
    fmax,
    fmin,
    heaviside,
    hypot,
    ldexp,
    rad2deg,
    radians,
)

__version__ = "0.1.0"

__all__ = [
    "Call", "DisconnectedView", "InvalidBackprop", "InvalidGradient", "MyGradException", "Tensor", "bool_", "check",
    "check_grad", "computational_graph", "conj", "conjugate", "copysign", "custom_rule", "deg2rad", "degrees", "double",
    "e", "euler_gamma", "execute_op", "fabs", "float16", "float32", "float64", "float_power", "fmax", "fmin", "half",
    "heaviside", "hypot", "inf", "int16", "int32", "int64", "int8", "intp", "ldexp", "linalg", "load", "local",
    "longdouble",
    "mxnet", "nan", "newaxis", "nnet", "numerical_gradient", "observe", "operation_base", "optimizers", "pi", "rad2deg",
    "radians", "random", "rule_of", "save", "single", "sliding_window_view", "snapshot", "storage", "sweep", "typing",
    "ufuncs", "uint16", "uint32", "uint64", "uint8", "uintp", *creation.__all__,
    *derivatives.__all__, *functions.__all__,
]
