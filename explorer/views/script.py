"""Puts a component's script together from the files beside this one, since a component is one module on the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def script(*names: str) -> str:
    """The files' text, one after the other."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
