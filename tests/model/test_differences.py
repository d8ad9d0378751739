"""Two graphs beside each other: whatever differs is a row with the true numbers, and nothing else is said to differ."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given

from explorer.model.differences import Difference, differences
from explorer.model.graph import Graph, Node
from explorer.model.program import Program
from explorer.model.value import Value, value_of
from tests.each import each
from tests.unhurried import run

from .graphs import graphs, values
from .test_mistakes import START, program_of

SQUARE = START + "x = mg.tensor(3.0)\nf = x * x\nf.backward()\n"
UNEQUAL = ("differs", "rounding", "odd", "shape", "only")


def rows(one: str, other: str) -> dict[tuple[str, str], Difference]:
    found = differences(run(Program(one)).graph, run(Program(other)).graph)
    return {(row.title, row.of): row for row in found}


@given(graphs())
def test_a_graph_differs_from_itself_in_nothing(graph: Graph) -> None:
    found = differences(graph, graph)
    assert {row.verdict for row in found} <= {"same"}
    assert sum(row.of == "value" for row in found) == len(graph.nodes)


@given(graphs(), graphs())
def test_all_nodes_of_any_two_graphs_are_listed_once_with_what_is_true_of_them(one: Graph, other: Graph) -> None:
    found = differences(one, other)
    for graph, side in ((one, 0), (other, 1)):
        listed = [row.nodes[side] for row in found if row.of == "value" and row.nodes[side] is not None]
        assert sorted(listed) == [node.key for node in graph.nodes]
    for row in found:
        ours, theirs = (number_of(graph, key, row.of) for graph, key in zip((one, other), row.nodes, strict=True))
        assert_true(row, ours, theirs)


def number_of(graph: Graph, key: int | None, of: str) -> Value | None:
    node: Node | None = None if key is None else graph.nodes[key]
    return node and (node.value if of == "value" else node.gradient)


def assert_true(row: Difference, ours: Value | None, theirs: Value | None) -> None:
    if ours is None or theirs is None:
        assert row.verdict == "only"
    elif ours.shape != theirs.shape:
        assert row.verdict == "shape"
    else:
        pairs = list(zip(ours.numbers or (), theirs.numbers or (), strict=True))
        unlike = [pair for pair in pairs if not np.array_equal(*pair, equal_nan=True)]
        assert row.count == len(unlike)
        assert (row.verdict == "same") == (not unlike)
        assert row.pair is None or any(row.pair == pair or repr(row.pair) == repr(pair) for pair in unlike)


@each("seed", range(20))
def test_of_random_programs_each_number_that_differs_is_a_row_that_says_so(seed: int) -> None:
    draws = random.Random(seed)
    one, other = (run(Program(program_of(draws, 6))).graph for _ in range(2))
    by_name = [{node.name: node for node in graph.nodes if node.name} for graph in (one, other)]
    found = {(row.title, row.of): row for row in differences(one, other)}
    for name in by_name[0].keys() & by_name[1].keys():
        ours, theirs = (nodes[name] for nodes in by_name)
        assert (found[name, "value"].verdict in UNEQUAL) == (ours.value.numbers != theirs.value.numbers)
        if ours.gradient and theirs.gradient:
            row = found[name, "gradient"]
            assert (row.verdict in UNEQUAL) == (ours.gradient.numbers != theirs.gradient.numbers)


@given(values, values)
def test_the_relative_difference_is_that_of_the_two_numbers(one: Value, other: Value) -> None:
    [row] = differences(alone(one), alone(other))
    if row.relative is not None and row.pair is not None:
        a, b = (float(number) for number in row.pair)
        largest = max(abs(a), abs(b))
        assert row.relative == pytest.approx(abs(a / largest - b / largest))
        assert 0 <= row.relative <= 2
        assert math.isfinite(row.relative)


def alone(value: Value) -> Graph:
    return Graph((Node(0, "x", 1, "", "x", None, value, False, (), (), (), None),), (), 0, None, ())


def test_the_other_order_of_the_same_sum_differs_by_rounding_alone() -> None:
    found = rows(START + "f = mg.tensor(0.1) + 0.2 + 0.3\n", START + "f = mg.tensor(0.1) + (0.2 + 0.3)\n")
    assert found["f", "value"].verdict == "rounding"
    assert found["f", "value"].relative == pytest.approx(1.85e-16, rel=0.01)


def test_two_ways_of_a_square_give_the_same_numbers() -> None:
    assert {row.verdict for row in rows(SQUARE, SQUARE.replace("x * x", "x ** 2")).values()} == {"same"}


def test_what_is_not_finite_in_one_alone_is_said_so_at_the_element() -> None:
    naive = START + "z = mg.tensor([1.0, 1000.0])\np = mg.exp(z)\n"
    found = rows(naive, naive.replace("exp(z)", "exp(z - 1000.0)"))
    row = found["p", "value"]
    assert (row.verdict, row.at, row.pair, row.relative) == ("odd", 1, (math.inf, 1.0), None)


def test_targets_of_two_names_are_one_row_and_what_only_one_has_another() -> None:
    found = rows(SQUARE, START + "x = mg.tensor(3.0)\nhalf = x * x / 2.0\nloss = half * 2.0\nloss.backward()\n")
    assert found["f | loss", "value"].verdict == "same"
    assert found["half", "value"].verdict == "only"


def test_an_array_of_another_shape_is_no_number_to_compare() -> None:
    one = START + "w = mg.tensor([1.0, 2.0])\nf = w.sum()\nf.backward()\n"
    found = rows(one, one.replace("2.0]", "2.0, 3.0]"))
    assert found["w", "value"].verdict == found["w", "gradient"].verdict == "shape"


def test_arrays_too_large_to_be_kept_are_compared_by_their_extremes() -> None:
    large = np.linspace(0.0, 1.0, 2_000)
    assert differences(alone(value_of(large)), alone(value_of(large)))[0].verdict == "summary"
    assert differences(alone(value_of(large)), alone(value_of(large * 2)))[0].verdict == "differs"
