"""A figure as text. Made once in a process: a session's document, which each reader costs, need not hold its models."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from bokeh.document import Document
from bokeh.models import Model


@cache
def drawn(draw: Callable[[str], Model], name: str) -> str:
    """The JSON of a document with the one figure that `draw` makes of a name; drawn.js shows it."""
    document = Document()
    document.add_root(draw(name))
    return json.dumps(document.to_json(deferred=False))
