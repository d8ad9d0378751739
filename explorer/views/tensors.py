"""Inside a tensor: its array, and for one cell what made it and what it feeds."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Tensors(JSComponent):
    """The value that is opened in the store `key`, cell by cell."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("tensors")
    _stylesheets: ClassVar[list[str]] = [style("tensors")]
