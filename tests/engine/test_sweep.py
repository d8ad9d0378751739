"""The backward pass: what a sweep yields, and that backward() leaves the same numbers."""

import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm


def test_the_first_example():
    x, y = mg.tensor(2.0), mg.tensor(4.0)
    f = x * y + x**2
    f.backward()
    assert (float(f), float(x.grad), float(y.grad)) == (12, 8, 2)


def test_a_sweep_walks_from_the_latest_to_the_earliest():
    x, y = mg.tensor(2.0), mg.tensor(4.0)
    f = x * y + x**2
    assert [float(t) for t, _, _ in mg.sweep(f)] == [12, 4, 8, 4, 2]


def test_observers_see_every_tensor():
    seen = []
    with mg.observe(seen.append):
        x = mg.tensor(2.0)
        f = 3 * x + 1
    assert [float(t) for t in seen] == [2, 6, 7]
    assert f.creator.inputs[1] == 1


@pytest.mark.parametrize("output_gradient, expected", [(None, [2, 4]), (3.0, [6, 12]), ([1.0, 0.0], [2, 0])])
def test_an_output_gradient_weighs_the_result(output_gradient, expected):
    x = mg.tensor([1.0, 2.0])
    (x * x).backward(output_gradient)
    np.testing.assert_array_equal(x.grad, expected)
