"""The open question of a walk that is predicted, in the place of the explanation that would answer it."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Ask(JSComponent):
    """A field for the answer to what the store `key` asks next, what it came to, and hints."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_width"

    _esm = script("ask")
    _stylesheets: ClassVar[list[str]] = [style("ask")]
