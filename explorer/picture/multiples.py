"""What a program's own loop moved, turn by turn, as lines for small plots: few numbers each, many by their extremes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from explorer.model.turn import Turn
from explorer.model.value import Value

MOST = 11  # parameters
EACH = 4  # numbers of a parameter that have a line each
POINTS = 240  # turns of a line; of more, some at even distances and the last


def multiples(turns: Sequence[Turn]) -> dict[str, Any]:
    """The turns that are drawn, and for each parameter its lines: its numbers, or their least, mean and largest."""
    stride = math.ceil(len(turns) / POINTS) or 1
    drawn = [turn for at, turn in enumerate(turns) if (len(turns) - 1 - at) % stride == 0]
    names = list(dict.fromkeys(each.name for turn in drawn for each in turn.parameters))
    found = [{"name": name, **_lines([_value(turn, name) for turn in drawn])} for name in names[:MOST]]
    return {"turns": [turn.number for turn in drawn], "of": found, "more": max(0, len(names) - MOST)}


def _value(turn: Turn, name: str) -> Value | None:
    return next((each.value for each in turn.parameters if each.name == name), None)


def _lines(values: Sequence[Value | None]) -> dict[str, Any]:
    known = [value for value in values if value is not None]
    size = max((math.prod(value.shape) for value in known), default=0)
    if size <= EACH and all(value.numbers is not None for value in known):
        rows = [value.numbers if value and value.numbers else () for value in values]
        return {
            "spans": False,
            "lines": [[_drawn(row[at] if at < len(row) else None) for row in rows] for at in range(size)],
        }
    ends = [(value.low, value.mean, value.high) if value else (None, None, None) for value in values]
    return {"spans": True, "lines": [[_drawn(row[at]) for row in ends] for at in range(3)]}


def _drawn(number: Any) -> float | None:
    return float(number) if number is not None and math.isfinite(number) and abs(number) < 1e300 else None
