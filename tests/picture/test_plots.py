"""A program's figures for the page: what is where, thinned, in our colours, as plain JSON."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.run import Axes, Curve, Figure
from explorer.picture.line_style import SERIES
from explorer.picture.palette import COLOURS
from explorer.picture.plots import MOST, POINTS, plots

numbers = st.floats(allow_nan=True, allow_infinity=True)
styles = st.text("-.:oxs^rgbkC01 None", max_size=6)


@st.composite
def curves(draw):
    points = draw(st.lists(st.tuples(numbers, numbers), max_size=30))
    kind = draw(st.sampled_from(["line", "scatter", "bar", "across", "upright"]))
    points = points or [(0.0, 0.0)]
    x, y = (tuple(side) for side in zip(*points, strict=True))
    return Curve(kind, x, y, draw(st.text(max_size=5)), draw(styles), draw(st.sampled_from(["", "red", "#123456"])))


ends = st.none() | st.tuples(numbers, numbers)
sheets = st.builds(
    Axes,
    st.lists(curves(), max_size=4).map(tuple),
    x_range=ends,
    y_range=ends,
    x_log=st.booleans(),
    y_log=st.booleans(),
)


def drawn(*shown: Curve, **words) -> dict:
    [figure] = plots([Figure(1, (Axes(shown, **words),))])
    return figure["axes"][0]


@given(sheets)
def test_whatever_is_drawn_becomes_json_with_ends_that_a_browser_can_draw(axes):
    [figure] = plots([Figure(1, (axes,))])
    json.dumps(figure, allow_nan=False)
    for side in ("x", "y"):
        span = figure["axes"][0][side]
        assert span["low"] != span["high"]
        assert not span["log"] or min(span["low"], span["high"]) > 0
    for mark, curve in zip(figure["axes"][0]["marks"], axes.curves, strict=True):
        assert mark["colour"] in COLOURS
        assert mark["label"] == curve.label
        assert len(mark["x"]) == len(mark["y"]) == len(curve.x)


def test_the_air_around_points_far_apart_on_a_log_axis_stays_finite():
    axes = drawn(Curve("line", (0.0, 1.0), (1.6e-22, 3.4e292)), y_log=True)
    assert axes["y"]["low"] < 1.6e-22 < 3.4e292 < axes["y"]["high"] < float("inf")


def test_a_long_line_is_thinned_and_keeps_its_peak():
    y = [0.0] * 10_000
    y[4_321] = 7.0
    [mark] = drawn(Curve("line", tuple(map(float, range(10_000))), tuple(y)))["marks"]
    assert len(mark["x"]) <= MOST
    assert mark["x"][mark["y"].index(7.0)] == 4_321
    assert (mark["x"][0], mark["x"][-1]) == (0, 9_999)


def test_many_long_curves_share_the_room_of_a_page():
    long = Curve("line", tuple(map(float, range(1_000))), (1.0,) * 1_000)
    shown = plots([Figure(1, (Axes((long,) * 20),))] * 10)
    points = [len(mark["x"]) for figure in shown for axes in figure["axes"] for mark in axes["marks"]]
    assert sum(points) <= POINTS


def test_what_cannot_be_drawn_is_a_gap_with_a_mark_at_the_edge():
    line = Curve("line", (0.0, 1.0, 2.0, 3.0), (1.0, math.nan, math.inf, -1.0))
    assert drawn(line)["marks"][0]["y"] == [1.0, None, None, -1.0]
    assert drawn(line)["lost"] == [(1.0, 0), (2.0, 1)]
    assert drawn(line, y_log=True)["marks"][0]["y"] == [1.0, None, None, None]
    assert drawn(line, y_log=True)["lost"] == [(1.0, 0), (2.0, 1), (3.0, -1)]


def test_ranges_leave_air_unless_they_are_given():
    line = Curve("line", (0.0, 10.0), (5.0, 5.0))
    assert drawn(line)["x"] == {"low": -0.5, "high": 10.5, "log": False}
    assert drawn(line)["y"] == {"low": 2.5, "high": 7.5, "log": False}
    assert drawn(line, x_range=(10.0, 0.0))["x"] == {"low": 10.0, "high": 0.0, "log": False}


LINE_STYLES = [  # style, colour as asked for, token, dashes, lined, marker
    ("", "", SERIES[0], [], True, None),
    ("--", "", SERIES[0], [7, 4], True, None),
    ("r--", "", "plot-2", [7, 4], True, None),
    ("o", "", SERIES[0], [], False, "circle"),
    ("-o", "C1", SERIES[1], [], True, "circle"),
    ("g^:", "", "plot-3", [2, 4], True, "triangle"),
    ("dashdot", "black", "ink", [8, 4, 2, 4], True, None),
    ("None", "#123456", SERIES[0], [], False, None),
]


@pytest.mark.parametrize(("style", "colour", "token", "dash", "lined", "marker"), LINE_STYLES)
def test_letters_become_line_styles(style, colour, token, dash, lined, marker):
    [mark] = drawn(Curve("line", (0.0,), (0.0,), style=style, color=colour))["marks"]
    assert [mark[name] for name in ("colour", "dash", "lined", "marker")] == [token, dash, lined, marker]


def test_curves_without_a_colour_differ_in_colour_or_dashes():
    marks = drawn(*[Curve("line", (0.0,), (0.0,))] * 12)["marks"]
    assert len({(mark["colour"], tuple(mark["dash"])) for mark in marks}) == 12


def test_the_axes_are_said_in_words():
    line = Curve("line", (0.0, 10.0), (0.0, 1.0), "df/dx")
    assert drawn(line, title="slope")["words"] == "slope: line df/dx; x from −0.5 to 10.5, y from −0.05 to 1.05"


def test_words_at_shares_of_the_axes_stand_inside_their_ends():
    line = Curve("line", (0.0, 10.0), (1.0, 100.0))
    note = Curve("note", (0.5,), (0.5,), text="mid", color="red")
    [_, words] = drawn(line, note, x_range=(0.0, 10.0), y_range=(1.0, 100.0), y_log=True)["marks"]
    assert (words["x"], words["y"], words["text"], words["colour"]) == ([5.0], [10.0], "mid", "plot-2")
