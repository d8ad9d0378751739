"""Steps of random programs that other libraries have no name for: there they are composed of what they have."""

from collections.abc import Callable
from typing import Any

import numpy as np

import engine
from engine.rules import perform
from tests.engine.expressions import MASK, ROLLED, Step, large

Pair = tuple[Callable[..., Any], Callable[..., Any]]

ZEROS = np.where(MASK, 0.0, np.cos(np.arange(12.0)).reshape(3, 4))
POWERS = np.array([1, -1, 0, 2])
TWICE = np.array([0, 0, 2])
PLACED = np.eye(3)[TWICE].T
SPREAD = {"window": (2,), "step": (1,), "dilation": (2,)}
DENSE = {"window": (3,), "step": (1,), "dilation": (1,)}


def numbers(x: Any) -> np.ndarray:
    """The values alone, of a value of any library."""
    return np.asarray(getattr(x, "_value", getattr(x, "data", x)), dtype=float)


def column(n: Any, x: Any) -> Any:
    return n.reshape(x, (3, 1))


def written(n: Any, x: Any, y: Any) -> Any:
    """y's first column in the place of x's second, in place."""
    target = n.positive(x)
    target[:, 1] = y[:, 0]
    target[TWICE] = y * 2.0
    return target


def steps(pairs: dict[str, Pair]) -> dict[str, Step]:
    """Ours where the library is ours, the other where it is not."""
    return {name: (lambda n, x, y, w, v, pair=pair: pair[n is not engine](n, x, y, v)) for name, pair in pairs.items()}


# run against MyGrad
def spread(n: Any, x: Any) -> Any:
    """A matrix with distinct real eigenvalues."""
    return 0.2 * n.matmul(n.tanh(x), n.transpose(n.tanh(x))) + np.diag([0.0, 3.0, 6.0])


BY_MYGRAD = steps(
    {
        "conjugate": (lambda n, x, y, v: n.conjugate(x) * y, lambda n, x, y, v: x * y),
        "copysign": (
            lambda n, x, y, v: n.copysign(x, y + 0.01 * v),
            lambda n, x, y, v: n.absolute(x) * np.sign(numbers(y) + 0.01 * v),
        ),
        "float_power": (lambda n, x, y, v: n.float_power(large(n, x), y), lambda n, x, y, v: large(n, x) ** y),
        "fmod": (
            lambda n, x, y, v: np.fmod(x, large(n, y)),
            lambda n, x, y, v: x - large(n, y) * np.trunc(numbers(x) / numbers(large(n, y))),
        ),
        "heaviside": (lambda n, x, y, v: n.heaviside(ZEROS, y) + x, lambda n, x, y, v: n.where(MASK, y, ZEROS > 0) + x),
        "ldexp": (lambda n, x, y, v: n.ldexp(x, POWERS), lambda n, x, y, v: x * 2.0**POWERS),
        "matvec": (
            lambda n, x, y, v: column(n, n.matvec(x, y[0])) * v,
            lambda n, x, y, v: n.sum(x * y[0], axis=1, keepdims=True) * v,
        ),
        "vecdot": (
            lambda n, x, y, v: column(n, n.vecdot(x, y)) * v,
            lambda n, x, y, v: n.sum(x * y, axis=1, keepdims=True) * v,
        ),
        "vecmat": (lambda n, x, y, v: n.vecmat(y[:, 0], x) + y, lambda n, x, y, v: n.sum(y[:, :1] * x, axis=0) + y),
        "scatter": (
            lambda n, x, y, v: perform("scatter", x, index=TWICE, shape=(3, 4)) + y,
            lambda n, x, y, v: n.matmul(PLACED, x) + y,
        ),
        "windows": (
            lambda n, x, y, v: n.reshape(n.moveaxis(perform("windows", x, **SPREAD), 0, 1), (3, 4)) * y,
            lambda n, x, y, v: x[:, [0, 2, 1, 3]] * y,
        ),
        "unwindows": (
            lambda n, x, y, v: perform("unwindows", n.stack([x[:, :3], y[:, 1:]]), shape=(3, 4), **DENSE),
            lambda n, x, y, v: (
                n.concatenate([x[:, :3], np.zeros((3, 1))], axis=1)
                + n.concatenate([np.zeros((3, 1)), y[:, 1:]], axis=1)
            ),
        ),
        "setitem": (lambda n, x, y, v: written(n, x, y[ROLLED]), lambda n, x, y, v: written(n, x, y[ROLLED])),
        "absolute_or_nan": 2 * (lambda n, x, y, v: n.absolute(x - v, nan_to_num=False) * y,),
        "sigmoid": 2 * (lambda n, x, y, v: n.nnet.activations.sigmoid(x) * y,),
        "elu": 2 * (lambda n, x, y, v: n.nnet.activations.elu(x, 0.7) * y,),
        "softmax": 2 * (lambda n, x, y, v: n.nnet.activations.softmax(x) * y,),
        "logsoftmax": 2 * (lambda n, x, y, v: n.nnet.activations.logsoftmax(x) * 0.3 + y,),
        "max_pool": 2
        * (
            lambda n, x, y, v: (
                n.reshape(n.nnet.layers.max_pool(n.reshape(x, (1, 12))[:, :11], (3,), 2), (5,))[
                    np.arange(12).reshape(3, 4) % 5
                ]
                * y
            ),
        ),
        "average_pool": (
            lambda n, x, y, v: n.nnet.average_pool(x, (3, 2), (1, 1))[:, [0, 1, 2, 2]] * y,
            lambda n, x, y, v: n.mean(x[:, :3] + x[:, 1:], axis=0, keepdims=True)[:, [0, 1, 2, 2]] / 2 * y,
        ),
        "eig": (
            lambda n, x, y, v: n.sum(n.linalg.eigvals(spread(n, x)) ** 2) * 0.1 + y,
            lambda n, x, y, v: n.sum(spread(n, x) * n.transpose(spread(n, x))) * 0.1 + y,
        ),
        "conv_nd": 2
        * (
            lambda n, x, y, v: n.reshape(
                n.nnet.layers.conv_nd(
                    n.reshape(x, (1, 1, 3, 4)), n.reshape(y[:1, :3], (1, 1, 1, 3)), stride=1, padding=(0, 1)
                ),
                (3, 4),
            ),
        ),
    }
)


def upper(n: Any, a: Any) -> Any:
    """The squares of the triangle of a QR decomposition; its rows' signs are nobody's business."""
    return n.square(n.transpose(n.linalg.cholesky(n.matmul(n.transpose(a), a))))


# run against autograd
BY_AUTOGRAD = steps(
    {
        "qr": (
            lambda n, x, y, v: n.matmul(n.square(n.linalg.qr(n.transpose(x) + 2 * ZEROS.T)[1]), y) * 0.1,
            lambda n, x, y, v: n.matmul(upper(n, n.transpose(x) + 2 * ZEROS.T), y) * 0.1,
        ),
    }
)
