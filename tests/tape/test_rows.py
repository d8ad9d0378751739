"""The table's cells say at every step what the cards say then; the rows' attributes say how it ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.graph import Graph
from explorer.model.timeline import Timeline
from tests.model.graphs import graphs
from tests.samples import two_uses

from .page import Page, played

UNKNOWN = "—"


@settings(max_examples=60)
@given(graph=graphs(), data=st.data())
def test_a_cell_knows_no_more_than_the_frame(page: Page, graph: Graph, data) -> None:
    timeline = Timeline(graph)
    page.show(played(graph))
    whole = page.ask("known", len(timeline.steps))
    number = data.draw(st.integers(0, len(timeline.steps)))
    frame = timeline.frame(number)
    for node, now, last in zip(graph.nodes, page.ask("known", number), whole, strict=True):
        assert now["value"] == (last["value"] if frame.known[node.key] else UNKNOWN)
        if frame.gradients[node.key] is None:
            assert now["gradient"] in (UNKNOWN, "none")
        else:
            assert now["gradient"].endswith(" + …") is bool(frame.waiting[node.key])


def test_the_opening_lesson_gives_no_gradient_away(page: Page) -> None:
    x = page.show(two_uses())["rows"][0]
    said = [page.ask("known", step)[0]["gradient"] for step in (0, 8, 9, 10, 11)]
    assert said == [UNKNOWN, UNKNOWN, "4.000 + …", "8.000", "8.000"]
    assert (x["data_value"], x["data_gradient"]) == ("2.0", "8.0")
