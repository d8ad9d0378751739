"""The numbers of the program that a hand may move."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Inputs(JSComponent):
    """One slider per literal; a release writes into the text."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("inputs")
    _stylesheets: ClassVar[list[str]] = [style("inputs")]
