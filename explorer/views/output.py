"""What the program printed and drew."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script


class Output(JSComponent):
    """The printed text, and the program's figures under it."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "plots.js", "output.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "output.css", "plots.css")]
