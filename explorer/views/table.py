"""The graph as a table."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Table(JSComponent):
    """A row per value; always there, even when its tab is closed."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("table")
    _stylesheets: ClassVar[list[str]] = [style("table")]
