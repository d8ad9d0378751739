"""Where things stand, on graphs of any wiring, in a wide, a smaller and a tall room."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.picture.groups import sketch
from explorer.picture.layout import place
from explorer.picture.layout_rows import rows
from explorer.picture.placement import Box, Curve, Placement, Room
from explorer.picture.ranks import ranks
from tests.picture.graphs import ROOMS, TWO_USES, chain, graph, wirings

rooms = st.sampled_from(ROOMS)
quick = settings(deadline=None, max_examples=60)


@quick
@given(wirings(), rooms)
def test_no_two_boxes_overlap(wiring, room):
    for one, other in combinations(place(graph(wiring), room).boxes, 2):
        assert not _overlap(one, other), (one, other)


@quick
@given(wirings(), rooms)
def test_everything_lies_in_the_extent(wiring, room):
    placement = place(graph(wiring), room)
    corners = [point for box in placement.boxes for point in _corners(box)]
    ends = [point for at in range(len(placement.routes)) for curve in placement.forward(at) for point in _ends(curve)]
    assert all(_inside(placement, point) for point in corners + ends)


@quick
@given(wirings(), rooms)
def test_what_fits_is_in_the_middle_of_the_room(wiring, room):
    placement = place(graph(wiring), room)
    if not placement.fits:
        return
    boxes = placement.boxes
    middle = (min(box.x - box.width / 2 for box in boxes) + max(box.x + box.width / 2 for box in boxes)) / 2
    assert abs(middle - room.width / 2) < room.width / 6


@quick
@given(wirings(), rooms)
def test_every_edge_has_a_route_from_its_parent_to_its_child(wiring, room):
    drawn = graph(wiring)
    placement = place(drawn, room)
    box_of, route_of = placement.box_of(), placement.route_of()
    for edge in drawn.edges:
        at = route_of[edge.key]
        route, forward, backward = placement.routes[at], placement.forward(at), placement.backward(at)
        assert (route.parent, route.child) == (box_of[edge.parent], box_of[edge.child])
        _assert_touches(placement.boxes[route.child], _end(forward[-1]))
        _assert_touches(placement.boxes[route.child], _start(backward[0]))
        origin = placement.buses[route.bus].dot if route.bus is not None else None
        if origin is None:
            _assert_touches(placement.boxes[route.parent], _start(forward[0]))
            _assert_touches(placement.boxes[route.parent], _end(backward[-1]))
        else:
            assert _start(forward[0]) == origin
            assert dist(_end(backward[-1]), origin) < 16


@quick
@given(wirings(), rooms)
def test_routes_are_in_one_piece(wiring, room):
    placement = place(graph(wiring), room)
    for route in range(len(placement.routes)):
        for way in (placement.forward(route), placement.backward(route)):
            assert all(dist(_end(one), _start(other)) < 1e-6 for one, other in pairwise(way))


@quick
@given(wirings(), rooms)
def test_no_piece_of_a_line_is_drawn_twice(wiring, room):
    placement = place(graph(wiring), room)
    drawn = [curve for route in placement.routes for way in (route.forward, route.backward) for curve in way]
    drawn += [curve for bus in placement.buses for curve in (bus.trunk, *bus.line, *bus.back)]
    assert len(drawn) == len(set(drawn))


def test_a_value_that_all_others_are_made_of_has_a_line_no_longer_than_there_are_columns():
    placement = place(graph(chain(300)), ROOMS[0], few=300)
    (bus,) = (bus for bus in placement.buses if bus.box == 0)
    assert len(bus.line) <= 3 * 300
    assert all(len(placement.routes[route].forward) == 1 for route in bus.routes)


@quick
@given(wirings(), rooms)
def test_a_value_used_more_than_once_is_one_bus_with_one_dot(wiring, room):
    placement = place(graph(wiring), room)
    uses = [sum(parents.count(key) for parents in wiring) for key in range(len(wiring))]
    assert sorted(bus.box for bus in placement.buses) == [key for key, many in enumerate(uses) if many > 1]
    for index, bus in enumerate(placement.buses):
        assert len(bus.routes) == uses[bus.box]
        assert all(placement.routes[route].bus == index for route in bus.routes)
        _assert_touches(placement.boxes[bus.box], _start(bus.trunk))
        assert _end(bus.trunk) == bus.dot


@quick
@given(wirings(most=25), rooms)
def test_no_line_runs_through_a_card(wiring, room):
    placement = place(graph(wiring), room)
    for route in range(len(placement.routes)):
        for curve in (*placement.forward(route), *placement.backward(route)):
            for box in placement.boxes:
                assert not any(_within(box, point) for point in _samples(curve)), (route, box)


@quick
@given(wirings(), rooms)
def test_the_same_graph_is_placed_the_same_way(wiring, room):
    assert place(graph(wiring), room) == place(graph(wiring), room)


@quick
@given(wirings(), rooms)
def test_placing_again_moves_nothing(wiring, room):
    before = place(graph(wiring), room)
    again = place(graph(wiring), room, before.stood)
    moves = [dist((one.x, one.y), (other.x, other.y)) for one, other in zip(before.boxes, again.boxes, strict=True)]
    assert max(moves) < 0.5


def test_users_stand_after_what_they_use():
    for room in ROOMS:
        placement = place(TWO_USES, room)
        for route in placement.routes:
            parent, child = placement.boxes[route.parent], placement.boxes[route.child]
            assert (child.x > parent.x) if room.orientation == "wide" else (child.y > parent.y)


def test_the_first_lesson_stands_as_it_was_drawn():
    x, y, product, square, f = place(TWO_USES, Room(740, 540)).boxes
    assert x.x == y.x < product.x == square.x < f.x
    assert y.y < x.y
    assert product.y < f.y < square.y
    assert place(TWO_USES, Room(740, 540)).scale == 1
    assert product.x - x.x - x.width >= 100
    assert x.y - y.y - x.height >= 40


def test_the_first_lesson_has_large_cards_on_a_phone_too():
    placement = place(TWO_USES, Room(390, 420, "tall"))
    assert placement.scale == 1
    assert placement.fits


@pytest.mark.parametrize(("nodes", "scale"), [(4, 1.0), (6, 0.66), (100, 1.0)])
def test_cards_get_smaller_before_anything_has_to_be_panned(nodes, scale):
    placement, room = place(graph(chain(nodes)), Room(740, 540)), Room(740 / scale, 540 / scale)
    assert placement.scale == scale
    assert replace(placement, room=room).fits == (nodes < 100)


def test_a_line_that_is_added_leaves_the_rest_in_its_place():
    wiring = [[], [], [0, 1], [0], [2, 3], [4]]
    names = ["x", "y", "x * y", "x ** 2", "f", "g"]
    room = Room(1200, 540)
    before = place(graph(wiring, names), room)
    after = place(graph([[], [], [], [0, 1], [0], [3, 4], [5, 2]], ["x", "y", "z", *names[2:]]), room, before.stood)
    now = {box.mark: (box.x, box.y) for box in after.boxes}
    assert max(dist((box.x, box.y), now[box.mark]) for box in before.boxes) < 0.5


@quick
@given(wirings(most=15), st.data())
def test_an_edit_crosses_no_more_lines_than_a_fresh_layout(wiring, data):
    longer = graph([*wiring, [data.draw(st.integers(0, len(wiring) - 1))]])
    before = place(graph(wiring), ROOMS[0])
    links = [(link.parent, link.child) for link in sketch(longer).links]
    stood = {index: box.y for index, box in enumerate(before.boxes)}
    rank = ranks(len(longer.nodes), links)
    assert rows(rank, links, stood).crossings <= rows(rank, links).crossings


def test_a_constant_is_joined_to_its_user_but_carries_no_edge():
    placement = place(graph([[], [], [0, 1]], constants=frozenset({1})), ROOMS[0])
    assert sorted(len(route.edges) for route in placement.routes) == [0, 1]


def test_nothing_at_all_can_be_placed_too():
    assert place(graph([]), ROOMS[0]).boxes == ()


def test_a_line_across_many_ranks_goes_around_the_picture():
    wiring = [*chain(40, leaf=False), [39, 0]]
    placement = place(graph(wiring), ROOMS[0])
    lowest = max(box.y + box.height / 2 for box in placement.boxes)
    assert any(curve.y1 > lowest for at in range(len(placement.routes)) for curve in placement.forward(at))


def _overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 and abs(one.y - other.y) < (one.height + other.height) / 2
    )


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(box.x + sx * box.width / 2, box.y + sy * box.height / 2) for sx in (-1, 1) for sy in (-1, 1)]


def _start(curve: Curve) -> tuple[float, float]:
    return curve.x0, curve.y0


def _end(curve: Curve) -> tuple[float, float]:
    return curve.x1, curve.y1


def _ends(curve: Curve) -> tuple[tuple[float, float], tuple[float, float]]:
    return _start(curve), _end(curve)


def _inside(placement: Placement, point: tuple[float, float]) -> bool:
    extent = placement.extent
    return (
        extent.left - 1e-6 <= point[0] <= extent.right + 1e-6 and extent.top - 1e-6 <= point[1] <= extent.bottom + 1e-6
    )


def _assert_touches(box: Box, point: tuple[float, float]) -> None:
    """On the border of the card."""
    across, down = abs(point[0] - box.x) - box.width / 2, abs(point[1] - box.y) - box.height / 2
    assert max(across, down) == pytest.approx(0, abs=1e-6)


def _within(box: Box, point: tuple[float, float]) -> bool:
    return abs(point[0] - box.x) < box.width / 2 - 1 and abs(point[1] - box.y) < box.height / 2 - 1


def _samples(curve: Curve) -> list[tuple[float, float]]:
    found = []
    for step in range(17):
        t = step / 16
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        xs, ys = (curve.x0, curve.cx0, curve.cx1, curve.x1), (curve.y0, curve.cy0, curve.cy1, curve.y1)
        found.append(tuple(sum(w * c for w, c in zip(weights, cs, strict=True)) for cs in (xs, ys)))
    return found
