"""The page's state, wound by the tape's deltas, is the scene of the timeline's frame at every step."""

from __future__ import annotations

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.program import Place, Program
from explorer.model.run import Run, Turn
from explorer.model.timeline import Timeline
from explorer.model.value import value_of
from explorer.picture.scene import Scene
from explorer.picture.tape import place_both, tape
from tests.model.graphs import graphs
from tests.samples import two_uses

AFTER, BEFORE = 2, 3


class Reel:
    """What static/page/playback/playback.js does, in a few lines of Python."""

    def __init__(self, scene: dict) -> None:
        self.columns, self.at = copy.deepcopy(scene["start"]), 0
        self.names, self.deltas = scene["names"], scene["deltas"]

    def seek(self, step: int) -> dict:
        while self.at < step:
            self._apply(self.deltas[self.at], AFTER)
            self.at += 1
        while self.at > step:
            self.at -= 1
            self._apply(reversed(self.deltas[self.at]), BEFORE)
        return self.columns

    def _apply(self, deltas, pick: int) -> None:
        for delta in deltas:
            source, column = self.names[delta[0]]
            self.columns[source][column][delta[1]] = delta[pick]


def played(graph: Graph) -> Run:
    return Run(Program("x"), None, "", (Turn(0, graph, None, (), None),), {}, ())


@settings(deadline=None, max_examples=25)
@given(graphs(), st.data())
def test_deltas_lead_to_the_scene_of_any_frame_both_ways(graph, data):
    timeline = Timeline(graph)
    placements = place_both(graph)
    scenes = tape(played(graph), -1, placements)["scenes"]
    for side, placement in placements.items():
        reel, scene = Reel(scenes[side]), Scene(graph, placement)
        for step in data.draw(st.lists(st.integers(0, len(timeline.steps)), min_size=1, max_size=6)):
            assert as_sent(reel.seek(step)) == as_sent(scene.at(timeline.frame(step)))


def as_sent(columns: dict) -> object:
    return json.loads(json.dumps(columns))


@settings(deadline=None, max_examples=15)
@given(graphs())
def test_a_tape_is_json_that_a_browser_reads(graph):
    json.dumps(tape(played(graph)), allow_nan=False)


def test_the_opening_lesson_gathers_contributions_in_the_footer():
    reel = Reel(tape(two_uses())["scenes"]["wide"])
    assert [reel.seek(step)["cards"]["footer"][0] for step in (8, 9, 10, 11)] == ["—", "4 + …", "8", "8"]


def test_a_very_long_walk_stops_where_it_moves_to_another_card_and_ends_as_any_other():
    graph = long_chain(3_000)
    placements = place_both(graph)
    walked = tape(played(graph), -1, placements)
    assert len(walked["steps"]) == len(walked["scenes"]["wide"]["deltas"]) <= 4_000
    last = Timeline(graph).frame(len(Timeline(graph).steps))
    assert as_sent(Reel(walked["scenes"]["wide"]).seek(len(walked["steps"]))) == as_sent(
        Scene(graph, placements["wide"]).at(last)
    )


def long_chain(length: int) -> Graph:
    one = value_of(1.0)
    nodes = tuple(
        Node(key, None, 1, "exp" if key else "", "exp(x)", Place(2 + key % 7, 1, 2 + key % 7, 9), one, False,
             (Operand("x", "x", key - 1),) if key else (), (), (f"for line 1, turn {key // 7 + 1}",), one)
        for key in range(length)
    )  # fmt: skip
    edges = tuple(Edge(at, length - 2 - at, length - 1 - at, 0, "exp(x)", "", one, one) for at in range(length - 1))
    return Graph(nodes, edges, length - 1, one, tuple(range(length - 1)))


def test_the_present_step_alone_is_lit():
    reel = Reel(tape(two_uses())["scenes"]["wide"])
    assert [sum(reel.seek(step)["cards"]["now"]) for step in range(12)] == [0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]


def test_a_run_without_a_graph_has_no_steps_and_no_cards():
    empty = tape(Run(Program(""), None, "", (), {}, ()))
    assert empty["steps"] == [] and empty["rows"] == [] and empty["scenes"]["wide"]["boxes"] == []
