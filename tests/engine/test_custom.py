"""Functions with rules of one's own: one decorator, one row; and operations written as classes, as MyGrad has them."""

import numpy as np
import pytest

import engine as mg
from engine.operation_base import BinaryUfunc, Operation, SkipGradient
from engine.rules import RULES

pytestmark = pytest.mark.wasm


@mg.custom_rule(
    (lambda g, out, x, y, power=1: g * y * power * x ** (power - 1), "y*power*x**(power - 1)"),
    lambda g, out, x, y, power=1: g * x**power,
    elementwise=True,
)
def weighted_power(x, y, *, power=1):
    """y times a power of x."""
    return y * x**power


def test_a_custom_rule_is_one_row_with_any_order_of_derivative():
    x, y = np.array([[1.0], [2.0]]), np.array([0.5, 3.0])
    assert mg.check_grad(lambda x, y: weighted_power(x, y, power=3), x, y, order=2).difference < 1e-5
    assert mg.rule_of("weighted_power").formulas[0] == "y*power*x**(power - 1)"


@pytest.mark.parametrize("partials, words", [((), "0 partials"), ((None, None), "2 partials")])
def test_a_custom_rule_names_what_does_not_fit(partials, words):
    with pytest.raises(ValueError, match=words):
        mg.custom_rule(*partials)(lambda x: x)


@pytest.mark.parametrize("name", ["trace", "mean", "sum", "getitem", "multiply", "matmul", "softmax"])
def test_a_rule_is_known_by_itself_not_by_its_name(name):
    def cubed(x):
        return x**3

    cubed.__name__ = name
    engines = RULES.get(name)
    ours = mg.custom_rule(lambda g, out, x: 3 * g * x**2)(cubed)
    x = np.array([2.0, -1.0])
    np.testing.assert_array_equal(mg.jvp(ours, (x,), (np.ones(2),))[1], [12, 3])
    assert mg.check_grad(ours, x, order=2).difference < 1e-5
    assert engines is None or mg.rule_of(name) is engines


class Product(BinaryUfunc):
    def __call__(self, x, y, scale=1.0):
        self.variables, self.scale = (x, y), scale
        return scale * x.data * y.data

    def backward_var(self, grad, index, **kwargs):
        x, y = self.variables
        return grad * self.scale * (y, x)[index].data


def test_an_operation_broadcasts_and_takes_arguments():
    x, y = mg.tensor([1.0, 2.0]), mg.tensor(3.0)
    out = mg.execute_op(Product, x, y, op_kwargs={"scale": 2.0})
    out.backward()
    np.testing.assert_array_equal(out.data, [6, 12])
    np.testing.assert_array_equal(x.grad, [6, 6])
    assert y.grad == 6
    assert mg.execute_op(Product, x, y, constant=True).constant


def test_an_operation_may_skip_or_fail():
    class Skipping(Product):
        def backward_var(self, grad, index, **kwargs):
            raise SkipGradient

    class Wrong(Product):
        def backward_var(self, grad, index, **kwargs):
            return "a"

    x = mg.tensor(2.0)
    mg.execute_op(Skipping, x, 1.0).backward()
    assert x.grad == 0
    with pytest.raises(mg.InvalidGradient, match=r"Wrong\.backward_var"):
        mg.execute_op(Wrong, x, 1.0).backward()
    with pytest.raises(TypeError):
        Operation()
