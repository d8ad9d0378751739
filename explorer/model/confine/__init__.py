"""Learners' programs, confined: interpreted from an allow-listed syntax tree, inside budgets, watched."""

from .evaluate import Outcome, execute
from .limits import BUDGETS, Limits
from .machine import Watcher

__all__ = ["BUDGETS", "Limits", "Outcome", "Watcher", "execute"]
