"""Every row of the table against difference quotients, in orders 1 and 2, over shapes and broadcasting."""

import numpy as np
import pytest

import engine as mg
from engine.rules import RULES
from tests.each import each
from tests.engine.cases import CASES, Case

pytestmark = pytest.mark.wasm


EVERY = each("case", CASES)


def weighted(case: Case, operands, weights):
    """A number that depends on every element of the result: what is differentiated here."""
    return mg.sum(case.call(*operands) * weights)


def quotients(function, operands, step=1e-5):
    """Central difference quotients of a number-valued function, one array per operand."""
    gradients = []
    for x in operands:
        gradient = np.zeros_like(x)
        for place in np.ndindex(x.shape):
            kept = x[place]
            x[place] = kept + step
            above = function()
            x[place] = kept - step
            below = function()
            x[place] = kept
            gradient[place] = (above - below) / (2 * step)
        gradients.append(gradient)
    return gradients


def slopes(case, arrays, weights, create_graph=False):
    """The gradients with respect to all operands."""
    leaves = [mg.tensor(x) for x in arrays]
    weighted(case, leaves, weights).backward(create_graph=create_graph)
    return leaves


@EVERY
def test_gradient_is_the_limit_of_difference_quotients(case):
    arrays = case.operands()
    with mg.no_autodiff:
        weights = np.random.default_rng(1).uniform(0.5, 1.5, case.call(*map(mg.tensor, arrays)).shape)

    def value():
        with mg.no_autodiff:
            return weighted(case, [mg.tensor(x) for x in arrays], weights).item()

    expected = quotients(value, arrays)
    for leaf, quotient in zip(slopes(case, arrays, weights), expected, strict=True):
        np.testing.assert_allclose(leaf.grad, quotient, rtol=1e-6, atol=1e-7)
        assert leaf.grad.shape == leaf.shape and leaf.grad.dtype == leaf.dtype


@EVERY
def test_gradient_has_a_gradient(case):
    arrays = case.operands(seed=2)
    with mg.no_autodiff:
        weights = np.random.default_rng(3).uniform(0.5, 1.5, case.call(*map(mg.tensor, arrays)).shape)
    directions = [np.random.default_rng(4).uniform(0.5, 1.5, x.shape) for x in arrays]

    def along():
        leaves = slopes(case, arrays, weights)
        return sum(float(np.sum(x.grad * d)) for x, d in zip(leaves, directions, strict=True))

    expected = quotients(along, arrays)
    leaves = slopes(case, arrays, weights, create_graph=True)
    total = 0
    for leaf, direction in zip(leaves, directions, strict=True):
        total = total + mg.sum(leaf.grad * direction)
    gradients = {id(t): g for t, g, _ in mg.sweep(total)} if isinstance(total, mg.Tensor) else {}
    for leaf, quotient in zip(leaves, expected, strict=True):
        second = gradients.get(id(leaf), np.zeros(leaf.shape))
        np.testing.assert_allclose(second, quotient, rtol=1e-5, atol=1e-6)


@EVERY
def test_backward_leaves_what_a_sweep_yields(case):
    leaves = [mg.tensor(x) for x in case.operands(seed=5)]
    result = case.call(*leaves)
    swept = {t.made: (t, np.broadcast_to(g, t.shape)) for t, g, _ in mg.sweep(result)}
    result.backward()
    for t, gradient in swept.values():
        if t.base is None and t.grad is not None:
            np.testing.assert_array_equal(t.grad, gradient)


@EVERY
@each("dtype", [np.float16, np.float32])
def test_smaller_floats_keep_their_type(case, dtype):
    leaves = [mg.tensor(x, dtype=dtype) for x in case.operands(seed=6)]
    result = case.call(*leaves)
    assert result.dtype == dtype
    result.backward()
    wide = [mg.tensor(x.data, dtype=float) for x in leaves]
    case.call(*wide).backward()
    for leaf, reference in zip(leaves, wide, strict=True):
        assert leaf.grad.dtype == dtype
        limit = 0.05 if dtype == np.float16 else 1e-4
        np.testing.assert_allclose(leaf.grad, reference.grad, rtol=limit, atol=limit)


PAIRS = [case for case in CASES if len(case.shapes) == 2 and isinstance(getattr(np, case.op, None), np.ufunc)]


@each("case", PAIRS)
@each("place", [0, 1])
@each("kind", [np.int64, np.int8, np.bool_])
def test_integers_and_truths_are_constants_of_the_type_that_numpy_gives(case, place, kind):
    first, second = case.operands(seed=8)
    whole = np.asarray((first, second)[place] > 0.5).astype(kind) + kind(1)
    other = mg.tensor((first, second)[1 - place], dtype=np.float32)
    result = case.call(*((whole, other), (other, mg.tensor(whole)))[place])
    function = getattr(np, case.op)
    assert result.dtype == function(*((whole, other.data), (other.data, whole))[place]).dtype
    result.backward()
    wide = mg.tensor(other.data, dtype=float)
    case.call(*((whole.astype(float), wide), (wide, whole.astype(float)))[place]).backward()
    assert other.grad.dtype == np.float32
    np.testing.assert_allclose(other.grad, wide.grad, rtol=2e-3, atol=1e-4)


def formulas():
    """(rule, place) of every formula of the elementwise rows."""
    tested = {case.op for case in CASES}
    rules = [rule for op, rule in RULES.items() if rule.elementwise and op in tested]
    return [(rule, k) for rule in rules for k in range(len(rule.operands))]


@each("rule, k", formulas())
def test_formula_says_what_the_partial_does(rule, k):
    if rule.partials[k] is None:
        return
    rng = np.random.default_rng(7)
    low, high = next((case.interval for case in CASES if case.op == rule.op), (-2.0, 2.0))
    values = {name: rng.uniform(low, high, 5) for name in rule.operands}
    if "condition" in values:
        values["condition"] = values["condition"] > 0
    ours = {each.op: each.forward for each in RULES.values()}
    names = ours | {name: getattr(np, name, None) for name in dir(np)} | {rule.op: rule.forward}
    g = rng.uniform(0.5, 1.5, 5)
    contribution = rule.partials[k](g, rule.forward(*values.values()), *values.values())
    stated = eval(rule.formulas[k], {**names, **values})
    np.testing.assert_allclose(contribution, g * stated, rtol=1e-12)
