"""The script and the style of each component, as they were bundled from `static/` when the project was installed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import ClassVar

BUNDLED = Path(__file__).parent / "bundled"


class NotBundled(Exception):
    """The page's script is not here."""


@cache
def script(component: str) -> str:
    """A component's script: one module."""
    return _text(f"{component}.js")


@cache
def style(component: str) -> str:
    """A component's style sheet."""
    return _text(f"{component}.css")


def _text(name: str) -> str:
    try:
        return (BUNDLED / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotBundled("The page's script is not bundled yet: `python -m explorer.hosted.bundle` does it.") from None


class Later:
    """The scripts that the page fetches by itself, once it stands. Panel's server gives out what a class lists here."""

    names: ClassVar[dict[str, str]] = json.loads(_text("later.json"))
    _js: ClassVar[list[str]] = [f"{BUNDLED.name}/{name}" for name in names.values()]

    @classmethod
    def address(cls, script: str) -> str:
        """Where one is, seen from the page, in each home that has a program to write."""
        return f"components/{cls.__module__}/{cls.__name__}/_js/{BUNDLED.name}/{cls.names[script]}"
