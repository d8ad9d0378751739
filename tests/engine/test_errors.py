"""What is refused, how it is said, and that nothing has changed afterwards."""

import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm

REFUSALS = {
    "add names shapes": (lambda x: x + mg.arange(4.0), ValueError, r"add.*\(3,\).*\(4,\).*reshape"),
    "matmul names shapes": (lambda x: x @ mg.ones((2, 2)), ValueError, r"matmul.*\(3,\).*\(2, 2\)"),
    "reflected operators too": (lambda x: np.ones(4) * x, ValueError, r"multiply.*\(4,\).*\(3,\)"),
    "a wrong axis": (lambda x: x.sum(axis=2), np.exceptions.AxisError, "axis 2"),
    "a wrong index": (lambda x: x[7], IndexError, r"getitem.*\(3,\)"),
    "a wrong shape": (lambda x: x.reshape(2, 2), ValueError, r"reshape.*\(3,\)"),
    "wrong subscripts": (lambda x: mg.einsum("ij->i", x), ValueError, r"einsum.*\(3,\)"),
    "text": (lambda x: x + "a", TypeError, "str"),
    "a truth value of many": (lambda x: bool(x), ValueError, "ambiguous"),
    "variable integers": (lambda x: mg.tensor([1], constant=False), ValueError, "floats"),
    "a flag that is none": (lambda x: mg.tensor(1.0, constant="yes"), TypeError, "True, False or None"),
    "complex numbers": (lambda x: mg.tensor(1j), TypeError, "real numbers"),
    "complex results": (lambda x: x * 1j, TypeError, "real numbers"),
    "a misfit gradient": (lambda x: (x * 2).backward([1.0, 2.0]), ValueError, r"\(2,\).*\(3,\).*pass one number"),
    "a misfit update": (lambda x: x.__iadd__(mg.arange(4.0)), ValueError, r"add.*\(4,\)"),
    "an update that grows": (lambda x: x.__iadd__(np.ones((2, 3))), ValueError, r"\(2, 3\).*in place.*x = x \+ y"),
    "a misfit item": (lambda x: x.__setitem__(slice(2), [1.0, 2.0, 3.0]), ValueError, "setitem"),
    "a shape that needs a copy": (lambda x: setattr(x, "shape", (2, 2)), ValueError, "reshape"),
    "floor of a variable": (lambda x: np.floor(x), ValueError, "constant"),
    "sequences of one": (lambda x: mg.add_sequence(x), ValueError, "two or more"),
    "a shape that is not said": (lambda x: x.reshape(), TypeError, "reshape"),
    "nothing as an item": (lambda x: x.__setitem__(0, None), TypeError, "real numbers"),
    "text as an item": (lambda x: x.__setitem__(0, "2"), TypeError, "real numbers"),
    "where with one value": (lambda x: mg.where(x.data > 1, x), ValueError, "both"),
    "an abstract ufunc": (lambda x: mg.ufunc(x), TypeError, "abstract"),
    "a ufunc extended": (lambda x: type("mine", (mg.ufunc,), {}), TypeError, "extended"),
}


@pytest.mark.parametrize("claim", REFUSALS)
def test_refused_with_a_reason(claim):
    action, kind, words = REFUSALS[claim]
    x = mg.arange(3.0)
    y = x * x
    with pytest.raises(kind, match=f"(?s){words}"):
        action(x)
    assert x.creator is None and y.creator is not None
    np.testing.assert_array_equal(x.data, [0, 1, 2])
    y.backward()
    np.testing.assert_array_equal(x.grad, [0, 2, 4])
    assert x.data.flags.writeable


def test_a_cleared_graph_names_the_remedy():
    x = mg.tensor(2.0)
    y = x * 2
    z = y * 3
    y.backward()
    with pytest.raises(mg.InvalidBackprop, match=r"multiply.*retain_graph"):
        z.backward()
    with pytest.raises(mg.MyGradException):
        list(mg.sweep(z))


def test_a_failing_backward_leaves_the_gradients_of_before():
    x, z = mg.tensor(2.0), mg.tensor(3.0)
    doubled, same = x * 2, z * 1.0
    other, both = doubled * 3, same * doubled
    same.backward(retain_graph=True)
    other.backward()
    with pytest.raises(mg.InvalidBackprop):
        both.backward()
    assert (float(z.grad), float(same.grad), float(x.grad), both.grad) == (1, 1, 6, None)


def test_a_failing_backward_leaves_no_marks():
    x = mg.tensor(2.0)
    z = (x * 2) * (w := x * 5)
    w.backward()
    with pytest.raises(mg.InvalidBackprop):
        z.backward()
    assert z.grad is None
    (x * 7).backward()
    assert x.grad == 7


def test_integers_cannot_take_floats_in_place():
    x = mg.arange(3)
    with pytest.raises(TypeError, match=r"add.*int.*in place"):
        x += 1.5
    np.testing.assert_array_equal(x.data, [0, 1, 2])


def test_read_only_data_is_not_updated():
    values = np.arange(3.0)
    values.flags.writeable = False
    x = mg.tensor(values, copy=False)
    for update in (lambda: x.__iadd__(1), lambda: x.__setitem__(0, 1)):
        with pytest.raises(ValueError, match="read-only"):
            update()
