"""The bar under the graph: first, previous, play, next, last, and a slider of all steps."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Transport(JSComponent):
    """Moves the store `key` through its tape; says each step in a sentence."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("transport")
    _stylesheets: ClassVar[list[str]] = [style("transport")]
