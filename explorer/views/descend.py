"""Walking downhill: how fast, how far, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Literal

import param
from bokeh.models import BasicTicker, ColumnDataSource, FixedTicker, Range1d
from bokeh.plotting import figure
from panel.custom import JSComponent

from explorer.picture.palette import FONTS

from .drawn import drawn
from .script import script, style


class Descend(JSComponent):
    """Sliders, buttons, a table and figures; the script fills the figures' sources, named after the key."""

    key = param.String(default="main", constant=True)
    loss = param.String(default="", doc="the JSON of the empty curve")
    log = param.String(default="", doc="the same over a logarithmic axis")
    path = param.String(default="", doc="the JSON of the empty way")

    sizing_mode = "stretch_both"

    _esm = script("descend")
    _stylesheets: ClassVar[list[str]] = [style("descend")]

    def __init__(self, key: str, **options: object) -> None:
        figures = {name: drawn(draw, f"{key}:{name}") for name, draw in FIGURES.items()}
        super().__init__(key=key, **figures, **options)


def _figure(name: str, axis: Literal["linear", "log"] = "linear") -> figure:
    """An empty curve: its `points`, `lost` ones at the edge, the shown one `now`, and the `contour` of a contour."""
    plot = figure(
        name=name,
        y_axis_type=axis,
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
    plot.axis.major_label_text_font = FONTS["mono"]
    plot.axis.major_label_text_font_size = "12px"
    plot.axis.ticker = BasicTicker(desired_num_ticks=4)
    if axis == "log":
        plot.yaxis.ticker = FixedTicker()
    contour = ColumnDataSource({"xs": [], "ys": []}, name=f"{name}:contour")
    points, lost, now = (
        ColumnDataSource({"x": [], "y": []}, name=f"{name}:{part}") for part in ("points", "lost", "now")
    )
    plot.multi_line("xs", "ys", source=contour, line_width=1, name="contour")
    plot.line("x", "y", source=points, line_width=2.2, name="line")
    plot.scatter("x", "y", source=points, size=7, line_color=None, name="points")
    plot.scatter("x", "y", source=lost, marker="x", size=11, line_width=2.5, name="lost")
    plot.scatter("x", "y", source=now, size=12, line_width=2, name="now")
    return plot


FIGURES = {"loss": _figure, "log": partial(_figure, axis="log"), "path": _figure}
