"""Who follows a long run hears of its turns, and stops it where they like: what was computed is kept."""

from itertools import pairwise

import pytest

from explorer.model.program import Program
from explorer.model.run import Limits, run

PATIENT = Limits(seconds=60.0)
BODY = """    L = (w - 1.0) ** 2
    L.backward()
    w.data -= 0.001 * w.grad
    for _ in range(300):
        v = turn * 2
"""
HEAD = "import mygrad as mg\nw = mg.tensor(2.0)\n"
LOOPS = {
    "for turn in range(600):\n": 600,
    "turn = 0\nwhile turn < 600:\n    turn += 1\n": None,
}


@pytest.mark.parametrize("loop", LOOPS)
def test_the_turns_are_told_and_of_how_many_where_the_loop_says_so(loop: str) -> None:
    told: list[tuple[int, int | None]] = []
    run(Program(HEAD + loop + BODY), PATIENT, lambda turn, of: told.append((turn, of)) or False)
    assert told and {of for _, of in told} == {LOOPS[loop]}
    assert all(one < other for (one, _), (other, _) in pairwise(told))


@pytest.mark.parametrize("loop", LOOPS)
def test_a_run_stops_where_it_is_asked_to_with_the_picture_of_that_turn(loop: str) -> None:
    ran = run(Program(HEAD + loop + BODY), PATIENT, lambda turn, of: turn > 20)
    last = len(ran.turns) - 1
    assert ran.error is None and f"Stopped after turn {last}" in ran.left_out
    assert 20 <= last < 599 and ran.shown == last
    assert ran.turns[last].graph.seed is not None


@pytest.mark.parametrize("loop", LOOPS)
def test_a_run_that_was_stopped_ends_there_again_whatever_else_is_asked_of_it(loop: str) -> None:
    source = HEAD + loop + BODY
    stopped = run(Program(source), PATIENT, lambda turn, of: turn > 20)
    again = run(Program(source, until=stopped.stopped), PATIENT)
    assert again.turns[-1] == stopped.turns[-1] and len(again.turns) == len(stopped.turns)
    assert (again.shown, again.stopped, again.left_out) == (stopped.shown, stopped.stopped, stopped.left_out)
    middle = run(Program(source, turn=12, until=stopped.stopped), PATIENT)
    assert middle.shown == 12 and middle.turns[12].graph.seed is not None and middle.stopped == stopped.stopped


def test_no_program_catches_the_stop() -> None:
    text = HEAD + "turn = 0\nwhile True:\n  try:\n" + BODY + "  except BaseException:\n    pass\n"
    ran = run(Program(text), PATIENT, lambda turn, of: turn > 20)
    assert ran.error is None and ran.left_out.startswith("Stopped after turn")
