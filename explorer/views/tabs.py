"""The tabs under the picture."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import Children, JSComponent

from .script import script, style


class Tabs(JSComponent):
    """Drawers with a title each; a `kept` one can be read by a machine while it is closed."""

    key = param.String(default="main", constant=True)
    titles = param.List(item_type=str)
    kept = param.List(item_type=str)
    drawers = Children()

    sizing_mode = "stretch_both"

    _esm = script("tabs")
    _stylesheets: ClassVar[list[str]] = [style("tabs")]
