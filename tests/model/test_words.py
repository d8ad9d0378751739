"""Formulas and operands as a reader of the program would write them."""

import numpy as np
import pytest

from explorer.model.formulas import fitted
from explorer.model.operands import COMPOSED, typed, worded, written
from explorer.model.program import Program
from tests.unhurried import run


@pytest.mark.parametrize(
    ("formula", "numbers", "shown"),
    [
        ("y*x**(y-1)", {"y": 2}, "2*x"),
        ("y*x**(y-1)", {"y": 3.0}, "3.0*x**2.0"),
        ("y*x**(y-1)", {"y": 1.3}, "1.3*x**0.3"),
        ("y*x**(y-1)", {"y": -1}, "-1*x**(-2)"),
        ("y*x**(y-1)", {}, "y*x**(y-1)"),
        ("x", {"x": 82}, "82"),
        ("1/y", {"y": 4.0}, "1/4.0"),
        ("1/y", {"y": 4}, "1/4"),
        ("x**y*log(x)", {"x": 2}, "2**y*log(2)"),
        ("(x > y)", {"y": 0}, "x > 0"),
        ("the rule of a cell", {"x": 1}, "the rule of a cell"),
    ],
)
def test_typed_numbers_are_put_into_a_formula(formula, numbers, shown):
    assert fitted(formula, tuple((name, repr(number)) for name, number in numbers.items())) == shown


@pytest.mark.parametrize(
    ("text", "known", "operands"),
    [
        ("x ** 2.50", ["x", ""], ["x", "2.50"]),
        ("ℒ * 1e-3", ["ℒ", ""], ["ℒ", "1e-3"]),
        ("x *\n  3", ["x", ""], ["x", "3"]),
        ("-x", ["x"], ["x"]),
        ("x[0]", ["x"], ["x"]),
        ("mg.dot(x, y)", ["x", "y"], ["x", "y"]),
        ("x.dot(y)", ["x", "y"], ["x", "y"]),
        ("w -= lr * w.grad", ["w", ""], ["w", "lr * w.grad"]),
        ("softmax(x)", ["e", "total"], None),
        ("", ["x"], None),
        ("x +", ["x", ""], None),
        ("x * (" + "1 + " * 20 + "1)", ["x", ""], ["x", "1 + " * 9 + "1 +…"]),
    ],
)
def test_operands_are_read_from_the_text(text, known, operands):
    assert typed(text, known) == operands


@pytest.mark.parametrize(
    ("operand", "shown", "words"),
    [
        (2, "2", "2"),
        (0.3, "rate", "rate"),
        (np.inf, "inf", "inf"),
        (3, "2", "3"),
        (np.ones((2, 3)), "weights", "weights"),
        (np.ones((2, 3)), "", "array (2, 3)"),
        (2.5, "", "2.5"),
    ],
)
def test_a_constant_is_shown_as_typed_unless_the_text_says_another_number(operand, shown, words):
    assert written(operand, shown) == words


def test_options_that_say_nothing_are_left_out():
    options = {"axis": (0, 1), "keepdims": False, "index": (slice(1, None), ..., 2), "where": None, "path": "", "k": 0}
    assert worded(options) == (("axis", "0, 1"), ("index", "1:, ..., 2"), ("k", "0"))


def test_what_one_call_makes_in_a_long_chain_is_told_shortly():
    ran = run(Program("import mygrad as mg\nx = mg.tensor(1.0)\ns = mg.add_sequence(*[x * 2.0 for i in range(300)])"))
    texts = [node.text for node in ran.graph.nodes]
    assert "(x * 2.0) + (x * 2.0) + (x * 2.0)" in texts and any(text.startswith("… + ") for text in texts)
    assert max(map(len, texts)) < 2 * COMPOSED
