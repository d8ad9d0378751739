"""Large values that nobody can ask for are let go, and nobody notices."""

import gc
import tracemalloc

import numpy as np
import pytest

import engine as mg
from engine import record
from engine.backprop.rematerialise import MANY, Gone
from engine.rules import RULES, convolution, rule_of
from engine.rules.traits import NEEDS
from tests.engine.cases import CASES
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS

pytestmark = pytest.mark.wasm
RNG = np.random.default_rng(0)
RESULTS = 13  # of `made_of`, as large as its operands
X, Y = RNG.uniform(0.5, 2, size=MANY), RNG.uniform(0.5, 2, size=MANY)


@pytest.fixture(autouse=True)
def nothing_special(monkeypatch):
    """As in a program that never turned the guard off: other tests did."""
    monkeypatch.setattr(record, "special", 0)


def leaves():
    return mg.tensor(X), mg.tensor(Y)


def made_of(x, y):
    """A graph that has values of each kind: used by one contribution, by both, by none, more than once."""
    return mg.sum(mg.sin(x) * y + mg.exp(-(x**2)) / (1 + mg.sqrt(mg.tanh(x) - 2 * y + 5)))


def held(make):
    """How many large values a graph has, and what make gave."""
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return round(size / X.nbytes), made


# the table


def graphs_of(op):
    """Nodes that the op made, of every kind of call that the rules' tests know."""
    made = []

    def see(t):
        if t.creator is not None and t.creator.op == op:
            made.append(t)

    calls = [(case.call, case.operands()) for case in CASES if case.op == op]
    calls += [(row.call, row.operands()) for row in ROWS_OF_ROOMS if row.op == {"columns": "conv_nd"}.get(op, op)]
    with mg.observe(see):
        for call, operands in calls:
            call(*map(mg.tensor, operands))
    return made


@pytest.mark.parametrize("op", sorted(NEEDS))
def test_contributions_are_computed_from_what_the_table_says(op):
    assert convolution
    rule, nodes = rule_of(op), graphs_of(op)
    assert nodes and set(NEEDS[op]) != {" ".join(["out", *rule.operands])}
    for node in nodes:
        inputs = node.creator.inputs
        values = [np.asarray(x) if isinstance(x, mg.Tensor) else x for x in inputs]
        g = RNG.normal(size=node.shape)
        for k, x in enumerate(inputs):
            if not isinstance(x, mg.Tensor) or x.constant:
                continue
            kept = rule.needed[k]
            some = [v if i in kept or not isinstance(v, np.ndarray) else Gone(v) for i, v in enumerate(values)]
            out = node.data if -1 in kept else Gone(node.data)
            options = {} if rule.elementwise else node.creator.options
            for partial in (rule.partials[k], rule.kernels[k]):
                expected = partial(g, node.data, *values, **options)
                np.testing.assert_array_equal(partial(g, out, *some, **options), expected)


def test_what_is_not_in_the_table_needs_everything():
    assert rule_of("logaddexp").needed == ({-1, 0, 1},) * 2
    assert set(NEEDS) <= set(RULES)


# letting go


def test_values_that_no_contribution_needs_are_let_go():
    # The outermost is kept until it is used; those that a variable of ours, or a contribution, needs are kept.
    x, y = leaves()

    def make():
        inner = -x
        return inner, mg.sum(mg.exp(inner) * y + mg.exp(x**2 * 3))

    # -x, both exponentials and their sum; neither of the products, nor the square
    assert held(make)[0] == 4


def test_small_values_stay():
    x, y = mg.tensor(X[: MANY // 2]), mg.tensor(Y[: MANY // 2])
    assert held(lambda: made_of(x, y))[0] >= RESULTS // 2


@pytest.mark.parametrize("retain", [False, True])
def test_gradients_are_the_same_to_the_last_digit(retain):
    x, y = leaves()
    few, out = held(lambda: made_of(x, y))
    assert few < RESULTS
    out.backward(**{"retain_graph": True} if retain else {})
    many, mine = X.reshape(8, -1), Y.reshape(8, -1)
    for k in range(8):
        a, b = mg.tensor(many[k]), mg.tensor(mine[k])
        made_of(a, b).backward()
        np.testing.assert_array_equal(x.grad.reshape(8, -1)[k], a.grad)
        np.testing.assert_array_equal(y.grad.reshape(8, -1)[k], b.grad)


def test_a_second_pass_finds_what_the_first_did():
    x, y = leaves()
    out = made_of(x, y)
    out.backward(retain_graph=True)
    first = x.grad.copy()
    x.null_grad()
    out.backward()
    np.testing.assert_array_equal(x.grad, first)


# coming back


def test_a_value_is_there_for_whoever_asks_for_it():
    x, y = leaves()
    few, out = held(lambda: mg.sum(-(x * y) + y))
    assert few == 1  # the sum
    negative = out.creator.inputs[0].creator.inputs[0]
    np.testing.assert_array_equal(negative.data, -(X * Y))
    np.testing.assert_array_equal(negative.creator.inputs[0].data, X * Y)


def test_a_value_comes_back_as_it_was_before_its_operand_was_updated():
    x, y = mg.tensor(X), mg.tensor(Y)
    v = x * 1
    out = mg.sum(-(v * y) + y)
    v += 1
    np.testing.assert_array_equal(out.creator.inputs[0].creator.inputs[0].data, -(X * Y))
    out.backward()
    np.testing.assert_array_equal(y.grad, 1 - X)


def test_second_derivatives_find_everything():
    x = mg.tensor(X)
    few, out = held(lambda: mg.sum(mg.exp(-(x * x)) + x))
    assert few == 2  # the exponential and the sum
    out.backward(create_graph=True)
    mg.sum(x.grad).backward()
    np.testing.assert_allclose(x.grad, (4 * X**2 - 2) * np.exp(-(X**2)), rtol=1e-12)


def test_watched_values_stay():
    x, y = leaves()
    with mg.observe([].append):
        assert held(lambda: made_of(x, y))[0] == RESULTS


# what for


def peak(run):
    run()
    gc.collect()
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / X.nbytes


def test_an_expression_takes_no_more_memory_than_a_careful_hand():
    x, y = leaves()
    # by hand: sin(x), exp(-x**2), and the larger of: their sum while it is made, one gradient and a factor of it
    assert peak(lambda: (mg.sin(x) * y + mg.exp(-(x**2))).sum().backward()) < 4.1
    assert peak(lambda: (2 * (3 * (4 * (5 * (x + y))))).sum().backward()) < 2.1
