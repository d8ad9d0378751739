"""The graph as a table."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script


class Table(JSComponent):
    """A row per value; always there, even when its tab is closed."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "table.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "table.css")]
