# ruff: noqa: E501 -- programs
"""Forward mode, walked: tangents from a cell of a leaf, and what both modes cost."""

from __future__ import annotations

import random

import numpy as np
import pytest

import engine as mg
from explorer.model.cell import Cell
from explorer.model.costs import links
from explorer.model.graph import Graph
from explorer.model.patience import unhurried
from explorer.model.program import Program, Target
from explorer.model.run import LIMITS, Run
from explorer.model.tangent import Tangents
from explorer.model.value import Value
from explorer.model.wire import from_json, to_json
from explorer.picture.code_names import CodeNames
from explorer.picture.pushed import pushed
from tests.brief import SOURCES as BRIEF
from tests.tutorials.test_brought import PROGRAMS
from tests.unhurried import run

from .test_aiming import target_of
from .test_mistakes import program_of

LARGEST = 60  # values of a graph that is tried
CELLS = 3  # of each leaf
START = "import engine as mg\nimport numpy as np\n"
TWO_USES = START + "x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x * y + x ** 2\nf.backward()\n"
SOURCES = {
    "two uses": TWO_USES,
    "products": START + "x = mg.tensor([[1.0, 2.0], [3.0, 4.0]])\ny = x @ x + x.T * mg.sum(x)\n(y ** 2).sum().backward()",
    "a head": START + "x = mg.tensor([1.0, 2.0])\ny = x * x\ny.backward([3.0, -1.0])",
    "others": START + "from engine.nnet import softmax\nx = mg.tensor([[1.0, -2.0, 0.5], [0.1, 0.7, 2.0]])\ny = softmax(x, axis=-1)\nz = mg.cumsum(y[0]) * mg.sort(x[1]) + mg.max(x, axis=0)\nz.sum().backward()",
    "memory": START + "x = mg.tensor([1.0, 2.0, 3.0])\ny = x * 2.0\ny[1:] = x[:2] ** 2\ny *= x\nmg.concatenate([y, x]).mean().backward()",
    **BRIEF,
    **dict(list(PROGRAMS.items())[3::10]),
}  # fmt: skip


def ran(source: str, cell: Cell | None = None, target: Target | None = None) -> Run:
    return run(Program(source, target=target, tangent=cell), LIMITS.within(60))


def shown(made: Run) -> Graph:
    return made.turns[made.shown].graph if made.turns else made.graph


def tangents_of(source: str, cell: Cell, target: Target | None = None) -> tuple[Graph, Tangents]:
    graph = shown(ran(source, cell, target))
    assert graph.tangents is not None
    return graph, graph.tangents


def array(value: Value | None) -> np.ndarray:
    assert value is not None and value.numbers is not None
    return np.array(value.numbers, dtype=float).reshape(value.shape)


@pytest.mark.parametrize("title", SOURCES)
def test_what_forward_mode_comes_to_is_the_gradient_of_each_cell(title: str) -> None:
    """The engine's sweep and its push-forwards are two ways to the same number; each tangent is the sum of its parts."""
    whole = shown(ran(SOURCES[title]))
    if whole.seed is None or len(whole.nodes) > LARGEST:
        return
    for leaf in [node for node in whole.nodes if not node.op and not node.constant]:
        for at in range(min(CELLS, int(np.prod(leaf.value.shape, dtype=int)))):
            graph, found = tangents_of(SOURCES[title], Cell(leaf.key, at))
            if found.gradient is not None:
                assert found.total == pytest.approx(found.gradient, rel=2e-4, abs=1e-6)
            for push in found.pushes[1:]:
                if push.tangent.numbers is None:
                    continue  # too many to be sent
                parts = [array(part) for _, part in push.parts if part is not None]
                np.testing.assert_allclose(sum(parts), array(push.tangent), rtol=1e-6)
                assert {graph.edges[key].child for key, _ in push.parts} == {push.node}


def test_each_tangent_is_the_derivative_of_its_value() -> None:
    """Measured: the value itself when the cell moves."""
    graph, found = tangents_of(SOURCES["others"], Cell(0, 4))
    h = 1e-6
    moved = [shown(ran(SOURCES["others"].replace("0.7", repr(0.7 + by)))) for by in (h, -h)]
    for push in found.pushes:
        above, below = (array(each.nodes[push.node].value) for each in moved)
        np.testing.assert_allclose(array(push.tangent), (above - below) / (2 * h), atol=1e-7)
    assert len(found.pushes) == len(graph.nodes)


def test_another_target_ends_the_walk() -> None:
    graph, found = tangents_of(TWO_USES, Cell(0, 0), Target("x * y", 0, (2.5,)))
    assert [graph.nodes[push.node].text for push in found.pushes] == ["mg.tensor(2.0)", "x * y"]
    assert found.total == found.gradient == 10.0


def test_what_does_not_depend_on_the_cell_has_no_tangent() -> None:
    _, found = tangents_of(TWO_USES, Cell(1, 0), Target("x ** 2"))
    assert [push.node for push in found.pushes] == [1]
    assert (found.total, found.gradient) == (0.0, 0.0)


@pytest.mark.parametrize("cell", [Cell(99, 0), Cell(0, 1), Cell(2, 0)])
def test_where_there_is_no_such_cell_nothing_is_walked(cell: Cell) -> None:
    source = (
        START + "x = mg.tensor(2.0)\nc = mg.tensor(3.0)\nk = mg.tensor(1.0, constant=True)\nf = x * c * k\nf.backward()"
    )
    assert shown(ran(source, cell)).tangents is None


CASES = {  # program -> products of the way back, of all ways forward, passes
    TWO_USES: (5, 6, 2),
    START + "x = mg.tensor([1.0, 2.0, 3.0])\nf = (x * x).sum()\nf.backward()": (3 + 3 + 3, 3 * 9, 3),
    START + "a = mg.tensor(np.ones((2, 3)))\nb = mg.tensor(np.ones((3, 4)))\nf = (a @ b).sum()\nf.backward()": (24 + 24 + 8, 6 * 32 + 12 * 32, 18),
    START + "a = mg.tensor(np.ones((2, 3)))\nf = mg.einsum('ij,ij->', a, a)\nf.backward()": (12, 72, 6),
    START + "a = mg.tensor(np.arange(6.0).reshape(2, 3))\nf = a.mean(axis=0).T[1:].max()\nf.backward()": (6 + 3 + 2 + 1, 6 * 12, 6),
    START + "x = mg.tensor([1.0, 2.0, 3.0])\nf = mg.cumsum(x).sum()\nf.backward()": (6 + 3, 27, 3),
    START + "from engine.nnet import softmax\nx = mg.tensor([[1.0, 2.0, 3.0], [1.0, 0.0, 2.0]])\nf = softmax(x, axis=-1).sum()\nf.backward()": (18 + 6, 6 * 24, 6),
    START + "x = mg.tensor(2.0)\nb = mg.tensor([1.0, 2.0])\nf = (x + b)[0]\nf.backward()": (2 + 2 + 1, 3 + 2 * 3, 3),
}  # fmt: skip


@pytest.mark.parametrize("source", CASES)
def test_what_both_modes_cost_is_counted_exactly(source: str) -> None:
    _, found = tangents_of(source, Cell(0, 0))
    costs = found.costs
    assert (costs.backward, costs.forward, costs.passes) == CASES[source]


def one_by_one(tensor: mg.Tensor, operand: int) -> int:
    """Counted one by one: every cell of the operand, with all that moves in the result."""
    x = np.asarray(tensor.creator.inputs[operand])
    ones = np.eye(x.size).reshape(-1, *x.shape)
    return sum(np.count_nonzero(mg.local.push_forward(tensor, operand, one)) for one in ones)


def test_picked_summed_and_copied_cells_are_counted_as_one_by_one() -> None:
    x = mg.tensor(np.random.default_rng(1).normal(size=(3, 4)))
    made = [
        x.sum(0),
        x.mean(),
        x.T,
        x[1:, [0, 0, 2]],
        mg.repeat(x, 3),
        mg.broadcast_to(x, (2, 3, 4)),
        mg.sort(x),
        x.max(0),
    ]
    made += [
        mg.cumsum(x, 0),
        mg.prod(x, 1),
        mg.concatenate([x, x]),
        mg.roll(x, 1),
        mg.linalg.norm(x),
        x @ x.T,
        mg.diff(x),
    ]
    for tensor in made:
        assert links(tensor, 0, unhurried) == one_by_one(tensor, 0), tensor.creator.op


@pytest.mark.parametrize("title", list(SOURCES)[:5])
def test_the_lines_of_code_can_be_run_and_give_the_tangents(title: str) -> None:
    graph, found = tangents_of(SOURCES[title], Cell(0, 0))
    rows = pushed(graph, found)["rows"]
    names = CodeNames(graph)
    bound = {names.of(node): mg.tensor(array(node.value)) for node in graph.nodes}
    space: dict[str, object] = {"mg": mg, "np": np, **bound}
    for (*_, code), push in zip(rows, found.pushes, strict=True):
        if not code:  # of an update in place there is no call
            name = names.of(graph.nodes[push.node])
            space[f"{name if name.isidentifier() else f'v{push.node}'}_dot"] = array(push.tangent)
            continue
        exec(code, space)
        np.testing.assert_allclose(np.asarray(space[code.partition(" = ")[0]]), array(push.tangent), rtol=1e-6)


def test_they_cross_a_wall_without_loss() -> None:
    made = ran(SOURCES["products"], Cell(0, 1))
    assert shown(made).tangents is not None
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize("number", range(20))
def test_both_modes_agree_at_any_target_of_random_programs_and_cost_what_their_edges_say(number: int) -> None:
    numbers = random.Random(number)
    source = program_of(numbers, 12)
    whole = shown(ran(source))
    node = numbers.choice([node for node in whole.nodes if not node.constant])
    target = target_of(whole, node, (numbers.uniform(-2, 2),))
    leaves = [each.key for each in whole.nodes if not each.op and not each.constant]
    passes = forward = 0
    for leaf in leaves:
        graph, found = tangents_of(source, Cell(leaf, 0), target)
        assert found.total == pytest.approx(found.gradient, rel=1e-9, abs=1e-12)
        ends = [(graph.edges[key].parent, graph.edges[key].child) for key in graph.sweep]
        once = sum(parent in reached(ends, leaf) for parent, _ in ends)
        assert (found.costs.backward, found.costs.once) == (len(ends), once)
        is_leading = leaf == graph.target or once > 0
        passes, forward = passes + is_leading, forward + once
    assert (found.costs.passes, found.costs.forward) == (passes, forward)


def reached(ends: list[tuple[int, int]], leaf: int) -> set[int]:
    """The leaf and what depends on it."""
    known = {leaf}
    for parent, child in sorted(ends, key=lambda end: end[1]):
        known |= {child} if parent in known else set()
    return known
