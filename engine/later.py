"""Which names of the engine live in rooms that are entered on first use, so that `import engine` stays light.

NumPy's functions for which a room has its own are told so at once: `np.dot(tensor, ...)` enters the room, too.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from engine.tensor import METHODS, MIRRORS, TWOFOLD, Tensor

ROOMS = frozenset((
    "check", "computational_graph", "derivatives", "linalg", "mxnet", "nnet", "operation_base", "optimizers", "random",
    "typing", "ufuncs",
))

COMPOSITIONS: dict[str, str] = {
    "calculus": "cumulative_prod cumulative_sum diff ediff1d gradient interp polyval trapezoid vander",
    "counting": "all argpartition argsort argwhere array_equal array_equiv count_nonzero digitize flatnonzero "
                "histogram iscomplex isin isneginf isposinf isreal ix_ lexsort nanargmax nanargmin nonzero "
                "searchsorted unique",
    "digits": "frexp modf",
    "matrices": "diag diagflat diagonal flip fliplr flipud matrix_transpose rot90 trace tril triu",
    "ordering": "median partition percentile ptp quantile sort",
    "pieces": "append array_split block broadcast_arrays column_stack dsplit dstack hsplit hstack meshgrid pad split "
              "tile unstack vsplit vstack",
    "piecewise": "apply_along_axis apply_over_axes piecewise",
    "products": "convolve correlate cross dot inner kron matvec outer tensordot vdot vecdot vecmat",
    "selection": "choose compress copy delete extract insert nan_to_num real resize round select take take_along_axis",
    "spacing": "geomspace linspace logspace",
    "statistics": "average corrcoef cov",
    "without_nan": "nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd "
                   "nansum nanvar",
}

LINALG = (
    "cholesky cond cross det diagonal eig eigh eigvals eigvalsh inv lstsq matmul matrix_norm matrix_power matrix_rank "
    "matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals trace vecdot vector_norm"
)

# Names of the engine itself, by the room that they live in.
ELSEWHERE: dict[str, str] = {
    "check": "check_grad numerical_gradient",
    "custom": "custom_rule",
    "derivatives": "batch_jacobian elementwise_grad grad hessian hvp jacobian jvp value_and_grad vjp",
    "nnet.layers.utils": "sliding_window_view",
    "operation_base": "execute_op",
    "storage": "load save",
    "ufuncs": "conj conjugate copysign deg2rad degrees fabs float_power fmax fmin heaviside hypot ldexp rad2deg "
              "radians",
}

WHERE: dict[str, str] = {
    name: room
    for room, names in {**{f"compositions.{room}": n for room, n in COMPOSITIONS.items()}, **ELSEWHERE}.items()
    for name in names.split()
}


def found(name: str) -> Any:
    """A name of the engine from the room where it lives. AttributeError if no room has it."""
    if name in ROOMS:
        return import_module(f"engine.{name}")
    if name in WHERE:
        return getattr(import_module(f"engine.{WHERE[name]}"), name)
    raise AttributeError(f"module 'engine' has no attribute {name!r}")


def _stand_in(room: str, name: str) -> Callable[..., Any]:
    """What answers for a function until its room has been entered."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(room), name)(*args, **kwargs)

    return call


for _room, _names in COMPOSITIONS.items():
    for _name in _names.split():
        MIRRORS[getattr(np, _name)] = _stand_in(f"engine.compositions.{_room}", _name)

for _name in ("sum", "prod", "max", "min", "amax", "amin", "mean", "var", "std", "cumsum", "cumprod"):
    MIRRORS[getattr(np, _name)] = _stand_in("engine.compositions.reductions", _name.removeprefix("a"))

for _name in ("accumulate", "at", "outer", "reduce", "reduceat"):
    METHODS[_name] = _stand_in("engine.compositions.ufunc_methods", _name)

for _name in COMPOSITIONS["digits"].split():
    TWOFOLD[_name] = _stand_in("engine.compositions.digits", _name)

# Methods of tensors that are such functions, with the tensor first.
for _name in ("all", "argsort", "diagonal", "dot", "nonzero", "ptp", "round", "take", "trace"):
    setattr(Tensor, _name, _stand_in(f"engine.{WHERE[_name]}", _name))

for _name in LINALG.split():
    MIRRORS[getattr(np.linalg, _name)] = _stand_in("engine.linalg", _name)
