"""Learners' programs, confined: interpreted from an allow-listed syntax tree, inside budgets, watched."""

from .evaluate import Outcome, execute
from .figures import Axes, Curve, Figure
from .instances import attributes
from .limits import BUDGETS, Limits
from .watcher import Watcher

__all__ = ["BUDGETS", "Axes", "Curve", "Figure", "Limits", "Outcome", "Watcher", "attributes", "execute"]
