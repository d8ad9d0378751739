"""The program as text, at the left of the page."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script


class Editor(JSComponent):
    """A text with line numbers, colours and the line of the current step lit."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "brought.js", "editor.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "editor.css")]
