"""The bar under the graph: first, previous, play, next, last, and a slider of all steps."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from explorer.views.script import script


class Transport(JSComponent):
    """Moves the store `key` through its tape; says each step in a sentence."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "steps.js", "options.js", "transport.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "transport.css")]
