"""The engine as programs see it (`import engine as mg`, `import mygrad as mg`): what each name costs and takes."""

from __future__ import annotations

import engine

from ..costs import RULES
from ..takes import takes
from ..values import Namespace, Row, Type
from . import mxnet, optimizers
from .arrays import CONSTANTS, types
from .draws import Draws
from .nnet import nnet
from .rooms import Rooms
from .switches import switches
from .tables import rows

ELEMENTWISE = """
each(x, out=, *, where=, dtype=, nan_to_num=, constant=): abs absolute
each(x, out=, *, where=, dtype=, constant=): conj conjugate deg2rad degrees fabs negative positive rad2deg radians \
    reciprocal square
each(x, /, out=, *, where=, casting=, order=, dtype=): ceil floor isfinite isinf isnan logical_not rint sign \
    signbit trunc
each(x1, x2, out=, *, where=, dtype=, constant=): add copysign divide fmax fmin heaviside ldexp maximum minimum \
    multiply subtract true_divide
each(x1, x2, /, out=, *, where=, casting=, order=, dtype=): equal floor_divide fmod greater greater_equal less \
    less_equal logical_and logical_or logical_xor mod not_equal remainder
hard(x, out=, *, where=, dtype=, constant=): arccos arccosh arcsin arcsinh arctan arctanh cbrt cos cosh sin sinh \
    sqrt tan tanh
hard(x1, out=, *, where=, dtype=, constant=): exp exp2 expm1 log log10 log1p log2
hard(x1, x2, out=, *, where=, dtype=, constant=): arctan2 float_power hypot logaddexp logaddexp2 power
layer(a, *, constant=): arccot arccoth arccsc arccsch arcsec cot coth csc csch sec sech sinc
layer(x, *, constant=): relu
pair(x1, x2, /, *, where=, casting=, order=, dtype=): divmod
pair(x): modf
stepwise(x, out=): isneginf isposinf
stepwise(a, decimals=): round
stepwise(a, a_min=, a_max=, out=, *, min=, max=, constant=): clip
chosen(condition, x=, y=, *, constant=): where
stepwise(val): real
stepwise(x): isreal iscomplex
stepwise(x, copy=, nan:number=, posinf:number=, neginf:number=): nan_to_num
stepwise(a, b, rtol=, atol=, equal_nan=): isclose allclose
stepwise(a1, a2, equal_nan=): array_equal
stepwise(a1, a2): array_equiv
searched(x, xp, fp, left:number=, right:number=): interp
stepwise(a, choices): choose
stepwise(condlist, choicelist, default=): select
layer(a, b, axisa=, axisb=, axisc=, axis=): cross
dotted(a, b, *, constant=): vdot
layer(*variables, constant=): add_sequence multiply_sequence
"""
REDUCING = """
reduced(x, axis=, keepdims=, *, constant=, dtype=, out=, initial=, where=): sum mean max min amax amin
reduced(a, axis=, keepdims=, *, constant=, dtype=, out=, initial=, where=): prod
deviated(x, axis=, ddof:number=, keepdims=, *, constant=, dtype=, out=, where=, mean=, correction=): std var
reduced(a, axis=, out=, keepdims=, *, where=): all
reduced(a, axis=, out=, keepdims=): any
reduced(a, axis=, out=): argmax argmin
reduced(a, axis=, *, keepdims=): count_nonzero
reduced(a, axis=, *, keepdims=): ptp
deviated(a, axis=, *, keepdims=): nanmax nanmean nanmin nanprod nansum
deviated(a, axis=, *, ddof:number=, keepdims=): nanstd nanvar
deviated(a, axis=, out=, *, keepdims=): nanargmax nanargmin
deviated(a, axis=, weights=, returned=, *, keepdims=): average
accumulated(a, axis=, *, constant=): cumprod cumsum
accumulated(a, axis=): nancumprod nancumsum
accumulated(x, *, axis=, include_initial=): cumulative_sum cumulative_prod
gradient(f, *varargs, axis=, edge_order=): gradient
differences(a, n=, axis=, prepend=, append=): diff
joined(ary): ediff1d
sloped(y, x=, dx=, axis=): trapezoid
"""
FORMING = """
viewed(a, newshape=, *, shape=, constant=): reshape
viewed(a, *, constant=): ravel
viewed(a, *axes:shape, constant=): transpose
viewed(x): matrix_transpose
viewed(a, axis1, axis2, *, constant=): swapaxes
viewed(a, source, destination, *, constant=): moveaxis
viewed(a, axis=, *, constant=): squeeze
viewed(a, axis, *, constant=): expand_dims
viewed(m, axis=): flip
viewed(m): fliplr flipud
viewed(m, k=, axes=): rot90
viewed(*tensors, constant=): atleast_1d atleast_2d atleast_3d
viewed(a, offset:whole=, axis1=, axis2=): diagonal trace
rolled(a, shift, axis=, *, constant=): roll
triangle(m, k=): tril triu
diagonals(v, k=): diag
flat_diagonal(v, k=): diagflat
powers(x, N=, increasing=): vander
joined(arr_like, dtype=, *, constant=, copy=, ndmin=): tensor
joined(t, dtype=, *, constant=): astensor
joined(a, dtype=, order=): asarray
joined(a, order=): copy
joined(tensors:arrays, axis=, out=, dtype=, *, constant=): concatenate
joined(tensors:arrays, axis=, out=, *, constant=): stack
joined(tup:arrays): vstack hstack dstack column_stack
joined(arr, values, axis=): append
put_in(arr, obj:index, values, axis=): insert
left_out(arr, obj:index, axis=): delete
taken(a, indices, axis=, *, mode=): take
taken_along(arr, indices, axis=): take_along_axis
joined(condition, a, axis=): compress
joined(condition, arr): extract
places(a): nonzero flatnonzero argwhere
unstacked(x, *, axis=): unstack
pieces(ary, indices_or_sections, axis=): split array_split
pieces(ary, indices_or_sections): vsplit hsplit dsplit
repeated(a, repeats, axis=, *, constant=): repeat
tiled(A, reps): tile
padded(array, pad_width, mode=, *, constant_values=, end_values=, stat_length=, reflect_type=): pad
spread_out(*args): broadcast_arrays
stretched(a, shape, *, constant=): broadcast_to
gridded(*xi, copy=, sparse=, indexing=): meshgrid
windows(arr, window_shape, step:shape, dilation=): sliding_window_view
asked(a): shape
asked(*arrays_and_dtypes:array or dtype): result_type
asked(from_:array or dtype, to:dtype, casting=): can_cast
asked(a, /): min_scalar_type
asked(a, b, /): shares_memory may_share_memory
free(): mem_guard_active
"""
SORTING = """
sorted_anew(a, axis=, kind=, *, stable=): sort argsort
sorted_anew(keys, axis=): lexsort
sorted_anew(a, kth, axis=): partition argpartition
middles(a, axis=, *, keepdims=): median nanmedian
middles(a, q, axis=, *, method=, keepdims=): percentile quantile nanpercentile nanquantile
set_apart(ar, return_index=, return_inverse=, return_counts=, axis=, *, equal_nan=, sorted=): unique
searched(a, v, side=, sorter=): searchsorted
searched(x, bins, right=): digitize
sorted_anew(element, test_elements, assume_unique=, invert=): isin
"""
MAKING = """
shaped(shape, dtype=, *, constant=): zeros ones
shaped(shape, fill_value, dtype=, *, constant=): full
alike(other, dtype=, shape=, *, constant=): zeros_like ones_like
alike(other, fill_value, dtype=, shape=, *, constant=): full_like
square(N, M=, k=, dtype=, *, constant=): eye
square(n, dtype=, *, constant=): identity
ranged(start:number=, stop:number=, step:number=, dtype=, *, constant=): arange
spaced(start, stop, num=, endpoint=, dtype=, axis=, *, constant=): linspace geomspace
spaced(start, stop, num=, endpoint=, base=, dtype=, axis=, *, constant=): logspace
counts(x, /, weights=, minlength=): bincount
binned(a, bins=, range=, density=, weights=): histogram
"""
MULTIPLYING = """
matrices(x1, x2, out=, *, dtype=, constant=): matmul
matrix_by_vector(x1, x2, *, constant=): matvec
vector_by_matrix(x1, x2, *, constant=): vecmat
stepwise(x1, x2, *, axis=, constant=): vecdot
dotted(a, b, *, constant=): dot inner
tensor_product(a, b, axes:array=, *, constant=): tensordot
every_pair(a, b, *, constant=): outer kron
slid(a, v, mode=): convolve correlate
polynomial_kept(p, x): polyval
summed(*operands:operand, optimize=, constant=): einsum
related(x, y=, rowvar=): corrcoef
related(m, y=, rowvar=, bias=, ddof=, fweights=, aweights=): cov
chained(tensors:arrays, *, constant=): multi_matmul
"""
DERIVING = """
derived(f:function, argnum:shape=): grad value_and_grad elementwise_grad jacobian hessian
derived(f:function, x, v): hvp
derived(f:function, *primals): vjp
derived(f:function, primals, tangents): jvp
derived(f:function, *args, order:whole=, rtol=, atol=, step:number=): check_grad
derived(f:function, args, argnum:whole=, step:number=): numerical_gradient
"""
TABLE = ELEMENTWISE + REDUCING + FORMING + SORTING + MAKING + MULTIPLYING + DERIVING
LINEAR = """
norm(x, ord=, axis=, keepdims=, *, nan_to_num=, constant=): norm
norm(x, *, axis=, keepdims=, ord=): vector_norm
norm(x, *, keepdims=, ord=): matrix_norm
viewed(x, /, *, offset:whole=, dtype=): trace
viewed(x, /, *, offset:whole=): diagonal
viewed(x): matrix_transpose
layer(a, b, axisa=, axisb=, axisc=, axis=): cross
stepwise(x1, x2, *, axis=, constant=): vecdot
every_pair(a, b, *, constant=): outer
chained(arrays:arrays): multi_dot
cubic(a, *, constant=): inv det cholesky pinv
cubic(a, b, *, constant=): solve
cubic(a, UPLO=): eigh eigvalsh
cubic(a, full_matrices=, compute_uv=): svd
cubic(x): svdvals
cubic(a): slogdet
cubic(a, mode=): qr
cubic(A, tol=): matrix_rank
cubic(a, b, rcond=): lstsq
cubic(x, p:norm order=): cond
matrix_powers(a, n): matrix_power
"""


def names(draws: Draws) -> Namespace:
    """engine for one run."""
    members = rows(engine, TABLE) | types()
    members.update({name: getattr(engine, name) for name in CONSTANTS.split()})
    members["empty"] = Row("empty", engine.zeros, *members["zeros"].priced)  # unset memory differs from run to run
    members["Tensor"] = Type(engine.Tensor, None, RULES["joined"], takes("x, *, dtype=, constant=, copy=, ndmin="))
    members.update(switches())
    rooms = {
        "random": lambda: draws.names(engine.random, "engine.random"),
        "linalg": lambda: Namespace("engine.linalg", rows(engine.linalg, LINEAR)),
        "nnet": lambda: nnet(draws),
        "optimizers": optimizers.names,
        "mxnet": lambda: mxnet.names(draws),
    }
    return Namespace("engine", Rooms(members, rooms))
