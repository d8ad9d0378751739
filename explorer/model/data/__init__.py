"""Data to learn from, drawn by a seed; and what is done with data before learning. Plain NumPy: it needs no page."""

from __future__ import annotations

from .glyphs import digits
from .parts import batches, scaled, split
from .points import circles, line, moons, spirals, wingspans, xor
from .tables import table

__all__ = [
    "batches",
    "circles",
    "digits",
    "line",
    "moons",
    "scaled",
    "spirals",
    "split",
    "table",
    "wingspans",
    "xor",
]
