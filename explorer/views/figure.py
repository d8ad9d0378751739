"""The Bokeh figure of a graph, built once and empty: layers of glyphs whose columns the page's script fills.

One unit is one CSS pixel at scale 1, y grows down. Columns and fixed colours hold tokens; the script puts colours in
their place, so a change of theme needs no Python.
"""

from __future__ import annotations

from typing import Any

from bokeh.models import Bezier, ColumnDataSource, Range1d, Rect, Scatter, Text
from bokeh.plotting import figure

from explorer.picture.palette import FONTS

CURVE: dict[str, Any] = {name: name for name in ("x0", "y0", "cx0", "cy0", "cx1", "cy1", "x1", "y1")}
PLACE: dict[str, Any] = {"x": "x", "y": "y"}
CARD: dict[str, Any] = {**PLACE, "width": "width", "height": "height"}

# colours that no column holds: they stand as tokens in the glyph's tags, property by property
Tokens = dict[str, str]
Layer = tuple[str, Any, Tokens]  # source, glyph, tokens


def figure_of(key: str) -> figure:
    """The empty figure of the Explorer `key`; its sources are named "key:cards", "key:edges", ..."""
    drawn = figure(
        name=f"{key}:figure",
        tools="",
        toolbar_location=None,
        sizing_mode="stretch_both",
        min_width=0,
        min_height=0,
        x_range=Range1d(start=0, end=740),
        y_range=Range1d(start=470, end=0),
        outline_line_color=None,
        background_fill_color=None,
        border_fill_color=None,
        min_border=0,
        lod_threshold=None,
    )
    drawn.axis.visible = False
    drawn.grid.visible = False
    sources: dict[str, ColumnDataSource] = {}
    for name, glyph, tokens in _layers():
        glyph.tags = [tokens]
        source = sources.setdefault(name, ColumnDataSource(name=f"{key}:{name}", data=_empty(name)))
        drawn.add_glyph(source, glyph)
    return drawn


def _layers() -> list[Layer]:
    """From what lies lowest up."""
    return [
        ("frames", _card(line_width=1.2, border_radius=16), {"line_color": "edge"}),
        ("edges", Bezier(**CURVE, line_color="token", line_width="width"), {}),
        ("arrows", _triangle(line_color=None, fill_color="token", size=10), {}),
        ("dots", Scatter(**PLACE, marker="circle", size=9, line_color=None, fill_color="token"), {}),
        ("backs", Bezier(**CURVE, line_width="width", line_alpha="alpha", line_dash=[7, 5]), {"line_color": "back"}),
        ("tips", _triangle(line_color=None, fill_alpha="alpha", size="size"), {"fill_color": "back"}),
        ("total_line", Bezier(**CURVE, line_width=1.6, line_dash=[2, 3]), {"line_color": "edge"}),
        ("total_arrow", _triangle(line_color=None, size=10), {"fill_color": "edge"}),
        ("total_back", Bezier(**CURVE, line_width=2.2, line_dash=[7, 5]), {"line_color": "back"}),
        ("total_tip", _triangle(line_color=None, size=11), {"fill_color": "back"}),
        ("total_card", _card(line_width=1.4, line_dash=[4, 3]), {"fill_color": "card", "line_color": "ink"}),
        ("total_card", _text("title", "left", "title_y", "title_size", None), {"text_color": "soft"}),
        ("total_card", _text("value", "left", "value_y", "value_size", None), {"text_color": "ink"}),
        ("total_card", _text("partial", "left", "footer_y", "footer_size", None), {"text_color": "soft"}),
        (
            "total_card",
            _text("footer", "right", "footer_y", "footer_size", None, text_align="right"),
            {"text_color": "ink"},
        ),
        ("stacks", _card(line_width=1.4), {"fill_color": "card", "line_color": "edge"}),
        ("chosen", _card(line_width=1.6, line_dash=[3, 3], border_radius=16), {"line_color": "ink"}),
        ("cards", _card(line_width=6.5, line_alpha="now"), {"line_color": "ink"}),
        ("cards", _card(fill_color="fill", line_color="border", line_width="weight"), {}),
        ("cards", _card(line_width=3.5, line_alpha="now"), {"line_color": "now"}),
        ("cards", _footer(), {}),
        ("hatched", _hatch(), {"hatch_color": "edge"}),
        ("cells", Rect(**CARD, fill_color="colour", line_color=None, dilate=True), {}),
        ("cards", _text("title", "left", "title_y", "title_size", "text", text_font_style="bold"), {}),
        ("cards", _text("note", "right", "title_y", "note_size", None, text_align="right"), {"text_color": "soft"}),
        ("cards", _text("value", "left", "value_y", "value_size", "text"), {}),
        ("cards", _text("partial", "left", "footer_y", "footer_size", None), {"text_color": "ink"}),
        ("cards", _text("footer", "right", "footer_y", "footer_size", None, text_align="right"), {"text_color": "ink"}),
        ("overwritten", _struck(), {"text_color": "ink", "background_fill_color": "paper"}),
        ("wrong", _card(border_radius=6, line_color=None), {"fill_color": "ink"}),
        ("wrong", _text("text", "x", "y", "font_size", None, text_align="center"), {"text_color": "paper"}),
        (
            "pill",
            _card(fill_alpha="alpha", line_alpha="alpha", border_radius=14),
            {"fill_color": "back-tint", "line_color": "back"},
        ),
        ("pill", _text("text", "x", "y", "font_size", None, text_align="center"), {"text_color": "ink"}),
    ]


def _triangle(**looks: Any) -> Scatter:
    return Scatter(**PLACE, marker="triangle", angle="angle", **looks)


def _card(**looks: Any) -> Rect:
    return Rect(**{**CARD, "fill_color": None, "line_join": "round", "border_radius": 12, **looks})


def _footer() -> Rect:
    return _card(
        y="footer_y",
        width="footer_width",
        height="footer_height",
        fill_color="footer_fill",
        line_color=None,
        border_radius=10,
    )


def _hatch() -> Rect:
    """Of its own source: Bokeh draws a pattern anew for each row of a source that changes."""
    return _card(line_color=None, hatch_pattern="/", hatch_alpha=0.35, hatch_scale=8, hatch_weight=1, border_radius=10)


def _text(words: str, x: str, y: str, size: str, colour: str | None, **looks: Any) -> Text:
    colours: dict[str, Any] = {} if colour is None else {"text_color": colour}
    mono: dict[str, Any] = {"text_font": {"value": FONTS["mono"]}}
    return Text(x=x, y=y, text=words, text_font_size=size, text_baseline="middle", **mono, **colours, **looks)


def _struck() -> Text:
    """Words over a line, on a ground of their own."""
    looks: dict[str, Any] = {"padding": 3, "background_fill_alpha": 1.0, "text_font_style": "bold"}
    return _text("text", "x", "y", "font_size", None, text_align="center", **looks)


def _empty(name: str) -> dict[str, list]:
    """No rows, yet every column that a glyph asks for."""
    return {column: [] for column in _COLUMNS[name]}


_CURVES = list(CURVE.values())
_COLUMNS = {
    "frames": ["x", "y", "width", "height"],
    "edges": [*_CURVES, "token", "width"],
    "arrows": ["x", "y", "angle", "token"],
    "dots": ["x", "y", "token"],
    "backs": [*_CURVES, "width", "alpha"],
    "tips": ["x", "y", "angle", "alpha", "size"],
    "stacks": ["x", "y", "width", "height"],
    "chosen": ["x", "y", "width", "height"],
    "cards": [
        *("x", "y", "width", "height", "left", "right", "title_y", "value_y"),
        *("footer_y", "footer_width", "footer_height"),
        *("title_size", "note_size", "value_size", "footer_size", "title", "note", "value", "partial"),
        *("footer", "footer_fill", "text", "fill", "border", "weight", "now"),
    ],
    "total_line": _CURVES,
    "total_back": _CURVES,
    "total_arrow": ["x", "y", "angle"],
    "total_tip": ["x", "y", "angle"],
    "total_card": [
        *("x", "y", "width", "height", "left", "right", "title_y", "value_y", "footer_y"),
        *("title_size", "value_size", "footer_size", "title", "value", "partial", "footer"),
    ],
    "hatched": ["x", "y", "width", "height"],
    "cells": ["x", "y", "width", "height", "colour"],
    "overwritten": ["x", "y", "text", "font_size"],
    "wrong": ["x", "y", "width", "height", "text", "font_size"],
    "pill": ["x", "y", "width", "height", "text", "alpha", "font_size"],
}
