"""What the program printed, and what went wrong."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script


class Output(JSComponent):
    """The printed text, and the failure as an alert."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "output.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "output.css")]
