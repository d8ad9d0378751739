# ruff: noqa: E501 -- programs
"""The chains of a leaf: all paths to the target, what flows along each, and their sum."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from explorer.model.chain import Chains
from explorer.model.chaining import MOST
from explorer.model.graph import Graph
from explorer.model.program import Program
from explorer.model.value import Value
from explorer.model.wire import from_json, to_json
from tests.brief import SOURCES as BRIEF
from tests.tutorials.test_brought import PROGRAMS
from tests.unhurried import run

LARGEST = 60  # values of a graph that is tried
START = "import engine as mg\nimport numpy as np\n"
TWO_USES = START + "x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x * y + x ** 2\nf.backward()\n"
DOUBLING = START + "x = mg.tensor(1.25)\ny = x\nfor i in range({turns}):\n    y = y * 0.5 + mg.sin(y)\ny.backward()\n"
SOURCES = {
    "two uses": TWO_USES,
    "few paths of arrays": START + "x = mg.tensor([[1.0, 2.0], [3.0, 4.0]])\ny = x @ x + x.T * mg.sum(x)\n(y ** 2).sum().backward()",
    "a head": START + "x = mg.tensor([1.0, 2.0])\ny = x * x\ny.backward([3.0, -1.0])",
    **BRIEF,
    **dict(list(PROGRAMS.items())[5::12]),
}  # fmt: skip


def graph_of(source: str, leaf: int | None = None) -> Graph:
    return run(Program(source, leaf=leaf)).graph


def chains_of(source: str, leaf: int) -> Chains:
    found = graph_of(source, leaf).chains
    assert found is not None
    return found


def array(value: Value | None) -> np.ndarray:
    assert value is not None
    return np.array(value.numbers, dtype=float).reshape(value.shape)


def ways(graph: Graph, leaf: int, node: int) -> int:
    """How many paths there are, by trying them."""
    into = [edge.parent for edge in graph.edges if edge.child == node]
    return 1 if node == leaf else sum(ways(graph, leaf, parent) for parent in into)


@pytest.mark.parametrize("title", SOURCES)
def test_the_shares_of_all_paths_add_up_to_the_gradient(title: str) -> None:
    graph = graph_of(SOURCES[title])
    leaves = [node for node in graph.nodes if not node.op and node.gradient and node.gradient.numbers is not None]
    if len(graph.nodes) > LARGEST or graph.seed is None:
        return
    for leaf in leaves:
        found = chains_of(SOURCES[title], leaf.key)
        total = sum(array(chain.share) for chain in found.told) + (0 if found.rest is None else array(found.rest))
        np.testing.assert_allclose(total, array(leaf.gradient), rtol=1e-6, atol=1e-9)
        for chain in found.told if leaf.key != graph.target else ():
            assert graph.edges[chain.edges[0]].child == graph.target
            assert graph.edges[chain.edges[-1]].parent == leaf.key
            passed = [
                (graph.edges[one].parent, graph.edges[two].child)
                for one, two in zip(chain.edges, chain.edges[1:], strict=False)
            ]
            assert all(parent == child for parent, child in passed)
            if chain.factors:
                assert math.prod(chain.factors, start=float(array(graph.seed))) == pytest.approx(
                    float(array(chain.share))
                )


@pytest.mark.parametrize("turns", [0, 1, 2, 5, 7])
def test_paths_are_counted_exactly(turns: int) -> None:
    source = DOUBLING.format(turns=turns)
    graph = graph_of(source)
    assert graph.target is not None
    assert chains_of(source, 0).count == ways(graph, 0, graph.target) == 2**turns


def test_an_astronomical_count_has_all_its_digits() -> None:
    assert chains_of(DOUBLING.format(turns=130), 0).count == 2**130


def test_of_many_paths_the_largest_are_told_and_the_sum_of_the_rest() -> None:
    found = chains_of(DOUBLING.format(turns=9), 0)
    slopes = []
    y = 1.25
    for _ in range(9):
        slopes.append((0.5, math.cos(y)))
        y = y * 0.5 + math.sin(y)
    every = sorted((math.prod(picked) for picked in product(*slopes)), key=abs, reverse=True)
    assert found.largest
    assert (found.count, len(found.told)) == (512, MOST)
    np.testing.assert_allclose([float(array(chain.share)) for chain in found.told], every[:MOST])
    np.testing.assert_allclose(array(found.rest), sum(every[MOST:]))


def test_of_many_paths_of_arrays_it_is_not_said_that_they_are_the_largest() -> None:
    found = chains_of(DOUBLING.format(turns=9).replace("mg.tensor(1.25)", "mg.tensor([1.25, 1.0])"), 0)
    assert not found.largest
    assert len(found.told) == MOST


def test_a_leaf_that_the_target_does_not_depend_on_has_no_path() -> None:
    source = START + "x = mg.tensor(2.0)\nc = mg.tensor(3.0, constant=True)\nf = x * c\nf.backward()"
    assert chains_of(source, 1).count == 0
    assert chains_of(source, 1).told == ()


def test_they_cross_a_wall_without_loss() -> None:
    made = run(Program(DOUBLING.format(turns=70), leaf=0))
    assert from_json(to_json(made)) == made
