"""Where formulas divide by zero: the derivative that is true, and nan only where there is none."""

import numpy as np
import pytest

import engine as mg

pytestmark = [pytest.mark.wasm, pytest.mark.filterwarnings("error")]

SINGULAR = {
    "of rank 0": np.zeros((3, 3)),
    "of rank 1": np.outer([1.0, 2.0], [1.0, 2.0]),
    "of rank 2": np.diag([2.0, 3.0, 0.0]),
    "one number": np.zeros((1, 1)),
    "one of a stack": np.stack([np.ones((2, 2)), [[1.0, 2.0], [3.0, 5.0]]]),
}


def differences(function, at, step=1e-4):
    """Central differences of an array-valued function; its axes first, then those of the place."""
    moves = step * np.eye(at.size).reshape(at.size, *at.shape)
    slopes = [(function(at + move) - function(at - move)) / (2 * step) for move in moves]
    return np.moveaxis(np.array(slopes), 0, -1).reshape(*np.shape(function(at)), *at.shape)


@pytest.mark.parametrize("matrix", SINGULAR.values(), ids=SINGULAR)
def test_determinants_of_singular_matrices_have_both_derivatives(matrix):
    slope = mg.grad(lambda m: mg.sum(mg.linalg.det(m)))
    assert np.allclose(slope(matrix), differences(lambda m: np.linalg.det(m).sum(), matrix), atol=1e-6)
    curve = mg.hessian(lambda m: mg.sum(mg.linalg.det(m)))(matrix)
    assert np.allclose(curve, differences(lambda m: np.asarray(slope(m)), matrix), atol=1e-6)


REPEATED = {
    "eigenvalues, squared": (lambda m: mg.sum(mg.linalg.eigvalsh(m) ** 2), np.eye(2), 2 * np.eye(2)),
    "eigenvalues, summed": (lambda m: mg.sum(mg.linalg.eigh(m).eigenvalues), np.zeros((3, 3)), np.eye(3)),
    "the nuclear norm": (lambda m: mg.linalg.norm(m, "nuc"), np.eye(3), np.eye(3)),
    "singular values, squared": (lambda m: mg.sum(mg.linalg.svdvals(m) ** 2), 3 * np.eye(2), 6 * np.eye(2)),
    "a pair of equal ones beside another": (
        lambda m: mg.sum(mg.linalg.eigvalsh(m) ** 3),
        np.diag([1.0, 1.0, 2.0]),
        np.diag([3.0, 3.0, 12.0]),
    ),
}


@pytest.mark.parametrize(("function", "at", "true"), REPEATED.values(), ids=REPEATED)
def test_what_is_made_of_repeated_values_alone_has_a_gradient(function, at, true):
    assert np.allclose(mg.grad(function)(at), true)


def test_vectors_of_repeated_values_have_none():
    assert np.isnan(mg.grad(lambda m: mg.sum(mg.linalg.eigh(m).eigenvectors[0]))(np.eye(2))).any()
    assert np.isnan(mg.hessian(lambda m: mg.sum(mg.linalg.eigvalsh(m) ** 2))(np.eye(2))).any()


@pytest.mark.parametrize("order", [None, 2, 3, 1.5])
def test_the_norm_of_a_zero_vector_has_the_gradient_that_was_asked_for(order):
    norm = lambda **options: mg.grad(lambda x: mg.linalg.norm(x, order, **options))(np.zeros(2))  # noqa: E731
    assert (norm() == 0).all()
    assert np.isnan(norm(nan_to_num=False)).all()


@pytest.mark.parametrize("name", ["sum", "mean", "prod", "max", "min", "cumsum", "cumprod"])
@pytest.mark.parametrize("number", [0.0, -2.0])
def test_reducing_a_number_changes_nothing(name, number):
    assert np.all(mg.grad(lambda x: mg.sum(getattr(mg, name)(x)))(number) == 1)


@pytest.mark.parametrize("name", ["var", "std"])
def test_what_stands_alone_has_no_spread(name):
    assert np.all(mg.grad(lambda x: mg.sum(getattr(mg, name)(x, axis=())))(np.array([1.0, 2.0])) == 0)
    assert mg.grad(lambda x: getattr(mg, name)(x))(3.0) == 0


@pytest.mark.parametrize("axis", [0, 1, None])
@pytest.mark.parametrize("name", ["max", "min"])
def test_a_nan_that_becomes_the_result_takes_the_gradient(name, axis):
    x = np.array([[1.0, np.nan, 3.0], [4.0, 2.0, 0.5]])
    gradient = mg.grad(lambda x: mg.sum(getattr(mg, name)(x, axis=axis)))(x)
    assert gradient[0, 1] == 1
    assert gradient.sum() == np.size(x.max(axis))


@pytest.mark.parametrize("repeats", [2, (2,)])
def test_a_number_can_be_repeated_along_its_axis(repeats):
    assert mg.grad(lambda x: mg.sum(mg.repeat(x, repeats, axis=0)))(3.0) == 2


@pytest.mark.parametrize(("dtype", "close"), [(np.float64, 1e-13), (np.float32, 1e-5)])
def test_the_slope_of_sinc_is_right_on_both_sides_of_where_its_series_ends(dtype, close):
    x = np.geomspace(1e-6, 0.4, 4_001).astype(dtype)
    tensor = mg.tensor(x)
    np.sinc(tensor).sum().backward()
    at = np.pi * x.astype(np.longdouble)
    terms, factorial = [], np.longdouble(1)
    for n in range(1, 12):  # sin(t)/t = sum of (-t²)ⁿ / (2n + 1)!
        factorial *= 2 * n * (2 * n + 1)
        terms.append((-1) ** n * 2 * n * at ** (2 * n - 1) / factorial)
    np.testing.assert_allclose(tensor.grad, np.pi * sum(terms), rtol=close)
