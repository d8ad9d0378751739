"""The explanation of the present step, in words, in Leibniz' notation, or as code."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Why(JSComponent):
    """Shows what the store `key` has to say about its step; its terms lead to the values they came from."""

    key = param.String(default="main", constant=True)

    formulas = param.String(default="", constant=True, doc="the address of what typesets them; else they are texts")

    sizing_mode = "stretch_width"

    _esm = script("why")
    _stylesheets: ClassVar[list[str]] = [style("why")]
