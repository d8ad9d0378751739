# ruff: noqa: E501 -- programs
"""Backward passes that are wrong on purpose equal passes written by hand, and change nothing that is right."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from explorer.model.descent.astray import NAMES, astray
from explorer.model.graph import Graph
from explorer.model.mistakes import MISTAKES
from explorer.model.program import Program
from explorer.model.unnulled import unnulled
from tests.unhurried import run

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
    lines.append("c = mg.tensor(1.5, constant=True)")
    for k in range(size):
        one, other = numbers.choices(names[-4:], k=2)
        made = numbers.choice((f"{one} * {other}", f"{one} + {other}", f"mg.sin({one}) * c", f"mg.exp({one} * 0.1)"))
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
        for at, operand in enumerate(graph.nodes[node].operands if name == "constants" and node in grads else ()):
            if operand.node is not None and graph.nodes[operand.node].constant:
                share = SLOPES[graph.nodes[node].op](*known[node])[at] * grads[node]
                grads[operand.node] = grads.get(operand.node, 0.0) + share
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
        nothing = dict.fromkeys(right, 0.0)
        assert found == pytest.approx(nothing | expected, rel=1e-9, abs=1e-12)
        changed += found != right
    assert changed > 10


def test_the_mistakes_that_are_drawn_give_the_numbers_that_are_drawn() -> None:
    assert wrong(DRAWN, "overwrite")[0] == pytest.approx(0.3479, abs=5e-5)
    assert wrong(DRAWN, "upstream")[0] == pytest.approx(0.8)
    assert wrong(DRAWN, "order")[0] == pytest.approx(0.7456, abs=5e-5)
    assert 2 in wrong(DRAWN, "overwrite")
    assert 2 not in wrong(DRAWN, "order")  # u gets all; only what it hands on is too little


def test_copies_that_are_not_added_up_leave_the_share_of_the_first_in_any_graph() -> None:
    """Against a pass of arrays written by hand: products and sums of what broadcasts, in every shape."""
    numbers, changed = random.Random(7), 0
    for size in range(2, 14):
        source = START + "a = mg.tensor(0.5)\nb = mg.tensor([0.7, -1.0, 2.0])\nd = mg.tensor([[1.5], [-0.25]])\n"
        names = ["a", "b", "d"]
        for k in range(size):
            one, other = numbers.choices(names[-5:], k=2)
            source += f"v{k} = {one} {numbers.choice('*+')} {other}\n"
            names.append(f"v{k}")
        source += f"f = ({names[-1]} * {names[-2]} + a * b * d).sum()\nf.backward()\n"
        graph = run(Program(source, broken=True)).graph
        right = {node.key: node.gradient for node in graph.nodes if node.gradient}
        found = {key: np.array(value.numbers).reshape(value.shape) for key, value in right.items()}
        for key, expected in unsummed_by_hand(graph).items():
            mistaken = wrong(source, "broadcast").get(key, found[key])
            assert np.allclose(mistaken, expected, rtol=1e-9, atol=1e-12)
            changed += not np.allclose(mistaken, found[key])
    assert changed > 20


def unsummed_by_hand(graph: Graph) -> dict[int, np.ndarray]:
    """Gradients of sums and products, where only the first copy of what was broadcast gets anything."""
    value = {n.key: np.array(n.value.numbers).reshape(n.value.shape) for n in graph.nodes if n.value.numbers}
    grads = {graph.target: np.array(1.0)}
    for node in reversed(graph.nodes):
        for edge in into(graph, node.key):
            if node.op == "sum":
                share = np.broadcast_to(grads[node.key], value[edge.parent].shape)
            else:
                others = [value[each.node] for at, each in enumerate(node.operands) if at != edge.operand]
                share = np.broadcast_to(
                    grads[node.key] * (others[0] if node.op == "multiply" else 1.0), node.value.shape
                )
                while share.ndim > value[edge.parent].ndim:
                    share = share[0]
                for axis, many in enumerate(value[edge.parent].shape):
                    share = share.take([0], axis) if many == 1 else share
            grads[edge.parent] = grads.get(edge.parent, 0.0) + share
    return grads


LOOP = (
    START
    + "x = mg.tensor(1.5)\ny = mg.tensor(0.8)\nfor turn in range(3):\n    u = x * y\n    f = u * mg.sin(u)\n    f.backward()\n"
)


@pytest.mark.parametrize("update", ["x.data -= 0.1 * x.grad", "with mg.no_autodiff:\n        x -= 0.1 * x.grad"])
def test_gradients_that_are_not_nulled_are_those_of_all_turns_so_far(update: str) -> None:
    ran = run(Program(f"{LOOP}    {update}\n"))
    x, y, sums = 1.5, 0.8, np.zeros(2)
    for turn in range(3):
        u = x * y
        slope = np.sin(u) + u * np.cos(u)
        sums += (slope * y, slope * x)
        found = {
            ran.turns[turn].graph.nodes[key].name: value.numbers[0] for key, value in unnulled(ran, turn).gradients
        }
        assert found == pytest.approx({"x": sums[0], "y": sums[1]} if turn else {})
        x -= 0.1 * slope * y


def test_what_each_turn_makes_anew_has_nothing_left_from_before() -> None:
    ran = run(Program(LOOP + "    x = mg.tensor(x.data - 0.1 * x.grad)\n"))
    assert [ran.turns[2].graph.nodes[key].name for key, _ in unnulled(ran, 2).gradients] == ["y"]


BOWL = START + "w = mg.tensor(3.0)\nc = mg.tensor(1.0, constant=True)\nf = c * w ** 2 + w\nf.backward()\n"
DRIVEN = {  # what moves w and c, of these and of the gradients of w so far
    "nulling": lambda w, c, sum: (sum, 0.0),
    "constants": lambda w, c, sum: (2 * c * w + 1, w**2),
    "overwrite": lambda w, c, sum: (2 * c * w, 0.0),
    "upstream": lambda w, c, sum: (2 * w + 1, 0.0),
    "local": lambda w, c, sum: (2.0, 0.0),
    "order": lambda w, c, sum: (2 * c * w + 1, 0.0),
    "broadcast": lambda w, c, sum: (2 * c * w + 1, 0.0),
}


def driven(way: Callable[..., tuple[float, float]], rate: float) -> list[float]:
    (w, c, sum), losses = (3.0, 1.0, 0.0), []
    for _ in range(21):
        losses.append(c * w**2 + w)
        sum += 2 * c * w + 1
        by_w, by_c = way(w, c, sum)
        w, c = w - rate * by_w, c - rate * by_c
    return losses


@pytest.mark.parametrize("name", NAMES)
def test_a_descent_that_a_mistake_drives_goes_as_one_written_by_hand(name: str) -> None:
    found = astray(run(Program(BOWL)), name, run, 0.05)
    assert found is not None
    assert found.wrong == pytest.approx(driven(DRIVEN[name], 0.05))
    assert found.right == pytest.approx(driven(DRIVEN["broadcast"], 0.05))


def test_a_descent_with_a_mistake_takes_the_rate_of_the_programs_own_loop() -> None:
    found = astray(run(Program("rate = 0.25\n" + LOOP + "    x.data -= rate * x.grad\n")), "local", run)
    assert found is not None
    assert (found.rate, len(found.right)) == (0.25, 21)


def test_what_is_not_summed_over_copies_is_the_share_of_the_first() -> None:
    assert wrong(ROWS, "broadcast")[1].tolist() == [1.0, 2.0, 3.0]
    assert wrong(DRAWN, "broadcast") == {}


def test_nothing_that_is_right_is_changed() -> None:
    usual, broken = run(Program(DRAWN)), run(Program(DRAWN, broken=True))
    assert replace(broken.graph, mistakes=()) == usual.graph
    assert broken.parameters == usual.parameters
    assert usual.graph.mistakes == ()
