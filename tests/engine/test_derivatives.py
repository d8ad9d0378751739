"""Derivatives of functions: grad, vjp, jvp and what is built of them; their nesting, their check."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import engine as mg

pytestmark = pytest.mark.wasm

FLOATS = arrays(float, (3,), elements=st.integers(-16, 16).map(lambda k: (k or 1) / 8))
X = np.array([1.0, 2.0, 3.0])


def cubes(x):
    return mg.sum(x**3)


def field(x):
    """Three numbers of three, by rules of every kind: elementwise, linear, products, extremes, running products."""
    return mg.sin(x) * mg.sum(x) + mg.cumprod(x)[::-1] * mg.max(x) - np.linalg.norm(x + 3) * mg.matmul(np.eye(3) + 1, x)


def test_arrays_give_arrays_and_tensors_give_tensors():
    assert isinstance(mg.grad(cubes)(X), np.ndarray)
    t = mg.tensor(X)
    gradient = mg.grad(cubes)(t)
    gradient.backward()
    np.testing.assert_array_equal(t.grad, 6 * X)


def test_value_and_gradient_come_together():
    value, gradient = mg.value_and_grad(cubes)(X)
    assert value == 36
    np.testing.assert_array_equal(gradient, 3 * X**2)


def test_several_arguments_and_integers():
    first, second = mg.grad(lambda x, y: x * y**2, (0, 1))(3, 2)
    assert (first, second) == (4, 12)
    assert mg.grad(lambda x, k: k * x, 0)(3.0, 5) == 5


def test_any_order():
    slope = np.sin
    for expected in (np.cos, lambda x: -np.sin(x), lambda x: -np.cos(x), np.sin, np.cos):
        slope = mg.elementwise_grad(slope)
        np.testing.assert_allclose(slope(X), expected(X), rtol=1e-14)


def test_derivatives_nest_through_outer_variables():
    assert mg.grad(lambda w: mg.grad(lambda x: x * x * w * w)(3.0))(2.0) == 24


def test_a_function_may_update_its_argument_in_place():
    def squared(x):
        x *= x
        return mg.sum(x)

    np.testing.assert_array_equal(mg.grad(squared)(X), 2 * X)


def test_a_function_that_ignores_its_argument_has_gradient_zero():
    np.testing.assert_array_equal(mg.grad(lambda x: 3.0)(X), np.zeros(3))
    np.testing.assert_array_equal(mg.jacobian(lambda x: np.ones(2))(X), np.zeros((2, 3)))


def test_hessian_and_its_product():
    np.testing.assert_array_equal(mg.hessian(cubes)(X), np.diag(6 * X))
    np.testing.assert_array_equal(mg.hvp(cubes, X, np.array([1.0, 0.0, 2.0])), [6, 0, 36])


@given(FLOATS, FLOATS, FLOATS)
def test_forward_and_reverse_mode_are_one_jacobian(x, tangent, head):
    jacobian = mg.jacobian(field)(x)
    value, pushed = mg.jvp(field, (x,), (tangent,))
    again, pull = mg.vjp(field, x)
    np.testing.assert_array_equal(value, again)
    np.testing.assert_allclose(pushed, jacobian @ tangent, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(pull(head)[0], head @ jacobian, rtol=1e-9, atol=1e-9)


@given(FLOATS)
def test_forward_mode_can_be_differentiated(x):
    def along(y):
        return mg.sum(mg.jvp(field, (y,), (X,))[1])

    expected = mg.jacobian(lambda y: mg.matmul(mg.jacobian(field)(y), X))(x).sum(0)
    np.testing.assert_allclose(mg.grad(along)(x), expected, rtol=1e-8, atol=1e-8)


def test_forward_over_forward():
    def slope(x):
        return mg.jvp(np.exp, (2 * x,), (np.ones(3),))[1]

    np.testing.assert_allclose(mg.jvp(slope, (X,), (np.ones(3),))[1], 2 * np.exp(2 * X), rtol=1e-14)


def test_forward_mode_follows_updates_in_place_and_views():
    def updated(x):
        y = x * 1.0
        y[1:] *= y[:1]
        view = y[::2]
        view += x[0] ** 2
        return mg.sum(y * y)

    _, pushed = mg.jvp(updated, (X,), (np.array([0.3, -1.0, 0.5]),))
    assert pushed == pytest.approx(mg.grad(updated)(X) @ np.array([0.3, -1.0, 0.5]))


def test_forward_mode_needs_no_recursion():
    def deep(x):
        for _ in range(5000):
            x = x * 1.0001
        return x

    assert mg.jvp(deep, (1.0,), (1.0,))[1] == pytest.approx(1.0001**5000)


@pytest.mark.parametrize(
    "call, error, words",
    [
        (lambda: mg.grad(np.sin)(X), ValueError, "elementwise_grad"),
        (lambda: mg.grad(lambda x: x)(np.array(["a"])), TypeError, "argument 0"),
        (lambda: mg.grad(lambda x: (x, x))(1.0), TypeError, "several results"),
        (lambda: mg.jvp(np.sin, (X,), (1.0,)), ValueError, "same shape"),
        (lambda: mg.vjp(np.sin, X)[1](np.ones(2)), ValueError, "gradient"),
        *(
            (partial(getattr(mg, op), np.sin, X), TypeError, rf"{op}\(f\)\(x\)")
            for op in ("grad", "elementwise_grad", "jacobian", "batch_jacobian", "hessian")
        ),
    ],
)
def test_misuse_is_answered_with_a_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_check_grad_finds_a_wrong_partial():
    assert mg.check_grad(np.tanh, X).difference < 1e-9
    assert mg.check_grad(field, X, order=2).difference < 1e-5

    @mg.custom_rule(lambda g, out, x: 2 * g)
    def thrice(x):
        return 3 * x

    with pytest.raises(mg.InvalidGradient, match=r"thrice|argument 0 at \(0,\)"):
        mg.check_grad(thrice, X)


def test_the_determinant_of_a_singular_matrix_has_the_cofactors_as_its_gradient():
    singular = np.stack([np.arange(9.0).reshape(3, 3), np.ones((3, 3)), np.eye(3)])
    cofactors = [[[-3, 6, -3], [6, -12, 6], [-3, 6, -3]], np.zeros((3, 3)), np.eye(3)]
    assert np.allclose(mg.grad(lambda x: np.linalg.det(x).sum())(singular), cofactors, atol=1e-12)
