"""Walking downhill: how fast, how far, and what came of it."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Descend(JSComponent):
    """Sliders, buttons, a table and figures of the walk that the store `key` holds."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("descend")
    _stylesheets: ClassVar[list[str]] = [style("descend")]
