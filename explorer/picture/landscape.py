"""The loss around a walk as the page gets it: a grid of numbers, in as many digits as a picture shows."""

from __future__ import annotations

import math
from collections.abc import Iterable

from explorer.model.descent.landscape import Landscape, Plane

DIGITS = 7  # significant ones
FINER = (33, 65)  # points a side, where the coarse picture is there


def relief(seen: Landscape, plane: Plane) -> dict:
    """Where it was asked for, the losses there with null for what is no number, and how much finer to ask again."""
    side = round(len(seen.losses) ** (1 / len(seen.axes)))
    return {
        "ways": plane.ways,
        "low": plane.low,
        "high": plane.high,
        "side": side,
        "losses": _short(seen.losses),
        "finer": next((size for size in FINER if size > plane.size), 0) if _goes_on(seen, plane, side) else 0,
    }


def _goes_on(seen: Landscape, plane: Plane, side: int) -> bool:
    """Whether a finer one is to be had: not where time did not even suffice for this one."""
    return len(plane.ways) > 1 and side == plane.size


def _short(numbers: Iterable[float]) -> list[float | None]:
    return [float(f"{number:.{DIGITS}g}") if math.isfinite(number) else None for number in numbers]
