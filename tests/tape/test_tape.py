"""The page's state at every step is that of the timeline's frame; told by the page's own script."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.program import Place, Program
from explorer.model.run import Run
from explorer.model.timeline import Frame, Timeline
from explorer.model.value import STRIP, Value, value_of
from tests.model.graphs import graphs
from tests.samples import two_uses

from .page import Page, played

shared = settings(max_examples=60)
MOST = 4_000  # steps that a page shows
ENDS = ("low", "high")  # which of two zeros is the lower one, a page need not know


@shared
@given(graph=graphs(), data=st.data())
def test_the_page_at_any_step_is_the_frame_of_the_timeline_jumping_both_ways(page: Page, graph: Graph, data) -> None:
    timeline = Timeline(graph)
    shown = page.show(played(graph))
    assert [(step["phase"], step["node"], step["edge"]) for step in shown["steps"]] == [
        (step.phase, step.node, step.edge) for step in timeline.steps
    ]
    for step in data.draw(st.lists(st.integers(0, len(timeline.steps)), min_size=1, max_size=6)):
        assert same(page.ask("frame", step), told(timeline.frame(step)))


@shared
@given(graph=graphs())
def test_every_number_arrives_as_it_was_computed(page: Page, graph: Graph) -> None:
    page.show(played(graph))
    assert same(page.ask("values"), [[plain(node.value), plain(node.gradient)] for node in graph.nodes])
    walked = frozenset(graph.sweep)
    for said, edge in zip(page.ask("edges"), graph.edges, strict=True):
        assert edge.key not in walked or same(said, [plain(edge.contribution), plain(edge.total)])


def told(frame: Frame) -> dict:
    gradients = [plain(value) for value in frame.gradients]
    every = {"known": frame.known, "waiting": frame.waiting, "flowed": frame.flowed}
    return {**{name: list(told) for name, told in every.items()}, "gradients": gradients}


def plain(value: Value | None) -> dict | None:
    """A Value as the page has it: of a long array no numbers, unless a row of the table says them."""
    if value is None:
        return None
    numbers = value.numbers
    return {
        "dtype": value.dtype,
        "shape": list(value.shape),
        "numbers": None if numbers is None else list(numbers),
        **{name: getattr(value, name) for name in ("low", "high", "mean", "nans", "infs")},
        "strip": list(value.strip),
    }


def same(one: object, other: object) -> bool:
    """Alike, nan and the sign of zero included; numbers that a page need not know are left out of account."""
    if isinstance(one, dict) and isinstance(other, dict):
        hidden = {"numbers"} if len(other.get("numbers") or ()) > STRIP else set()
        told = one.keys() - {*hidden, "mean"}
        return one.keys() == other.keys() and all(
            same(one[name], other[name]) or (name in ENDS and one[name] == other[name] == 0) for name in told
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(other, float) and isinstance(one, (str, int, float)) and not isinstance(one, bool):
        number = float(one)
        return (number == other and math.copysign(1, number) == math.copysign(1, other)) or number != number != other
    return str(one) == str(other)


def test_the_opening_lesson_gathers_contributions_in_the_footer(page: Page) -> None:
    page.show(two_uses())
    assert [page.ask("state", "wide", step)["cards"]["footer"][0] for step in (8, 9, 10, 11)] == [
        "—",
        "4 + …",
        "8",
        "8",
    ]


def test_a_very_long_walk_goes_several_steps_at_a_time_and_ends_as_any_other(page: Page) -> None:
    graph = long_chain(3_000)
    shown = page.show(played(graph))
    assert len(shown["steps"]) <= MOST
    assert shown["steps"][-1]["number"] == len(Timeline(graph).steps)
    cards = page.ask("state", "wide", len(shown["steps"]))["cards"]
    assert all(map(any, cards["gradient"])) and set(cards["fill"]) == {"card", "now-tint"}


def long_chain(length: int) -> Graph:
    one = value_of(1.0)
    nodes = tuple(
        Node(key, None, 1, "exp" if key else "", "exp(x)", Place(2 + key % 7, 1, 2 + key % 7, 9), one, False,
             (Operand("x", "x", key - 1),) if key else (), (), (f"for line 1, turn {key // 7 + 1}",), one)
        for key in range(length)
    )  # fmt: skip
    edges = tuple(Edge(at, length - 2 - at, length - 1 - at, 0, "exp(x)", "", one, one) for at in range(length - 1))
    return Graph(nodes, edges, length - 1, one, tuple(range(length - 1)))


def test_the_present_step_alone_is_lit(page: Page) -> None:
    page.show(two_uses())
    lit = [sum(page.ask("state", "wide", step)["cards"]["now"]) for step in range(12)]
    assert lit == [0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]


def test_a_run_without_a_graph_has_no_steps_and_no_cards(page: Page) -> None:
    empty = page.show(Run(Program(""), None, "", (), {}, ()))
    assert (empty["steps"], empty["rows"], empty["boxes"]["wide"]) == ([], [], [])
