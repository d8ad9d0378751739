"""Learners' programs, confined: interpreted from an allow-listed syntax tree, inside budgets, watched."""

from .budgets import BUDGETS
from .enclosures import HELD, Calling, Enclosure, Noted, is_last
from .evaluate import Outcome, execute, sliders
from .figures import Axes, Curve, Figure
from .holders import attributes
from .limits import Halted, Limits
from .watcher import Watcher

__all__ = [
    "BUDGETS", "HELD", "Axes", "Calling", "Curve", "Enclosure", "Figure", "Halted", "Limits", "Noted", "Outcome",
    "Watcher", "attributes", "execute", "is_last", "sliders",
]  # fmt: skip
