"""Where a walk begins, what of it moves, and when it stops."""

from __future__ import annotations

import pytest

from explorer.model.descent.progress import progress
from explorer.model.descent.walk import Walk, descend
from explorer.model.descent.way import Way
from explorer.model.program import Program
from tests.unhurried import run

HEAD = "import engine as mg\nimport numpy as np\n"
FIT = "X = mg.tensor([1.0, 2.0])\ny = mg.tensor([3.0, 5.0])\nw = mg.tensor(0.0)\nL = ((w * X - y) ** 2).sum()\n"


def walked(text: str, rate: float = 0.1, steps: int = 10, **way: object) -> Walk:
    return descend(Program(HEAD + text), rate=rate, steps=steps, run=run, way=Way(**way))


def places(walk: Walk) -> list[tuple]:
    return [tuple(n for each in turn.parameters for n in each.value.numbers) for turn in walk.turns]


@pytest.mark.parametrize(
    ("text", "rate", "steps", "last"),
    [
        ("w = mg.tensor(10.0)\nL = w ** 2", 0.3, 10, (0.001048576,)),
        ("x = mg.tensor(-1.5)\nf = (x - 8) ** 2", 0.3, 10, (7.999003853,)),
        (
            "w1 = mg.tensor(2.0)\nw2 = mg.tensor(4.0)\nL = 2 * w1 ** 2 + 3 * w2 ** 2",
            0.1,
            10,
            (0.012093235, 0.000419430),
        ),
    ],
)
def test_the_tutorials_descents_end_where_they_do_there(text: str, rate: float, steps: int, last: tuple) -> None:
    assert places(walked(text, rate, steps))[-1] == pytest.approx(last, rel=1e-6)


def test_data_stay_and_everything_else_moves_until_a_reader_wants_it_otherwise() -> None:
    assert walked(FIT).leaves == (("X", False), ("y", False), ("w", True))
    assert {len(row) for row in places(walked(FIT))} == {1}
    assert walked(FIT, turned=("y", "w")).leaves == (("X", False), ("y", True), ("w", False))
    assert [each.name for each in walked(FIT, turned=("y",)).turns[0].parameters] == ["y", "w"]
    assert walked("x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x * y").leaves == (("x", True), ("y", True))
    assert walked("y = mg.tensor([2.0, 4.0])\nf = (y ** 2).sum()").leaves == (("y", True),)
    nothing = walked(FIT, turned=("w",))
    assert (nothing.turns, nothing.ended) == ((), "No input moves: choose one that does.")


def test_it_begins_where_it_is_told_or_at_numbers_that_a_seed_draws() -> None:
    assert places(walked("w = mg.tensor([2.0, 4.0])\nL = (w ** 2).sum()", start=(1.0, -1.0)))[0] == (1.0, -1.0)
    assert places(walked("w = mg.tensor(2.0)\nL = w ** 2", start=(1.0, -1.0)))[0] == (2.0,)  # of another program
    drawn = [places(walked("w = mg.tensor([2.0, 4.0])\nL = (w ** 2).sum()", seed=seed))[0] for seed in (3, 3, 4)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert drawn[0] != (2.0, 4.0)


def test_it_stops_where_the_gradient_or_the_change_is_small_and_says_so() -> None:
    by_slope = walked("w = mg.tensor(10.0)\nL = w ** 2", 0.3, 100, gradient=0.01)
    assert abs(2 * places(by_slope)[-1][0]) < 0.01 <= abs(2 * places(by_slope)[-2][0])
    assert by_slope.ended == "It stops in turn 9: the gradient's length is 0.00524, below 0.01."
    by_change = walked("w = mg.tensor(10.0)\nL = w ** 2", 0.3, 100, change=0.5)
    assert by_change.ended.startswith("It stops in turn 4: the loss changed by 0.3")
    assert not walked("w = mg.tensor(10.0)\nL = w ** 2", 0.3, 5, gradient=0.01).ended


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("w = mg.tensor([0.0, 0.0])\nL = w[0] ** 2 - w[1] ** 2", "along w[1]"),
        ("x = mg.tensor(0.0)\ny = mg.tensor(3.0)\nf = x * (y - 3) + 0 * y", ""),
        ("x = mg.tensor(0.0)\nf = x ** 3", "along x"),
        ("x = mg.tensor(0.0)\nf = x ** 2", ""),
        ("x = mg.tensor(0.5)\nf = x ** 2", ""),
    ],
)
def test_a_walk_that_is_stuck_above_the_bottom_says_so(text: str, said: str) -> None:
    walk = walked(text)
    told = progress(walk).sentence
    assert ("this is no bottom" in told) == bool(said)
    assert told.endswith(said)
