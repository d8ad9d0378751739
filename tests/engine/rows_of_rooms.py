"""The same for linear algebra and for neural networks."""

from typing import Any

import numpy as np

from engine import nnet
from engine.rules import perform
from tests.engine.rows_of_functions import lines


def symmetric(a: Any) -> Any:
    """A symmetric, positive definite matrix made of any."""
    return a @ np.swapaxes(a, -1, -2) + 0.3 * np.eye(3) * np.arange(1.0, 4.0)


LINALG = [
    *(
        row
        for order in (None, 1, 2, 3, 0.5, np.inf, -np.inf, -1.5, 0)
        for row in lines("norm", lambda x, order=order: np.linalg.norm(x, order, -1, True), (3,), (2, 3))
    ),
    *(
        row
        for order in (None, "fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf)
        for row in lines("norm", lambda x, order=order: np.linalg.norm(x, order), (2, 3))
    ),
    *lines("norm", np.linalg.norm, (2, 2, 2)),
    *lines("norm", lambda x: np.linalg.norm(x, "nuc", (0, 2), True), (3, 2, 2)),
    *lines("norm", lambda x: np.linalg.norm(x, axis=(0, 1)), (2, 3, 2)),
    *lines("vector_norm", lambda x: np.linalg.vector_norm(x, axis=(0, 2), ord=3, keepdims=True), (2, 2, 2)),
    *lines("matrix_norm", lambda x: np.linalg.matrix_norm(x), (2, 2, 3)),
    *lines("inv", np.linalg.inv, (2, 2), (2, 3, 3)),
    *lines("det", np.linalg.det, (3, 3), (2, 2, 2)),
    *lines("slogdet", lambda x: np.linalg.slogdet(x)[1], (3, 3), (2, 2, 2)),
    *lines("solve", np.linalg.solve, ((2, 2), (2,)), ((3, 3), (3, 2)), ((2, 2, 2), (2,)), ((2, 2), (2, 2, 1))),
    *lines("pinv", np.linalg.pinv, (2, 2), (3, 2), (2, 3), (2, 2, 3)),
    *lines("cholesky", lambda a: np.linalg.cholesky(symmetric(a)), (3, 3), (2, 3, 3)),
    *lines("eigh", lambda a: np.linalg.eigh(symmetric(a)).eigenvalues, (3, 3), (2, 3, 3)),
    *lines("eigh", lambda a: np.square(np.linalg.eigh(symmetric(a)).eigenvectors), (3, 3)),
    *lines("eigvalsh", lambda a: np.linalg.eigvalsh(symmetric(a)), (3, 3)),
    *(
        row
        for k in range(3)
        for row in lines(
            "svd", lambda a, k=k: np.square(np.linalg.svd(a, full_matrices=False)[k]), (2, 2), (3, 2), (2, 3), (2, 3, 2)
        )
    ),
    *lines("svdvals", np.linalg.svdvals, (2, 3)),
    *lines("matrix_power", lambda a: np.linalg.matrix_power(a, 3), (2, 2)),
    *lines("matrix_power", lambda a: np.linalg.matrix_power(a, -2), (2, 2, 2)),
    *lines("matrix_power", lambda a: np.linalg.matrix_power(a, 0) + a, (2, 2)),
    *lines("multi_dot", lambda *xs: np.linalg.multi_dot(xs), ((2, 3), (3, 2), (2, 2)), ((2,), (2, 2), (2,))),
    *(
        row
        for p in (None, 2, -2, 1, "fro", "nuc")
        for row in lines("cond", lambda x, p=p: np.linalg.cond(x, p), (2, 2), (2, 3, 3))
    ),
    *(row for k in range(2) for row in lines("qr", lambda a, k=k: np.linalg.qr(a)[k], (2, 2), (3, 2), (2, 3, 3))),
    *(
        row
        for k in range(2)
        for row in lines("lstsq", lambda a, b, k=k: np.linalg.lstsq(a, b)[k], ((4, 2), (4, 2)), ((3, 2), (3, 1)))
    ),
    *lines("matmul", np.linalg.matmul, ((2, 3), (3, 2))),
    *lines("cross", np.linalg.cross, ((2, 3), (2, 3))),
    *lines("trace", np.linalg.trace, (3, 3), (2, 3, 4)),
    *lines("diagonal", np.linalg.diagonal, (3, 3), (2, 3, 4)),
    *lines("outer", np.linalg.outer, ((2,), (3,))),
    *lines("vecdot", np.linalg.vecdot, ((2, 3), (3,))),
    *lines("matrix_transpose", np.linalg.matrix_transpose, (2, 3)),
]

STEPS = {"window": (2, 3), "step": (2, 1), "dilation": (1, 2)}
CLASSES = np.array([1, 0, 2])
NNET = [
    *lines("windows", lambda x: perform("windows", x, **STEPS), (4, 6), (2, 5, 5)),
    *lines("unwindows", lambda x: perform("unwindows", x, shape=(4, 6), **STEPS), (2, 2, 2, 3)),
    *lines("sigmoid", nnet.sigmoid, (), (2, 3), numpy=False),
    *lines("softmax", nnet.softmax, (), (3,), (2, 3), numpy=False),
    *lines("logsoftmax", lambda x: nnet.logsoftmax(x, 0), (3, 2), numpy=False),
    *lines("elu", lambda x: nnet.elu(x, 0.7), (5,), numpy=False),
    *lines("selu", nnet.selu, (5,), numpy=False),
    *lines("relu", nnet.relu, (5,), numpy=False),
    *lines("leaky_relu", lambda x: nnet.leaky_relu(x, 0.1), (5,), numpy=False),
    *lines("hard_tanh", nnet.hard_tanh, (5,), numpy=False),
    *lines("soft_sign", nnet.soft_sign, (5,), numpy=False),
    *lines("glu", lambda x: nnet.glu(x, 0), (4, 2), numpy=False),
    *lines(
        "conv_nd",
        lambda x, w: nnet.conv_nd(x, w, stride=1),
        ((2, 2, 3), (2, 2, 2)),
        ((1, 2, 3, 3), (2, 2, 2, 2)),
        numpy=False,
    ),
    *lines(
        "conv_nd",
        lambda x, w: nnet.conv_nd(x, w, stride=2, padding=1, dilation=(2, 1)),
        ((1, 1, 3, 3), (1, 1, 2, 3)),
        numpy=False,
    ),
    *lines("max_pool", lambda x: nnet.max_pool(x, (2, 2), 1), (1, 3, 3), numpy=False),
    *lines("max_pool", lambda x: nnet.max_pool(x, (1, 2), (2, 1)), (3, 3), numpy=False),
    *lines("max_pool", lambda x: nnet.max_pool(x, (1,), 2), (2, 3), numpy=False),
    *lines("average_pool", lambda x: nnet.average_pool(x, (3, 2), (2, 1)), (2, 5, 3), numpy=False),
    *lines("average_pool", lambda x: nnet.average_pool(x, (2,), 2), (2, 4), numpy=False),
    *lines(
        "batchnorm",
        lambda x, g, b: nnet.batchnorm(x, gamma=g, beta=b, eps=1e-3),
        ((3, 2), (2,), (2,)),
        ((2, 2, 2), (2,), (2,)),
        numpy=False,
    ),
    *lines("layernorm", lambda x, g, b: nnet.layernorm(x, gamma=g, beta=b), ((2, 3), (3,), (3,)), numpy=False),
    *lines("dense", nnet.dense, ((2, 3), (3, 2), (2,)), numpy=False),
    *lines("gru", nnet.gru, ((2, 1, 2), (2, 2), (2, 2), (2,), (2, 2), (2, 2), (2,), (2, 2), (2, 2), (2,)), numpy=False),
    *(
        row
        for name in ("softmax_crossentropy", "negative_log_likelihood", "multiclass_hinge", "softmax_focal_loss")
        for row in lines(name, lambda x, name=name: getattr(nnet, name)(x, CLASSES), (3, 4), numpy=False)
    ),
    *lines(
        "focal_loss",
        lambda x: nnet.focal_loss(x, CLASSES, alpha=0.5, gamma=1.5),
        (3, 4),
        interval=(0.1, 0.9),
        numpy=False,
    ),
    *lines("margin_ranking_loss", lambda x, y: nnet.margin_ranking_loss(x, y, 1, 0.5), ((3,), (3,)), numpy=False),
    *(
        row
        for name in ("mse", "l1", "huber", "sigmoid_bce")
        for row in lines(name, lambda x, name=name: getattr(nnet, name)(x, 0.3), (4,), numpy=False)
    ),
    *lines("bce", lambda x: nnet.bce(x, np.array([0.0, 1.0, 0.3])), (3,), interval=(0.1, 0.9), numpy=False),
]

ROWS_OF_ROOMS = [*LINALG, *NNET]
