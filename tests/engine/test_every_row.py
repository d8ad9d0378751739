"""Every row of the table and every composition: gradients that have gradients, and where all elements are equal."""

import numpy as np
import pytest

import engine as mg
from engine.rules import RULES
from tests.each import each
from tests.engine.cases import CASES
from tests.engine.rows_of_functions import ROWS
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS
from tests.engine.rows_of_spaces import ROWS_OF_SPACES

pytestmark = pytest.mark.filterwarnings("ignore")

ALL = [*CASES, *ROWS, *ROWS_OF_ROOMS, *ROWS_OF_SPACES]
EVERY = each("row", ALL)
STEEPEST = 100.0  # slopes that a quotient of this step can tell from infinite ones
UNDEFINED = (np.linalg.LinAlgError, ValueError, ZeroDivisionError)


def test_every_rule_is_used_by_a_row():
    seen = set()
    with mg.observe(lambda tensor: seen.add(tensor.creator and tensor.creator.op)):
        for row in ALL:
            row.call(*map(mg.tensor, row.operands())).backward(create_graph=True)
    ours = {op for op, rule in RULES.items() if rule.title != f"the rule of {op}"}  # others are readers' own
    assert ours - seen - TESTED_AT_HOME == set()


# Rules that only their own rooms reach.
TESTED_AT_HOME = {"setitem"}  # updates in place


@EVERY
def test_gradients_that_create_a_graph_are_tensors_like_their_values(row):
    plain, leaves = ([mg.tensor(x) for x in row.operands(seed=9)] for _ in range(2))
    row.call(*plain).backward()
    result = row.call(*leaves)
    result.backward(create_graph=True)
    for leaf in [*leaves, result]:
        if leaf.grad is not None:
            assert isinstance(leaf.grad, mg.Tensor)
            assert (leaf.grad.shape, leaf.grad.dtype) == (leaf.shape, leaf.dtype)
    for leaf, other in zip(leaves, plain, strict=True):
        assert (leaf.grad is None) == (other.grad is None)
        if leaf.grad is not None:
            np.testing.assert_allclose(leaf.grad.data, other.grad, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    "answer",
    [
        lambda g: np.full(3, 2.0),
        lambda g: 2.0,
        lambda g: mg.ones(3, dtype=float) * 2,
        lambda g: None,
        lambda g: g * 2,
        lambda g: np.float32(2),
    ],
)
@pytest.mark.parametrize("create_graph", [False, True])
def test_a_hook_may_answer_with_a_tensor_an_array_or_a_number(answer, create_graph):
    x = mg.tensor([1.0, 2.0, 3.0])
    y = x * x
    y.register_hook(answer)
    mg.sum(y).backward(create_graph=create_graph)
    factor = 1.0 if answer(mg.ones(3)) is None else 2.0
    for tensor, expected in ((y, np.full(3, factor)), (x, 2 * factor * x.data)):
        assert isinstance(tensor.grad, mg.Tensor if create_graph else np.ndarray)
        assert (tensor.grad.shape, tensor.grad.dtype) == ((3,), float)
        np.testing.assert_allclose(np.asarray(tensor.grad), expected)


def weighted(row, operands):
    """A number made of the result, of plain arrays."""
    with mg.no_autodiff:
        out = row.call(*map(mg.tensor, operands))
        return float(np.sum(np.asarray(out) * weights(out)))


def weights(out):
    return np.cos(np.arange(np.size(out))).reshape(np.shape(out))


def one_sided(row, arrays, k, step=1e-6):
    """The slopes from above and from below, in each element of operand k."""
    here, slopes = weighted(row, arrays), []
    for place in np.ndindex(arrays[k].shape):
        for way in (step, -step):
            moved = [x.copy() for x in arrays]
            moved[k][place] += way
            try:
                slopes.append((weighted(row, moved) - here) / way)
            except UNDEFINED:
                slopes.append(np.nan)
    above, below = np.array(slopes, float).reshape(*arrays[k].shape, 2).T
    return above.T, below.T


def is_linear(row, arrays, k, slopes, step=1e-6):
    """Whether the slope in a direction between the axes is what the slopes along them amount to: no edge meets here."""
    direction = np.random.default_rng(0).uniform(-1, 1, arrays[k].shape)
    for way in (step * direction, step * abs(direction), -step * abs(direction)):
        moved = [x + way if j == k else x for j, x in enumerate(arrays)]
        try:
            rise = (weighted(row, moved) - weighted(row, arrays)) / step
        except UNDEFINED:
            return False
        if not np.isclose(rise, np.sum(slopes * way) / step, rtol=1e-3, atol=1e-3):
            return False
    return True


# (The factors of a matrix with dependent columns have no derivative.)
@each("number", [0.0, 1.0, -1.0])
@each("row", [row for row in ALL if row.op != "qr"])
def test_where_all_elements_are_equal_there_is_the_derivative_that_exists(row, number):
    """Ties, zero vectors, singular matrices, repeated values: where the slopes from both sides agree, it is that."""
    arrays = [np.full(shape, number) for shape in row.shapes]
    leaves = [mg.tensor(x) for x in arrays]
    with np.errstate(all="ignore"):
        try:
            here = weighted(row, arrays)
            out = row.call(*leaves)
            out.backward(weights(out))
        except UNDEFINED:
            return  # there is no value, as NumPy says
        for k, leaf in enumerate(leaves):
            if leaf.grad is None or not np.isfinite(here):
                continue
            assert (leaf.grad.shape, leaf.grad.dtype) == (leaf.shape, leaf.dtype)
            above, below = one_sided(row, arrays, k)
            smooth = (np.abs(above - below) <= 1e-4 * (1 + np.abs(above))) & (np.abs(above) < STEEPEST)
            if smooth.all() and is_linear(row, arrays, k, above):
                np.testing.assert_allclose(leaf.grad, above, rtol=1e-3, atol=1e-3)


@EVERY
def test_nan_goes_through_or_is_refused(row):
    leaves = [mg.tensor(np.full(shape, np.nan)) for shape in row.shapes]
    with np.errstate(all="ignore"):
        try:
            out = row.call(*leaves)
        except UNDEFINED:
            return  # as NumPy
        out.backward()
    assert all(leaf.grad is None or leaf.grad.shape == leaf.shape for leaf in leaves)


def emptied(row):
    """The row's shapes with every axis of one length emptied, and with one axis alone."""
    lengths = {n for shape in row.shapes for n in shape}
    for length in lengths:
        yield tuple(tuple(0 if n == length else n for n in shape) for shape in row.shapes)
    for k, shape in enumerate(row.shapes):
        for axis in range(len(shape)):
            yield (*row.shapes[:k], (*shape[:axis], 0, *shape[axis + 1 :]), *row.shapes[k + 1 :])


# NumPy before 2.3 (a browser's) finds no norm of nothing, and writes nothing where three values are asked for.
MENDED = {"norm", "put_along_axis"} if np.lib.NumpyVersion(np.__version__) < "2.3.0" else set()


def of_numpy(row, arrays):
    """The shape that NumPy gives, or its error; None where the row is not NumPy's, or gives more than an array."""
    if not getattr(row, "numpy", False) or row.op in MENDED:
        return None
    try:
        expected = row.call(*arrays)
    except Exception as error:
        return error
    return expected.shape if isinstance(expected, np.ndarray | np.generic) else None


@EVERY
def test_an_empty_axis_is_a_value_or_a_refusal_as_in_numpy(row):
    for shapes in dict.fromkeys(emptied(row)):
        arrays = [np.random.default_rng(1).uniform(*row.interval, size=shape) for shape in shapes]
        leaves = [mg.tensor(x) for x in arrays]
        expected = of_numpy(row, arrays)
        with np.errstate(all="ignore"):
            try:
                out = row.call(*leaves)
            except (ValueError, TypeError, IndexError, ZeroDivisionError) as error:
                refused = expected is None or isinstance(expected, Exception)
                assert refused or "is not available here" in str(error), shapes  # wide matrices have no qr here
                continue
            stumbles = isinstance(expected, ValueError) and "cannot reshape" in str(expected)  # over its own median
            assert expected is None or stumbles or out.shape == expected, (shapes, expected)
            if not isinstance(out, mg.Tensor) or out.constant:
                continue
            out.backward(weights(out))
            for k, leaf in enumerate(leaves):
                if leaf.grad is None:
                    continue
                assert (leaf.grad.shape, leaf.grad.dtype) == (leaf.shape, leaf.dtype), shapes
                if leaf.size and np.isfinite(out.data).all():
                    np.testing.assert_allclose(leaf.grad, one_sided(row, arrays, k)[0], rtol=1e-3, atol=1e-3)
