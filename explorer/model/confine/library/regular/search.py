"""What the module `re` stands on: patterns made ready, and where they match."""

from __future__ import annotations

import re
from typing import Any

from ...limits import CONTAINER, ITEM
from ...names.kinds import error
from ...ours import ours
from ..made import made
from .matcher import at, first
from .programs import Expression, expression

READY = 100  # patterns that a run keeps
FLAGS = {"A": re.A, "ASCII": re.A, "I": re.I, "IGNORECASE": re.I, "M": re.M, "MULTILINE": re.M, "S": re.S}
FLAGS |= {"DOTALL": re.S, "X": re.X, "VERBOSE": re.X, "U": re.U, "UNICODE": re.U, "NOFLAG": re.NOFLAG}
MEANT = int(re.A | re.I | re.M | re.S | re.X | re.U)


def given() -> dict[str, Any]:
    """What the module is written with, for one run."""
    ready: dict[tuple[str, int], tuple[Any, ...]] = {}

    def prepare(machine: Any, pattern: str, flags: int) -> tuple[Any, ...]:
        key = pattern, flags & MEANT
        if key not in ready:
            if len(ready) >= READY:
                ready.clear()
            machine.meter.table(1)
            ready[key] = parts(machine, expression(machine.meter, *key))
        return ready[key]

    numbers = {name: int(value) for name, value in FLAGS.items()}
    return {**numbers, "error": error(re.error), **ours({"_prepare": prepare})}


def parts(machine: Any, found: Expression) -> tuple[Any, ...]:
    """What programs may ask of a pattern: its matches, how many groups it has and what they are called, its flags."""
    meter, places = machine.meter, 2 * found.groups + 2

    def one(text: str, start: int, end: int, how: str) -> list[int] | None:
        if how == "search":
            spans = first(meter, found, text, start, end)
        else:
            spans = at(meter, found, text, start, end, (end,) if how == "fullmatch" else ())
        meter.sequence(places)
        return None if spans is None else list(spans[:places])

    def every(text: str, start: int, end: int, most: int) -> list[list[int]]:
        matches: list[list[int]] = []
        moves = False
        while start <= end and (not most or len(matches) < most):
            spans = first(meter, found, text, start, end, moves=moves)
            if spans is None:
                break
            meter.sequence(places)
            meter.grow(CONTAINER + ITEM)
            matches.append(list(spans[:places]))
            start, moves = spans[1], spans[0] == spans[1]
        return matches

    return made(machine, "find", one), made(machine, "every", every), found.groups, found.names, found.flags
