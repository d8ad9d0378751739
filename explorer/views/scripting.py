"""The part of an answer that is the program as another library runs it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from explorer.picture.scripts import script as script_of

from .asked import Asked


def script(asked: Asked) -> dict[str, Any] | None:
    """The program as a script for another library, or why there is none."""
    language = asked.request.script
    if language is None or asked.run.error:
        return None
    return asdict(script_of(asked.run, asked.turn, language))
