"""How a graph was recorded as the program ran: what was around each value, and which way each `if` went."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from explorer.model.branches import forks
from explorer.model.enclosing import enclosing
from explorer.model.graph import Graph


def recorded(source: str, graph: Graph, *, turns: bool = False) -> dict[str, Any] | None:
    """The things around values, which of them each value is in, the forks, and, of one of several Turns, what it keeps
    and what lost its gradient; None where there is nothing to tell.
    """
    around = enclosing(source, graph)
    counts = {choice.line: (choice.held, choice.failed) for choice in graph.choices}
    told = [_fork(fork, *counts[fork.line]) for fork in forks(source) if fork.line in counts]
    kept = graph.kept if turns else ()
    if not around.rows and not told and not kept:
        return None
    rows = [{name: value for name, value in asdict(row).items() if value or name == "outer"} for row in around.rows]
    return {"rows": rows, "of": around.of, "forks": told, "kept": kept, "nulled": graph.nulled if turns else ()}


def _fork(fork: Any, held: int, failed: int) -> dict[str, Any]:
    """How often an `if` held, where it went then, and the lines of a branch that was never taken."""
    one, other = fork.spans
    idle = [span for span, count in ((one, held), (other, failed)) if span and not count]
    return {"line": fork.line, "held": held, "failed": failed, "to": [fork.held, fork.failed], "idle": idle}
