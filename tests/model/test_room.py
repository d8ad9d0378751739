"""A Run stays small enough to travel, whatever the program made."""

from explorer.model.program import Program
from explorer.model.run import Limits
from explorer.model.turn import EMPTY
from explorer.model.turns import FIRST, TOGETHER
from explorer.model.wire import to_json
from tests.unhurried import run

PATIENT = Limits(seconds=120.0)  # how much is kept is no question of time
HEAD = "import engine as mg\n"
STEP = "    L = ((w * 2.0 + 1.0) ** 2).sum()\n    L.backward()\n    w.data -= 0.1 * w.grad\n"
WIDE = "    h = w\n    for i in range(60):\n        h = h * 0.5 + w\n    h.backward()\n    w.data -= 0.1 * w.grad\n"


def graphs(turns):
    return [turn.number for turn in turns if turn.graph is not EMPTY]


def test_of_a_thousand_turns_the_first_ones_and_the_last_keep_their_graphs():
    turns = run(Program(HEAD + "w = mg.tensor(1.0)\nfor k in range(1000):\n" + STEP), PATIENT).turns
    assert len(turns) == 1000
    assert graphs(turns) == [*range(FIRST), 999]
    assert all(len(turns[number].graph.nodes) == 5 for number in graphs(turns))
    assert all(turn.loss and turn.parameters for turn in turns)


def test_the_first_graphs_are_fewer_where_they_are_large():
    turns = run(Program(HEAD + "w = mg.tensor(1.0)\nfor k in range(100):\n" + WIDE), PATIENT).turns
    first = graphs(turns)[:-1]
    assert TOGETHER <= sum(len(turns[number].graph.nodes) for number in first) < TOGETHER + len(turns[0].graph.nodes)


def test_a_graph_of_many_arrays_keeps_their_summaries():
    text = "x = mg.ones((1000,))\ny = x\nfor k in range(500):\n    y = y * x + 1.0\ny.backward()"
    ran = run(Program(HEAD + text), PATIENT)
    graph = ran.graph
    assert len(graph.nodes) == 1001
    assert all(node.value.numbers is None and len(node.value.strip) == 24 for node in graph.nodes)
    assert len(to_json(ran)) < 10_000_000
