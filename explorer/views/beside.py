"""The second program's half of the page: its text and its graph."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Beside(JSComponent):
    """What the page's script makes when a second program is compared with that of the store `key`."""

    key = param.String(default="main", constant=True)
    code = param.String(default="", constant=True, doc="the address of what is more than a plain field")

    sizing_mode = "stretch_both"

    _esm = script("beside")
    _stylesheets: ClassVar[list[str]] = [style("beside")]
