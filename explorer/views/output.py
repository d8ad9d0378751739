"""What the program printed and drew."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Output(JSComponent):
    """The printed text, and the program's figures under it."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("output")
    _stylesheets: ClassVar[list[str]] = [style("output")]
