"""NumPy as programs see it: a table of names by what they cost. What takes callables, files or texts is not in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

from .. import costs
from ..values import Block, Namespace, Row, Type
from .rooms import Rooms

GROUPS: dict[str, str] = {
    "each": """
        add subtract multiply divide true_divide floor_divide mod remainder fmod negative positive reciprocal square
        absolute abs fabs sign maximum minimum fmax fmin equal not_equal less less_equal greater greater_equal
        logical_and logical_or logical_not logical_xor isnan isinf isfinite isneginf isposinf signbit ceil floor
        rint trunc round around fix clip where real imag conj conjugate nan_to_num heaviside copysign deg2rad
        rad2deg degrees radians bitwise_and bitwise_or bitwise_xor invert isclose allclose array_equal array_equiv
        divmod modf ldexp gcd lcm isreal iscomplex choose select cross vdot""",
    "hard": """
        exp exp2 expm1 log log2 log10 log1p power float_power sqrt cbrt sin cos tan arcsin arccos arctan arctan2
        sinh cosh tanh arcsinh arccosh arctanh hypot logaddexp logaddexp2 sinc angle unwrap interp""",
    "whole": """
        sum prod mean std var max min amax amin argmax argmin any all cumsum cumprod cumulative_sum cumulative_prod
        nansum nanprod nanmean nanstd nanvar nanmax nanmin nanargmax nanargmin nancumsum nancumprod average
        count_nonzero ptp reshape ravel transpose matrix_transpose swapaxes moveaxis rollaxis squeeze expand_dims
        flip fliplr flipud rot90 roll ediff1d gradient trace diagonal tril triu concatenate stack vstack hstack
        dstack column_stack unstack copy array asarray ascontiguousarray atleast_1d atleast_2d atleast_3d nonzero
        flatnonzero argwhere take_along_axis compress extract append shape ndim size
        broadcast_arrays broadcast_shapes result_type can_cast min_scalar_type isscalar trapezoid shares_memory
        may_share_memory""",
    "alike": "zeros_like ones_like full_like",
    "counted": "bincount",
    "binned": "histogram histogram_bin_edges",
    "sorting": """
        sort argsort lexsort partition argpartition median nanmedian unique searchsorted digitize isin intersect1d
        union1d setdiff1d""",
    "shaped": "zeros ones full",
    "square": "eye identity tri",
    "ranged": "arange",
    "spaced": "linspace logspace geomspace",
    "repeated": "repeat tile",
    "padded": "pad",
    "broadcasted": "broadcast_to",
    "multiplied": "outer kron meshgrid percentile quantile nanpercentile nanquantile",
    "squared": "diag diagflat vander corrcoef cov",
    "product_cost": "matmul vecdot matvec vecmat",
    "contracted": "convolve correlate polyval",
    "summed": "einsum",
    "dotted": "dot inner",
    "tensordotted": "tensordot",
    "taken": "take insert delete",
    "pieces": "split array_split vsplit hsplit dsplit",
    "differences": "diff",
}
LINEAR = {
    "whole": "norm vector_norm matrix_norm trace diagonal matrix_transpose",
    "each": "cross vecdot",
    "multiplied": "outer",
    "cubic": "inv det solve cholesky eigh eigvalsh svd svdvals qr matrix_rank matrix_power pinv lstsq slogdet cond",
    "layered": "multi_dot",
}
WORDS = frozenset(["einsum", "pad", "convolve", "correlate", "percentile", "quantile", "searchsorted", "qr", "norm"])
CONSTANTS = "pi e inf nan euler_gamma newaxis"
NUMBERS = """
    float64 float32 float16 half single double int64 int32 int16 int8 intp uint8 uint16 uint32 uint64 uintp bool_"""
FAMILIES = "ndarray number floating integer generic"


def rows(module: Any, groups: dict[str, str]) -> dict[str, Any]:
    """Rows for the names of a module by cost, in a dict of their own; names that it lacks are left out."""
    by_cost = tuple(groups.items())
    return dict(lasting(module, by_cost)) if isinstance(module, ModuleType) else found(module, by_cost)


def found(module: Any, by_cost: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The rows, looked up."""
    members: dict[str, Any] = {}
    for group, names in by_cost:
        cost = getattr(costs, group)
        for name in names.split():
            function = getattr(module, name, None)
            if function is not None:
                members[name] = Row(name, function, cost, words=name in WORDS, calls=group == "derived")
    return members


lasting = cache(found)  # no program can change a Row: those of a module serve all runs


@cache
def types(families: str = "") -> dict[str, Any]:
    """NumPy's listed types; those of numbers can be called."""
    numbers = {name: Type(getattr(np, name), None, costs.each) for name in NUMBERS.split()}
    return numbers | {name: Type(getattr(np, name), uncalled) for name in families.split()}


def uncalled(*args: Any, **kwargs: Any) -> None:
    """np.ndarray and the like are there to be asked about."""
    raise TypeError("this type cannot be called here; use array(...)")


def numbered(value: Any) -> Any:
    """dtype(...), of a number type."""
    return np.dtype(value)


def names(random: Callable[[], Namespace]) -> Namespace:
    """numpy for one run; numpy.random when it is asked for."""
    members = rows(np, GROUPS) | types(FAMILIES)
    members.update({name: getattr(np, name) for name in CONSTANTS.split()})
    members["empty"] = Row("empty", np.zeros, costs.shaped)  # unset memory would differ from run to run
    members["empty_like"] = Row("empty_like", np.zeros_like, costs.alike)
    members["errstate"] = Block("errstate", np.errstate)
    members["dtype"] = Type(np.dtype, numbered)
    rooms = {"random": random, "linalg": lambda: Namespace("numpy.linalg", rows(np.linalg, LINEAR))}
    return Namespace("numpy", Rooms(members, rooms))
