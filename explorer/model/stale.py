"""Gradients of the turn before that a parameter still has when the next turn begins: until it is used there."""

from __future__ import annotations

import re

from .run import Run
from .unnulled import stays
from .value import Value

SETS = re.compile(r"null_grad|zero_grad|clear_graph|\.grad\s*=[^=]")  # ways in which a program may set them back itself


def stale(run: Run, number: int) -> dict[int, Value]:
    """By node of a Turn what its `.grad` holds as the Turn begins; none where a program sets gradients back itself."""
    if not number or SETS.search(run.program.source):
        return {}
    before, shown = run.turns[number - 1], run.turns[number]
    old = {each.name: each.gradient for each in before.parameters if each.gradient is not None}
    named = ((node, old.get(f"{node.name}{node.mark}") or old.get(str(node.name))) for node in shown.graph.nodes)
    return {node.key: value for node, value in named if value and stays(node, shown, run.program.source)}
