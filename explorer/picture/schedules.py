"""The schedules of the learning rate beside each other: what each makes of one rate, turn by turn."""

from __future__ import annotations

from typing import Any

from explorer.model.descent.schedules import SCHEDULES


def schedules(rate: float, steps: int) -> list[dict[str, Any]]:
    """Of each its name, its formula, the length of a stretch, and the rates of all steps."""
    return [
        {
            "schedule": name,
            "title": each.title,
            "formula": each.formula,
            "first": rate,
            "stretch": each.stretch(steps),
            "rates": [each.rate(rate, turn, steps) for turn in range(steps)],
        }
        for name, each in SCHEDULES.items()
    ]
