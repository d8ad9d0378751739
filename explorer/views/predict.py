"""What a learner says before it is shown: what is asked for, the answers of a walk, how often each slip was made."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import JSComponent

from .script import script, style


class Predict(JSComponent):
    """The answers that the store `key` holds, and what is asked for."""

    key = param.String(default="main", constant=True)

    sizing_mode = "stretch_both"

    _esm = script("predict")
    _stylesheets: ClassVar[list[str]] = [style("predict")]
