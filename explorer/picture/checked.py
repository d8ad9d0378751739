"""What came of wiggling the numbers of a leaf, for the page to say: a verdict and its numbers for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from explorer.model.escapes import escape
from explorer.model.wiggle import Wiggled


def checked(node: int, wiggled: Sequence[Wiggled], source: str) -> dict[str, Any]:
    """The node, what was found of each of its numbers, and, where a gradient cannot be right, what may be why."""
    found = escape(source) if any(each.verdict == "differs" for each in wiggled) else None
    return {
        "node": node,
        "found": [{name: _told(value) for name, value in asdict(each).items()} for each in wiggled],
        "escape": {"text": found[0], "line": found[1]} if found else None,
    }


def _told(value: object) -> object:
    """What JSON has no number for is a text."""
    return repr(value) if isinstance(value, float) and not math.isfinite(value) else value
