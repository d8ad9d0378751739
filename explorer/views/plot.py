"""A value along one number of a leaf, with its slope."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Plot(JSComponent):
    """The plot that the store `key` holds, and what may be chosen of it."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("plot")
    _stylesheets: ClassVar[list[str]] = [style("plot")]
