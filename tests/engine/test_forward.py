"""Forward mode over every way to call the core: tangents pushed forward agree with gradients pulled back."""

import numpy as np
import pytest

import engine as mg
from engine.rules import RULES
from tests.each import each
from tests.engine.cases import CASES

pytestmark = pytest.mark.wasm


@each("case", CASES)
def test_both_modes_agree(case):
    arrays, tangents = case.operands(1), case.operands(2)
    out, pull = mg.vjp(case.call, *arrays)
    head = np.random.default_rng(3).normal(size=out.shape)
    value, pushed = mg.jvp(case.call, arrays, tangents)
    np.testing.assert_array_equal(value, out)
    backward = sum(np.sum(g * t) for g, t in zip(pull(head), tangents, strict=True))
    np.testing.assert_allclose(np.sum(pushed * head), backward, rtol=1e-9, atol=1e-10)


BY_ITSELF = [case for case in CASES if RULES[case.op].linear or RULES[case.op].multilinear]


@each("case", BY_ITSELF)
def test_second_tangents_are_tangents_of_tangents(case):
    arrays, tangents = case.operands(1), case.operands(2)

    def along(*xs):
        return mg.jvp(lambda *ys: mg.square(case.call(*ys)), xs, tangents)[1]

    step = 1e-5
    moved = [[x + sign * step * t for x, t in zip(arrays, tangents, strict=True)] for sign in (1, -1)]
    second = mg.jvp(along, arrays, tangents)[1]
    np.testing.assert_allclose(second, (along(*moved[0]) - along(*moved[1])) / (2 * step), rtol=1e-5, atol=1e-5)
