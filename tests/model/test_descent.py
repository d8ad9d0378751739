"""Descent, by a program's own loop or from outside, and what its numbers say."""

import math

import pytest

from explorer.model.descent import descend
from explorer.model.program import Program
from explorer.model.progress import progress, verdict
from explorer.model.run import run

HEAD = "import engine as mg\n"
LESSON = """\
w = mg.Tensor(10.0)
learning_rate = 0.3
for step in range(10):
    L = w**2
    L.backward()
    w.data -= learning_rate * w.grad
"""


def descended(text, rate=0.1, steps=10):
    return progress(descend(Program(HEAD + text), rate=rate, steps=steps, run=run))


def test_the_lesson_s_own_loop_ends_in_the_value_after_the_last_update():
    table = descended(LESSON)
    assert table.columns == ("Turn", "Loss", "w")
    assert [row[0] for row in table.rows] == list(range(11))
    assert (table.rows[0][1:], table.rows[9][1]) == ((100.0, 10.0), pytest.approx(6.87194767e-06))
    assert table.rows[-1] == (10, None, pytest.approx(0.00104858, rel=1e-5))
    assert table.sentence == "converges: each step keeps 0.4 of the distance"


def test_what_is_made_after_the_loop_is_no_part_of_the_descent():
    assert descended(LESSON + "z = mg.tensor(1.0)\ny = z * w").rows == descended(LESSON).rows


@pytest.mark.parametrize("text", ["w = mg.tensor(10.0)\nL = w**2\nL.backward()", "w = mg.tensor(10.0)\nL = w**2"])
def test_a_program_of_one_turn_is_driven_from_outside_with_or_without_its_backward(text):
    table = descended(text, rate=0.3)
    assert [row[0] for row in table.rows] == list(range(11))
    assert table.rows[-1][1:] == (pytest.approx(1.0995e-06, rel=1e-4), pytest.approx(0.00104858, rel=1e-5))


def test_elements_of_a_list_descend_each_by_its_own_slope():
    table = descended("w = mg.tensor([2., 4.])\nL = 2*w[0]**2 + 3*w[1]**2\nL.backward()", rate=0.1, steps=10)
    assert table.columns == ("Turn", "Loss", "w[0]", "w[1]")
    assert table.rows[-1][2:] == (pytest.approx(2 * 0.6**10), pytest.approx(4 * 0.4**10))


def test_the_learning_rate_itself_does_not_descend():
    turns = list(descend(Program(HEAD + "a = 3.0\nw = mg.tensor(10.0)\nL = a * w**2"), rate=0.1, steps=1, run=run))
    assert [each.name for turn in turns for each in turn.parameters] == ["w", "w"]


def test_a_descent_starts_from_the_sliders():
    turns = descend(Program(HEAD + "w = mg.tensor(10.0)\nL = w**2", (("w", 1.0),)), rate=0.1, steps=0, run=run)
    assert [turn.loss.numbers for turn in turns] == [(1.0,)]


@pytest.mark.parametrize("text", ["", "x = 2.0", "f = mg.tensor(1.0) / nothing"])
def test_a_program_with_nothing_to_descend_has_an_empty_descent(text):
    assert descended(text).rows == ()


def test_parameters_of_a_function_are_followed_after_it_has_ended():
    text = """\
def down(start, rate, turns):
    w = start
    for k in range(turns):
        L = (w**2).sum()
        L.backward()
        w = w - rate * w.grad
down(mg.tensor([2., 4.]), 0.25, 4)
"""
    assert descended(text).rows[-1] == (4, None, 0.125, 0.25)


def test_a_large_parameter_is_shown_by_its_mean():
    table = descended("w = mg.tensor(mg.ones((20,)))\nL = (w**2).sum()", steps=0)
    assert table.columns == ("Turn", "Loss", "mean of w")


def rows(*points):
    return [(k, abs(point), point) for k, point in enumerate(points)]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([8 * 0.8**k for k in range(9)], "converges: each step keeps 0.8 of the distance"),
        ([5 + 0.5**k for k in range(60)], "converges: each step keeps 0.5 of the distance"),
        ([(-0.5) ** k for k in range(9)], "converges, from side to side: each step keeps 0.5 of the distance"),
        ([1.5**k for k in range(5)], "diverges: each step is 1.5 times as long as the one before"),
        ([(-2) ** k for k in range(5)], "diverges, from side to side: each step is 2 times as long as the one before"),
        ([1, -1, 1, -1, 1], "oscillates: it jumps back and forth over the same distance"),
        ([5, 4, 3, 2], "moves on: all steps are equal"),
        ([2, 2, 2], "stands still: the gradient is zero"),
        ([1, 3, math.inf], "diverges: turn 2 is no longer a finite number"),
        ([1, math.nan], "diverges: turn 1 is no longer a finite number"),
        ([1], "one turn is too few to judge"),
        ([10, 5, 1, 0.9], "descends: the loss falls from 10 to 0.9"),
        ([10, 5, 7, 0.9], "descends, but not at every turn: the loss goes from 10 to 0.9"),
        ([1, 5, 7, 5.5], "does not descend: the loss goes from 1 to 5.5"),
    ],
)
def test_the_verdict_says_what_the_numbers_do(points, words):
    assert verdict(rows(*points)) == words


def test_a_program_without_numbers_to_move_has_one_turn_only():
    table = descended("x = mg.linspace(0., 1., 5)\nf = x**2\nf.backward()")
    assert len(table.rows) == 1
