"""Why nothing in a program can descend, in words."""

from __future__ import annotations

from ..run import Run
from .origins import origins

NOTHING = "There is nothing to descend yet: the program computes no tensor."
TOO_MANY = "The inputs hold more than 200,000 numbers together: these are too many to walk with here."
ELSEWHERE = "This graph was made outside: there is no program here to run again."
NO_GRADIENT = "No gradient can be computed here, so no input can move."
FLAT = "Nothing flows back to an input: no input here can move."


def stuck(ran: Run) -> str:
    """Why no input of a program can move; empty where one can."""
    if not ran.turns:
        return NOTHING
    if not ran.program.source:
        return ELSEWHERE
    if ran.swept is None:
        return _fixed(ran)
    if not ran.leaves:
        return FLAT
    return TOO_MANY if any(leaf.value.numbers is None for leaf in ran.leaves) else ""


def _fixed(ran: Run) -> str:
    """Why nothing was swept."""
    target = ran.graph.nodes[ran.graph.target or 0]
    if not target.constant:
        return NO_GRADIENT
    if not target.name:
        return FLAT
    return f"No input here can move: {_listed(origins(ran.program.source, target.name))} constant."


def _listed(names: list[str]) -> str:
    shown = names[:3] + [f"{len(names) - 3} more"] * (len(names) > 3)
    return f"{shown[0]} is" if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]} are"
