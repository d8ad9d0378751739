"""A line for each way to call what spaces values, takes numbers apart, applies functions to parts, and the like."""

import numpy as np

from tests.engine.rows_of_functions import GAPS, POSITIVE, lines, one

SPACED = [
    *lines("linspace", lambda a, b: np.linspace(a, b, 4), ((), ()), ((3,), ()), ((2, 1), (3,))),
    *lines("linspace", lambda a: np.linspace(a, 5.0, 3, endpoint=False, axis=1), (2, 2)),
    *lines("linspace", lambda a, b: np.linspace(a, b, 3, retstep=True)[1], ((2,), ())),
    *lines("linspace", lambda a: np.linspace(a, 1.0, 1), (2,)),
    *lines("linspace", lambda a: np.linspace(a, a, 0), ()),
    *lines("logspace", lambda a, b: np.logspace(a, b, 3, base=2.0), ((), ()), ((2,), (2,))),
    *lines("geomspace", lambda a, b: np.geomspace(a, b, 4), ((), ()), ((2, 2), ()), interval=POSITIVE),
    *lines("geomspace", lambda a: np.geomspace(-a, -3.0, 3, axis=-1), (2,), interval=POSITIVE),
]

APART = [
    *lines("modf", lambda x: np.modf(3 * x)[0], (4,), ()),
    *lines("frexp", lambda x: np.frexp(x)[0], (4,), ()),
    *lines("frexp", lambda x: np.ldexp(*np.frexp(x)), (2, 2)),
]

PARTS = [
    *lines("piecewise", lambda x: np.piecewise(x, [x < -1, x > 1], [np.exp, lambda t: t * t, 7.0]), (6,), (2, 4)),
    *lines("piecewise", lambda x: np.piecewise(x, [x < 1, x > -1], [np.sin, np.cos]), (5,)),
    *lines("piecewise", lambda x: np.piecewise(x, x > 0, [np.log]), (5,)),
    *lines("piecewise", lambda x: np.piecewise(x, [x > 0, x <= 0], [lambda t, k: k * t, lambda t, k: t], 3.0), ()),
    *lines("apply_along_axis", lambda x: np.apply_along_axis(lambda row: np.sum(row * row), 0, x), (3, 2), (2, 2, 2)),
    *lines("apply_along_axis", lambda x: np.apply_along_axis(np.cumsum, 1, x), (2, 3), (2, 3, 2)),
    *lines("apply_along_axis", lambda x: np.apply_along_axis(np.outer, -1, x, x[0]), (2, 2)),
    *lines("apply_over_axes", lambda x: np.apply_over_axes(np.sum, x * x, (0, -1)), (2, 3), (2, 2, 2)),
]

QUANTILES = [
    *(
        row
        for name, q in (("nanmedian", ()), ("nanquantile", (0.3,)), ("nanpercentile", ([20, 70],)))
        for row in [
            *lines(name, lambda a, name=name, q=q: getattr(np, name)(a + GAPS, *q, axis=1), (2, 3)),
            *lines(name, lambda a, name=name, q=q: getattr(np, name)(a + GAPS, *q, axis=(0, 1), keepdims=True), (2, 3)),
        ]
    ),
    *lines("nanquantile", lambda a: np.nanquantile(a + GAPS, [[0.1], [0.9]], axis=0, method="higher"), (2, 3)),
    *one("nanmedian", (5,), (2, 2)),
]


def apart(x):
    """A matrix with distinct real eigenvalues that is not symmetric."""
    return 0.1 * x + np.diag(np.arange(1.0, 1 + x.shape[-1]).astype(x.dtype))


MATRICES = [
    *lines("eigvals", lambda x: np.linalg.eigvals(apart(x)), (2, 2), (3, 3), (2, 3, 3)),
    *lines("eig", lambda x: np.square(np.linalg.eig(apart(x))[1]), (2, 2), (3, 3)),
    *lines("eig", lambda x: np.linalg.eig(apart(x)).eigenvalues * np.square(np.linalg.eig(apart(x))[1][0]), (3, 3)),
]

METHODS = [
    *lines("sum", lambda x: x.sum(axis=0, dtype=x.dtype, initial=2.0), (2, 3)),
    *lines("mean", lambda x: x.mean(axis=1, where=np.array([True, False, True])), (2, 3)),
    *lines("max", lambda x: x.max(initial=0.5), (4,)),
    *lines("var", lambda x: x.var(dtype=x.dtype, ddof=1), (4,)),
]

ROWS_OF_SPACES = [*SPACED, *APART, *PARTS, *QUANTILES, *MATRICES, *METHODS]
