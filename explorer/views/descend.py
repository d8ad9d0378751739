"""Walking downhill: how fast, how far, and what came of it."""

from __future__ import annotations

from typing import ClassVar

import param
from bokeh.models import BasicTicker, ColumnDataSource, Range1d
from bokeh.plotting import figure
from panel.custom import JSComponent

from .drawn import drawn
from .script import script

FONT = "ui-monospace, SF Mono, Cascadia Code, DejaVu Sans Mono, monospace"


class Descend(JSComponent):
    """Sliders, buttons, a table and two figures; the script fills the figures' sources, named after the key."""

    key = param.String(default="main", constant=True)
    loss = param.String(default="", doc="the JSON of the empty curve")
    path = param.String(default="", doc="the JSON of the empty way")

    sizing_mode = "stretch_both"

    _esm = script("parts.js", "drawn.js", "slider.js", "figures.js", "descend.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "slider.css", "descend.css")]

    def __init__(self, key: str, **options: object) -> None:
        super().__init__(key=key, **{name: drawn(_figure, f"{key}:{name}") for name in ("loss", "path")}, **options)


def _figure(name: str) -> figure:
    """An empty curve: `name` holds its points, `name:now` the one that is shown, `name:ground` the contour."""
    plot = figure(
        name=name,
        x_range=Range1d(start=0, end=1),
        y_range=Range1d(start=0, end=1),
        sizing_mode="stretch_both",
        min_width=80,
        min_height=60,
        toolbar_location=None,
        tools="",
        background_fill_alpha=0,
        border_fill_alpha=0,
        outline_line_color=None,
        min_border=8,
    )
    plot.grid.visible = False
    plot.axis.minor_tick_line_color = None
    plot.axis.major_label_text_font = FONT
    plot.axis.major_label_text_font_size = "12px"
    plot.axis.ticker = BasicTicker(desired_num_ticks=4)
    ground = ColumnDataSource({"xs": [], "ys": []}, name=f"{name}:ground")
    points = ColumnDataSource({"x": [], "y": []}, name=f"{name}:points")
    now = ColumnDataSource({"x": [], "y": []}, name=f"{name}:now")
    plot.multi_line("xs", "ys", source=ground, line_width=1, name="ground")
    plot.line("x", "y", source=points, line_width=2.2, name="line")
    plot.scatter("x", "y", source=points, size=7, line_color=None, name="points")
    plot.scatter("x", "y", source=now, size=12, line_width=2, name="now")
    return plot
