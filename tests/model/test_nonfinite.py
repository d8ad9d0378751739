"""A nan or an inf is named where it was born, not where it went; and what is said to come of it depends on it."""

import math
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Graph
from explorer.model.nonfinite import Nonfinite, bad, used
from explorer.model.value import value_of
from tests.model.graphs import graphs
from tests.samples import two_uses_graph


def test_a_graph_of_finite_numbers_has_no_nonfinite():
    nonfinite = Nonfinite(two_uses_graph())
    assert (nonfinite.values, nonfinite.contributions) == ({}, {})


def test_a_contribution_may_be_where_an_inf_is_born():
    graph = two_uses_graph()
    edges = tuple(replace(edge, contribution=value_of(math.inf)) if edge.key == 2 else edge for edge in graph.edges)
    assert {key: origin.kind for key, origin in Nonfinite(replace(graph, edges=edges)).contributions.items()} == {
        2: "contribution"
    }


@settings(deadline=None, max_examples=200)
@given(graphs(), st.data())
def test_whoever_is_named_had_it_first_and_everything_said_to_come_of_it_depends_on_it(graph, data):
    nonfinite = Nonfinite(graph)
    assert set(nonfinite.values) == {node.key for node in graph.nodes if bad(node.value)}
    for key, origin in nonfinite.values.items():
        if origin.kind == "element":
            continue
        first = graph.nodes[origin.node]
        assert origin.what == bad(first.value)
        assert not any(map(bad, inputs(graph, origin.node)))
        assert origin.kind == ("value" if first.op else "leaf")
        assert origin.node in behind(graph, key)
    for key, origin in nonfinite.contributions.items():
        if origin.kind == "contribution":
            edge = graph.edges[origin.edge]
            child = graph.nodes[edge.child]
            assert bad(edge.contribution) == origin.what
            assert not any(bad(graph.nodes[child.operands[k].node].value) for k in used(edge, child))
        assert origin.node in around(graph, key)


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
