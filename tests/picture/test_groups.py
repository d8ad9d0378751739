"""What is shown where single nodes would be too many: groups, of which one is open."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.picture.groups import FEW, VISIBLE, sketch
from explorer.picture.layout import place
from explorer.picture.nesting import WIDE, Group, nested
from tests.picture.graphs import ROOMS, chain, graph, wirings

limits = st.integers(1, 12)
opened = st.sampled_from(["", "for1", "for1/1", "for1/2", "@3", "@17", "line1", "0-9", "nowhere"])


@given(wirings(), limits, st.integers(0, 5), opened)
def test_every_node_is_shown_by_exactly_one_item(wiring, few, turn, path):
    drawing = sketch(graph(wiring, turn=turn), path, few)
    assert sorted(node for item in drawing.items for node in item.nodes) == list(range(len(wiring)))


@given(wirings(), limits, st.integers(0, 5), opened)
def test_groups_never_depend_on_each_other_in_a_circle(wiring, few, turn, path):
    drawing = sketch(graph(wiring, turn=turn), path, few)
    assert all(link.parent < link.child for link in drawing.links)


@given(wirings(), limits, opened)
def test_every_edge_between_two_items_is_part_of_one_link(wiring, few, path):
    drawn = graph(wiring, turn=2)
    drawing = sketch(drawn, path, few)
    item_of = {node: index for index, item in enumerate(drawing.items) for node in item.nodes}
    outside = [edge.key for edge in drawn.edges if item_of[edge.parent] != item_of[edge.child]]
    assert sorted(edge for link in drawing.links for edge in link.edges) == outside


@given(wirings(), limits, opened)
def test_marks_tell_all_items_apart(wiring, few, path):
    marks = [item.mark for item in sketch(graph(wiring, turn=3), path, few).items]
    assert len(set(marks)) == len(marks)


def test_few_nodes_are_not_grouped():
    assert all(item.title == "" for item in sketch(graph(chain(FEW))).items)


def test_a_loop_is_a_group_that_opens_to_its_turns_and_a_turn_to_its_values():
    drawn = graph([[], *chain(500)[1:]], turn=10)
    whole = sketch(drawn)
    assert [group.title for group in whole.opened] == ["for, line 2"]  # nothing stands beside it
    assert [item.title for item in whole.items] == [f"turn {number}" for number in range(50)]
    inner = sketch(drawn, "for1/7")
    assert [group.title for group in inner.opened] == ["for, line 2", "turn 7"]
    assert [item.nodes for item in inner.items if not item.title] == [(node,) for node in range(70, 80)]


def test_a_group_of_a_value_opens_with_all_that_it_is_in():
    drawn = graph(chain(9000), turn=3)
    drawing = sketch(drawn, "@4711")
    assert drawing.opened[-1].title == f"turn {4711 // 3}"
    assert any(item.nodes == (4711,) for item in drawing.items)
    assert sketch(drawn, drawing.opened[-1].path) == drawing


def test_a_group_that_is_there_no_more_opens_what_it_was_in():
    assert [group.title for group in sketch(graph(chain(300), turn=10), "for1/77").opened] == ["for, line 2"]


def test_what_a_line_made_is_a_group_where_there_are_too_many():
    titles = [item.title for item in sketch(graph(chain(2000))).items]
    assert len(titles) <= WIDE + 12
    assert titles[0] == "" and titles[1].startswith("lines ")


def every(group: Group) -> list[Group]:
    return [group, *(inner for part in group.parts if isinstance(part, Group) for inner in every(part))]


@pytest.mark.parametrize("turn", [0, 1, 7, 100])
def test_no_group_has_more_parts_than_can_be_overlooked_and_each_has_a_path_of_its_own(turn):
    groups = every(nested(graph(chain(4000), turn=turn)))
    assert max(len(group.parts) for group in groups) <= WIDE + 12
    assert len({group.path for group in groups}) == len(groups)
    assert max(len(sketch(graph(chain(4000), turn=turn), group.path).items) for group in groups[:40]) <= VISIBLE


@settings(deadline=None, max_examples=20)
@given(wirings(), limits, st.sampled_from(ROOMS))
def test_grouped_pictures_are_placed_like_others(wiring, few, room):
    placement = place(graph(wiring, turn=3), room, few=few)
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
