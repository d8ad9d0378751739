"""Random expression graphs, run by the engine, by MyGrad and by autograd: the same values, the same gradients.

Each draw prefers the steps that were drawn least; the tests count in how many graphs each rule took part.
"""

import importlib
import pkgutil
from collections import Counter

import autograd
import autograd.numpy
import mygrad
import mygrad.linalg
import mygrad.nnet.activations
import mygrad.nnet.layers
import numpy as np
import pytest

import engine as mg
from engine.rules import RULES
from tests.engine.composed import BY_AUTOGRAD, BY_MYGRAD
from tests.engine.expressions import AUTOGRAD, BOTH, MYGRAD

pytestmark = pytest.mark.wasm

LEAST = 50
LENGTH = 7
W, V = np.cos(np.arange(12.0)).reshape(3, 4), np.array([0.4, -0.7, 1.1, 0.2])

# Every room, so that its rows are in the table, too.
for _module in pkgutil.walk_packages(mg.__path__, "engine."):
    importlib.import_module(_module.name)


def program(rng, steps, drawn):
    """Which step is taken on which values, as a list of (name, place, place): the latest value, and any other."""
    chosen = []
    for k in range(LENGTH):
        rare = sorted(steps, key=lambda name: (drawn[name], rng.random()))[:8]
        name = rare[rng.integers(len(rare))]
        drawn[name] += 1
        chosen.append((name, k + 1, int(rng.integers(k + 2))))
    return chosen


def run(n, steps, chosen, x, y):
    """The program's last value: it grows from its two leaves, each result damped."""
    values = [x, y]
    for name, left, right in chosen:
        values.append(n.sin(steps[name](n, values[left], values[right], W, V)))
    return values[-1]


def ops_of(out):
    return {t.creator.op for t, _, _ in mg.sweep(out) if t.creator is not None}


def compared(rng, steps, drawn, theirs):
    """The rules of one random graph, after its values and gradients were found to be the same."""
    chosen = program(rng, steps, drawn)
    arrays = [rng.uniform(-1.5, 1.5, (3, 4)) for _ in range(2)]
    leaves = [mg.tensor(a) for a in arrays]
    out = run(mg, steps, chosen, *leaves)
    taken = ops_of(out)
    out.backward(W)
    value, gradients = theirs(steps, chosen, arrays)
    np.testing.assert_allclose(out.data, value, rtol=1e-9, atol=1e-10, err_msg=str(chosen))
    for leaf, gradient in zip(leaves, gradients, strict=True):
        grad = np.zeros((3, 4)) if leaf.grad is None else leaf.grad
        limit = 1e-7 * max(1, np.abs(gradient).max())
        np.testing.assert_allclose(grad, gradient, rtol=1e-7, atol=limit, err_msg=str(chosen))
    return taken


def by_mygrad(steps, chosen, arrays):
    leaves = [mygrad.tensor(a) for a in arrays]
    out = run(mygrad, steps, chosen, *leaves)
    out.backward(W)
    return out.data, [np.zeros((3, 4)) if t.grad is None else t.grad for t in leaves]


def by_autograd(steps, chosen, arrays):
    def weighted(x, y):
        return autograd.numpy.sum(run(autograd.numpy, steps, chosen, x, y) * W)

    return run(autograd.numpy, steps, chosen, *arrays), autograd.grad(weighted, (0, 1))(*arrays)


def counted(steps, theirs, seed):
    """In how many graphs each rule took part, once each step was drawn often enough."""
    rng, drawn, graphs = np.random.default_rng(seed), Counter(dict.fromkeys(steps, 0)), Counter()
    while min(drawn.values()) < LEAST + 10:  # a step may be drawn twice for one graph
        graphs.update(compared(rng, steps, drawn, theirs))
    return graphs


def test_graphs_agree_with_mygrad_and_autograd_each_rule_in_fifty():
    graphs = counted({**BOTH, **MYGRAD, **BY_MYGRAD}, by_mygrad, 1)
    graphs += counted({**BOTH, **AUTOGRAD, **BY_AUTOGRAD}, by_autograd, 2)
    rare = {op: graphs[op] for op in rules_of_the_engine() if graphs[op] < LEAST}
    assert not rare, rare


def rules_of_the_engine():
    """All rows but those that other tests have added."""
    return {op for op, rule in RULES.items() if not rule.forward.__module__.startswith("test")}
