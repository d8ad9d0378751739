"""MXNet's way: its tutorial with only the import line changed, and what arrays with attached gradients do."""

import numpy as np
import pytest

import engine as mg
import engine.mxnet as mx
from engine.mxnet import autograd, nd

pytestmark = pytest.mark.wasm

TUTORIAL = """
mx.random.seed(1)
x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = x * 2
    z = y * x
z.backward()
print(x.grad)
with autograd.record():
    y = x * 2
    z = y * x
head_gradient = nd.array([[10, 1.], [.1, .01]])
z.backward(head_gradient)
print(x.grad)
a = nd.random_normal(shape=3)
a.attach_grad()
with autograd.record():
    b = a * 2
    while (nd.norm(b) < 1000).asscalar():
        b = b * 2
    if (mx.nd.sum(b) > 0).asscalar():
        c = b
    else:
        c = 100 * b
head_gradient = nd.array([0.01, 1.0, .1])
c.backward(head_gradient)
print(a.grad)
"""


def test_the_tutorial_prints_its_gradients(capsys):
    names = {"mx": mx, "nd": nd, "autograd": autograd}
    exec(TUTORIAL, names)
    printed = capsys.readouterr().out
    assert "[[ 4.  8.]\n [12. 16.]]\n<NDArray 2x2 @cpu(0)>" in printed
    assert "[[40.    8.  ]\n [ 1.2   0.16]]" in printed
    doublings = names["a"].grad.asnumpy() / np.array([0.01, 1.0, 0.1])
    exponents = np.log2(doublings / (1 if names["c"] is names["b"] else 100))
    np.testing.assert_allclose(exponents, np.round(exponents[0]), atol=1e-5)


def attached(values, request="write"):
    x = nd.array(values)
    x.attach_grad(request)
    return x


def test_integers_are_float32_and_differentiable():
    x = attached([1, 2])
    assert x.dtype == np.float32
    with autograd.record():
        y = x * x
    y.backward()
    assert x.grad.asnumpy().tolist() == [2, 4]


def test_nothing_is_recorded_outside_record():
    x = attached([3.0])
    y = x * x
    assert y.tensor.creator is None
    with pytest.raises(mg.MyGradException, match="record"):
        y.backward()
    with autograd.record(), autograd.pause():
        assert (x * x).tensor.creator is None


@pytest.mark.parametrize("request_, expected", [("write", 6), ("add", 12), ("null", None)])
def test_an_attached_gradient_survives_use(request_, expected):
    x, keep = attached([3.0], request_), attached([1.0])
    for _ in range(2):
        with autograd.record():
            y = x * x * keep
        y.backward()
        with autograd.record():
            _ = x + 1
    assert (x.grad if expected is None else x.grad.asscalar()) == expected


def test_an_update_keeps_the_attachment():
    x = attached([3.0, 4.0])
    for _ in range(3):
        with autograd.record():
            loss = nd.sum(x * x)
        loss.backward()
        x[:] = x - 0.25 * x.grad
    np.testing.assert_allclose(x.asnumpy(), np.array([3, 4]) / 8)
    x -= 1
    assert x.grad is not None
    with autograd.record():
        y = nd.sum(x)
    y.backward()
    assert x.grad.asnumpy().tolist() == [1, 1]


def test_several_heads_with_weights():
    x = attached([1.0, 2.0])
    with autograd.record():
        y, z = x * x, nd.exp(x)
    autograd.backward([y, z], [nd.array([1, 1]), nd.array([0, 1])])
    np.testing.assert_allclose(x.grad.asnumpy(), [2, 4 + np.exp(2)], rtol=1e-6)


def test_gradients_on_request_are_not_stored():
    x = attached([2.0])
    with autograd.record():
        y = x * x * x
    assert autograd.grad(y, x).asscalar() == 12
    assert x.grad.asscalar() == 0


@pytest.mark.parametrize(
    "call, expected",
    [
        (lambda x: nd.norm(x), [np.sqrt(30)]),
        (lambda x: nd.norm(x, 1, 1), [3, 7]),
        (lambda x: x.sum(), [10]),
        (lambda x: nd.mean(x, axis=0), [2, 3]),
        (lambda x: nd.max(x), [4]),
        (lambda x: x > 2, [[0, 0], [1, 1]]),
        (lambda x: nd.dot(x, x), [[7, 10], [15, 22]]),
        (lambda x: nd.dot(x[0], x[1]), [11]),
        (lambda x: x[0][1], [2]),
        (lambda x: nd.concat(x, x), [[1, 2, 1, 2], [3, 4, 3, 4]]),
        (lambda x: nd.clip(x, 2, 3), [[2, 2], [3, 3]]),
        (lambda x: x.reshape((4,)), [1, 2, 3, 4]),
        (lambda x: x.reshape(1, 4), [[1, 2, 3, 4]]),
        (lambda x: x.T, [[1, 3], [2, 4]]),
        (lambda x: nd.stack(x[0], x[1], axis=1), [[1, 3], [2, 4]]),
        (lambda x: -x + 1, [[0, -1], [-2, -3]]),
        (lambda x: 2**x, [[2, 4], [8, 16]]),
        (lambda x: nd.where(x > 2, x, 0 * x), [[0, 0], [3, 4]]),
        (lambda x: nd.argmax(x, 1), [1, 1]),
        (lambda x: nd.arange(3), [0, 1, 2]),
        (lambda x: nd.ones_like(x), [[1, 1], [1, 1]]),
    ],
)
def test_functions_give_mxnets_shapes(call, expected):
    result = call(nd.array([[1, 2], [3, 4]]))
    assert isinstance(result, mx.NDArray)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result.asnumpy(), expected, rtol=1e-6)


def test_the_seed_makes_numbers_repeatable():
    mx.random.seed(5)
    first = nd.random_normal(shape=(2, 2)).asnumpy()
    mx.random.seed(5)
    np.testing.assert_array_equal(first, mx.random.normal(shape=(2, 2)).asnumpy())


@pytest.mark.parametrize(
    "call, error, words",
    [
        (lambda: nd.ones(2).asscalar(), ValueError, "asscalar"),
        (lambda: nd.ones(2).attach_grad("twice"), ValueError, "write, add, null"),
        (lambda: attached([1.0, 2.0]).backward(nd.ones(3)), ValueError, "head gradient"),
    ],
)
def test_misuse_is_answered_with_a_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()
