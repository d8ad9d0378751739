"""The graph: the figure, and the script that fills it, moves about in it and hears clicks."""

from __future__ import annotations

from typing import Any, ClassVar

import param
from panel.custom import JSComponent

from .drawn import drawn
from .figure import figure_of
from .script import script, style


class GraphView(JSComponent):
    """Shows the present step of the tape in the store `key`. All that happens here happens without Python."""

    key = param.String(default="main", constant=True)
    figure = param.String(default="", doc="the JSON of the empty figure")

    sizing_mode = "stretch_both"

    _esm = script("graph")
    _stylesheets: ClassVar[list[str]] = [style("graph")]

    def __init__(self, **params: Any) -> None:
        super().__init__(figure=drawn(figure_of, str(params.get("key", "main"))), **params)
