"""No text is wider than its card or under 12 px, whatever the program calls its values."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Graph
from explorer.model.timeline import Timeline
from explorer.picture import card
from explorer.picture.scene import Scene
from explorer.picture.tape import place_both
from tests.model.graphs import graphs

NAMES = st.none() | st.text("abxyℒ_09", min_size=1, max_size=30)
WAVE = "np.sin(2 * x) * np.cos(x) * np.exp(-x / 3) * 100"
TEXTS = st.sampled_from(["x * y + x ** 2", WAVE, "np.arctan(x)", "-x", "x"])


@st.composite
def named(draw: st.DrawFn) -> Graph:
    graph = draw(graphs(14))
    return replace(graph, nodes=tuple(replace(node, name=draw(NAMES), text=draw(TEXTS)) for node in graph.nodes))


@settings(deadline=None, max_examples=25)
@given(named(), st.data())
def test_every_line_of_a_card_fits_between_its_paddings(graph, data):
    timeline = Timeline(graph)
    frame = timeline.frame(data.draw(st.integers(0, len(timeline.steps))))
    for placement in place_both(graph).values():
        scene = Scene(graph, placement)
        cards, shape = scene.at(frame)["cards"], scene.shape["cards"]
        for row, box in enumerate(placement.boxes):
            room = box.width - 2 * card.PADDING[box.tier]
            title = card.width(cards["title"][row], shape["title_size"][row])
            note = card.width(cards["note"][row], shape["note_size"][row])
            footer = cards["partial"][row] + cards["footer"][row]
            assert title + note <= room
            assert card.width(cards["value"][row], cards["value_size"][row]) <= room
            assert card.width(footer, shape["footer_size"][row]) <= room


@settings(deadline=None, max_examples=12)
@given(named())
def test_no_text_is_smaller_than_12_px(graph):
    for placement in place_both(graph).values():
        scene = Scene(graph, placement)
        columns = scene.at(Timeline(graph).frame(0))
        every = {**scene.shape["cards"], **columns["cards"]}
        sizes = [every.get(f"{line}_size", []) for line in ("title", "note", "value", "footer")]
        assert all(size >= 12 for size in [*itertools.chain(*sizes), *columns["pill"]["font_size"]])
