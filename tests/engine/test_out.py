"""`out=`: a result written into what is given has NumPy's values and the gradients of all its places."""

import numpy as np
import pytest

import engine as mg
from tests.each import each

pytestmark = pytest.mark.wasm

X = np.array([0.3, 0.6, 0.9])
ONE = [mg.exp, mg.absolute, mg.arctan, np.sqrt, np.positive]
TWO = [mg.add, mg.multiply, mg.power, mg.maximum, np.arctan2]
MASKS = [True, np.array([True, False, True]), np.array([[True], [False]])]
PLACES = {
    "an array of its shape": lambda: np.full(3, 7.0),
    "a broader array": lambda: np.full((2, 3), 7.0),
    "a tensor of its shape": lambda: mg.tensor(np.full(3, 7.0)),
    "a broader tensor": lambda: mg.tensor(np.full((2, 3), 7.0)),
    "float32": lambda: np.full((1, 3), 7.0, np.float32),
    "a row of a tensor": lambda: mg.tensor(np.full((4, 3), 7.0))[1],
}


@pytest.mark.filterwarnings("ignore:.* encountered in divide")  # where nothing is computed
@each("mask", MASKS)
@each("place", PLACES)
@each("function", [*ONE, *TWO])
def test_every_place_that_was_written_gives_its_gradient_back(function, place, mask):
    out = PLACES[place]()
    if np.broadcast_shapes(np.shape(mask), out.shape) != out.shape:
        with pytest.raises(ValueError, match=r"cannot (take a result|be written)"):
            function(*[mg.tensor(X)] * (1 + (function in TWO)), out=out, where=mask)
        return
    weights = np.cos(np.arange(float(out.size))).reshape(out.shape)
    x, plain = mg.tensor(X), mg.tensor(X)
    y = function(*[x] * (1 + (function in TWO)), out=out, **({} if mask is True else {"where": mask}))
    once = function(*[plain] * (1 + (function in TWO)))
    np.testing.assert_allclose(y.data, np.broadcast_to(np.where(mask, once.data, 7.0), out.shape), rtol=1e-6)
    assert (y is out) if isinstance(out, mg.Tensor) else (y.data is out and y.base is None)
    y.backward(weights)
    once.backward((weights * mask).reshape(-1, 3).sum(axis=0))
    np.testing.assert_allclose(x.grad, plain.grad, rtol=1e-6, atol=1e-12)


def test_products_of_matrices_are_repeated_too():
    x = mg.tensor(np.eye(2))
    np.matmul(x, x, out=np.zeros((3, 2, 2))).backward()
    np.testing.assert_array_equal(x.grad, np.full((2, 2), 6.0))


WRONG = {
    "a text": "a",
    "a number": 3.0,
    "a list": [np.zeros(3)],
    "several": (np.zeros(3), np.zeros(3)),
    "nothing": (),
    "whole numbers": np.zeros(3, int),
    "another shape": np.zeros(4),
    "a narrower one": np.zeros(()),
}
UNIVERSAL = {
    "exp": lambda n, x, **to: n.exp(x, **to),
    "add": lambda n, x, **to: n.add(x, x, **to),
    "clip": lambda n, x, **to: n.clip(x, 0.2, 0.7, **to),
    "matmul": lambda n, x, **to: n.matmul(np.eye(3), x, **to),
}
OTHERS = {
    "sum": lambda n, x, **to: np.sum(x, axis=0, keepdims=True, **to),
    "cumsum": lambda n, x, **to: np.cumsum(x, **to),
    "einsum": lambda n, x, **to: n.einsum("i,i->i", x, x, **to),
    "stack": lambda n, x, **to: n.stack([x, x], **to),
    "concatenate": lambda n, x, **to: n.concatenate([x, x], **to),
    "mean": lambda n, x, **to: np.mean(x, keepdims=True, **to),
}


def refused(call, library, x, out):
    """The kind of error that a call ends with."""
    try:
        call(library, x, out=out)
    except (TypeError, ValueError) as error:
        return type(error)
    raise AssertionError("it was taken")


@each("library", [mg, np])
@each("name", UNIVERSAL)
@each("wrong", WRONG)
def test_what_numpy_cannot_write_into_is_refused_with_its_kind_of_error(library, name, wrong):
    x = mg.tensor(X)
    kind = refused(UNIVERSAL[name], library, x, WRONG[wrong])
    assert issubclass(refused(UNIVERSAL[name], np, X, WRONG[wrong]), kind)
    x.data[0] = X[0]  # nothing stays locked


@each("library", [mg, np])
@each("name", OTHERS)
@each("wrong", WRONG)
def test_other_functions_refuse_it_too(library, name, wrong):
    x = mg.tensor(X)
    assert refused(OTHERS[name], library, x, WRONG[wrong])
    x.data[0] = X[0]
