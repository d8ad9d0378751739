"""What is shown where single nodes would be too many."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.picture.groups import VISIBLE, sketch
from explorer.picture.layout import place
from tests.picture.graphs import ROOMS, chain, graph, wirings

limits = st.integers(1, 12)


@given(wirings(), limits, st.integers(0, 5))
def test_every_node_is_shown_by_exactly_one_item(wiring, visible, turn):
    drawing = sketch(graph(wiring, turn=turn), visible)
    assert sorted(node for item in drawing.items for node in item.nodes) == list(range(len(wiring)))
    assert len(drawing.items) <= visible or len(drawing.items) == len(wiring)


@given(wirings(), limits, st.integers(0, 5))
def test_groups_never_depend_on_each_other_in_a_circle(wiring, visible, turn):
    drawing = sketch(graph(wiring, turn=turn), visible)
    assert all(link.parent < link.child for link in drawing.links)


@given(wirings(), limits)
def test_every_edge_between_two_items_is_part_of_one_link(wiring, visible):
    drawn = graph(wiring)
    drawing = sketch(drawn, visible)
    item_of = {node: index for index, item in enumerate(drawing.items) for node in item.nodes}
    outside = [edge.key for edge in drawn.edges if item_of[edge.parent] != item_of[edge.child]]
    assert sorted(edge for link in drawing.links for edge in link.edges) == outside


@given(wirings(), limits)
def test_marks_tell_all_items_apart(wiring, visible):
    marks = [item.mark for item in sketch(graph(wiring), visible).items]
    assert len(set(marks)) == len(marks)


def test_few_nodes_are_not_grouped():
    assert all(item.title == "" for item in sketch(graph(chain(VISIBLE))).items)


def test_the_turns_of_a_loop_are_groups():
    titles = [item.title for item in sketch(graph(chain(100), turn=10), 20).items]
    assert [title for title in titles if title] == [f"turn {number}" for number in range(10)]


def test_too_many_turns_are_shown_several_at_a_time():
    titles = [item.title for item in sketch(graph(chain(101)[1:], turn=1), 20).items]
    assert titles[:2] == ["turns 0–4", "turns 5–9"]


def test_lines_outside_of_loops_are_groups():
    titles = [item.title for item in sketch(graph(chain(80)), 10).items]
    assert titles[:2] == ["lines 2–8", "lines 9–16"]


@settings(deadline=None, max_examples=20)
@given(wirings(), limits, st.sampled_from(ROOMS))
def test_grouped_pictures_are_placed_like_others(wiring, visible, room):
    placement = place(graph(wiring), room, visible=visible)
    inside = placement.route_of().keys()
    box_of = placement.box_of()
    assert all((edge.key in inside) == (box_of[edge.parent] != box_of[edge.child]) for edge in graph(wiring).edges)


@pytest.mark.parametrize("turn", [0, 100])
def test_ten_thousand_nodes_have_an_overview_within_two_seconds(turn):
    drawn = graph(chain(10_000), turn=turn)
    began = process_time()
    placement = place(drawn, ROOMS[0])
    assert process_time() - began < 2
    assert len(placement.boxes) <= VISIBLE
