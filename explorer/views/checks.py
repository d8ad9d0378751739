"""Gradients doubted: each beside what comes of moving its number a little."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Checks(JSComponent):
    """The checks that the store `key` holds, and the curve of one of them."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("checks")
    _stylesheets: ClassVar[list[str]] = [style("checks")]
