"""Two programs beside each other: their walk, their inputs, what is the same and what differs."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Compare(JSComponent):
    """All of it from the stores of both; no number is made here."""

    key = param.String(default="main", constant=True)
    formulas = param.String(default="", constant=True, doc="the address of what typesets them; else they are texts")

    sizing_mode = "stretch_width"

    _esm = script("compare")
    _stylesheets: ClassVar[list[str]] = [style("compare")]
