"""The loss around a walk is the program's own: at each point what the program gives when it is run there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from explorer.model.descent.curvature import curvatures
from explorer.model.descent.landscape import Landscape, Plane, landscape
from explorer.model.descent.many import Places
from explorer.model.descent.points import points
from explorer.model.descent.walk import Walk, descend
from explorer.model.descent.way import Way, starts_at
from explorer.model.isolate import isolated
from explorer.model.program import Program
from tests.each import each
from tests.unhurried import UNHURRIED, run

HEAD = "import engine as mg\nimport numpy as np\n"
BOWL = "w1 = mg.tensor(2.0)\nw2 = mg.tensor(4.0)\nL = 2 * w1 ** 2 + 3 * w2 ** 2\nL.backward()"
DATA = "rng = np.random.default_rng(0)\nx = rng.normal(size=30)\ny = 2 * x + 1\n"
PROGRAMS = {  # and how their losses at many places are found
    "numbers": (BOWL, "in_one_run"),
    "elements": ("w = mg.tensor([2.0, 4.0])\nL = 2 * w[0] ** 2 + mg.exp(w[1] / 3)", "in_one_run"),
    "a fit": (DATA + "w = mg.tensor(0.0)\nb = mg.tensor(0.0)\nL = mg.mean((w * x + b - y) ** 2)", "by_replay"),
    "a sum": ("w = mg.tensor([2.0, 4.0])\nL = ((w - 1) ** 2).sum() + mg.abs(w[0] * w[1])", "by_replay"),
    "a matrix": ("w = mg.tensor([[2.0], [4.0]])\nL = (mg.tanh(np.ones((3, 2)) @ w) ** 2).sum()", "by_replay"),
    "a function": (
        "def f(a, b):\n    return a * a * b\nu = mg.tensor(1.0)\nv = mg.tensor(2.0)\nL = f(u, v)",
        "in_one_run",
    ),
    "a branch": (
        "u = mg.tensor(1.0)\nv = mg.tensor(2.0)\nL = u * v if u.item() > 0 else u ** 2 + v\nL.backward()",
        "one_by_one",
    ),
    "its own loop": (
        "w = mg.tensor([2.0, 4.0])\nfor k in range(3):\n    L = (w * w).sum()\n    L.backward()\n    w.data -= w.grad",
        "by_replay",
    ),
    "a number read off": (
        "u = mg.tensor(1.0)\nv = mg.tensor(2.0)\nL = u ** 2 * float(v.data) + v",
        "one_by_one",
    ),
}
AXES = ((1.0, 0.0), (0.0, 1.0))


def seen(text: str, plane: Plane, seconds: float = 5.0) -> Landscape:
    found = landscape(run(Program(HEAD + text)), plane, run, seconds)
    assert found
    return found


def truth(text: str, place: np.ndarray) -> float:
    """The loss of the program when its leaves are made with these numbers."""
    ran = run(Program(HEAD + text))
    there = run(replace(ran.program, starts=starts_at(ran.leaves, place.tolist())))
    assert there.swept and there.swept.loss and there.swept.loss.numbers
    return float(there.swept.loss.numbers[0])


@each("kind", PROGRAMS)
def test_each_value_is_the_programs_loss_at_its_point(kind: str) -> None:
    text, _ = PROGRAMS[kind]
    found = seen(text, Plane((0.0, 0.0), AXES, (-3.0, -2.0), (2.0, 5.0), 7))
    xs, ys = found.axes
    losses = np.array(found.losses).reshape(len(ys), len(xs))
    for row, column in ((0, 0), (1, 5), (3, 2), (6, 6), (5, 0), (2, 6)):
        assert losses[row, column] == pytest.approx(truth(text, np.array([xs[column], ys[row]])), rel=1e-12, abs=1e-12)


@each("kind", PROGRAMS)
def test_the_quickest_way_that_is_right_is_taken(kind: str) -> None:
    text, expected = PROGRAMS[kind]
    ran = run(Program(HEAD + text))
    way = Places(ran, ran.leaves, run).ways(np.random.default_rng(1).normal(size=(9, 2)))
    assert getattr(way, "__name__", "") == expected


def test_a_direction_leads_through_all_numbers_and_a_curve_has_one() -> None:
    text = "w = mg.tensor([1.0, 2.0, 3.0])\nL = (w ** 2).sum()"
    found = seen(text, Plane((1.0, 2.0, 3.0), ((0.6, 0.8, 0.0),), (-1.0,), (1.0,), 5))
    (along,) = found.axes
    expected = [(1 + 0.6 * a) ** 2 + (2 + 0.8 * a) ** 2 + 9 for a in along]
    assert found.losses == pytest.approx(expected)
    assert len(along) > 40


def test_where_the_loss_is_no_number_it_is_none_and_the_rest_is_there() -> None:
    found = seen("x = mg.tensor(1.0)\nf = mg.log(x)", Plane((0.0,), ((1.0,),), (-1.0,), (1.0,), 5))
    assert [np.isnan(loss) for loss in found.losses] == [x < 0 for x in found.axes[0]]


def test_there_are_fewer_points_where_time_is_short_and_none_for_another_program() -> None:
    slow = "u = mg.tensor(1.0)\nv = mg.tensor(2.0)\nfor k in range(300):\n    z = u * v\nL = z if u.item() > 0 else u"
    plane = Plane((0.0, 0.0), AXES, (-1.0, -1.0), (1.0, 1.0), 65)
    assert len(seen(slow, plane, seconds=0.0).losses) == 25
    assert landscape(run(Program(HEAD + BOWL)), replace(plane, origin=(0.0,)), run, 1.0) is None


def test_behind_the_wall_it_is_the_same() -> None:
    program, apart = Program(HEAD + PROGRAMS["a fit"][0]), partial(isolated(run), limits=UNHURRIED)
    plane = Plane((0.0, 0.0), AXES, (-1.0, -1.0), (1.0, 1.0), 5)
    here, behind = (landscape(run(program), plane, each, 1.0) for each in (run, apart))
    assert here and here == behind


# how it curves


def walk(text: str, rate: float = 0.1, steps: int = 8, rule: str = "plain") -> Walk:
    return descend(Program(HEAD + text), rate=rate, steps=steps, run=run, way=Way(rule=rule))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BOWL, (4.0, 6.0)),
        ("w = mg.tensor(10.0)\nL = w ** 2", (2.0, 2.0)),
        ("w = mg.tensor([1.0, 2.0])\nL = w[0] ** 2 + 3 * w[0] * w[1] + 4 * w[1] ** 2", (0.7573593, 9.2426407)),
        ("w = mg.tensor([1.0, 2.0])\nL = w[0] ** 2 - w[1] ** 2", (-2.0, 2.0)),
        ("w = mg.tensor(2.0)\nL = w ** 4", None),
        ("w = mg.tensor(2.0)\nL = 3 * w", None),
    ],
)
def test_curvatures_are_told_where_the_loss_is_quadratic_only(text: str, found: tuple[float, float] | None) -> None:
    told = curvatures(points(walk(text, rate=0.05).turns))
    assert told is None if found is None else told == pytest.approx(found, rel=1e-6)


@each("rule, limit", [("plain", 2 / 6), ("momentum", 2 * 1.9 / 6), ("nesterov", 2 * 1.9 / 2.8 / 6)])
def test_beyond_its_limit_a_rule_diverges_and_below_it_does_not(rule: str, limit: float) -> None:
    def last(rate: float) -> float:
        turn = walk(BOWL, rate=rate, steps=150, rule=rule).turns[-1]
        return turn.loss.numbers[0] if turn.loss and turn.loss.numbers else np.inf

    assert last(0.97 * limit) < 56 < last(1.03 * limit)
