# ruff: noqa: E501 -- programs
"""Backward passes that are wrong on purpose equal passes written by hand, and change nothing that is right."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from explorer.model.graph import Graph
from explorer.model.mistakes import MISTAKES
from explorer.model.program import Program
from explorer.model.run import run

START = "import engine as mg\nimport numpy as np\n"
DRAWN = START + "x = mg.tensor(1.5)\ny = mg.tensor(0.8)\nu = x * y\nf = u * mg.sin(u)\nf.backward()\n"
ROWS = (
    START
    + "x = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nw = mg.tensor([0.5, -1.0, 2.0])\ns = (x * w).sum()\ns.backward()\n"
)
SLOPES = {
    "multiply": lambda a, b: (b, a),
    "add": lambda a, b: (1.0, 1.0),
    "sin": lambda a: (np.cos(a),),
    "exp": lambda a: (np.exp(a),),
}


def wrong(source: str, name: str) -> dict[int, np.ndarray]:
    """The gradients of all nodes that a mistake changes."""
    graph = run(Program(source, broken=True)).graph
    [found] = [each for each in graph.mistakes if each.name == name]
    return {key: np.array(value.numbers).reshape(value.shape) for key, value in found.gradients}


def program_of(numbers: random.Random, size: int) -> str:
    """A random program of numbers, whose values are used several times."""
    lines, names = [START + "a = mg.tensor(0.7)", "b = mg.tensor(-1.2)"], ["a", "b"]
    for k in range(size):
        one, other = numbers.choices(names[-4:], k=2)
        made = numbers.choice((f"{one} * {other}", f"{one} + {other}", f"mg.sin({one})", f"mg.exp({one} * 0.1)"))
        lines.append(f"v{k} = {made}")
        names.append(f"v{k}")
    return "\n".join([*lines, f"f = {names[-1]} * {names[-2]}", "f.backward()"])


def by_hand(graph: Graph, name: str) -> dict[int, float]:
    """The same mistake in a pass of numbers: grads and one loop, as one would write it in a first attempt."""
    assert graph.target is not None
    value = [node.value.numbers[0] for node in graph.nodes if node.value.numbers]
    known = [
        [value[each.node] if each.node is not None else each.value.numbers[0] for each in node.operands]
        for node in graph.nodes
    ]
    grads = {graph.target: 1.0}
    order = sorted({edge.child for edge in graph.edges}, reverse=True)
    if name == "order":
        order, at = [graph.target], 0
        while at < len(order):
            order += [p for p in dict.fromkeys(e.parent for e in into(graph, order[at])) if p not in order]
            at += 1
    for node in order:
        for edge in into(graph, node) if node in grads else ():
            slope = 1.0 if name == "local" else SLOPES[graph.nodes[node].op](*known[node])[edge.operand]
            share = slope * (1.0 if name == "upstream" else grads[node])
            grads[edge.parent] = share if name == "overwrite" else grads.get(edge.parent, 0.0) + share
    return grads


def into(graph: Graph, node: int) -> list:
    return [graph.edges[key] for key in graph.sweep if graph.edges[key].child == node]


@pytest.mark.parametrize("name", [name for name in MISTAKES if name != "broadcast"])
def test_a_wrong_pass_is_wrong_in_that_way_alone(name: str) -> None:
    numbers = random.Random(name)
    changed = 0
    for size in range(2, 22):
        source = program_of(numbers, size)
        graph = run(Program(source, broken=True)).graph
        right = {node.key: node.gradient.numbers[0] for node in graph.nodes if node.gradient and node.gradient.numbers}
        expected = by_hand(graph, name)
        found = {**right, **{key: float(value) for key, value in wrong(source, name).items()}}
        assert found == pytest.approx({key: expected.get(key, 0.0) for key in right}, rel=1e-9, abs=1e-12)
        changed += found != right
    assert changed > 10


def test_the_mistakes_that_are_drawn_give_the_numbers_that_are_drawn() -> None:
    assert wrong(DRAWN, "overwrite")[0] == pytest.approx(0.3479, abs=5e-5)
    assert wrong(DRAWN, "upstream")[0] == pytest.approx(0.8)
    assert wrong(DRAWN, "order")[0] == pytest.approx(0.7456, abs=5e-5)
    assert 2 in wrong(DRAWN, "overwrite")
    assert 2 not in wrong(DRAWN, "order")  # u gets all; only what it hands on is too little


def test_what_is_not_summed_over_copies_is_the_share_of_the_first() -> None:
    assert wrong(ROWS, "broadcast")[1].tolist() == [1.0, 2.0, 3.0]
    assert wrong(DRAWN, "broadcast") == {}


def test_nothing_that_is_right_is_changed() -> None:
    usual, broken = run(Program(DRAWN)), run(Program(DRAWN, broken=True))
    assert replace(broken.graph, mistakes=()) == usual.graph
    assert broken.parameters == usual.parameters
    assert usual.graph.mistakes == ()
