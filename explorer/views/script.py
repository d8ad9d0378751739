"""The script and the style of each component, as they were bundled from `static/` when the project was installed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

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


@cache
def later() -> dict[str, str]:
    """The files of the scripts that the page fetches by itself, once it stands, by the names of these."""
    return json.loads(_text("later.json"))


def address_of(script: str) -> str:
    """Where one of these is, seen from the page, in each home that has a program to write: as Panel's server has it."""
    return f"components/explorer.views.later/Later/_js/{BUNDLED.name}/{later()[script]}"
