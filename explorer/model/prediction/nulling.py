"""Slips between two turns: the gradient of the turn before, and both added up since the old one was not nulled."""

from __future__ import annotations

from collections.abc import Iterator

from ..run import Run
from ..value import value_of
from .question import Question, Slip
from .versions import arrayed


def between_turns(run: Run, turn: int, question: Question) -> Iterator[Slip]:
    """What of the turn before may be mistaken for, or left in, a gradient of this one."""
    if question.kind != "gradient" or turn < 1:
        return
    graph = run.turns[turn].graph
    node = graph.nodes[question.key] if question.key < len(graph.nodes) else None
    before = [each.gradient for each in run.turns[turn - 1].parameters if node and each.name == node.name]
    old = arrayed(before[0]) if before and before[0] is not None else None
    now = arrayed(node.gradient) if node and node.gradient is not None else None
    if node is None or old is None or now is None or old.shape != now.shape:
        return
    yield Slip("stale", value_of(old), node.key)
    yield Slip("unnulled", value_of(old + now), node.key)
