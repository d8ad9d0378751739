"""A Turn that kept no graph is made again as it was, whatever the program does between its Turns."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.enclosing import bare as bare_label
from explorer.model.program import Program
from explorer.model.run import Limits, Run
from explorer.model.turn import EMPTY, Turn
from explorer.model.turns import FIRST
from tests.unhurried import run

PATIENT = Limits(seconds=120.0)  # what is the same is no question of time
HEAD = """import random, time
import numpy as np
import mygrad as mg
import matplotlib.pyplot as plt
w = mg.tensor([1.0, -2.0])
b = mg.tensor(0.5)
held = {"v": mg.tensor([[0.25]])}
state, seen = np.zeros(2), []
"""
FORWARD = (
    "x = mg.tensor(np.random.randn(2))\n h = w * x + b",
    "h = mg.tanh(w + b) * random.uniform(0.5, 1.5)",
    "h = (w * held['v'][0] + b) ** 2",
    "h = mg.sin(w) + mg.random.rand(2) * b",
    "x = mg.tensor([1.0, 2.0])\n x *= w\n h = x + b",
    "h = w * state + b * len(seen)",
    "h = mg.stack([w[0] * b, w[1] + time.time() * 1e-9])",
)
MOVES = (
    "w.data -= 0.1 * w.grad",
    "w.data[0] = w.data[0] * 0.9",
    "w = w - 0.05 * w.grad",
    "w = mg.tensor(w.data - 0.05 * w.grad)",
    "w[...] = w.data * 0.9",
)
BESIDE = (
    "b.data = b.data + 0.01",
    "held['v'] = mg.tensor(held['v'].data * 1.01)",
    "state = 0.9 * state + 0.1",
    "seen.append(float(L))",
    "print(turn, L.item(), time.time())",
    "plt.plot([turn], [L.item()], 'o')",
    "np.random.shuffle(state)",
    "if turn % 3 == 0: b[...] = 0.25",
)
LOOPS = ("for turn in range(TURNS):", "turn = -1\nwhile turn < TURNS - 1:\n turn += 1")
TURNS = 16


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A descent of sorts: it draws, updates in place, rebinds, prints and plots."""
    body = [draw(st.sampled_from(LOOPS)), draw(st.sampled_from(FORWARD)), "L = (h * h).sum()", "L.backward()"]
    beside = draw(st.lists(st.sampled_from(BESIDE), max_size=3, unique=True))
    return HEAD + "\n ".join([*body, draw(st.sampled_from(MOVES)), *beside]) + "\n"


def of(source: str, turns: int, turn: int = -1) -> Run:
    return run(Program(f"TURNS = {turns}\n{source}", turn=turn), PATIENT)


def bare(ran: Run) -> Run:
    """All of a Run but graphs, and what says which Turn is looked at."""
    turns = tuple(replace(turn, graph=EMPTY) for turn in ran.turns)
    return replace(ran, turns=turns, program=Program(""), shown=0)


def uncounted(turn: Turn) -> Turn:
    """The Turn without how many turns its loop has, which are others where it is stopped by a smaller number."""
    nodes = (replace(node, group=tuple(map(bare_label, node.group))) for node in turn.graph.nodes)
    return replace(turn, graph=replace(turn.graph, nodes=tuple(nodes)))


@settings(max_examples=25, deadline=None)
@given(programs(), st.integers(FIRST, TURNS - 2))
def test_a_turn_made_again_is_that_turn_of_that_run(source: str, number: int) -> None:
    whole, middle, stopped = of(source, TURNS), of(source, TURNS, number), of(source, number + 1)
    assert (whole.shown, middle.shown, stopped.shown) == (TURNS - 1, number, number)
    assert {whole.left_out, middle.left_out, stopped.left_out} == {""}
    assert middle.turns[number].graph.seed is not None
    assert uncounted(middle.turns[number]) == uncounted(stopped.turns[number])
    assert bare(middle) == bare(whole)


def test_a_failure_in_a_late_turn_keeps_the_turns_up_to_there_and_its_line() -> None:
    body = "    L = w ** 2\n    L.backward()\n    w.data -= 0.01 * w.grad\n    print(1 / (70 - k))\n"
    ran = run(Program("import mygrad as mg\nw = mg.tensor(2.0)\nfor k in range(100):\n" + body))
    assert ran.error is not None and (ran.error.line, len(ran.turns), ran.shown) == (7, 71, 70)
    assert ran.turns[70].graph.seed is not None and ran.left_out == ""


def test_a_run_that_ends_by_its_clock_shows_the_last_turn_that_it_came_to() -> None:
    body = "    L = w ** 2\n    L.backward()\n    w.data -= 0.01 * w.grad\n"
    ran = run(Program("import mygrad as mg\nw = mg.tensor(2.0)\nwhile True:\n" + body), Limits(seconds=0.5))
    assert ran.error is not None and re.search("longer than 0.5 seconds|too much else", ran.error.message)
    assert len(ran.turns) > FIRST and ran.turns[ran.shown].graph.seed is not None
    assert ran.shown >= len(ran.turns) - 3 or str(ran.shown) in ran.left_out
