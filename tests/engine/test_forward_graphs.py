"""Forward mode and reverse mode are one derivative, whatever the graph: every rule, views, updates in place."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine as mg
from engine import derivatives
from tests.engine.composed import BY_AUTOGRAD, BY_MYGRAD
from tests.engine.expressions import AUTOGRAD, BOTH, MYGRAD
from tests.engine.test_expressions import run
from tests.engine.test_updates import program, values_of

pytestmark = pytest.mark.wasm

STEPS = {**BOTH, **MYGRAD, **AUTOGRAD, **BY_MYGRAD, **BY_AUTOGRAD}
PLACES = st.integers(0, 30)
CHOSEN = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), PLACES, PLACES), min_size=1, max_size=8)


def assert_one_derivative(function, arrays, seed):
    """What tangents become, weighed by a head, is what the head becomes, weighed by the tangents."""
    rng = np.random.default_rng(seed)
    tangents = [rng.normal(size=np.shape(x)) for x in arrays]
    out, pull = mg.vjp(function, *arrays)
    head = rng.normal(size=out.shape)
    value, pushed = mg.jvp(function, arrays, tangents)
    np.testing.assert_array_equal(value, out)
    there = sum(np.sum(g * t) for g, t in zip(pull(head), tangents, strict=True))
    scale = max(1.0, *(float(np.abs(g).max()) for g in pull(head)))
    np.testing.assert_allclose(np.sum(pushed * head) / scale, there / scale, rtol=1e-8, atol=1e-8)


@given(CHOSEN, st.integers(0, 2**32 - 1))
def test_of_random_graphs_of_every_rule(steps, seed):
    chosen = [(name, i % (k + 2), j % (k + 2)) for k, (name, i, j) in enumerate(steps)]
    arrays = [np.random.default_rng(seed).uniform(-1.5, 1.5, (3, 4)) for _ in range(2)]
    arrays[1] += 0.1
    assert_one_derivative(lambda x, y: run(mg, STEPS, chosen, x, y), arrays, seed)


@given(st.integers(0, 2**32 - 1))
def test_of_random_views_and_updates(seed):
    rng = np.random.default_rng(seed)
    lines = program(rng, Counter())
    arrays = [rng.uniform(0.5, 1.5, (4, 3)), np.array(rng.uniform(0.5, 1.5))]
    assert_one_derivative(lambda x, c: values_of(mg, lines, x, c)[-1], arrays, seed)


def test_tangents_are_pushed_without_a_reverse_pass(monkeypatch):
    def refused(*_, **__):
        raise AssertionError("a reverse pass")

    monkeypatch.setattr(derivatives, "sweep", refused, raising=False)
    monkeypatch.setattr(mg.Tensor, "backward", refused)
    x = np.array([0.5, 2.0])
    value, pushed = mg.jvp(lambda x: mg.sin(x) * x[::-1] + mg.matmul(np.ones((2, 2)), x), (x,), (np.ones(2),))
    np.testing.assert_allclose(value, np.sin(x) * x[::-1] + x.sum())
    np.testing.assert_allclose(pushed, np.cos(x) * x[::-1] + np.sin(x) + 2)
