"""A nan or an inf is named where it was born, not where it went."""

import math
from dataclasses import replace

from explorer.model.births import births, born
from explorer.model.value import value_of
from tests.samples import two_uses_graph


def with_values(**numbers):
    """The sample's graph with other values, by the keys of its nodes: n2=nan."""
    graph = two_uses_graph()
    nodes = tuple(
        replace(node, value=value_of(numbers[f"n{node.key}"])) if f"n{node.key}" in numbers else node
        for node in graph.nodes
    )
    return replace(graph, nodes=nodes)


def test_a_graph_of_finite_numbers_has_no_births():
    assert births(two_uses_graph()) == ({}, {})


def test_a_nan_is_born_where_no_operand_has_one_and_only_there():
    assert births(with_values(n2=math.nan, n4=math.nan)).values == {2: "nan"}


def test_an_inf_that_becomes_a_nan_is_two_births():
    assert births(with_values(n2=math.inf, n4=math.nan)).values == {2: "inf", 4: "nan"}


def test_a_contribution_may_be_where_an_inf_is_born():
    graph = two_uses_graph()
    edges = tuple(replace(edge, contribution=value_of(math.inf)) if edge.key == 2 else edge for edge in graph.edges)
    assert births(replace(graph, edges=edges)).contributions == {2: "inf"}


def test_an_array_counts_as_a_whole():
    assert born(value_of([1.0, math.nan]), [value_of([1.0, 2.0])]) == "nan"
