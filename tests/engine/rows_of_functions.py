"""A line for each way to call a function beyond the core: NumPy's own function, on arrays and on tensors alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

WIDE, POSITIVE = (-2.0, 2.0), (0.4, 2.5)
PAIRS = (((), ()), ((3,), (3,)), ((2, 3), (3,)), ((3,), ()), ((2, 1), (1, 3)))


@dataclass(frozen=True)
class Row:
    """A call of a function, the shapes of its operands, the interval that they are from."""

    op: str
    call: Callable[..., Any]
    shapes: tuple[tuple[int, ...], ...]
    interval: tuple[float, float] = WIDE
    # Whether the call gives the same on plain arrays, by NumPy itself.
    numpy: bool = True

    def operands(self, seed: int = 0) -> list[np.ndarray]:
        rng = np.random.default_rng(seed)
        return [rng.uniform(*self.interval, size=shape) for shape in self.shapes]

    def __str__(self) -> str:
        return f"{self.op}{'x'.join(map(str, self.shapes))}".replace(" ", "")


def lines(op: str, call: Callable[..., Any], *shapes: Any, interval: tuple[float, float] = WIDE, numpy: bool = True):
    """One row for each shape; a tuple of shapes stands for several operands."""
    return [Row(op, call, s if s and isinstance(s[0], tuple) else (s,), interval, numpy) for s in shapes]


def put(a: Any, places: Any, values: Any, axis: int | None) -> Any:
    """A copy of an array with values written along an axis."""
    written = a * 1
    np.put_along_axis(written, places, values, axis)
    return written


def pairs(name: str, interval: tuple[float, float] = WIDE) -> list[Row]:
    """A function of two operands that broadcast."""
    return [Row(name, getattr(np, name), both, interval) for both in PAIRS]


def one(name: str, *shapes: tuple[int, ...]) -> list[Row]:
    """A function of one operand, with nothing said."""
    return [Row(name, getattr(np, name), (shape,)) for shape in shapes]


GAPS = np.array([[1.0, np.nan, 0.5], [np.nan, 2.0, 1.0]])
WEIGHTS = np.array([1.0, 3.0, 2.0])
ROUND = np.array([2, 0, 1, 1])

VARIANTS = [
    *pairs("hypot"),
    *pairs("fmax"),
    *pairs("fmin"),
    *pairs("copysign"),
    *pairs("float_power", POSITIVE),
    *pairs("heaviside"),
    *(
        row
        for name in ("fabs", "conjugate", "deg2rad", "rad2deg", "degrees", "radians")
        for row in one(name, (), (2, 3))
    ),
    *lines("ldexp", lambda x: np.ldexp(x, np.array([1, -2, 0])), (3,), (2, 3)),
    *lines("vecdot", np.vecdot, ((3,), (3,)), ((2, 3), (3,)), ((2, 1, 3), (4, 3))),
    *lines("matvec", np.matvec, ((2, 3), (3,)), ((2, 2, 3), (3,)), ((2, 3), (4, 3))),
    *lines("vecmat", np.vecmat, ((2,), (2, 3)), ((4, 2), (2, 3)), ((2,), (4, 2, 3))),
]

PRODUCTS = [
    *lines(
        "dot",
        np.dot,
        ((), (2,)),
        ((3,), (3,)),
        ((2, 3), (3,)),
        ((2, 3), (3, 2)),
        ((2, 2, 3), (3,)),
        ((2, 3), (2, 3, 2)),
        ((2, 2, 3), (2, 3, 2)),
    ),
    *lines("inner", np.inner, ((), (2,)), ((3,), (3,)), ((2, 3), (4, 3)), ((2, 3), (2, 2, 3))),
    *lines("outer", np.outer, ((2,), (3,)), ((2, 2), (3,))),
    *lines("vdot", np.vdot, ((3,), (3,)), ((2, 2), (2, 2))),
    *lines("tensordot", lambda a, b: np.tensordot(a, b, 1), ((2, 3), (3, 2)), ((2, 2, 3), (3, 2))),
    *lines("tensordot", np.tensordot, ((2, 3), (2, 3)), ((4, 2, 3), (2, 3, 2))),
    *lines("tensordot", lambda a, b: np.tensordot(a, b, ([1, -1], [0, 1])), ((2, 3, 4), (3, 4, 2))),
    *lines("tensordot", lambda a, b: np.tensordot(a, b, 0), ((2,), (3,))),
    *lines("kron", np.kron, ((2,), (3,)), ((2, 2), (3, 2)), ((2,), (2, 2)), ((2, 2), (2,)), ((), (2,))),
    *lines("cross", np.cross, ((3,), (3,)), ((2, 3), (3,)), ((2, 1, 3), (4, 3))),
    *lines("cross", lambda a, b: np.cross(a, b, axis=0), ((3, 2), (3, 2))),
    *(
        row
        for mode in ("full", "same", "valid")
        for row in lines(
            "convolve",
            lambda a, v, mode=mode: np.convolve(a, v, mode),
            ((5,), (3,)),
            ((5,), (2,)),
            ((2,), (5,)),
            ((4,), (4,)),
            ((5,), (1,)),
        )
    ),
    *(
        row
        for mode in ("full", "same", "valid")
        for row in lines(
            "correlate",
            lambda a, v, mode=mode: np.correlate(a, v, mode),
            ((5,), (3,)),
            ((5,), (2,)),
            ((2,), (5,)),
            ((3,), (5,)),
            ((4,), (4,)),
        )
    ),
]

MATRICES = [
    *lines("diagonal", np.diagonal, (3, 3), (2, 4), (3, 2, 2)),
    *lines("diagonal", lambda a: np.diagonal(a, -1, 1, 2), (2, 3, 3)),
    *lines("diag", np.diag, (3,), (3, 3), (2, 3)),
    *lines("diag", lambda v: np.diag(v, 1), (3,), (3, 3)),
    *lines("diag", lambda v: np.diag(v, -2), (2,), (4, 3)),
    *one("diagflat", (2, 2)),
    *one("trace", (3, 3), (2, 3), (3, 3, 2)),
    *lines("trace", lambda a: np.trace(a, 1), (3, 3)),
    *one("tril", (3, 3), (2, 3, 2)),
    *one("triu", (3, 3), (2, 2, 3)),
    *lines("tril", lambda m: np.tril(m, 1), (3, 3)),
    *lines("triu", lambda m: np.triu(m, -1), (3, 3)),
    *one("matrix_transpose", (2, 3), (2, 3, 2)),
    *one("flip", (3,), (2, 3)),
    *one("fliplr", (2, 3)),
    *one("flipud", (2, 3)),
    *lines("flip", lambda m: np.flip(m, (0, -1)), (2, 2, 3)),
    *(row for k in range(-1, 4) for row in lines("rot90", lambda m, k=k: np.rot90(m, k), (2, 3))),
    *lines("rot90", lambda m: np.rot90(m, 1, (2, 0)), (2, 2, 3)),
]

PIECES = [
    *(
        row
        for name in ("vstack", "hstack", "dstack", "column_stack")
        for row in lines(name, lambda a, b, name=name: getattr(np, name)((a, b)), ((3,), (3,)), ((3, 2), (3, 2)))
    ),
    *lines("append", lambda a, b: np.append(a, b), ((2, 2), (3,))),
    *lines("append", lambda a, b: np.append(a, b, 1), ((2, 2), (2, 1))),
    *lines("tile", lambda a: np.tile(a, 2), (3,), (2, 2)),
    *lines("tile", lambda a: np.tile(a, (2, 1, 3)), (2,), (2, 2)),
    *lines("pad", lambda a: np.pad(a, 1), (3,), (2, 2)),
    *lines("pad", lambda a: np.pad(a, ((1, 0), (2, 1)), constant_values=5.0), (2, 3)),
    *(
        row
        for mode in ("edge", "reflect", "symmetric", "wrap")
        for row in lines("pad", lambda a, mode=mode: np.pad(a, 1, mode), (3,), (2, 3))
    ),
    *lines("split", lambda a: np.split(a, 3)[1], (6,), (3, 2)),
    *lines("split", lambda a: np.split(a, [1, 3], axis=1)[1], (2, 4)),
    *lines("array_split", lambda a: np.array_split(a, 3)[0], (7,)),
    *lines("hsplit", lambda a: np.hsplit(a, 2)[1], (4,), (2, 4)),
    *lines("vsplit", lambda a: np.vsplit(a, 2)[0], (4, 2)),
    *lines("dsplit", lambda a: np.dsplit(a, 2)[0], (2, 1, 2)),
    *lines("unstack", lambda a: np.unstack(a, axis=1)[2], (2, 3)),
    *lines("meshgrid", lambda a, b: np.multiply(*np.meshgrid(a, b)), ((2,), (3,))),
    *lines("meshgrid", lambda a, b: np.meshgrid(a, b, indexing="ij")[0], ((2,), (3,))),
    *lines("meshgrid", lambda a, b, c: np.add(*np.meshgrid(a, b, c, sparse=True)[1:]), ((2,), (3,), (2,))),
]

ORDER = [
    *one("sort", (4,), (2, 3)),
    *lines("sort", lambda a: np.sort(a, 0), (3, 2)),
    *lines("sort", lambda a: np.sort(a, None), (2, 2)),
    *lines("partition", lambda a: np.partition(a, 1), (4,), (2, 3)),
    *one("median", (3,), (4,), (2, 3)),
    *lines("median", lambda a: np.median(a, 1, keepdims=True), (2, 4)),
    *lines("median", lambda a: np.median(a, (0, 2)), (2, 2, 3)),
    *lines("percentile", lambda a: np.percentile(a, 30), (5,), (2, 3)),
    *lines("percentile", lambda a: np.percentile(a, [10, 50, 90], axis=1), (2, 5)),
    *(
        row
        for method in ("lower", "higher", "nearest", "midpoint")
        for row in lines(
            "quantile", lambda a, method=method: np.quantile(a, [0.25, 0.6], 0, method=method, keepdims=True), (5, 2)
        )
    ),
    *one("ptp", (4,), (2, 3)),
    *lines("ptp", lambda a: np.ptp(a, 0), (3, 2)),
]

SELECTION = [
    *lines("take", lambda a: np.take(a, ROUND), (3,), (2, 3)),
    *lines("take", lambda a: np.take(a, [[0, 1]], 1), (2, 3)),
    *lines("take", lambda a: np.take(a, [-1, 4], mode="clip"), (3,)),
    *lines("take", lambda a: np.take(a, 5, mode="wrap"), (3,)),
    *lines("take_along_axis", lambda a: np.take_along_axis(a, np.array([[0, 0], [2, 1]]), 1), (2, 3)),
    *lines("take_along_axis", lambda a: np.take_along_axis(a, np.array([3, 0]), None), (2, 2)),
    *lines("put_along_axis", lambda a, v: put(a, np.array([[0, 2], [2, 1]]), v, 1), ((2, 3), (2, 2)), ((2, 3), ())),
    *lines("put_along_axis", lambda a, v: put(a, np.array([3, 0, 3]), v, None), ((2, 2), (3,))),
    *lines("divmod", lambda x, y: np.divmod(x, y)[1], ((3,), (3,)), ((2, 2), ())),
    *lines("compress", lambda a: np.compress([True, False, True], a, 1), (2, 3)),
    *lines("extract", lambda a: np.extract(np.array([[True, False], [True, True]]), a), (2, 2)),
    *lines("delete", lambda a: np.delete(a, 1, 1), (2, 3)),
    *lines("delete", lambda a: np.delete(a, [0, 2]), (2, 2)),
    *lines("select", lambda a, b: np.select([ROUND > 1, ROUND < 1], [a, b * b], 7.0), ((4,), (4,))),
    *lines("choose", lambda a, b, c: np.choose(ROUND, [a, b, c]), ((4,), (), (2, 4))),
    *lines("nan_to_num", lambda a: np.nan_to_num(a + np.array([0.0, np.inf, np.nan]), posinf=9.0), (3,)),
    *lines("copy", lambda a: np.copy(a) * a, (3,)),
]

OTHERS = [
    *pairs("remainder", POSITIVE),
    *pairs("fmod", POSITIVE),
    *one("real", (3,)),
    *lines("insert", lambda a: np.insert(a, [2, 0], [7.0, 8.0]), (3,)),
    *lines("insert", lambda a, v: np.insert(a, 1, v, axis=1), ((2, 3), (2,)), ((2, 2), ())),
    *lines("resize", lambda a: np.resize(a, (4, 2)), (2, 3)),
    *lines("resize", lambda a: np.resize(a, 2), (3,)),
    *lines("block", lambda a, b: np.block([[a, a], [b, b]]), ((2, 2), (2,)), ((1, 2), (3, 2))),
    *lines("block", lambda a, b: np.block([a, b]), ((2,), (3,)), ((2, 1), (2, 2))),
    *lines("broadcast_arrays", lambda a, b: np.broadcast_arrays(a, b)[0] * b, ((3,), (2, 1))),
]

STATISTICS = [
    *one("average", (2, 3)),
    *lines("average", lambda a: np.average(a, 1, WEIGHTS), (2, 3)),
    *lines("average", lambda a, w: np.average(a, weights=w), ((2, 3), (2, 3)), interval=POSITIVE),
    *lines("average", lambda a, w: np.average(a, 0, w, True)[1], ((3, 2), (3,)), interval=POSITIVE),
    *one("cov", (4,), (2, 4)),
    *lines("cov", lambda m: np.cov(m, rowvar=False, bias=True), (4, 2)),
    *lines("cov", lambda m, y: np.cov(m, y, ddof=0), ((4,), (4,))),
    *lines("cov", lambda m: np.cov(m, fweights=[1, 2, 1], aweights=WEIGHTS), (2, 3)),
    *one("corrcoef", (3, 4)),
    *lines("corrcoef", np.corrcoef, ((4,), (4,))),
    *(
        row
        for name in ("nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmax", "nanmin")
        for row in [
            *lines(name, lambda a, name=name: getattr(np, name)(a + GAPS), (2, 3)),
            *lines(name, lambda a, name=name: getattr(np, name)(a + GAPS, axis=1, keepdims=True), (2, 3)),
        ]
    ),
    *(
        row
        for name in ("nancumsum", "nancumprod")
        for row in lines(name, lambda a, name=name: getattr(np, name)(a + GAPS, axis=1), (2, 3))
    ),
    *lines("nanmedian", lambda a: np.nanmedian(a + GAPS), (2, 3)),
    *lines("nanquantile", lambda a: np.nanquantile(a + GAPS, 0.3), (2, 3)),
    *lines("nanpercentile", lambda a: np.nanpercentile(a + GAPS, [20, 70]), (2, 3)),
]

PLACES = np.array([0.0, 1.0, 3.0, 3.5, 5.0])
CALCULUS = [
    *one("diff", (4,), (2, 3)),
    *lines("diff", lambda a: np.diff(a, 2, 0), (4, 2)),
    *lines("diff", lambda a, b: np.diff(a, prepend=b, append=0.0), ((3,), (2,)), ((3,), ())),
    *one("ediff1d", (2, 2)),
    *one("gradient", (4,)),
    *lines("gradient", lambda f: np.gradient(f, 0.5, axis=1), (2, 4)),
    *lines("gradient", lambda f: np.gradient(f, PLACES, edge_order=2), (5,)),
    *lines("gradient", lambda f: np.gradient(f, PLACES, 2.0)[0], (5, 3)),
    *one("trapezoid", (4,), (2, 3)),
    *lines("trapezoid", lambda y, x: np.trapezoid(y, x, axis=0), ((4,), (4,)), ((3, 2), (3, 2))),
    *lines("interp", lambda x, fp: np.interp(x * 2, [-3.0, 0.0, 1.0, 2.0], fp), ((5,), (4,)), ((2, 2), (4,))),
    *lines(
        "interp",
        lambda x, d, fp: np.interp(x, np.cumsum(d), fp, left=0.0, right=1.0),
        ((4,), (3,), (3,)),
        interval=POSITIVE,
    ),
    *lines("cumulative_sum", lambda x: np.cumulative_sum(x, axis=1, include_initial=True), (2, 3)),
    *lines("cumulative_prod", np.cumulative_prod, (3,)),
    *lines("polyval", np.polyval, ((3,), ()), ((4,), (2, 2))),
    *one("vander", (3,)),
    *lines("vander", lambda x: np.vander(x, 4, increasing=True), (2,)),
]

MASK = np.array([[True, False, True], [True, True, False]])
REDUCTIONS = [
    *(
        row
        for name in ("sum", "prod", "mean", "var", "std")
        for row in [
            *lines(name, lambda x, name=name: getattr(np, name)(x, where=MASK), (2, 3)),
            *lines(name, lambda x, name=name: getattr(np, name)(x, axis=0, dtype=float, keepdims=True), (2, 3)),
        ]
    ),
    *lines("sum", lambda x: np.sum(x, 0, initial=2.0), (2, 3)),
    *lines("prod", lambda x: np.prod(x, initial=2.0), (3,)),
    *lines("max", lambda x: np.max(x, 1, initial=0.0), (2, 3)),
    *lines("min", lambda x: np.min(x, initial=0.3, where=MASK), (2, 3)),
    *(
        row
        for f in (np.add, np.multiply, np.maximum, np.minimum)
        for row in [
            *lines("reduce", lambda x, f=f: f.reduce(x, axis=1), (2, 3)),
            *lines("reduceat", lambda x, f=f: f.reduceat(x, [0, 2, 1], axis=-1), (2, 4)),
            *lines("accumulate", lambda x, f=f: f.accumulate(x, axis=1), (2, 4)),
            *lines("outer", f.outer, ((2,), (2, 2)), ((), (3,))),
        ]
    ),
    *lines("reduce", lambda x: np.logaddexp.reduce(x, axis=None), (2, 3)),
    *lines("reduce", lambda x: np.logaddexp2.reduce(x, axis=0, keepdims=True), (2, 3)),
]

ROWS = [
    *VARIANTS,
    *PRODUCTS,
    *MATRICES,
    *PIECES,
    *ORDER,
    *SELECTION,
    *STATISTICS,
    *CALCULUS,
    *REDUCTIONS,
    *OTHERS,
]
