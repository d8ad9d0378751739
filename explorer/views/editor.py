"""The program as text, at the left of the page."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Editor(JSComponent):
    """A text with line numbers, completion and the line of the current step lit."""

    key = param.String(default="main", constant=True)
    code = param.String(default="", constant=True, doc="the address of what is more than a plain field")

    sizing_mode = "stretch_width"

    _esm = script("editor")
    _stylesheets: ClassVar[list[str]] = [style("editor")]
