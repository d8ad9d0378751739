"""Descent, by a program's own loop or from outside: what moves, and how far."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import engine as mg
from explorer.model.descent.progress import Progress, progress
from explorer.model.descent.walk import Walk, descend
from explorer.model.descent.way import Way
from explorer.model.isolate import isolated
from explorer.model.program import Program
from explorer.model.run import no_time, run
from tests.unhurried import UNHURRIED

HEAD = "import engine as mg\nimport numpy as np\n"
LOOP = """\
w = mg.Tensor(10.0)
learning_rate = 0.3
for step in range(10):
    L = w**2
    L.backward()
    w.data -= learning_rate * w.grad
"""


def walked(text: str, rate: float = 0.1, steps: int = 10) -> Walk:
    return descend(Program(HEAD + text), rate=rate, steps=steps, run=run)


def descended(text: str, rate: float = 0.1, steps: int = 10) -> Progress:
    return progress(walked(text, rate, steps))


# a loop of the program's own


def test_the_lesson_s_own_loop_ends_in_the_value_after_the_last_update() -> None:
    table = descended(LOOP)
    assert table.columns == ("Turn", "Loss", "w")
    assert [row[0] for row in table.rows] == list(range(11))
    assert (table.rows[0][1:], table.rows[9][1]) == ((100.0, 10.0), pytest.approx(6.87194767e-06))
    assert table.rows[-1] == (10, None, pytest.approx(0.00104858, rel=1e-5))


def test_what_is_made_after_the_loop_is_no_part_of_the_descent() -> None:
    assert descended(LOOP + "z = mg.tensor(1.0)\ny = z * w").rows == descended(LOOP).rows


def test_parameters_of_a_function_are_followed_after_it_has_ended() -> None:
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


@pytest.mark.parametrize(
    ("update", "rate"),
    [
        ("w.data -= learning_rate * w.grad", "learning_rate"),
        ("w = w - w.grad * learning_rate", "learning_rate"),
        ("g = w.grad\n    w.data = w.data - 2.0 * learning_rate * g", "learning_rate"),
        ("w.data -= learning_rate * (w.grad + decay * w.data)", "learning_rate"),
        ("w.data -= 0.1 * w.grad", None),
        ("w.data -= 0.1 * np.sign(w.grad) + 0.0 * learning_rate", None),
    ],
)
def test_the_learning_rate_of_a_loop_is_the_literal_that_gradients_are_multiplied_by(
    update: str, rate: str | None
) -> None:
    text = LOOP.replace("w.data -= learning_rate * w.grad", update).replace(
        "learning_rate =", "decay = 0.1\nlearning_rate ="
    )
    walk = walked(text)
    assert (walk.own, walk.rate) == (True, rate)


# from outside

MOVING = {
    "a number": "w = mg.tensor(2.0)\nf = w**4",
    "elements": "w = mg.tensor([2., 4.])\nf = 2*w[0]**2 + 3*w[1]**2",
    "a table": "w = mg.tensor([[0.0], [1.0], [2.0]])\nf = mg.sum(mg.exp(w) - w)",
    "more than eight": "w = mg.linspace(0., 1., 12)\nf = mg.sum(w**2 * np.arange(12.))",
    "single precision": "w = mg.ones((2, 3))\nf = mg.sum((w - 3) ** 2)",
    "rng": "rng = np.random.default_rng(4)\nw = mg.tensor(rng.normal(size=(2, 2)))\nf = mg.sum(mg.sin(w))",
    "the engine's draws": "w = mg.random.randn(3)\nf = mg.sum(w**2)",
    "zeros": "w = mg.zeros((3,), dtype=np.float64)\nf = mg.sum((w - np.array([1., 2., 3.]))**2)",
    "arithmetic of constants": "w = mg.tensor(0.5 * 3)\nf = w**2",
    "einsum": "w = mg.tensor([[1., 2.], [3., 4.]])\nf = mg.einsum('ij,kj->', w, w)",
    "a loop of products": "w = x = mg.tensor(2.0)\nfor k in range(3):\n    x = x * w\nf = x",
    "a name for the leaf": "x = mg.tensor(2.0)\nw = x\nf = w * x",
    "not asked to go backward": "w = mg.tensor(2.0)\nf = w**2",
    "changed in place": "w = mg.tensor([2., 3.])\nv = w * 1\nv[0] = 5.0\nf = mg.sum(v**2)",
    "sum of an array": "w = mg.tensor([2., 3.])\nf = w**2",
    "conv": "from engine.nnet import conv_nd\nx = np.arange(16.).reshape(1, 1, 4, 4) / 16\n"
    "w = mg.random.randn(1, 1, 2, 2)\nf = mg.sum(conv_nd(x, w, stride=1) ** 2)",
}


def by_hand(text: str, rate: float, steps: int) -> list[np.ndarray]:
    """The places of w, moved by a loop that runs the text by itself, with Python alone."""
    lines = text.split("f = ")[0].rstrip().split("\n")
    at = 1 + next(number for number, line in enumerate(lines) if line.startswith(("w = mg", "w = x = mg", "x = mg")))
    rest = "\n".join([*lines[at:], "f = " + text.split("f = ")[1]])
    places, moved = [], None
    for _ in range(steps + 1):
        mg.random.seed(20_240)
        names = {"mg": mg, "np": np}
        exec("\n".join(lines[:at]), names)
        leaf = names.get("w", names.get("x"))
        if moved is not None:
            leaf.data = moved
        exec(rest, names)
        names["f"].backward()
        places.append(leaf.data.copy())
        moved = leaf.data - rate * leaf.grad
    return places


@pytest.mark.parametrize("kind", MOVING)
def test_every_kind_of_leaf_moves_exactly_as_a_loop_by_hand_moves_it(kind: str) -> None:
    walk = walked(MOVING[kind], rate=0.05, steps=6)
    found = [turn.parameters[0].value for turn in walk.turns]
    expected = by_hand(MOVING[kind], 0.05, 6)
    assert [value.numbers for value in found] == [tuple(place.ravel().tolist()) for place in expected]
    assert found[0] != found[-1]


def test_a_network_learns_from_outside_as_it_does_by_a_loop_of_its_own() -> None:
    net = """\
rng = np.random.default_rng(7)
X, y = rng.normal(size=(20, 3)), rng.normal(size=(20, 1))
W1, b1 = mg.tensor(rng.normal(size=(3, 4))), mg.zeros((4,), dtype=np.float64)
W2 = mg.tensor(rng.normal(size=(4, 1)))
"""
    loss = "L = mg.mean((mg.tanh(X @ W1 + b1) @ W2 - y) ** 2)\nL.backward()\n"
    indented = "".join(f"    {line}\n" for line in loss.splitlines())
    own = walked(
        net + "for k in range(6):\n" + indented + "    for p in (W1, b1, W2):\n        p.data -= 0.1 * p.grad\n"
    )
    outside = walked(net + loss, rate=0.1, steps=5)
    assert [turn.loss for turn in outside.turns] == [turn.loss for turn in own.turns[:6]]
    assert {each.name for each in outside.turns[0].parameters} == {"W1", "b1", "W2"}


def test_leaves_without_a_name_move_too_and_are_told_apart() -> None:
    table = descended("ws = [mg.tensor([1.0 * k]) for k in range(10)]\nL = sum((w**2).sum() for w in ws)", steps=1)
    assert len(set(table.columns)) == 12
    assert table.rows[1][1] == pytest.approx(0.64 * 285)


def test_a_walk_behind_the_wall_is_the_walk_here() -> None:
    program, apart = Program(HEAD + MOVING["a table"]), partial(isolated(run), limits=UNHURRIED)
    here, behind = (descend(program, rate=0.1, steps=3, run=each) for each in (run, apart))
    assert here == behind


def test_the_loss_is_what_a_head_gradient_makes_of_an_array() -> None:
    table = descended("x = mg.tensor([1., 2., 3.])\nf = x**2\nf.backward([1., 0., -1.])", steps=1)
    assert [row[1] for row in table.rows] == [pytest.approx(1 - 9), pytest.approx(0.64 - 1.44 * 9)]


def test_the_learning_rate_itself_does_not_descend() -> None:
    walk = walked("a = 3.0\nw = mg.tensor(10.0)\nL = a * w**2", steps=1)
    assert [each.name for turn in walk.turns for each in turn.parameters] == ["w", "w"]


def test_a_descent_starts_from_the_sliders() -> None:
    program = Program(HEAD + "w = mg.tensor(10.0)\nL = w**2", (("w", 1.0),))
    walk = descend(program, rate=0.1, steps=2, run=run)
    assert [turn.parameters[0].value.numbers for turn in walk.turns] == [(1.0,), (0.8,), (0.64,)]


def test_a_large_parameter_is_shown_by_its_mean() -> None:
    table = descended("w = mg.tensor(mg.ones((20,)))\nL = (w**2).sum()", steps=0)
    assert table.columns == ("Turn", "Loss", "mean of w")


# where there is no walk, or a short one


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is nothing to descend yet: the program computes no tensor."),
        ("x = 2.0", "There is nothing to descend yet: the program computes no tensor."),
        ("X = mg.tensor(2.0, constant=True)\nf = X * 3\nf.backward()", "No input here can move: X is constant."),
        (
            "X, y = np.ones(3), np.zeros(3)\nb = mg.tensor(1)\nf = (X * b).sum()",
            "No input here can move: X and b are constant.",
        ),
        (
            "w = mg.zeros((500, 500))\nL = w.sum()",
            "The inputs hold more than 200,000 numbers together: these are too many to walk with here.",
        ),
    ],
)
def test_where_nothing_can_move_the_reason_is_said(text: str, words: str) -> None:
    walk = walked(text)
    assert (walk.turns, walk.stuck, progress(walk).sentence) == ((), words, words)


@pytest.mark.parametrize(
    ("text", "turns", "words"),
    [
        (
            "w = mg.tensor(3.)\nL = w**2\nassert w.item() > 1",
            5,
            "Turn 5 cannot be computed (line 5): AssertionError: The assertion does not hold.",
        ),
        (
            "w = mg.zeros(3)\nw.data[0] = 5.\nL = (w**2).sum()",
            1,
            "The program changes w after making it, so no step of it lasts.",
        ),
        ("w = mg.tensor(3.)\nL = mg.log(w - 2.)", 7, ""),  # its loss is nan there
    ],
)
def test_a_walk_that_ends_early_says_why(text: str, turns: int, words: str) -> None:
    walk = walked(text)
    assert (len(walk.turns), walk.ended) == (turns, words)


def test_a_walk_that_there_was_no_time_to_begin_is_late_whatever_its_rule() -> None:
    walk = descend(Program(HEAD + LOOP), rate=0.1, steps=3, run=no_time, way=Way(rule="adam"))
    assert (walk.late, walk.rule, walk.stuck, walk.turns) == (True, "adam", "", ())
    assert walk.ended == "There was no time for turn 0."


def test_a_rate_of_zero_makes_no_step() -> None:
    assert descended("w = mg.tensor(3.)\nL = w**2", rate=0).sentence.endswith(
        "The learning rate is 0: no step is made."
    )
