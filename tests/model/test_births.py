"""A nan or an inf is named where it was born, not where it went; and what is said to come of it depends on it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.births import Births, bad, used
from explorer.model.graph import Graph
from explorer.model.program import Program
from explorer.model.run import run
from explorer.model.timeline import Timeline
from explorer.model.value import value_of
from explorer.picture import wording
from explorer.picture.why import Why
from tests.model.graphs import graphs
from tests.samples import two_uses_graph

START = "import engine as mg\nimport numpy as np\n"
SAID = {  # a program and what is said of which step's value or contribution
    "r = mg.tensor(0.0)\nx = mg.tensor(-1.0)\nl = np.log(x)\nf = l + r\nf.backward()": {
        "l": "The nan was born here: what l is made of is finite.",
        "f": "The nan was born at l on line 5.",
    },
    "r = mg.tensor(np.inf)\nf = r - r": {
        "r": "The inf was born here: r was given so on line 3.",
        "f": "This nan comes of the inf that was born at r on line 3: it was given so.",
    },
    "x = mg.tensor(0.0)\nf = x * np.inf": {
        "f": "This nan comes of the inf that was born with np.inf on line 4.",
        "f → x": "The inf was born with np.inf on line 4.",
    },
    "x = mg.tensor(0.0)\nf = np.sqrt(x)\nf.backward()": {
        "f → x": "The inf was born here, on the way from f to x.",
    },
    "x = mg.tensor(0.0)\ny = x * 2\nf = np.sqrt(y)\nf.backward()": {
        "f → y": "The inf was born here, on the way from f to y.",
        "y → x": "The inf was born on the way from f to y.",
    },
    "x = mg.tensor([np.inf, -1.0])\nf = np.log(x)": {
        "x": "The inf was born here: x was given so on line 3.",
        "f": "The nan was born here: in that place, what f is made of is finite.",
    },
}  # fmt: skip


@pytest.mark.parametrize("program", SAID)
def test_a_birth_is_told_where_it_was(program):
    graph = run(Program(START + program)).graph
    why, said = Why(graph), {}
    for step in Timeline(graph).steps:
        kind, fillings = why.explanation(step)
        if "born" in fillings:
            said[wording.title(kind, fillings)] = wording.plain(fillings["born"])
    assert said == SAID[program]


def test_a_graph_of_finite_numbers_has_no_births():
    births = Births(two_uses_graph())
    assert (births.values, births.contributions) == ({}, {})


def test_a_contribution_may_be_where_an_inf_is_born():
    graph = two_uses_graph()
    edges = tuple(replace(edge, contribution=value_of(math.inf)) if edge.key == 2 else edge for edge in graph.edges)
    assert {key: birth.kind for key, birth in Births(replace(graph, edges=edges)).contributions.items()} == {
        2: "contribution"
    }


@settings(deadline=None, max_examples=200)
@given(graphs(), st.data())
def test_whoever_is_named_had_it_first_and_everything_said_to_come_of_it_depends_on_it(graph, data):
    births = Births(graph)
    assert set(births.values) == {node.key for node in graph.nodes if bad(node.value)}
    for key, birth in births.values.items():
        if birth.kind == "element":
            continue
        first = graph.nodes[birth.node]
        assert birth.what == bad(first.value)
        assert not any(map(bad, inputs(graph, birth.node)))
        assert birth.kind == ("value" if first.op else "leaf")
        assert birth.node in behind(graph, key)
    for key, birth in births.contributions.items():
        if birth.kind == "contribution":
            edge = graph.edges[birth.edge]
            child = graph.nodes[edge.child]
            assert bad(edge.contribution) == birth.what
            assert not any(bad(graph.nodes[child.operands[k].node].value) for k in used(edge, child))
        assert birth.node in around(graph, key)


def inputs(graph: Graph, key: int) -> list:
    return [graph.nodes[operand.node].value for operand in graph.nodes[key].operands]


def behind(graph: Graph, key: int) -> set[int]:
    """The node and all that it was made of."""
    found, waiting = set(), [key]
    while waiting:
        found.add(now := waiting.pop())
        waiting += [each.node for each in graph.nodes[now].operands if each.node not in found]
    return found


def around(graph: Graph, key: int) -> set[int]:
    """All that a contribution may depend on: values before its child, and what flowed back to the child."""
    edge = graph.edges[key]
    child = edge.child
    above = {other.parent for other in graph.edges if child in behind(graph, other.parent)} | {child, graph.target}
    return behind(graph, child) | {edge.parent} | above | set().union(*(behind(graph, node) for node in above))
