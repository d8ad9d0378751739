"""A nan or an inf is named where it was born, not where it went; and what is said to come of it depends on it."""

import math
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.births import Births, bad, used
from explorer.model.graph import Graph
from explorer.model.value import value_of
from tests.model.graphs import graphs
from tests.samples import two_uses_graph


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
