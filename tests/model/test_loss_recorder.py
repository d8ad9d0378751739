"""A run of which only the losses are read has the losses that the whole run has, and ends where it may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.model.program import Nudge, Program
from explorer.model.run import Run
from tests.brief import SOURCES as BRIEF
from tests.unhurried import run

HEAD = "import engine as mg\nimport numpy as np\n"
LOOP = (
    f"{HEAD}w = mg.tensor([3.0, 1.0])\n"
    "for k in range(6):\n    f = mg.sum(w ** 2)\n    f.backward()\n    w -= 0.1 * w.grad\n"
)
PROGRAMS = {
    **BRIEF,
    "an array": HEAD + "x = mg.tensor([1.0, 2.0])\ny = x * x\ny.backward([3.0, -1.0])\nz = x + 1\nz.backward()\n",
    "no head that fits": HEAD + "x = mg.tensor([1.0, 2.0])\n(x * x).backward([1.0, 2.0, 3.0])\n",
    "a failure": HEAD + "x = mg.tensor(1.0)\nf = x * 2\nf.backward()\ng = x * oops\n",
    "a loop": LOOP,
}


def losses(ran: Run) -> list[object]:
    """Of the Turns that went backward."""
    return [(turn.number, turn.loss, turn.backward) for turn in ran.turns if turn.backward]


@pytest.mark.parametrize("name", PROGRAMS)
def test_its_losses_are_those_of_the_whole_run(name: str) -> None:
    program = Program(PROGRAMS[name])
    whole, brief = run(program), run(replace(program, graphless=True))
    assert losses(brief) == losses(whole)
    assert brief.error == whole.error
    assert not any(turn.graph.nodes for turn in brief.turns)


@pytest.mark.parametrize("turn", [0, 2, 5])
def test_with_a_number_moved_they_are_so_too_and_nothing_runs_after_the_turn(turn: int) -> None:
    moved = Program(LOOP + "print('the end')", turn=turn, nudge=Nudge(turn, 0, 1, 0.25))
    whole, brief = run(moved), run(replace(moved, until=turn, graphless=True))
    assert losses(brief) == losses(whole)[: turn + 1] != losses(run(Program(LOOP)))[: turn + 1]
    assert (brief.error, brief.output, whole.output) == (None, "", "the end\n")
