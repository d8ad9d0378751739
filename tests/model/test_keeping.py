"""What was just run is not run again for another look at it, and shows what another run would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.model.keeping import MOST, Keeping
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.turns import FIRST
from tests.unhurried import run

TURNS = 40
LOOP = f"""import engine as mg
w = mg.tensor([2.0, -1.0])
for turn in range({TURNS}):
    L = ((w - 1.0) ** 2).sum()
    L.backward()
    w.data -= 0.01 * w.grad
"""
LARGE = f"import engine as mg\nx = mg.tensor(1.01)\nfor k in range({MOST}):\n    x = x * 1.0\nx.backward()\n"


class Counting:
    """Runs programs, and knows how many."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, program: Program) -> Run:
        self.times += 1
        return run(program)


@pytest.fixture
def counting() -> Counting:
    return Counting()


def test_the_turns_that_have_their_graphs_are_shown_without_another_run(counting: Counting) -> None:
    keeping = Keeping(counting)
    keeping(Program(LOOP))
    for turn in (3, 0, FIRST - 1, -1):
        program = Program(LOOP, turn=turn)
        shown, anew = keeping(program), run(program)
        assert (shown.program, shown.shown, shown.output) == (program, anew.shown, anew.output)
        assert shown.turns[shown.shown] == anew.turns[anew.shown]
    assert counting.times == 1


def test_a_turn_without_its_graph_is_made_by_another_run(counting: Counting) -> None:
    keeping = Keeping(counting)
    keeping(Program(LOOP))
    assert keeping(Program(LOOP, turn=25)).shown == 25
    assert counting.times == 2


@pytest.mark.parametrize("other", [{"source": LOOP + "# another"}, {"overrides": (("w", 3.0),)}, {"until": 5}])
def test_another_program_is_run(counting: Counting, other: dict) -> None:
    keeping = Keeping(counting)
    keeping(Program(LOOP))
    assert keeping(replace(Program(LOOP), **other)).program == replace(Program(LOOP), **other)
    assert counting.times == 2


AGAIN = {"fails": "x = 1 / 0\n", "fails late": LOOP + "1 / 0\n", "makes nothing": "x = 1\n", "is too large": LARGE}


@pytest.mark.parametrize("source", AGAIN.values(), ids=AGAIN)
def test_what_failed_made_nothing_or_is_too_large_is_run_again(counting: Counting, source: str) -> None:
    keeping = Keeping(counting)
    for _ in range(2):
        keeping(Program(source))
    assert counting.times == 2
