"""Every row and composition beyond the core: values against NumPy, gradients in orders 1 and 2, both modes."""

import numpy as np
import pytest

import engine as mg
from engine import functions, linalg
from engine.check import check_grad
from engine.derivatives import jvp, vjp
from engine.functions import counting, plain, switches
from engine.rules import RULES, variants
from tests.each import each
from tests.engine.cases import CASES
from tests.engine.rows_of_functions import ROWS, Row
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS
from tests.engine.rows_of_spaces import ROWS_OF_SPACES

pytestmark = pytest.mark.wasm

ALL = [*ROWS, *ROWS_OF_ROOMS, *ROWS_OF_SPACES]
EVERY = each("row", ALL)
PLAIN = {"round", "matrix_rank"}  # give arrays
DIRECT = {"add_sequence", "clip", "multi_matmul", "multiply_sequence", "ufunc"}  # tested where they are at home
WIDER = {"geomspace", "interp"}  # as NumPy has it


@each("row", [row for row in ALL if row.numpy])
def test_the_value_is_numpys(row: Row):
    arrays = row.operands()
    result = row.call(*map(mg.tensor, arrays))
    assert isinstance(result, mg.Tensor)
    expected = row.call(*arrays)
    assert result.shape == expected.shape
    np.testing.assert_allclose(result.data, expected, rtol=1e-12, atol=1e-14)


@EVERY
def test_derivatives_are_limits_of_differences(row: Row):
    check_grad(row.call, *row.operands(1), rtol=1e-5, atol=1e-6)


@EVERY
def test_second_derivatives_are_limits_of_differences(row: Row):
    arrays, directions, weights = row.operands(1), row.operands(6), row.operands(7)

    def slope(*xs):
        gradients = vjp(lambda *ys: mg.sum(mg.square(row.call(*ys))), *xs)[1]()
        return sum(mg.sum(g * w) for g, w in zip(gradients, weights, strict=True))

    second = sum(np.sum(g * d) for g, d in zip(vjp(slope, *arrays)[1](), directions, strict=True))
    step = 1e-5
    ahead, behind = ([x + sign * step * d for x, d in zip(arrays, directions, strict=True)] for sign in (1, -1))
    quotient = (float(slope(*ahead)) - float(slope(*behind))) / (2 * step)
    np.testing.assert_allclose(second, quotient, rtol=2e-5, atol=2e-5)


@EVERY
def test_forward_mode_agrees_with_reverse_mode(row: Row):
    arrays, tangents = row.operands(2), row.operands(3)
    out, pull = vjp(row.call, *arrays)
    head = np.random.default_rng(4).normal(size=out.shape)
    value, pushed = jvp(row.call, arrays, tangents)
    np.testing.assert_array_equal(value, out)
    backward = sum(np.sum(g * t) for g, t in zip(pull(head), tangents, strict=True))
    np.testing.assert_allclose(np.sum(pushed * head), backward, rtol=1e-9, atol=1e-10)


def numpy_has_it(row: Row, arrays):
    """NumPy has no decompositions of matrices of half floats."""
    try:
        return row.call(*arrays) is not None
    except TypeError:
        return not row.numpy


@EVERY
@each("dtype", [np.float32, np.float16])
def test_smaller_floats_stay_small(row: Row, dtype: type):
    arrays = [x.astype(dtype) for x in row.operands(5)]
    limit = 2e-3 if dtype == np.float32 else 0.1
    leaves = [mg.tensor(x) for x in arrays]
    if not numpy_has_it(row, arrays):
        with pytest.raises(TypeError):
            row.call(*leaves)
        return
    result = row.call(*leaves)
    # (A literal array of float64 in the row widens its result.)
    if row.numpy and row.op not in WIDER:
        assert result.dtype == row.call(*arrays).dtype
    wide = [mg.tensor(x, dtype=float) for x in arrays]
    expected = row.call(*wide)
    np.testing.assert_allclose(result.data, expected.data, rtol=limit, atol=limit)
    result.backward()
    expected.backward()
    for leaf, reference in zip(leaves, wide, strict=True):
        assert (leaf.grad is None) == (reference.grad is None)
        if leaf.grad is not None:
            assert leaf.grad.dtype == dtype
            scale = max(1, np.abs(reference.grad).max())
            np.testing.assert_allclose(leaf.grad / scale, reference.grad / scale, rtol=limit, atol=limit)


@each("op", [op for op in sorted(variants.OPS) if RULES[op].elementwise])
def test_formulas_say_what_partials_do(op: str):
    rule = RULES[op]
    rng = np.random.default_rng(0)
    values = {name: rng.uniform(0.4, 2.0, 5) for name in rule.operands}
    if op == "ldexp":
        values["y"] = np.arange(5)
    names = {name: getattr(np, name) for name in ("floor", "hypot", "log", "pi", "sign", "trunc")}
    for partial, formula in zip(rule.partials, rule.formulas, strict=True):
        contribution = partial(np.ones(5), rule.forward(*values.values()), *values.values())
        np.testing.assert_allclose(contribution, np.broadcast_to(eval(formula, {**names, **values}), 5), rtol=1e-12)


def test_every_composition_is_tested():
    tested = {row.op for row in [*ALL, *CASES]} | RULES.keys()
    composed = {*functions.__all__, *linalg.__all__} - {*counting.__all__, *plain.__all__, *switches.__all__, *PLAIN}
    others = {name for name in composed - tested - DIRECT if not name.endswith("Result")}
    assert {name for name in others if not name.startswith("atleast")} <= {"abs", "amax", "amin", "true_divide"}


def test_every_row_of_the_table_took_part():
    seen = set()
    with mg.observe(lambda t: seen.add(t.creator.op) if t.creator else None):
        for row in [*CASES, *ALL]:
            row.call(*map(mg.tensor, row.operands()))
            seen.add(row.op)
    own = {op for op, rule in RULES.items() if not rule.forward.__module__.startswith("test")}
    assert own - seen - {"scatter"} == set()
