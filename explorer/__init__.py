"""Autodiff Explorer: see a program's computational graph compute, forward and backward.

Importing this is light: Panel and Bokeh come with the first use of `Explorer` or `explore`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

HOMES = {
    "Explorer": "app",
    "explore": "notebook",
    "Limits": "model.confine",
    "Run": "model.run",
    "run_program": "model.entry",
}

__all__ = ["Explorer", "Limits", "Run", "explore", "run_program"]


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *HOMES])
