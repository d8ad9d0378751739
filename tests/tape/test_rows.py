"""The table's cells say at every step what the cards say then; the rows' attributes say how it ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.timeline import Timeline
from explorer.picture import figures
from explorer.picture.rows import rows
from tests.model.graphs import graphs
from tests.samples import two_uses_graph

UNKNOWN = "—"


def cells(row: dict, step: int) -> tuple[str, str]:
    """What static/page/store/store.js makes of a row."""
    said = [text for at, text in row["gradients"] if at <= step]
    return row["value"] if step >= row["known"] else UNKNOWN, said[-1] if said else UNKNOWN


@settings(deadline=None, max_examples=60)
@given(graphs(), st.data())
def test_a_cell_knows_no_more_than_the_frame(graph, data):
    timeline = Timeline(graph)
    shown = sorted(
        {len(timeline.steps), *data.draw(st.sets(st.integers(1, max(1, len(timeline.steps)))))} & set(range(1, 10**6))
    )
    shown = [number for number in shown if number <= len(timeline.steps)]
    made = rows(graph, shown)
    for at, number in enumerate(shown, start=1):
        frame = timeline.frame(number)
        for node, row in zip(graph.nodes, made, strict=True):
            value, gradient = cells(row, at)
            assert value == (row["value"] if frame.known[node.key] else UNKNOWN)
            so_far = frame.gradients[node.key]
            if node.constant:
                assert gradient == "const"
            elif so_far is None:
                assert gradient in (UNKNOWN, "none")
            else:
                more = " + …" if frame.waiting[node.key] else ""
                assert gradient == figures.value(so_far) + more


def test_the_opening_lesson_gives_no_gradient_away():
    x = rows(two_uses_graph(), range(1, 12))[0]
    assert [cells(x, step)[1] for step in (0, 8, 9, 10, 11)] == [UNKNOWN, UNKNOWN, "4.000 + …", "8.000", "8.000"]
    assert (x["data_value"], x["data_gradient"]) == ("2.0", "8.0")
