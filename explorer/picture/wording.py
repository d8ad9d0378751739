"""What the screen says, as templates: wording.json, which stands in the page's script, too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def table() -> dict:
    """The whole of it."""
    return json.loads((Path(__file__).parent / "wording.json").read_text(encoding="utf-8"))
