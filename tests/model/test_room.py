"""A Run stays small enough to travel, whatever the program made."""

from itertools import pairwise

from explorer.model.program import Program
from explorer.model.run import Limits, run
from explorer.model.turn import EMPTY
from explorer.model.turns import ROOM, weight
from explorer.model.wire import to_json

PATIENT = Limits(seconds=120.0)  # how much is kept is no question of time
HEAD = "import engine as mg\n"
STEP = "    L = ((w * 2.0 + 1.0) ** 2).sum()\n    L.backward()\n    w.data -= 0.1 * w.grad\n"


def test_a_thousand_turns_of_scalars_keep_every_graph():
    turns = run(Program(HEAD + "w = mg.tensor(1.0)\nfor k in range(1000):\n" + STEP), PATIENT).turns
    assert len(turns) == 1000
    assert all(len(turn.graph.nodes) == 5 for turn in turns)


def test_turns_of_many_large_arrays_keep_the_first_the_last_and_evenly_spaced_graphs():
    turns = run(Program(HEAD + "w = mg.ones((900,))\nfor k in range(300):\n" + STEP), PATIENT).turns
    kept = [turn.number for turn in turns if turn.graph != EMPTY]
    assert sum(weight(turn.graph) for turn in turns) <= ROOM
    assert (kept[0], kept[-1]) == (0, 299)
    assert len({b - a for a, b in pairwise(kept[:-1])}) == 1
    assert all(turn.loss and turn.parameters for turn in turns)


def test_a_graph_of_many_arrays_keeps_their_summaries():
    text = "x = mg.ones((1000,))\ny = x\nfor k in range(500):\n    y = y * x + 1.0\ny.backward()"
    graph = run(Program(HEAD + text)).graph
    assert len(graph.nodes) == 1001
    assert all(node.value.numbers is None and len(node.value.strip) == 24 for node in graph.nodes)
    assert len(to_json(run(Program(HEAD + text)))) < 10_000_000
