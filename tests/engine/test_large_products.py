"""Large products do without BLAS where there is none, in both directions, with the same numbers."""

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import engine as mg
from engine.rules import products

pytestmark = pytest.mark.wasm
RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(128, 784)), RNG.normal(size=(784, 128))


def multiplied(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
    """The product of two tensors, and their gradients."""
    x, y = mg.tensor(x), mg.tensor(y)
    z = x @ y
    z.backward(np.cos(np.arange(z.size)).reshape(z.shape))
    return z.data, x.grad, y.grad


@pytest.mark.parametrize("blas", [True, False])
@pytest.mark.parametrize("x, y", [(X, Y), (X[::-1], Y), (Y.T, X.T), (X[:2], Y[:, :1]), (X[0], Y), (X, Y[:, 0])])
def test_a_product_is_numpys_with_and_without_blas(monkeypatch: pytest.MonkeyPatch, blas: bool, x, y) -> None:
    monkeypatch.setattr(products, "BLAS", blas)
    g = np.cos(np.arange((x @ y).size)).reshape((x @ y).shape)
    left, right = np.atleast_2d(x), y.reshape(len(y), -1)
    head = g.reshape(len(left), right.shape[1])
    expected = (x @ y, (head @ right.T).reshape(x.shape), (left.T @ head).reshape(y.shape))
    for found, known in zip(multiplied(x, y), expected, strict=True):
        np.testing.assert_allclose(found, known, rtol=1e-9, atol=1e-9)


@pytest.mark.skipif(sys.platform != "emscripten", reason="there is BLAS here")
@pytest.mark.parametrize("x, y", [(X, Y), (X.T, X)], ids=["forward", "backward"])
def test_there_it_takes_less_time_than_numpys_own_product(x, y) -> None:
    runs = [(seconds(products.product, x, y), seconds(np.matmul, x, y)) for _ in range(7)]
    ours, numpys = np.min(runs, axis=0)
    assert ours < numpys


def seconds(multiply: Callable[..., Any], *operands: Any) -> float:
    """How long it takes."""
    start = time.perf_counter()
    multiply(*operands)
    return time.perf_counter() - start
