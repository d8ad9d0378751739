"""No text is wider than its card or under 12 px, whatever the program calls its values."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Graph
from explorer.model.timeline import Timeline
from tests.model.graphs import graphs

from .page import Page, played

ADVANCE = 0.62  # width of a monospaced character by its size; the widest of the families in use has 0.6021

NAMES = st.none() | st.text("abxyℒ_09", min_size=1, max_size=30)
WAVE = "np.sin(2 * x) * np.cos(x) * np.exp(-x / 3) * 100"
SCALES = st.sampled_from([0.05, 0.2, 0.45, 0.64, 0.8, 1.0, 1.6, 4.0])
TEXTS = st.sampled_from(["x * y + x ** 2", WAVE, "np.arctan(x)", "-x", "x"])


@st.composite
def named(draw: st.DrawFn) -> Graph:
    graph = draw(graphs(14))
    return replace(graph, nodes=tuple(replace(node, name=draw(NAMES), text=draw(TEXTS)) for node in graph.nodes))


shared = settings(max_examples=40)


@shared
@given(graph=named(), scale=SCALES, data=st.data())
def test_every_line_of_a_card_fits_between_its_paddings(page: Page, graph: Graph, scale: float, data) -> None:
    page.show(played(graph))
    step = data.draw(st.integers(0, len(Timeline(graph).steps)))
    for side in ("wide", "tall"):
        cards = page.ask("state", side, step, scale)["cards"]
        for row in range(len(graph.nodes)):
            room = scale * (cards["right"][row] - cards["left"][row]) + 1e-6
            wide = {name: width(cards[name][row], cards[f"{name}_size"][row]) for name in ("title", "note")}
            footer = cards["partial"][row] + cards["footer"][row]
            assert wide["title"] + wide["note"] <= room
            assert width(cards["value"][row], cards["value_size"][row]) <= room
            assert width(footer, cards["footer_size"][row]) <= room


@shared
@given(graph=named(), scale=SCALES)
def test_no_text_is_smaller_than_12_px(page: Page, graph: Graph, scale: float) -> None:
    page.show(played(graph))
    for side in ("wide", "tall"):
        state = page.ask("state", side, 0, scale)
        sizes = [state["cards"].get(f"{line}_size", []) for line in ("title", "note", "value", "footer")]
        assert all(size >= 12 for size in [*itertools.chain(*sizes), *state["pill"]["font_size"]])


def width(text: str, size: float) -> float:
    """The px that a text takes at most in a monospaced face."""
    return len(text) * size * ADVANCE
