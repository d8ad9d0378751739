"""The graph: the figure, and the script that fills it, moves about in it and hears clicks."""

from __future__ import annotations

from typing import Any, ClassVar

import panel as pn
import param
from panel.custom import Child, JSComponent

from explorer.views.figure import figure_of
from explorer.views.script import script


class GraphView(JSComponent):
    """Shows the present step of the tape in the store `key`. All that happens here happens without Python."""

    key = param.String(default="main", constant=True)
    figure = Child()

    sizing_mode = "stretch_both"

    _esm = script("parts.js", "glyphs.js", "room.js", "motion.js", "pointer.js", "graph_view.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "graph_view.css")]

    def __init__(self, **params: Any) -> None:
        key = str(params.get("key", "main"))
        super().__init__(figure=pn.pane.Bokeh(figure_of(key), sizing_mode="stretch_both"), **params)
