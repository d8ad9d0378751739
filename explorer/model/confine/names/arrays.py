"""NumPy as programs see it: what each name costs and takes. What takes callables, files or texts is not in it."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ..costs import RULES
from ..takes import takes
from ..values import Type

ELEMENTWISE = """
each(x, /, out=, *, where=, casting=, order=, dtype=): negative positive reciprocal square absolute abs fabs sign \
    logical_not isnan isinf isfinite signbit ceil floor rint trunc conj conjugate deg2rad rad2deg degrees radians \
    invert bitwise_not
hard(x, /, out=, *, where=, casting=, order=, dtype=): exp exp2 expm1 log log2 log10 log1p sqrt cbrt sin cos tan \
    arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh asin acos atan asinh acosh atanh
each(x1, x2, /, out=, *, where=, casting=, order=, dtype=): add subtract multiply divide true_divide floor_divide \
    mod remainder fmod maximum minimum fmax fmin equal not_equal less less_equal greater greater_equal logical_and \
    logical_or logical_xor heaviside copysign bitwise_and bitwise_or bitwise_xor ldexp gcd lcm \
    left_shift right_shift nextafter
hard(x1, x2, /, out=, *, where=, casting=, order=, dtype=): power pow float_power arctan2 atan2 hypot \
    logaddexp logaddexp2
pair(x1, x2, /, *, where=, casting=, order=, dtype=): divmod
pair(x, /, *, where=, casting=, order=, dtype=): modf frexp
each(x, /, out=, *, where=, casting=, order=, dtype=): spacing
stepwise(x, out=): fix isneginf isposinf
stepwise(a, decimals=, out=): round around
stepwise(a, a_min=, a_max=, out=, *, min=, max=): clip
chosen(condition, x:array or texts=, y:array or texts=, /): where
stepwise(val): real imag
stepwise(x): isreal iscomplex
asked(x): isrealobj iscomplexobj
hard(x): sinc
hard(z, deg=): angle
stepwise(x, copy=, nan:number=, posinf:number=, neginf:number=): nan_to_num
stepwise(a, b, rtol=, atol=, equal_nan=): isclose allclose
stepwise(a1:array or texts, a2:array or texts, equal_nan=): array_equal
stepwise(a1, a2): array_equiv
layer(p, discont=, axis=, *, period=): unwrap
searched(x, xp, fp, left:number=, right:number=, period=): interp
stepwise(a, choices, out=, mode=): choose
stepwise(condlist, choicelist, default=): select
layer(a, b, axisa=, axisb=, axisc=, axis=): cross
dotted(a, b, /): vdot
"""
REDUCING = """
reduced(a, axis=, dtype=, out=, keepdims=, initial=, where=): sum prod
reduced(a, axis=, out=, keepdims=, initial=, where=): max min amax amin
reduced(a, axis=, out=, keepdims=, *, where=): any all
reduced(a, axis=, dtype=, out=, keepdims=, *, where=): mean
reduced(a, axis=, out=, *, keepdims=): argmax argmin
reduced(a, axis=, *, keepdims=): count_nonzero
reduced(a, axis=, out=, keepdims=): ptp
deviated(a, axis=, dtype=, out=, ddof:number=, keepdims=, *, where=, mean=, correction=): std var nanstd nanvar
deviated(a, axis=, dtype=, out=, keepdims=, initial=, where=): nansum nanprod
deviated(a, axis=, dtype=, out=, keepdims=, *, where=): nanmean
deviated(a, axis=, out=, keepdims=, initial=, where=): nanmax nanmin
deviated(a, axis=, out=, *, keepdims=): nanargmax nanargmin
deviated(a, axis=, weights=, returned=, *, keepdims=): average
accumulated(a, axis=, dtype=): cumsum cumprod nancumsum nancumprod
accumulated(x, /, *, axis=, dtype=, include_initial=): cumulative_sum cumulative_prod
gradient(f, *varargs, axis=, edge_order=): gradient
differences(a, n=, axis=, prepend=, append=): diff
joined(ary, to_end=, to_begin=): ediff1d
sloped(y, x=, dx=, axis=): trapezoid
"""
FORMING = """
viewed(a, /, shape, order=, *, copy=): reshape
viewed(a, order=): ravel
viewed(a, axes=): transpose permute_dims
viewed(x, /): matrix_transpose
viewed(a, axis1, axis2): swapaxes
viewed(a, source, destination): moveaxis
viewed(a, axis, start:whole=): rollaxis
viewed(a, axis=): squeeze
viewed(a, axis): expand_dims
viewed(m, axis=): flip
viewed(m): fliplr flipud
viewed(m, k=, axes=): rot90
viewed(*arys): atleast_1d atleast_2d atleast_3d
viewed(a, offset:whole=, axis1=, axis2=): diagonal
viewed(a, offset:whole=, axis1=, axis2=, dtype=, out=): trace
rolled(a, shift, axis=): roll
triangle(m, k=): tril triu
diagonals(v, k=): diag
flat_diagonal(v, k=): diagflat
powers(x, N=, increasing=): vander
formed(object:array or texts, dtype:dtype of any=, *, copy=, order=, ndmin=): array
formed(a:array or texts, dtype:dtype of any=, order=, *, copy=): asarray
joined(a, dtype=, order=): asanyarray
joined(a, dtype=): ascontiguousarray
joined(a, order=): copy
joined(arrays:arrays, /, axis=, out=, *, dtype=, casting=): concatenate concat
joined(arrays:arrays, axis=, out=, *, dtype=, casting=): stack
joined(tup:arrays, *, dtype=, casting=): vstack hstack
joined(tup:arrays): dstack column_stack
joined(arr, values, axis=): append
put_in(arr, obj:index, values, axis=): insert
left_out(arr, obj:index, axis=): delete
taken(a, indices, axis=, out=, mode=): take
taken_along(arr, indices, axis=): take_along_axis
joined(condition, a, axis=, out=): compress
joined(condition, arr): extract
places(a): nonzero flatnonzero argwhere
unstacked(x, /, *, axis=): unstack
pieces(ary, indices_or_sections, axis=): split array_split
pieces(ary, indices_or_sections): vsplit hsplit dsplit
repeated(a:array or texts, repeats, axis=): repeat
tiled(A, reps): tile
padded(array, pad_width, mode=, *, constant_values=, end_values=, stat_length=, reflect_type=): pad
spread_out(*args): broadcast_arrays
stretched(array, shape): broadcast_to
resized(a, new_shape:shape): resize
gridded(*xi, copy=, sparse=, indexing=): meshgrid
from_triangle(n, k=, m:whole=): tril_indices triu_indices
from_triangle(n, ndim:whole=): diag_indices
joined(arrays:arrays): block
viewed(a:out, val, wrap:flag=): fill_diagonal
each(dst:out, src, casting=, where=): copyto
each(a:out, /, mask, values): putmask
taken_along(arr:out, indices, values, axis): put_along_axis
stepwise(indices, shape, order=): unravel_index
stepwise(multi_index:arrays, dims:shape, mode=, order=): ravel_multi_index
index_grid(dimensions:shape, dtype=, sparse=): indices
viewed(*args): ix_
asked(a:array or texts): shape ndim
asked(a:array or texts, axis=): size
asked(*args:shape): broadcast_shapes
asked(*arrays_and_dtypes:array or dtype): result_type
asked(from_:array or dtype, to:dtype, casting=): can_cast
asked(a, /): min_scalar_type
asked(element): isscalar
asked(a, b, /): shares_memory may_share_memory
"""
SORTING = """
sorted_anew(a:array or texts, axis=, kind=, *, stable=): sort argsort
sorted_anew(keys, axis=): lexsort
sorted_anew(a): sort_complex
sorted_anew(a, kth, axis=, kind=): partition argpartition
middles(a, axis=, out=, overwrite_input=, keepdims=): median nanmedian
middles(a, q, axis=, out=, overwrite_input=, method=, keepdims=, *, weights=): percentile quantile nanpercentile \
    nanquantile
set_apart(ar:array or texts, return_index=, return_inverse=, return_counts=, axis=, *, equal_nan=, sorted=): unique
searched(a:array or texts, v:array or texts, side=, sorter=): searchsorted
searched(x, bins, right=): digitize
sorted_anew(element:array or texts, test_elements:array or texts, assume_unique=, invert=): isin
set_apart(ar1, ar2, assume_unique=, return_indices=): intersect1d
sorted_anew(ar1, ar2): union1d
sorted_anew(ar1, ar2, assume_unique=): setdiff1d setxor1d
"""
MAKING = """
shaped(shape, dtype=, order=): zeros ones
shaped(shape, fill_value, dtype=, order=): full
alike(a, dtype=, order=, subok=, shape=): zeros_like ones_like
alike(a, fill_value, dtype=, order=, subok=, shape=): full_like
square(N, M=, k=, dtype=, order=): eye
square(n, dtype=): identity
square(N, M=, k=, dtype=): tri
ranged(start:number=, stop:number=, step:number=, *, dtype=): arange
spaced(start, stop, num=, endpoint=, retstep=, dtype=, axis=): linspace
spaced(start, stop, num=, endpoint=, base=, dtype=, axis=): logspace
spaced(start, stop, num=, endpoint=, dtype=, axis=): geomspace
frequencies(M:whole): hanning hamming blackman bartlett
counts(x, /, weights=, minlength=): bincount
binned(a, bins=, range=, density=, weights=): histogram
binned(a, bins=, range=, weights=): histogram_bin_edges
"""
MULTIPLYING = """
matrices(x1, x2, /, out=, *, casting=, order=, dtype=): matmul
matrix_by_vector(x1, x2, /, out=, *, casting=, order=, dtype=): matvec
vector_by_matrix(x1, x2, /, out=, *, casting=, order=, dtype=): vecmat
each(x1, x2, /, out=, *, casting=, order=, dtype=): vecdot
dotted(a, b, out=): dot
dotted(a, b, /): inner
tensor_product(a, b, axes:array=): tensordot
every_pair(a, b, out=): outer
every_pair(a, b): kron
slid(a, v, mode=): convolve correlate
polynomial(p, x): polyval
fitted(x, y, deg:whole, rcond=): polyfit
cubic_of_length(p): roots
differences(p, m:whole=): polyder
slid(a1, a2): polymul
slid(u, v): polydiv
cubic_of_length(seq_of_zeros): poly
summed(*operands:operand, out=, optimize=): einsum
related(x, y=, rowvar=, *, dtype=): corrcoef
related(m, y=, rowvar=, bias=, ddof=, fweights=, aweights=, *, dtype=): cov
"""
TABLE = ELEMENTWISE + REDUCING + FORMING + SORTING + MAKING + MULTIPLYING
LINEAR = """
norm(x, ord=, axis=, keepdims=): norm
norm(x, /, *, axis=, keepdims=, ord=): vector_norm
norm(x, /, *, keepdims=, ord=): matrix_norm
viewed(x, /, *, offset:whole=, dtype=): trace
viewed(x, /, *, offset:whole=): diagonal
viewed(x, /): matrix_transpose
layer(x1, x2, /, *, axis=): cross
each(x1, x2, /, *, axis=): vecdot
every_pair(x1, x2, /): outer
matrices(x1, x2, /): matmul
tensor_product(x1, x2, /, *, axes:array=): tensordot
chained(arrays:arrays, *, out=): multi_dot
cubic(a): inv det slogdet eig eigvals
cubic(x, /): svdvals
cubic(a, b): solve
cubic(a, /, *, upper=): cholesky
cubic(a, UPLO=): eigh eigvalsh
cubic(a, full_matrices=, compute_uv=, hermitian=): svd
cubic(a, mode=): qr
cubic(A, tol=, hermitian=): matrix_rank
cubic(a, rcond=, hermitian=): pinv
cubic(a, b, rcond=): lstsq
cubic(x, p:norm order=): cond
matrix_powers(a, n): matrix_power
"""
WINDOWS = """
windows_along(x, window_shape:shape, axis=): sliding_window_view
"""
TRANSFORMS = """
transformed(a, n=, axis=, norm:word=): fft ifft rfft irfft
transformed(a, *, axes=, norm:word=): fft2 ifft2 fftn ifftn
frequencies(n, d:number=): fftfreq rfftfreq
viewed(x, axes=): fftshift ifftshift
"""
CONSTANTS = "pi e inf nan euler_gamma newaxis"
NUMBERS = """float64 float32 float16 half single double int_ uint complex64 complex128
    int64 int32 int16 int8 intp uint8 uint16 uint32 uint64 uintp bool_"""
FAMILIES = "ndarray number floating integer generic inexact complexfloating signedinteger unsignedinteger"


@cache
def types(families: str = "") -> dict[str, Any]:
    """NumPy's listed types; those of numbers can be called."""
    taken = takes("value:array or text=, /")
    numbers = {name: Type(getattr(np, name), None, RULES["each"], taken) for name in NUMBERS.split()}
    return numbers | {name: Type(getattr(np, name), uncalled, own=True) for name in families.split()}


def uncalled(machine: Any, *args: Any, **kwargs: Any) -> None:
    """np.ndarray and the like."""
    raise TypeError("this type cannot be called here; use array(...)")


def numbered(value: Any) -> Any:
    """dtype(...), of a number type."""
    return np.dtype(value)
