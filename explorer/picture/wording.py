"""Every sentence that the screen says about a step: the templates of wording.json, filled. The page fills them alike.

What is filled in is text, or parts: pieces of text and terms [text, mark, node] that are coloured and linked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .typeset import Part, joined, plain

Filling = str | int | list
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def table() -> dict:
    """The whole wording, as the page gets it."""
    return json.loads((Path(__file__).parent / "wording.json").read_text(encoding="utf-8"))


def fill(template: str, fillings: Mapping[str, Filling]) -> list[Part]:
    """The template's parts, each {slot} replaced; a slot without a filling is a KeyError."""
    parts: list[Part] = []
    for at, piece in enumerate(_SLOT.split(template)):
        filling = fillings[piece] if at % 2 else piece
        parts += filling if isinstance(filling, list) else [str(filling)]
    return joined(parts)


def phrase(name: str, **fillings: Filling) -> list[Part]:
    """A piece of a sentence, by its name."""
    return fill(table()["phrase"][name], fillings)


def sentence(name: str, fillings: Mapping[str, Filling], step: int, steps: int) -> str:
    """What the status line says after a step."""
    return plain(fill(table()["sentence"][name], {**fillings, "step": step, "steps": steps}))


def rows(kind: str, fillings: Mapping[str, Filling], register: str) -> list[dict]:
    """The explanation's rows in one register: style, head (or None) and parts."""
    return [
        {"style": row["style"], "head": _head(row, fillings), "parts": fill(row["text"], fillings)}
        for row in table()["explanation"][kind]["rows"]
        if register in row.get("in", register).split() and ("when" not in row or row["when"] in fillings)
    ]


def title(kind: str, fillings: Mapping[str, Filling]) -> str:
    """The explanation's heading."""
    return plain(fill(table()["explanation"][kind]["title"], fillings))


def way(op: str, exponent: str | None = None) -> str:
    """By which way a gradient comes: "through the square"."""
    ways = table()["way"]
    return ways.get(f"{op} {exponent}") or ways.get(op) or ways[""].replace("{op}", op)


def count(number: int) -> str:
    """Small numbers in words."""
    words = table()["numbers"]
    return words[number] if number < len(words) else str(number)


def _head(row: Mapping[str, str], fillings: Mapping[str, Filling]) -> str | None:
    return plain(fill(row["head"], fillings)) if "head" in row else None
