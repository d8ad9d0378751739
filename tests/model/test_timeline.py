"""What the steps of a graph are, and that any frame can be had at once, from either side."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.graph import Edge, Graph, Node
from explorer.model.timeline import Frame, Timeline, length
from explorer.model.value import value_of
from tests.model.graphs import graphs
from tests.samples import two_uses_graph


def told(graph: Graph) -> list[str]:
    def label(key: int) -> str:
        return graph.nodes[key].name or graph.nodes[key].text

    lines = []
    for step in Timeline(graph).steps:
        receiver = label(step.node)
        lines.append(f"{label(graph.edges[step.edge].child)} -> {receiver}" if step.edge is not None else receiver)
    return lines


def test_two_uses_of_x_take_eleven_steps_in_the_order_of_the_drawing():
    assert told(two_uses_graph()) == [
        "x", "y", "x * y", "x ** 2", "f", "f",
        "f -> x * y", "f -> x ** 2", "x ** 2 -> x", "x * y -> x", "x * y -> y",
    ]  # fmt: skip


def test_steps_are_numbered_from_one_and_name_their_phase():
    steps = Timeline(two_uses_graph()).steps
    assert [step.number for step in steps] == list(range(1, 12))
    assert [step.phase for step in steps] == ["value"] * 5 + ["seed"] + ["contribution"] * 5


@given(graphs())
def test_how_many_steps_a_graph_has_is_known_without_making_them(graph: Graph):
    assert length(graph) == len(Timeline(graph).steps)


def test_after_step_nine_x_has_four_of_its_eight():
    frame = Timeline(two_uses_graph()).frame(9)
    assert frame.gradients[0] == value_of(4.0)
    assert frame.waiting == (1, 1, 0, 0, 0)
    assert frame.flowed == (True, True, True, False, False)
    assert all(frame.known)


def test_before_the_first_step_nothing_is_known():
    frame = Timeline(two_uses_graph()).frame(0)
    assert frame.step is None
    assert not any(frame.known)
    assert frame.gradients == (None,) * 5


def test_a_forward_only_graph_has_no_step_but_its_values():
    full = two_uses_graph()
    forward = Graph(full.nodes, full.edges, full.target, None, ())
    assert [step.phase for step in Timeline(forward).steps] == ["value"] * 5


def test_a_step_that_does_not_exist_is_refused():
    with pytest.raises(IndexError, match="step 12 of 11"):
        Timeline(two_uses_graph()).frame(12)


def walked(graph: Graph) -> list[Frame]:
    """All frames by the plain definition: each step changes the picture before it."""
    known, gradients, flowed = [False] * len(graph.nodes), [None] * len(graph.nodes), [False] * len(graph.edges)
    waiting = [sum(edge.parent == node.key for edge in graph.edges) for node in graph.nodes]
    frames = [Frame(None, tuple(known), tuple(gradients), tuple(waiting), tuple(flowed))]
    for step in Timeline(graph).steps:
        if step.phase == "value":
            known[step.node] = True
        elif step.phase == "seed":
            gradients[step.node] = graph.seed
        else:
            gradients[step.node] = graph.edges[step.edge].total
            waiting[step.node] -= 1
            flowed[step.edge] = True
        frames.append(Frame(step, tuple(known), tuple(gradients), tuple(waiting), tuple(flowed)))
    return frames


def whole(graph: Graph) -> Graph:
    """The same graph as a sweep leaves it: nothing is swept without a seed."""
    return graph if graph.seed else Graph(graph.nodes, (), graph.target, None, ())


@given(graphs().map(whole), st.data())
def test_jumping_anywhere_shows_what_walking_shows(graph, data):
    frames, timeline = walked(graph), Timeline(graph)
    for number in data.draw(st.lists(st.integers(0, len(frames) - 1), max_size=8)):
        assert timeline.frame(number) == frames[number]


@given(graphs().map(whole))
def test_the_last_frame_shows_everything(graph):
    timeline = Timeline(graph)
    frame = timeline.frame(len(timeline.steps))
    assert all(frame.known) and all(frame.flowed) and not any(frame.waiting)


def test_any_frame_of_twenty_thousand_nodes_comes_at_once():
    one = value_of(1.0)
    nodes = tuple(Node(k, None, 1, "add", "x + x", None, one, False, (), (), (), one) for k in range(20_000))
    pairs = [(child, operand) for child in range(19_999, 0, -1) for operand in (0, 1)]
    edges = tuple(Edge(k, child - 1, child, operand, "1", "", one, one) for k, (child, operand) in enumerate(pairs))
    timeline = Timeline(Graph(nodes, edges, 19_999, one, tuple(range(len(edges)))))
    start = time.process_time()
    for number in (59_000, 1, 40_000, 20_001, 30_000):
        timeline.frame(number)
    assert (time.process_time() - start) / 5 < 0.1
