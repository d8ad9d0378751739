"""Optimizers: they descend, their first steps are those of the papers, they refuse with words."""

import numpy as np
import pytest

import engine as mg
from engine import optimizers
from tests.each import each

pytestmark = pytest.mark.wasm


def bowl(w):
    return mg.sum(np.array([1.0, 4.0]) * w * w)


# Where the usual learning rate is not meant for a bowl as wide as this: what to tell; and further options, each tried.
TOLD = {
    "sgd": [{}, {"momentum": 0.5}, {"momentum": 0.5, "nesterov": True}],
    "adagrad": [{"learning_rate": 0.5}],
    "adam": [{"learning_rate": 0.05}],
    "adamw": [{"learning_rate": 0.05}],
}


@each("name, options", [(name, options) for name in optimizers.RULES for options in TOLD.get(name, [{}])])
def test_optimizers_descend(name, options):
    w, idle = mg.tensor([1.0, -1.0]), mg.tensor(5.0)
    step = getattr(optimizers, name)([w, idle], **options)
    for _ in range(300):
        bowl(w).backward()
        step()
    assert bowl(w).item() < 5e-3
    assert idle.item() == 5


def test_the_first_steps_are_those_of_the_papers():
    g = np.array([0.5, -2.0])
    for make, expected in [
        (lambda w: optimizers.sgd(w, 0.1), [-0.1 * g, -0.2 * g]),
        (lambda w: optimizers.sgd(w, 0.1, momentum=0.9), [-0.1 * g, -0.29 * g]),
        (lambda w: optimizers.sgd(w, 0.1, momentum=0.9, nesterov=True), [-0.19 * g, -0.461 * g]),
        (lambda w: optimizers.adagrad(w, 0.1), [-0.1 * np.sign(g), -0.1 * (1 + 2**-0.5) * np.sign(g)]),
        (lambda w: optimizers.adam(w, 0.1), [-0.1 * np.sign(g), -0.2 * np.sign(g)]),
    ]:
        w = mg.tensor([0.0, 0.0])
        step = make(w)
        for position in expected:
            mg.sum(w * g).backward()
            step()
            np.testing.assert_allclose(w.data, position, rtol=1e-6)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: optimizers.adam([np.ones(2)]), "parameter 0"),
        (lambda: optimizers.sgd(mg.tensor(1)), "parameter 0"),
        (lambda: optimizers.sgd(mg.tensor(1.0), 0.1, speed=2), "momentum, nesterov"),
    ],
)
def test_optimizers_refuse_with_words(call, words):
    with pytest.raises(TypeError, match=words):
        call()
