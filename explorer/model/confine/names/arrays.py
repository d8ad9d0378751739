"""NumPy as programs see it: a table of names by what they cost. What takes callables, files or strings is not in it."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import costs
from ..values import Block, Namespace, Row, Type

GROUPS: dict[str, str] = {
    "each": """add subtract multiply divide true_divide floor_divide mod remainder fmod negative positive reciprocal square
        absolute abs fabs sign maximum minimum fmax fmin equal not_equal less less_equal greater greater_equal logical_and
        logical_or logical_not logical_xor isnan isinf isfinite signbit ceil floor rint trunc round around fix clip where real
        imag conj conjugate nan_to_num heaviside copysign deg2rad rad2deg degrees radians bitwise_and bitwise_or bitwise_xor
        invert isclose allclose array_equal divmod modf gcd lcm isreal iscomplex i0""",
    "hard": """exp exp2 expm1 log log2 log10 log1p power float_power sqrt cbrt sin cos tan arcsin arccos arctan arctan2 sinh
        cosh tanh arcsinh arccosh arctanh hypot logaddexp logaddexp2 sinc angle unwrap interp""",
    "whole": """sum prod mean std var max min amax amin argmax argmin any all cumsum cumprod nansum nanprod nanmean nanstd nanvar
        nanmax nanmin nanargmax nanargmin nancumsum nancumprod average count_nonzero ptp reshape ravel transpose swapaxes
        moveaxis rollaxis squeeze expand_dims flip fliplr flipud rot90 roll diff ediff1d gradient trace diagonal tril triu
        concatenate stack vstack hstack dstack column_stack row_stack split array_split vsplit hsplit copy array asarray
        ascontiguousarray atleast_1d atleast_2d atleast_3d zeros_like ones_like full_like nonzero flatnonzero argwhere take
        take_along_axis compress delete insert append shape ndim size broadcast_arrays broadcast_shapes
        result_type can_cast isscalar corrcoef cov trapezoid shares_memory may_share_memory""",
    "sorting": "sort argsort median percentile quantile nanmedian nanpercentile unique searchsorted digitize isin intersect1d union1d setdiff1d",
    "shaped": "zeros ones full",
    "square": "eye identity tri",
    "ranged": "arange",
    "spaced": "linspace logspace geomspace",
    "repeated": "repeat tile",
    "padded": "pad",
    "broadcasted": "broadcast_to",
    "multiplied": "outer kron meshgrid",
    "squared": "diag diagflat vander",
    "product_cost": "matmul dot",
    "contracted": "inner vdot tensordot convolve correlate cross polyval",
    "summed": "einsum",
}
WORDS = frozenset({"einsum", "pad", "convolve", "correlate", "percentile", "quantile", "searchsorted"})
LINEAR = "norm inv det solve cholesky eigh eigvalsh svd qr matrix_rank pinv lstsq slogdet trace cond"
CONSTANTS = "pi e inf nan euler_gamma newaxis"
TYPES = "float64 float32 float16 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool_ ndarray number floating integer generic"


def rows(module: Any, groups: dict[str, str]) -> dict[str, Any]:
    """Rows for the names of a module by cost; names that it lacks are left out."""
    members: dict[str, Any] = {}
    for group, names in groups.items():
        cost = getattr(costs, group)
        for name in names.split():
            function = getattr(module, name, None)
            if function is not None:
                members[name] = Row(name, function, cost, words=name in WORDS)
    return members


def types() -> dict[str, Any]:
    """NumPy's listed types; only the number types can be called."""
    kinds = {name: getattr(np, name) for name in TYPES.split()}
    return {name: Type(kind, converted(kind), costs.each) for name, kind in kinds.items()}


def converted(kind: Any) -> Any:
    """A call of a number type."""

    def convert(value: Any = 0) -> Any:
        if kind in (np.ndarray, np.number, np.floating, np.integer, np.generic):
            raise TypeError(f"{kind.__name__} cannot be called here; use array(...)")
        return kind(value)

    return convert


def names(draws: Namespace) -> Namespace:
    """numpy for one run."""
    members = rows(np, GROUPS)
    members.update(types())
    members.update({name: getattr(np, name) for name in CONSTANTS.split()})
    members["empty"] = Row("empty", np.zeros, costs.shaped)  # unset memory would differ from run to run
    members["empty_like"] = Row("empty_like", np.zeros_like, costs.whole)
    members["linalg"] = Namespace("numpy.linalg", rows(np.linalg, {"cubic": LINEAR}))
    members["random"] = draws
    members["errstate"] = Block("errstate", lambda: np.errstate())
    members["dtype"] = Type(np.dtype, lambda value: np.dtype(value))
    return Namespace("numpy", members)
