"""Of a graph that is too large for its time the end is drawn, and the page is told so."""

import json
import re
from time import perf_counter, process_time

import pytest

from explorer.model.confine.clock import BUSY
from explorer.model.ending import ending
from explorer.model.patience import LAST, NO_TIME, PART
from explorer.model.program import Program
from explorer.model.run import Limits, Run
from explorer.request import Request
from explorer.views.service import Service
from tests.unhurried import run

LAYERS = """import mygrad as mg
x, W = mg.tensor([[0.5, -0.25]]), mg.tensor([[0.5, 0.1], [0.2, -0.4]])
h = x
for layer in range({layers}):
    h = mg.tanh(h @ W)
loss = h.sum()
loss.backward()
"""


SHARES = [part / 20 for part in range(5, 20)]  # of the time that a program takes with its picture
LATEST, OWN = 1.2, 0.15  # of a run's seconds, and seconds that a busy machine makes of it
TRIES = 10  # on a machine that others use too, what a program takes is another time each time


@pytest.fixture(scope="module")
def both() -> tuple[Run, Run]:
    """A program of many values, with time for its whole picture, and with time for the end of it and the way back."""
    program = Program(LAYERS.format(layers=5_000))
    for _ in range(TRIES):
        began, met = process_time(), perf_counter()
        whole = run(program, Limits(seconds=60.0))
        taken = max(process_time() - began, (perf_counter() - met) / (1 + BUSY))  # by the clock that ends first
        for share in SHARES:
            short = run(program, Limits(seconds=share * taken))
            if LAST in short.left_out and NO_TIME not in short.left_out:
                return whole, short
    pytest.fail("whatever the time, there was never some for the end of the picture only")


def test_ten_thousand_values_in_too_little_time_end_with_the_picture_of_the_last_ones(both: tuple[Run, Run]) -> None:
    _, short = both
    assert short.error is None and "no time to draw all 10,003 values" in short.left_out
    graph = short.turns[short.shown].graph
    assert PART <= len(graph.nodes) <= PART + 10
    assert graph.nodes[graph.target].name == "loss" and graph.seed is not None
    assert json.loads(str(Service(lambda _: short)(Request(1, ""))[1]["structure"]))["nodes"]


def test_what_flowed_back_in_the_end_of_a_graph_is_what_flowed_there_in_the_whole(both: tuple[Run, Run]) -> None:
    whole, graph = (each.turns[each.shown].graph for each in both)
    assert [(edge.contribution, edge.total) for edge in graph.edges] == [
        (edge.contribution, edge.total) for edge in whole.edges[: len(graph.edges)]
    ]
    assert [node.gradient for node in graph.nodes[-PART:]] == [node.gradient for node in whole.nodes[-PART:]]


@pytest.mark.parametrize("end", ["while True: pass\n", "loss.backward()\n", "1 / 0\n"])
def test_where_no_time_is_left_for_a_picture_its_end_is_drawn_in_time(end: str) -> None:
    program = Program(LAYERS.format(layers=5_000).replace("loss.backward()\n", end))
    late = []
    for _ in range(TRIES):
        began = process_time()
        run(program, Limits(seconds=60.0, steps=100_000))
        seconds = (process_time() - began) / 3  # as long as the program alone takes
        began = process_time()
        short = run(program, Limits(seconds=seconds, steps=10**9))
        late.append(process_time() - began - LATEST * seconds - OWN)
        assert LAST in short.left_out and len(short.graph.nodes) >= PART
        if late[-1] <= 0:
            return
    assert min(late) <= 0, late


def test_a_small_graph_is_drawn_whatever_the_clock_says() -> None:
    ran = run(Program(LAYERS.format(layers=20) + "while True: pass\n"), Limits(seconds=0.2, steps=10**9))
    assert ran.error is not None and re.search("longer than 0.2 seconds|too much else", ran.error.message)
    assert len(ran.graph.nodes) == 43 and ran.left_out == ""


def test_the_end_of_a_graph_is_the_graph_of_its_last_values() -> None:
    graph = run(Program(LAYERS.format(layers=20))).graph
    part = ending(graph, 5)
    assert [node.text for node in part.nodes[-5:]] == [node.text for node in graph.nodes[-5:]]
    assert [node.key for node in part.nodes] == [*range(len(part.nodes))]
    assert all(not node.op or len(node.operands) for node in part.nodes)
    assert [edge.total for edge in part.edges] == [edge.total for edge in graph.edges[: len(part.edges)]]
    assert ending(graph, len(graph.nodes)) == graph
