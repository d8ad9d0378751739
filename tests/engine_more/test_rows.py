"""Every row and composition beyond the core: values against NumPy, gradients in orders 1 and 2, both modes."""

import numpy as np
import pytest

import engine as mg
from engine.check import check_grad
from engine.derivatives import jvp, vjp
from engine.later import COMPOSITIONS, LINALG
from engine.rules import RULES, activations, variants, windows
from engine.rules import linalg as linalg_rules
from tests.engine_more.rows import ROWS, Row
from tests.engine_more.rows_of_rooms import ROWS_OF_ROOMS
from tests.engine_more.rows_of_spaces import ROWS_OF_SPACES

pytestmark = pytest.mark.wasm

ALL = [*ROWS, *ROWS_OF_ROOMS, *ROWS_OF_SPACES]
EVERY = pytest.mark.parametrize("row", ALL, ids=str)


@pytest.mark.parametrize("row", [row for row in ALL if row.numpy], ids=str)
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


@EVERY
def test_smaller_floats_stay_small(row: Row):
    arrays = row.operands(5)
    result = row.call(*(mg.tensor(x, dtype=np.float32) for x in arrays))
    # A literal array of float64 in the row widens its result, as NumPy has it; interp, geomspace keep what it widens.
    if row.numpy and row.op not in ("interp", "geomspace"):
        assert result.dtype == row.call(*(x.astype(np.float32) for x in arrays)).dtype
    np.testing.assert_allclose(result.data, row.call(*map(mg.tensor, arrays)).data, rtol=2e-3, atol=2e-3)


@pytest.mark.parametrize("op", [op for op in sorted(variants.OPS) if RULES[op].elementwise])
def test_formulas_say_what_partials_do(op: str):
    rule = RULES[op]
    rng = np.random.default_rng(0)
    values = {name: rng.uniform(0.4, 2.0, 5) for name in rule.operands}
    if op == "ldexp":
        values["y"] = np.arange(5)
    names = {name: getattr(np, name) for name in ("floor", "hypot", "log", "pi", "sign", "trunc")}
    for partial, formula in zip(rule.partials, rule.formulas, strict=True):
        share = partial(np.ones(5), rule.forward(*values.values()), *values.values())
        np.testing.assert_allclose(share, np.broadcast_to(eval(formula, {**names, **values}), 5), rtol=1e-12)


def test_every_row_and_every_composition_is_tested():
    tested = {row.op for row in ALL}
    names = {name for room, text in COMPOSITIONS.items() if room != "counting" for name in text.split()}
    own = {op for op, rule in RULES.items() if rule.forward.__module__ in
           {m.__name__ for m in (activations, variants, windows, linalg_rules)}}
    assert (names | own | variants.OPS | {*LINALG.split()}) - {"round", "matrix_rank"} <= tested
