"""Gradients that were checked, for the page to show; what JSON has no number for is a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explorer.model.doubts import Curve, Doubt

from .numbers import plain


def doubted(doubts: Iterable[Doubt], count: int) -> dict[str, Any]:
    """A row for each that there was time for, and how many there are in all."""
    rows = [[each.cell.node, each.cell.at, each.verdict, *map(plain, _numbers(each))] for each in doubts]
    return {"rows": rows, "count": count}


def curved(curve: Curve | None) -> dict[str, Any] | None:
    """The cell, its number and gradient, and the difference quotient at each step size."""
    if curve is None:
        return None
    return {
        "node": curve.cell.node,
        "at": curve.cell.at,
        "number": plain(curve.number),
        "gradient": plain(curve.gradient),
        "h": curve.h,
        "measured": [plain(each) for each in curve.measured],
    }


def _numbers(doubt: Doubt) -> tuple[float, ...]:
    return doubt.h, doubt.gradient, doubt.measured, doubt.left, doubt.right
