"""The explanation of the present step, in words, in Leibniz' notation, or as code."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from explorer.views.script import script


class Why(JSComponent):
    """Shows what the store `key` has to say about its step; its terms lead to the values they came from."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("parts.js", "why.js")
    _stylesheets: ClassVar[list[str]] = [script("look.css", "why.css")]
