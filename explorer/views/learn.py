"""A program that learns: what its model says, its losses, its hidden units, turn by turn."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Learn(JSComponent):
    """The exams that the store `key` holds, and the data that a program may learn from."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("learn")
    _stylesheets: ClassVar[list[str]] = [style("learn")]
