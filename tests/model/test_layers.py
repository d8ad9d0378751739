"""What differentiation itself has made is a layer of its own: nothing else, and all of it."""

from __future__ import annotations

import pytest

from explorer.model.layers import is_of_gradient
from explorer.model.program import Program
from explorer.picture.groups import FOLDED, sketch
from tests.unhurried import run

START = "import engine as mg\nx = mg.tensor(2.0)\n"
MADE = {  # a program, and how many values of its graph differentiation has made
    "f = x ** 3\nf.backward()": 0,
    "f = x ** 3\nf.backward(create_graph=True)\ng = x.grad * x\ng.backward()": 4,
    "def gradient(x):\n    return x * x\nf = gradient(x) * 2\nf.backward()": 0,
    "d = mg.grad(lambda x: mg.sin(x) * x)\ny = d(x)\ny.backward()": 7,
}


@pytest.mark.parametrize("program", MADE)
def test_what_was_made_as_gradients_were_recorded_is_known(program: str) -> None:
    graph = run(Program(START + program + "\n")).graph
    layer = [node for node in graph.nodes if is_of_gradient(node)]
    assert len(layer) == MADE[program]
    own = [node.text for node in graph.nodes if not is_of_gradient(node)]
    assert own[0] == "mg.tensor(2.0)"
    if "sin" in program:
        assert own == ["mg.tensor(2.0)", "mg.sin(x)"]


@pytest.mark.parametrize("program", MADE)
def test_folded_it_is_one_card_and_nothing_is_lost(program: str) -> None:
    graph = run(Program(START + program + "\n")).graph
    whole, folded = sketch(graph), sketch(graph, FOLDED)
    assert sorted(key for item in folded.items for key in item.nodes) == [node.key for node in graph.nodes]
    closed = [item for item in folded.items if item.group]
    assert bool(closed) == (MADE[program] > 0)
    assert all(is_of_gradient(graph.nodes[key]) for item in closed for key in item.nodes)
    assert len(whole.items) == len(graph.nodes)
    for item in closed:
        assert sketch(graph, item.path).items == whole.items  # opening it shows all again
