"""Whatever is called with operands of wrong shapes: it says so as NumPy does, names itself, and changes nothing."""

import re

import numpy as np
import pytest

import engine as mg
from tests.engine.cases import CASES
from tests.engine.rows_of_functions import ROWS
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS

pytestmark = [pytest.mark.wasm, pytest.mark.filterwarnings("ignore")]

SHAPES = ((), (3,), (2, 3), (4,), (5, 2), (2, 2, 2), (0,), (1, 3, 2), (3, 0))
NAMED = re.compile(r"\w+(\.\w+)?( of |: )")
SHAPED = re.compile(r"\(\d*,|shape|a number|axis|axes|dimension|elements")
# Where the operation works and the line of the table then picks a piece that is not there.
PICKING = {"unstack"}


def broken(row):
    """The shapes of the row with one of them replaced, in every way."""
    for k in range(len(row.shapes)):
        for shape in SHAPES:
            yield [*row.shapes[:k], shape, *row.shapes[k + 1 :]]


def numpys_answer(row, arrays):
    """NumPy's result or error; None where the row is not NumPy's."""
    if not getattr(row, "numpy", False):
        return None
    try:
        return row.call(*arrays)
    except Exception as error:
        return error


def test_a_wrong_shape_is_refused_with_words_and_nothing_has_changed():
    refused = 0
    for row in [*CASES, *ROWS, *ROWS_OF_ROOMS]:
        for shapes in broken(row):
            arrays = [np.random.default_rng(0).uniform(*row.interval, size=shape) for shape in shapes]
            leaves = [mg.tensor(x) for x in arrays]
            operands = [x * 1.0 for x in leaves]
            try:
                result = row.call(*operands)
            except (ValueError, TypeError, IndexError) as error:
                refused += 1
                assert_says_enough(row, error, shapes)
                assert_nothing_has_changed(leaves, operands, arrays)
            else:
                assert_is_numpys_shape(result, numpys_answer(row, arrays), (row.op, shapes))
                assert_flows_back(result, leaves)
    assert refused > 2000


def assert_says_enough(row, error, shapes):
    words = "\n".join([str(error), *getattr(error, "__notes__", [])])
    if row.op not in PICKING:
        assert NAMED.match(words) or f"in {row.op}" in words, (row.op, shapes, words)
        assert SHAPED.search(words), (row.op, shapes, words)


def assert_nothing_has_changed(leaves, operands, arrays):
    for operand, array in zip(operands, arrays, strict=True):
        assert operand.creator is not None
        np.testing.assert_array_equal(operand.data, array)
    sum((mg.sum(x) for x in operands), start=mg.tensor(0.0)).backward()
    for leaf in leaves:
        np.testing.assert_array_equal(leaf.grad, np.ones(leaf.shape))
        assert leaf.data.flags.writeable


def assert_is_numpys_shape(result, expected, claim):
    """(Where NumPy refuses what has a meaning we may have one.)"""
    if isinstance(expected, np.ndarray | np.generic) and isinstance(result, mg.Tensor):
        assert result.shape == expected.shape, claim


def assert_flows_back(result, leaves):
    if isinstance(result, mg.Tensor) and not result.constant:
        result.backward()
        for leaf in leaves:
            assert leaf.grad is None or leaf.grad.shape == leaf.shape


@pytest.mark.parametrize("spread", [mg.var, mg.std])
def test_what_has_no_value_has_no_gradient(spread):
    x = mg.tensor([3.0])
    spread(x, ddof=1).backward()
    assert np.isnan(x.grad).all()
