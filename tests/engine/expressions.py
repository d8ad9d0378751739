"""Steps of random programs that several libraries can run: each takes (3, 4) arrays and gives one, of moderate size.

`n` is the library's namespace; x and y are values of the program, w and v are of shape (3, 4) and (4,), constant.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

Step = Callable[..., Any]

SIDE = np.array([[0.5, -0.2, 0.1, 0.3], [0.2, 0.8, -0.4, 0.1], [-0.3, 0.4, 0.9, 0.2], [0.1, -0.1, 0.2, 0.7]])
MASK = np.arange(12).reshape(3, 4) % 3 == 1
ROLLED = np.array([2, 0, 1])


def large(n: Any, x: Any) -> Any:
    """Above 1.2."""
    return x * x + 1.2


def small(n: Any, x: Any) -> Any:
    """Inside (-1, 1)."""
    return n.sin(x) * 0.9


def plain(*names: str) -> dict[str, Step]:
    return {name: (lambda n, x, y, w, v, name=name: getattr(n, name)(x)) for name in names}


def within(domain: Step, *names: str) -> dict[str, Step]:
    return {name: (lambda n, x, y, w, v, name=name: getattr(n, name)(domain(n, x))) for name in names}


# what MyGrad and autograd both have
BOTH: dict[str, Step] = {
    **plain(
        "sin", "cos", "exp", "exp2", "expm1", "tanh", "arctan", "sinh", "cosh", "arcsinh", "negative", "square", "sinc"
    ),
    **within(large, "log", "log2", "log10", "log1p", "sqrt", "reciprocal", "arccosh"),
    **within(small, "arcsin", "arccos", "arctanh", "tan"),
    "absolute": lambda n, x, y, w, v: n.absolute(x),
    "add": lambda n, x, y, w, v: x + y * v,
    "subtract": lambda n, x, y, w, v: v - x,
    "multiply": lambda n, x, y, w, v: x * y,
    "divide": lambda n, x, y, w, v: x / large(n, y),
    "power": lambda n, x, y, w, v: large(n, x) ** y,
    "arctan2": lambda n, x, y, w, v: n.arctan2(large(n, x), y),
    "maximum": lambda n, x, y, w, v: n.maximum(x, y + 0.01 * w),
    "minimum": lambda n, x, y, w, v: n.minimum(x, v),
    "logaddexp": lambda n, x, y, w, v: n.logaddexp(x, y),
    "logaddexp2": lambda n, x, y, w, v: n.logaddexp2(x, v),
    "sum": lambda n, x, y, w, v: x + n.sum(y, axis=0, keepdims=True),
    "mean": lambda n, x, y, w, v: x - n.mean(x, axis=1, keepdims=True),
    "max": lambda n, x, y, w, v: n.max(x + 0.01 * w, axis=1, keepdims=True) * y,
    "min": lambda n, x, y, w, v: x - n.min(x + 0.01 * w),
    "var": lambda n, x, y, w, v: x * n.var(x, axis=0),
    "std": lambda n, x, y, w, v: x / (0.5 + n.std(y + w)),
    "prod": lambda n, x, y, w, v: x * n.prod(small(n, y), axis=0),
    "cumsum": lambda n, x, y, w, v: n.cumsum(x, axis=1),
    "matmul": lambda n, x, y, w, v: n.matmul(x, SIDE),
    "einsum": lambda n, x, y, w, v: n.einsum("ij,kj,kl->il", x, y, x),
    "where": lambda n, x, y, w, v: n.where(MASK, x, y * y),
    "getitem": lambda n, x, y, w, v: x[ROLLED] * y[:1],
    "reshape": lambda n, x, y, w, v: n.reshape(n.reshape(x, (2, 6)) * 0.5, (3, 4)),
    "transpose": lambda n, x, y, w, v: n.transpose(n.transpose(x) * SIDE[:, :1]),
    "swapaxes": lambda n, x, y, w, v: n.swapaxes(n.swapaxes(x, 0, 1) * 2, 0, 1),
    "moveaxis": lambda n, x, y, w, v: n.moveaxis(n.moveaxis(x, 0, 1) + 1, 1, 0),
    "expand_dims": lambda n, x, y, w, v: n.sum(n.expand_dims(x, 1) * n.expand_dims(y, 0), axis=1),
    "squeeze": lambda n, x, y, w, v: x + n.squeeze(y[:1]),
    "ravel": lambda n, x, y, w, v: n.reshape(n.ravel(x), (3, 4)) * y,
    "roll": lambda n, x, y, w, v: n.roll(x, 1, axis=1) - y,
    "repeat": lambda n, x, y, w, v: n.repeat(x[:, :2], 2, axis=1) * y,
    "concatenate": lambda n, x, y, w, v: n.concatenate([x[:1], y[1:]], axis=0),
    "stack": lambda n, x, y, w, v: n.sum(n.stack([x, y]), axis=0),
    "broadcast_to": lambda n, x, y, w, v: n.broadcast_to(x[1:2], (3, 4)) * y,
    "norm": lambda n, x, y, w, v: x / (0.1 + n.linalg.norm(y + w)),
}

# what MyGrad alone has
MYGRAD: dict[str, Step] = {
    **plain("cbrt", "positive", "sech", "arccot"),
    **within(large, "csch", "coth", "arcsec", "arccsc", "arccoth", "arccsch"),
    **within(small, "sec"),
    "csc": lambda n, x, y, w, v: n.csc(1.2 + 0.3 * small(n, x)),
    "cot": lambda n, x, y, w, v: n.cot(1.2 + 0.3 * small(n, x)),
    "cumprod": lambda n, x, y, w, v: n.cumprod(small(n, x), axis=1),
    "flatten": lambda n, x, y, w, v: x.flatten().reshape(3, 4) * y,
}

# what autograd alone has: square matrices come from x @ y.T, made positive definite where that is asked for


def square(n: Any, x: Any, y: Any) -> Any:
    return n.matmul(x, n.transpose(y)) * 0.2 + np.diag([2.0, 3.0, 4.0])


def definite(n: Any, x: Any) -> Any:
    return n.matmul(x, n.transpose(x)) * 0.2 + np.diag([1.0, 2.0, 3.0])


AUTOGRAD: dict[str, Step] = {
    "hypot": lambda n, x, y, w, v: n.hypot(large(n, x), y) if hasattr(n, "hypot") else n.sqrt(large(n, x) ** 2 + y**2),
    "fabs": lambda n, x, y, w, v: n.fabs(x),
    "fmax": lambda n, x, y, w, v: n.fmax(x, y + 0.01 * w),
    "fmin": lambda n, x, y, w, v: n.fmin(x, v),
    "remainder": lambda n, x, y, w, v: n.remainder(x, large(n, y)),
    "deg2rad": lambda n, x, y, w, v: n.deg2rad(x),
    "rad2deg": lambda n, x, y, w, v: n.rad2deg(x * 0.01),
    "radians": lambda n, x, y, w, v: n.radians(x),
    "degrees": lambda n, x, y, w, v: n.degrees(x * 0.01),
    "inv": lambda n, x, y, w, v: n.matmul(n.linalg.inv(square(n, x, y)), x),
    "det": lambda n, x, y, w, v: n.linalg.det(square(n, x, y)) * 0.05 * x,
    "slogdet": lambda n, x, y, w, v: n.linalg.slogdet(square(n, x, y))[1] * y,
    "solve": lambda n, x, y, w, v: n.linalg.solve(square(n, x, y), y),
    "pinv": lambda n, x, y, w, v: n.transpose(n.linalg.pinv(x + 2 * w)),
    "cholesky": lambda n, x, y, w, v: n.matmul(n.linalg.cholesky(definite(n, x)), y),
    "eigh": lambda n, x, y, w, v: x * n.reshape(n.linalg.eigh(definite(n, y))[0], (3, 1)),
    "svd": lambda n, x, y, w, v: y * n.reshape(n.linalg.svd(x + 2 * w, full_matrices=False)[1], (3, 1)),
}
