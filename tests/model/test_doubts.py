# ruff: noqa: E501 -- programs
"""All gradients checked: the run repeated with one number moved, of leaves and of what is computed on the way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.model.cell import Cell
from explorer.model.doubts import MOST, Curve, Doubt, cells, curve, doubts
from explorer.model.program import Nudge, Program
from explorer.model.run import Run, no_time
from tests.brief import SOURCES as BRIEF
from tests.unhurried import run

START = "import engine as mg\nimport numpy as np\n"
SINE = START + "x = mg.tensor(1.5)\ny = mg.tensor(0.8)\nu = x * y\nf = u * mg.sin(u)\nf.backward()\n"
LOST = START + "x = mg.tensor([0.5, 2.0])\ny = mg.tensor(float(x[1])) * x.sum()\ny.backward()\n"
KINK = START + "x = mg.tensor([0.0, 1.0])\ny = mg.abs(x).sum()\ny.backward()\n"


def doubted(source: str, turn: int = -1) -> list[Doubt]:
    made = run(Program(source, turn=turn))
    return list(doubts(made, made.shown, run))


def curve_of(source: str, cell: Cell) -> Curve:
    made = run(Program(source))
    found = curve(made, made.shown, cell, run)
    assert found is not None
    return found


@pytest.mark.parametrize("title", BRIEF)
def test_the_gradients_of_the_lessons_agree_or_are_at_a_kink(title: str) -> None:
    found = doubted(BRIEF[title])
    assert {each.verdict for each in found} <= {"agrees", "kink"}


def test_values_on_the_way_are_checked_by_moving_them() -> None:
    found = doubted(SINE)
    assert [each.cell.node for each in found] == [0, 1, 2, 3, 4]
    assert all(each.verdict == "agrees" for each in found)
    assert found[2].measured == pytest.approx(math.sin(1.2) + 1.2 * math.cos(1.2), rel=1e-8)


def test_a_derivative_that_was_lost_is_found_in_the_cell_where_it_was_lost() -> None:
    wrong = [each for each in doubted(LOST) if each.verdict != "agrees"]
    assert [(each.cell, each.verdict) for each in wrong if each.cell.node == 0] == [(Cell(0, 1), "differs")]
    assert wrong[0].gradient == 2.0
    assert wrong[0].measured == pytest.approx(4.5)


def test_a_kink_has_two_slopes_even_where_their_mean_is_the_gradient() -> None:
    kinks = [each for each in doubted(KINK) if each.verdict == "kink"]
    assert [(each.cell, round(each.left, 6), round(each.right, 6)) for each in kinks] == [(Cell(0, 0), -1.0, 1.0)]


def test_where_the_run_fails_nearby_it_is_said() -> None:
    found = doubted(START + "x = mg.tensor(0.0)\ny = mg.sqrt(x)\ny.backward()\n")
    assert [each.verdict for each in found if each.cell.node == 0] == ["broken"]


def test_the_error_falls_with_the_square_of_the_step_and_rises_again_by_rounding() -> None:
    found = curve_of(SINE, Cell(0, 0))
    errors = np.abs(np.array(found.measured) - found.gradient)
    assert found.gradient == pytest.approx(1.0934947, rel=1e-7)
    best = int(np.nanargmin(errors))
    assert 1e-7 < found.h[best] < 1e-3
    assert errors[0] > 100 * errors[best]
    large = [(h, error) for h, error in zip(found.h, errors, strict=True) if 1e-3 < h < 1e-1]
    slopes = np.polyfit(*np.log(np.array(large)).T, 1)
    assert slopes[0] == pytest.approx(2.0, abs=0.1)


def test_only_so_many_cells_are_checked_and_no_constants() -> None:
    made = run(Program(START + "x = mg.tensor(np.ones((30, 30)))\nc = mg.tensor(2.0, constant=True)\nfor i in range(12):\n"
                       "    x = x * c\nx.sum().backward()\n"))  # fmt: skip
    found = cells(made.graph)
    assert len(found) == MOST
    assert not any(made.graph.nodes[each.node].constant for each in found)
    assert max(each.at for each in found) < 12


def test_a_turn_of_a_loop_is_checked_as_it_was() -> None:
    source = (
        START
        + "w = mg.tensor(10.0)\nfor i in range(4):\n    y = w ** 2\n    y.backward()\n    w.data = w.data - 0.3 * w.grad\n"
    )
    for turn, w in enumerate((10.0, 4.0, 1.6)):
        [first, *_] = doubted(source, turn)
        assert first.gradient == pytest.approx(2 * w)
        assert (first.verdict, first.measured) == ("agrees", pytest.approx(2 * w))
        [last] = [each for each in doubted(source, turn) if each.cell.node == 1]
        assert (last.verdict, last.measured) == ("agrees", pytest.approx(1.0))


def test_there_is_an_end_when_there_is_no_time() -> None:
    made = run(Program(SINE))
    left = iter(range(5))

    def tired(program: Program) -> Run:
        return run(program) if next(left, None) is not None else no_time(program)

    assert len(list(doubts(made, made.shown, tired))) == 2
    left = iter(range(9))
    short = curve(made, made.shown, Cell(0, 0), tired)
    assert short is not None
    assert len(short.h) == 4


def test_one_number_is_moved_and_nothing_else() -> None:
    usual, moved = run(Program(SINE)), run(Program(SINE, nudge=Nudge(0, 2, 0, 0.5)))
    assert [node.value.numbers for node in usual.graph.nodes[:2]] == [
        node.value.numbers for node in moved.graph.nodes[:2]
    ]
    assert moved.graph.nodes[2].value.numbers == (pytest.approx(1.7),)
    assert moved.graph.nodes[4].value.numbers == (pytest.approx(1.7 * math.sin(1.7)),)
    assert usual == run(Program(SINE))
